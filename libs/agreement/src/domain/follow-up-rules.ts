/** After how many months what was signed or hoped for is asked about: a first order can take two to three years. */
export const FOLLOW_UP_MONTHS = [3, 6, 12, 24, 36] as const;

/**
 * planned: its day is to come · open: its day has come and nobody could be asked, or nobody was yet · asked: the parties
 * have a letter · escalated: they stayed silent, and staff call · answered · skipped: it makes no sense any more.
 */
export const FOLLOW_UP_STATUSES = ['planned', 'open', 'asked', 'escalated', 'answered', 'skipped'] as const;
export type FollowUpStatus = (typeof FOLLOW_UP_STATUSES)[number];

/** Those that wait for somebody. */
export const OPEN_FOLLOW_UPS = ['open', 'asked', 'escalated'] as const satisfies FollowUpStatus[];

/** How it goes, as a party sees it. */
export const ANSWER_STATES = [
  'not-started',
  'talking',
  'under-way',
  'delayed',
  'completed',
  'ended',
] as const;
export type AnswerState = (typeof ANSWER_STATES)[number];

export const UNUSUAL_ANSWERS = ['more-than-signed', 'less-than-before'] as const;
export type UnusualAnswerCode = (typeof UNUSUAL_ANSWERS)[number];

interface ToldSoFar {
  readonly delivered: bigint | null;
  readonly paid: bigint | null;
}

/**
 * What is unlikely about the figures of an answer, all in minor units of the agreement's currency: more delivered or
 * paid than was signed (`signed`, of a range its upper end, amendments with it), or less than what was told before.
 */
export function unusualIn(answer: ToldSoFar, before: ToldSoFar, signed: bigint | null): UnusualAnswerCode[] {
  const names = ['delivered', 'paid'] as const;
  const isAbove = (told: bigint | null, limit: bigint | null) =>
    told !== null && limit !== null && told > limit;
  return [
    ...(names.some((name) => isAbove(answer[name], signed)) ? (['more-than-signed'] as const) : []),
    ...(names.some((name) => isAbove(before[name], answer[name])) ? (['less-than-before'] as const) : []),
  ];
}

/** Days after the letter on which silent parties are reminded. */
export const REMIND_AFTER_DAYS = [7, 14] as const;
/** Days after the letter after which silence is staff's business. */
export const ESCALATE_AFTER_DAYS = 21;
/** Days for which a link works: past the escalation, since many answer only then. */
export const LINK_DAYS = 60;
/** What was due longer ago than this when it came on record isn't asked for any more. */
export const TOO_LATE_DAYS = 90;

/**
 * The checks on something of the day `from`, as they look on `today`: those that were due long ago are left out, but
 * for the last of them when no later one is to come.
 */
export function followUpsFrom(from: string, today: string): { months: number; dueOn: string }[] {
  const start = Temporal.PlainDate.from(from);
  const oldest = Temporal.PlainDate.from(today).subtract({ days: TOO_LATE_DAYS }).toString();
  return FOLLOW_UP_MONTHS.map((months) => ({ months, dueOn: start.add({ months }).toString() })).filter(
    ({ dueOn }) => dueOn >= oldest,
  );
}

/** What is to be done with an asked follow-up now: the next reminder, escalation, or nothing yet. */
export function nextNudge(
  { askedAt, reminders }: { askedAt: Date; reminders: number },
  now: Date,
): 'remind' | 'escalate' | null {
  const days = (now.getTime() - askedAt.getTime()) / 86_400_000;
  if (days >= ESCALATE_AFTER_DAYS) return 'escalate';
  const next = REMIND_AFTER_DAYS[reminders];
  return next !== undefined && days >= next ? 'remind' : null;
}
