import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  Allow,
  anyOf,
  everyone,
  fromParent,
  memberOf,
  ofParent,
  organizerOf,
  publicly,
  staff,
} from '#access';
import { LocalDate, enumOf } from '#graphql';
import {
  CAPACITY_UNITS,
  type Capability,
  type CapacityUnit,
  type EquipmentItem,
} from '../domain/capability.entity.js';
import type { Certificate } from '../domain/certificate.entity.js';
import { ConceptModel, toConceptModel } from './concept.model.js';

export const CapacityUnitEnum = enumOf('CapacityUnit', CAPACITY_UNITS);

@ObjectType('Equipment', { description: 'Machines of one kind.' })
@Allow(everyone)
export class EquipmentModel {
  @Field(() => String)
  name!: string;

  @Field(() => ConceptModel, { nullable: true, description: 'Of the kind EQUIPMENT.' })
  concept!: ConceptModel | null;

  @Field(() => Int)
  count!: number;

  @Field(() => String, { nullable: true })
  maker!: string | null;

  @Field(() => Int, { nullable: true, description: 'Year of make.' })
  year!: number | null;
}

@ObjectType('Capability', {
  description:
    'What a supplier can do, in terms that a buyer can check. A withdrawn one is for insiders alone.',
})
@Allow(
  anyOf(
    publicly(fromParent<CapabilityModel>(({ withdrawnAt }) => ({ isPublic: withdrawnAt === null }))),
    memberOf(fromParent<CapabilityModel>(({ organisationId }) => ({ organisationIds: [organisationId] }))),
    staff,
    organizerOf(ofParent('capability')),
  ),
)
export class CapabilityModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when editing.' })
  version!: number;

  @Field(() => String)
  title!: string;

  @Field(() => String, { nullable: true })
  description!: string | null;

  @Field(() => [ConceptModel], { description: 'Processes, materials, products and industries served.' })
  concepts!: ConceptModel[];

  @Field(() => Int, {
    nullable: true,
    description: 'The tightest tolerance that is held, ± in micrometres: 10 is ±0.01 mm.',
  })
  toleranceUm!: number | null;

  @Field(() => Int, { nullable: true, description: 'The largest dimension of the smallest part, in mm.' })
  partSizeMinMm!: number | null;

  @Field(() => Int, { nullable: true, description: 'The largest dimension of the largest part, in mm.' })
  partSizeMaxMm!: number | null;

  @Field(() => Int, { nullable: true, description: 'Per month, in capacityUnit.' })
  monthlyCapacity!: number | null;

  @Field(() => CapacityUnitEnum, { nullable: true })
  capacityUnit!: CapacityUnit | null;

  @Field(() => Int, { nullable: true, description: 'From order to delivery.' })
  leadTimeDays!: number | null;

  @Field(() => Int, { nullable: true, description: 'In capacityUnit.' })
  minimumOrder!: number | null;

  @Field(() => [EquipmentModel])
  equipment!: EquipmentModel[];

  @Field(() => Date)
  updatedAt!: Date;

  @Field(() => Date, { nullable: true, description: 'From then on only insiders see it.' })
  withdrawnAt!: Date | null;

  /** For policies and field resolvers; not in the schema. */
  organisationId!: string;
}

export function toCapabilityModel(capability: Capability): CapabilityModel {
  const { conceptIds, equipment, organisation } = capability;
  return Object.assign(new CapabilityModel(), scalarsOf(capability), {
    organisationId: organisation.id,
    concepts: conceptIds.map(toConceptModel),
    equipment: equipment.map(toEquipmentModel),
  });
}

function scalarsOf(capability: Capability) {
  const { id, version, title, description, toleranceUm, partSizeMinMm, partSizeMaxMm } = capability;
  const { monthlyCapacity, capacityUnit, leadTimeDays, minimumOrder, updatedAt, withdrawnAt } = capability;
  const sizes = { toleranceUm, partSizeMinMm, partSizeMaxMm };
  const amounts = { monthlyCapacity, capacityUnit, leadTimeDays, minimumOrder };
  return { id, version, title, description, updatedAt, withdrawnAt, ...sizes, ...amounts };
}

export function toEquipmentModel({ conceptId, maker, year, ...item }: EquipmentItem): EquipmentModel {
  return Object.assign(new EquipmentModel(), {
    ...item,
    maker: maker ?? null,
    year: year ?? null,
    concept: conceptId ? toConceptModel(conceptId) : null,
  });
}

@ObjectType('Certificate', { description: 'A certificate that an organisation holds.' })
@Allow(everyone)
export class CertificateModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when editing.' })
  version!: number;

  @Field(() => ConceptModel, { description: 'What is certified; of the kind CERTIFICATE.' })
  concept!: ConceptModel;

  @Field(() => String, { nullable: true })
  number!: string | null;

  @Field(() => String, { nullable: true })
  issuer!: string | null;

  @Field(() => LocalDate, { nullable: true })
  issuedOn!: string | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'The last day on which it is valid; null for one that does not expire.',
  })
  expiresOn!: string | null;

  @Field(() => String, { nullable: true, description: 'What it covers: sites, products, processes.' })
  scope!: string | null;

  @Field(() => Boolean, { description: 'Whether it is valid today.' })
  isValid!: boolean;
}

/** @param today ISO date on which validity is judged. */
export function toCertificateModel(certificate: Certificate, today: string): CertificateModel {
  const { id, version, conceptId, number, issuer, issuedOn, expiresOn, scope } = certificate;
  return Object.assign(new CertificateModel(), {
    id,
    version,
    number,
    issuer,
    issuedOn,
    expiresOn,
    scope,
    concept: toConceptModel(conceptId),
    isValid: certificate.isValidOn(today),
  });
}
