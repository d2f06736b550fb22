import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';

/** How many records of a kind refer to a concept. */
export interface ConceptUse {
  /** Plural, lower case, as in "3 capabilities". */
  readonly what: string;
  readonly count: number;
}

/** Counts records of one kind that refer to any of the concepts; one statement, reads only. */
export type CountUses = (em: EntityManager, conceptId: string) => Promise<number>;

/** Who refers to concepts: every library whose records do says so when the process starts. */
@Injectable()
export class ConceptUses {
  private readonly counters = new Map<string, CountUses>();

  /** @param what plural, lower case */
  register(what: string, count: CountUses): void {
    this.counters.set(what, count);
  }

  /** Those kinds that refer to it at all. */
  async of(em: EntityManager, conceptId: string): Promise<ConceptUse[]> {
    const uses: ConceptUse[] = [];
    for (const [what, count] of this.counters) uses.push({ what, count: await count(em, conceptId) });
    return uses.filter(({ count }) => count > 0);
  }
}

/** The count of a statement that gives `count`. */
export async function countBy(em: EntityManager, sql: string, values: unknown[]): Promise<number> {
  const [row] = (await em.execute(sql, values)) as { count: number }[];
  return Number(row!.count);
}
