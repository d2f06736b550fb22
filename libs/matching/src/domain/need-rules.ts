import type { CapacityUnit } from '#capability';
import type { InputProblem } from '#kernel';
import type { Importance } from './need.entity.js';
import type { ConceptGraph } from './scoring/concept-graph.js';

/** What people enter of a need. */
export interface NeedDetails {
  title: string;
  description?: string | null;
  fairId?: string | null;
  concepts: { conceptId: string; importance: Importance }[];
  toleranceUm?: number | null;
  partSizeMm?: number | null;
  monthlyVolume?: number | null;
  volumeUnit?: CapacityUnit | null;
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
  const { concepts, toleranceUm, partSizeMm, monthlyVolume, volumeUnit, countries, deadline } = details;
  if (concepts.length === 0) wrong('concepts', 'must name at least one concept');
  if (concepts.length > MOST_CONCEPTS) wrong('concepts', `must name at most ${MOST_CONCEPTS} concepts`);
  const seen = new Set<string>();
  concepts.forEach(({ conceptId }, index) => {
    if (!graph.has(conceptId))
      wrong(`concepts.${index}.conceptId`, `"${conceptId}" is not in the vocabulary`);
    else if (seen.has(conceptId)) wrong(`concepts.${index}.conceptId`, `"${conceptId}" comes twice`);
    seen.add(conceptId);
  });
  for (const [path, value] of Object.entries({ toleranceUm, partSizeMm, monthlyVolume })) {
    if (value !== null && value !== undefined && value <= 0) wrong(path, 'must be greater than 0');
  }
  if (isGiven(monthlyVolume) && !isGiven(volumeUnit)) wrong('volumeUnit', 'is needed with a monthly volume');
  if (isGiven(volumeUnit) && !isGiven(monthlyVolume)) wrong('monthlyVolume', 'is needed with a unit');
  countries.forEach((country, index) => {
    if (countries.indexOf(country) < index) wrong(`countries.${index}`, `"${country}" comes twice`);
  });
  if (isGiven(deadline) && deadline < today && deadline !== keptDeadline) {
    wrong('deadline', 'must not be in the past');
  }
  return problems;
}

function isGiven<T>(value: T | null | undefined): value is T {
  return value !== null && value !== undefined;
}
