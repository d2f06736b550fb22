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
import { LocalDate, MoneyModel, connectionOf, enumOf, toMoneyModel } from '#graphql';
import { MeetingModel } from '#scheduling';
import { UNUSUAL_POINTS, type UnusualPointCode } from '../domain/agreement-checks.js';
import { AGREEMENT_ACTIONS, AGREEMENT_STATUSES, type AgreementStatus } from '../domain/agreement-state.js';
import {
  AGREEMENT_KINDS,
  type Agreement,
  type AgreementKind,
  type AgreementParty,
  PARTY_ROLES,
  type PartyRole,
} from '../domain/agreement.entity.js';

export const AgreementKindEnum = enumOf('AgreementKind', AGREEMENT_KINDS);
export const AgreementStatusEnum = enumOf('AgreementStatus', AGREEMENT_STATUSES, {
  describe: {
    reported: 'A party or staff says so.',
    confirmed: 'The other party agrees.',
    verified: 'Staff have seen the signed document.',
    terminated: 'It holds no more; it stays on record and leaves the figures.',
  },
});
export const AgreementActionEnum = enumOf('AgreementAction', AGREEMENT_ACTIONS, {
  description: 'What may become of an agreement.',
});
export const PartyRoleEnum = enumOf('PartyRole', PARTY_ROLES, {
  describe: { other: 'Signs along without buying or supplying: a bank, a ministry.' },
});
export const UnusualPointEnum = enumOf('UnusualPointCode', UNUSUAL_POINTS, {
  describe: {
    'signed-before-fair': 'It was signed before its fair started.',
    'party-not-at-fair': 'A supplier or buyer among the parties took no part in the fair.',
    'very-large-value': 'It is worth more than a billion US dollars.',
  },
});

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

  @Field(() => MoneyModel, { nullable: true, description: 'null for one without a value, such as an NDA.' })
  value!: MoneyModel | null;

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
}

@ObjectType('AgreementConnection')
@Allow(everyone)
export class AgreementConnection extends connectionOf(AgreementModel, 'Agreement') {}

export function toAgreementModel(agreement: Agreement): AgreementModel {
  const { id, version, number, kind, title, status, signedOn, isDemo } = agreement;
  return Object.assign(new AgreementModel(), {
    ...{ id, version, number, kind, title, status, signedOn, isDemo },
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
