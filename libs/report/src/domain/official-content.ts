import { createHash } from 'node:crypto';
import type { Money } from '#kernel';
import type { Chapter } from './chapters.js';
import type { CostKind } from './fair-cost.entity.js';
import { type RecordKind, RECORD_KINDS } from './frozen-report.entity.js';
import type { FunnelSplit, FunnelStep } from './funnel.js';
import { type InBoth, bothOf } from './report-labels.js';
import type { BuyerKind } from './unmet-needs.js';

/** An exact amount that survives JSON: whole minor units as a decimal text. */
export interface PlainMoney {
  readonly minor: string;
  readonly currency: string;
}

export interface PlainFigure {
  readonly key: string | null;
  readonly labels: InBoth;
  readonly count: number;
  readonly value: PlainMoney;
  /** The part of `value` whose signed document staff have seen. */
  readonly verified: PlainMoney;
  readonly valued: number;
  readonly unconverted: number;
}

export interface PlainFairFigure extends PlainFigure {
  readonly isAbroad: boolean | null;
  readonly direct: number;
  readonly indirect: number;
}

export interface PlainFunnelRow {
  readonly key: string | null;
  readonly labels: InBoth;
  readonly steps: readonly FunnelStep[];
}

export interface PlainReturn {
  readonly fairId: string;
  readonly labels: InBoth;
  readonly startsOn: string;
  readonly costs: PlainCosts;
  readonly costsByKind: readonly (PlainCosts & { readonly kind: CostKind })[];
  readonly signed: {
    readonly count: number;
    readonly estimated: PlainMoney;
    readonly verified: PlainMoney;
    readonly unconverted: number;
  };
  readonly delivered: PlainMoney;
  readonly meetingsHeld: number;
  readonly signedRatio: number | null;
  readonly verifiedRatio: number | null;
  readonly deliveredRatio: number | null;
  readonly costPerMeeting: PlainMoney | null;
  readonly costPerAgreement: PlainMoney | null;
}

export interface PlainCosts {
  readonly count: number;
  readonly estimated: PlainMoney;
  readonly verified: PlainMoney;
  readonly unconverted: number;
}

export interface PlainUnmet {
  readonly conceptId: string;
  readonly labels: InBoth;
  readonly needs: number;
  readonly needsBefore: number;
  readonly open: number;
  readonly buyers: number;
  readonly byBuyerKind: Readonly<Record<BuyerKind, number>>;
  readonly suppliers: number;
}

export const PEOPLE_FIGURES = [
  'directEnterprises',
  'directTimes',
  'indirectEnterprises',
  'indirectTimes',
  'fairs',
  'fairsAbroad',
  'fairsAtHome',
] as const;
export type PeopleFigure = (typeof PEOPLE_FIGURES)[number];

export const BREAKDOWNS = ['byStatus', 'byKind', 'byYear', 'bySector', 'byCountry', 'byFair'] as const;
export type BreakdownName = (typeof BREAKDOWNS)[number];

/** What a report was asked for. */
export interface PlainFilter {
  readonly fairIds: readonly string[] | null;
  readonly fromYear: number | null;
  readonly toYear: number | null;
  readonly sector: string | null;
  readonly country: string | null;
  readonly abroadOnly: boolean;
  readonly currency: string;
}

/** How many records of a kind the figures were counted from, and the SHA-256 of their states in the order of their ids. */
export interface RecordsDigest {
  readonly count: number;
  readonly digest: string;
}

/**
 * Everything that the official report says, in both languages, as plain JSON: page, PDF and XLSX are made of it alone,
 * and its hash stands on each of them.
 */
export interface OfficialContent {
  /** 1: as reports were before there were chapters. */
  readonly format: 'fairmatch-report/1' | 'fairmatch-report/2';
  /** Instant at which the figures were taken. */
  readonly takenAt: string;
  /** The number under which it was frozen; null for one that wasn't. */
  readonly number: string | null;
  readonly filter: PlainFilter;
  /** The filter in words. */
  readonly scope: InBoth;
  readonly sentences: InBoth;
  readonly includesDemo: boolean;
  readonly people: Readonly<Record<PeopleFigure, number>>;
  readonly agreements: PlainFigure;
  readonly byStatus: readonly PlainFigure[];
  readonly byKind: readonly PlainFigure[];
  readonly byYear: readonly PlainFigure[];
  readonly bySector: readonly PlainFigure[];
  readonly byCountry: readonly PlainFigure[];
  readonly byFair: readonly PlainFairFigure[];
  /** The first hundred agreements whose value no rate converts. */
  readonly unconverted: readonly {
    readonly number: string;
    readonly signedOn: string;
    readonly value: PlainMoney;
  }[];
  readonly funnel: { readonly total: PlainFunnelRow } & Readonly<
    Record<FunnelSplit, readonly PlainFunnelRow[]>
  >;
  readonly returns: readonly PlainReturn[];
  readonly unmet: {
    readonly asOf: string;
    readonly months: number;
    readonly fewerThan: number;
    readonly found: number;
    /** The first twenty. */
    readonly rows: readonly PlainUnmet[];
  };
  /** Not in a report that was frozen before there were any. */
  readonly chapters?: readonly Chapter[];
  /** By kind of record; null for a report that isn't frozen, whose records aren't kept. */
  readonly records: Readonly<Record<string, RecordsDigest>> | null;
}

export function plainMoney(money: Money): PlainMoney {
  return { minor: money.minor.toString(), currency: money.currency };
}

const FIRST_KINDS: readonly RecordKind[] = ['agreement', 'participation', 'cost', 'pair'];

/** The kinds of records that a report is made of. */
export function recordKindsOf({ chapters = [] }: Pick<OfficialContent, 'chapters'>): RecordKind[] {
  return RECORD_KINDS.filter(
    (kind) => FIRST_KINDS.includes(kind) || chapters.some((chapter) => chapter.kind === kind),
  );
}

/** SHA-256 of JSON with sorted keys and no spaces, as 64 hexadecimal digits: the same however the content was stored. */
export function contentHash(content: OfficialContent): string {
  return createHash('sha256').update(canonicalJson(content)).digest('hex');
}

/** JSON with the keys of every object sorted by their code units; what is undefined is left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const entries = Object.entries(value)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonicalJson(item)}`).join(',')}}`;
}

/** A figure by its place in the content, for comparing two of them. */
export interface FlatFigure {
  /** Such as `byYear/2019` or `people/fairs`. */
  readonly path: string;
  readonly labels: InBoth;
  readonly count: number | null;
  readonly value: PlainMoney | null;
}

/** Every figure of a content by its path. `words` names the parts that have no labels of their own. */
export function flatFigures(
  content: OfficialContent,
  words: (part: string) => InBoth,
): Map<string, FlatFigure> {
  const flat = new Map<string, FlatFigure>();
  const add = (path: string, labels: InBoth, count: number | null, value: PlainMoney | null) =>
    flat.set(path, { path, labels, count, value });
  const under = (part: string, labels: InBoth): InBoth => {
    const head = words(part);
    return { vi: `${head.vi}: ${labels.vi}`, en: `${head.en}: ${labels.en}` };
  };
  for (const name of PEOPLE_FIGURES) add(`people/${name}`, words(name), content.people[name], null);
  const { agreements } = content;
  add('agreements', words('agreements'), agreements.count, agreements.value);
  add('agreements/verified', words('verified'), null, agreements.verified);
  add('agreements/unconverted', words('unconverted'), agreements.unconverted, null);
  for (const name of BREAKDOWNS)
    for (const { key, labels, count, value } of content[name])
      add(`${name}/${key ?? ''}`, under(name, labels), count, value);
  for (const { key, direct, indirect, labels } of content.byFair) {
    add(`byFair/${key ?? ''}/direct`, under('direct', labels), direct, null);
    add(`byFair/${key ?? ''}/indirect`, under('indirect', labels), indirect, null);
  }
  for (const chapter of content.chapters ?? [])
    for (const table of chapter.tables)
      for (const row of table.rows)
        for (const { column, count, value } of row.cells) {
          const [head, name] = [words(chapter.key), words(column)];
          const labels = bothOf((of) => `${head[of]}: ${row.labels[of]}, ${name[of]}`);
          add(`${chapter.key}/${table.key}/${row.key}/${column}`, labels, count, value ?? null);
        }
  for (const { stage, count } of content.funnel.total.steps)
    add(`funnel/${stage}`, under('funnel', words(`stage/${stage}`)), count, null);
  for (const { fairId, labels, costs, delivered } of content.returns) {
    add(`returns/${fairId}/estimated`, under('costsEstimated', labels), null, costs.estimated);
    add(`returns/${fairId}/verified`, under('costsVerified', labels), costs.count, costs.verified);
    add(`returns/${fairId}/delivered`, under('delivered', labels), null, delivered);
  }
  return flat;
}
