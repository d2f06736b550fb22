import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import {
  type CapacityUnit,
  CapacityUnitEnum,
  CertificateModel,
  ConceptModel,
  EquipmentModel,
} from '#capability';
import { OrganisationModel } from '#directory';
import { enumOf } from '#graphql';
import { COMPARED, type Compared } from '../domain/comparison.js';

const ComparedEnum = enumOf('Compared', COMPARED, {
  description: 'What suppliers are compared by.',
  describe: {
    tolerance: 'The tightest, ± in µm: `to` of the figure.',
    'part-size': 'In mm, from the smallest to the largest.',
    capacity: 'The largest a month of one capability, by unit: `to`.',
    'lead-time': 'In days, from the shortest to the longest.',
    'minimum-order': 'The smallest, by unit: `from`.',
    certificate: 'Valid today.',
    place: 'Read it off the supplier; only whether they differ stands here.',
    fair: 'At the fair that was asked about: the booth, empty where there is none; nothing for who isn’t there.',
  },
});

@ObjectType('ComparedFigure', { description: 'A figure, or a stretch from one to another.' })
@Allow(everyone)
export class ComparedFigureModel {
  @Field(() => Int, { nullable: true })
  from!: number | null;

  @Field(() => Int, { nullable: true })
  to!: number | null;

  @Field(() => CapacityUnitEnum, { nullable: true, description: 'Of capacities and orders.' })
  unit!: CapacityUnit | null;
}

@ObjectType('ComparedCell', {
  description: 'What one supplier says in a row; what a row isn’t about is empty.',
})
@Allow(everyone)
export class ComparedCellModel {
  @Field(() => ID)
  supplierId!: string;

  @Field(() => [ConceptModel])
  concepts!: ConceptModel[];

  @Field(() => [ComparedFigureModel])
  figures!: ComparedFigureModel[];

  @Field(() => [CertificateModel])
  certificates!: CertificateModel[];

  @Field(() => [EquipmentModel])
  equipment!: EquipmentModel[];

  @Field(() => [String], { description: 'Languages, size, ownership and booth, as they are kept.' })
  values!: readonly string[];

  @Field(() => Boolean, { description: 'Better than others in the row; never when all are alike.' })
  isBest!: boolean;
}

@ObjectType('ComparedRow')
@Allow(everyone)
export class ComparedRowModel {
  @Field(() => ComparedEnum)
  kind!: Compared;

  @Field(() => Boolean, { description: 'Whether the suppliers differ here.' })
  isDifferent!: boolean;

  @Field(() => [ComparedCellModel], { description: 'In the order of the suppliers.' })
  cells!: ComparedCellModel[];
}

@ObjectType('SupplierComparison', { description: 'Suppliers side by side, their facts lined up row by row.' })
@Allow(everyone)
export class SupplierComparisonModel {
  @Field(() => [OrganisationModel], { description: 'In the order in which they were asked for.' })
  suppliers!: OrganisationModel[];

  @Field(() => [ComparedRowModel])
  rows!: ComparedRowModel[];

  @Field(() => [ID], { description: 'Of those asked for, who isn’t a supplier of the directory (any more).' })
  missingIds!: string[];
}
