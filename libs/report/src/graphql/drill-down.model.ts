import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, anyOf, anyOrganizer, staff } from '#access';
import {
  type AgreementKind,
  AgreementKindEnum,
  type AgreementSelection,
  type AgreementStatus,
  AgreementStatusEnum,
} from '#agreement';
import { type ParticipationKind, ParticipationKindEnum } from '#fair';
import { LocalDate } from '#graphql';
import type { ParticipationSelection } from '../domain/report.js';

/** Figures are made for one viewer, from what that viewer may see. */
export const reportReaders = anyOf(staff, anyOrganizer);

@ObjectType('AgreementDrillDown', {
  description: 'The agreements behind a figure: give it to `agreements` as its filter, as it is.',
})
@Allow(reportReaders)
export class AgreementDrillDown {
  @Field(() => [ID], { nullable: true })
  fairIds?: readonly string[] | null;

  @Field(() => Boolean, { nullable: true })
  outsideFairs?: boolean | null;

  @Field(() => Boolean, { nullable: true })
  abroadOnly?: boolean | null;

  @Field(() => Int, { nullable: true })
  year?: number | null;

  @Field(() => LocalDate, { nullable: true })
  signedFrom?: string | null;

  @Field(() => LocalDate, { nullable: true })
  signedTo?: string | null;

  @Field(() => [String], { nullable: true })
  sectors?: readonly string[] | null;

  @Field(() => Boolean, { nullable: true })
  withoutSector?: boolean | null;

  @Field(() => String, { nullable: true })
  buyerCountry?: string | null;

  @Field(() => Boolean, { nullable: true })
  withoutBuyer?: boolean | null;

  @Field(() => [AgreementStatusEnum], { nullable: true })
  statuses?: readonly AgreementStatus[] | null;

  @Field(() => [AgreementKindEnum], { nullable: true })
  kinds?: readonly AgreementKind[] | null;

  @Field(() => ID, { nullable: true })
  organisationId?: string | null;

  @Field(() => String, { nullable: true })
  unconvertedTo?: string | null;
}

@ObjectType('ParticipationDrillDown', {
  description:
    'The participations behind a figure: give it to `countedParticipations` as its filter, as it is.',
})
@Allow(reportReaders)
export class ParticipationDrillDown {
  @Field(() => [ID], { nullable: true })
  fairIds?: readonly string[] | null;

  @Field(() => Int, { nullable: true })
  fromYear?: number | null;

  @Field(() => Int, { nullable: true })
  toYear?: number | null;

  @Field(() => ParticipationKindEnum, { nullable: true })
  kind?: ParticipationKind | null;

  @Field(() => [String], { nullable: true })
  sectors?: readonly string[] | null;

  @Field(() => String, { nullable: true })
  country?: string | null;

  @Field(() => Boolean, { nullable: true })
  abroad?: boolean | null;
}

export function toAgreementDrillDown(selection: AgreementSelection): AgreementDrillDown {
  return Object.assign(new AgreementDrillDown(), selection);
}

export function toParticipationDrillDown(selection: ParticipationSelection): ParticipationDrillDown {
  return Object.assign(new ParticipationDrillDown(), selection);
}
