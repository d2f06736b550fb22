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
import { IdArg, type RequestContext, enumOf } from '#graphql';
import { ProfileVisibility } from '../application/profile-visibility.js';
import { PROFILE_FACTS, type ProfileFact } from '../domain/missing-facts.js';

const ProfileFactEnum = enumOf('ProfileFact', PROFILE_FACTS, {
  description: 'Something that buyers ask of a supplier before they meet it.',
});

@ObjectType('ConceptVisibility', { description: 'How a supplier is found by one of its own concepts.' })
@Allow(everyone)
export class ConceptVisibilityModel {
  @Field(() => ConceptModel)
  concept!: ConceptModel;

  @Field(() => Int, { nullable: true, description: 'From 1; null when it is not found by it at the moment.' })
  place!: number | null;

  @Field(() => Int, { description: 'How many suppliers a search for the concept finds.' })
  total!: number;
}

@ObjectType('ProfileVisibility', { description: 'How buyers find a supplier, and what would help them to.' })
@Allow(everyone)
export class ProfileVisibilityModel {
  @Field(() => [ConceptVisibilityModel], {
    description: 'For each of its concepts and valid certificates its place in a search for that alone.',
  })
  concepts!: ConceptVisibilityModel[];

  @Field(() => [ProfileFactEnum], { description: 'What buyers ask and the profile does not answer.' })
  missing!: readonly ProfileFact[];
}

@Resolver(() => ProfileVisibilityModel)
export class ProfileVisibilityResolver {
  constructor(private readonly visibility: ProfileVisibility) {}

  @Query(() => ProfileVisibilityModel, {
    description: 'How a supplier’s profile is found: for its own people, and those who help it.',
  })
  @Allow(
    anyOf(
      memberOf(organisationArgument('organisationId')),
      staff,
      organizerOf(fromArgument('organisation', 'organisationId')),
    ),
  )
  async profileVisibility(
    @IdArg('organisationId') organisationId: string,
    @Context() { em }: RequestContext,
  ): Promise<ProfileVisibilityModel> {
    const { concepts, missing } = await this.visibility.of(em.fork(), organisationId);
    return Object.assign(new ProfileVisibilityModel(), {
      missing,
      concepts: concepts.map(({ conceptId, place, total }) =>
        Object.assign(new ConceptVisibilityModel(), { concept: toConceptModel(conceptId), place, total }),
      ),
    });
  }
}
