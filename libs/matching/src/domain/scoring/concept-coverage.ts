import type { Assessment, ComponentReason, Pair } from './component.js';
import type { SupplierPool } from './match-facts.js';

/**
 * How much of what is wished for beyond the musts is covered, by importance and rarity. Where there is nothing but
 * musts these are measured, so that a need that asks for little isn't worth less.
 */
export function assessCoverage({ need, supplier, pool, rules }: Pair): Assessment | null {
  if (need.concepts.length === 0) return null;
  const wishes = need.concepts.filter(({ importance }) => importance !== 'must');
  const measured = new Set(wishes.length > 0 ? wishes : need.concepts);
  const weighted = need.concepts.map((concept) => ({
    ...concept,
    cover: supplier.coverOf(concept.conceptId),
    weight: measured.has(concept)
      ? rules.importance[concept.importance] * rarityOf(concept.conceptId, pool)
      : 0,
  }));
  const whole = weighted.reduce((sum, { weight }) => sum + weight, 0);
  const reasons = weighted.map(({ conceptId, importance, cover, weight }): ComponentReason => {
    if (!cover) return { code: 'concept-missing', part: 0, values: { conceptId, importance } };
    const { by, distance, certificate } = cover;
    const part = weight / whole;
    if (certificate) {
      const { expiresOn } = certificate;
      const values = { conceptId, by, importance, ...(expiresOn && { expiresOn }) };
      return { code: 'certificate-valid', part, values };
    }
    return { code: 'concept-covered', part, values: { conceptId, by, distance, importance } };
  });
  return {
    value: Math.min(
      1,
      reasons.reduce((sum, { part }) => sum + part, 0),
    ),
    reasons,
  };
}

/** 1 for what every supplier of the pool covers, up to 2 for what none does (inverse document frequency). */
export function rarityOf(conceptId: string, pool: SupplierPool): number {
  if (pool.size === 0) return 1;
  const holders = Math.min(pool.holdersOf(conceptId), pool.size);
  return 1 + Math.log((1 + pool.size) / (1 + holders)) / Math.log(1 + pool.size);
}
