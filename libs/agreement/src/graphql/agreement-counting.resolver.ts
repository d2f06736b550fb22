import { Args, Context, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow, type Viewer, anyMember, anyOf, anyOrganizer, staff } from '#access';
import { CurrentViewer, IdArg, type RequestContext, STALE_VERSION, orRefusal } from '#graphql';
import { InvalidInputError, isCurrency } from '#kernel';
import { totalsOf } from '../application/agreement-totals.js';
import { duplicateCandidates } from '../application/duplicate-agreements.js';
import { MergeAgreementsService } from '../application/merge-agreements.service.js';
import { shownAgreement } from './agreement-mutations.resolver.js';
import {
  AgreementTotalsModel,
  DuplicateCandidateModel,
  toAgreementTotalsModel,
} from './agreement-parts.model.js';
import { AgreementFilter } from './agreement.inputs.js';
import { AgreementModel } from './agreement.model.js';
import { audienceOf } from './agreement.resolver.js';
import { MergeAgreementsResult } from './agreement.results.js';

const VERSION = { type: () => Int, description: 'The version that was read.' };
const MOST_CANDIDATES = 100;

/** What agreements come to, and what would count one of them twice. */
@Resolver(() => AgreementModel)
export class AgreementCountingResolver {
  constructor(private readonly merges: MergeAgreementsService) {}

  @Query(() => AgreementTotalsModel, {
    description: 'What the agreements that the same filter lists come to, in any currency.',
  })
  @Allow(anyOf(staff, anyMember, anyOrganizer))
  async agreementTotals(
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
    @Args('filter', { type: () => AgreementFilter, nullable: true }) filter?: AgreementFilter | null,
    @Args('currency', { type: () => String, defaultValue: 'USD', description: 'ISO 4217 code.' })
    currency = 'USD',
  ): Promise<AgreementTotalsModel> {
    if (!isCurrency(currency)) throw InvalidInputError.at('currency', `${currency} is no currency code.`);
    return toAgreementTotalsModel(await totalsOf(em, filter ?? {}, audienceOf(viewer), currency));
  }

  @Query(() => [DuplicateCandidateModel], {
    description: 'Records that may be one deal counted twice, the most certain first; at most a hundred.',
  })
  @Allow(staff)
  async duplicateAgreements(
    @Context() { em }: RequestContext,
    @IdArg('agreementId', { nullable: true, description: 'Only those with this agreement.' })
    agreementId?: string | null,
  ): Promise<DuplicateCandidateModel[]> {
    const found = await duplicateCandidates(em, { agreementId, limit: MOST_CANDIDATES });
    return found.map((candidate) => Object.assign(new DuplicateCandidateModel(), candidate));
  }

  @Mutation(() => MergeAgreementsResult, {
    description:
      'Says that `doubleId` is the same deal as `keepId`: it leaves the figures and gives its documents to the one that is kept.',
  })
  @Allow(staff)
  mergeAgreements(
    @IdArg('keepId') keepId: string,
    @Args('keepVersion', VERSION) keepVersion: number,
    @IdArg('doubleId') doubleId: string,
    @Args('doubleVersion', VERSION) doubleVersion: number,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof MergeAgreementsResult> {
    return orRefusal(async () => {
      await this.merges.merge(
        { id: keepId, version: keepVersion },
        { id: doubleId, version: doubleVersion },
        viewer,
      );
      return shownAgreement(em, keepId);
    }, STALE_VERSION);
  }

  @Mutation(() => MergeAgreementsResult, {
    description: 'Takes a merge back: the double counts again as it did.',
  })
  @Allow(staff)
  separateAgreement(
    @IdArg('id') id: string,
    @Args('version', VERSION) version: number,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof MergeAgreementsResult> {
    return orRefusal(async () => {
      await this.merges.separate(id, version, viewer);
      return shownAgreement(em, id);
    }, STALE_VERSION);
  }

  @Mutation(() => AgreementModel, {
    description:
      'Says that two agreements that look alike are two: they are not offered for merging any more.',
  })
  @Allow(staff)
  async markAgreementsDistinct(
    @IdArg('firstId') firstId: string,
    @IdArg('secondId') secondId: string,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<AgreementModel> {
    await this.merges.markDistinct(firstId, secondId, viewer);
    return shownAgreement(em, firstId);
  }

  @Mutation(() => MergeAgreementsResult, {
    description: 'Puts an order under the framework by which it was placed, or (null) takes it out.',
  })
  @Allow(staff)
  placeUnderFramework(
    @IdArg('id') id: string,
    @Args('version', VERSION) version: number,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
    @IdArg('frameworkId', { nullable: true }) frameworkId?: string | null,
  ): Promise<typeof MergeAgreementsResult> {
    return orRefusal(async () => {
      await this.merges.placeUnder(id, version, frameworkId ?? null, viewer);
      return shownAgreement(em, id);
    }, STALE_VERSION);
  }
}
