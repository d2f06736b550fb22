/** A number with points or commas in it, as a pattern of folded text. */
export const NUMBER = '\\d{1,3}(?: \\d{3})+(?!\\d)|\\d+(?:[.,]\\d+)*';

/**
 * The value of a number as people of several countries write it. With both signs the last is the decimal one; alone a
 * sign before groups of exactly three digits parts thousands ("500.000", "1,000"), unless a 0 stands before it
 * ("0.010"); otherwise it is the decimal sign. Null for what is none of these ("1.2.3").
 */
export function parseNumber(text: string): number | null {
  const compact = text.replaceAll(' ', '');
  const signs = compact.replace(/\d/g, '');
  if (signs === '') return Number(compact);
  if (/^[1-9]\d{0,2}([.,])\d{3}(\1\d{3})*$/.test(compact)) return Number(compact.replace(/[.,]/g, ''));
  if (signs.length === 1) return Number(compact.replace(',', '.'));
  const decimal = signs.at(-1)!;
  const [whole, ...rest] = splitAtLast(compact, decimal);
  if (signs.indexOf(decimal) < signs.length - 1 || !/^\d{1,3}([.,]\d{3})+$/.test(whole!)) return null;
  return Number(`${whole!.replace(/[.,]/g, '')}.${rest[0]}`);
}

function splitAtLast(text: string, sign: string): string[] {
  const at = text.lastIndexOf(sign);
  return [text.slice(0, at), text.slice(at + 1)];
}
