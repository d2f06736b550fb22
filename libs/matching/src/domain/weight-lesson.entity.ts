import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '#database';
import { Fair } from '#fair';
import type { Foresight } from './learning/learn-weights.js';
import type { ComponentWeights } from './scoring/scoring-rules.js';

const WeightLessonSchema = defineEntity({
  name: 'WeightLesson',
  properties: {
    ...recordProperties,
    fair: () => p.manyToOne(Fair).ref().index().deleteRule('cascade'),
    requestedById: p.uuid().nullable(),
    /** What the fair had set, and what the answers suggest. */
    current: p.json<ComponentWeights>(),
    learned: p.json<ComponentWeights>(),
    before: p.json<Foresight>(),
    after: p.json<Foresight>(),
    examples: p.integer(),
    positives: p.integer(),
    needs: p.integer(),
    /** What it took the place of when it was applied last; null when it isn't applied. */
    replaced: p.json<ComponentWeights>().nullable(),
    appliedAt: p.datetime().nullable(),
    appliedById: p.uuid().nullable(),
  },
});

/** What answers and outcomes have taught about a fair's weights; nothing changes until an organiser approves it. */
export class WeightLesson extends WeightLessonSchema.class {}
WeightLessonSchema.setClass(WeightLesson);
