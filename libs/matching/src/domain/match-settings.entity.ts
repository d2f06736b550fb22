import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties } from '#database';
import { Fair } from '#fair';
import type { MeetingRule } from './admission.js';
import { OPT_INS } from './opt-in.js';
import type { ComponentWeights } from './scoring/scoring-rules.js';

const MatchSettingsSchema = defineEntity({
  name: 'MatchSettings',
  properties: {
    ...editableProperties,
    fair: () => p.oneToOne(Fair).ref().owner().unique().deleteRule('cascade'),
    /** How much each component of a score counts. */
    weights: p.json<ComponentWeights>(),
    /** Pairs that score less aren't worth a slot; 0 to 1. */
    minScore: p.double().$type<number>(),
    /** Meetings that everybody of a side is promised, and may have, where nothing else is said for them. */
    supplierMinimum: p.integer(),
    supplierMaximum: p.integer().nullable(),
    buyerMinimum: p.integer(),
    buyerMaximum: p.integer().nullable(),
    /** Whether the worst-served supplier's share comes before the total worth. */
    isFair: p.boolean(),
    /** Whose word a meeting needs. */
    optIn: p.enum(OPT_INS).default('double'),
    /** Days on which people are reminded of what they haven't answered: 1 Monday to 7 Sunday; empty for never. */
    digestDays: p.array<number>((day) => Number(day)).default([1, 4]),
    /** Who may meet whom, the first that applies deciding. */
    meetingRules: p.json<MeetingRule[]>(),
  },
});

/** By what a fair's proposals are scored and chosen; a fair without a record has the defaults. */
export class MatchSettings extends MatchSettingsSchema.class {}
MatchSettingsSchema.setClass(MatchSettings);
