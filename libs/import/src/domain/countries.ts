import { foldText } from '#kernel';

/** Names that lists use and no standard knows. */
const ALSO: Readonly<Record<string, string>> = {
  usa: 'US',
  'u s a': 'US',
  'united states of america': 'US',
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  'korea republic of': 'KR',
  'republic of korea': 'KR',
  korea: 'KR',
  'han quoc': 'KR',
  'trung quoc': 'CN',
  'people s republic of china': 'CN',
  'pr china': 'CN',
  'china people s republic': 'CN',
  'hong kong': 'HK',
  'hong kong s a r': 'HK',
  taiwan: 'TW',
  'dai loan': 'TW',
  'chinese taipei': 'TW',
  'viet nam': 'VN',
  'nhat ban': 'JP',
  my: 'US',
  'hoa ky': 'US',
  duc: 'DE',
  'czech republic': 'CZ',
  turkey: 'TR',
  turkiye: 'TR',
  'russian federation': 'RU',
  'slovak republic': 'SK',
  macedonia: 'MK',
  'bosnia and herzegovina': 'BA',
  uae: 'AE',
  'the netherlands': 'NL',
  holland: 'NL',
};

const ENGLISH = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' });
let byName: Map<string, string> | undefined;

function names(): Map<string, string> {
  if (byName) return byName;
  byName = new Map();
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const displays = ['en', 'vi', 'de', 'fr', 'ja', 'ko', 'zh'].map(
    (language) => new Intl.DisplayNames([language], { type: 'region', fallback: 'none' }),
  );
  for (const first of letters) {
    for (const second of letters) {
      const code = first + second;
      for (const display of displays) {
        const name = display.of(code);
        // Retired codes have names too: DD is DE today.
        if (name) byName.set(foldText(name), new Intl.Locale(`und-${code}`).region!);
      }
    }
  }
  for (const [name, code] of Object.entries(ALSO)) byName.set(foldText(name), code);
  return byName;
}

/** The ISO 3166-1 alpha-2 code of a country as people write it, in seven languages or as a code; null when unknown. */
export function countryCode(text: string): string | null {
  const trimmed = text.trim();
  if (/^[A-Za-z]{2}$/.test(trimmed)) {
    const code = trimmed.toUpperCase();
    if (ENGLISH.of(code)) return new Intl.Locale(`und-${code}`).region!;
  }
  const [short, ...rest] = trimmed.split(',');
  // "Iran, Islamic Republic of" is Iran; with Korea and Congo the part behind the comma tells which.
  const plain =
    rest.length > 0 && !/^(korea|congo)/i.test(short!) ? names().get(foldText(short!)) : undefined;
  return names().get(foldText(trimmed)) ?? plain ?? null;
}
