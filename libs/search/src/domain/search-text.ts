import { foldText } from '#kernel';

/** A word of a text, or a run of Chinese, Japanese or Korean characters. */
export interface Token {
  readonly folded: string;
  readonly isCjk: boolean;
  /** In UTF-16 code units of the text. */
  readonly start: number;
  readonly end: number;
}

const CJK =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\u30fc\uff70\uff9e\uff9f';
const RUN = new RegExp(`[${CJK}]+|(?:(?![${CJK}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');
const IS_CJK = new RegExp(`^[${CJK}]`, 'u');

export function tokensOf(text: string): Token[] {
  return Array.from(text.matchAll(RUN), (match) => ({
    folded: foldText(match[0]),
    isCjk: IS_CJK.test(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  })).filter(({ folded }) => folded !== '');
}

/**
 * The index terms of a token. Nothing separates words in Chinese and Japanese, so runs become overlapping pairs of
 * characters, and the last character alone: any stretch of the run is then a sequence of terms or the beginning of one.
 */
export function termsOf({ folded, isCjk }: Pick<Token, 'folded' | 'isCjk'>): string[] {
  if (!isCjk) return folded.split(' ');
  const characters = [...folded.replaceAll(' ', '')];
  return characters.map((character, index) => character + (characters[index + 1] ?? ''));
}

/** Folded words that say nothing about a supplier. Vietnamese ones that fold onto a word of the trade aren't here. */
const EMPTY_WORDS = new Set(
  (
    'a an the of and or for in on at to by with from as is are we i need looking find who can ' +
    'va cac cho nhung duoc hoac hay ' +
    'の を に は が と で や も か から する して できる または もしくは 的 和 与 或 或者 在 是 之 ' +
    '의 를 을 은 는 이 가 에 와 과 로 및 또는 혹은'
  ).split(' '),
);

export function isEmptyWord(folded: string): boolean {
  return EMPTY_WORDS.has(folded);
}
