import { Context, Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import {
  Allow,
  anyOf,
  everyone,
  fromArgument,
  memberOf,
  organisationArgument,
  organizerOf,
  staff,
} from '#access';
import { ConceptModel, toConceptModel } from '#capability';
import { IdArg, type RequestContext } from '#graphql';
import { ReachService } from '../application/reach.service.js';

@ObjectType('ConceptWithinReach', {
  description: 'A certificate, process, material, … that a supplier lacks, and what it would open to it.',
})
@Allow(everyone)
export class ConceptWithinReachModel {
  @Field(() => ConceptModel)
  concept!: ConceptModel;

  @Field(() => Int, {
    description: 'How many open public needs the supplier would become eligible for with it alone.',
  })
  needs!: number;
}

@Resolver(() => ConceptWithinReachModel)
export class ReachResolver {
  constructor(private readonly service: ReachService) {}

  @Query(() => [ConceptWithinReachModel], {
    description:
      'What a supplier could add to become eligible for more open public needs, what opens most first; at most 50.',
  })
  @Allow(
    anyOf(
      memberOf(organisationArgument('supplierOrganisationId')),
      staff,
      organizerOf(fromArgument('organisation', 'supplierOrganisationId')),
    ),
  )
  async conceptsWithinReach(
    @IdArg('supplierOrganisationId') supplierOrganisationId: string,
    @Context() { em }: RequestContext,
  ): Promise<ConceptWithinReachModel[]> {
    const reach = await this.service.of(em.fork(), supplierOrganisationId);
    return reach.map(({ conceptId, needs }) =>
      Object.assign(new ConceptWithinReachModel(), { concept: toConceptModel(conceptId), needs }),
    );
  }
}
