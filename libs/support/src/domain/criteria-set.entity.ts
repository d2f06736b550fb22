import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties, recordProperties } from '#database';

/** draft: being written · in-use: rounds score by it, it never changes again · superseded: a newer version is in use. */
export const CRITERIA_SET_STATUSES = ['draft', 'in-use', 'superseded'] as const;
export type CriteriaSetStatus = (typeof CRITERIA_SET_STATUSES)[number];

/** general: every enterprise is scored by it · priority: points on top for what the programme favours. */
export const CRITERION_KINDS = ['general', 'priority'] as const;
export type CriterionKind = (typeof CRITERION_KINDS)[number];

const CriteriaSetSchema = defineEntity({
  name: 'CriteriaSet',
  properties: {
    ...editableProperties,
    /** Text by language. */
    name: p.json<Record<string, string>>(),
    /** Shared by all versions of one set. */
    code: p.text(),
    /** From 1, within the code. */
    edition: p.integer(),
    /** The paper that laid the criteria down. */
    source: p.text().nullable(),
    status: p.enum(CRITERIA_SET_STATUSES).default('draft'),
    adoptedAt: p.datetime().nullable(),
    criteria: () => p.oneToMany(Criterion).mappedBy('set').orphanRemoval(),
  },
  uniques: [{ properties: ['code', 'edition'] }],
});

/** What enterprises are scored by, in one edition. */
export class CriteriaSet extends CriteriaSetSchema.class {}
CriteriaSetSchema.setClass(CriteriaSet);

const CriterionSchema = defineEntity({
  name: 'Criterion',
  properties: {
    ...recordProperties,
    set: () => p.manyToOne(CriteriaSet).ref().deleteRule('cascade'),
    position: p.integer(),
    kind: p.enum(CRITERION_KINDS),
    name: p.json<Record<string, string>>(),
    /** What counts as evidence, text by language. */
    evidence: p.json<Record<string, string>>(),
    /** The most points that it brings into the total. */
    weight: p.integer(),
    /** Scores go from 0 to this; a score of the scale's end brings the whole weight. */
    scale: p.integer(),
  },
  uniques: [{ properties: ['set', 'position'] }],
  checks: [{ name: 'criterion_measures', expression: 'weight > 0 and scale > 0' }],
});

/** One thing that enterprises are scored by. */
export class Criterion extends CriterionSchema.class {}
CriterionSchema.setClass(Criterion);
