import type { Side, TablePurpose } from '#fair';
import type { AdmissionCode } from '#matching';
import type { Absences } from './absences.js';
import type { Agreement } from './plan-weights.js';
import type { PlacedGroup, PlacedMeeting } from './placed-meeting.js';

/** Everything about a fair that its timetable depends on, as it was read at one moment. */
export interface FairFacts {
  readonly fairId: string;
  readonly timeZone: string;
  readonly spareTableShare: number;
  readonly now: Date;
  /** In the order of time. */
  readonly slots: readonly SlotFact[];
  /** By hall and label. */
  readonly tables: readonly TableFact[];
  readonly participants: readonly ParticipantFact[];
  readonly absences: Absences;
  readonly interpreters: readonly InterpreterFact[];
  readonly precedences: readonly { readonly first: string; readonly second: string }[];
  readonly walks: readonly { readonly from: string; readonly to: string; readonly minutes: number }[];
  /** Pairs that have agreed to meet and may, by the key of the pair. */
  readonly pairs: ReadonlyMap<string, PairFact>;
  /** Pairs that have agreed to meet though they may not: by the fair's rules, its organiser or a side's own list. */
  readonly apart: ReadonlyMap<string, ApartFact>;
  /** The meetings that stand, whatever became of them. */
  readonly meetings: readonly MeetingFact[];
  /** Group meetings that were asked for, placed or not. */
  readonly groups: readonly GroupFact[];
}

export interface SlotFact {
  readonly id: string;
  readonly dayId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface TableFact {
  readonly id: string;
  readonly label: string;
  readonly hallId: string;
  readonly hall: string;
  readonly purpose: TablePurpose;
  readonly ownerId: string | null;
  /** How many can sit at it; null when nobody has said. */
  readonly seats: number | null;
  readonly blockedSlotIds: ReadonlySet<string>;
}

export interface ParticipantFact {
  readonly id: string;
  readonly side: Side;
  readonly name: string;
  /** Promised to it; 0 for nothing. */
  readonly minMeetings: number;
  readonly maxMeetings: number | null;
  readonly remoteTimeZone: string | null;
  /** Who hasn't withdrawn. */
  readonly delegates: readonly DelegateFact[];
}

export interface DelegateFact {
  readonly id: string;
  readonly name: string;
  readonly personId: string | null;
  /** Primary language tags. */
  readonly languages: readonly string[];
}

export interface InterpreterFact {
  readonly id: string;
  readonly name: string;
  readonly languagePairs: readonly string[];
  readonly maxMeetings: number | null;
  readonly breakSlotIds: ReadonlySet<string>;
}

export interface PairFact extends Agreement {
  readonly supplierId: string;
  readonly buyerId: string;
  readonly requestId: string | null;
  readonly proposalId: string | null;
}

export interface ApartFact extends PairFact {
  readonly obstacles: readonly AdmissionCode[];
}

export interface MeetingFact extends PlacedMeeting {
  readonly isFixed: boolean;
  /** Held, missed, or its slot has begun: nobody moves it any more. */
  readonly isOver: boolean;
}

export interface GroupFact {
  readonly groupId: string;
  readonly title: string;
  readonly isMust: boolean;
  /** The only table that it may take. */
  readonly tableId: string | null;
  readonly parties: readonly {
    readonly participationId: string;
    readonly side: Side;
    /** Who comes for it; null for whoever is free. */
    readonly delegateId: string | null;
  }[];
  /** It is a session of the fair. */
  readonly isPlaced: boolean;
  /** A search leaves it where it is. */
  readonly isFixed: boolean;
  /** Where the session is; null also when it was set by hand to another time than a slot's. */
  readonly at: PlacedGroup | null;
  /** Nothing moves it: its people, table and interpreter count as absent, blocked and on a break then. */
  readonly isHeld: boolean;
  /** Why some of them may not meet each other. */
  readonly obstacles: readonly AdmissionCode[];
}

export function pairKey({ supplierId, buyerId }: { supplierId: string; buyerId: string }): string {
  return `${supplierId} ${buyerId}`;
}
