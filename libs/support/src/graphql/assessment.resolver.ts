import type { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, type Viewer, anyOf, memberOf, organisationArgument, staff } from '#access';
import { OrganisationModel, organisationLoader } from '#directory';
import {
  CurrentViewer,
  IdArg,
  IdListArg,
  type RequestContext,
  STALE_VERSION,
  orRefusal,
  readLocalizedTexts,
  toLocalizedTexts,
} from '#graphql';
import { Person } from '#identity';
import { NotFoundError } from '#kernel';
import { type AssessmentView, viewAssessments } from '../application/assessment-view.js';
import { AssessmentsService } from '../application/assessments.service.js';
import { Assessment, type AssessmentResult, AssessmentRound } from '../domain/assessment.entity.js';
import { CriteriaSet, Criterion } from '../domain/criteria-set.entity.js';
import { pointsHundredths, rank } from '../domain/scoring.js';
import {
  ASSESSOR_NOT_POSSIBLE,
  AssessmentModel,
  AssessmentResultModel,
  AssessmentRoundModel,
  AssessorCandidateModel,
  ChangeAssessmentResult,
  EnterAssessmentInput,
  EnterAssessmentResult,
  OpenRoundInput,
  ROUND_CLOSED,
  RankedAssessmentModel,
  ReconcileAssessmentResult,
  ReconcileInput,
  SHEETS_MISSING,
  SaveScoresInput,
  ScoreSheetModel,
  SupportResultModel,
  pointsText,
  toRoundModel,
} from './assessment.model.js';
import { CriteriaSetModel, toCriteriaSetModel } from './criteria.model.js';

@Resolver(() => AssessmentRoundModel)
export class AssessmentRoundResolver {
  constructor(private readonly service: AssessmentsService) {}

  @Query(() => [AssessmentRoundModel], { description: 'Rounds of scoring, the latest first.' })
  @Allow(staff)
  async assessmentRounds(@Context() { em }: RequestContext): Promise<AssessmentRoundModel[]> {
    const rounds = await em.find(AssessmentRound, {}, { orderBy: { year: 'desc', id: 'desc' } });
    return rounds.map(toRoundModel);
  }

  @Query(() => AssessmentRoundModel)
  @Allow(staff)
  assessmentRound(@IdArg('id') id: string, @Context() { em }: RequestContext): Promise<AssessmentRoundModel> {
    return readRound(em, id);
  }

  @ResolveField(() => CriteriaSetModel)
  async criteriaSet(
    @Parent() { criteriaSetId }: AssessmentRoundModel,
    @Context() { em }: RequestContext,
  ): Promise<CriteriaSetModel> {
    return toCriteriaSetModel(
      await em.findOneOrFail(CriteriaSet, { id: criteriaSetId }, { populate: ['criteria'] }),
    );
  }

  @ResolveField(() => [RankedAssessmentModel], { description: 'By points; those without a result last.' })
  async ranking(
    @Parent() { id, threshold }: AssessmentRoundModel,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<RankedAssessmentModel[]> {
    const assessments = await em.find(Assessment, { round: id }, { orderBy: { id: 'asc' } });
    const views = await viewAssessments(em, assessments, viewer.personId);
    return rank(views, ({ results }) => results[0]?.totalHundredths ?? null).map(({ entry, rank: place }) =>
      Object.assign(new RankedAssessmentModel(), {
        rank: place,
        isEligible:
          threshold === null || !entry.results[0]
            ? null
            : entry.results[0].totalHundredths >= threshold * 100,
        assessment: toAssessmentModel(entry),
      }),
    );
  }

  @Mutation(() => AssessmentRoundModel, { description: 'Opens a round that is scored by criteria in use.' })
  @Allow(staff)
  async openAssessmentRound(
    @Args('input') input: OpenRoundInput,
    @Context() { em }: RequestContext,
  ): Promise<AssessmentRoundModel> {
    const name = readLocalizedTexts(input.name, 'input.name');
    return readRound(em, await this.service.openRound({ ...input, name }));
  }

  @Mutation(() => AssessmentRoundModel, {
    description: 'Ends a round: nothing in it changes any more, and enterprises may see their points.',
  })
  @Allow(staff)
  async closeAssessmentRound(
    @IdArg('id') id: string,
    @Context() { em }: RequestContext,
  ): Promise<AssessmentRoundModel> {
    await this.service.closeRound(id);
    return readRound(em, id);
  }
}

@Resolver(() => AssessmentModel)
export class AssessmentResolver {
  constructor(private readonly service: AssessmentsService) {}

  @Query(() => AssessmentModel, { description: 'An enterprise in a round, as the viewer may see it.' })
  @Allow(staff)
  assessment(
    @IdArg('id') id: string,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<AssessmentModel> {
    return readAssessment(em, id, viewer);
  }

  @Query(() => [AssessorCandidateModel], { description: 'Whom one can ask to score: the staff, by name.' })
  @Allow(staff)
  async assessorCandidates(@Context() { em }: RequestContext): Promise<AssessorCandidateModel[]> {
    const people = await em.find(
      Person,
      { $or: [{ isStaff: true }, { isAdmin: true }] },
      { orderBy: { name: 'asc', id: 'asc' } },
    );
    return people.map(({ id, name }) => Object.assign(new AssessorCandidateModel(), { id, name }));
  }

  @Query(() => [SupportResultModel], {
    description: 'What came of an enterprise’s own assessments in closed rounds, the latest first.',
  })
  @Allow(anyOf(memberOf(organisationArgument('organisationId')), staff))
  async supportResults(
    @IdArg('organisationId') organisationId: string,
    @Context() { em }: RequestContext,
  ): Promise<SupportResultModel[]> {
    const assessments = await em.find(
      Assessment,
      { organisation: organisationId, round: { status: 'closed' } },
      { orderBy: { id: 'desc' } },
    );
    const views = await viewAssessments(em, assessments, null);
    const setIds = assessments.map(({ round }) => round.getEntity().criteriaSet.id);
    const criteria = await em.find(Criterion, { set: { $in: setIds } }, { orderBy: { position: 'asc' } });
    return views.map(({ assessment, results: [result] }) => {
      const { name, year, threshold, criteriaSet } = assessment.round.getEntity();
      const points = criteria.flatMap((criterion) => {
        const given = result?.scores.find(({ criterionId }) => criterionId === criterion.id);
        if (!given || criterion.set.id !== criteriaSet.id) return [];
        return [
          {
            name: toLocalizedTexts(criterion.name),
            points: pointsText(pointsHundredths(criterion, given.score)),
            weight: criterion.weight,
          },
        ];
      });
      return Object.assign(new SupportResultModel(), {
        ...{ assessmentId: assessment.id, year, threshold: threshold ?? null, subject: assessment.subject },
        ...{ organisationId, points, roundName: toLocalizedTexts(name) },
        total: result ? pointsText(result.totalHundredths) : null,
      });
    });
  }

  @ResolveField(() => OrganisationModel, { nullable: true })
  organisation(
    @Parent() { organisationId }: AssessmentModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> {
    return context.load(organisationLoader, organisationId);
  }

  @Mutation(() => EnterAssessmentResult, { description: 'Takes an enterprise into a round.' })
  @Allow(staff)
  enterAssessment(
    @Args('input') input: EnterAssessmentInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof EnterAssessmentResult> {
    return orRefusal(async () => readAssessment(em, await this.service.enter(input), viewer), ROUND_CLOSED);
  }

  @Mutation(() => ChangeAssessmentResult, {
    description: 'Says which two of the staff score an enterprise; a sheet that is submitted stays.',
  })
  @Allow(staff)
  assignAssessors(
    @IdArg('id') id: string,
    @IdListArg('personIds') personIds: string[],
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof ChangeAssessmentResult> {
    return orRefusal(
      async () => {
        await this.service.assign(id, personIds);
        return readAssessment(em, id, viewer);
      },
      ASSESSOR_NOT_POSSIBLE,
      ROUND_CLOSED,
    );
  }

  @Mutation(() => ChangeAssessmentResult, {
    description:
      'Keeps the viewer’s own scores, or hands them in. Only for the assessors of this enterprise.',
  })
  @Allow(staff)
  saveScores(
    @IdArg('id') id: string,
    @Args('input') { scores, submit }: SaveScoresInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof ChangeAssessmentResult> {
    return orRefusal(
      async () => {
        const plain = scores.map(({ criterionId, score, note }) => ({ criterionId, score, note }));
        await this.service.saveScores(id, viewer.personId!, { scores: plain, submit });
        return readAssessment(em, id, viewer);
      },
      ASSESSOR_NOT_POSSIBLE,
      ROUND_CLOSED,
    );
  }

  @Mutation(() => ReconcileAssessmentResult, {
    description: 'Writes the result of both sheets with its reasons; again, a further edition of it.',
  })
  @Allow(staff)
  reconcileAssessment(
    @IdArg('id') id: string,
    @Args('version', { type: () => Int }) version: number,
    @Args('input') { scores, reason }: ReconcileInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof ReconcileAssessmentResult> {
    return orRefusal(
      async () => {
        const plain = scores.map(({ criterionId, score, note }) => ({ criterionId, score, note }));
        await this.service.reconcile(id, viewer.personId!, { version, scores: plain, reason });
        return readAssessment(em, id, viewer);
      },
      SHEETS_MISSING,
      ROUND_CLOSED,
      STALE_VERSION,
    );
  }
}

function toAssessmentModel({
  assessment,
  state,
  sheets,
  farApart,
  results,
}: AssessmentView): AssessmentModel {
  const { id, version, subject, isDemo } = assessment;
  const models = results.map(toResultModel);
  return Object.assign(new AssessmentModel(), {
    ...{ id, version, subject, isDemo, state, farApart, results: models, result: models[0] ?? null },
    roundId: assessment.round.id,
    organisationId: assessment.organisation.id,
    sheets: sheets.map(({ sheet, isMine, scores, totalHundredths }) =>
      Object.assign(new ScoreSheetModel(), {
        ...{ id: sheet.id, isMine, scores, submittedAt: sheet.submittedAt ?? null },
        assessorId: sheet.assessor.id,
        assessorName: sheet.assessor.getEntity().name,
        total: totalHundredths === null ? null : pointsText(totalHundredths),
      }),
    ),
  });
}

function toResultModel(result: AssessmentResult): AssessmentResultModel {
  const { edition, scores, reason, totalHundredths, decidedBy, createdAt } = result;
  return Object.assign(new AssessmentResultModel(), {
    ...{ edition, scores, reason, decidedAt: createdAt },
    total: pointsText(totalHundredths),
    decidedByName: decidedBy.getEntity().name,
  });
}

async function readRound(em: EntityManager, id: string): Promise<AssessmentRoundModel> {
  const round = await em.fork().findOne(AssessmentRound, { id });
  if (!round) throw new NotFoundError('assessment round', id);
  return toRoundModel(round);
}

async function readAssessment(em: EntityManager, id: string, viewer: Viewer): Promise<AssessmentModel> {
  const fork = em.fork();
  const assessment = await fork.findOne(Assessment, { id });
  if (!assessment) throw new NotFoundError('assessment', id);
  const [view] = await viewAssessments(fork, [assessment], viewer.personId);
  return toAssessmentModel(view!);
}
