import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsISO31661Alpha2,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { IdempotentInput, LocalDate, MoneyInput } from '#graphql';
import type { Standing } from '../application/agreement-counting.js';
import type { AgreementStatus } from '../domain/agreement-state.js';
import type { AgreementKind, PartyRole, ValueBasis } from '../domain/agreement.entity.js';
import { AgreementPartInput, RecurringValueInput, ValueBasisEnum } from './agreement-terms.inputs.js';
import { AgreementKindEnum, AgreementStatusEnum, PartyRoleEnum, StandingEnum } from './agreement.enums.js';

@InputType()
export class AgreementPartyInput {
  @Field(() => ID)
  @IsUUID()
  organisationId!: string;

  @Field(() => PartyRoleEnum)
  role!: PartyRole;

  @Field(() => String, { nullable: true, description: 'Who signed for it.' })
  @IsOptional()
  @MaxLength(200)
  signatory?: string | null;
}

@InputType()
export class AgreementInput extends IdempotentInput {
  @Field(() => AgreementKindEnum)
  kind!: AgreementKind;

  @Field(() => String)
  @Length(1, 300)
  title!: string;

  @Field(() => LocalDate)
  signedOn!: string;

  @Field(() => String, { nullable: true, description: 'Where it was signed.' })
  @IsOptional()
  @MaxLength(300)
  place?: string | null;

  @Field(() => ID, { nullable: true, description: 'Exactly one of this and `outsideReason`.' })
  @IsOptional()
  @IsUUID()
  fairId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it counts although it was signed outside any fair.',
  })
  @IsOptional()
  @MaxLength(1000)
  outsideReason?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'A meeting of the fair, between parties of the agreement.',
  })
  @IsOptional()
  @IsUUID()
  meetingId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The supporting-industry sector: a concept of the kind industry.',
  })
  @IsOptional()
  @MaxLength(100)
  sectorConceptId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Taken from the meeting where it is not said.' })
  @IsOptional()
  @IsUUID()
  proposalId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Taken from the meeting where it is not said.' })
  @IsOptional()
  @IsUUID()
  needId?: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The framework under which it was placed; one that has a value covers its orders.',
  })
  @IsOptional()
  @IsUUID()
  frameworkId?: string | null;

  @Field(() => LocalDate, { nullable: true })
  validFrom?: string | null;

  @Field(() => LocalDate, { nullable: true })
  validUntil?: string | null;

  @Field(() => [String], { nullable: true, description: 'Concepts of what is supplied.' })
  @IsOptional()
  @ArrayMaxSize(50)
  productConceptIds?: string[] | null;

  @Field(() => [String], { nullable: true, description: 'Of the Harmonised System: 4, 6, 8 or 10 digits.' })
  @IsOptional()
  @ArrayMaxSize(50)
  hsCodes?: string[] | null;

  @Field(() => ValueBasisEnum, {
    nullable: true,
    description: 'Without a word a value is fixed, and no value none.',
  })
  valueBasis?: ValueBasis | null;

  @Field(() => MoneyInput, { nullable: true, description: 'Of a range the lower end.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyInput)
  value?: MoneyInput | null;

  @Field(() => MoneyInput, { nullable: true, description: 'The upper end of a range.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => MoneyInput)
  valueMax?: MoneyInput | null;

  @Field(() => RecurringValueInput, { nullable: true, description: 'Instead of `value`.' })
  @IsOptional()
  @ValidateNested()
  @Type(() => RecurringValueInput)
  recurring?: RecurringValueInput | null;

  @Field(() => [AgreementPartInput], {
    nullable: true,
    description: 'Deliveries and milestones; where one has an amount, all have, and they make the value.',
  })
  @IsOptional()
  @ArrayMaxSize(50)
  @ValidateNested({ each: true })
  @Type(() => AgreementPartInput)
  parts?: AgreementPartInput[] | null;

  @Field(() => String, { nullable: true, description: 'Number, place or address of the signed paper.' })
  @IsOptional()
  @MaxLength(500)
  documentReference?: string | null;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(5000)
  note?: string | null;

  @Field(() => [AgreementPartyInput], { description: 'At least two, in the order in which they are named.' })
  @ArrayMinSize(2)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => AgreementPartyInput)
  parties!: AgreementPartyInput[];

  @Field(() => ID, {
    nullable: true,
    description: 'For which party it is reported; needed only from somebody who speaks for several of them.',
  })
  @IsOptional()
  @IsUUID()
  reportedByOrganisationId?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'What an UnusualAgreementError would name has been looked at, and is right.',
  })
  confirmUnusual!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'It is only written down: nobody is told until it is reported. No matter when revising.',
  })
  asDraft!: boolean;
}

@InputType({
  description:
    'Which agreements to list. What is left out or null does not matter; an empty list fits nothing.',
})
export class AgreementFilter {
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(5000)
  @IsUUID(undefined, { each: true })
  fairIds?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those signed outside any fair.' })
  outsideFairs?: boolean | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those signed at a fair outside Vietnam.' })
  abroadOnly?: boolean | null;

  @Field(() => Int, { nullable: true, description: 'The year of signing.' })
  @IsOptional()
  @Min(1900)
  @Max(2200)
  year?: number | null;

  @Field(() => LocalDate, { nullable: true })
  signedFrom?: string | null;

  @Field(() => LocalDate, { nullable: true })
  signedTo?: string | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Concepts of the kind industry: exactly these, without what is narrower.',
  })
  @IsOptional()
  @ArrayMaxSize(200)
  sectors?: string[] | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those without a sector.' })
  withoutSector?: boolean | null;

  @Field(() => String, {
    nullable: true,
    description: 'Country of the first buyer among the parties, ISO 3166-1 alpha-2.',
  })
  @IsOptional()
  @IsISO31661Alpha2()
  buyerCountry?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Only those with no buyer among the parties.' })
  withoutBuyer?: boolean | null;

  @Field(() => [AgreementStatusEnum], { nullable: true })
  statuses?: AgreementStatus[] | null;

  @Field(() => [AgreementKindEnum], { nullable: true })
  kinds?: AgreementKind[] | null;

  @Field(() => ID, { nullable: true, description: 'A party.' })
  @IsOptional()
  @IsUUID()
  organisationId?: string | null;

  @Field(() => [ValueBasisEnum], { nullable: true })
  valueBases?: ValueBasis[] | null;

  @Field(() => [StandingEnum], {
    nullable: true,
    description: 'How sure their values are, as `agreementTotals` tells them apart.',
  })
  standings?: Standing[] | null;

  @Field(() => ID, { nullable: true, description: 'The amendments of this agreement.' })
  @IsOptional()
  @IsUUID()
  amendsId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Without amendments, whose values count in sums.' })
  withoutAmendments?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'The orders under this framework.' })
  @IsOptional()
  @IsUUID()
  frameworkId?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'Whose figures the parties name differently.' })
  disputed?: boolean | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Under which something was delivered that counts in sums; false for the others.',
  })
  delivered?: boolean | null;

  @Field(() => ID, { nullable: true, description: 'That came from this meeting.' })
  @IsOptional()
  @IsUUID()
  meetingId?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'In the number, the title or the name of a party, whatever its marks and case.',
  })
  @IsOptional()
  @MaxLength(200)
  text?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Only those whose value no rate of the day of signing converts to this currency (ISO 4217).',
  })
  @IsOptional()
  @Matches(/^[A-Z]{3}$/, { message: 'must be a currency code such as USD' })
  unconvertedTo?: string | null;
}
