import type { SlotSet } from './slot-set.js';

/**
 * One slot of the fair's grid. All times are whole minutes since any epoch that the caller chose (the library only
 * compares and subtracts them). `stretch` is the adjacency group within which an idle slot between two meetings counts
 * as a break: a half-day when the lunch break is nobody's fault, a day when it's one sitting. `day` is the unit of the
 * daily quotas. The slots of a stretch follow each other without another stretch between them.
 */
export interface TimetableSlot {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly day: string;
  readonly stretch: string;
}

/** A table in a hall; `open` leaves out the slots in which it is blocked (default: every slot). */
export interface TimetableTable {
  readonly id: string;
  readonly hall: string;
  readonly open?: SlotSet;
  /**
   * Participants for whom the table is kept (a buyer's own stand, a private room): only a meeting that at least one of
   * them attends may sit there. Absent: anyone's.
   */
  readonly reservedFor?: readonly string[];
  /** How many can sit at it. Absent: as many as come. */
  readonly seats?: number;
}

/**
 * Who is never in two places at once: one delegate (capacity 1), or an organisation whose delegates replace each other.
 */
export interface TimetableParticipant {
  readonly id: string;
  /** Table changes are counted for buyers only. */
  readonly side: 'supplier' | 'buyer';
  /** Slots the participant can meet in: present, and not in a session it attends. */
  readonly available: SlotSet;
  /** Meetings at the same time: one number, or one per slot (index = slot; 0 = absent). Default 1. */
  readonly capacity?: number | readonly number[];
  /** Receives at the tables kept for it and nowhere else: a buyer at its own stand. Virtual meetings aside. */
  readonly ownTablesOnly?: boolean;
  /** Quota over the whole fair. */
  readonly maxMeetings?: number;
  readonly maxMeetingsPerDay?: number;
}

/** Someone who interprets at one meeting at a time. */
export interface Interpreter {
  readonly id: string;
  /** Language pairs as the requests spell them, such as `ja-vi`. */
  readonly languagePairs: readonly string[];
  /** Hours worked, as slots. */
  readonly available: SlotSet;
  readonly maxMeetings?: number;
}

/**
 * A pair (or group) that wants to meet, or has to. Pairs that may not meet are left out by the caller: every request
 * here is an allowed one.
 */
export interface MeetingRequest {
  readonly id: string;
  /** Two or more distinct participants. */
  readonly participants: readonly string[];
  /** Positive, in the caller's unit; only ratios matter. */
  readonly worth: number;
  /** Must be in the timetable: a problem where it can't be is infeasible. Default false. */
  readonly mandatory?: boolean;
  readonly allowedSlots?: SlotSet;
  /** A meeting fixed by hand: it is mandatory and stays where it is. */
  readonly fixedSlot?: string;
  /** Only together with `fixedSlot`, or as the only table the meeting may take. */
  readonly fixedTable?: string;
  /** Sits only at a table with as many seats. Default: at any. */
  readonly seats?: number;
  /** Held on line: takes no table. */
  readonly virtual?: boolean;
  /** Needs one interpreter for this language pair. */
  readonly languagePair?: string;
}

/** When both requests are scheduled, `before` is in a strictly earlier slot than `after`. */
export interface Precedence {
  readonly before: string;
  readonly after: string;
}

/**
 * Minutes on foot between two halls, in both directions. Halls without an entry are next to each other. Walks bind
 * participants that are one person (capacity 1) in both slots.
 */
export interface HallWalk {
  readonly from: string;
  readonly to: string;
  readonly minutes: number;
}

/** The whole question. Identifiers are unique within their list; slots are in the order of time. */
export interface TimetableProblem {
  readonly slots: readonly TimetableSlot[];
  readonly tables: readonly TimetableTable[];
  readonly participants: readonly TimetableParticipant[];
  readonly requests: readonly MeetingRequest[];
  readonly interpreters?: readonly Interpreter[];
  readonly precedences?: readonly Precedence[];
  readonly walks?: readonly HallWalk[];
  /**
   * Largest difference between the participants with the most and the fewest breaks. `hard` makes it a condition (the
   * benchmark's form); otherwise it is a goal that comes right after the total of breaks. Default `{ limit: 2 }`.
   */
  readonly breakSpread?: { readonly limit: number; readonly hard?: boolean };
  /**
   * Share of the worth bound that may be given up for fairness, so that two timetables this near count as equal in
   * worth. Default 0.0005 (0.05 %).
   */
  readonly worthTolerance?: number;
}
