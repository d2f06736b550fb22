import type { Vocabulary } from '#vocabulary';
import { wordsIn } from './highlight.js';
import type { HitDocument, SupplierQuery } from './supplier-search.port.js';

export const CONCEPT_MATCHES = ['exact', 'narrower', 'mentioned'] as const;
export type ConceptMatchKind = (typeof CONCEPT_MATCHES)[number];

/** How a supplier has a concept that was asked for. */
export interface ConceptMatch {
  readonly conceptId: string;
  readonly kind: ConceptMatchKind;
  /** The supplier's own concept by which it matches: the same, or one below. */
  readonly ownConceptId: string;
}

export const REASON_KINDS = [
  'concept',
  'certificate',
  'words',
  'tolerance',
  'part-size',
  'capacity',
] as const;

/** Why a supplier was found, with the fact that says so. */
export type Reason =
  | { readonly kind: 'concept'; readonly match: ConceptMatch }
  | { readonly kind: 'certificate'; readonly conceptId: string; readonly validUntil: string | null }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | {
      readonly kind: 'tolerance' | 'part-size' | 'capacity';
      readonly capabilityId: string;
      readonly value: number;
    };

/** Concepts of the text and of the filter that the supplier has, in the order in which they were asked for. */
export function conceptMatches(
  document: HitDocument,
  query: SupplierQuery,
  vocabulary: Vocabulary,
): ConceptMatch[] {
  const asked = [...new Set([...query.conceptIds, ...(query.filter.conceptIds ?? [])])];
  const mentioned = document.passages.flatMap(({ spans }) => spans.map(({ conceptId }) => conceptId));
  return asked.flatMap((conceptId): ConceptMatch[] => {
    const below = [...vocabulary.narrowerClosure(conceptId).keys()];
    const own = below.find((id) => document.conceptIds.includes(id));
    if (own === conceptId) return [{ conceptId, kind: 'exact', ownConceptId: own }];
    if (own) return [{ conceptId, kind: 'narrower', ownConceptId: own }];
    const word = below.find((id) => mentioned.includes(id));
    return word ? [{ conceptId, kind: 'mentioned', ownConceptId: word }] : [];
  });
}

/** Everything that was asked for and that the supplier meets. */
export function reasonsOf(document: HitDocument, query: SupplierQuery, vocabulary: Vocabulary): Reason[] {
  const reasons: Reason[] = conceptMatches(document, query, vocabulary).map((match) => ({
    kind: 'concept',
    match,
  }));
  const certificates = [...query.conceptIds, ...(query.filter.certificateIds ?? [])];
  for (const { conceptId, validFrom, validUntil } of document.certificates) {
    const isValid = (validFrom ?? '') <= query.today && query.today <= (validUntil ?? '9999');
    if (isValid && certificates.includes(conceptId)) {
      reasons.push({ kind: 'certificate', conceptId, validUntil });
    }
  }
  const words = wordsIn(document.passages, query.words);
  if (words.length > 0) reasons.push({ kind: 'words', words });
  return [...reasons, ...rangeReasons(document, query)];
}

function rangeReasons({ capabilities }: HitDocument, { filter, conceptIds }: SupplierQuery): Reason[] {
  const processes = askedProcesses([...conceptIds, ...(filter.conceptIds ?? [])]);
  const fitting = capabilities.filter(
    (capability) => processes.length === 0 || processes.some((id) => capability.conceptIds.includes(id)),
  );
  const reasons: Reason[] = [];
  const { toleranceUmAtMost, partSizeMm, monthlyCapacityAtLeast: capacity } = filter;
  const tight = fitting.find(
    ({ toleranceUm }) =>
      toleranceUmAtMost !== undefined && toleranceUm !== null && toleranceUm <= toleranceUmAtMost,
  );
  if (tight) {
    reasons.push({ kind: 'tolerance', capabilityId: tight.id, value: tight.toleranceUm! });
  }
  const large = fitting.find(
    ({ partSizeMinMm, partSizeMaxMm }) =>
      partSizeMm !== undefined && (partSizeMinMm ?? 0) <= partSizeMm && partSizeMm <= (partSizeMaxMm ?? 0),
  );
  if (large) {
    reasons.push({ kind: 'part-size', capabilityId: large.id, value: large.partSizeMaxMm! });
  }
  const able = fitting.find(
    ({ monthlyCapacity, capacityUnit }) =>
      capacity && capacityUnit === capacity.unit && (monthlyCapacity ?? 0) >= capacity.amount,
  );
  if (able) reasons.push({ kind: 'capacity', capabilityId: able.id, value: able.monthlyCapacity! });
  return reasons;
}

/** The processes among concepts: a range must be met by a capability that has one of them. */
export function askedProcesses(conceptIds: readonly string[]): string[] {
  return conceptIds.filter((id) => id.startsWith('process.'));
}
