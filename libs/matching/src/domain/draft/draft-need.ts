import type { CapacityUnit } from '#capability';
import { foldText } from '#kernel';
import type { Chip, Understanding } from '#search';
import type { Importance } from '../need.entity.js';
import type { PriceBand } from '../need-rules.js';
import { asksForPlace, readCountries } from './read-countries.js';
import { readDates } from './read-dates.js';
import { type NamedPrice, readPrices } from './read-prices.js';

/** Words of the text that something was taken from, in UTF-16 code units. */
export interface Source {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A value with the words that it came from. */
export interface Drafted<T> {
  readonly value: T;
  readonly sources: readonly Source[];
}

export interface DraftedConcept {
  readonly conceptId: string;
  readonly importance: Importance;
  readonly sources: readonly Source[];
  /** The word that says how much it matters; null where nothing says so and it was guessed by what it is. */
  readonly importanceSource: Source | null;
}

/** A need as a text asks for it. What the text doesn't say is null or empty: nothing is made up. */
export interface NeedDraft {
  readonly title: Drafted<string> | null;
  /** The text without headers, and without what speaks of prices: a description may be public, a price is not. */
  readonly description: string;
  readonly concepts: readonly DraftedConcept[];
  readonly excluded: readonly { readonly conceptId: string; readonly sources: readonly Source[] }[];
  readonly toleranceUm: Drafted<number> | null;
  readonly partSizeMinMm: Drafted<number> | null;
  readonly partSizeMm: Drafted<number> | null;
  readonly leadTimeDays: Drafted<number> | null;
  readonly volume: Drafted<{ readonly monthlyVolume: number; readonly volumeUnit: CapacityUnit }> | null;
  readonly price: Drafted<PriceBand> | null;
  readonly countries: readonly Drafted<string>[];
  readonly deadline: Drafted<string> | null;
  /** Understood, but a need has no field for it. */
  readonly unused: readonly Source[];
}

const MUST =
  /must|require|mandatory|need(?:ed|s)? to|obligatory|bat buoc|yeu cau|phai|必須|必要|求め|필수|반드시|필요|必须|必需|要求/;
const NICE =
  /nice to have|preferr?ed|prefer|advantage|plus|optional|ideally|bonus|uu tien|khuyen khich|loi the|cang tot|歓迎|望ましい|優先|あれば|우대|선호|있으면|优先|加分|最好/;
const NOT_BEFORE =
  /(?:(?<![a-z])(?:no|not|without|excluding|except|other than|never|khong|khong dung|khong nhan|tru)(?: \w+){0,2} ?|不要|不可|除く|不用|不接受|非)$/;
const NOT_AFTER = /^ ?(?:は不可|不可|は除く|を除く|以外|제외|불가|은 제외|는 제외|除外|不可以)/;
const OR = /(?<![a-z])(?:or|hoac)(?![a-z])|または|もしくは|또는|혹은|或者|或/;

/**
 * Drafts a need from a pasted text: what its understanding found, put into the fields of a need. How much a concept
 * matters is read off the words of its clause ("must", "preferred", "no …"); where there are none, processes and certificates
 * count as musts (unless they are alternatives) and everything else as should. `today` (ISO date): a day before it is no deadline.
 */
export function draftNeed({ text, chips }: Understanding, today: string): NeedDraft {
  const quantities = (kind: Chip['kind']) =>
    chips.filter((chip) => chip.kind === kind && chip.value !== null);
  const best = (kind: Chip['kind'], choose: (...values: number[]) => number): Drafted<number> | null => {
    const found = quantities(kind);
    if (found.length === 0) return null;
    const value = choose(...found.map((chip) => chip.value!));
    return { value, sources: found.filter((chip) => chip.value === value).map(sourceOf) };
  };
  const sizes = new Set(quantities('part-size').map(({ value }) => value));
  const prices = readPrices(text);
  const price = prices[0] ?? null;
  return {
    title: titleOf(text),
    description: descriptionOf(text, prices),
    ...conceptsOf(text, chips),
    toleranceUm: best('tolerance', Math.min),
    partSizeMinMm: sizes.size > 1 ? best('part-size', Math.min) : null,
    partSizeMm: best('part-size', Math.max),
    leadTimeDays: best('lead-time', Math.min),
    volume: volumeOf(text, chips),
    price: price && { value: { min: price.min, max: price.max }, sources: [sourceOf(price)] },
    countries: countriesOf(text, chips),
    deadline: deadlineOf(text, today),
    unused: chips.filter(({ kind }) => kind === 'press-force' || kind === 'minimum-order').map(sourceOf),
  };
}

function conceptsOf(text: string, chips: readonly Chip[]): Pick<NeedDraft, 'concepts' | 'excluded'> {
  const byId = new Map<string, (Chip & { isExcluded: boolean })[]>();
  for (const chip of chips) {
    if (!chip.conceptId) continue;
    const one = { ...chip, isExcluded: isExcluded(text, chip) && chip.kind !== 'certificate' };
    byId.set(chip.conceptId, [...(byId.get(chip.conceptId) ?? []), one]);
  }
  const concepts: DraftedConcept[] = [];
  const excluded: NeedDraft['excluded'][number][] = [];
  for (const [conceptId, mentions] of byId) {
    const sources = mentions.map(sourceOf);
    // Named once as wanted it is wanted: "not die cast" beside "die-cast parts" speaks of something else.
    if (mentions.every((one) => one.isExcluded)) excluded.push({ conceptId, sources });
    else {
      const wanted = mentions.filter((one) => !one.isExcluded);
      concepts.push({ conceptId, sources: wanted.map(sourceOf), ...importanceOf(text, wanted) });
    }
  }
  return { concepts, excluded };
}

function isExcluded(text: string, { start, end }: Chip): boolean {
  const clause = clauseAround(text, start);
  const before = foldText(text.slice(clause.start, start)).slice(-40);
  return NOT_BEFORE.test(before) || NOT_AFTER.test(foldText(text.slice(end, clause.end)));
}

function importanceOf(
  text: string,
  mentions: readonly Chip[],
): Pick<DraftedConcept, 'importance' | 'importanceSource'> {
  for (const [pattern, importance] of [
    [NICE, 'nice'],
    [MUST, 'must'],
  ] as const) {
    for (const { start } of mentions) {
      const clause = clauseAround(text, start);
      const word = wordIn(text, clause, pattern);
      if (word) return { importance, importanceSource: word };
    }
  }
  const [first] = mentions;
  const isAlternative = OR.test(foldText(sliceOf(text, clauseAround(text, first!.start))));
  const isHard = /^(?:process|certificate)\./.test(first!.conceptId!) && !isAlternative;
  return { importance: isHard ? 'must' : 'should', importanceSource: null };
}

/** From one stop to the next: a line, a sentence, or what stands between semicolons. */
function clauseAround(text: string, at: number): { start: number; end: number } {
  const stops = /[\n;。；!?]|[.](?=\s|$)/g;
  let start = 0;
  for (const { index } of text.matchAll(stops)) {
    if (index >= at) return { start, end: index };
    start = index + 1;
  }
  return { start, end: text.length };
}

function sliceOf(text: string, { start, end }: { start: number; end: number }): string {
  return text.slice(start, end);
}

/** The first word of a clause that fits, found in its folded form and given as it was written. */
function wordIn(text: string, clause: { start: number; end: number }, pattern: RegExp): Source | null {
  for (const match of sliceOf(text, clause).matchAll(/[\p{L}\p{M}]+(?:[ -][\p{L}\p{M}]+){0,2}/gu)) {
    const words = match[0].split(/(?<=[ -])/);
    // The shortest first: "mandatory" rather than "is mandatory".
    for (let length = 1; length <= words.length; length++) {
      for (let from = 0; from + length <= words.length; from++) {
        const piece = words
          .slice(from, from + length)
          .join('')
          .trim();
        if (!pattern.test(foldText(piece))) continue;
        const start = clause.start + match.index + words.slice(0, from).join('').length;
        return { text: piece, start, end: start + piece.length };
      }
    }
  }
  return null;
}

const YEARLY =
  /(?<number>\d{1,3}(?:[.,\s]\d{3})+|\d+)\s?(?<times>k|thousand|nghìn|million|triệu|万|만)?\s?(?<unit>pcs|pieces?|parts?|units?|chiếc|cái|sản phẩm|個|개|件|sets?|bộ|kg|tons?|tonnes?|tấn)?\s?(?:\/|per|a|each|mỗi|một)?\s?(?:year|annum|yr|năm|年間?|연간?)(?!\p{L})/giu;
const TIMES: Readonly<Record<string, number>> = {
  ...{ k: 1e3, thousand: 1e3, nghìn: 1e3, million: 1e6, triệu: 1e6, 万: 1e4, 만: 1e4 },
};

/** A volume a month as the text gives it, or a twelfth of one a year. */
function volumeOf(text: string, chips: readonly Chip[]): NeedDraft['volume'] {
  const monthly = chips
    .filter(({ kind, value, unit }) => kind === 'monthly-capacity' && value !== null && unit !== null)
    .sort((one, other) => other.value! - one.value!)[0];
  if (monthly) {
    const value = { monthlyVolume: monthly.value!, volumeUnit: monthly.unit! };
    return { value, sources: [sourceOf(monthly)] };
  }
  for (const match of text.matchAll(YEARLY)) {
    const { number, times, unit } = match.groups!;
    const amount = Number(number!.replace(/[.,\s]/g, '')) * (times ? TIMES[times.toLowerCase()]! : 1);
    // "ISO 9001:2015" and "founded in 2010 years ago" are no volumes.
    if (!unit && !times && amount < 3000) continue;
    const monthlyVolume = Math.max(1, Math.round(amount / 12));
    const start = match.index;
    return {
      value: { monthlyVolume, volumeUnit: unitOf(unit) },
      sources: [{ text: match[0], start, end: start + match[0].length }],
    };
  }
  return null;
}

function unitOf(word: string | undefined): CapacityUnit {
  const folded = foldText(word ?? '');
  if (/^sets?$|^bo$/.test(folded)) return 'sets';
  if (folded === 'kg') return 'kg';
  return /^ton|^tan$/.test(folded) ? 'tonnes' : 'pieces';
}

/** Countries, and Viet Nam for a place in it, of clauses that speak of suppliers. */
function countriesOf(text: string, chips: readonly Chip[]): Drafted<string>[] {
  const places = chips
    .filter(({ placeIds }) => placeIds.length > 0)
    .map((chip) => ({ ...sourceOf(chip), country: 'VN' }));
  const found = new Map<string, Source[]>();
  for (const { country, ...source } of [...readCountries(text), ...places]) {
    if (!asksForPlace(sliceOf(text, clauseAround(text, source.start)))) continue;
    found.set(country, [...(found.get(country) ?? []), sourceOf(source)]);
  }
  return Array.from(found, ([value, sources]) => ({ value, sources }));
}

const DEADLINE =
  /deadline|due|by |before|until|no later|reply|respond|quotation|closing|han |truoc|den ngay|tra loi|bao gia|まで|締切|期限|回答|까지|마감|기한|截止|之前|前回复|报价/;

/** A day still to come, first of all one of which the text says that it is the last. */
function deadlineOf(text: string, today: string): Drafted<string> | null {
  const coming = readDates(text).filter(({ day }) => day >= today);
  const said = coming.find(({ start }) => DEADLINE.test(foldText(sliceOf(text, clauseAround(text, start)))));
  const named = said ?? coming[0];
  return named ? { value: named.day, sources: [sourceOf(named)] } : null;
}

const GREETING = /^(?:dear|hello|hi|kinh gui|xin chao|to:|from:|date:|cc:|sent:|拝啓|您好|안녕)/;
const SUBJECT = /^\s*(?:subject|re|fw|fwd|tiêu đề|chủ đề|v\/v|件名|제목|主题)\s*[:：]\s*/iu;
const LONGEST_TITLE = 120;

/** The subject of an e-mail, or the first line that is no greeting, cut at a word. */
function titleOf(text: string): Drafted<string> | null {
  const lines = [...text.matchAll(/[^\n]+/g)].map((match) => ({ line: match[0], start: match.index }));
  const subject = lines.find(({ line }) => SUBJECT.test(line));
  const first = lines.find(({ line }) => /\p{L}/u.test(line) && !GREETING.test(foldText(line.trim())));
  const chosen = subject ?? first;
  if (!chosen) return null;
  let line = chosen.line;
  for (let match = SUBJECT.exec(line); match; match = SUBJECT.exec(line)) line = line.slice(match[0].length);
  const sentence = line.trim().split(/(?<=[.!?])\s/)[0]!;
  const title =
    sentence.length <= LONGEST_TITLE ? sentence : sentence.slice(0, LONGEST_TITLE).replace(/\s+\S*$/, '');
  if (title === '') return null;
  const start = chosen.start + chosen.line.indexOf(title);
  return {
    value: title.replace(/[.,;:]$/, ''),
    sources: [{ text: title, start, end: start + title.length }],
  };
}

const HEADER = /^\s*(?:from|to|cc|bcc|date|sent|subject|re|fw|fwd|v\/v|件名|제목|主题)\s*[:：].*$/gimu;

function descriptionOf(text: string, prices: readonly NamedPrice[]): string {
  let left = text;
  for (const { start } of prices.toReversed()) {
    const clause = clauseAround(text, start);
    // With its full stop; another price of the same clause may have taken it already.
    if (left.slice(clause.start, clause.end) !== sliceOf(text, clause)) continue;
    left = left.slice(0, clause.start) + left.slice(clause.end).replace(/^[.;。；!?]/, '');
  }
  return left
    .replace(HEADER, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function sourceOf({ text, start, end }: Source): Source {
  return { text, start, end };
}
