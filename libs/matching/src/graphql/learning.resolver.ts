import type { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Field, Float, ID, Int, Mutation, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import {
  IdArg,
  PageArgs,
  Refusal,
  type RequestContext,
  STALE_VERSION,
  StaleVersionModel,
  connectionOf,
  enumOf,
  orRefusal,
  pageOf,
  refusal,
  resultUnion,
} from '#graphql';
import { ExposureService } from '../application/exposure.service.js';
import { LearnWeightsService } from '../application/learn-weights.service.js';
import {
  EXPOSURE_DIMENSIONS,
  EXPOSURE_STAGES,
  type ExposureDimension,
  type ExposureGroup,
  type ExposureStage,
} from '../domain/exposure.js';
import type { Foresight } from '../domain/learning/learn-weights.js';
import { MatchSettings } from '../domain/match-settings.entity.js';
import { termsOf } from '../domain/match-terms.js';
import {
  LESSON_GAPS,
  LESSON_HINDRANCES,
  type LessonGap,
  type LessonHindrance,
  LessonNotStandingError,
  NotEnoughAnswersError,
} from '../domain/matching.errors.js';
import { type ComponentWeights, areAlike } from '../domain/scoring/scoring-rules.js';
import { WeightLesson } from '../domain/weight-lesson.entity.js';
import {
  ComponentWeightModel,
  MatchSettingsModel,
  toMatchSettingsModel,
  toWeightModels,
} from './match-settings.model.js';
import { runsFair, runsFairOf, runsItsFair } from './matching.policies.js';

@ObjectType('ReliabilityBin', {
  description: 'Of those to whom so much was foretold, how many it came true for.',
})
@Allow(everyone)
export class ReliabilityBinModel {
  @Field(() => Float)
  from!: number;

  @Field(() => Float)
  to!: number;

  @Field(() => Int)
  count!: number;

  @Field(() => Float, { nullable: true })
  foretold!: number | null;

  @Field(() => Float, { nullable: true })
  observed!: number | null;
}

@ObjectType('Foresight', {
  description: 'How well scores foretell answers, measured on needs that nothing was learnt from.',
})
@Allow(everyone)
export class ForesightModel {
  @Field(() => Float, {
    description: 'The chance that a wanted pair scores above an unwanted one; 0.5 is a coin.',
  })
  auc!: number;

  @Field(() => Float, { description: 'Brier score: 0 is best, 0.25 is a coin.' })
  brier!: number;

  @Field(() => [ReliabilityBinModel])
  reliability!: ReliabilityBinModel[];
}

@ObjectType('WeightLesson', {
  description:
    'What answers and outcomes teach about the weights of a fair. Nothing changes until it is applied.',
})
@Allow(runsItsFair)
export class WeightLessonModel {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  fairId!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => [ComponentWeightModel], { description: 'Those that stood.' })
  current!: ComponentWeightModel[];

  @Field(() => [ComponentWeightModel], { description: 'Those that foretell the answers best.' })
  learned!: ComponentWeightModel[];

  @Field(() => ForesightModel)
  before!: ForesightModel;

  @Field(() => ForesightModel)
  after!: ForesightModel;

  @Field(() => Int, {
    description: 'Proposals with an answer or outcome, of this fair and those that are over.',
  })
  examples!: number;

  @Field(() => Int, { description: 'Those of them that were worth a meeting.' })
  positives!: number;

  @Field(() => Int)
  needs!: number;

  @Field(() => Date, { nullable: true, description: 'null again when it was taken back.' })
  appliedAt!: Date | null;

  @Field(() => Boolean, {
    description: 'Applied, and the weights of the fair haven’t been changed since: it can be taken back.',
  })
  isStanding!: boolean;
}

@ObjectType('WeightLessonConnection')
@Allow(everyone)
export class WeightLessonConnection extends connectionOf(WeightLessonModel, 'WeightLesson') {}

const LessonGapEnum = enumOf('LessonGap', LESSON_GAPS);

@ObjectType('LessonShortage')
@Allow(everyone)
export class LessonShortageModel {
  @Field(() => LessonGapEnum)
  what!: LessonGap;

  @Field(() => Int)
  have!: number;

  @Field(() => Int)
  least!: number;
}

@ObjectType('NotEnoughAnswersError', {
  implements: () => Refusal,
  description: 'Too little has been answered to learn from it.',
})
@Allow(everyone)
export class NotEnoughAnswersModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => [LessonShortageModel])
  missing!: LessonShortageModel[];
}

const LessonHindranceEnum = enumOf('LessonHindrance', LESSON_HINDRANCES, {
  describe: {
    'not-applied': 'It was never applied, or has been taken back.',
    'changed-since': 'The weights have been changed since; nothing overwrites them.',
  },
});

@ObjectType('LessonNotStandingError', {
  implements: () => Refusal,
  description: 'The fair does not go by what was learnt, so there is nothing to take back.',
})
@Allow(everyone)
export class LessonNotStandingModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => LessonHindranceEnum)
  reason!: LessonHindrance;
}

const ExposureDimensionEnum = enumOf('ExposureDimension', EXPOSURE_DIMENSIONS);
const ExposureStageEnum = enumOf('ExposureStage', EXPOSURE_STAGES, {
  describe: { top: 'Among the three best of a need.', met: 'The meeting took place.' },
});

@ObjectType('Exposure')
@Allow(everyone)
export class ExposureModel {
  @Field(() => ExposureStageEnum)
  stage!: ExposureStage;

  @Field(() => Int)
  count!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Of all at the stage; null where there is nothing yet.',
  })
  share!: number | null;
}

@ObjectType('ExposureGroup', {
  description: 'How visible a group of suppliers is made, beside how many they are.',
})
@Allow(everyone)
export class ExposureGroupModel {
  @Field(() => ExposureDimensionEnum)
  dimension!: ExposureDimension;

  @Field(() => String, {
    nullable: true,
    description: 'Such as small, 01, private; null where it is not known.',
  })
  value!: string | null;

  @Field(() => Int)
  suppliers!: number;

  @Field(() => Float, { description: 'The share that it would have at each stage by number alone.' })
  shareOfSuppliers!: number;

  @Field(() => [ExposureModel], { description: 'Every stage.' })
  exposures!: ExposureModel[];
}

const LearnWeightsResult = resultUnion('LearnWeightsResult', [WeightLessonModel, NotEnoughAnswersModel]);
const ApplyWeightLessonResult = resultUnion('ApplyWeightLessonResult', [
  MatchSettingsModel,
  StaleVersionModel,
]);
const TakeBackWeightLessonResult = resultUnion('TakeBackWeightLessonResult', [
  MatchSettingsModel,
  StaleVersionModel,
  LessonNotStandingModel,
]);
const LESSON_NOT_STANDING = refusal(LessonNotStandingError, LessonNotStandingModel);
const NOT_ENOUGH_ANSWERS = refusal(NotEnoughAnswersError, NotEnoughAnswersModel);

@Resolver(() => WeightLessonModel)
export class LearningResolver {
  constructor(
    private readonly lessons: LearnWeightsService,
    private readonly exposure: ExposureService,
  ) {}

  @Query(() => WeightLessonConnection, { description: 'What was learnt for a fair, the newest first.' })
  @Allow(runsFair('fairId'))
  async weightLessons(
    @IdArg('fairId') fairId: string,
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
  ): Promise<WeightLessonConnection> {
    const weights = await weightsOf(em, fairId);
    return pageOf(em, WeightLesson, {
      where: { fair: fairId },
      orderBy: { id: 'desc' },
      page,
      toNode: (lesson) => toLessonModel(lesson, weights),
    });
  }

  @Query(() => [ExposureGroupModel], {
    description:
      'Whether the proposals of a fair favour some suppliers: by size, province and ownership, beside the share that they have by number.',
  })
  @Allow(runsFair('fairId'))
  async exposureReport(
    @IdArg('fairId') fairId: string,
    @Context() { em }: RequestContext,
  ): Promise<ExposureGroupModel[]> {
    return (await this.exposure.of(em, fairId)).map(toGroupModel);
  }

  @Mutation(() => LearnWeightsResult, {
    description:
      'Refits the weights of a fair to recorded answers and outcomes, and measures by held-out needs what that is worth. Changes nothing.',
  })
  @Allow(runsFair('fairId'))
  learnWeights(
    @IdArg('fairId') fairId: string,
    @Context() { em }: RequestContext,
  ): Promise<typeof LearnWeightsResult> {
    return orRefusal(async () => {
      const id = await this.lessons.learn(fairId);
      const fork = em.fork();
      return toLessonModel(await fork.findOneOrFail(WeightLesson, { id }), await weightsOf(fork, fairId));
    }, NOT_ENOUGH_ANSWERS);
  }

  @Mutation(() => ApplyWeightLessonResult, {
    description:
      'Makes the learned weights those of the fair; `version` is that of its match settings. Changes nothing when they are already.',
  })
  @Allow(runsFairOf('weight-lesson', 'id'))
  applyWeightLesson(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Context() { em }: RequestContext,
  ): Promise<typeof ApplyWeightLessonResult> {
    return orRefusal(async () => {
      const fairId = await this.lessons.apply(id, version);
      return toMatchSettingsModel(fairId, await em.fork().findOne(MatchSettings, { fair: fairId }));
    }, STALE_VERSION);
  }

  @Mutation(() => TakeBackWeightLessonResult, {
    description:
      'Puts those weights back that the learned ones took the place of; `version` is that of the match settings. Refused when the weights have been changed since.',
  })
  @Allow(runsFairOf('weight-lesson', 'id'))
  takeBackWeightLesson(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Context() { em }: RequestContext,
  ): Promise<typeof TakeBackWeightLessonResult> {
    return orRefusal(
      async () => {
        const fairId = await this.lessons.takeBack(id, version);
        return toMatchSettingsModel(fairId, await em.fork().findOne(MatchSettings, { fair: fairId }));
      },
      STALE_VERSION,
      LESSON_NOT_STANDING,
    );
  }
}

/** The weights by which a fair scores now. */
async function weightsOf(em: EntityManager, fairId: string): Promise<ComponentWeights> {
  return termsOf(await em.findOne(MatchSettings, { fair: fairId })).weights;
}

function toLessonModel(lesson: WeightLesson, standing: ComponentWeights): WeightLessonModel {
  const { id, createdAt, current, learned, before, after, examples, positives, needs, appliedAt } = lesson;
  return Object.assign(new WeightLessonModel(), {
    ...{ id, createdAt, examples, positives, needs },
    fairId: lesson.fair.id,
    appliedAt: appliedAt ?? null,
    isStanding: Boolean(appliedAt) && areAlike(learned, standing),
    current: toWeightModels(current),
    learned: toWeightModels(learned),
    before: toForesightModel(before),
    after: toForesightModel(after),
  });
}

function toForesightModel({ auc, brier, reliability }: Foresight): ForesightModel {
  const bins = reliability.map((bin) => Object.assign(new ReliabilityBinModel(), bin));
  return Object.assign(new ForesightModel(), { auc, brier, reliability: bins });
}

function toGroupModel({ dimension, value, suppliers, shareOfSuppliers, counts, shares }: ExposureGroup) {
  return Object.assign(new ExposureGroupModel(), {
    ...{ dimension, value, suppliers, shareOfSuppliers },
    exposures: EXPOSURE_STAGES.map((stage) =>
      Object.assign(new ExposureModel(), { stage, count: counts[stage], share: shares[stage] }),
    ),
  });
}
