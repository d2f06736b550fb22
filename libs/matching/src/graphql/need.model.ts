import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, anyOf, everyone, fromParent, memberOf, publicly } from '#access';
import { type CapacityUnit, CapacityUnitEnum, ConceptModel, toConceptModel } from '#capability';
import { LocalDate, MoneyModel, connectionOf, enumOf, toMoneyModel } from '#graphql';
import type { PriceBand } from '../domain/need-rules.js';
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

@ObjectType('PriceBand', { description: 'What a unit of the volume should cost; either end may be open.' })
@Allow(everyone)
export class PriceBandModel {
  @Field(() => MoneyModel, { nullable: true })
  min!: MoneyModel | null;

  @Field(() => MoneyModel, { nullable: true })
  max!: MoneyModel | null;
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

  @Field(() => [ConceptModel], {
    description: 'What is not wanted: capabilities that involve one of these do not count.',
  })
  excludedConcepts!: ConceptModel[];

  @Field(() => Int, {
    nullable: true,
    description: 'Of a family of parts the size of the smallest, in millimetres.',
  })
  partSizeMinMm!: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The longest time from order to delivery that will do, in days.',
  })
  leadTimeDays!: number | null;

  @Field(() => PriceBandModel, { nullable: true, description: "The buyer's own: nobody else sees it." })
  @Allow(memberOf(fromParent<NeedModel>(({ buyerId }) => ({ organisationIds: [buyerId] }))))
  price!: PriceBandModel | null;

  @Field(() => ID, { nullable: true, description: 'The need of an earlier fair that it was made from.' })
  @Allow(memberOf(fromParent<NeedModel>(({ buyerId }) => ({ organisationIds: [buyerId] }))))
  clonedFromId!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The largest dimension of the part, of a family of parts of the largest, in millimetres.',
  })
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
  const { toleranceUm, partSizeMinMm, partSizeMm, leadTimeDays, monthlyVolume, volumeUnit } = need;
  const { countries, deadline } = need;
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
    ...{
      toleranceUm,
      partSizeMinMm,
      partSizeMm,
      leadTimeDays,
      monthlyVolume,
      volumeUnit,
      countries,
      deadline,
    },
    excludedConcepts: need.excludedConceptIds.map(toConceptModel),
    price: need.price && toPriceBandModel(need.price),
    clonedFromId: need.clonedFrom?.id ?? null,
    buyerId: need.buyer.id,
    fairId: need.fair?.id ?? null,
    isForEveryone: need.isForEveryone(),
  });
}

export function toPriceBandModel({ min, max }: PriceBand): PriceBandModel {
  return Object.assign(new PriceBandModel(), {
    min: min && toMoneyModel(min),
    max: max && toMoneyModel(max),
  });
}
