import type { EntityManager, FilterQuery } from '@mikro-orm/postgresql';
import { Args, Context, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, type Viewer, everyone, staff } from '#access';
import { OrganisationModel, organisationLoader } from '#directory';
import {
  CurrentViewer,
  IdArg,
  PageArgs,
  type RequestContext,
  STALE_VERSION,
  groupLoaderOf,
  orRefusal,
  pageOf,
  toMoneyModel,
} from '#graphql';
import { Person, PersonModel, personLoader, toPersonModel } from '#identity';
import { Clock, InvalidInputError } from '#kernel';
import { MeetingModel, meetingLoader } from '#scheduling';
import { countedAmendments, valueInForce } from '../application/amendment-chain.js';
import { FollowUpsService } from '../application/follow-ups.service.js';
import { FollowUp, FollowUpAnswer } from '../domain/follow-up.entity.js';
import { moneyOf } from './agreement-terms.inputs.js';
import { agreementLoader } from './agreement.loaders.js';
import { AgreementModel } from './agreement.model.js';
import {
  AnswerFollowUpResult,
  FOLLOW_UP_CLOSED,
  FOLLOW_UP_LINK,
  FollowUpAnsweredModel,
  FollowUpAnswerInput,
  FollowUpAnswerModel,
  FollowUpConnection,
  FollowUpFilter,
  FollowUpModel,
  FollowUpQuestionModel,
  FollowUpQuestionResult,
  FollowUpResult,
  UNUSUAL_ANSWER,
  toFollowUpAnswerModel,
  toFollowUpModel,
} from './follow-up.model.js';

const VERSION = { type: () => Int, description: 'The version that was read.' };
const TOKEN = { type: () => String, description: 'From the address in the letter.' };

/** The last first. */
const answersLoader = groupLoaderOf(
  (ids, { em }) =>
    em.find(FollowUpAnswer, { followUp: { $in: [...ids] } }, { orderBy: { id: 'desc' }, refresh: true }),
  (answer) => answer.followUp.id,
  toFollowUpAnswerModel,
);

const ofAgreementLoader = groupLoaderOf(
  (ids, { em }) =>
    em.find(
      FollowUp,
      { agreement: { $in: [...ids] } },
      { orderBy: { dueOn: 'asc', id: 'asc' }, refresh: true },
    ),
  (followUp) => followUp.agreement!.id,
  toFollowUpModel,
);

@Resolver(() => FollowUpModel)
export class FollowUpResolver {
  constructor(
    private readonly followUps: FollowUpsService,
    private readonly clock: Clock,
  ) {}

  @Query(() => FollowUpConnection, { description: 'Follow-ups, the one due first first.' })
  @Allow(staff)
  followUpList(
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
    @Args('filter', { type: () => FollowUpFilter, nullable: true }) filter?: FollowUpFilter | null,
  ): Promise<FollowUpConnection> {
    const where: FilterQuery<FollowUp> = {
      ...(filter?.statuses && { status: { $in: filter.statuses } }),
      ...(filter?.assigneeId && { assigneeId: filter.assigneeId }),
      ...(filter?.unassigned && { assigneeId: null }),
      ...(filter?.dueUntil && { dueOn: { $lte: filter.dueUntil } }),
    };
    return pageOf(em, FollowUp, {
      ...{ where, orderBy: { dueOn: 'asc' as const, id: 'asc' as const }, page },
      toNode: toFollowUpModel,
    });
  }

  @Query(() => [PersonModel], { description: 'Staff to whom something can be given, by name.' })
  @Allow(staff)
  async staffMembers(@Context() { em }: RequestContext): Promise<PersonModel[]> {
    const people = await em.find(
      Person,
      { isStaff: true, disabledAt: null },
      { orderBy: { name: 'asc', id: 'asc' } },
    );
    return people.map(toPersonModel);
  }

  @Query(() => FollowUpQuestionResult, { description: 'What a one-time link asks; open to whoever has it.' })
  @Allow(everyone)
  followUpQuestion(
    @Args('token', TOKEN) token: string,
    @Context() { em }: RequestContext,
  ): Promise<typeof FollowUpQuestionResult> {
    return orRefusal(async () => this.question(em, token), FOLLOW_UP_LINK);
  }

  @Mutation(() => AnswerFollowUpResult, {
    description: 'A party answers by its link, which then is used up.',
  })
  @Allow(everyone)
  answerFollowUp(
    @Args('token', TOKEN) token: string,
    @Args('input') input: FollowUpAnswerInput,
  ): Promise<typeof AnswerFollowUpResult> {
    return orRefusal(
      async () => {
        await this.followUps.answerByLink(token, detailsOf(input));
        return Object.assign(new FollowUpAnsweredModel(), { at: this.clock.nowDate() });
      },
      FOLLOW_UP_LINK,
      FOLLOW_UP_CLOSED,
      UNUSUAL_ANSWER,
    );
  }

  @Mutation(() => FollowUpResult, { description: 'Staff write down what they found out.' })
  @Allow(staff)
  recordFollowUpAnswer(
    @IdArg('id') id: string,
    @Args('input') input: FollowUpAnswerInput,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof FollowUpResult> {
    return this.done(em, id, () => this.followUps.answerAsStaff(id, detailsOf(input), viewer));
  }

  @Mutation(() => FollowUpResult, { description: 'Gives a follow-up to a member of staff, or to nobody.' })
  @Allow(staff)
  assignFollowUp(
    @IdArg('id') id: string,
    @Args('version', VERSION) version: number,
    @Context() { em }: RequestContext,
    @IdArg('assigneeId', { nullable: true }) assigneeId?: string | null,
  ): Promise<typeof FollowUpResult> {
    return this.done(em, id, () => this.followUps.assign(id, version, assigneeId ?? null));
  }

  @Mutation(() => FollowUpResult, { description: 'Sends fresh links to the parties.' })
  @Allow(staff)
  askFollowUp(@IdArg('id') id: string, @Context() { em }: RequestContext): Promise<typeof FollowUpResult> {
    return this.done(em, id, () => this.followUps.askNow(id));
  }

  @Mutation(() => FollowUpResult, { description: 'It makes no sense any more.' })
  @Allow(staff)
  skipFollowUp(
    @IdArg('id') id: string,
    @Args('version', VERSION) version: number,
    @Args('reason', { type: () => String }) reason: string,
    @Context() { em }: RequestContext,
  ): Promise<typeof FollowUpResult> {
    if (reason.length > 1000) throw InvalidInputError.at('reason', 'At most 1000 characters.');
    return this.done(em, id, () => this.followUps.skip(id, version, reason));
  }

  @ResolveField(() => AgreementModel, { nullable: true })
  agreement(@Parent() { agreementId }: FollowUpModel, @Context() context: RequestContext) {
    return agreementId ? context.load(agreementLoader, agreementId) : null;
  }

  @ResolveField(() => MeetingModel, { nullable: true })
  meeting(@Parent() { meetingId }: FollowUpModel, @Context() context: RequestContext) {
    return meetingId ? context.load(meetingLoader, meetingId) : null;
  }

  @ResolveField(() => PersonModel, { nullable: true, description: 'The member of staff whose it is.' })
  assignee(@Parent() { assigneeId }: FollowUpModel, @Context() context: RequestContext) {
    return assigneeId ? context.load(personLoader, assigneeId) : null;
  }

  @ResolveField(() => [FollowUpAnswerModel], { description: 'The last first.' })
  answers(@Parent() { id }: FollowUpModel, @Context() context: RequestContext) {
    return context.load(answersLoader, id);
  }

  private done(em: EntityManager, id: string, work: () => Promise<void>) {
    return orRefusal(
      async () => {
        await work();
        return toFollowUpModel(await em.findOneOrFail(FollowUp, { id }, { refresh: true }));
      },
      STALE_VERSION,
      FOLLOW_UP_CLOSED,
      UNUSUAL_ANSWER,
    );
  }

  private async question(em: EntityManager, token: string): Promise<FollowUpQuestionModel> {
    const invitation = await this.followUps.invitationOf(token, em);
    const { followUp, organisation, language } = invitation;
    const [row]: { title: string | null; since: string; names: string[] }[] = await em.execute(
      `select a.title, coalesce(a.signed_on::text, (m.starts_at at time zone f.time_zone)::date::text) as since,
              (select coalesce(json_agg(coalesce(o.international_name, o.legal_name) order by o.legal_name), '[]'::json)
                 from organisation o
                where o.id <> ? and (o.id in (select p.organisation_id from agreement_party p where p.agreement_id = a.id)
                   or o.id in (select p.organisation_id from participation p where p.id in (m.supplier_id, m.buyer_id)))) as names
         from follow_up fu left join agreement a on a.id = fu.agreement_id
         left join meeting m on m.id = fu.meeting_id left join fair f on f.id = m.fair_id
        where fu.id = ?`,
      [organisation.id, followUp.id],
    );
    const agreement = followUp.unwrap().agreement?.unwrap() ?? null;
    const value = agreement && valueInForce(agreement, await countedAmendments(em, agreement));
    return Object.assign(new FollowUpQuestionModel(), {
      ...{ language, months: followUp.unwrap().months, since: row!.since, partners: row!.names },
      title: row!.title ?? row!.names.join(', '),
      number: agreement?.number ?? null,
      organisation: organisation.unwrap().displayName,
      value: value && toMoneyModel(value),
    });
  }
}

@Resolver(() => FollowUpAnswerModel)
export class FollowUpAnswerResolver {
  @ResolveField(() => OrganisationModel, { nullable: true, description: 'null when staff wrote it down.' })
  organisation(@Parent() { organisationId }: FollowUpAnswerModel, @Context() context: RequestContext) {
    return organisationId ? context.load(organisationLoader, organisationId) : null;
  }
}

@Resolver(() => AgreementModel)
export class AgreementFollowUpsResolver {
  @ResolveField(() => [FollowUpModel], { nullable: true, description: 'In order of their days.' })
  @Allow(staff)
  followUps(@Parent() { id }: AgreementModel, @Context() context: RequestContext) {
    return context.load(ofAgreementLoader, id);
  }
}

function detailsOf(input: FollowUpAnswerInput) {
  return {
    ...input,
    delivered: input.delivered ? moneyOf(input.delivered, 'input.delivered') : null,
    paid: input.paid ? moneyOf(input.paid, 'input.paid') : null,
  };
}
