import { foldText } from '#kernel';

/** A country that a text names. */
export interface NamedCountry {
  readonly country: string;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Where suppliers of the trade are looked for; other countries are entered by hand. */
const COUNTRIES = [
  ...['VN', 'JP', 'KR', 'CN', 'TW', 'TH', 'MY', 'SG', 'ID', 'PH', 'IN', 'KH', 'LA', 'MM', 'BD'],
  ...['DE', 'US', 'FR', 'IT', 'GB', 'PL', 'CZ', 'MX', 'TR'],
];
const LOCALES = ['en', 'vi', 'ja', 'ko', 'zh'];
const FURTHER: Readonly<Record<string, readonly string[]>> = {
  VN: ['Viet Nam', '越南', 'ベトナム'],
  US: ['USA'],
};

const NAMES: ReadonlyMap<string, string> = new Map(
  COUNTRIES.flatMap((country) =>
    [
      ...LOCALES.map((locale) => new Intl.DisplayNames(locale, { type: 'region' }).of(country)!),
      ...(FURTHER[country] ?? []),
    ].map((name): [string, string] => [name.normalize('NFC').toLowerCase(), country]),
  ),
);
const PATTERN = new RegExp(
  [...NAMES.keys()]
    .sort((a, b) => b.length - a.length)
    .map((name) =>
      /^[\p{Script=Latin} .]+$/u.test(name) ? `(?<!\\p{L})${escape(name)}(?!\\p{L})` : escape(name),
    )
    .join('|'),
  'giu',
);

/** The countries that a text names in one of five languages, each time that it does. */
export function readCountries(text: string): NamedCountry[] {
  return [...text.matchAll(PATTERN)].flatMap((match) => {
    const country = NAMES.get(match[0].toLowerCase());
    const [start, end] = [match.index, match.index + match[0].length];
    return country ? [{ country, text: match[0], start, end }] : [];
  });
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

/** Whether a sentence says where suppliers should be, rather than where the writer is. */
export function asksForPlace(sentence: string): boolean {
  return /supplier|vendor|manufacturer|maker|sourc|located|based in|nha cung cap|nha san xuat|tai viet nam|サプライヤ|メーカ|供給|調達|공급|업체|供应|厂家|采购/.test(
    foldText(sentence),
  );
}
