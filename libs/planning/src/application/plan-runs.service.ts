import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, currentActor, found, once } from '#database';
import { InvalidInputError } from '#kernel';
import { planFaults } from '../domain/name-faults.js';
import { holdStaying } from '../domain/hold-groups.js';
import { groupsToPlace } from '../domain/placed-group.js';
import { PlanImpossibleError, PlanRunOverError } from '../domain/planning.errors.js';
import type { NamedFault } from '../domain/planning-faults.js';
import { PlanRun } from '../domain/plan-run.entity.js';
import { DEFAULT_WEIGHTS, type PlanWeights } from '../domain/plan-weights.js';
import { standingMeetings } from '../domain/standing-meetings.js';
import { stateProblem } from '../domain/state-problem.js';
import { TimetableDraft } from '../domain/timetable-draft.entity.js';
import { FairFactsReader } from './fair-facts.reader.js';
import { announcePlanning } from './planning-events.js';

export interface PlanRequest {
  fairId: string;
  seconds: number;
  moves?: number | null;
  seed?: number | null;
  weights?: Partial<PlanWeights> | null;
  mayMovePlanned?: boolean;
  startDraftId?: string | null;
  idempotencyKey?: string | null;
}

/** Asking for timetables. The search itself is PlanRunner's. */
@Injectable()
export class PlanRunsService {
  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly reader: FairFactsReader,
  ) {}

  /**
   * Queues a search after looking at the facts: what makes every timetable impossible is told at once.
   * @returns the run's id
   * @throws PlanImpossibleError, InvalidInputError
   */
  plan(input: PlanRequest): Promise<string> {
    const weights = { ...DEFAULT_WEIGHTS, ...withoutNulls(input.weights ?? {}) };
    return this.transactions.run((em) =>
      once(em, 'planTimetable', input, async () => {
        const faults = await this.faultsIn(em, input.fairId, weights, input.mayMovePlanned ?? false);
        if (faults.some(({ isWarning }) => !isWarning)) throw new PlanImpossibleError(faults);
        if (input.startDraftId) {
          const start = await em.findOne(TimetableDraft, { id: input.startDraftId, fair: input.fairId });
          if (!start) throw InvalidInputError.at('input.startDraftId', 'The fair has no such draft.');
        }
        const run = em.create(PlanRun, {
          fair: input.fairId,
          requestedById: currentActor().personId,
          weights,
          seconds: input.seconds,
          moves: input.moves ?? null,
          seed: input.seed ?? 1,
          mayMovePlanned: input.mayMovePlanned ?? false,
          startDraftId: input.startDraftId ?? null,
          faults,
        });
        await announcePlanning(em, 'plan-requested', { fairId: input.fairId, planRunId: run.id });
        return run.id;
      }),
    );
  }

  /** What would stand in the way of a timetable, or make it poorer. Reads only. */
  faults(fairId: string, mayMovePlanned: boolean): Promise<NamedFault[]> {
    return this.faultsIn(this.em.fork(), fairId, DEFAULT_WEIGHTS, mayMovePlanned);
  }

  /** Ends a run; a search at work keeps the best it has as a draft. @throws PlanRunOverError */
  async cancel(id: string): Promise<void> {
    await this.transactions.run(async (em) => {
      const run = found(
        await em.findOne(PlanRun, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
        'plan run',
        id,
      );
      if (run.status === 'queued') {
        Object.assign(run, { status: 'cancelled', finishedAt: new Date() });
      } else if (run.status === 'running') {
        run.cancelRequestedAt ??= new Date();
      } else throw new PlanRunOverError(run.status);
      await announcePlanning(em, 'plan-progressed', { fairId: run.fair.id, planRunId: id });
    });
  }

  private async faultsIn(
    em: EntityManager,
    fairId: string,
    weights: PlanWeights,
    mayMovePlanned: boolean,
  ): Promise<NamedFault[]> {
    const facts = holdStaying(await this.reader.readToPlan(em, fairId), mayMovePlanned);
    const standing = standingMeetings(facts, facts.meetings, mayMovePlanned);
    const groups = groupsToPlace(facts.groups);
    return planFaults(facts, stateProblem(facts, { standing, weights, withSpare: true, groups }));
  }
}

function withoutNulls(weights: object): Partial<PlanWeights> {
  return Object.fromEntries(
    Object.entries(weights).filter(([, value]) => value !== null && value !== undefined),
  );
}
