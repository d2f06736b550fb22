import type { CapabilityFacts, SupplierFacts } from './facts.js';

/**
 * A condition on the facts of a supplier. Concepts are meant as entered: which of them are kinds of another is said by
 * whoever writes the condition, not by the vocabulary's hierarchy, so that a mistake in the hierarchy shows.
 */
export type Condition =
  /** One capability meets all of these. */
  | { readonly capability: CapabilityCondition }
  /** Any of these certificates, valid on the day. */
  | { readonly certified: readonly string[] }
  | { readonly provinces: readonly string[] }
  /** The park's name contains it. */
  | { readonly zone: string }
  /** One of the supplier's names contains it. */
  | { readonly named: string }
  | { readonly ownership: string }
  | { readonly speaks: string }
  | { readonly all: readonly Condition[] }
  | { readonly any: readonly Condition[] }
  | { readonly not: Condition };

export interface CapabilityCondition {
  /** Any of each list, as entered or as a machine. */
  readonly concepts?: readonly (readonly string[])[];
  readonly toleranceUmAtMost?: number;
  readonly statesTolerance?: boolean;
  readonly partSizeMmAtLeast?: number;
  readonly capacityAtLeast?: { readonly amount: number; readonly unit: string };
  readonly leadTimeDaysAtMost?: number;
  /** A machine whose name gives a range of forces with this many tonnes in it. */
  readonly forceTonnes?: number;
  readonly maker?: string;
}

/** Whether the condition holds for a supplier on a day, an ISO date. */
export function holds(condition: Condition, facts: SupplierFacts, today: string): boolean {
  if ('all' in condition) return condition.all.every((part) => holds(part, facts, today));
  if ('any' in condition) return condition.any.some((part) => holds(part, facts, today));
  if ('not' in condition) return !holds(condition.not, facts, today);
  if ('capability' in condition) {
    return facts.capabilities.some((capability) => isMet(condition.capability, capability));
  }
  if ('certified' in condition) {
    return facts.certificates.some(
      ({ conceptId, issuedOn, expiresOn }) =>
        condition.certified.includes(conceptId) &&
        (issuedOn ?? today) <= today &&
        (expiresOn ?? today) >= today,
    );
  }
  if ('provinces' in condition) return condition.provinces.includes(facts.provinceCode ?? '');
  if ('zone' in condition) return facts.zone?.includes(condition.zone) ?? false;
  if ('named' in condition) return facts.names.some((name) => name.includes(condition.named));
  if ('ownership' in condition) return facts.ownership === condition.ownership;
  return facts.languages.includes(condition.speaks);
}

function isMet(wanted: CapabilityCondition, facts: CapabilityFacts): boolean {
  const there = [...facts.conceptIds, ...facts.machines.flatMap(({ conceptId }) => conceptId ?? [])];
  const atMost = (limit: number | undefined, fact: number | null) =>
    limit === undefined || (fact !== null && fact <= limit);
  const { capacityAtLeast, forceTonnes, maker, partSizeMmAtLeast, statesTolerance } = wanted;
  return (
    (wanted.concepts ?? []).every((any) => any.some((id) => there.includes(id))) &&
    atMost(wanted.toleranceUmAtMost, facts.toleranceUm) &&
    atMost(wanted.leadTimeDaysAtMost, facts.leadTimeDays) &&
    (statesTolerance === undefined || (facts.toleranceUm !== null) === statesTolerance) &&
    (partSizeMmAtLeast === undefined || (facts.partSizeMaxMm ?? 0) >= partSizeMmAtLeast) &&
    (capacityAtLeast === undefined ||
      (facts.capacityUnit === capacityAtLeast.unit &&
        (facts.monthlyCapacity ?? 0) >= capacityAtLeast.amount)) &&
    (forceTonnes === undefined || facts.machines.some(({ name }) => hasForce(name, forceTonnes))) &&
    (maker === undefined || facts.machines.some((machine) => machine.maker === maker))
  );
}

/** "Injection moulding machine 50–850 t" has 600. */
function hasForce(name: string, tonnes: number): boolean {
  const range = /([\d,]+)–([\d,]+) t\b/.exec(name);
  if (!range) return false;
  const [least, most] = range.slice(1).map((figure) => Number(figure.replaceAll(',', '')));
  return least! <= tonnes && tonnes <= most!;
}
