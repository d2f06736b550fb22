import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, anyOf, everyone, fromParent, organizerOf, personOf, staff } from '#access';
import { LocalizedText, MoneyModel, connectionOf, enumOf, toLocalizedTexts, toMoneyModel } from '#graphql';
import { moneyOf } from '../application/printable.js';
import type { ReportChanges, Verification } from '../application/report-changes.service.js';
import { type FrozenReport, RECORD_KINDS, type RecordKind } from '../domain/frozen-report.entity.js';
import type { PlainMoney } from '../domain/official-content.js';
import {
  CHANGE_KINDS,
  type ChangeKind,
  type FieldChange,
  type FigureChange,
  type RecordChange,
} from '../domain/report-changes.js';

export const RecordKindEnum = enumOf('ReportRecordKind', RECORD_KINDS, {
  description: 'Kinds of records that figures are counted from.',
  describe: { pair: 'A supplier and a buyer at a fair, as the funnel counts them.' },
});
export const ChangeKindEnum = enumOf('ReportChangeKind', CHANGE_KINDS);
export const VerdictEnum = enumOf('ReportVerdict', ['genuine', 'tampered', 'unknown'], {
  describe: {
    genuine: 'Of a frozen report, and what is kept is what was frozen.',
    tampered: 'Of a frozen report, but what is kept has been changed past the product.',
    unknown: 'Of no report that was frozen here: another report, or an altered file.',
  },
});

/** Staff, those who froze it, and the organisers of the one fair that it is limited to. */
const itsReaders = anyOf(
  staff,
  personOf(fromParent(({ frozenById }: FrozenReportModel) => ({ personId: frozenById }))),
  organizerOf(
    fromParent(({ fairIds }: FrozenReportModel) => ({ fairIds: fairIds?.length === 1 ? fairIds : [] })),
  ),
);

@ObjectType('ReportStamp', { description: 'What stands on a report besides its figures.' })
@Allow(everyone)
export class ReportStampModel {
  @Field(() => String, { description: 'SHA-256 of all figures, 64 hexadecimal digits.' })
  hash!: string;

  @Field(() => Date)
  takenAt!: Date;

  @Field(() => [LocalizedText], { description: 'What the report covers.' })
  scope!: LocalizedText[];
}

@ObjectType('FrozenReport', {
  description: 'A report as it was handed in: it stays as it was, whatever becomes of the records.',
})
@Allow(itsReaders)
export class FrozenReportModel {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'By which people speak of it: `BC-2026-0003`.' })
  number!: string;

  @Field(() => String, {
    description: 'SHA-256 of figures and records, 64 hexadecimal digits; it stands on every file.',
  })
  hash!: string;

  @Field(() => Date)
  frozenAt!: Date;

  @Field(() => String, { nullable: true, description: 'What it was frozen for.' })
  note!: string | null;

  @Field(() => [LocalizedText], { description: 'What it covers.' })
  scope!: LocalizedText[];

  @Field(() => [LocalizedText])
  sentences!: LocalizedText[];

  @Field(() => Int)
  agreements!: number;

  @Field(() => MoneyModel)
  value!: MoneyModel;

  @Field(() => MoneyModel, { description: 'The part of it whose signed document staff had seen.' })
  verified!: MoneyModel;

  @Field(() => Boolean, { description: 'Records of the demo generator were among what was counted.' })
  includesDemo!: boolean;

  /** For field resolvers and policies; not in the schema. */
  frozenById!: string | null;
  fairIds!: string[] | null;
}

@ObjectType('FrozenReportConnection')
@Allow(everyone)
export class FrozenReportConnection extends connectionOf(FrozenReportModel, 'FrozenReport') {}

/** What changes say is told to whoever may read the report that they are of. */
const readersOfReport = anyOf(staff, { description: 'readers of the report', allows: () => true });

@ObjectType('ReportChangeCount')
@Allow(readersOfReport)
export class ReportChangeCountModel {
  @Field(() => RecordKindEnum)
  kind!: RecordKind;

  @Field(() => ChangeKindEnum)
  change!: ChangeKind;

  @Field(() => Int)
  count!: number;
}

@ObjectType('ReportFieldChange')
@Allow(readersOfReport)
export class FieldChangeModel {
  @Field(() => String, { description: 'Such as `status` or `amount`.' })
  field!: string;

  @Field(() => String, { nullable: true })
  before!: string | null;

  @Field(() => String, { nullable: true })
  after!: string | null;
}

@ObjectType('ReportRecordChange', {
  description: 'A record that figures would be counted from otherwise now.',
})
@Allow(readersOfReport)
export class RecordChangeModel {
  @Field(() => RecordKindEnum)
  kind!: RecordKind;

  @Field(() => ChangeKindEnum)
  change!: ChangeKind;

  @Field(() => String)
  recordId!: string;

  @Field(() => String, { description: 'By which people know it.' })
  name!: string;

  @Field(() => [FieldChangeModel], { description: 'What of an altered one is another now.' })
  fields!: FieldChange[];
}

@ObjectType('ReportFigureChange', {
  description: 'A figure that would be another now; null where it wasn’t or isn’t any.',
})
@Allow(readersOfReport)
export class FigureChangeModel {
  @Field(() => String)
  path!: string;

  @Field(() => [LocalizedText])
  labels!: LocalizedText[];

  @Field(() => Float, { nullable: true })
  countBefore!: number | null;

  @Field(() => Float, { nullable: true })
  countAfter!: number | null;

  @Field(() => MoneyModel, { nullable: true })
  valueBefore!: MoneyModel | null;

  @Field(() => MoneyModel, { nullable: true })
  valueAfter!: MoneyModel | null;
}

@ObjectType('ReportChanges', { description: 'What changed since a report was frozen.' })
@Allow(readersOfReport)
export class ReportChangesModel {
  @Field(() => [ReportChangeCountModel])
  counts!: ReportChangeCountModel[];

  @Field(() => [RecordChangeModel], {
    description: 'One page of the records; `counts` tells how many there are.',
  })
  records!: RecordChangeModel[];

  @Field(() => [FigureChangeModel])
  figures!: FigureChangeModel[];
}

@ObjectType('ReportVerification', {
  description: 'Whose hash it is. It tells no more than stands on the report itself.',
})
@Allow(everyone)
export class ReportVerificationModel {
  @Field(() => VerdictEnum)
  verdict!: Verification['verdict'];

  @Field(() => String, { nullable: true })
  number!: string | null;

  @Field(() => Date, { nullable: true })
  frozenAt!: Date | null;

  @Field(() => [LocalizedText])
  scope!: LocalizedText[];

  @Field(() => [LocalizedText])
  sentences!: LocalizedText[];

  @Field(() => String, {
    nullable: true,
    description: 'Of which file the hash is, such as `pdf vi`; null for the hash of the report itself.',
  })
  file!: string | null;
}

export function toFrozenReportModel(report: FrozenReport): FrozenReportModel {
  const { id, number, hash, content } = report;
  return Object.assign(new FrozenReportModel(), {
    ...{ id, number, hash },
    frozenAt: report.createdAt,
    note: report.note ?? null,
    scope: toLocalizedTexts(content.scope),
    sentences: toLocalizedTexts(content.sentences),
    agreements: content.agreements.count,
    value: toMoneyModel(moneyOf(content.agreements.value)),
    verified: toMoneyModel(moneyOf(content.agreements.verified)),
    includesDemo: content.includesDemo,
    frozenById: report.frozenById ?? null,
    fairIds: report.fairIds ?? null,
  });
}

export function toChangesModel({ counts, records, figures }: ReportChanges): ReportChangesModel {
  const money = (plain: PlainMoney | null) => plain && toMoneyModel(moneyOf(plain));
  return Object.assign(new ReportChangesModel(), {
    counts: counts.map((count) => Object.assign(new ReportChangeCountModel(), count)),
    records: records.map((record: RecordChange) =>
      Object.assign(new RecordChangeModel(), record, {
        fields: record.fields.map((field) => Object.assign(new FieldChangeModel(), field)),
      }),
    ),
    figures: figures.map(({ labels, valueBefore, valueAfter, ...rest }: FigureChange) =>
      Object.assign(new FigureChangeModel(), rest, {
        labels: toLocalizedTexts(labels),
        valueBefore: money(valueBefore),
        valueAfter: money(valueAfter),
      }),
    ),
  });
}

export function toVerificationModel({ verdict, report, file }: Verification): ReportVerificationModel {
  return Object.assign(new ReportVerificationModel(), {
    verdict,
    number: report?.number ?? null,
    frozenAt: report?.createdAt ?? null,
    scope: report ? toLocalizedTexts(report.content.scope) : [],
    sentences: report ? toLocalizedTexts(report.content.sentences) : [],
    file: file ? `${file.format} ${file.language}` : null,
  });
}
