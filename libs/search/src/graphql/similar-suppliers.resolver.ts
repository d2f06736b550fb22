import { Args, Context, Field, Float, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { ConceptModel, toConceptModel } from '#capability';
import { Organisation, OrganisationModel, toOrganisationModel } from '#directory';
import { IdArg, type RequestContext } from '#graphql';
import { InvalidInputError } from '#kernel';
import { SimilarSuppliers } from '../application/similar-suppliers.js';
import type { RangeName } from '../domain/supplier-search.port.js';
import { RangeNameEnum } from './supplier-search.model.js';

const MOST = 20;

@ObjectType('SimilarSupplier', { description: 'A supplier that could do the same, and in what it is alike.' })
@Allow(everyone)
export class SimilarSupplierModel {
  @Field(() => OrganisationModel)
  organisation!: OrganisationModel;

  @Field(() => Float, {
    description: 'From 0 to 1: what they can do counts most, then numbers, then nearness.',
  })
  score!: number;

  @Field(() => [ConceptModel], { description: 'Of this supplier’s, the most special first.' })
  sharedConcepts!: ConceptModel[];

  @Field(() => [RangeNameEnum], { description: 'Numbers of both that lie within a factor of two.' })
  closeNumbers!: readonly RangeName[];

  @Field(() => Float, {
    nullable: true,
    description: 'Kilometres between the centres of their wards or provinces.',
  })
  distanceKm!: number | null;
}

@Resolver(() => SimilarSupplierModel)
export class SimilarSuppliersResolver {
  constructor(private readonly similar: SimilarSuppliers) {}

  @Query(() => [SimilarSupplierModel], {
    description:
      'Suppliers that could do what this one does, by concepts, numbers and place, the most alike first.',
  })
  @Allow(everyone)
  async similarSuppliers(
    @IdArg('organisationId') organisationId: string,
    @Context() { em }: RequestContext,
    @Args('first', { type: () => Int, defaultValue: 6, description: `At most ${MOST}.` }) first: number,
  ): Promise<SimilarSupplierModel[]> {
    if (first < 1 || first > MOST) {
      throw new InvalidInputError([{ path: ['first'], message: `must be from 1 to ${MOST}` }]);
    }
    const similar = await this.similar.to(em.fork(), organisationId, first);
    const organisations = await em.find(Organisation, {
      id: { $in: similar.map((one) => one.organisationId) },
      isSupplier: true,
      withdrawnAt: null,
    });
    const byId = new Map(organisations.map((organisation) => [organisation.id, organisation]));
    return similar.flatMap(({ organisationId: id, sharedConceptIds, distanceKm, ...one }) => {
      const organisation = byId.get(id);
      if (!organisation) return [];
      return Object.assign(new SimilarSupplierModel(), one, {
        organisation: toOrganisationModel(organisation),
        sharedConcepts: sharedConceptIds.map(toConceptModel),
        distanceKm: distanceKm === null ? null : Math.round(distanceKm * 10) / 10,
      });
    });
  }
}
