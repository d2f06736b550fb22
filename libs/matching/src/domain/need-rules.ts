import type { CapacityUnit } from '#capability';
import { type InputProblem, type Money } from '#kernel';
import type { Importance } from './need.entity.js';
import type { ConceptGraph } from './scoring/concept-graph.js';

/** What a piece, or a unit of the volume, should cost: two amounts of one currency, either of which may be left open. */
export interface PriceBand {
  readonly min: Money | null;
  readonly max: Money | null;
}

/** What people enter of a need. */
export interface NeedDetails {
  title: string;
  description?: string | null;
  fairId?: string | null;
  concepts: { conceptId: string; importance: Importance }[];
  excludedConceptIds?: string[];
  toleranceUm?: number | null;
  partSizeMinMm?: number | null;
  partSizeMm?: number | null;
  leadTimeDays?: number | null;
  monthlyVolume?: number | null;
  volumeUnit?: CapacityUnit | null;
  /** undefined leaves what stands, for those who may not see it. */
  price?: PriceBand | null | undefined;
  countries: string[];
  deadline?: string | null;
  isPublic: boolean;
}

export const MOST_CONCEPTS = 40;

/**
 * Every rule that the details break, with the path of each field under `input`.
 * `keptDeadline` is the one that stands already: an edit of something else isn't refused because it has passed.
 */
export function needProblems(
  details: NeedDetails,
  { graph, today, keptDeadline = null }: { graph: ConceptGraph; today: string; keptDeadline?: string | null },
): InputProblem[] {
  const problems: InputProblem[] = [];
  const wrong = (path: string, message: string) =>
    problems.push({ path: ['input', ...path.split('.')], message });
  const { toleranceUm, partSizeMinMm, partSizeMm, leadTimeDays, monthlyVolume, volumeUnit } = details;
  const { countries, deadline } = details;
  for (const [path, message] of conceptProblems(details, graph)) wrong(path, message);
  const figures = { toleranceUm, partSizeMinMm, partSizeMm, leadTimeDays, monthlyVolume };
  for (const [path, value] of Object.entries(figures)) {
    if (isGiven(value) && value <= 0) wrong(path, 'must be greater than 0');
  }
  if (isGiven(partSizeMinMm) && !isGiven(partSizeMm)) wrong('partSizeMm', 'is needed with a smallest size');
  if (isGiven(partSizeMinMm) && isGiven(partSizeMm) && partSizeMinMm > partSizeMm) {
    wrong('partSizeMinMm', 'must not be above the largest size: the range is upside down');
  }
  if (isGiven(monthlyVolume) && !isGiven(volumeUnit)) wrong('volumeUnit', 'is needed with a monthly volume');
  if (isGiven(volumeUnit) && !isGiven(monthlyVolume)) wrong('monthlyVolume', 'is needed with a unit');
  for (const [path, message] of priceProblems(details.price ?? null)) wrong(path, message);
  countries.forEach((country, index) => {
    if (countries.indexOf(country) < index) wrong(`countries.${index}`, `"${country}" comes twice`);
  });
  if (isGiven(deadline) && deadline < today && deadline !== keptDeadline) {
    wrong('deadline', 'must not be in the past');
  }
  return problems;
}

/** Concepts unknown, named twice, or asked for and excluded at once; by path. */
function* conceptProblems(
  { concepts, excludedConceptIds = [] }: NeedDetails,
  graph: ConceptGraph,
): Generator<[string, string]> {
  if (concepts.length === 0) yield ['concepts', 'must name at least one concept'];
  if (concepts.length > MOST_CONCEPTS) yield ['concepts', `must name at most ${MOST_CONCEPTS} concepts`];
  const seen = new Set<string>();
  for (const [index, { conceptId }] of concepts.entries()) {
    if (!graph.has(conceptId)) {
      yield [`concepts.${index}.conceptId`, `"${conceptId}" is not in the vocabulary`];
    } else if (seen.has(conceptId)) yield [`concepts.${index}.conceptId`, `"${conceptId}" comes twice`];
    seen.add(conceptId);
  }
  if (excludedConceptIds.length > MOST_CONCEPTS) {
    yield ['excludedConceptIds', `must name at most ${MOST_CONCEPTS} concepts`];
  }
  for (const [index, excluded] of excludedConceptIds.entries()) {
    const path = `excludedConceptIds.${index}`;
    if (!graph.has(excluded)) yield [path, `"${excluded}" is not in the vocabulary`];
    else if (excludedConceptIds.indexOf(excluded) < index) yield [path, `"${excluded}" comes twice`];
    else if (graph.isCertificate(excluded)) yield [path, 'a certificate cannot be excluded'];
    else {
      // Whoever may not have the broader can't be asked for the narrower.
      const asked = concepts.find(({ conceptId }) => graph.narrowerOf(excluded).has(conceptId));
      if (asked) {
        yield [
          path,
          `"${excluded}" is excluded, but "${asked.conceptId}" is asked for: one of the two must go`,
        ];
      }
    }
  }
}

function* priceProblems(price: PriceBand | null): Generator<[string, string]> {
  const { min = null, max = null } = price ?? {};
  if (min?.isNegative()) yield ['price.min', 'must not be negative'];
  if (max?.isNegative()) yield ['price.max', 'must not be negative'];
  if (!min || !max) return;
  if (min.currency !== max.currency) yield ['price.max', 'must be in the currency of the lower price'];
  else if (min.minor > max.minor) {
    yield ['price.min', 'must not be above the upper price: the range is upside down'];
  }
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
