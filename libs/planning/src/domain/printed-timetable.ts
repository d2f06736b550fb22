/** What printed schedules are made of, as it was read at one moment. */
export interface PrintedTimetable {
  readonly fair: {
    readonly id: string;
    readonly code: string;
    /** Text by language. */
    readonly name: Readonly<Record<string, string>>;
    readonly venue: string;
    readonly city: string;
    readonly timeZone: string;
  };
  /** By their names. */
  readonly parties: readonly PrintedParty[];
  /** By hall and label. */
  readonly tables: readonly PrintedTable[];
  /** In the order of time, then of tables. */
  readonly meetings: readonly PrintedMeeting[];
  /** In the order of time. */
  readonly sessions: readonly PrintedSession[];
}

/** A session on the side of the fair, or, with a table, a group meeting. */
export interface PrintedSession {
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Of the fair's day, ISO 8601. */
  readonly date: string;
  readonly tableId: string | null;
  readonly delegateIds: readonly string[];
}

export interface PrintedParty {
  readonly id: string;
  readonly side: 'supplier' | 'buyer';
  readonly legalName: string;
  readonly internationalName: string | null;
  /** ISO 3166-1 alpha-2: it says whose forms the Chinese characters of its name take. */
  readonly country: string;
  readonly booth: string | null;
  readonly remoteTimeZone: string | null;
  readonly delegates: readonly PrintedDelegate[];
}

export interface PrintedDelegate {
  readonly id: string;
  readonly name: string;
  readonly jobTitle: string | null;
}

export interface PrintedTable {
  readonly id: string;
  readonly label: string;
  readonly hallId: string;
  readonly hall: string;
}

export interface PrintedMeeting {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Of the fair's day, ISO 8601. */
  readonly date: string;
  readonly supplierId: string;
  readonly buyerId: string;
  /** null for a meeting on line. */
  readonly tableId: string | null;
  readonly interpreter: string | null;
  readonly delegateIds: readonly string[];
  /** Planned by the organisers, and not shown to its sides yet. */
  readonly isDraft: boolean;
}

/**
 * participants: a sheet an organisation · delegates: a sheet a person · tables, halls: a sheet each · fair: all of it in
 * the order of time.
 */
export const PRINT_SCOPES = ['participants', 'delegates', 'tables', 'halls', 'fair'] as const;
export type PrintScope = (typeof PRINT_SCOPES)[number];
