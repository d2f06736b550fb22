/**
 * An amount as people type it, as the API takes it: "1.234.567,50", "1,234,567.50" and "1 234 567,5" are the same. Where
 * both signs stand, the last is the decimal one; one sign that comes several times, or stands before exactly three
 * digits, groups thousands, but for currencies of three decimals and after a lone zero.
 */
export function readAmount(text: string, currency: string): string {
  const bare = text.replaceAll(/[\s\u00a0\u202f]/g, '');
  const signs = [...bare].filter((sign) => sign === ',' || sign === '.');
  if (signs.length === 0) return bare;
  const last = signs.at(-1)!;
  const at = bare.lastIndexOf(last);
  const [whole, fraction] = [bare.slice(0, at), bare.slice(at + 1)];
  const isMixed = new Set(signs).size > 1;
  const isDecimal = isMixed
    ? signs.filter((sign) => sign === last).length === 1
    : signs.length === 1 && (fraction.length !== 3 || /^-?0$/.test(whole) || decimalsOf(currency) === 3);
  const digits = (isDecimal ? whole : bare).replaceAll(/[.,]/g, '');
  return isDecimal && fraction !== '' ? `${digits}.${fraction}` : digits;
}

/** Whether an amount that `readAmount` gave is one. */
export function isAmount(amount: string): boolean {
  return /^-?\d{1,18}(\.\d+)?$/.test(amount);
}

function decimalsOf(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency });
    return format.resolvedOptions().maximumFractionDigits ?? 2;
  } catch {
    return 2;
  }
}
