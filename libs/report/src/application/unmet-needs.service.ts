import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { SqlText } from '#agreement';
import { HOME_TIME_ZONE, Clock, InvalidInputError, type InputProblem } from '#kernel';
import { Vocabulary } from '#vocabulary';
import { bothOf } from '../domain/report-labels.js';
import type { LeagueAudience, LeagueFilter, UnmetLeague } from '../domain/unmet-needs.js';
import { type LeagueTerms, needIdsBehind, unmetConcepts } from './unmet-queries.js';

const MONTHS = 12;
const FEWER_THAN = 5;

/** What buyers ask for and too few suppliers can do. Reads only; no row names a buyer. */
@Injectable()
export class UnmetNeedsService {
  private able: { readonly edition: object; readonly asked: string[]; readonly by: string[] } | undefined;

  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
    private readonly vocabulary: Vocabulary,
  ) {}

  /**
   * The league of a period that ends with a day, the most asked for first, in one statement. `audience` keeps the needs out
   * that somebody may not know of, also of the counts. @throws InvalidInputError
   */
  async league(filter: LeagueFilter, audience: LeagueAudience, em = this.em.fork()): Promise<UnmetLeague> {
    const terms = this.terms(filter);
    const rows = await unmetConcepts(em, terms, audience, this.whatItTakes());
    const { asOf, months, fewerThan } = terms;
    return {
      ...{ asOf, months, fewerThan },
      rows: rows.map((row) => ({ ...row, labels: bothOf((of) => this.vocabulary.name(row.conceptId, of)) })),
    };
  }

  /** The needs behind a row of the league. @throws InvalidInputError */
  needsBehind(filter: LeagueFilter, audience: LeagueAudience, conceptId: string): SqlText {
    if (!this.vocabulary.has(conceptId))
      throw InvalidInputError.at('conceptId', `The vocabulary has no concept "${conceptId}".`);
    return needIdsBehind(this.terms(filter), audience, conceptId);
  }

  private terms(filter: LeagueFilter): LeagueTerms {
    const today = this.clock.today(HOME_TIME_ZONE).toString();
    const terms = {
      fairId: filter.fairId ?? null,
      asOf: filter.asOf ?? today,
      months: filter.months ?? MONTHS,
      fewerThan: filter.fewerThan ?? FEWER_THAN,
    };
    const problems: InputProblem[] = [];
    const add = (field: string, message: string) => problems.push({ path: ['filter', field], message });
    if (terms.asOf > today) add('asOf', `It is ${today}: what comes isn't known yet.`);
    if (terms.months < 1 || terms.months > 120) add('months', 'From 1 to 120 months.');
    if (terms.fewerThan < 1 || terms.fewerThan > 1000) add('fewerThan', 'From 1 to 1,000 suppliers.');
    if (problems.length > 0) throw new InvalidInputError(problems);
    return terms;
  }

  private whatItTakes() {
    const { edition } = this.vocabulary;
    if (this.able?.edition !== edition) {
      const pairs = this.vocabulary.all.flatMap(({ id }) =>
        [...this.vocabulary.narrowerClosure(id).keys()].map((by) => [id, by] as const),
      );
      this.able = { edition, asked: pairs.map(([asked]) => asked), by: pairs.map(([, by]) => by) };
    }
    return this.able;
  }
}
