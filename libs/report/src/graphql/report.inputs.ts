import { Field, ID, InputType, Int } from '@nestjs/graphql';
import {
  ArrayMaxSize,
  IsISO31661Alpha2,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import { type ParticipationKind, ParticipationKindEnum } from '#fair';
import { enumOf } from '#graphql';
import { REPORT_LANGUAGES, type ReportLanguage } from '../domain/spoken-figures.js';

export const ReportLanguageEnum = enumOf('ReportLanguage', REPORT_LANGUAGES, {
  description: 'A language in which a report is written.',
});

@InputType({
  description: 'What a report is about. What is left out or null does not narrow it.',
})
export class ProgrammeReportFilter {
  @Field(() => [ID], {
    nullable: true,
    description: 'Organisers who leave it out get the fairs that they organise.',
  })
  @IsOptional()
  @ArrayMaxSize(5000)
  @IsUUID(undefined, { each: true })
  fairIds?: string[] | null;

  @Field(() => Int, {
    nullable: true,
    description: 'The first year: of signing, for agreements; of the fair, for participations.',
  })
  @IsOptional()
  @Min(1900)
  @Max(2200)
  fromYear?: number | null;

  @Field(() => Int, { nullable: true, description: 'The last year.' })
  @IsOptional()
  @Min(1900)
  @Max(2200)
  toYear?: number | null;

  @Field(() => String, {
    nullable: true,
    description:
      'A concept of the kind industry, with all that is narrower: of agreements as recorded, of participations by what the supplier can do.',
  })
  @IsOptional()
  @MaxLength(100)
  sector?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'ISO 3166-1 alpha-2: of the first buyer, for agreements; where the fair was, for participations.',
  })
  @IsOptional()
  @IsISO31661Alpha2()
  country?: string | null;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Only fairs outside Vietnam, and what was signed at them.',
  })
  abroadOnly!: boolean;

  @Field(() => String, { defaultValue: 'USD', description: 'In which values are told, ISO 4217 code.' })
  @Matches(/^[A-Z]{3}$/, { message: 'must be a currency code such as USD' })
  currency!: string;

  @Field(() => ReportLanguageEnum, { defaultValue: 'en' })
  language!: ReportLanguage;
}

@InputType({
  description:
    'Which of the counted participations to list. What is left out or null does not matter; an empty list fits nothing.',
})
export class CountedParticipationFilter {
  @Field(() => [ID], { nullable: true })
  @IsOptional()
  @ArrayMaxSize(5000)
  @IsUUID(undefined, { each: true })
  fairIds?: string[] | null;

  @Field(() => Int, { nullable: true, description: 'The first year in which the fair started.' })
  @IsOptional()
  @Min(1900)
  @Max(2200)
  fromYear?: number | null;

  @Field(() => Int, { nullable: true, description: 'The last year in which the fair started.' })
  @IsOptional()
  @Min(1900)
  @Max(2200)
  toYear?: number | null;

  @Field(() => ParticipationKindEnum, { nullable: true })
  kind?: ParticipationKind | null;

  @Field(() => [String], {
    nullable: true,
    description: 'Concepts of the kind industry; the supplier has a capability for one of them.',
  })
  @IsOptional()
  @ArrayMaxSize(200)
  sectors?: string[] | null;

  @Field(() => String, { nullable: true, description: 'Where the fair was, ISO 3166-1 alpha-2.' })
  @IsOptional()
  @IsISO31661Alpha2()
  country?: string | null;

  @Field(() => Boolean, { nullable: true, description: 'true: fairs outside Vietnam; false: in Vietnam.' })
  abroad?: boolean | null;
}
