import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsEmail,
  IsISO31661Alpha2,
  IsOptional,
  IsUUID,
  IsUrl,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IdempotentInput, LocalizedTextInput } from '#graphql';
import { OwnershipEnum } from './organisation.model.js';
import type { Ownership } from '../domain/organisation.entity.js';

@InputType()
export class OrganisationInput extends IdempotentInput {
  @Field(() => String)
  @Length(1, 300)
  legalName!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Length(1, 300)
  internationalName?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(/^[\w .\-–/]{4,30}$/, { message: 'must be 4 to 30 letters or digits' })
  taxCode?: string | null;

  @Field(() => Boolean, { defaultValue: false })
  isSupplier!: boolean;

  @Field(() => Boolean, { defaultValue: false })
  isBuyer!: boolean;

  @Field(() => OwnershipEnum, { nullable: true })
  ownership?: Ownership | null;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  @IsISO31661Alpha2()
  country!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(/^\d{2}$/, { message: 'must be a province code such as 01' })
  provinceCode?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(/^\d{5}$/, { message: 'must be a ward code such as 00070' })
  wardCode?: string | null;

  @Field(() => ID, { nullable: true })
  @IsOptional()
  @IsUUID()
  zoneId?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(500)
  address?: string | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(1)
  @Max(5_000_000)
  employees?: number | null;

  @Field(() => Int, { nullable: true })
  @IsOptional()
  @Min(1600)
  @Max(2100)
  foundedIn?: number | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsUrl({ protocols: ['http', 'https'] })
  website?: string | null;

  @Field(() => [String], { defaultValue: [] })
  @ArrayMaxSize(20)
  @Matches(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, {
    each: true,
    message: 'must be language tags such as vi or en',
  })
  languages!: string[];

  @Field(() => [LocalizedTextInput], { defaultValue: [] })
  @ArrayMaxSize(10)
  @ValidateNested({ each: true })
  @Type(() => LocalizedTextInput)
  description!: LocalizedTextInput[];
}

@InputType()
export class OrganisationContactInput {
  @Field(() => String)
  @Length(1, 200)
  name!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(200)
  jobTitle?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsEmail()
  email?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @Matches(/^[+\d][\d ().-]{4,30}$/, { message: 'must be a telephone number' })
  phone?: string | null;
}

@InputType()
export class InviteMemberInput {
  @Field(() => ID)
  @IsUUID()
  organisationId!: string;

  @Field(() => String)
  @IsEmail()
  email!: string;

  @Field(() => String)
  @Length(1, 200)
  name!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(200)
  jobTitle?: string | null;
}

@InputType({ description: 'Which organisations of the directory to list.' })
export class OrganisationFilter {
  @Field(() => String, {
    nullable: true,
    description: 'A part of the name; case and diacritics do not matter.',
  })
  @IsOptional()
  @MaxLength(200)
  name?: string;

  @Field(() => Boolean, { nullable: true })
  isSupplier?: boolean;

  @Field(() => Boolean, { nullable: true })
  isBuyer?: boolean;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @IsISO31661Alpha2()
  country?: string;

  @Field(() => String, { nullable: true, description: 'Code of a province of Vietnam.' })
  @IsOptional()
  @MaxLength(10)
  provinceCode?: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(10)
  wardCode?: string;

  @Field(() => ID, { nullable: true, description: 'The cluster or park in which they sit.' })
  @IsOptional()
  @IsUUID()
  zoneId?: string;
}
