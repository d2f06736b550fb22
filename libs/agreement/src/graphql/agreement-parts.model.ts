import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, type SubjectSelector, anyOf, everyone, memberOf, organizerOf, staff } from '#access';
import { Decimal, LocalDate, MoneyModel, enumOf, toMoneyModel } from '#graphql';
import { Money } from '#kernel';
import { DUPLICATE_REASONS, type DuplicateReason } from '../application/duplicate-agreements.js';
import type { Standing } from '../application/agreement-counting.js';
import type { AgreementTotals } from '../application/agreement-totals.js';
import type { AgreementStatus } from '../domain/agreement-state.js';
import type {
  AgreementDocument,
  AgreementEvent,
  AgreementPart,
  PartKind,
  Recurrence,
} from '../domain/agreement.entity.js';
import { AgreementPartKindEnum, RecurrenceEnum } from './agreement-terms.inputs.js';
import { AgreementStatusEnum, StandingEnum } from './agreement.enums.js';

const itsAgreement: SubjectSelector = ({ parent, subject }) =>
  subject('agreement', (parent as { agreementId: string }).agreementId);
const ITS_READERS = anyOf(staff, memberOf(itsAgreement), organizerOf(itsAgreement));

@ObjectType('RecurringValue', { description: 'So much every month or year, so many times.' })
@Allow(everyone)
export class RecurringValueModel {
  @Field(() => MoneyModel)
  amount!: MoneyModel;

  @Field(() => RecurrenceEnum)
  per!: Recurrence;

  @Field(() => Int)
  times!: number;
}

@ObjectType('AgreementPart', { description: 'A delivery or milestone over which an agreement is spread.' })
@Allow(ITS_READERS)
export class AgreementPartModel {
  @Field(() => ID)
  id!: string;

  @Field(() => AgreementPartKindEnum)
  kind!: PartKind;

  @Field(() => String)
  title!: string;

  @Field(() => LocalDate, { nullable: true })
  dueOn!: string | null;

  @Field(() => Decimal, { nullable: true, description: "In the agreement's currency." })
  amount!: string | null;

  /** For policies; not in the schema. */
  agreementId!: string;
}

export function toAgreementPartModel(part: AgreementPart, currency: string | null): AgreementPartModel {
  const { id, kind, title, dueOn, amountMinor } = part;
  const amount =
    amountMinor !== null && amountMinor !== undefined && currency
      ? Money.ofMinor(amountMinor, currency).toDecimal()
      : null;
  return Object.assign(new AgreementPartModel(), {
    ...{ id, kind, title, amount, dueOn: dueOn ?? null, agreementId: part.agreement.id },
  });
}

@ObjectType('AgreementDocument', { description: 'A version of a document of an agreement.' })
@Allow(ITS_READERS)
export class AgreementDocumentModel {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  title!: string;

  @Field(() => Int, { description: 'From 1; the same title again is the next one.' })
  versionNumber!: number;

  @Field(() => Boolean, {
    description: 'It is in another agreement too, and whoever added it said that this is right.',
  })
  isConfirmedDuplicate!: boolean;

  @Field(() => Date)
  addedAt!: Date;

  /** For field resolvers and policies; not in the schema. */
  agreementId!: string;
  fileId!: string;
}

export function toAgreementDocumentModel(document: AgreementDocument): AgreementDocumentModel {
  const { id, title, versionNumber, isConfirmedDuplicate, createdAt } = document;
  return Object.assign(new AgreementDocumentModel(), {
    ...{ id, title, versionNumber, isConfirmedDuplicate, addedAt: createdAt },
    ...{ agreementId: document.agreement.id, fileId: document.file.id },
  });
}

@ObjectType('AgreementEvent', { description: 'Something that became of an agreement.' })
@Allow(ITS_READERS)
export class AgreementEventModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => String, {
    description: 'A step such as `confirm`, or `record`, `document`, `merge`, `separate`, `framework`.',
  })
  action!: string;

  @Field(() => AgreementStatusEnum, { nullable: true })
  fromStatus!: AgreementStatus | null;

  @Field(() => AgreementStatusEnum)
  toStatus!: AgreementStatus;

  @Field(() => String, { nullable: true })
  note!: string | null;

  /** For field resolvers and policies; not in the schema. */
  agreementId!: string;
  organisationId!: string | null;
  personId!: string | null;
}

export function toAgreementEventModel(event: AgreementEvent): AgreementEventModel {
  const { id, createdAt, action, toStatus, fromStatus, note } = event;
  return Object.assign(new AgreementEventModel(), {
    ...{ id, action, toStatus, at: createdAt, fromStatus: fromStatus ?? null, note: note ?? null },
    ...{ agreementId: event.agreement.id, organisationId: event.organisation?.id ?? null },
    personId: event.personId ?? null,
  });
}

@ObjectType('StandingTotal', { description: 'What agreements of one standing come to.' })
@Allow(everyone)
export class StandingTotalModel {
  @Field(() => StandingEnum)
  standing!: Standing;

  @Field(() => Int)
  agreements!: number;

  @Field(() => MoneyModel)
  value!: MoneyModel;
}

@ObjectType('UnconvertedTotal', { description: 'Values of a currency that no rate of their day converts.' })
@Allow(everyone)
export class UnconvertedTotalModel {
  @Field(() => String, { description: 'ISO 4217 code.' })
  currency!: string;

  @Field(() => Int, { description: 'Agreements and amendments.' })
  records!: number;

  @Field(() => MoneyModel)
  value!: MoneyModel;
}

@ObjectType('AgreementTotals', {
  description:
    'What agreements come to: every value converted at the rates of its day of signing, none twice.',
})
@Allow(everyone)
export class AgreementTotalsModel {
  @Field(() => Int)
  agreements!: number;

  @Field(() => Int, { description: 'Whose values count with what they amend.' })
  amendments!: number;

  @Field(() => Int, { description: "Orders whose value is part of their framework's." })
  covered!: number;

  @Field(() => MoneyModel)
  value!: MoneyModel;

  @Field(() => MoneyModel, {
    description: 'Delivered of it so far, by the last follow-ups, at the same rates.',
  })
  delivered!: MoneyModel;

  @Field(() => [StandingTotalModel])
  byStanding!: StandingTotalModel[];

  @Field(() => [UnconvertedTotalModel], { description: 'In none of the sums.' })
  unconverted!: UnconvertedTotalModel[];
}

export function toAgreementTotalsModel(totals: AgreementTotals): AgreementTotalsModel {
  return Object.assign(new AgreementTotalsModel(), {
    ...totals,
    value: toMoneyModel(totals.value),
    delivered: toMoneyModel(totals.delivered),
    byStanding: totals.byStanding.map((one) =>
      Object.assign(new StandingTotalModel(), { ...one, value: toMoneyModel(one.value) }),
    ),
    unconverted: totals.unconverted.map((one) =>
      Object.assign(new UnconvertedTotalModel(), { ...one, value: toMoneyModel(one.value) }),
    ),
  });
}

export const DuplicateReasonEnum = enumOf('DuplicateReason', DUPLICATE_REASONS, {
  describe: {
    'same-document': 'The very same document is with both.',
    'same-value': 'The same parties, signed within a month, of the same value.',
    'both-reported':
      'Of the same kind and parties, signed within a week, each reported by one of them: the figures may differ.',
    'framework-order': 'The second may be an order under the first, a framework whose value covers it.',
  },
});

@ObjectType('DuplicateCandidate', { description: 'Two records that may be one deal counted twice.' })
@Allow(staff)
export class DuplicateCandidateModel {
  @Field(() => DuplicateReasonEnum)
  reason!: DuplicateReason;

  @Field(() => Int, { description: 'Days between the two signings.' })
  days!: number;

  /** For field resolvers; not in the schema. */
  firstId!: string;
  secondId!: string;
}
