import type { Places } from '#places';
import { type FoldedText, foldedText, marksBetween, originOf } from './folded-text.js';
import type { SupplierFilter } from './supplier-search.port.js';

/** An industrial cluster or park, as far as reading its name needs it. */
export interface NamedZone {
  readonly id: string;
  readonly name: string;
}

/** A place that a text names; a name that several wards or parks share stands for them all. */
export interface FoundPlace {
  readonly kind: 'province' | 'ward' | 'zone';
  /** Codes of provinces or wards, ids of zones. */
  readonly values: readonly string[];
  /** In UTF-16 code units of the text. */
  readonly start: number;
  readonly end: number;
}

export function placeFilter({ kind, values }: Pick<FoundPlace, 'kind' | 'values'>): SupplierFilter {
  if (kind === 'province') return { provinceCodes: values };
  return kind === 'ward' ? { wardCodes: values } : { zoneIds: values };
}

interface Name {
  readonly values: string[];
  /** Diacritics of each of its words. */
  readonly marks: readonly string[];
}

/** A word of the folded text. */
interface Word {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly marks: string;
}

const LATIN_WORD = /[a-z0-9]+/g;
const MOST_WORDS = 6;

/** Without marks these are everyday words: huệ and hue, cần thợ (welders wanted), sơn là, hà nam. */
const NEED_MARKS = new Set([
  'hue',
  'can tho',
  'son la',
  'ha nam',
  'long an',
  'phu yen',
  'hoa binh',
  'thai binh',
]);

const PROVINCE_BEFORE = /(?:(?<![a-z])(?:tinh|thanh pho|tp|city of|o|tai|in|near|gan|khu vuc)[ .]+)+$/;
const PROVINCE_AFTER = /^(?: (?:province|city)(?![a-z])|省|市|성|시(?![\p{Script=Hangul}]))/u;
const WARD_BEFORE = /(?<![a-z])(?:phuong|xa|dac khu|ward|commune)[ .]+$/;
const WARD_AFTER = /^ (?:ward|commune)(?![a-z])/;
const ZONE_KINDS =
  'khu cong nghiep(?: ho tro)?|khu cong nghe cao|khu che xuat|cum cong nghiep|kcn(?: ho tro)?|kcnc|kcx|ccn';
const ZONE_BEFORE = new RegExp(`(?<![a-z])(?:${ZONE_KINDS})[ .]+$`);
const ZONE_AFTER =
  /^ ?(?:(?:industrial|hi-?tech|high-tech) (?:parks?|zones?|clusters?|estates?)(?![a-z])|i[pz](?![a-z])|工業団地|ハイテクパーク|工业区|工业园区?|高新区|산업 ?단지|공단)/;
const WHOLE_ZONE_KIND = new RegExp(`^(?:${ZONE_KINDS})[ .]+`);

/**
 * Reads places in a query: provinces by any of their names, wards and parks where the text says that they are one
 * ("phường …", "KCN …", "… industrial park") or, of a ward, where its province follows after a comma. Everything else
 * that sounds like a place is left alone: firms and wards bear the same names.
 */
export class PlaceReader {
  private readonly provinces = new Map<string, Name>();
  private readonly wards = new Map<string, Name[]>();
  private readonly zones = new Map<string, Name>();
  /** Names in other scripts, the longest first. */
  private readonly foreign: { readonly text: string; readonly code: string }[] = [];

  constructor(
    private readonly places: Places,
    zones: readonly NamedZone[],
  ) {
    for (const { code, name, nameEn, otherNames, formerProvinces, wards } of places.provinces) {
      for (const one of [name, nameEn, ...otherNames, ...formerProvinces]) this.addProvince(one, code);
      for (const ward of wards)
        for (const one of new Set([ward.name, ward.nameEn])) this.addWard(one, ward.code);
    }
    this.foreign.sort((a, b) => b.text.length - a.text.length);
    for (const { id, name } of zones) this.addZone(name, id);
  }

  /** In the order of the text, not overlapping; the longest of what overlaps. */
  read(source: string): FoundPlace[] {
    const text = foldedText(source);
    const words = wordsOf(text);
    const candidates = [...this.latin(text, words), ...this.otherScripts(text)];
    candidates.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
    const chosen: FoundPlace[] = [];
    for (const candidate of candidates) {
      if (chosen.every(({ start, end }) => candidate.end <= start || end <= candidate.start)) {
        chosen.push(candidate);
      }
    }
    const found = chosen
      .sort((a, b) => a.start - b.start)
      .map((place) => ({ ...place, ...originOf(text, place.start, place.end) }));
    return this.wardsWithin(found);
  }

  private latin(text: FoldedText, words: readonly Word[]): FoundPlace[] {
    const found: FoundPlace[] = [];
    words.forEach((first, index) => {
      for (let count = 1; count <= MOST_WORDS && index + count <= words.length; count++) {
        const run = words.slice(index, index + count);
        const last = run.at(-1)!;
        if (count > 1 && !/^[ .-]{1,3}$/.test(text.text.slice(words[index + count - 2]!.end, last.start)))
          break;
        const name = run.map((word) => word.text).join(' ');
        const before = text.text.slice(0, first.start);
        const after = text.text.slice(last.end);
        const add = (kind: FoundPlace['kind'], values: readonly string[], from: number, to: number) =>
          found.push({ kind, values, start: first.start - from, end: last.end + to });
        const province = this.provinces.get(name);
        if (province && agrees(province, run)) {
          const [lead, tail] = [lengthOf(PROVINCE_BEFORE, before), lengthOf(PROVINCE_AFTER, after)];
          if (lead + tail > 0 || !NEED_MARKS.has(name) || isSurelyAName(text, province, run)) {
            add('province', province.values, lead, tail);
          }
        }
        const wards = (this.wards.get(name) ?? []).filter((ward) => agrees(ward, run));
        const codes = [...new Set(wards.flatMap(({ values }) => values))];
        if (codes.length > 0) {
          const [lead, tail] = [lengthOf(WARD_BEFORE, before), lengthOf(WARD_AFTER, after)];
          if (lead + tail > 0) add('ward', codes, lead, tail);
          else this.addInProvince(text, words, index + count, codes, (values) => add('ward', values, 0, 0));
        }
        const zone = this.zones.get(name);
        if (zone && agrees(zone, run)) {
          const [lead, tail] = [lengthOf(ZONE_BEFORE, before), lengthOf(ZONE_AFTER, after)];
          if (lead + tail > 0) add('zone', zone.values, lead, tail);
        }
      }
    });
    return found;
  }

  /** "Đông Anh, Hà Nội": an address, so it is the ward of that province. */
  private addInProvince(
    text: FoldedText,
    words: readonly Word[],
    next: number,
    codes: readonly string[],
    add: (codes: string[]) => void,
  ): void {
    const [last, following] = [words[next - 1], words[next]];
    if (!last || !following || !/^ ?, ?$/.test(text.text.slice(last.end, following.start))) return;
    for (let count = 1; count <= MOST_WORDS && next + count <= words.length; count++) {
      const run = words.slice(next, next + count);
      const province = this.provinces.get(run.map((word) => word.text).join(' '));
      if (!province || !agrees(province, run)) continue;
      const there = codes.filter((code) => province.values.includes(this.places.ward(code)!.provinceCode));
      if (there.length > 0) add(there);
      return;
    }
  }

  private otherScripts({ text }: FoldedText): FoundPlace[] {
    const isJapanese = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);
    return this.foreign.flatMap(({ text: name, code }) => {
      // 河内 is Kawachi to a Japanese.
      if (isJapanese && /^\p{Script=Han}/u.test(name)) return [];
      const found: FoundPlace[] = [];
      for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
        const [before, after] = [text.slice(0, at), text.slice(at + name.length)];
        if (!standsAlone(name, before, after)) continue;
        const end = at + name.length + lengthOf(PROVINCE_AFTER, after);
        found.push({ kind: 'province', values: [code], start: at, end });
      }
      return found;
    });
  }

  /** A ward's name says which one it is when its province stands beside it. */
  private wardsWithin(found: readonly FoundPlace[]): FoundPlace[] {
    const provinces = found.filter(({ kind }) => kind === 'province').flatMap(({ values }) => values);
    return found.map((place) => {
      if (place.kind !== 'ward' || provinces.length === 0) return place;
      const there = place.values.filter((code) => provinces.includes(this.places.ward(code)!.provinceCode));
      return there.length > 0 ? { ...place, values: there } : place;
    });
  }

  private addProvince(name: string, code: string): void {
    const { text, marks } = nameOf(name);
    if (!/^[a-z0-9 ]+$/.test(text)) this.foreign.push({ text: foldedText(name).text, code });
    else this.provinces.set(text, { values: [code], marks: better(marks, this.provinces.get(text)) });
  }

  private addWard(name: string, code: string): void {
    const { text, marks } = nameOf(name);
    const same = this.wards.get(text) ?? [];
    this.wards.set(text, [...same, { values: [code], marks }]);
  }

  private addZone(name: string, id: string): void {
    const { text } = nameOf(name);
    const [kind] = WHOLE_ZONE_KIND.exec(`${text} `) ?? [''];
    const own = text.slice(kind.length).trim();
    if (own === '') return;
    const marks = nameOf(name).marks.slice(-own.split(' ').length);
    this.zones.set(own, { values: [...(this.zones.get(own)?.values ?? []), id], marks });
  }
}

function nameOf(name: string): { text: string; marks: string[] } {
  const text = foldedText(name);
  const words = wordsOf(text);
  if (words.length === 0) return { text: text.text, marks: [] };
  const hasOthers = /[^a-z0-9 .,'-]/.test(text.text);
  return {
    text: hasOthers ? text.text : words.map((word) => word.text).join(' '),
    marks: words.map(({ marks }) => marks),
  };
}

/** Of a name with and without marks the one with them counts. */
function better(marks: readonly string[], known: Name | undefined): readonly string[] {
  return known && known.marks.join('') !== '' ? known.marks : marks;
}

function wordsOf(text: FoldedText): Word[] {
  return Array.from(text.text.matchAll(LATIN_WORD), (match) => {
    const [start, end] = [match.index, match.index + match[0].length];
    return { text: match[0], start, end, marks: marksBetween(text, start, end) };
  });
}

/** A word without marks was typed without; with marks they must be the name's. */
function agrees({ marks }: Name, run: readonly Word[]): boolean {
  return run.every((word, index) => word.marks === '' || word.marks === marks[index]);
}

/** Written with its marks, or with capitals. */
function isSurelyAName(text: FoldedText, { marks }: Name, run: readonly Word[]): boolean {
  if (run.some((word, index) => word.marks !== '' && word.marks === marks[index])) return true;
  return run.every(({ start }) => text.isUpper[start]);
}

function standsAlone(name: string, before: string, after: string): boolean {
  if (/^\p{Script=Katakana}/u.test(name)) {
    return !/[\p{Script=Katakana}ー]$/u.test(before) && !/^[\p{Script=Katakana}ー]/u.test(after);
  }
  if (/^\p{Script=Hangul}/u.test(name)) {
    return (
      !/\p{Script=Hangul}$/u.test(before) &&
      /^(?:$|[^\p{Script=Hangul}]|(?:시|성|의|에|에서|에서의|지역|근처|산|에 있는)(?!\p{Script=Hangul}))/u.test(
        after,
      )
    );
  }
  return true;
}

function lengthOf(pattern: RegExp, text: string): number {
  return pattern.exec(text)?.[0].length ?? 0;
}
