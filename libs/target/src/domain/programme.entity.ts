import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties } from '#database';
import { TARGET_DEFINITIONS } from './definitions.js';

const ProgrammeSchema = defineEntity({
  name: 'Programme',
  properties: {
    ...editableProperties,
    /** Short and stable, for addresses: `cnht-2020-2025`. */
    code: p.text().unique(),
    /** Text by language. */
    name: p.json<Record<string, string>>(),
    /** The decision that laid it down. */
    decision: p.text().nullable(),
    startsOn: p.date(),
    endsOn: p.date(),
    /** The province whose enterprises it counts; null for the whole country. */
    provinceCode: p.text().nullable(),
    isDemo: p.boolean().default(false),
  },
  checks: [{ name: 'programme_has_length', expression: 'ends_on >= starts_on' }],
});

/** A programme of public support, with figures that it promised. */
export class Programme extends ProgrammeSchema.class {}
ProgrammeSchema.setClass(Programme);

const ProgrammeTargetSchema = defineEntity({
  name: 'ProgrammeTarget',
  properties: {
    ...editableProperties,
    programme: () => p.manyToOne(Programme).ref(),
    year: p.integer(),
    definition: p.enum(TARGET_DEFINITIONS),
    /** What was promised: enterprises, enterprise-times, products, or per cent. */
    goal: p.integer(),
    /** Where the promise stands. */
    source: p.text().nullable(),
  },
  uniques: [{ properties: ['programme', 'year', 'definition'] }],
  checks: [{ name: 'programme_target_positive', expression: 'goal > 0' }],
});

/** A figure that a programme promised for a year. What the records show is counted by its definition. */
export class ProgrammeTarget extends ProgrammeTargetSchema.class {}
ProgrammeTargetSchema.setClass(ProgrammeTarget);
