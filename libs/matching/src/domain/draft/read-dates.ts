/** A day that a text names, with the words that name it (in UTF-16 code units). */
export interface NamedDay {
  readonly day: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const MONTHS = [
  'january|jan',
  'february|feb',
  'march|mar',
  'april|apr',
  'may',
  'june|jun',
  'july|jul',
  'august|aug',
  'september|sept|sep',
  'october|oct',
  'november|nov',
  'december|dec',
] as const;
const MONTH = MONTHS.join('|');

const PATTERNS: readonly RegExp[] = [
  /(?<!\d)(?<y>20\d\d)-(?<m>\d{1,2})-(?<d>\d{1,2})(?!\d)/gu,
  /(?<!\d)(?<y>20\d\d)\s?[年년]\s?(?<m>\d{1,2})\s?[月월]\s?(?<d>\d{1,2})\s?[日号일]/gu,
  /(?<!\d)(?<y>20\d\d)[/.](?<m>\d{1,2})[/.](?<d>\d{1,2})(?!\d)/gu,
  // Days before months, as in Viet Nam and in the letters of this trade.
  /(?<!\d)(?<d>\d{1,2})[/.-](?<m>\d{1,2})[/.-](?<y>20\d\d)(?!\d)/gu,
  /(?<!\d)(?<d>\d{1,2})\s+tháng\s+(?<m>\d{1,2})(?:\s+năm|,)?\s+(?<y>20\d\d)(?!\d)/giu,
  new RegExp(
    `(?<!\\d)(?<d>\\d{1,2})(?:st|nd|rd|th)?\\s+(?<name>${MONTH})\\.?,?\\s+(?<y>20\\d\\d)(?!\\d)`,
    'giu',
  ),
  new RegExp(`\\b(?<name>${MONTH})\\.?\\s+(?<d>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<y>20\\d\\d)(?!\\d)`, 'giu'),
];

/** The days that a text in any of the five languages names, in their order; what is no day of the calendar is left out. */
export function readDates(text: string): NamedDay[] {
  const found = PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): NamedDay[] => {
      const { y, m, d, name } = match.groups!;
      const month = m
        ? Number(m)
        : 1 + MONTHS.findIndex((names) => names.split('|').includes(name!.toLowerCase()));
      const day = dayOf(Number(y), month, Number(d));
      return day ? [{ day, text: match[0], start: match.index, end: match.index + match[0].length }] : [];
    }),
  );
  return found
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((one, at, all) => all.slice(0, at).every(({ end }) => end <= one.start));
}

function dayOf(year: number, month: number, day: number): string | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' }).toString();
  } catch {
    return null;
  }
}
