import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '#database';
import { Fair } from '#fair';
import { Person } from '#identity';

const AnswerDigestSchema = defineEntity({
  name: 'AnswerDigest',
  properties: {
    ...recordProperties,
    fair: () => p.manyToOne(Fair).ref().deleteRule('cascade'),
    person: () => p.manyToOne(Person).ref().index().deleteRule('cascade'),
    /** Of the fair's own calendar. */
    day: p.date(),
  },
  uniques: [{ properties: ['fair', 'person', 'day'] }],
});

/** That a person has been reminded on a day of what waits for an answer at a fair: at most once a day. */
export class AnswerDigest extends AnswerDigestSchema.class {}
AnswerDigestSchema.setClass(AnswerDigest);
