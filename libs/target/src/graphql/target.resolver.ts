import type { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, signedIn, staff } from '#access';
import { OrganisationModel, organisationLoader } from '#directory';
import {
  IdArg,
  LocalDate,
  PageArgs,
  type RequestContext,
  STALE_VERSION,
  offsetOf,
  orRefusal,
  pageByOffset,
  readLocalizedTexts,
} from '#graphql';
import { NotFoundError } from '#kernel';
import { targetRecords } from '../application/count-targets.js';
import { ProgrammesService } from '../application/programmes.service.js';
import { targetProgress } from '../application/target-progress.js';
import { TARGET_DEFINITIONS, spanOf } from '../domain/definitions.js';
import { Programme, ProgrammeTarget } from '../domain/programme.entity.js';
import {
  ProgrammeInput,
  ProgrammeModel,
  ProgrammeTargetInput,
  ProgrammeTargetModel,
  SaveProgrammeResult,
  TargetDefinitionModel,
  TargetRecordConnection,
  TargetRecordModel,
  toDefinitionModel,
  toProgrammeModel,
  toRecordModel,
  toTargetModel,
} from './target.model.js';

@Resolver(() => ProgrammeModel)
export class ProgrammeResolver {
  constructor(private readonly service: ProgrammesService) {}

  @Query(() => [ProgrammeModel], { description: 'Programmes of public support, the latest first.' })
  @Allow(staff)
  async programmes(@Context() { em }: RequestContext): Promise<ProgrammeModel[]> {
    const programmes = await em.find(Programme, {}, { orderBy: { startsOn: 'desc', id: 'desc' } });
    return programmes.map(toProgrammeModel);
  }

  @Query(() => [TargetDefinitionModel], { description: 'How targets are counted, in words.' })
  @Allow(signedIn)
  targetDefinitions(): TargetDefinitionModel[] {
    return TARGET_DEFINITIONS.map(toDefinitionModel);
  }

  @Query(() => [ProgrammeTargetModel], {
    description: 'What a programme promised and what the records show, as of any day; the latest year first.',
  })
  @Allow(staff)
  async programmeTargets(
    @IdArg('programmeId') programmeId: string,
    @Context() { em }: RequestContext,
    @Args('year', { type: () => Int, nullable: true }) year?: number | null,
    @Args('asOf', { type: () => LocalDate, nullable: true, description: 'Today, when left out.' })
    asOf?: string | null,
  ): Promise<ProgrammeTargetModel[]> {
    const { day, knownBy } = this.asked(asOf);
    const progress = await targetProgress(em, { programmeId, year: year ?? null }, day, knownBy);
    return progress.map(toTargetModel);
  }

  @Query(() => TargetRecordConnection, {
    description:
      'The records behind a target: what counts, or what is near with the reason for which it does not.',
  })
  @Allow(staff)
  async targetRecords(
    @IdArg('targetId') targetId: string,
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
    @Args('isCounted', { type: () => Boolean, defaultValue: true }) isCounted: boolean,
    @Args('asOf', { type: () => LocalDate, nullable: true, description: 'Today, when left out.' })
    asOf?: string | null,
  ): Promise<TargetRecordConnection> {
    const target = await em.findOne(ProgrammeTarget, { id: targetId }, { populate: ['programme'] });
    if (!target) throw new NotFoundError('target', targetId);
    const { day, knownBy } = this.asked(asOf);
    const span = {
      ...spanOf(target.year, day),
      knownBy,
      provinceCode: target.programme.getEntity().provinceCode ?? null,
    };
    const offset = offsetOf(page.after);
    const limit = page.first ?? 25;
    const { records, total } = await targetRecords(em, target.definition, span, { isCounted, offset, limit });
    return pageByOffset(records.map(toRecordModel), offset, total);
  }

  @Mutation(() => SaveProgrammeResult, {
    description: 'Begins a programme, or replaces what is entered of it.',
  })
  @Allow(staff)
  saveProgramme(
    @Args('input') input: ProgrammeInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof SaveProgrammeResult> {
    return orRefusal(async () => {
      const name = readLocalizedTexts(input.name, 'input.name');
      const id = await this.service.save({ ...input, name });
      return toProgrammeModel(await em.fork().findOneOrFail(Programme, { id }));
    }, STALE_VERSION);
  }

  @Mutation(() => ProgrammeTargetModel, {
    description: 'Sets what a programme promised for a year by a definition; the same again replaces it.',
  })
  @Allow(staff)
  async setProgrammeTarget(
    @Args('input') input: ProgrammeTargetInput,
    @Context() { em }: RequestContext,
  ): Promise<ProgrammeTargetModel> {
    const id = await this.service.setTarget(input);
    return this.read(em.fork(), input.programmeId, id);
  }

  @Mutation(() => [ProgrammeTargetModel], { description: 'Takes a target away; gives those that stay.' })
  @Allow(staff)
  async removeProgrammeTarget(
    @IdArg('id') id: string,
    @Context() { em }: RequestContext,
  ): Promise<ProgrammeTargetModel[]> {
    const programmeId = await this.service.removeTarget(id);
    return (await targetProgress(em.fork(), { programmeId }, this.service.today())).map(toTargetModel);
  }

  /** An earlier day is answered by what the records said on it. */
  private asked(asOf: string | null | undefined): { day: string; knownBy: string | null } {
    const today = this.service.today();
    return { day: asOf ?? today, knownBy: asOf && asOf < today ? asOf : null };
  }

  private async read(em: EntityManager, programmeId: string, id: string): Promise<ProgrammeTargetModel> {
    const progress = await targetProgress(em, { programmeId }, this.service.today());
    return toTargetModel(progress.find(({ target }) => target.id === id)!);
  }
}

@Resolver(() => TargetRecordModel)
export class TargetRecordResolver {
  @ResolveField(() => OrganisationModel, { nullable: true })
  organisation(
    @Parent() { organisationId }: TargetRecordModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> {
    return context.load(organisationLoader, organisationId);
  }
}
