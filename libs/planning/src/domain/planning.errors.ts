import { DomainError } from '#kernel';
import type { DraftStatus } from './timetable-draft.entity.js';
import type { NamedFault } from './planning-faults.js';
import type { PlanRunStatus } from './plan-run.entity.js';

/** The facts of the fair make every timetable impossible, before anything is searched. */
export class PlanImpossibleError extends DomainError<{ faults: NamedFault[] }> {
  readonly code = 'PLAN_IMPOSSIBLE';

  constructor(faults: readonly NamedFault[]) {
    super('A timetable can’t be made of this: see what stands in the way.', { faults: [...faults] });
  }
}

/** The run isn't at work any more. */
export class PlanRunOverError extends DomainError<{ status: PlanRunStatus }> {
  readonly code = 'PLAN_RUN_OVER';

  constructor(status: PlanRunStatus) {
    super(`The run is ${status} already.`, { status });
  }
}

/** A group meeting that is in the timetable: who comes and where is changed there. */
export class GroupPlacedError extends DomainError<{ sessionId: string }> {
  readonly code = 'GROUP_PLACED';

  constructor(sessionId: string) {
    super('This group meeting is in the timetable: take it out first, or change its session.', { sessionId });
  }
}

/** A draft that was released or discarded is changed no more. */
export class DraftClosedError extends DomainError<{ status: DraftStatus }> {
  readonly code = 'DRAFT_CLOSED';

  constructor(status: DraftStatus) {
    super(`The draft has been ${status}.`, { status });
  }
}

/** The draft would break rules of the fair with this change. */
export class PlacementRefusedError extends DomainError<{ faults: NamedFault[] }> {
  readonly code = 'PLACEMENT_REFUSED';

  constructor(faults: readonly NamedFault[]) {
    super('That would break rules of the fair.', { faults: [...faults] });
  }
}

/** The timetable has changed since the draft was made, in places that the draft changes too. */
export class TimetableChangedError extends DomainError<{ conflicts: NamedFault[] }> {
  readonly code = 'TIMETABLE_CHANGED';

  constructor(conflicts: readonly NamedFault[]) {
    super('The timetable has changed since the draft was made. Bring the draft up to date first.', {
      conflicts: [...conflicts],
    });
  }
}
