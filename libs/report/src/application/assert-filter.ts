import { InvalidInputError, type InputProblem, isCurrency } from '#kernel';
import type { Vocabulary } from '#vocabulary';
import type { ReportFilter } from '../domain/report.js';

/** @throws InvalidInputError for an unknown currency, sector or country, or years the wrong way round */
export function assertFilter(filter: ReportFilter, currency: string, vocabulary: Vocabulary): void {
  const problems: InputProblem[] = [];
  const add = (field: string, message: string) => problems.push({ path: ['filter', field], message });
  if (!isCurrency(currency)) add('currency', `${currency} is not an ISO 4217 currency code.`);
  if (filter.sector && vocabulary.byId(filter.sector)?.kind !== 'industry')
    add('sector', `The vocabulary has no industry "${filter.sector}".`);
  if (filter.fromYear != null && filter.toYear != null && filter.fromYear > filter.toYear)
    add('toYear', 'The last year is before the first.');
  if (problems.length > 0) throw new InvalidInputError(problems);
}
