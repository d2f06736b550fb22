import { raw } from '@mikro-orm/core';
import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  type Viewer,
  anyMember,
  anyOf,
  anyOrganizer,
  fromArgument,
  memberOf,
  organizerOf,
  staff,
} from '#access';
import { ConceptModel, toConceptModel } from '#capability';
import { OrganisationModel, organisationLoader } from '#directory';
import { FairModel, fairLoader } from '#fair';
import {
  CurrentViewer,
  IdArg,
  MoneyModel,
  PageArgs,
  type RequestContext,
  pageOf,
  toMoneyModel,
} from '#graphql';
import { InvalidInputError, Money, NotFoundError, isCurrency } from '#kernel';
import { MeetingModel, meetingLoader } from '#scheduling';
import { type AgreementAudience, idsOf } from '../application/agreement-selection.js';
import { actorsOf, possibleActions, type AgreementAction } from '../domain/agreement-state.js';
import { Agreement } from '../domain/agreement.entity.js';
import { AgreementFilter } from './agreement.inputs.js';
import { BASE_CURRENCY } from '../domain/conversion.js';
import { agreementPartiesLoader, conversionLoader, rateLoader } from './agreement.loaders.js';
import { ExchangeRateModel, toExchangeRateModel } from './exchange-rate.resolver.js';
import {
  AgreementActionEnum,
  AgreementConnection,
  AgreementModel,
  AgreementPartyModel,
  toAgreementModel,
} from './agreement.model.js';

const TARGET_CURRENCY = { type: () => String, defaultValue: 'USD', description: 'ISO 4217 code.' };

@Resolver(() => AgreementModel)
export class AgreementResolver {
  @Query(() => AgreementModel, { description: 'One agreement.' })
  @Allow(
    anyOf(staff, memberOf(fromArgument('agreement', 'id')), organizerOf(fromArgument('agreement', 'id'))),
  )
  async agreement(@IdArg('id') id: string, @Context() { em }: RequestContext): Promise<AgreementModel> {
    const agreement = await em.findOne(Agreement, { id });
    if (!agreement) throw new NotFoundError('agreement', id);
    return toAgreementModel(agreement);
  }

  @Query(() => AgreementConnection, {
    description:
      'Agreements, the last signed first: all for staff, for others those of their organisations and of the fairs that they organise.',
  })
  @Allow(anyOf(staff, anyMember, anyOrganizer))
  agreements(
    @Args() page: PageArgs,
    @CurrentViewer() viewer: Viewer,
    @Context() { em }: RequestContext,
    @Args('filter', { type: () => AgreementFilter, nullable: true }) filter?: AgreementFilter | null,
  ): Promise<AgreementConnection> {
    const { sql, params } = idsOf(filter ?? {}, audienceOf(viewer));
    return pageOf(em, Agreement, {
      where: { id: { $in: raw(`(${sql})`, [...params]) as never } },
      orderBy: { signedOn: 'desc', id: 'desc' },
      page,
      toNode: toAgreementModel,
    });
  }

  @ResolveField(() => [AgreementPartyModel], { description: 'In the order in which they are named.' })
  parties(
    @Parent() agreement: AgreementModel,
    @Context() context: RequestContext,
  ): Promise<AgreementPartyModel[]> {
    return context.load(agreementPartiesLoader, agreement.id);
  }

  @ResolveField(() => FairModel, { nullable: true })
  fair(
    @Parent() { fairId }: AgreementModel,
    @Context() context: RequestContext,
  ): Promise<FairModel | null> | null {
    return fairId ? context.load(fairLoader, fairId) : null;
  }

  @ResolveField(() => MeetingModel, { nullable: true })
  meeting(
    @Parent() { meetingId }: AgreementModel,
    @Context() context: RequestContext,
  ): Promise<MeetingModel | null> | null {
    return meetingId ? context.load(meetingLoader, meetingId) : null;
  }

  @ResolveField(() => ConceptModel, { nullable: true, description: 'The supporting-industry sector.' })
  sector(@Parent() { sectorConceptId }: AgreementModel): ConceptModel | null {
    return sectorConceptId ? toConceptModel(sectorConceptId) : null;
  }

  @ResolveField(() => OrganisationModel, {
    nullable: true,
    description: 'The party that reported it, or last changed what was agreed; null when staff did.',
  })
  reportedBy(
    @Parent() { reportedByOrganisationId }: AgreementModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> | null {
    return reportedByOrganisationId ? context.load(organisationLoader, reportedByOrganisationId) : null;
  }

  @ResolveField(() => OrganisationModel, { nullable: true, description: 'The party that confirmed it.' })
  confirmedBy(
    @Parent() { confirmedByOrganisationId }: AgreementModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> | null {
    return confirmedByOrganisationId ? context.load(organisationLoader, confirmedByOrganisationId) : null;
  }

  @ResolveField(() => MoneyModel, {
    nullable: true,
    description:
      'The value in another currency at the rates of the day of signing; null without a value, or without a rate.',
  })
  valueIn(
    @Parent() { value, signedOn }: AgreementModel,
    @Context() context: RequestContext,
    @Args('currency', TARGET_CURRENCY) currency: string,
  ): Promise<MoneyModel | null> {
    return convertedAt(context, value, currency, signedOn);
  }

  @ResolveField(() => MoneyModel, {
    nullable: true,
    description: '`delivered` in another currency at the rates of the day of signing; null without one.',
  })
  deliveredIn(
    @Parent() { delivered, signedOn }: AgreementModel,
    @Context() context: RequestContext,
    @Args('currency', TARGET_CURRENCY) currency: string,
  ): Promise<MoneyModel | null> {
    return convertedAt(context, delivered, currency, signedOn);
  }

  @ResolveField(() => ExchangeRateModel, {
    nullable: true,
    description:
      'The rate by which its value becomes dollars, with where it comes from; null in dollars, and without a value or rate.',
  })
  async rateToDollar(
    @Parent() { value, signedOn }: AgreementModel,
    @Context() context: RequestContext,
  ): Promise<ExchangeRateModel | null> {
    if (!value || value.currency === BASE_CURRENCY) return null;
    const rate = await context.load(rateLoader, { currency: value.currency, day: signedOn });
    return rate && toExchangeRateModel(rate);
  }

  @ResolveField(() => [AgreementActionEnum], { description: 'What the viewer may do with it now.' })
  async possibleActions(
    @Parent() agreement: AgreementModel,
    @CurrentViewer() viewer: Viewer,
    @Context() context: RequestContext,
  ): Promise<AgreementAction[]> {
    const parties = await context.load(agreementPartiesLoader, agreement.id);
    const origin = { ...agreement, partyIds: parties.map(({ organisationId }) => organisationId) };
    return possibleActions(agreement.status, actorsOf(viewer, origin), {
      isAmendment: agreement.amendsId !== null,
      isDisputed: agreement.disputedValue !== null,
    });
  }
}

@Resolver(() => AgreementPartyModel)
export class AgreementPartyResolver {
  @ResolveField(() => OrganisationModel)
  organisation(
    @Parent() { organisationId }: AgreementPartyModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> {
    return context.load(organisationLoader, organisationId);
  }
}

/** What a viewer's lists are limited to; null for those who see all. */
export function audienceOf(viewer: Viewer): AgreementAudience | null {
  if (viewer.isStaff || viewer.isAdmin) return null;
  return { organisationIds: [...viewer.organisationIds], fairIds: [...viewer.organisedFairIds] };
}

async function convertedAt(
  context: RequestContext,
  money: MoneyModel | null,
  currency: string,
  day: string,
): Promise<MoneyModel | null> {
  if (!isCurrency(currency)) throw InvalidInputError.at('currency', `${currency} is no currency code.`);
  if (!money) return null;
  const amount = Money.parse(money.amount, money.currency);
  const converted = await context.load(conversionLoader, { amount, currency, day });
  return converted && toMoneyModel(converted);
}
