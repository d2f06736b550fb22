import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '#database';
import { Fair, PARTICIPATION_KINDS } from '#fair';
import { Person } from '#identity';
import type { ColumnMapping } from './supplier-fields.js';

/** uploaded: read, waiting for its mapping · running · finished · cancelled: stopped half-way, what is in stays in. */
export const IMPORT_STATUSES = ['uploaded', 'running', 'finished', 'cancelled'] as const;
export type ImportStatus = (typeof IMPORT_STATUSES)[number];

const ImportRunSchema = defineEntity({
  name: 'ImportRun',
  properties: {
    ...recordProperties,
    startedBy: () => p.manyToOne(Person).ref().index(),
    fileName: p.text(),
    /** The file as it came, so that any process can go on with it; emptied when the import is over. */
    content: p.blob().nullable().lazy().hidden(),
    encoding: p.text(),
    delimiter: p.text(),
    headerLine: p.integer(),
    columns: p.array(),
    totalRows: p.integer(),
    mapping: p.json<ColumnMapping>().default('{}'),
    /** ISO 3166-1 alpha-2, for rows that name no country. */
    defaultCountry: p.text().nullable(),
    /** The fair at which the organisations take part, if they do. */
    fair: () => p.manyToOne(Fair).ref().nullable(),
    participationKind: p.enum(PARTICIPATION_KINDS).nullable(),
    status: p.enum(IMPORT_STATUSES).default('uploaded'),
    /** Rows that have been dealt with. */
    doneRows: p.integer().default(0),
    createdCount: p.integer().default(0),
    updatedCount: p.integer().default(0),
    unchangedCount: p.integer().default(0),
    failedCount: p.integer().default(0),
    finishedAt: p.datetime().nullable(),
    problems: () => p.oneToMany(ImportProblem).mappedBy('run'),
  },
});

/** One supplier list on its way in. Every row ends up in exactly one of the four counts. */
export class ImportRun extends ImportRunSchema.class {}
ImportRunSchema.setClass(ImportRun);

/** error: the row isn't in · warning: the row is in, without this value or joined with another. */
export const PROBLEM_SEVERITIES = ['error', 'warning'] as const;

const ImportProblemSchema = defineEntity({
  name: 'ImportProblem',
  properties: {
    ...recordProperties,
    run: () => p.manyToOne(ImportRun).ref().deleteRule('cascade'),
    /** The line in the file on which the row starts. */
    line: p.integer(),
    /** The column's name in the file; null when the row as a whole is meant. */
    column: p.text().name('column_name').nullable(),
    value: p.text().nullable(),
    severity: p.enum(PROBLEM_SEVERITIES),
    /** Stable code: `missing-name`, `unknown-country`, … */
    reason: p.text(),
    message: p.text(),
  },
  indexes: [{ properties: ['run', 'line', 'id'] }],
});

/** Something wrong with one value of one row. */
export class ImportProblem extends ImportProblemSchema.class {}
ImportProblemSchema.setClass(ImportProblem);

const ImportMappingSchema = defineEntity({
  name: 'ImportMapping',
  properties: {
    ...recordProperties,
    person: () => p.manyToOne(Person).ref(),
    /** The columns' folded names in their order (`layoutOf`). */
    layout: p.text(),
    mapping: p.json<ColumnMapping>(),
    defaultCountry: p.text().nullable(),
  },
  uniques: [{ properties: ['person', 'layout'] }],
});

/** How somebody mapped the columns of such a list the last time. */
export class ImportMapping extends ImportMappingSchema.class {}
ImportMappingSchema.setClass(ImportMapping);
