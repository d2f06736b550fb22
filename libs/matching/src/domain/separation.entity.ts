import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '#database';
import { Organisation } from '#directory';
import { Fair } from '#fair';

const MeetingExclusionSchema = defineEntity({
  name: 'MeetingExclusion',
  properties: {
    ...recordProperties,
    fair: () => p.manyToOne(Fair).ref().deleteRule('cascade'),
    supplier: () => p.manyToOne(Organisation).ref().index(),
    buyer: () => p.manyToOne(Organisation).ref().index(),
    /** Why, for organisers and staff. */
    note: p.text().nullable(),
  },
  uniques: [{ properties: ['fair', 'supplier', 'buyer'] }],
});

/** Two organisations that the organiser of a fair doesn't bring together. */
export class MeetingExclusion extends MeetingExclusionSchema.class {}
MeetingExclusionSchema.setClass(MeetingExclusion);

const OrganisationConflictSchema = defineEntity({
  name: 'OrganisationConflict',
  properties: {
    ...recordProperties,
    organisation: () => p.manyToOne(Organisation).ref().deleteRule('cascade'),
    against: () => p.manyToOne(Organisation).ref().index(),
    /** Why, for itself, organisers and staff. */
    note: p.text().nullable(),
  },
  uniques: [{ properties: ['organisation', 'against'] }],
});

/** Somebody whom an organisation doesn't want to meet: a competitor, or a conflict of interests. Never told to the other. */
export class OrganisationConflict extends OrganisationConflictSchema.class {}
OrganisationConflictSchema.setClass(OrganisationConflict);
