import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '#database';
import { Fair, SIDES } from '#fair';
import { Meeting } from '#scheduling';

const FloorCallSchema = defineEntity({
  name: 'FloorCall',
  properties: {
    ...recordProperties,
    fair: () => p.manyToOne(Fair).ref().index().deleteRule('cascade'),
    meeting: () => p.manyToOne(Meeting).ref().deleteRule('cascade'),
    /** Who is called. */
    side: p.enum(SIDES),
    calledById: p.uuid().nullable(),
    /** The party has said that it is on its way. */
    answeredAt: p.datetime().nullable(),
    /** Called off, or the party has come. */
    endedAt: p.datetime().nullable(),
  },
  indexes: [
    {
      name: 'floor_call_one_open',
      expression: `create unique index "floor_call_one_open" on "floor_call" ("meeting_id", "side") where ended_at is null`,
    },
  ],
});

/** A party that is missed at its table is called, on the boards and on its own phones. */
export class FloorCall extends FloorCallSchema.class {}
FloorCallSchema.setClass(FloorCall);

const LateNoticeSchema = defineEntity({
  name: 'LateNotice',
  properties: {
    ...recordProperties,
    fair: () => p.manyToOne(Fair).ref().index().deleteRule('cascade'),
    meeting: () => p.manyToOne(Meeting).ref().index().deleteRule('cascade'),
    side: p.enum(SIDES),
    /** After the beginning of the meeting; 0 says that they are there after all. */
    minutes: p.integer(),
    saidById: p.uuid().nullable(),
  },
});

/** A side has said how late it will be; the newest notice counts. */
export class LateNotice extends LateNoticeSchema.class {}
LateNoticeSchema.setClass(LateNotice);
