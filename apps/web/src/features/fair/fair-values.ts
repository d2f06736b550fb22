import type { FullFair } from './fair.layout.js';

/** What is entered of a fair. */
export interface FairValues {
  nameVi: string;
  nameEn: string;
  code: string;
  venue: string;
  city: string;
  country: string | null;
  timeZone: string;
  startsOn: string | null;
  endsOn: string | null;
  hostId: string | null;
}

/** As the API has it. */
export const LONGEST_FAIR_DAYS = 60;

export const NEW_FAIR: FairValues = {
  nameVi: '',
  nameEn: '',
  code: '',
  venue: '',
  city: '',
  country: 'VN',
  timeZone: 'Asia/Ho_Chi_Minh',
  startsOn: null,
  endsOn: null,
  hostId: null,
};

export function valuesOf(fair: FullFair): FairValues {
  const nameIn = (language: string) => fair.name.find((one) => one.language === language)?.text ?? '';
  const { code, venue, city, country, timeZone, startsOn, endsOn } = fair;
  return {
    nameVi: nameIn('vi'),
    nameEn: nameIn('en'),
    hostId: fair.host?.id ?? null,
    ...{ code, venue, city, country, timeZone, startsOn, endsOn },
  };
}

/** For the API. `names` are those that the fair has; the ones in other languages stay. */
export function inputOf(values: FairValues, names: FullFair['name'] = []) {
  const { nameVi, nameEn, startsOn, endsOn, country, venue, city, ...rest } = values;
  const entered = [
    { language: 'vi', text: nameVi.trim() },
    { language: 'en', text: nameEn.trim() },
  ].filter(({ text }) => text);
  const others = names.filter(({ language }) => language !== 'vi' && language !== 'en');
  return {
    ...rest,
    name: [...entered, ...others.map(({ language, text }) => ({ language, text }))],
    venue: venue.trim(),
    city: city.trim(),
    startsOn: startsOn!,
    endsOn: endsOn!,
    country: country!,
  };
}

const LONGEST_CODE = 60;

/** A short name for addresses out of the English name, or the Vietnamese one: `hanoi-supporting-industries-fair-2027`. */
export function codeFrom({ nameVi, nameEn }: Pick<FairValues, 'nameVi' | 'nameEn'>): string {
  return (nameEn.trim() || nameVi.trim())
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[đĐ]/g, 'd')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
    .reduce((code, word) => (code.length + word.length < LONGEST_CODE ? `${code}-${word}` : code), '')
    .slice(1);
}

/** Browsers give some zones by names that are out of use. */
const RENAMED: Record<string, string> = {
  'Asia/Saigon': 'Asia/Ho_Chi_Minh',
  'Asia/Calcutta': 'Asia/Kolkata',
  'Asia/Rangoon': 'Asia/Yangon',
  'Asia/Katmandu': 'Asia/Kathmandu',
  'Europe/Kiev': 'Europe/Kyiv',
};

/** Time zones of a country as far as the browser knows them; without a country all there are. */
export function zonesFor(country: string | null): string[] {
  // Not in the types of the language yet, and not in every browser.
  const locale = (code: string) => new Intl.Locale('und', { region: code }) as { getTimeZones?(): string[] };
  const zones = country ? (locale(country).getTimeZones?.() ?? []) : Intl.supportedValuesOf('timeZone');
  return zones.map((zone) => RENAMED[zone] ?? zone);
}
