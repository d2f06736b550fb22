import { Money } from '#kernel';
import type { PriceBand } from '../need-rules.js';

/** A price or a range of prices that a text names, with its words. */
export interface NamedPrice extends PriceBand {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const CURRENCIES: Readonly<Record<string, string>> = {
  ...{
    usd: 'USD',
    us$: 'USD',
    $: 'USD',
    eur: 'EUR',
    '€': 'EUR',
    jpy: 'JPY',
    '¥': 'JPY',
    円: 'JPY',
    yen: 'JPY',
  },
  ...{
    vnd: 'VND',
    '₫': 'VND',
    đ: 'VND',
    đồng: 'VND',
    krw: 'KRW',
    '₩': 'KRW',
    원: 'KRW',
    cny: 'CNY',
    rmb: 'CNY',
    元: 'CNY',
  },
};
const CURRENCY = 'US\\$|USD|EUR|JPY|VND|KRW|CNY|RMB|yen|đồng|[$€¥₫₩円원元]|đ(?![\\p{L}])';
const NUMBER = '\\d{1,3}(?:[., ]\\d{3})+(?:[.,]\\d{1,2})?|\\d+(?:[.,]\\d{1,4})?';
const RANGE = `(?<from>${NUMBER})(?:\\s?(?:-|–|~|to|đến|から)\\s?(?:${CURRENCY})?\\s?(?<to>${NUMBER}))?`;
const AT_MOST =
  '(?:max(?:imum)?\\.?|at most|up to|below|under|not exceed(?:ing)?|tối đa|dưới|không quá|以下|最高|최대|<=?|≤)';
const PATTERNS = [
  new RegExp(`(?<most>${AT_MOST}\\s?:?\\s?)?(?<before>${CURRENCY})\\s?${RANGE}`, 'giu'),
  new RegExp(`(?<most>${AT_MOST}\\s?:?\\s?)?(?<!\\d)${RANGE}\\s?(?<after>${CURRENCY})`, 'giu'),
];

/** The prices that a text names, in their order. A single one is the most that it may cost. */
export function readPrices(text: string): NamedPrice[] {
  const found = PATTERNS.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): NamedPrice[] => {
      const { from, to, before, after } = match.groups!;
      const currency = CURRENCIES[(before ?? after)!.toLowerCase()];
      const amounts = [from, to].map((number) => amountOf(number, currency));
      const [one, other] = amounts as [Money | null, Money | null];
      if (!one || (to !== undefined && !other)) return [];
      const [start, end] = [match.index, match.index + match[0].length];
      return [{ min: other ? one : null, max: other ?? one, text: match[0], start, end }];
    }),
  );
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** "1,200", "1.200.000", "1.25": a last group of three is thousands, anything else behind a mark are decimals. */
function amountOf(number: string | undefined, currency: string | undefined): Money | null {
  if (!number || !currency) return null;
  const bare = number.replace(/ /g, '');
  const decimals = /[.,](\d{1,2}|\d{4})$/.exec(bare)?.[1];
  const whole = (decimals ? bare.slice(0, -decimals.length - 1) : bare).replace(/[.,]/g, '');
  try {
    return Money.parse(decimals ? `${whole}.${decimals}` : whole, currency);
  } catch {
    return null;
  }
}
