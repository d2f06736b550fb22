import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties } from '#database';
import { CONCEPT_KINDS, LANGUAGES } from '#vocabulary';

const LocalConceptSchema = defineEntity({
  name: 'LocalConcept',
  properties: {
    ...editableProperties,
    /** As records refer to it: `process.local-hot-wire-cutting`; never given to another. */
    conceptId: p.text().unique(),
    kind: p.enum(CONCEPT_KINDS),
    /** What screens show, by language; in a language that is missing another one's is shown. */
    names: p.json<Record<string, string>>(),
    /** Concepts directly above, of the same kind. */
    broader: p.array().default([]),
    /** By language. */
    definition: p
      .json<Record<string, string>>()
      .default('{}')
      .onCreate(() => ({})),
    withdrawnAt: p.datetime().nullable(),
  },
});

/** A concept that organisers have added to the shipped vocabulary. */
export class LocalConcept extends LocalConceptSchema.class {}
LocalConceptSchema.setClass(LocalConcept);

const AddedNameSchema = defineEntity({
  name: 'AddedName',
  properties: {
    ...editableProperties,
    /** Of a shipped concept or a local one. */
    conceptId: p.text().index(),
    /** null for an abbreviation, which is written alike in every language. */
    language: p.enum(LANGUAGES).nullable(),
    text: p.text(),
    withdrawnAt: p.datetime().nullable(),
  },
});

/** A further name of a concept, added by organisers: found by, never shown as the concept's name. */
export class AddedName extends AddedNameSchema.class {}
AddedNameSchema.setClass(AddedName);
