import {
  Args,
  ArgsType,
  Context,
  Field,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
} from '@nestjs/graphql';
import { IsOptional, IsUUID, MaxLength } from 'class-validator';
import { Allow, anyOf, everyone, fromArgument, memberOf, organizerOf, signedIn, staff } from '#access';
import { IdArg, IdempotentInput, LocalDate, type RequestContext } from '#graphql';
import { Clock } from '#kernel';
import { understand } from '#search';
import { Vocabulary } from '#vocabulary';
import { NeedFeasibilityService } from '../application/need-feasibility.service.js';
import { NeedsService } from '../application/needs.service.js';
import { dayOf } from '../application/matching-day.js';
import { draftNeed } from '../domain/draft/draft-need.js';
import type { Feasibility } from '../domain/scoring/feasibility.js';
import { MatchRuleModel, toRuleModel } from './fit.model.js';
import { NeedDraftModel, toNeedDraftModel } from './need-draft.model.js';
import { NeedModel } from './need.model.js';
import { readNeed } from './need.resolver.js';

const LONGEST_TEXT = 20_000;

@ArgsType()
class DraftNeedArgs {
  @Field(() => String, { description: 'An e-mail or specification in any mixture of vi, en, ja, ko and zh.' })
  @MaxLength(LONGEST_TEXT)
  text!: string;
}

@InputType()
export class CloneNeedInput extends IdempotentInput {
  @Field(() => ID, { nullable: true, description: 'For which fair; the buyer must take part in it.' })
  @IsOptional()
  @IsUUID()
  fairId?: string | null;

  @Field(() => LocalDate, { nullable: true })
  deadline?: string | null;
}

@ObjectType('NeedObstacle', { description: 'One condition of a need, and what it costs.' })
@Allow(everyone)
export class NeedObstacleModel {
  @Field(() => MatchRuleModel, { description: 'The condition, as a rule that is not passed.' })
  rule!: MatchRuleModel;

  @Field(() => Int, { description: 'How many suppliers do not meet it.' })
  failing!: number;

  @Field(() => Int, { description: 'How many of these meet everything else.' })
  wouldOpen!: number;
}

@ObjectType('NeedFeasibility', { description: 'How many suppliers a need leaves.' })
@Allow(everyone)
export class NeedFeasibilityModel {
  @Field(() => Int, { description: 'At its fair, or without one in the directory (3,000 at most).' })
  suppliers!: number;

  @Field(() => Int, { description: 'Who meets every condition.' })
  eligible!: number;

  @Field(() => [NeedObstacleModel], {
    description: 'Conditions that keep somebody out, the one whose going would open it to most first.',
  })
  obstacles!: NeedObstacleModel[];
}

const ownersOfNeed = anyOf(
  memberOf(fromArgument('need', 'id')),
  staff,
  organizerOf(fromArgument('need', 'id')),
);

/** What makes it easier to post a need that somebody can meet. */
@Resolver()
export class NeedHelpResolver {
  constructor(
    private readonly needs: NeedsService,
    private readonly feasibility: NeedFeasibilityService,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {}

  @Query(() => NeedDraftModel, {
    description: 'Drafts a need from a pasted text, by the understanding that searches use. Stores nothing.',
  })
  @Allow(signedIn)
  draftNeed(@Args() { text }: DraftNeedArgs): NeedDraftModel {
    return toNeedDraftModel(draftNeed(understand(text, this.vocabulary), dayOf(this.clock, null)));
  }

  @Query(() => NeedFeasibilityModel, {
    description: 'How many suppliers a need leaves, and which of its conditions keep the others out.',
  })
  @Allow(ownersOfNeed)
  async needFeasibility(
    @IdArg('id') id: string,
    @Context() { em }: RequestContext,
  ): Promise<NeedFeasibilityModel> {
    return toFeasibilityModel(await this.feasibility.of(em.fork(), id));
  }

  @Mutation(() => NeedModel, {
    description:
      'Posts a need again for another fair: all that was entered, but none of its answers or documents.',
  })
  @Allow(ownersOfNeed)
  async cloneNeed(
    @IdArg('id') id: string,
    @Args('input') input: CloneNeedInput,
    @Context() { em }: RequestContext,
  ): Promise<NeedModel> {
    return readNeed(em, await this.needs.clone(id, input));
  }
}

function toFeasibilityModel({ suppliers, eligible, obstacles }: Feasibility): NeedFeasibilityModel {
  return Object.assign(new NeedFeasibilityModel(), {
    ...{ suppliers, eligible },
    obstacles: obstacles.map(({ code, values, failing, wouldOpen }) =>
      Object.assign(new NeedObstacleModel(), {
        ...{ rule: toRuleModel({ code, values, passed: false }), failing, wouldOpen },
      }),
    ),
  });
}
