import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { ArrayMaxSize, IsISO31661Alpha2, IsOptional, IsUUID, Matches, Max, Min } from 'class-validator';
import { type CapacityUnit, CapacityUnitEnum } from '#capability';
import { type OrganisationSize, OrganisationSizeEnum, type Ownership, OwnershipEnum } from '#directory';
import type { Amount, SupplierFilter } from '../domain/supplier-search.port.js';

const MOST_VALUES = 50;

@InputType('SupplierFilter', {
  description: 'Narrows a search down. Lists mean any of their values; all that is set must be met.',
})
export class SupplierFilterInput {
  @Field(() => [ID], {
    nullable: true,
    description:
      'Any of those of one kind, and all kinds: (milling or turning) and aluminium. Narrower ones count. For certificates see `certificates`.',
  })
  @IsOptional()
  @ArrayMaxSize(MOST_VALUES)
  concepts?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Valid today.' })
  @IsOptional()
  @ArrayMaxSize(MOST_VALUES)
  certificates?: string[] | null;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(MOST_VALUES)
  @Matches(/^\d{2}$/, { each: true, message: 'must be province codes such as 01' })
  provinceCodes?: string[] | null;

  @Field(() => [String], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(MOST_VALUES)
  @Matches(/^\d{5}$/, { each: true, message: 'must be ward codes such as 00454' })
  wardCodes?: string[] | null;

  @Field(() => [ID], { nullable: true, description: 'Industrial clusters and parks.' })
  @IsOptional()
  @ArrayMaxSize(MOST_VALUES)
  @IsUUID(undefined, { each: true })
  zoneIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'ISO 3166-1 alpha-2.' })
  @IsOptional()
  @ArrayMaxSize(MOST_VALUES)
  @IsISO31661Alpha2({ each: true })
  countries?: string[] | null;

  @Field(() => [OwnershipEnum], { nullable: true })
  ownerships?: Ownership[] | null;

  @Field(() => [OrganisationSizeEnum], { nullable: true })
  sizes?: OrganisationSize[] | null;

  @Field(() => [String], { nullable: true, description: 'In which one can do business, BCP 47 tags.' })
  @IsOptional()
  @ArrayMaxSize(MOST_VALUES)
  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, {
    each: true,
    message: 'must be language tags such as vi or en',
  })
  languages?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'At which it is or was as a supplier.' })
  @IsOptional()
  @IsUUID()
  fairId?: string | null;

  @Field(() => [ID], { nullable: true, description: 'At any of which it is or was as a supplier.' })
  @IsOptional()
  @ArrayMaxSize(MOST_VALUES)
  @IsUUID(undefined, { each: true })
  fairIds?: string[] | null;

  @Field(() => [ID], {
    nullable: true,
    description: 'At any of which somebody of it is free in a slot that is still to come.',
  })
  @IsOptional()
  @ArrayMaxSize(MOST_VALUES)
  @IsUUID(undefined, { each: true })
  freeAtFairIds?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Holds ± this many micrometres or better, in a process that is asked for.',
  })
  @IsOptional()
  @Min(1)
  @Max(1_000_000)
  toleranceUmAtMost?: number | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Makes parts whose largest dimension is this many millimetres.',
  })
  @IsOptional()
  @Min(1)
  @Max(100_000)
  partSizeMm?: number | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Has a press or moulding machine of this many tonnes or more, as far as the names of its machines say.',
  })
  @IsOptional()
  @Min(1)
  @Max(100_000)
  pressForceTAtLeast?: number | null;

  @Field(() => Int, { nullable: true, description: 'Delivers within this many days of the order.' })
  @IsOptional()
  @Min(1)
  @Max(3_650)
  leadTimeDaysAtMost?: number | null;

  @Field(() => Int, { nullable: true, description: 'Takes orders as small as this, in capacityUnit.' })
  @IsOptional()
  @Min(1)
  @Max(100_000_000)
  minimumOrderAtMost?: number | null;

  @Field(() => Int, { nullable: true, description: 'In capacityUnit.' })
  @IsOptional()
  @Min(1)
  @Max(100_000_000)
  monthlyCapacityAtLeast?: number | null;

  @Field(() => CapacityUnitEnum, {
    defaultValue: 'pieces',
    description: 'Of monthlyCapacityAtLeast and minimumOrderAtMost.',
  })
  capacityUnit!: CapacityUnit;
}

/** What is null or left out doesn't narrow. */
export function toFilter(input: SupplierFilterInput | null | undefined): SupplierFilter {
  if (!input) return {};
  const fairIds = [...(input.fairId ? [input.fairId] : []), ...(input.fairIds ?? [])];
  return {
    conceptIds: input.concepts ?? undefined,
    certificateIds: input.certificates ?? undefined,
    provinceCodes: input.provinceCodes ?? undefined,
    wardCodes: input.wardCodes ?? undefined,
    zoneIds: input.zoneIds ?? undefined,
    countries: input.countries ?? undefined,
    ownerships: input.ownerships ?? undefined,
    sizes: input.sizes ?? undefined,
    languages: input.languages ?? undefined,
    fairIds: fairIds.length > 0 ? fairIds : undefined,
    freeAtFairIds: input.freeAtFairIds ?? undefined,
    toleranceUmAtMost: input.toleranceUmAtMost ?? undefined,
    partSizeMm: input.partSizeMm ?? undefined,
    pressForceTAtLeast: input.pressForceTAtLeast ?? undefined,
    leadTimeDaysAtMost: input.leadTimeDaysAtMost ?? undefined,
    monthlyCapacityAtLeast: amountOf(input.monthlyCapacityAtLeast, input.capacityUnit),
    minimumOrderAtMost: amountOf(input.minimumOrderAtMost, input.capacityUnit),
  };
}

function amountOf(amount: number | null | undefined, unit: CapacityUnit): Amount | undefined {
  return amount ? { amount, unit } : undefined;
}
