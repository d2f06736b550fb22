import { raw } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, everyone, staff } from '#access';
import { ConceptModel, toConceptModel } from '#capability';
import { OrganisationModel, organisationLoader } from '#directory';
import {
  IdArg,
  LocalDate,
  PageArgs,
  type RequestContext,
  STALE_VERSION,
  loaderOf,
  orRefusal,
  pageOf,
} from '#graphql';
import { InvalidInputError, NotFoundError } from '#kernel';
import { Vocabulary } from '#vocabulary';
import { recognitionFigures } from '../application/recognition-figures.js';
import { recognitionIds } from '../application/recognition-selection.js';
import { RecognitionsService } from '../application/recognitions.service.js';
import { Recognition, type RecognitionKind } from '../domain/recognition.entity.js';
import {
  ALREADY_RECOGNISED,
  RECOGNITION_WITHDRAWN,
  RecognitionConnection,
  RecognitionFiguresModel,
  RecognitionFilter,
  RecognitionInput,
  RecognitionKindEnum,
  RecognitionModel,
  RecognitionStateEnum,
  RecordRecognitionInput,
  RecordRecognitionResult,
  ReviseRecognitionResult,
  WithdrawRecognitionInput,
  WithdrawRecognitionResult,
  toRecognitionFiguresModel,
  toRecognitionModel,
} from './recognition.model.js';

/** Products whose recognition was followed by another one: the newest decision of each product. */
const newestOfProductLoader = loaderOf<{ product_id: string; id: string }, string>(
  (ids, { em }) =>
    em.execute(
      `select distinct on (product_id) product_id, id from recognition
        where product_id = any(?::uuid[]) order by product_id, decided_on desc, id desc`,
      [`{${ids.join(',')}}`],
    ),
  ({ product_id }) => product_id,
  ({ id }) => id,
);

@Resolver(() => RecognitionModel)
export class RecognitionResolver {
  constructor(
    private readonly service: RecognitionsService,
    private readonly vocabulary: Vocabulary,
  ) {}

  @Query(() => RecognitionConnection, { description: 'Recognised products, the latest decision first.' })
  @Allow(everyone)
  recognitions(
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
    @Args('filter', { type: () => RecognitionFilter, nullable: true }) filter?: RecognitionFilter | null,
  ): Promise<RecognitionConnection> {
    const { sql, params } = recognitionIds(filter ?? {}, this.service.today());
    return pageOf(em, Recognition, {
      where: { id: { $in: raw(`(${sql})`, [...params]) as never } },
      orderBy: { decidedOn: 'desc', id: 'desc' },
      page,
      toNode: toRecognitionModel,
    });
  }

  @Query(() => RecognitionModel, { description: 'One recognition.' })
  @Allow(everyone)
  async recognition(@IdArg('id') id: string, @Context() { em }: RequestContext): Promise<RecognitionModel> {
    return read(em, id);
  }

  @Query(() => RecognitionFiguresModel, {
    description:
      'How many products of how many enterprises have been recognised, by a day or between two days.',
  })
  @Allow(everyone)
  async recognitionFigures(
    @Context() { em }: RequestContext,
    @Args('kind', { type: () => RecognitionKindEnum, defaultValue: 'key-industrial-product' })
    kind: RecognitionKind,
    @Args('asOf', { type: () => LocalDate, nullable: true, description: 'Today, when left out.' })
    asOf?: string | null,
    @Args('from', {
      type: () => LocalDate,
      nullable: true,
      description: 'Counts what was first recognised from this day on; everything when left out.',
    })
    from?: string | null,
  ): Promise<RecognitionFiguresModel> {
    const day = asOf ?? this.service.today();
    if (from && from > day) throw InvalidInputError.at('from', `is after ${day}`);
    return toRecognitionFiguresModel(await recognitionFigures(em, { kind, asOf: day, from: from ?? null }));
  }

  @Mutation(() => RecordRecognitionResult, {
    description:
      'Records a recognition; for a product that the enterprise had recognised before it is a renewal.',
  })
  @Allow(staff)
  recordRecognition(
    @Args('input') input: RecordRecognitionInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof RecordRecognitionResult> {
    return orRefusal(async () => read(em, await this.service.record(input)), ALREADY_RECOGNISED);
  }

  @Mutation(() => ReviseRecognitionResult, { description: 'Corrects what was entered.' })
  @Allow(staff)
  reviseRecognition(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: RecognitionInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReviseRecognitionResult> {
    return orRefusal(
      async () => {
        await this.service.revise(id, version, input);
        return read(em, id);
      },
      ALREADY_RECOGNISED,
      STALE_VERSION,
    );
  }

  @Mutation(() => WithdrawRecognitionResult, { description: 'Ends a recognition before its time.' })
  @Allow(staff)
  withdrawRecognition(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') input: WithdrawRecognitionInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof WithdrawRecognitionResult> {
    return orRefusal(
      async () => {
        await this.service.withdraw(id, version, input);
        return read(em, id);
      },
      RECOGNITION_WITHDRAWN,
      STALE_VERSION,
    );
  }

  @ResolveField(() => RecognitionStateEnum, { description: 'What has become of it until today.' })
  async state(@Parent() recognition: RecognitionModel, @Context() context: RequestContext): Promise<string> {
    if (recognition.withdrawnOn) return 'withdrawn';
    const newest = await context.load(newestOfProductLoader, recognition.productId);
    if (newest !== recognition.id) return 'renewed';
    return recognition.validUntil && recognition.validUntil < this.service.today() ? 'expired' : 'in-force';
  }

  @ResolveField(() => OrganisationModel, { nullable: true, description: 'null when it left the directory.' })
  organisation(
    @Parent() { organisationId }: RecognitionModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> {
    return context.load(organisationLoader, organisationId);
  }

  @ResolveField(() => [ConceptModel])
  concepts(@Parent() { conceptIds }: RecognitionModel): ConceptModel[] {
    return conceptIds.filter((id) => this.vocabulary.has(id)).map(toConceptModel);
  }
}

/** As it is in the database now. */
async function read(em: EntityManager, id: string): Promise<RecognitionModel> {
  const recognition = await em.fork().findOne(Recognition, { id });
  if (!recognition) throw new NotFoundError('recognition', id);
  return toRecognitionModel(recognition);
}
