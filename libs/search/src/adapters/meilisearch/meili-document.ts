import type { CapacityUnit } from '#capability';
import { bestOf, bucketOf } from '../../domain/ranges.js';
import { termsOf, tokensOf } from '../../domain/search-text.js';
import type { DocumentCapability, PassageField, SupplierDocument } from '../../domain/supplier-document.js';
import type { HitDocument, RangeName } from '../../domain/supplier-search.port.js';
import { EVERYWHERE, type TextAttribute, codeOf } from './index-settings.js';

const ATTRIBUTES: Record<PassageField, TextAttribute> = {
  name: 'name',
  'capability-title': 'title',
  'capability-description': 'detail',
  equipment: 'detail',
  description: 'detail',
  place: 'place',
};

/** A supplier as Meilisearch has it. */
export type MeiliDocument = Readonly<Record<string, unknown>> & {
  readonly id: string;
  readonly version: string;
};

/** What a search reads back of it. */
export interface MeiliHit {
  readonly id: string;
  /** A `HitDocument` as JSON: Meilisearch needn't look into it. */
  readonly source: string;
  /** Codes of concepts, with spaces between. */
  readonly exact: string;
  readonly narrower: string;
  readonly mentioned: string;
  readonly tie: string;
  readonly nameKey: string;
  readonly completeness: number;
  readonly best: Readonly<Record<string, number>>;
}

export function toMeiliDocument(document: SupplierDocument): MeiliDocument {
  const { organisationId: id, version, conceptIds, closureIds, mentionedIds, certificates } = document;
  const text = new Map<TextAttribute, string[]>();
  const add = (attribute: TextAttribute, words: readonly string[]) =>
    text.set(attribute, [...(text.get(attribute) ?? []), ...words]);
  for (const { field, text: passage } of document.passages) add(ATTRIBUTES[field], wordsOf(passage));
  const best = bestByRange(document);
  const key = sortKey(document.sortName);
  return {
    id,
    version,
    source: JSON.stringify(hitOf(document)),
    exact: codes(conceptIds),
    narrower: codes(closureIds.filter((conceptId) => !conceptIds.includes(conceptId))),
    mentioned: codes(mentionedIds),
    absent: EVERYWHERE,
    ...Object.fromEntries([...text].map(([attribute, words]) => [attribute, words.map(inText).join(' ')])),
    // By the names of its concepts it is found too: see ConceptNames.
    words: [...new Set([...text.values()].flat().flatMap(spellings))],
    nameWords: [...new Set((text.get('name') ?? []).flatMap(spellings))],
    closure: closureIds,
    findable: [...closureIds, ...mentionedIds],
    ...Object.fromEntries(
      ['process', 'material', 'product', 'industry', 'equipment'].map((kind) => [
        kind,
        closureIds.filter((conceptId) => conceptId.startsWith(`${kind}.`)),
      ]),
    ),
    certificate: [...new Set(certificates.map(({ conceptId }) => conceptId))],
    valid: validity(certificates),
    province: document.provinceCode,
    ward: document.wardCode,
    zone: document.zoneId,
    country: document.country,
    ownership: document.ownership,
    size: document.size,
    language: document.languages,
    fair: document.fairIds,
    freeFair: document.freeTimes.map(({ fairId }) => fairId),
    freeUntil: Object.fromEntries(
      document.freeTimes.map(({ fairId, until }) => [fieldOf(fairId), Date.parse(until)]),
    ),
    capabilities: Object.fromEntries(
      slotsOf(document.capabilities).map((capability, slot) => [`s${slot}`, capability]),
    ),
    best,
    bucket: Object.fromEntries(Object.entries(best).map(([range, value]) => [range, bucketOf(value)])),
    completeness: document.completeness,
    nameKey: `${key} ${id}`,
    tie: `${String(999 - document.completeness).padStart(3, '0')} ${key} ${id}`,
  };
}

function hitOf(document: SupplierDocument): HitDocument {
  const { organisationId, conceptIds, certificates, capabilities, passages } = document;
  const { provinceCode, wardCode, zoneId, position } = document;
  return {
    ...{ organisationId, conceptIds, certificates, capabilities, passages },
    ...{ provinceCode, wardCode, zoneId, position },
  };
}

function codes(conceptIds: readonly string[]): string {
  return conceptIds.map(codeOf).join(' ');
}

/** Folded words; of Chinese, Japanese and Korean the pairs of characters. */
function wordsOf(text: string): string[] {
  return tokensOf(text).flatMap(termsOf);
}

/** Longer words are the same word with an ending, in Latin scripts; Vietnamese syllables are all shorter. */
export const STEM_LETTERS = 6;

/** A word as it can be asked for by being equal: itself, and a longer one by its beginnings too. */
function spellings(word: string): string[] {
  if (!isLatinLike(word)) return [word];
  const letters = [...word];
  const beginnings = letters.map((_, index) => letters.slice(0, index + 1).join('')).slice(STEM_LETTERS - 1);
  return beginnings.length > 0 ? beginnings : [word];
}

const LATIN_LIKE = /^[\p{Script=Latin}\p{N}]+$/u;

function isLatinLike(word: string): boolean {
  return LATIN_LIKE.test(word);
}

/** As Meilisearch's tokenizer leaves it whole: it would part characters by dictionaries of its own. */
export function inText(term: string): string {
  return isLatinLike(term) ? term : `u${Buffer.from(term).toString('hex')}`;
}

/** Field names have no dots and hyphens: in a filter a dot is a step into an object. */
export function fieldOf(id: string): string {
  return id.replaceAll(/[^a-z0-9]/gi, '_');
}

const DAY_MS = 86_400_000;

export function dayOf(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / DAY_MS);
}

const EARLIEST = 0;
const LATEST = 3_000_000;

/** Stretches of days on which a certificate is valid, that a filter can look at: later ones are rare. */
export const VALID_SLOTS = 3;

/** By concept and slot the first and last day of validity. */
function validity(certificates: SupplierDocument['certificates']): Record<string, unknown> {
  const byConcept = Map.groupBy(certificates, ({ conceptId }) => conceptId);
  return Object.fromEntries(
    [...byConcept].map(([conceptId, rows]) => {
      const stretches = merged(
        rows.map(({ validFrom, validUntil }) => ({
          from: validFrom ? dayOf(validFrom) : EARLIEST,
          until: validUntil ? dayOf(validUntil) : LATEST,
        })),
      ).slice(-VALID_SLOTS);
      return [
        fieldOf(conceptId),
        Object.fromEntries(stretches.map((stretch, slot) => [`s${slot}`, stretch])),
      ];
    }),
  );
}

interface Days {
  from: number;
  until: number;
}

function merged(stretches: readonly Days[]): Days[] {
  const result: Days[] = [];
  for (const stretch of stretches
    .filter(({ from, until }) => from <= until)
    .sort((a, b) => a.from - b.from)) {
    const last = result.at(-1);
    if (last && stretch.from <= last.until + 1) last.until = Math.max(last.until, stretch.until);
    else result.push({ ...stretch });
  }
  return result;
}

/** What a filter on numbers asks of one capability. */
interface Slot {
  readonly process: string[];
  readonly tolerance?: number;
  readonly partMin?: number;
  readonly partMax?: number;
  readonly pressForce?: number;
  readonly leadTime?: number;
  /** By unit. */
  readonly capacity?: Readonly<Record<string, number>>;
  readonly order?: Readonly<Record<string, number>>;
}

/**
 * Capabilities that a filter can look at one by one. Meilisearch forgets which values of a list of objects belong
 * together, so each has a field of its own.
 */
export const CAPABILITY_SLOTS = 16;

/** Of a supplier with more such capabilities, those beyond count as one: it may then be found for two of them together. */
function slotsOf(capabilities: readonly DocumentCapability[]): Slot[] {
  const stated = capabilities.map(slotOf).filter((slot) => Object.keys(slot).length > 1);
  const distinct = [...new Map(stated.map((slot) => [JSON.stringify(slot), slot])).values()];
  if (distinct.length <= CAPABILITY_SLOTS) return distinct;
  return [...distinct.slice(0, CAPABILITY_SLOTS - 1), asOne(distinct.slice(CAPABILITY_SLOTS - 1))];
}

function slotOf(capability: DocumentCapability): Slot {
  const { conceptIds, toleranceUm, partSizeMinMm, partSizeMaxMm, pressForceT, leadTimeDays } = capability;
  const { monthlyCapacity, minimumOrder, capacityUnit: unit } = capability;
  return {
    process: conceptIds.filter((id) => id.startsWith('process.')),
    ...(toleranceUm === null ? {} : { tolerance: toleranceUm }),
    ...(partSizeMaxMm === null ? {} : { partMin: partSizeMinMm ?? 0, partMax: partSizeMaxMm }),
    ...(pressForceT === null ? {} : { pressForce: pressForceT }),
    ...(leadTimeDays === null ? {} : { leadTime: leadTimeDays }),
    ...(unit && monthlyCapacity !== null ? { capacity: { [fieldOf(unit)]: monthlyCapacity } } : {}),
    ...(unit && minimumOrder !== null ? { order: { [fieldOf(unit)]: minimumOrder } } : {}),
  };
}

function asOne(slots: readonly Slot[]): Slot {
  const one: Record<string, unknown> = { process: [...new Set(slots.flatMap(({ process }) => process))] };
  const least = (field: 'tolerance' | 'partMin' | 'leadTime') => extreme(slots, field, Math.min);
  const most = (field: 'partMax' | 'pressForce') => extreme(slots, field, Math.max);
  for (const [field, value] of [
    ['tolerance', least('tolerance')],
    ['partMin', least('partMin')],
    ['leadTime', least('leadTime')],
    ['partMax', most('partMax')],
    ['pressForce', most('pressForce')],
  ] as const) {
    if (value !== undefined) one[field] = value;
  }
  for (const [field, better] of [
    ['capacity', Math.max],
    ['order', Math.min],
  ] as const) {
    const byUnit = Map.groupBy(
      slots.flatMap((slot) => Object.entries(slot[field] ?? {})),
      ([unit]) => unit,
    );
    if (byUnit.size === 0) continue;
    one[field] = Object.fromEntries(
      [...byUnit].map(([unit, values]) => [unit, better(...values.map(([, value]) => value))]),
    );
  }
  return one as unknown as Slot;
}

function extreme(
  slots: readonly Slot[],
  field: 'tolerance' | 'partMin' | 'partMax' | 'pressForce' | 'leadTime',
  better: (...values: number[]) => number,
): number | undefined {
  const values = slots.flatMap((slot) => slot[field] ?? []);
  return values.length > 0 ? better(...values) : undefined;
}

/** The field under which the best value of a range is, within `best` and `bucket`. */
export function rangeField(range: RangeName, unit: CapacityUnit): string {
  if (range === 'monthly-capacity') return `capacity_${fieldOf(unit)}`;
  if (range === 'minimum-order') return `order_${fieldOf(unit)}`;
  return fieldOf(range);
}

function bestByRange(document: SupplierDocument): Record<string, number> {
  const { tolerance, partSize, pressForce, leadTime, capacities, minimumOrders } = bestOf(document);
  const values: [string, number | null][] = [
    ['tolerance', tolerance],
    ['part_size', partSize],
    ['press_force', pressForce],
    ['lead_time', leadTime],
    ...Object.entries(capacities).map(([unit, value]): [string, number] => [
      `capacity_${fieldOf(unit)}`,
      value,
    ]),
    ...Object.entries(minimumOrders).map(([unit, value]): [string, number] => [
      `order_${fieldOf(unit)}`,
      value,
    ]),
  ];
  return Object.fromEntries(values.filter((entry): entry is [string, number] => entry[1] !== null));
}

/** Meilisearch sorts by at most 468 bytes. */
const SORTED_BYTES = 200;

/** Sorts as the bytes of the text do, which Meilisearch would otherwise normalise. */
function sortKey(text: string): string {
  return Buffer.from(text).subarray(0, SORTED_BYTES).toString('hex');
}
