import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '#database';
import { PeriodicJobs } from '#jobs';
import { newId } from '#kernel';
import {
  InvalidProblemError,
  type SolveProgress,
  type SolveResult,
  checkTimetable,
  solveTimetableInWorker,
} from '#timetable-solver';
import type { FairFacts } from '../domain/fair-facts.js';
import { FactNames, nameConflict, nameProblemFault, unkeptPromises } from '../domain/name-faults.js';
import { holdStaying, movableGroups } from '../domain/hold-groups.js';
import { groupsToPlace } from '../domain/placed-group.js';
import { type PlacedGroup, placeOf } from '../domain/placed-meeting.js';
import { placedOfTimetable, timetableOfPlaced } from '../domain/place-timetable.js';
import { type PlanFigures, PlanRun, type PlanRunStatus } from '../domain/plan-run.entity.js';
import type { NamedFault } from '../domain/planning-faults.js';
import { searchProblem } from '../domain/search-problem.js';
import { standingMeetings } from '../domain/standing-meetings.js';
import { type StatedProblem, requestOfGroup, stateProblem } from '../domain/state-problem.js';
import { createDraft, readGroups, readMeetings } from './draft-records.js';
import { FairFactsReader } from './fair-facts.reader.js';
import { announcePlanning } from './planning-events.js';

const LOOK_EVERY_SECONDS = 1;
const PROGRESS_EVERY_MS = 1_000;
const HEARTBEAT_MS = 3_000;
/** A process that hasn't said for so long that it is at work isn't any more. */
const LOST_AFTER = '20 seconds';

/**
 * Does the searches that were asked for: one at a time in a process, in a thread of its own, in processes that do
 * background work. What is known of a run stands in its row, so that any process can show and cancel it; a run whose
 * process has ended is marked as interrupted by another one, or by the next.
 */
@Injectable()
export class PlanRunner implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('PlanRunner');
  private readonly stopping = new AbortController();
  private current: Promise<void> | null = null;

  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly reader: FairFactsReader,
    private readonly jobs: PeriodicJobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register({
      name: 'plan-timetables',
      everySeconds: LOOK_EVERY_SECONDS,
      run: async () => {
        await this.markLost();
        if (!this.current && !this.stopping.signal.aborted) await this.startNext();
      },
    });
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.current;
  }

  /** Takes one queued run and does it whole, for the command line. @returns false when somebody else has it */
  async doNow(runId: string): Promise<boolean> {
    const [id] = await this.claim(runId);
    if (id === undefined) return false;
    await this.perform(id);
    return true;
  }

  private async startNext(): Promise<void> {
    const [id] = await this.claim(null);
    if (id === undefined) return;
    this.current = this.perform(id).finally(() => (this.current = null));
  }

  private async claim(runId: string | null): Promise<string[]> {
    const rows: { id: string }[] = await this.em.fork().execute(
      `update plan_run set status = 'running', started_at = now(), heartbeat_at = now()
        where id = (select id from plan_run where status = 'queued' and (?::uuid is null or id = ?::uuid)
                     order by created_at limit 1 for update skip locked)
        returning id`,
      [runId, runId],
    );
    return rows.map(({ id }) => id);
  }

  private async markLost(): Promise<void> {
    await this.transactions.run(async (em) => {
      const lost: { id: string; fairId: string }[] = await em.execute(
        `update plan_run set status = 'interrupted', finished_at = now()
          where status = 'running' and heartbeat_at < now() - interval '${LOST_AFTER}'
          returning id, fair_id as "fairId"`,
      );
      for (const { id, fairId } of lost) await announcePlanning(em, 'plan-ended', { fairId, planRunId: id });
    });
  }

  private async perform(runId: string): Promise<void> {
    try {
      await this.search(runId);
    } catch (error) {
      const status = this.stopping.signal.aborted ? 'interrupted' : 'failed';
      if (status === 'failed') this.logger.error((error as Error).stack ?? String(error));
      await this.end(runId, status, {}).catch((problem: Error) => this.logger.error(problem.message));
    }
  }

  private async search(runId: string): Promise<void> {
    const em = this.em.fork();
    const run = await em.findOneOrFail(PlanRun, { id: runId });
    const open = await this.reader.readToPlan(em, run.fair.id);
    const live = movableGroups(open);
    const facts = holdStaying(open, run.mayMovePlanned);
    const standing = standingMeetings(facts, facts.meetings, run.mayMovePlanned);
    const groups = groupsToPlace(facts.groups);
    const stated = stateProblem(facts, { standing, weights: run.weights, withSpare: true, groups });
    const easier = searchProblem(stated);
    const start = run.startDraftId
      ? timetableOfPlaced(
          stated,
          await readMeetings(em, run.startDraftId),
          await readGroups(em, run.startDraftId),
        )
      : timetableOfPlaced(stated, facts.meetings, live);
    const names = new FactNames(facts).addRequests(stated);
    const cancel = new AbortController();
    const progress = new ProgressWriter(this.transactions, run, () => cancel.abort());
    try {
      const result = await solveTimetableInWorker(easier.problem, {
        ...(run.moves === null || run.moves === undefined
          ? { seconds: run.seconds }
          : { iterations: run.moves }),
        seed: run.seed,
        start: easier.reduce(start),
        signal: AbortSignal.any([cancel.signal, this.stopping.signal]),
        onProgress: (state) => progress.note(state),
      });
      await progress.settled();
      if (this.stopping.signal.aborted) return await this.end(runId, 'interrupted', {});
      await this.keep(run, { facts, live, stated, result, names, restore: easier.restore });
    } catch (error) {
      await progress.settled();
      if (!(error instanceof InvalidProblemError)) throw error;
      await this.end(runId, 'failed', {
        faults: error.faults.map((fault) => nameProblemFault(fault, names)),
      });
    }
  }

  /** Makes a draft of what was found, if it keeps every rule: an independent checker says so. */
  private async keep(
    run: PlanRun,
    found: {
      facts: FairFacts;
      /** Groups in the timetable that could move, whether the search might move them or not. */
      live: readonly PlacedGroup[];
      stated: StatedProblem;
      result: SolveResult;
      names: FactNames;
      restore: (timetable: SolveResult['timetable']) => SolveResult['timetable'];
    },
  ): Promise<void> {
    const { facts, live, stated, result, names } = found;
    const figures = {
      ...figuresOf(result),
      worstServed: result.figures.worstServed.map((id) => names.of(id).name),
      worstServedCount: result.figures.worstServedCount,
    };
    const faults = [
      ...(run.faults ?? []),
      ...result.faults.map((fault) => nameProblemFault(fault, names)),
      ...result.conflict.map((member) => nameConflict(member, names)),
    ];
    if (result.status === 'infeasible' || result.status === 'unknown') {
      // Without a proof of who is in whose way, at least who stayed without a place.
      if (faults.every(({ isWarning }) => isWarning)) {
        const placed = new Set(result.timetable.meetings.map(({ request }) => request));
        const missing = stated.problem.requests.filter(({ id, mandatory }) => mandatory && !placed.has(id));
        const culprits = names.all(missing.map(({ id }) => id));
        if (culprits.length > 0) faults.push({ code: 'NO_PLACE_FOUND', isWarning: false, culprits });
      }
      return this.end(run.id, null, { figures, faults, outcome: result.status });
    }
    const timetable = found.restore(result.timetable);
    const violations = checkTimetable(stated.problem, timetable);
    if (violations.length > 0) {
      throw new Error(`The search broke rules: ${JSON.stringify(violations.slice(0, 5))}`);
    }
    const { placed, groups, unmanned } = placedOfTimetable(facts, stated, timetable, newId);
    const lost = unmanned.filter(
      (request) =>
        stated.asked.get(request)?.standing ??
        stated.groups.get(request)?.was ??
        stated.groups.get(request)?.group.isMust,
    );
    if (lost.length > 0) {
      // Nothing that stands goes because nobody was found for it.
      faults.push({ code: 'NO_PLACE_FOUND', isWarning: false, culprits: names.all(lost) });
      return this.end(run.id, null, { figures, faults, outcome: 'unknown' });
    }
    const fixed = new Set(facts.meetings.flatMap((one) => (one.isFixed ? [one.meetingId] : [])));
    const inProblem = new Set(
      [...stated.asked.values()].flatMap(({ standing }) => (standing ? [standing.meetingId] : [])),
    );
    const history = facts.meetings.filter(({ meetingId }) => !inProblem.has(meetingId)).map(placeOf);
    faults.push(...unkeptPromises(facts, [...history, ...placed], names));
    const left = [...stated.groups.values()].filter(
      ({ group }) => !groups.some(({ groupId }) => groupId === group.groupId),
    );
    if (left.length > 0) {
      const culprits = names.all(left.map(({ group }) => group.groupId));
      faults.push({ code: 'GROUP_LEFT_OUT', isWarning: true, culprits });
    }
    await this.end(run.id, null, { figures, faults, outcome: result.status }, (em) =>
      createDraft(em, {
        ...{ fairId: run.fair.id, name: null, weights: run.weights, figures },
        meetings: [...history, ...placed].map((one) => ({ ...one, isFixed: fixed.has(one.meetingId) })),
        groups: [...live.filter(({ groupId }) => !stated.groups.has(requestOfGroup(groupId))), ...groups],
        base: facts.meetings,
        baseGroups: live,
      }),
    );
  }

  /** `status` null: finished, or cancelled when that was asked for. */
  private async end(
    runId: string,
    status: PlanRunStatus | null,
    facts: { figures?: PlanFigures; faults?: readonly NamedFault[]; outcome?: PlanRun['outcome'] },
    makeDraft?: (em: EntityManager) => Promise<{ id: string }>,
  ): Promise<void> {
    await this.transactions.run(async (em) => {
      const run = await em.findOneOrFail(PlanRun, { id: runId });
      const draft = await makeDraft?.(em);
      run.status = status ?? (run.cancelRequestedAt ? 'cancelled' : 'finished');
      run.finishedAt = new Date();
      if (facts.figures) run.figures = facts.figures;
      if (facts.faults) run.faults = [...facts.faults];
      if (facts.outcome) run.outcome = facts.outcome;
      if (draft) em.assign(run, { draft: draft.id });
      const ids = { fairId: run.fair.id, planRunId: runId };
      await announcePlanning(em, 'plan-ended', draft ? { ...ids, draftId: draft.id } : ids);
    });
  }
}

/** Writes down how far a run has come, once a second at most, and hears whether it is to end. */
class ProgressWriter {
  private last = 0;
  private writing: Promise<void> | null = null;
  /** Also where a search is silent for long: proving that something can't be had takes a while. */
  private readonly beat = setInterval(() => this.start(null), HEARTBEAT_MS).unref();

  constructor(
    private readonly transactions: Transactions,
    private readonly run: PlanRun,
    private readonly cancel: () => void,
  ) {}

  note(progress: SolveProgress): void {
    const now = Date.now();
    if (this.writing || now - this.last < PROGRESS_EVERY_MS) return;
    this.last = now;
    this.start(figuresOf(progress));
  }

  async settled(): Promise<void> {
    clearInterval(this.beat);
    await this.writing;
  }

  private start(figures: PlanFigures | null): void {
    // A progress that can't be written is followed by another one.
    this.writing ??= this.write(figures)
      .catch(() => {})
      .finally(() => (this.writing = null));
  }

  private async write(figures: PlanFigures | null): Promise<void> {
    await this.transactions.run(async (em) => {
      const [row]: { cancelled: boolean }[] = await em.execute(
        `update plan_run set figures = coalesce(?::jsonb, figures), heartbeat_at = now() where id = ?
          returning cancel_requested_at is not null as cancelled`,
        [figures && JSON.stringify(figures), this.run.id],
      );
      if (row?.cancelled) this.cancel();
      const ids = { fairId: this.run.fair.id, planRunId: this.run.id };
      if (figures) await announcePlanning(em, 'plan-progressed', ids);
    });
  }
}

function figuresOf({
  figures,
  bounds,
  seconds,
}: Pick<SolveProgress, 'figures' | 'bounds' | 'seconds'>): PlanFigures {
  return {
    seconds: Math.round(seconds * 10) / 10,
    requests: figures.requests,
    scheduled: figures.scheduled,
    worth: figures.worth,
    worthBound: bounds.worth,
    scheduledBound: bounds.scheduled,
    worstShare: figures.worstShare,
    worstShareBound: bounds.worstShare,
    breaks: figures.breaks,
    breaksBound: bounds.breaks,
    tableChanges: figures.tableChanges,
  };
}
