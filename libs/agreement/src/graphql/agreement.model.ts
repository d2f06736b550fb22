import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  Allow,
  type SubjectSelector,
  anyOf,
  everyone,
  memberOf,
  ofParent,
  organizerOf,
  publicly,
  staff,
} from '#access';
import { FairModel } from '#fair';
import { LocalDate, MoneyModel, connectionOf, toMoneyModel } from '#graphql';
import { Money } from '#kernel';
import { MeetingModel } from '#scheduling';
import type { UnusualPointCode } from '../domain/agreement-checks.js';
import type { AgreementStatus } from '../domain/agreement-state.js';
import type {
  Agreement,
  AgreementKind,
  AgreementParty,
  PartyRole,
  ValueBasis,
} from '../domain/agreement.entity.js';
import { RecurringValueModel } from './agreement-parts.model.js';
import { ValueBasisEnum } from './agreement-terms.inputs.js';
import {
  AgreementKindEnum,
  AgreementStatusEnum,
  PartyRoleEnum,
  UnusualPointEnum,
} from './agreement.enums.js';

export {
  AgreementActionEnum,
  AgreementKindEnum,
  AgreementStatusEnum,
  PartyRoleEnum,
  UnusualPointEnum,
} from './agreement.enums.js';

function readersOf(select: SubjectSelector) {
  return anyOf(staff, memberOf(select), organizerOf(select));
}

/** What it came from guards itself; these keep a part that a viewer can't see from spoiling the whole. */
const itsFair: SubjectSelector = ({ parent, subject }) => {
  const { fairId } = parent as AgreementModel;
  return fairId ? subject('fair', fairId) : null;
};
const itsMeeting: SubjectSelector = ({ parent, subject }) => {
  const { meetingId } = parent as AgreementModel;
  return meetingId ? subject('meeting', meetingId) : null;
};

@ObjectType('AgreementParty', { description: 'An organisation that signed an agreement.' })
@Allow(readersOf(({ parent, subject }) => subject('agreement', (parent as AgreementPartyModel).agreementId)))
export class AgreementPartyModel {
  @Field(() => PartyRoleEnum)
  role!: PartyRole;

  @Field(() => String, { nullable: true, description: 'Who signed for it.' })
  signatory!: string | null;

  /** For field resolvers and policies; not in the schema. */
  agreementId!: string;
  organisationId!: string;
}

export function toAgreementPartyModel(party: AgreementParty): AgreementPartyModel {
  return Object.assign(new AgreementPartyModel(), {
    role: party.role,
    signatory: party.signatory ?? null,
    agreementId: party.agreement.id,
    organisationId: party.organisation.id,
  });
}

@ObjectType('Agreement', {
  description:
    'Something signed between organisations, with its value. Private to them, their organisers and staff.',
})
@Allow(readersOf(ofParent('agreement')))
export class AgreementModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when acting on it.' })
  version!: number;

  @Field(() => String, {
    description: 'By which people speak of it: `2026-0042`, the 42nd recorded in 2026, without gaps.',
  })
  number!: string;

  @Field(() => AgreementKindEnum)
  kind!: AgreementKind;

  @Field(() => String)
  title!: string;

  @Field(() => AgreementStatusEnum)
  status!: AgreementStatus;

  @Field(() => LocalDate)
  signedOn!: string;

  @Field(() => String, { nullable: true, description: 'Where it was signed.' })
  place!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'Why it counts although it was signed outside any fair; null for one signed at a fair.',
  })
  outsideReason!: string | null;

  @Field(() => MoneyModel, {
    nullable: true,
    description:
      'What counts: of a range its lower end, of a recurring value its whole term, of an amendment what it adds or takes; null without a value.',
  })
  value!: MoneyModel | null;

  @Field(() => ValueBasisEnum)
  valueBasis!: ValueBasis;

  @Field(() => MoneyModel, { nullable: true, description: 'The upper end of a range.' })
  valueMax!: MoneyModel | null;

  @Field(() => RecurringValueModel, { nullable: true })
  recurring!: RecurringValueModel | null;

  @Field(() => MoneyModel, {
    nullable: true,
    description: 'Of an amendment: the value of what it amends from its day on.',
  })
  amendedTo!: MoneyModel | null;

  @Field(() => MoneyModel, {
    nullable: true,
    description:
      'The figure that the other party names, until staff settle it; null when nobody disputes it.',
  })
  disputedValue!: MoneyModel | null;

  @Field(() => String, { nullable: true })
  disputeNote!: string | null;

  @Field(() => MoneyModel, { nullable: true, description: 'Delivered so far, by the last follow-up.' })
  delivered!: MoneyModel | null;

  @Field(() => MoneyModel, { nullable: true, description: 'Paid so far, by the last follow-up.' })
  paid!: MoneyModel | null;

  @Field(() => LocalDate, { nullable: true, description: 'The day of which `delivered` and `paid` are.' })
  progressOn!: string | null;

  @Field(() => LocalDate, { nullable: true })
  validFrom!: string | null;

  @Field(() => LocalDate, { nullable: true })
  validUntil!: string | null;

  @Field(() => [String], { description: 'Of the Harmonised System.' })
  hsCodes!: string[];

  @Field(() => String, {
    nullable: true,
    description: 'Number, place or address of the signed paper.',
  })
  documentReference!: string | null;

  @Field(() => String, { nullable: true })
  note!: string | null;

  @Field(() => [UnusualPointEnum], {
    description: 'What looked unlikely, and was confirmed by whoever reported it.',
  })
  unusualPoints!: UnusualPointCode[];

  @Field(() => FairModel, {
    nullable: true,
    description: 'The fair at which it was signed; null outside any, and while the fair is a draft.',
  })
  @Allow(anyOf(staff, organizerOf(itsFair), publicly(itsFair)))
  fair?: FairModel | null;

  @Field(() => MeetingModel, {
    nullable: true,
    description: 'The meeting from which it came; null for whoever may not see that.',
  })
  @Allow(readersOf(itsMeeting))
  meeting?: MeetingModel | null;

  @Field(() => Date)
  recordedAt!: Date;

  @Field(() => Date, { nullable: true })
  confirmedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  verifiedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  terminatedAt!: Date | null;

  @Field(() => String, { nullable: true })
  terminationReason!: string | null;

  @Field(() => Boolean, { description: 'Made by the demo generator; no real agreement.' })
  isDemo!: boolean;

  /** For field resolvers; not in the schema. */
  fairId!: string | null;
  meetingId!: string | null;
  sectorConceptId!: string | null;
  reportedByOrganisationId!: string | null;
  confirmedByOrganisationId!: string | null;
  reportedById!: string | null;
  proposalId!: string | null;
  needId!: string | null;
  amendsId!: string | null;
  frameworkId!: string | null;
  mergedIntoId!: string | null;
  disputedByOrganisationId!: string | null;
  productConceptIds!: string[];
}

@ObjectType('AgreementConnection')
@Allow(everyone)
export class AgreementConnection extends connectionOf(AgreementModel, 'Agreement') {}

export function toAgreementModel(agreement: Agreement): AgreementModel {
  const { id, version, number, kind, title, status, signedOn, isDemo, valueBasis } = agreement;
  const money = (minor: bigint | null | undefined, currency = agreement.currency) =>
    minor === null || minor === undefined || !currency ? null : toMoneyModel(Money.ofMinor(minor, currency));
  const recurring = money(agreement.recurringMinor);
  const { amendedToMinor, disputedMinor, productConceptIds, hsCodes } = agreement;
  return Object.assign(new AgreementModel(), {
    ...{ id, version, number, kind, title, status, signedOn, isDemo, valueBasis },
    ...{ productConceptIds, hsCodes, validFrom: agreement.validFrom ?? null },
    validUntil: agreement.validUntil ?? null,
    valueMax: money(agreement.valueMaxMinor),
    recurring:
      recurring &&
      Object.assign(new RecurringValueModel(), {
        ...{ amount: recurring, per: agreement.recurrence, times: agreement.recurringTimes },
      }),
    amendedTo: money(amendedToMinor),
    disputedValue: money(disputedMinor, agreement.disputedCurrency),
    disputeNote: agreement.disputeNote ?? null,
    delivered: money(agreement.deliveredMinor),
    paid: money(agreement.paidMinor),
    progressOn: agreement.progressOn ?? null,
    proposalId: agreement.proposal?.id ?? null,
    needId: agreement.need?.id ?? null,
    amendsId: agreement.amends?.id ?? null,
    frameworkId: agreement.framework?.id ?? null,
    mergedIntoId: agreement.mergedInto?.id ?? null,
    disputedByOrganisationId: agreement.disputedByOrganisation?.id ?? null,
    place: agreement.place ?? null,
    outsideReason: agreement.outsideReason ?? null,
    value: agreement.value && toMoneyModel(agreement.value),
    documentReference: agreement.documentReference ?? null,
    note: agreement.note ?? null,
    unusualPoints: agreement.unusualPoints as UnusualPointCode[],
    recordedAt: agreement.createdAt,
    confirmedAt: agreement.confirmedAt ?? null,
    verifiedAt: agreement.verifiedAt ?? null,
    terminatedAt: agreement.terminatedAt ?? null,
    terminationReason: agreement.terminationReason ?? null,
    fairId: agreement.fair?.id ?? null,
    meetingId: agreement.meeting?.id ?? null,
    sectorConceptId: agreement.sectorConceptId ?? null,
    reportedByOrganisationId: agreement.reportedByOrganisation?.id ?? null,
    confirmedByOrganisationId: agreement.confirmedByOrganisation?.id ?? null,
    reportedById: agreement.reportedById ?? null,
  });
}
