/** Something that a fault is about, with the name under which people know it. */
export interface Culprit {
  readonly kind:
    | 'slot'
    | 'table'
    | 'hall'
    | 'participant'
    | 'pair'
    | 'group'
    | 'interpreter'
    | 'delegate'
    | 'language'
    | 'other';
  readonly id: string;
  readonly name: string;
  /** Of a pair: the meeting that stands in the timetable. */
  readonly meetingId?: string;
  /** Of a delegate: for whom they come. */
  readonly participationId?: string;
}

/**
 * What is wrong with the facts of a fair, or a rule that takes part in a contradiction. `code` is stable; a warning leaves
 * a timetable possible.
 */
export interface NamedFault {
  readonly code: string;
  readonly isWarning: boolean;
  readonly culprits: readonly Culprit[];
}
