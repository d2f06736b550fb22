import { type FontFamily, type FontPiece, piecesOf } from './font-pieces.js';

/** A language whose forms of Chinese characters are wanted; the same code point is drawn differently in each. */
export type PrintLanguage = 'vi' | 'en' | 'ja' | 'ko' | 'zh';

/** A stretch of text that one piece can draw. */
export interface Run {
  readonly piece: FontPiece;
  readonly text: string;
}

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const HANGUL = /\p{Script=Hangul}/u;
const HAN = /\p{Script=Han}/u;
/** Stands for what no font here can draw. */
const UNKNOWN = '?';

const tables = new Map<FontFamily, Map<number, FontPiece>>();

/** The last choice: a text is asked for word by word. */
let lately: { context: string; language: PrintLanguage | undefined; families: FontFamily[] } | undefined;

/** A piece turned out not to have a character that its ranges promise: it isn't chosen for it again. */
export function forget(piece: FontPiece, code: number): void {
  const table = tableOf(piece.family);
  if (table.get(code) === piece) table.delete(code);
  lately = undefined;
}

/**
 * Parts text into runs of one font file each. Chinese characters alone don't say whose they are: kana make them
 * Japanese, hangul Korean; otherwise `language` decides, and where a font lacks one of them, the whole text goes to one
 * that has all, so that a name never mixes two styles.
 * @param context the whole of which `text` is a line: it is what the choice goes by
 */
export function splitRuns(text: string, language?: PrintLanguage, context = text): Run[] {
  if (lately?.context !== context || lately.language !== language) {
    lately = { context, language, families: familiesFor(context, language) };
  }
  const { families } = lately;
  const runs: { piece: FontPiece; text: string }[] = [];
  for (const character of text) {
    const last = runs.at(-1);
    const code = character.codePointAt(0)!;
    // Spaces and joined marks stay with what they follow, where that font has them.
    if (last && /[\p{M}\s]/u.test(character) && tableOf(last.piece.family).get(code) === last.piece) {
      last.text += character;
      continue;
    }
    const piece = pieceFor(code, families);
    const shown = piece ? character : UNKNOWN;
    const chosen = piece ?? pieceFor(UNKNOWN.codePointAt(0)!, families)!;
    if (last?.piece === chosen) last.text += shown;
    else runs.push({ piece: chosen, text: shown });
  }
  return runs;
}

function familiesFor(text: string, language: PrintLanguage | undefined): FontFamily[] {
  const order: FontFamily[] = ['noto-sans-jp', 'noto-sans-sc', 'noto-sans-kr'];
  const first: FontFamily | undefined = KANA.test(text)
    ? 'noto-sans-jp'
    : HANGUL.test(text)
      ? 'noto-sans-kr'
      : language === 'zh'
        ? 'noto-sans-sc'
        : language === 'ko'
          ? 'noto-sans-kr'
          : undefined;
  const wanted = first ? [first, ...order.filter((family) => family !== first)] : order;
  if (!HAN.test(text)) return ['noto-sans', ...wanted];
  const characters = [...text].filter((character) => HAN.test(character));
  const whole = wanted.find((family) =>
    characters.every((character) => tableOf(family).has(character.codePointAt(0)!)),
  );
  return ['noto-sans', ...(whole ? [whole] : []), ...wanted.filter((family) => family !== whole)];
}

function pieceFor(code: number, families: readonly FontFamily[]): FontPiece | undefined {
  for (const family of families) {
    const piece = tableOf(family).get(code);
    if (piece) return piece;
  }
  return undefined;
}

/** The first piece of a family for each of its characters. Latin and the like come from one family in every text. */
function tableOf(family: FontFamily): Map<number, FontPiece> {
  let table = tables.get(family);
  if (!table) {
    table = new Map();
    for (const piece of piecesOf(family)) {
      if (family !== 'noto-sans' && Number.isNaN(Number(piece.part))) continue;
      for (const [first, last] of piece.ranges) {
        for (let code = first; code <= last; code++) if (!table.has(code)) table.set(code, piece);
      }
    }
    tables.set(family, table);
  }
  return table;
}
