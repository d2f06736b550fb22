import { Args, Context, ID, Info, Query, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { Allow, everyone } from '#access';
import { type CapacityUnit, CapacityUnitEnum } from '#capability';
import { Organisation, toOrganisationModel } from '#directory';
import { PageArgs, type RequestContext, offsetOf, pageByOffset } from '#graphql';
import { InvalidInputError } from '#kernel';
import { SupplierFinder } from '../application/supplier-finder.js';
import { UncoveredQueries, askerOf } from '../application/uncovered-queries.js';
import { FACETS, RANGES, type SupplierSort } from '../domain/supplier-search.port.js';
import { asksFor } from './asks-for.js';
import { SearchNearInput, toPoint } from './search-near.input.js';
import { SupplierFilterInput, toFilter } from './supplier-filter.input.js';
import {
  SupplierSearchModel,
  SupplierSortEnum,
  toAnswerFields,
  toHitModel,
} from './supplier-search.model.js';

const DEFAULT_PAGE = 20;

@Resolver(() => SupplierSearchModel)
export class SupplierSearchResolver {
  constructor(
    private readonly finder: SupplierFinder,
    private readonly uncovered: UncoveredQueries,
  ) {}

  @Query(() => SupplierSearchModel, {
    description:
      'Suppliers by what they can do, asked for in any of five languages, with or without diacritics, best first.',
  })
  @Allow(everyone)
  async searchSuppliers(
    @Args() page: PageArgs,
    @Context() { em, viewer, request }: RequestContext,
    @Info() info: GraphQLResolveInfo,
    @Args('query', {
      type: () => String,
      defaultValue: '',
      description: 'Free text. Its last word may be a beginning, until a space follows.',
    })
    query: string,
    @Args('filter', { type: () => SupplierFilterInput, nullable: true }) filter?: SupplierFilterInput,
    @Args('sort', { type: () => SupplierSortEnum, defaultValue: 'relevance' })
    sort: SupplierSort = 'relevance',
    @Args('near', {
      type: () => SearchNearInput,
      nullable: true,
      description: 'Needed by the sort DISTANCE.',
    })
    near?: SearchNearInput | null,
    @Args('amountUnit', {
      type: () => CapacityUnitEnum,
      nullable: true,
      description:
        'Of capacities and minimum orders in sort and ranges; left out, that of the filter or the query, or else pieces.',
    })
    amountUnit?: CapacityUnit | null,
    @Args('ignore', {
      type: () => [ID],
      defaultValue: [],
      description: 'Ids of parts of the query that are to be left out, with the words that stand for them.',
    })
    ignore: string[] = [],
  ): Promise<SupplierSearchModel> {
    const offset = offsetOf(page.after);
    const point = await toPoint(em, near);
    if (sort === 'distance' && !point) {
      throw new InvalidInputError([{ path: ['near'], message: 'is needed by the sort DISTANCE' }]);
    }
    const found = await this.finder.find({
      text: query,
      filter: toFilter(filter),
      sort,
      offset,
      limit: page.first ?? DEFAULT_PAGE,
      facets: asksFor(info, 'facets') ? FACETS : [],
      ranges: asksFor(info, 'ranges') ? RANGES : [],
      explains: asksFor(info, 'emptyReasons'),
      amountUnit: amountUnit ?? undefined,
      near: point,
      ignored: ignore,
    });
    if (offset === 0) this.uncovered.note(askerOf(viewer.personId ?? request.ip), found);
    // The index may be a moment behind: whoever has just withdrawn isn't shown.
    const organisations = await em.find(Organisation, {
      id: { $in: found.suppliers.map(({ organisationId }) => organisationId) },
      isSupplier: true,
      withdrawnAt: null,
    });
    const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
    const { edges, ...rest } = pageByOffset(found.suppliers, offset, found.total);
    return Object.assign(new SupplierSearchModel(), rest, toAnswerFields(found), {
      edges: edges.flatMap(({ cursor, node }) => {
        const organisation = byId.get(node.organisationId);
        return organisation ? [{ cursor, node: toHitModel(node, toOrganisationModel(organisation)) }] : [];
      }),
    });
  }
}
