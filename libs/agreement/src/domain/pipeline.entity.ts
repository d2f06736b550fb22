import { defineEntity, p } from '@mikro-orm/core';
import { editableProperties, recordProperties } from '#database';
import { Organisation } from '#directory';
import { Fair } from '#fair';
import { Meeting } from '#scheduling';
import { Agreement } from './agreement.entity.js';
import { PIPELINE_STAGES } from './pipeline-rules.js';

const PipelineCardSchema = defineEntity({
  name: 'PipelineCard',
  properties: {
    ...editableProperties,
    supplier: () => p.manyToOne(Organisation).ref(),
    buyer: () => p.manyToOne(Organisation).ref().index(),
    fair: () => p.manyToOne(Fair).ref().nullable().index(),
    /** What it came from. */
    meeting: () => p.manyToOne(Meeting).ref().nullable().unique(),
    /** What it has led to. */
    agreement: () => p.manyToOne(Agreement).ref().nullable().index(),
    stage: p.enum(PIPELINE_STAGES).default('talking'),
    /** When it came into its stage: what is stuck is counted from here. */
    stageSince: p.datetime(),
    assigneeId: p.uuid().nullable(),
    /** What is to happen next. */
    nextStep: p.text().nullable(),
    nextStepOn: p.date().nullable(),
  },
  indexes: [{ properties: ['assigneeId', 'stage', 'stageSince'] }],
});

/** A supplier and a buyer on their way from talking to a contract, and who of staff looks after them. */
export class PipelineCard extends PipelineCardSchema.class {}
PipelineCardSchema.setClass(PipelineCard);

const PipelineMoveSchema = defineEntity({
  name: 'PipelineMove',
  properties: {
    ...recordProperties,
    card: () => p.manyToOne(PipelineCard).ref().index().deleteRule('cascade'),
    fromStage: p.enum(PIPELINE_STAGES).nullable(),
    toStage: p.enum(PIPELINE_STAGES),
    /** null when a record moved it. */
    personId: p.uuid().nullable(),
    note: p.text().nullable(),
  },
});

/** That a card came into a stage. */
export class PipelineMove extends PipelineMoveSchema.class {}
PipelineMoveSchema.setClass(PipelineMove);
