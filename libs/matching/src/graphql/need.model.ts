import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, anyOf, everyone, fromParent, publicly } from '#access';
import { type CapacityUnit, CapacityUnitEnum, ConceptModel, toConceptModel } from '#capability';
import { LocalDate, connectionOf, enumOf } from '#graphql';
import {
  IMPORTANCES,
  type Importance,
  NEED_STATUSES,
  type Need,
  type NeedStatus,
} from '../domain/need.entity.js';
import { audienceOf, readersOfNeed, whoeverSeesFairOfNeed } from './matching.policies.js';

export const NeedStatusEnum = enumOf('NeedStatus', NEED_STATUSES);
export const ImportanceEnum = enumOf('Importance', IMPORTANCES, {
  describe: {
    must: 'Without it a supplier is not proposed.',
    should: 'Counts much.',
    nice: 'Counts a little.',
  },
});

@ObjectType('NeedConcept', { description: 'One thing that a need asks for.' })
@Allow(everyone)
export class NeedConceptModel {
  @Field(() => ConceptModel)
  concept!: ConceptModel;

  @Field(() => ImportanceEnum)
  importance!: Importance;
}

@ObjectType('Need', { description: 'What a buyer looks for.' })
@Allow(
  anyOf(
    publicly(fromParent<NeedModel>((need) => ({ isPublic: need.isForEveryone }))),
    readersOfNeed(audienceOf(({ parent }) => (parent as NeedModel).id)),
  ),
)
export class NeedModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when editing.' })
  version!: number;

  @Field(() => ID)
  buyerId!: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The fair it is meant for; null for one that stands by itself, and while the fair is a draft.',
  })
  @Allow(whoeverSeesFairOfNeed)
  fairId!: string | null;

  @Field(() => String)
  title!: string;

  @Field(() => String, { nullable: true })
  description!: string | null;

  @Field(() => [NeedConceptModel], { description: 'The musts first.' })
  concepts!: NeedConceptModel[];

  @Field(() => Int, { nullable: true, description: 'The loosest tolerance that will do, ± in micrometres.' })
  toleranceUm!: number | null;

  @Field(() => Int, { nullable: true, description: 'The largest dimension of the part, in millimetres.' })
  partSizeMm!: number | null;

  @Field(() => Int, { nullable: true, description: 'Wanted per month, in `volumeUnit`.' })
  monthlyVolume!: number | null;

  @Field(() => CapacityUnitEnum, { nullable: true })
  volumeUnit!: CapacityUnit | null;

  @Field(() => [String], {
    description: 'Where suppliers should be, ISO 3166-1 alpha-2; empty for anywhere.',
  })
  countries!: string[];

  @Field(() => LocalDate, { nullable: true, description: 'The last day on which answers are wanted.' })
  deadline!: string | null;

  @Field(() => Boolean, {
    description:
      'Whether everybody may read it while it is open, or only its buyer, staff, the organisers of its fair and the suppliers it is proposed to.',
  })
  isPublic!: boolean;

  @Field(() => NeedStatusEnum)
  status!: NeedStatus;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date)
  updatedAt!: Date;

  /** For policies; not in the schema. */
  isForEveryone!: boolean;
}

@ObjectType('NeedConnection')
@Allow(everyone)
export class NeedConnection extends connectionOf(NeedModel, 'Need') {}

/** What `toNeedModel` reads beside the need's own row. */
export const NEED_PARTS = ['buyer', 'concepts'] as const;

/** `need` must have been loaded with `NEED_PARTS`. */
export function toNeedModel(need: Need): NeedModel {
  const { id, version, title, description, isPublic, status, createdAt, updatedAt } = need;
  const { toleranceUm, partSizeMm, monthlyVolume, volumeUnit, countries, deadline } = need;
  const concepts = need.concepts
    .getItems()
    .map(({ conceptId, importance }) =>
      Object.assign(new NeedConceptModel(), { concept: toConceptModel(conceptId), importance }),
    )
    .sort(
      (one, other) =>
        IMPORTANCES.indexOf(one.importance) - IMPORTANCES.indexOf(other.importance) ||
        (one.concept.id < other.concept.id ? -1 : 1),
    );
  return Object.assign(new NeedModel(), {
    ...{ id, version, title, description, isPublic, status, createdAt, updatedAt, concepts },
    ...{ toleranceUm, partSizeMm, monthlyVolume, volumeUnit, countries, deadline },
    buyerId: need.buyer.id,
    fairId: need.fair?.id ?? null,
    isForEveryone: need.isForEveryone(),
  });
}
