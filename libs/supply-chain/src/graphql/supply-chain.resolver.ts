import type { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import {
  Allow,
  type Viewer,
  anyOf,
  everyone,
  fromArgument,
  memberOf,
  organisationArgument,
  signedIn,
  staff,
} from '#access';
import { ConceptModel, toConceptModel } from '#capability';
import { Organisation, OrganisationModel, organisationLoader, toOrganisationModel } from '#directory';
import { CurrentViewer, IdArg, type RequestContext, orRefusal } from '#graphql';
import { HOME_TIME_ZONE, Clock, InvalidInputError, NotFoundError } from '#kernel';
import { Vocabulary } from '#vocabulary';
import { supplierMap } from '../application/supplier-map.js';
import { SupplyLinksService } from '../application/supply-links.service.js';
import { SupplyNetworkReader } from '../application/supply-network.js';
import { SupplyLink } from '../domain/supply-link.entity.js';
import {
  ALREADY_LINKED,
  AnswerSupplyLinkResult,
  ChainGapModel,
  ChainLinkModel,
  ChainMemberModel,
  ClaimSupplyLinkResult,
  EndSupplyLinkResult,
  LINK_OVER,
  MapFilter,
  MapPlaceModel,
  NOT_YOURS_TO_CONFIRM,
  SupplyClaimInput,
  SupplyLinkModel,
  SupplyNetworkModel,
  toSupplyLinkModel,
} from './supply-chain.model.js';

const eitherSide = memberOf(({ args }) => {
  const { supplierId, customerId } = args.input as SupplyClaimInput;
  return { organisationIds: [supplierId, customerId] };
});
const sidesOfLink = memberOf(fromArgument('supply-link', 'id'));

@Resolver(() => SupplyLinkModel)
export class SupplyLinkResolver {
  constructor(
    private readonly service: SupplyLinksService,
    private readonly vocabulary: Vocabulary,
  ) {}

  @Query(() => [SupplyLinkModel], {
    description:
      'Whom an organisation supplies and who supplies it, with what still waits for an answer; the latest first.',
  })
  @Allow(anyOf(memberOf(organisationArgument('organisationId')), staff))
  async supplyLinks(
    @IdArg('organisationId') organisationId: string,
    @Context() { em }: RequestContext,
  ): Promise<SupplyLinkModel[]> {
    const links = await em.find(
      SupplyLink,
      { $or: [{ supplier: organisationId }, { customer: organisationId }] },
      { orderBy: { id: 'desc' }, limit: 500 },
    );
    return links.map(toSupplyLinkModel);
  }

  @ResolveField(() => OrganisationModel, { nullable: true })
  supplier(
    @Parent() { supplierId }: SupplyLinkModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> {
    return context.load(organisationLoader, supplierId);
  }

  @ResolveField(() => OrganisationModel, { nullable: true })
  customer(
    @Parent() { customerId }: SupplyLinkModel,
    @Context() context: RequestContext,
  ): Promise<OrganisationModel | null> {
    return context.load(organisationLoader, customerId);
  }

  @ResolveField(() => [ConceptModel])
  concepts(@Parent() { conceptIds }: SupplyLinkModel): ConceptModel[] {
    return conceptIds.filter((id) => this.vocabulary.has(id)).map(toConceptModel);
  }

  @Mutation(() => ClaimSupplyLinkResult, {
    description:
      'Says for one side that one supplies the other; private to both until the other side confirms.',
  })
  @Allow(eitherSide)
  claimSupplyLink(
    @Args('input') input: SupplyClaimInput,
    @CurrentViewer() { organisationIds }: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof ClaimSupplyLinkResult> {
    return orRefusal(
      async () => readLink(em, await this.service.claim(input, organisationIds)),
      ALREADY_LINKED,
    );
  }

  @Mutation(() => AnswerSupplyLinkResult, { description: 'The other side’s answer to what one side said.' })
  @Allow(sidesOfLink)
  answerSupplyLink(
    @IdArg('id') id: string,
    @Args('isTrue', { type: () => Boolean }) isTrue: boolean,
    @CurrentViewer() { organisationIds }: Viewer,
    @Context() { em }: RequestContext,
  ): Promise<typeof AnswerSupplyLinkResult> {
    return orRefusal(
      async () => {
        await this.service.answer(id, isTrue, organisationIds);
        return readLink(em, id);
      },
      NOT_YOURS_TO_CONFIRM,
      LINK_OVER,
    );
  }

  @Mutation(() => EndSupplyLinkResult, {
    description: 'Takes back what was said, or says that the supply is over; either side may.',
  })
  @Allow(sidesOfLink)
  endSupplyLink(
    @IdArg('id') id: string,
    @Context() { em }: RequestContext,
  ): Promise<typeof EndSupplyLinkResult> {
    return orRefusal(async () => {
      await this.service.end(id);
      return readLink(em, id);
    }, LINK_OVER);
  }
}

@Resolver(() => SupplyNetworkModel)
export class SupplyNetworkResolver {
  constructor(
    private readonly reader: SupplyNetworkReader,
    private readonly clock: Clock,
    private readonly vocabulary: Vocabulary,
  ) {}

  @Query(() => SupplyNetworkModel, {
    description:
      'Who supplies an enterprise, over three tiers of confirmed links, and which processes are missing.',
  })
  @Allow(signedIn)
  async supplyNetwork(
    @IdArg('organisationId') organisationId: string,
    @Context() { em }: RequestContext,
  ): Promise<SupplyNetworkModel> {
    const middle = await em.findOne(Organisation, { id: organisationId, withdrawnAt: null });
    if (!middle) throw new NotFoundError('organisation', organisationId);
    const network = await this.reader.of(em, organisationId, this.today());
    const byId = new Map(network.organisations.map((one) => [one.id, one]));
    const members = network.nodes.flatMap(({ organisationId: id, tier }) => {
      const organisation = byId.get(id);
      if (!organisation) return [];
      return [
        Object.assign(new ChainMemberModel(), {
          ...{ tier, isRecognised: network.recognised.has(id) },
          organisation: toOrganisationModel(organisation),
        }),
      ];
    });
    return Object.assign(new SupplyNetworkModel(), {
      members: members.toSorted(
        (a, b) =>
          a.tier - b.tier || a.organisation.displayName.localeCompare(b.organisation.displayName, 'vi'),
      ),
      links: network.links.map((link) => Object.assign(new ChainLinkModel(), link)),
      isCut: network.isCut,
      gaps: network.gaps.map((gap) => Object.assign(new ChainGapModel(), gap)),
    });
  }

  @Query(() => [MapPlaceModel], { description: 'How many suppliers sit where in Vietnam, by ward.' })
  @Allow(everyone)
  async supplierMap(
    @Context() { em }: RequestContext,
    @Args('filter', { type: () => MapFilter, nullable: true }) filter?: MapFilter | null,
  ): Promise<MapPlaceModel[]> {
    if (filter?.conceptId && !this.vocabulary.has(filter.conceptId))
      throw InvalidInputError.at('filter.conceptId', 'is no concept of the vocabulary');
    const places = await supplierMap(em, this.vocabulary, filter ?? {}, this.today());
    return places.map((place) => Object.assign(new MapPlaceModel(), place));
  }

  private today(): string {
    return this.clock.today(HOME_TIME_ZONE).toString();
  }
}

@Resolver(() => ChainLinkModel)
export class ChainLinkResolver {
  constructor(private readonly vocabulary: Vocabulary) {}

  @ResolveField(() => [ConceptModel])
  concepts(@Parent() { conceptIds }: ChainLinkModel): ConceptModel[] {
    return conceptIds.filter((id) => this.vocabulary.has(id)).map(toConceptModel);
  }
}

@Resolver(() => ChainGapModel)
export class ChainGapResolver {
  @ResolveField(() => ConceptModel, { description: 'The process that is missing.' })
  concept(@Parent() { conceptId }: ChainGapModel): ConceptModel {
    return toConceptModel(conceptId);
  }

  @ResolveField(() => [ConceptModel])
  products(@Parent() { productIds }: ChainGapModel): ConceptModel[] {
    return productIds.map(toConceptModel);
  }
}

async function readLink(em: EntityManager, id: string): Promise<SupplyLinkModel> {
  const link = await em.fork().findOne(SupplyLink, { id });
  if (!link) throw new NotFoundError('supply link', id);
  return toSupplyLinkModel(link);
}
