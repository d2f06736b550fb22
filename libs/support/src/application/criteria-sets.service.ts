import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, assertVersion, found, lockInOrder, once } from '#database';
import { Clock, InvalidInputError, type InputProblem } from '#kernel';
import { CriteriaSet, Criterion, type CriterionKind } from '../domain/criteria-set.entity.js';
import { CriteriaInUseError } from '../domain/support.errors.js';

export interface CriterionDetails {
  kind: CriterionKind;
  name: Record<string, string>;
  evidence: Record<string, string>;
  weight: number;
  scale: number;
}

export interface CriteriaSetDetails {
  name: Record<string, string>;
  source?: string | null;
  criteria: CriterionDetails[];
}

/** Keeps what enterprises are scored by. A set in use never changes; a new edition supersedes it. */
@Injectable()
export class CriteriaSetsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins a draft: of a new code its first edition, of a known one the next.
   * @throws InvalidInputError
   */
  draft(input: CriteriaSetDetails & { code: string; idempotencyKey?: string | null }): Promise<string> {
    checkSet(input);
    return this.transactions.run((em) =>
      once(em, 'draftCriteriaSet', input, async () => {
        await lockInOrder(em, [`criteria-set:${input.code}`]);
        const last = await em.findOne(CriteriaSet, { code: input.code }, { orderBy: { edition: 'desc' } });
        const set = em.create(CriteriaSet, {
          ...{ code: input.code, edition: (last?.edition ?? 0) + 1, name: input.name },
          source: input.source?.trim() || null,
        });
        addCriteria(em, set, input.criteria);
        await announce(em, 'criteria-set.changed', {});
        return set.id;
      }),
    );
  }

  /** Replaces a draft. @throws StaleVersionError, CriteriaInUseError, InvalidInputError */
  revise(id: string, version: number, details: CriteriaSetDetails): Promise<void> {
    checkSet(details);
    return this.transactions.run(async (em) => {
      const set = await locked(em, id);
      if (set.status !== 'draft') throw new CriteriaInUseError(id);
      assertVersion(set, version);
      em.assign(set, { name: details.name, source: details.source?.trim() || null });
      // Criteria are rows of their own: without this an edit of them alone would leave the version as it was.
      set.updatedAt = this.clock.nowDate();
      em.remove(await em.find(Criterion, { set }));
      await em.flush();
      addCriteria(em, set, details.criteria);
      await announce(em, 'criteria-set.changed', {});
    });
  }

  /** Puts a draft into use, and the edition that was in use out of it. Doing it twice changes nothing. */
  adopt(id: string, version: number): Promise<void> {
    return this.transactions.run(async (em) => {
      const set = await locked(em, id);
      if (set.status === 'in-use') return;
      if (set.status === 'superseded') throw new CriteriaInUseError(id);
      assertVersion(set, version);
      const before = await em.find(
        CriteriaSet,
        { code: set.code, status: 'in-use' },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      for (const one of before) one.status = 'superseded';
      em.assign(set, { status: 'in-use', adoptedAt: this.clock.nowDate() });
      await announce(em, 'criteria-set.changed', {});
    });
  }
}

function addCriteria(em: EntityManager, set: CriteriaSet, criteria: readonly CriterionDetails[]): void {
  criteria.forEach((criterion, position) => em.create(Criterion, { set, position, ...criterion }));
}

function checkSet({ name, criteria }: CriteriaSetDetails): void {
  const problems: InputProblem[] = [];
  const add = (path: string, message: string) =>
    problems.push({ path: ['input', ...path.split('.')], message });
  if (Object.values(name).every((text) => text.trim() === '')) add('name', 'is missing');
  if (!criteria.some(({ kind }) => kind === 'general')) add('criteria', 'There must be a general criterion.');
  if (criteria.length > 40) add('criteria', 'There may be 40 at most.');
  criteria.forEach((criterion, index) => {
    if (Object.values(criterion.name).every((text) => text.trim() === ''))
      add(`criteria.${index}.name`, 'is missing');
    if (Object.values(criterion.evidence).every((text) => text.trim() === ''))
      add(`criteria.${index}.evidence`, 'Say what counts as evidence.');
    for (const field of ['weight', 'scale'] as const) {
      const value = criterion[field];
      if (!Number.isInteger(value) || value < 1 || value > 100)
        add(`criteria.${index}.${field}`, 'must be a whole number from 1 to 100');
    }
  });
  if (problems.length > 0) throw new InvalidInputError(problems);
}

async function locked(em: EntityManager, id: string): Promise<CriteriaSet> {
  return found(
    await em.findOne(CriteriaSet, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
    'criteria set',
    id,
  );
}
