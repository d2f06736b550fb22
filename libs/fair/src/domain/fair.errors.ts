import { DomainError } from '#kernel';
import { type FairAction, possibleActions } from './fair-state.js';
import type { FairStatus } from './fair.entity.js';

/** Another fair has this code. */
export class FairCodeTakenError extends DomainError<{ fairId: string }> {
  readonly code = 'FAIR_CODE_TAKEN';

  constructor(code: string, fairId: string) {
    super(`Another fair has the code ${code}.`, { fairId });
  }
}

/** A fair in this state can't be opened, started or closed. */
export class FairActionImpossibleError extends DomainError<{
  status: FairStatus;
  possibleActions: FairAction[];
}> {
  readonly code = 'FAIR_ACTION_IMPOSSIBLE';

  constructor(action: FairAction, status: FairStatus) {
    super(`A fair that is ${status} can't be told to ${action}.`, {
      status,
      possibleActions: possibleActions(status),
    });
  }
}

/** The days that are planned already hold on to the fair's dates and time zone. */
export class DaysPlannedError extends DomainError<{ dates: string[] }> {
  readonly code = 'DAYS_PLANNED';

  constructor(dates: string[]) {
    super('These days are planned already. Remove them first, or leave the dates and time zone.', { dates });
  }
}

/** Somebody must organise the fair. */
export class LastOrganizerError extends DomainError<{ personId: string }> {
  readonly code = 'LAST_ORGANIZER';

  constructor(personId: string) {
    super('This is the only organiser of the fair. Add another one first.', { personId });
  }
}

/** Meetings depend on what was to be taken away. */
export class HasMeetingsError extends DomainError<{ meetings: number; meetingIds: string[] }> {
  readonly code = 'HAS_MEETINGS';

  /** @param meetingIds all of them, the earliest first */
  constructor(meetingIds: readonly string[]) {
    const meetings = meetingIds.length;
    super(
      meetings === 1
        ? 'A meeting depends on it. Move or cancel it first.'
        : `${meetings} meetings depend on it. Move or cancel them first.`,
      { meetings, meetingIds: [...meetingIds] },
    );
  }
}

/** Another slot of the fair is at this time. */
export class SlotOverlapError extends DomainError<{ slotId: string }> {
  readonly code = 'SLOT_OVERLAP';

  constructor(slotId: string) {
    super('Another slot of the fair is at this time.', { slotId });
  }
}

/** Another hall of the fair has this name. */
export class HallNameTakenError extends DomainError<{ hallId: string }> {
  readonly code = 'HALL_NAME_TAKEN';

  constructor(name: string, hallId: string) {
    super(`Another hall of the fair is called ${name}.`, { hallId });
  }
}

/** Other tables of the hall have these labels. */
export class TableLabelsTakenError extends DomainError<{ labels: string[] }> {
  readonly code = 'TABLE_LABELS_TAKEN';

  constructor(labels: string[]) {
    super(`The hall has tables with these labels already: ${labels.join(', ')}.`, { labels });
  }
}

/** The organisation is at the fair in this role already. */
export class AlreadyParticipatingError extends DomainError<{ participationId: string }> {
  readonly code = 'ALREADY_PARTICIPATING';

  constructor(participationId: string) {
    super('The organisation is at this fair in this role already.', { participationId });
  }
}
