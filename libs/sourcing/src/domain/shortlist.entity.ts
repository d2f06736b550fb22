import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties } from '#database';
import { Organisation } from '#directory';
import { Person } from '#identity';

const ShortlistSchema = defineEntity({
  name: 'Shortlist',
  properties: {
    ...editableProperties,
    /** Whose people see and edit it; nobody else ever does. */
    organisation: () => p.manyToOne(Organisation).ref().index().deleteRule('cascade'),
    name: p.text(),
    createdBy: () => p.manyToOne(Person).ref(),
    entries: () => p.oneToMany(ShortlistEntry).mappedBy('shortlist'),
  },
});

/** Suppliers that an organisation has taken into closer choice. A supplier must never learn that it is on one. */
export class Shortlist extends ShortlistSchema.class {}
ShortlistSchema.setClass(Shortlist);

const ShortlistEntrySchema = defineEntity({
  name: 'ShortlistEntry',
  properties: {
    ...editableProperties,
    shortlist: () => p.manyToOne(Shortlist).ref().deleteRule('cascade'),
    supplier: () => p.manyToOne(Organisation).ref().index().deleteRule('cascade'),
    note: p.text().nullable(),
    addedBy: () => p.manyToOne(Person).ref(),
    /** From 1; what the list is ordered by. */
    position: p.integer(),
  },
  uniques: [{ properties: ['shortlist', 'supplier'] }],
  indexes: [{ properties: ['shortlist', 'position'] }],
});

/** A supplier on a shortlist, who put it there, and why. */
export class ShortlistEntry extends ShortlistEntrySchema.class {}
ShortlistEntrySchema.setClass(ShortlistEntry);
