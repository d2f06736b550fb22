import type { FairStatus, Side } from '#fair';
import { DomainError } from '#kernel';
import type { MeetingAction, MeetingStatus } from './meeting-state.js';
import type { RequestStatus } from './meeting-request-state.js';

/** Something that another meeting has at that time. */
export interface Taken {
  readonly kind: 'table' | 'delegate' | 'interpreter';
  readonly id: string;
  /** The table's label or the person's name. */
  readonly name: string;
}

/** A slot and a table at which both sides could meet instead. */
export interface FreePlace {
  readonly slotId: string;
  /** null where they meet on line. */
  readonly tableId: string | null;
}

/** The table or somebody needed has another meeting at that time, or nobody is free to interpret. */
export class SlotTakenError extends DomainError<{
  taken: Taken[];
  alternatives: FreePlace[];
  languagePair: string | null;
}> {
  readonly code = 'SLOT_TAKEN';

  /** @param languagePair when everybody who interprets between these is busy, or not there, at that time */
  constructor(
    taken: readonly Taken[],
    alternatives: readonly FreePlace[],
    languagePair: string | null = null,
  ) {
    const names = taken.map(({ kind, name }) => (kind === 'table' ? `table ${name}` : name)).join(', ');
    super(
      languagePair !== null
        ? `The two have no language in common, and nobody who interprets ${languagePair} is free at that time: ${names}.`
        : names
          ? `Taken at that time: ${names}.`
          : 'Every table is taken at that time.',
      { taken: [...taken], alternatives: [...alternatives], languagePair },
    );
  }
}

export interface UnavailableDelegate {
  readonly id: string;
  readonly name: string;
  /** absent: not there in that slot · withdrawn: isn't coming to the fair any more. */
  readonly reason: 'absent' | 'withdrawn';
}

/** Somebody needed isn't there in that slot, or a side has nobody who is. */
export class DelegateUnavailableError extends DomainError<{
  /** The side that has nobody; null when one named delegate isn't there. */
  side: Side | null;
  unavailable: UnavailableDelegate[];
}> {
  readonly code = 'DELEGATE_UNAVAILABLE';

  constructor(side: Side | null, unavailable: readonly UnavailableDelegate[]) {
    const names = unavailable.map(({ name }) => name).join(', ');
    super(
      side === null
        ? `Not there in that slot: ${names}.`
        : `The ${side} has nobody there in that slot${names && `: ${names}`}.`,
      { side, unavailable: [...unavailable] },
    );
  }
}

/** The two haven't agreed to meet, and only the fair's organiser may bring together who hasn't. */
export class NotAgreedError extends DomainError<object> {
  readonly code = 'NOT_AGREED';

  constructor() {
    super('The two sides have not agreed to meet: one asks, or both want the proposal first.', {});
  }
}

/** The table is out of use. */
export class TableBlockedError extends DomainError<{ tableId: string; label: string }> {
  readonly code = 'TABLE_BLOCKED';

  constructor(tableId: string, label: string) {
    super(`Table ${label} is out of use at that time.`, { tableId, label });
  }
}

/** The table is kept for somebody else, or one of the two receives at a stand of its own. */
export class TableReservedError extends DomainError<{ tableId: string; label: string }> {
  readonly code = 'TABLE_RESERVED';

  constructor(tableId: string, label: string) {
    super(`Table ${label} isn’t for these two: it is kept for others, or one of them receives elsewhere.`, {
      tableId,
      label,
    });
  }
}

/** Meetings are asked for and planned while a fair is open or running. */
export class FairNotOpenError extends DomainError<{ fairStatus: FairStatus }> {
  readonly code = 'FAIR_NOT_OPEN';

  constructor(fairStatus: FairStatus) {
    super(`Meetings can be planned while the fair is open or running; it is ${fairStatus}.`, { fairStatus });
  }
}

/** Drafts stand where they can't be held: somebody isn't there, or the table is out of use. */
export class MeetingsStrandedError extends DomainError<{ meetings: number; meetingIds: string[] }> {
  readonly code = 'MEETINGS_STRANDED';

  /** @param meetingIds all of them, the earliest first */
  constructor(meetingIds: readonly string[]) {
    super('Drafts stand where somebody is not there or the table is out of use. Move or cancel them first.', {
      meetings: meetingIds.length,
      meetingIds: [...meetingIds],
    });
  }
}

/** The two have a meeting planned already. */
export class AlreadyBookedError extends DomainError<{ meetingId: string | null }> {
  readonly code = 'ALREADY_BOOKED';

  /** @param meetingId the meeting, unless it is a draft: that one is the organiser's own until its release */
  constructor(meetingId: string | null) {
    super('These two have a meeting planned at this fair already.', { meetingId });
  }
}

/** The meeting's state doesn't allow the action. */
export class MeetingStateError extends DomainError<{ status: MeetingStatus }> {
  readonly code = 'MEETING_STATE';

  constructor(status: MeetingStatus, action: MeetingAction | 'move' | 'reassign' | 'record-outcome') {
    super(`"${action.replaceAll('-', ' ')}" is not possible for a meeting that is ${status}.`, { status });
  }
}

/** A no-show made room for another meeting: its table or somebody it needs has that one now. */
export class PlaceGivenAwayError extends DomainError<object> {
  readonly code = 'PLACE_GIVEN_AWAY';

  constructor() {
    super('Its table or somebody it needs has another meeting at that time by now.', {});
  }
}

/** What became of a meeting is recorded once its slot has begun. */
export class MeetingNotStartedError extends DomainError<{ startsAt: Date }> {
  readonly code = 'MEETING_NOT_STARTED';

  constructor(startsAt: Date) {
    super(`The meeting begins at ${startsAt.toISOString()}; what became of it is recorded from then on.`, {
      startsAt,
    });
  }
}

/** The pair has an open request already, whoever asked. */
export class RequestPendingError extends DomainError<{ requestId: string; askedBy: Side; expiresAt: Date }> {
  readonly code = 'REQUEST_PENDING';

  constructor(requestId: string, askedBy: Side, expiresAt: Date) {
    super(`The ${askedBy} has asked already and waits for an answer.`, { requestId, askedBy, expiresAt });
  }
}

/** The request was answered, withdrawn or has expired in the meantime. */
export class RequestNotPendingError extends DomainError<{ status: RequestStatus }> {
  readonly code = 'REQUEST_NOT_PENDING';

  constructor(status: RequestStatus) {
    super(`The request is ${status} already.`, { status });
  }
}
