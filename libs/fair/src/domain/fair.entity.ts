import { OptionalProps, defineEntity, p } from '@mikro-orm/core';
import { editableProperties, recordProperties } from '#database';
import { Organisation } from '#directory';
import { Person } from '#identity';

/** draft: being set up · open: participants prepare · running: its days · closed: over, its records kept. */
export const FAIR_STATUSES = ['draft', 'open', 'running', 'closed'] as const;
export type FairStatus = (typeof FAIR_STATUSES)[number];

const FairSchema = defineEntity({
  name: 'Fair',
  properties: {
    ...editableProperties,
    /** Short and stable, for addresses: `hsif-2026`. */
    code: p.text().unique(),
    /** Text by language. */
    name: p.json<Record<string, string>>(),
    venue: p.text(),
    city: p.text(),
    /** ISO 3166-1 alpha-2; a fair outside Vietnam is one abroad. */
    country: p.text(),
    /** IANA name; all times of the fair are shown in it. */
    timeZone: p.text(),
    startsOn: p.date(),
    endsOn: p.date(),
    status: p.enum(FAIR_STATUSES).default('draft'),
    /** Of the open tables, how much a timetable leaves free for what happens on the day: 0 to 1. */
    spareTableShare: p.double().$type<number>().default(0.15),
    /** Made by the demo generator, and marked as such wherever it is shown. */
    isDemo: p.boolean().default(false),
    /** Who runs it; null for a fair abroad run by others. */
    host: () => p.manyToOne(Organisation).ref().nullable(),
    days: () => p.oneToMany(FairDay).mappedBy('fair'),
    halls: () => p.oneToMany(Hall).mappedBy('fair'),
  },
});

/** One edition of a fair, with venue, dates and time zone. */
export class Fair extends FairSchema.class {
  declare [OptionalProps]?: 'isAbroad';

  get isAbroad(): boolean {
    return this.country !== 'VN';
  }
}
FairSchema.setClass(Fair);

const FairOrganizerSchema = defineEntity({
  name: 'FairOrganizer',
  properties: {
    ...recordProperties,
    fair: () => p.manyToOne(Fair).ref().deleteRule('cascade'),
    person: () => p.manyToOne(Person).ref().index(),
  },
  uniques: [{ properties: ['fair', 'person'] }],
});

/** A person who organises a fair. */
export class FairOrganizer extends FairOrganizerSchema.class {}
FairOrganizerSchema.setClass(FairOrganizer);

const FairDaySchema = defineEntity({
  name: 'FairDay',
  properties: {
    ...recordProperties,
    fair: () => p.manyToOne(Fair).ref().deleteRule('cascade'),
    date: p.date(),
  },
  uniques: [{ properties: ['fair', 'date'] }],
});

/** One day of a fair. */
export class FairDay extends FairDaySchema.class {}
FairDaySchema.setClass(FairDay);

const SlotSchema = defineEntity({
  name: 'Slot',
  properties: {
    ...recordProperties,
    fair: () => p.manyToOne(Fair).ref().deleteRule('cascade'),
    day: () => p.manyToOne(FairDay).ref().index().deleteRule('cascade'),
    startsAt: p.datetime(),
    endsAt: p.datetime(),
  },
  checks: [
    { name: 'slot_has_length', expression: 'ends_at > starts_at' },
    {
      name: 'slot_no_overlap',
      // Deferrable: days are laid out anew while the slots that they had still hold their meetings.
      expression: `exclude using gist (fair_id with =, tstzrange(starts_at, ends_at) with &&) deferrable`,
    },
  ],
});

/** A stretch of a day in which meetings are held. */
export class Slot extends SlotSchema.class {}
SlotSchema.setClass(Slot);

const HallSchema = defineEntity({
  name: 'Hall',
  properties: {
    ...recordProperties,
    fair: () => p.manyToOne(Fair).ref().deleteRule('cascade'),
    name: p.text(),
    tables: () => p.oneToMany(MeetingTable).mappedBy('hall'),
  },
  uniques: [{ properties: ['fair', 'name'] }],
});

/** A hall of a fair, with tables. */
export class Hall extends HallSchema.class {}
HallSchema.setClass(Hall);

const MeetingTableSchema = defineEntity({
  name: 'MeetingTable',
  properties: {
    ...recordProperties,
    fair: () => p.manyToOne(Fair).ref().index().deleteRule('cascade'),
    hall: () => p.manyToOne(Hall).ref().deleteRule('cascade'),
    /** What stands on the table: "A12". */
    label: p.text(),
    /** Out of use from then on. */
    blockedAt: p.datetime().nullable(),
  },
  uniques: [{ properties: ['hall', 'label'] }],
});

/** A table (or booth) at which meetings are held. "Table" in schema and screens. */
export class MeetingTable extends MeetingTableSchema.class {}
MeetingTableSchema.setClass(MeetingTable);
