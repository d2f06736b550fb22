import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties, recordProperties } from '#database';
import { Organisation } from '#directory';
import { Person } from '#identity';
import { Fair, Slot } from './fair.entity.js';

/** direct: with a booth or people there · indirect: promoted by the organiser. */
export const PARTICIPATION_KINDS = ['direct', 'indirect'] as const;
export type ParticipationKind = (typeof PARTICIPATION_KINDS)[number];

export const SIDES = ['supplier', 'buyer'] as const;
export type Side = (typeof SIDES)[number];

const ParticipationSchema = defineEntity({
  name: 'Participation',
  properties: {
    ...editableProperties,
    fair: () => p.manyToOne(Fair).ref().deleteRule('cascade'),
    organisation: () => p.manyToOne(Organisation).ref().index(),
    kind: p.enum(PARTICIPATION_KINDS),
    /** In which role it is there. */
    side: p.enum(SIDES),
    booth: p.text().nullable(),
    /** Of the organisers, for themselves. */
    note: p.text().nullable(),
    /** Takes part on line, from a place with this clock (an IANA name); null for who is there. */
    remoteTimeZone: p.text().nullable(),
    /** From when to when it can meet, on that clock: "08:00". Set with the zone. */
    remoteFrom: p.text().nullable(),
    remoteUntil: p.text().nullable(),
    /** Not there any more; kept for what was proposed, asked and agreed until then. */
    withdrawnAt: p.datetime().nullable(),
    delegates: () => p.oneToMany(Delegate).mappedBy('participation'),
  },
  uniques: [{ properties: ['fair', 'organisation', 'side'] }],
});

/** An organisation at a fair. */
export class Participation extends ParticipationSchema.class {}
ParticipationSchema.setClass(Participation);

const DelegateSchema = defineEntity({
  name: 'Delegate',
  properties: {
    ...editableProperties,
    participation: () => p.manyToOne(Participation).ref().index().deleteRule('cascade'),
    /** The account, when the delegate has one. */
    person: () => p.manyToOne(Person).ref().nullable().index(),
    name: p.text(),
    jobTitle: p.text().nullable(),
    email: p.text().nullable(),
    phone: p.text().nullable(),
    /** BCP 47 tags. */
    languages: p.array().default([]),
    /** Is at the fair from and until then; null for its whole length. */
    arrivesAt: p.datetime().nullable(),
    leavesAt: p.datetime().nullable(),
    /** Cancelled; keeps the records of the past. */
    withdrawnAt: p.datetime().nullable(),
  },
});

/** A person whom an organisation sends to a fair. */
export class Delegate extends DelegateSchema.class {}
DelegateSchema.setClass(Delegate);

const DelegateAbsenceSchema = defineEntity({
  name: 'DelegateAbsence',
  properties: {
    ...recordProperties,
    delegate: () => p.manyToOne(Delegate).ref().deleteRule('cascade'),
    slot: () => p.manyToOne(Slot).ref().index().deleteRule('cascade'),
  },
  uniques: [{ properties: ['delegate', 'slot'] }],
});

/** A slot in which a delegate can't meet; without one the delegate is available. */
export class DelegateAbsence extends DelegateAbsenceSchema.class {}
DelegateAbsenceSchema.setClass(DelegateAbsence);
