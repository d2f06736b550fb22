import type { InputProblem } from '#kernel';
import type { Vocabulary } from '#vocabulary';
import type { RecognitionKind } from './recognition.entity.js';

export interface RecognitionDetails {
  kind: RecognitionKind;
  productName: string;
  conceptIds: string[];
  year: number;
  decisionNumber: string;
  decidedOn: string;
  validUntil?: string | null;
}

/** The year in which recognising industrial products began to be written down, well before the first of the records. */
const FIRST_YEAR = 1990;

/** What is wrong with a recognition, by field. `today` is an ISO date. */
export function recognitionProblems(
  details: RecognitionDetails,
  context: { vocabulary: Vocabulary; today: string },
): InputProblem[] {
  const problems: InputProblem[] = [];
  const add = (field: string, message: string) => problems.push({ path: ['input', field], message });
  const { productName, decisionNumber, year, decidedOn, validUntil, conceptIds } = details;
  if (productName.trim() === '') add('productName', 'is missing');
  if (decisionNumber.trim() === '') add('decisionNumber', 'is missing');
  const decidedIn = Number(decidedOn.slice(0, 4));
  if (decidedOn > context.today) add('decidedOn', 'is a day still to come');
  if (decidedIn < FIRST_YEAR) add('decidedOn', `is before ${FIRST_YEAR}`);
  // A selection's decision is often signed in the next year.
  if (year > decidedIn || year < decidedIn - 1)
    add('year', `is not the year of the decision (${decidedIn}) or the one before`);
  if (validUntil && validUntil < decidedOn) add('validUntil', 'is before the decision');
  conceptIds.forEach((id, index) => {
    const kind = context.vocabulary.byId(id)?.kind;
    if (kind !== 'product' && kind !== 'process' && kind !== 'industry')
      problems.push({
        path: ['input', 'conceptIds', String(index)],
        message: 'is no product, process or industry of the vocabulary',
      });
  });
  return problems;
}
