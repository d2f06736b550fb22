import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '#database';
import type { OfficialContent } from './official-content.js';
import { REPORT_LANGUAGES } from './spoken-figures.js';

/** Kinds of records that figures are counted from. */
export const RECORD_KINDS = [
  'agreement',
  'participation',
  'cost',
  'pair',
  'recognition',
  'support',
  'target',
  'activity',
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

export const FILE_FORMATS = ['pdf', 'xlsx'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

// A removal of the whole installation's data drops tables; nothing in the product changes a frozen report.
const REFUSE = `raise exception 'A frozen report is never changed.' using errcode = 'restrict_violation'`;
const immutable = {
  name: 'immutable',
  timing: 'before',
  events: ['update', 'delete'],
  body: REFUSE,
} as const;

const FrozenReportSchema = defineEntity({
  name: 'FrozenReport',
  properties: {
    ...recordProperties,
    /** By which people speak of it: `BC-2026-0003`, the third frozen in 2026, without gaps. */
    number: p.text().unique(),
    /** What it was frozen for, in the words of whoever did. */
    note: p.text().nullable(),
    /** null when it was frozen on the server's command line. */
    frozenById: p.uuid().nullable(),
    /** Fairs that it is limited to, whose organisers may see it; null for one over everything, which staff alone see. */
    fairIds: p.array().nullable(),
    /** Every figure with its words, as the files and the page show it. */
    content: p.json<OfficialContent>().hidden(),
    /** SHA-256 of the content, which holds a digest of the records; 64 hexadecimal digits. */
    hash: p.text().unique(),
  },
  triggers: [{ ...immutable, events: [...immutable.events] }],
});

/** A report as it was handed in: figures and records stay as they were, whatever becomes of the records. */
export class FrozenReport extends FrozenReportSchema.class {}
FrozenReportSchema.setClass(FrozenReport);

const FrozenRecordSchema = defineEntity({
  name: 'FrozenRecord',
  properties: {
    ...recordProperties,
    report: () => p.manyToOne(FrozenReport).ref(),
    kind: p.enum(RECORD_KINDS),
    /** Of the record: a UUID, or three joined by "/" for a pair. */
    recordId: p.text(),
    /** What figures and lists told of it (`record-states.ts`). */
    state: p.json<Record<string, unknown>>(),
  },
  uniques: [{ properties: ['report', 'kind', 'recordId'] }],
  triggers: [{ ...immutable, events: [...immutable.events] }],
});

/** The state of one record when a report over it was frozen. */
export class FrozenRecord extends FrozenRecordSchema.class {}
FrozenRecordSchema.setClass(FrozenRecord);

const FrozenFileSchema = defineEntity({
  name: 'FrozenFile',
  properties: {
    ...recordProperties,
    report: () => p.manyToOne(FrozenReport).ref(),
    format: p.enum(FILE_FORMATS),
    language: p.enum(REPORT_LANGUAGES),
    content: p.blob().hidden().lazy(),
    /** SHA-256 of the bytes, 64 hexadecimal digits. */
    hash: p.text().index(),
    bytes: p.integer(),
  },
  uniques: [{ properties: ['report', 'format', 'language'] }],
  triggers: [{ ...immutable, events: [...immutable.events] }],
});

/** A file of a frozen report, as it was given out: kept, so that no later version of the product makes another of it. */
export class FrozenFile extends FrozenFileSchema.class {}
FrozenFileSchema.setClass(FrozenFile);
