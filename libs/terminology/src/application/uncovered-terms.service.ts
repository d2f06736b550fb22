import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, found } from '#database';
import { Clock, newId } from '#kernel';
import { type Language, Vocabulary, findConcepts } from '#vocabulary';
import { type TermExample, UncoveredTerm } from '../domain/uncovered-term.entity.js';

/** A term that was come across, with the number of askers or suppliers. */
export interface SeenTerm {
  readonly key: string;
  readonly text: string;
  readonly language: Language;
  readonly count: number;
  readonly examples: readonly TermExample[];
}

/** Those that nobody has used for so long are forgotten, unless somebody has decided about them. */
const FORGOTTEN_AFTER_DAYS = 180;
const MOST_EXAMPLES = 3;
/** Suppliers that a search outweighs: who asks in vain loses more than who writes. */
const QUERY_WEIGHT = 20;

/**
 * Words that no concept covers: counted, and decided about by people. Holds words and numbers, never who used them.
 */
@Injectable()
export class UncoveredTermsService {
  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {}

  /** Adds what was asked for since the last time. */
  async countQueries(seen: readonly SeenTerm[]): Promise<void> {
    await this.write(
      seen,
      `queries = t.queries + excluded.queries, weight = t.weight + excluded.weight, last_seen_at = excluded.last_seen_at,
       examples = case when jsonb_array_length(t.examples) < ${MOST_EXAMPLES}
         and not t.examples @> excluded.examples then t.examples || excluded.examples else t.examples end`,
      'queries',
      QUERY_WEIGHT,
    );
  }

  /** Puts what suppliers write now in the place of what they wrote before. */
  async replaceSuppliers(seen: readonly SeenTerm[]): Promise<void> {
    await this.transactions.run(async (em) => {
      await em.execute(
        `update uncovered_term set suppliers = 0, weight = queries * ${QUERY_WEIGHT}
          where suppliers > 0 and not key = any(?::text[])`,
        [arrayOf(seen.map(({ key }) => key))],
      );
      await em.execute(
        `delete from uncovered_term where state = 'open' and (weight = 0 or last_seen_at < ?::timestamptz)`,
        [new Date(this.clock.now().epochMilliseconds - FORGOTTEN_AFTER_DAYS * 86_400_000).toISOString()],
      );
    });
    await this.write(
      seen,
      `suppliers = excluded.suppliers, weight = t.queries * ${QUERY_WEIGHT} + excluded.suppliers, last_seen_at = excluded.last_seen_at,
       examples = excluded.examples || (select coalesce(jsonb_agg(e), '[]') from jsonb_array_elements(t.examples) e
         where e->>'organisationId' is null)`,
      'suppliers',
      1,
    );
    await this.coverWhatIsNamed();
  }

  /** Nobody is asked about it again. Doing it twice changes nothing. */
  dismiss(id: string): Promise<void> {
    return this.decide(id, 'dismissed');
  }

  /** Back on the list. Doing it twice changes nothing. */
  reopen(id: string): Promise<void> {
    return this.decide(id, 'open');
  }

  /** In the transaction that gave the name. */
  async cover(em: EntityManager, id: string, conceptId: string): Promise<void> {
    const term = found(await em.findOne(UncoveredTerm, { id }), 'uncovered term', id);
    em.assign(term, { state: 'covered', conceptId, decidedAt: this.clock.nowDate() });
  }

  /** Terms that have become names of concepts, by whatever way, are off the list. */
  async coverWhatIsNamed(): Promise<void> {
    await this.transactions.run(async (em) => {
      for (const term of await em.find(UncoveredTerm, { state: 'open' })) {
        const { spans, rest } = findConcepts(term.text, this.vocabulary);
        if (rest !== '' || spans.length !== 1) continue;
        em.assign(term, {
          state: 'covered',
          conceptId: spans[0]!.conceptId,
          decidedAt: this.clock.nowDate(),
        });
      }
    });
  }

  private decide(id: string, state: 'dismissed' | 'open'): Promise<void> {
    return this.transactions.run(async (em) => {
      const term = found(await em.findOne(UncoveredTerm, { id }), 'uncovered term', id);
      if (term.state === state) return;
      em.assign(term, { state, conceptId: null, decidedAt: state === 'open' ? null : this.clock.nowDate() });
    });
  }

  /** No entities' changes: what is counted is no change that anybody made, so it has no place in the audit log. */
  private async write(
    seen: readonly SeenTerm[],
    onConflict: string,
    counted: 'queries' | 'suppliers',
    weight: number,
  ): Promise<void> {
    if (seen.length === 0) return;
    const now = this.clock.nowDate().toISOString();
    const rows = seen.map(({ key, text, language, count, examples }) => ({
      ...{ id: newId(), key, text, language, count, examples: examples.slice(0, MOST_EXAMPLES) },
    }));
    await this.em.fork().execute(
      `insert into uncovered_term as t (id, created_at, key, text, language, ${counted}, weight, examples, last_seen_at, state)
       select r.id, ?::timestamptz, r.key, r.text, r.language, r.count, r.count * ${weight}, r.examples, ?::timestamptz, 'open'
         from jsonb_to_recordset(?::jsonb) as r(id uuid, key text, text text, language text, count int, examples jsonb)
       on conflict (key) do update set ${onConflict}`,
      [now, now, JSON.stringify(rows)],
    );
  }
}

function arrayOf(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
