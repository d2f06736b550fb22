import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { connectionOf, enumOf } from '#graphql';
import {
  FUNNEL_DEFINITIONS,
  FUNNEL_LABELS,
  FUNNEL_SPLITS,
  FUNNEL_STAGES,
  type Funnel,
  type FunnelRow,
  type FunnelStage,
} from '../domain/funnel.js';
import type { ReportLanguage } from '../domain/spoken-figures.js';
import type { FunnelPair } from '../application/funnel-queries.js';
import { reportReaders } from './drill-down.model.js';

export const FunnelStageEnum = enumOf('FunnelStage', FUNNEL_STAGES, { describe: FUNNEL_DEFINITIONS.en });
export const FunnelSplitEnum = enumOf('FunnelSplit', FUNNEL_SPLITS, {
  description: 'What a funnel is told by.',
  describe: {
    sector: 'Of what the two signed first, or else of the need for which they were proposed.',
    country: 'Of the buyer.',
    organiser: 'The body that runs the fair.',
    year: 'Of the fair.',
  },
});

@ObjectType('FunnelStep', {
  description: 'One stage of a funnel: pairs of a supplier and a buyer at a fair.',
})
@Allow(reportReaders)
export class FunnelStepModel {
  @Field(() => FunnelStageEnum)
  stage!: FunnelStage;

  @Field(() => String, { description: 'What the stage is called, in the language of the report.' })
  label!: string;

  @Field(() => String, { description: 'What is counted and what isn’t, in the language of the report.' })
  definition!: string;

  @Field(() => Int, { description: 'Pairs that reached the stage, whichever way.' })
  count!: number;

  @Field(() => Int, { description: 'Of these, those that had reached the stage before it too.' })
  through!: number;

  @Field(() => Float, {
    nullable: true,
    description: '`through` of the stage before, 0 to 1; null for the first, and after an empty one.',
  })
  conversion!: number | null;

  @Field(() => Float, {
    nullable: true,
    description: 'Median days from the stage before, of `through`; null without any.',
  })
  medianDays!: number | null;
}

@ObjectType('FunnelRow', { description: 'The funnel of everything, or of what has one thing in common.' })
@Allow(reportReaders)
export class FunnelRowModel {
  @Field(() => String, {
    nullable: true,
    description: 'A fair’s id, a concept, a country, an organisation’s id or a year; null for pairs without.',
  })
  key!: string | null;

  @Field(() => String)
  label!: string;

  @Field(() => [FunnelStepModel], { description: 'In the order of the stages.' })
  steps!: FunnelStepModel[];
}

@ObjectType('OutcomeFunnel', {
  description: 'From proposals to deliveries, stage by stage, with what passes from each to the next.',
})
@Allow(reportReaders)
export class OutcomeFunnelModel {
  @Field(() => FunnelRowModel)
  total!: FunnelRowModel;

  @Field(() => [FunnelRowModel], { description: 'The latest fair first.' })
  byFair!: FunnelRowModel[];

  @Field(() => [FunnelRowModel])
  bySector!: FunnelRowModel[];

  @Field(() => [FunnelRowModel])
  byCountry!: FunnelRowModel[];

  @Field(() => [FunnelRowModel])
  byOrganiser!: FunnelRowModel[];

  @Field(() => [FunnelRowModel])
  byYear!: FunnelRowModel[];
}

@ObjectType('FunnelDay', { description: 'A stage that a pair reached, and when first.' })
@Allow(reportReaders)
export class FunnelDayModel {
  @Field(() => FunnelStageEnum)
  stage!: FunnelStage;

  @Field(() => Date)
  reachedAt!: Date;
}

@ObjectType('FunnelPair', { description: 'A supplier and a buyer at a fair, and how far they came.' })
@Allow(reportReaders)
export class FunnelPairModel {
  @Field(() => [FunnelDayModel], { description: 'The stages that they reached, in their order.' })
  days!: FunnelDayModel[];

  @Field(() => ID, { nullable: true, description: 'The first proposal.' })
  proposalId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The first meeting held.' })
  meetingId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The agreement that they signed first.' })
  agreementId!: string | null;

  /** For field resolvers; not in the schema. */
  fairId!: string;
  supplierId!: string;
  buyerId!: string;
}

@ObjectType('FunnelPairConnection')
@Allow(everyone)
export class FunnelPairConnection extends connectionOf(FunnelPairModel, 'FunnelPair') {}

export function toFunnelModel({ total, splits }: Funnel, language: ReportLanguage): OutcomeFunnelModel {
  const rows = (of: readonly FunnelRow[]) => of.map((row) => toRow(row, language));
  return Object.assign(new OutcomeFunnelModel(), {
    total: toRow(total, language),
    byFair: rows(splits.fair),
    bySector: rows(splits.sector),
    byCountry: rows(splits.country),
    byOrganiser: rows(splits.organiser),
    byYear: rows(splits.year),
  });
}

function toRow({ key, labels, steps }: FunnelRow, language: ReportLanguage): FunnelRowModel {
  return Object.assign(new FunnelRowModel(), {
    key,
    label: labels[language],
    steps: steps.map((step) =>
      Object.assign(new FunnelStepModel(), step, {
        label: FUNNEL_LABELS[language][step.stage],
        definition: FUNNEL_DEFINITIONS[language][step.stage],
      }),
    ),
  });
}

export function toFunnelPairModel(pair: FunnelPair): FunnelPairModel {
  const { proposalId, meetingId, agreementId, fairId, supplierId, buyerId } = pair;
  return Object.assign(new FunnelPairModel(), {
    ...{ proposalId, meetingId, agreementId, fairId, supplierId, buyerId },
    days: FUNNEL_STAGES.flatMap((stage) => {
      const reachedAt = pair.reachedAt[stage];
      return reachedAt ? [Object.assign(new FunnelDayModel(), { stage, reachedAt })] : [];
    }),
  });
}
