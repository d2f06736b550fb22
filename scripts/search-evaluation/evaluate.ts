import { type Catalogue, TODAY } from './catalogue.js';
import { holds } from './condition.js';
import type { SupplierFacts } from './facts.js';
import { type Grade, mean, ndcg, recall } from './measures.js';
import { NEEDS, type Need, type Query } from './needs/index.js';

const SEEN = 10;
const LOOKED_THROUGH = 50;

/** A query with what every supplier of the catalogue is worth to whoever asks it. */
export interface JudgedQuery {
  readonly language: string;
  readonly text: string;
  readonly kinds: readonly string[];
  readonly grades: ReadonlyMap<string, Grade>;
}

export interface Result {
  readonly query: JudgedQuery;
  readonly ndcg: number;
  /** Of those that fit, or of the best there are when nobody does. */
  readonly recallOfBest: number;
  /** Of those that fit at least partly. */
  readonly recallOfGood: number;
  readonly found: readonly string[];
}

export function judge(facts: readonly SupplierFacts[], needs: readonly Need[] = NEEDS): JudgedQuery[] {
  return needs.flatMap((need) => {
    const grades = new Map(facts.map((supplier) => [supplier.organisationId, gradeOf(need, supplier)]));
    return need.queries.map((query) => {
      const [language, text] = query;
      return { language, text, kinds: kindsOf(query), grades };
    });
  });
}

function gradeOf({ fits, partly, related }: Need, facts: SupplierFacts): Grade {
  if (holds(fits, facts, TODAY)) return 3;
  if (partly && holds(partly, facts, TODAY)) return 2;
  return related && holds(related, facts, TODAY) ? 1 : 0;
}

function kindsOf([language, text, ...kinds]: Query): string[] {
  const plain = kinds.length === 0 && language !== 'mixed' ? ['plain'] : [];
  const marks = language === 'vi' ? [hasMarks(text) ? 'diacritics' : 'no diacritics'] : [];
  return [...plain, ...(language === 'mixed' ? ['mixed'] : []), ...marks, ...kinds];
}

function hasMarks(text: string): boolean {
  return /[đĐ]/.test(text) || text.normalize('NFD') !== text.normalize('NFC');
}

/** Asks every query, one after the other. */
export async function evaluate(catalogue: Catalogue, queries: readonly JudgedQuery[]): Promise<Result[]> {
  const results: Result[] = [];
  for (const query of queries) {
    const found = await catalogue.find(query.text, LOOKED_THROUGH);
    const grades = found.map((id) => query.grades.get(id) ?? 0);
    const all = [...query.grades.values()];
    const best = all.reduce((most, grade) => (grade > most ? grade : most), 0 as Grade);
    results.push({
      query,
      found,
      ndcg: ndcg(grades, all, SEEN),
      recallOfBest: recall(grades, all, { depth: LOOKED_THROUGH, atLeast: best }),
      recallOfGood: recall(grades, all, { depth: LOOKED_THROUGH, atLeast: best < 2 ? best : 2 }),
    });
  }
  return results;
}

export interface Summary {
  readonly queries: number;
  readonly ndcg: number;
  readonly recallOfBest: number;
  readonly recallOfGood: number;
}

/** Means by language and by kind, and over all. */
export function summarise(results: readonly Result[]): Map<string, Summary> {
  const groups = new Map<string, Result[]>();
  const add = (name: string, result: Result) => groups.set(name, [...(groups.get(name) ?? []), result]);
  for (const result of results) {
    add('all', result);
    add(`language ${result.query.language}`, result);
    for (const kind of result.query.kinds) add(`kind ${kind}`, result);
  }
  return new Map(
    [...groups]
      .sort(([a], [b]) => order(a) - order(b) || a.localeCompare(b))
      .map(([name, group]) => [
        name,
        {
          queries: group.length,
          ndcg: mean(group.map(({ ndcg }) => ndcg)),
          recallOfBest: mean(group.map(({ recallOfBest }) => recallOfBest)),
          recallOfGood: mean(group.map(({ recallOfGood }) => recallOfGood)),
        },
      ]),
  );
}

function order(group: string): number {
  return group === 'all' ? 0 : group.startsWith('language') ? 1 : 2;
}
