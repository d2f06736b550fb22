import { candidatesIn, type Candidate } from './candidates.js';
import type { ConceptId, Language } from './concept.js';
import { Script, toKeyText, type KeyText } from './key-text.js';
import { NameIndex, marksBetween } from './name-index.js';
import { type Vocabulary, derivedFrom } from './vocabulary.js';

/** A stretch of the text in its own UTF-16 offsets: `text === source.slice(start, end)`. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

export interface ConceptSpan extends TextSpan {
  readonly conceptId: ConceptId;
  /** The language of the matched name; null for an abbreviation or misspelling. */
  readonly language: Language | null;
  /** The name as the vocabulary writes it. */
  readonly matchedName: string;
  /**
   * Concepts that may be meant as well: the text is written without diacritics, and by nothing else could their names be
   * told from this one. "giay" is giày (shoes) or giấy (paper).
   */
  readonly others: readonly ConceptId[];
}

export interface ConceptMatches {
  /** In the order of the text, not overlapping. A concept named twice has two spans. */
  readonly spans: readonly ConceptSpan[];
  /** What no span covers, without the punctuation around it: tolerances, quantities, unknown words. */
  readonly unmatched: readonly TextSpan[];
  /** The unmatched texts joined by a space: what is left for a full-text search. */
  readonly rest: string;
}

const indexOf = derivedFrom((vocabulary) => new NameIndex(vocabulary));

/**
 * Finds the concepts that a free text names, in any mixture of the five languages.
 *
 * - Texts are compared folded (see `foldWithSigns`), and separators are loose: "die-casting" = "die casting" =
 *   "diecasting", "ISO9001" = "ISO 9001", "정밀가공" = "정밀 가공".
 * - Latin-script names match whole words, an English plural included. Chinese, Japanese and Korean names match inside
 *   words; very short katakana and Korean names only beside a boundary or another match, so that ピン isn't found in
 *   ショッピング nor 주조 in 제주조합.
 * - Vietnamese may be typed without diacritics. Where a word bears some they must not contradict the name: máy isn't
 *   may, mã isn't mạ. A one-word name without its diacritics counts only in a text without any.
 * - Overlaps go to the longest match, then to the leftmost. Stop phrases compete like names and end up unmatched.
 * - Words may serve two matches side by side: "gia công tôn mạ kẽm" is gia công tôn and tôn mạ kẽm, not mạ kẽm. The
 *   second one's span is then what the first leaves of it.
 * - The year of a standard's edition belongs to the match: "ISO 9001:2015".
 *
 * The index over the names is built at the first call for a vocabulary and kept with it.
 */
export function findConcepts(source: string, vocabulary: Vocabulary): ConceptMatches {
  const text = toKeyText(source);
  const chosen = withoutOverlaps(candidatesIn(source, text, indexOf(vocabulary)));
  const votes = countVotes(text, chosen);
  const spans: ConceptSpan[] = [];
  for (const sameStretch of chosen) {
    const best = chooseMeaning(sameStretch, vocabulary, votes);
    if (best.name.conceptId === null) continue;
    const start = text.starts[best.start] ?? 0;
    let end = text.ends[best.end - 1] ?? source.length;
    if (best.name.conceptId.startsWith('certificate.')) end += editionLength(source, end);
    spans.push({
      start,
      end,
      text: source.slice(start, end),
      conceptId: best.name.conceptId,
      language: likeliest(best.name.languages, votes),
      matchedName: best.name.text,
      others: othersMeant(best, sameStretch, text),
    });
  }
  const unmatched = spansBetween(source, spans);
  return { spans, unmatched, rest: unmatched.map((span) => span.text).join(' ') };
}

/** The stretches that win, in the order of the text, each with all the names that match exactly it. */
function withoutOverlaps(candidates: readonly Candidate[]): Candidate[][] {
  const byStretch = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const stretch = `${candidate.start}-${candidate.end}`;
    const same = byStretch.get(stretch);
    if (same === undefined) byStretch.set(stretch, [candidate]);
    else same.push(candidate);
  }
  const stretches = [...byStretch.values()].sort(
    ([a], [b]) => lengthOf(b) - lengthOf(a) || (a?.start ?? 0) - (b?.start ?? 0),
  );
  const taken = new Set<number>();
  const chosen: Candidate[][] = [];
  for (const stretch of stretches) {
    const [{ start, end } = { start: 0, end: 0 }] = stretch;
    let free = true;
    for (let index = start; free && index < end; index++) free = !taken.has(index);
    if (!free) continue;
    for (let index = start; index < end; index++) taken.add(index);
    chosen.push(stretch);
  }
  chosen.sort(([a], [b]) => (a?.start ?? 0) - (b?.start ?? 0));
  return chosen.map((stretch, index) => sharing(chosen[index - 1], stretch, stretches) ?? stretch);
}

/** What a stretch means together with the end of the one before it, cut to itself; null when no name says more. */
function sharing(
  before: readonly Candidate[] | undefined,
  stretch: readonly Candidate[],
  stretches: readonly (readonly Candidate[])[],
): Candidate[] | null {
  const [left] = before ?? [];
  const [right] = stretch;
  if (!before || !left || !right || left.end !== right.start) return null;
  const isLonger = ({ start, end }: Candidate) =>
    end === right.end && start > left.start && start < right.start;
  const longer = stretches.find(([one]) => one !== undefined && isLonger(one)) ?? [];
  const said = new Set(before.map(({ name }) => name.conceptId));
  // A stop phrase says nothing, and what was said needn't be said again.
  if (longer.length === 0 || longer.some(({ name }) => name.conceptId === null || said.has(name.conceptId))) {
    return null;
  }
  return longer.map((candidate) => ({ ...candidate, start: right.start }));
}

function lengthOf(candidate: Candidate | undefined): number {
  return candidate === undefined ? 0 : candidate.end - candidate.start;
}

type Votes = Readonly<Record<Language, number>>;

/** How much of the text speaks for each language: its script, and the names that only one language has. */
function countVotes(text: KeyText, chosen: readonly (readonly Candidate[])[]): Votes {
  const votes: Record<Language, number> = { vi: 0, en: 0, ja: 0, ko: 0, zh: 0 };
  if (text.marked) votes.vi += 10;
  for (const script of text.scripts) {
    if (script === Script.Hangul) votes.ko += 1;
    else if (script === Script.Hiragana || script === Script.Katakana) votes.ja += 1;
  }
  for (const [only, second] of chosen) {
    const [language, other] = only?.name.languages ?? [];
    if (second === undefined && other === undefined && language !== undefined) votes[language] += 1;
  }
  return votes;
}

/** Without votes a Latin-script name counts as English and a Han one as Chinese. */
const UNVOTED: readonly Language[] = ['en', 'vi', 'zh', 'ja', 'ko'];

function likeliest(languages: readonly Language[], votes: Votes): Language | null {
  const ranked = UNVOTED.filter((language) => languages.includes(language));
  return ranked.toSorted((a, b) => votes[b] - votes[a])[0] ?? null;
}

/**
 * Which of the names that match the same stretch is meant: the one that agrees best in diacritics; for a homograph
 * that this leaves open, the one whose language the text speaks, else the homograph's default.
 */
function chooseMeaning(stretch: readonly Candidate[], vocabulary: Vocabulary, votes: Votes): Candidate {
  // PPS before the plural of PP.
  const nameEnd = Math.max(...stretch.map((candidate) => candidate.nameEnd));
  const whole = stretch.filter((candidate) => candidate.nameEnd === nameEnd);
  const exactWords = Math.max(...whole.map((candidate) => candidate.exactWords));
  const best = whole.filter((candidate) => candidate.exactWords === exactWords);
  const stop = best.find((candidate) => candidate.name.conceptId === null);
  if (stop !== undefined) return stop;
  const support = ({ name }: Candidate): number => votes[likeliest(name.languages, votes) ?? 'en'];
  const ranked = best.toSorted((a, b) => support(b) - support(a));
  const [first, ...others] = ranked;
  if (first === undefined) throw new Error('A stretch without a name');
  const rivals = others.filter(({ name }) => name.conceptId !== first.name.conceptId);
  if (rivals.every((rival) => support(rival) < support(first))) return first;
  const ids = best.map(({ name }) => name.conceptId ?? '');
  const homograph = vocabulary.homographs.find(({ concepts }) => ids.every((id) => concepts.includes(id)));
  return best.find(({ name }) => name.conceptId === homograph?.default) ?? first;
}

/** Of the names of the same stretch those that only their diacritics tell from the one that was chosen. */
function othersMeant(best: Candidate, stretch: readonly Candidate[], text: KeyText): ConceptId[] {
  if (stretch.length === 1 || marksBetween(text.marks, best.start, best.end) !== '') return [];
  const marksOf = ({ name }: Candidate) => toKeyText(name.text).marks.join('');
  const ids = stretch
    .filter((one) => one.nameEnd === best.nameEnd && marksOf(one) !== marksOf(best))
    .flatMap(({ name }) => name.conceptId ?? []);
  return [...new Set(ids)].filter((id) => id !== best.name.conceptId);
}

const EDITION = /^\s?[:\uFF1A/\-\u2013]\s?(?:19|20)\d{2}(?!\d)/;

function editionLength(source: string, end: number): number {
  return EDITION.exec(source.slice(end, end + 8))?.[0].length ?? 0;
}

const EDGE_PUNCTUATION =
  /^[\s\p{Po}\p{Pd}\p{Ps}\p{Pe}\p{Pi}\p{Pf}|~]+|[\s\p{Po}\p{Pd}\p{Ps}\p{Pe}\p{Pi}\p{Pf}|~]+$/gu;

function spansBetween(source: string, spans: readonly ConceptSpan[]): TextSpan[] {
  const between: TextSpan[] = [];
  let from = 0;
  for (const { start, end } of [...spans, { start: source.length, end: source.length }]) {
    const piece = source.slice(from, start);
    const trimmed = piece.replace(EDGE_PUNCTUATION, '');
    if (trimmed !== '') {
      const offset = from + piece.indexOf(trimmed);
      between.push({ start: offset, end: offset + trimmed.length, text: trimmed });
    }
    from = end;
  }
  return between;
}
