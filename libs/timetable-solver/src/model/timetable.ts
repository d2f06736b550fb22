/** One meeting of a timetable, by the identifiers of the problem. */
export interface ScheduledMeeting {
  readonly request: string;
  readonly slot: string;
  /** Absent for a virtual meeting. */
  readonly table?: string;
  /** Present when the request needs an interpreter. */
  readonly interpreter?: string;
}

/** A set of meetings; requests that aren't here aren't scheduled. */
export interface Timetable {
  readonly meetings: readonly ScheduledMeeting[];
}

/** What a timetable is worth, in the order in which the solver compares. */
export interface TimetableFigures {
  readonly requests: number;
  readonly scheduled: number;
  /** Mandatory requests left out: 0 in every valid timetable. */
  readonly missingMandatory: number;
  /** Sum of the worths of the scheduled requests. */
  readonly worth: number;
  /** Smallest share (0..1) over participants of the worth each could have had alone at the fair; 1 when nobody asked. */
  readonly worstShare: number;
  /** The first of the participants with that share, in the problem's order, and how many there are; nobody when it is 1. */
  readonly worstServed: readonly string[];
  readonly worstServedCount: number;
  /** Difference between the largest and the smallest share. */
  readonly shareSpread: number;
  /** Runs of idle slots between two meetings of a participant within one stretch, summed over participants. */
  readonly breaks: number;
  /** Over participants with at least one meeting. */
  readonly maxBreaks: number;
  readonly minBreaks: number;
  /** How often a buyer sits at another table than at its meeting before, within a day. */
  readonly tableChanges: number;
  /** Sum over meetings of their slot's index: smaller ends earlier. */
  readonly lateness: number;
}

/** Proved limits: no valid timetable is better than these. */
export interface TimetableBounds {
  readonly worth: number;
  readonly scheduled: number;
  /** Upper bound on `worstShare` among timetables within the worth tolerance; 1 when not computed. */
  readonly worstShare: number;
  /** Lower bound on `breaks` when every request is scheduled; 0 otherwise. */
  readonly breaks: number;
}
