import type { CapacityUnit } from '#capability';
import type { Vocabulary } from '#vocabulary';
import { wordsIn } from './highlight.js';
import type { DocumentCapability } from './supplier-document.js';
import type { HitDocument, SupplierFilter, SupplierQuery } from './supplier-search.port.js';

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
  'press-force',
  'lead-time',
  'capacity',
  'minimum-order',
] as const;
export type NumberReason = Exclude<(typeof REASON_KINDS)[number], 'concept' | 'certificate' | 'words'>;

/** Why a supplier was found, with the fact that says so. */
export type Reason =
  | { readonly kind: 'concept'; readonly match: ConceptMatch }
  | { readonly kind: 'certificate'; readonly conceptId: string; readonly validUntil: string | null }
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | {
      readonly kind: NumberReason;
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
  const certificates = [
    ...query.conceptIds,
    ...filtersOf(query).flatMap(({ certificateIds = [] }) => certificateIds),
  ];
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

function rangeReasons({ capabilities }: HitDocument, query: SupplierQuery): Reason[] {
  const processes = askedProcesses(query);
  const fitting = capabilities.filter(
    (capability) => processes.length === 0 || processes.some((id) => capability.conceptIds.includes(id)),
  );
  const reasons = new Map<NumberReason, Reason>();
  for (const filter of filtersOf(query)) {
    for (const { kind, value, meets } of boundsOf(filter)) {
      const able = fitting.find(meets);
      if (able) reasons.set(kind, { kind, capabilityId: able.id, value: value(able)! });
    }
  }
  return [...reasons.values()];
}

/** Numbers that the text asks for and that the supplier states for nothing it makes: whether it manages has to be asked. */
export function unstatedIn({ capabilities }: HitDocument, { conditions }: SupplierQuery): NumberReason[] {
  const bounds = conditions.flatMap(boundsOf);
  const unstated = bounds.filter(({ states }) => !capabilities.some(states));
  return [...new Set(unstated.map(({ kind }) => kind))];
}

interface Bound {
  readonly kind: NumberReason;
  readonly states: (capability: DocumentCapability) => boolean;
  readonly meets: (capability: DocumentCapability) => boolean;
  /** What of a capability that meets it is told. */
  readonly value: (capability: DocumentCapability) => number | null;
}

function boundsOf(filter: SupplierFilter): Bound[] {
  const { toleranceUmAtMost, partSizeMm, pressForceTAtLeast, leadTimeDaysAtMost } = filter;
  const { monthlyCapacityAtLeast: capacity, minimumOrderAtMost: order } = filter;
  const bounds: Bound[] = [];
  const add = (
    kind: NumberReason,
    value: Bound['value'],
    fits: (value: number, one: DocumentCapability) => boolean,
    unit: CapacityUnit | null = null,
  ) => {
    const states = (one: DocumentCapability) =>
      value(one) !== null && (unit === null || one.capacityUnit === unit);
    bounds.push({ kind, value, states, meets: (one) => states(one) && fits(value(one)!, one) });
  };
  if (toleranceUmAtMost !== undefined) {
    add(
      'tolerance',
      ({ toleranceUm }) => toleranceUm,
      (held) => held <= toleranceUmAtMost,
    );
  }
  if (partSizeMm !== undefined) {
    add(
      'part-size',
      ({ partSizeMaxMm }) => partSizeMaxMm,
      (largest, { partSizeMinMm }) => (partSizeMinMm ?? 0) <= partSizeMm && partSizeMm <= largest,
    );
  }
  if (pressForceTAtLeast !== undefined) {
    add(
      'press-force',
      ({ pressForceT }) => pressForceT,
      (force) => force >= pressForceTAtLeast,
    );
  }
  if (leadTimeDaysAtMost !== undefined) {
    add(
      'lead-time',
      ({ leadTimeDays }) => leadTimeDays,
      (days) => days <= leadTimeDaysAtMost,
    );
  }
  if (capacity) {
    add(
      'capacity',
      ({ monthlyCapacity }) => monthlyCapacity,
      (amount) => amount >= capacity.amount,
      capacity.unit,
    );
  }
  if (order) {
    add(
      'minimum-order',
      ({ minimumOrder }) => minimumOrder,
      (amount) => amount <= order.amount,
      order.unit,
    );
  }
  return bounds;
}

function filtersOf({ filter, conditions }: SupplierQuery): readonly SupplierFilter[] {
  return [...conditions, filter];
}

/** The processes that are asked for: a bound on a number must be met by a capability that has one of them. */
export function askedProcesses({
  conceptIds,
  filter,
}: Pick<SupplierQuery, 'conceptIds' | 'filter'>): string[] {
  return [...conceptIds, ...(filter.conceptIds ?? [])].filter((id) => id.startsWith('process.'));
}
