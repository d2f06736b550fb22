import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { IsOptional, MaxLength } from 'class-validator';
import { Allow, anyOf, anyOrganizer, staff } from '#access';
import { LocalDate, LocalizedText, MoneyModel, enumOf, toLocalizedTexts, toMoneyModel } from '#graphql';
import type { ChapterRecords } from '../application/chapter-records.service.js';
import { moneyOf } from '../application/printable.js';
import { CHAPTER_WORDS } from '../domain/chapter-words.js';
import {
  CHAPTERS,
  CHAPTER_COLUMNS,
  type Behind,
  type Chapter,
  type ChapterColumn,
  type ChapterKey,
  type Condition,
} from '../domain/chapters.js';
import type { RecordKind } from '../domain/frozen-report.entity.js';
import { bothOf } from '../domain/report-labels.js';
import { RecordKindEnum } from './frozen-report.model.js';

export const ChapterKeyEnum = enumOf('ReportChapterKey', CHAPTERS);
export const ChapterColumnEnum = enumOf('ReportChapterColumn', CHAPTER_COLUMNS);

/** Whoever may read the report; chapters of the programme are in no report but those that staff make. */
const readers = anyOf(staff, anyOrganizer, { description: 'readers of the report', allows: () => true });

@ObjectType('ReportCondition', { description: 'A field of the records behind a figure, with what it is.' })
@Allow(readers)
export class ConditionModel {
  @Field(() => String)
  field!: string;

  @Field(() => String)
  value!: string;

  @Field(() => Boolean, { description: 'The field is at most this number.' })
  isAtMost!: boolean;
}

@InputType('ReportConditionInput', { description: 'A condition as a figure gave it.' })
export class ConditionInput implements Condition {
  @Field(() => String)
  @MaxLength(40)
  field!: string;

  @Field(() => String)
  @MaxLength(100)
  value!: string;

  @Field(() => Boolean, { defaultValue: false })
  @IsOptional()
  isAtMost!: boolean;
}

@ObjectType('ReportRecordsBehind', {
  description: 'The records that a figure was counted from: give kind and conditions to the list of records.',
})
@Allow(readers)
export class BehindModel {
  @Field(() => RecordKindEnum)
  kind!: RecordKind;

  @Field(() => [ConditionModel])
  where!: ConditionModel[];

  @Field(() => Boolean, {
    description:
      'The figure counts something once that several of the records may tell of, such as an enterprise.',
  })
  isDistinct!: boolean;
}

@ObjectType('ReportChapterCell')
@Allow(readers)
export class ChapterCellModel {
  @Field(() => ChapterColumnEnum)
  column!: ChapterColumn;

  @Field(() => Float, { nullable: true, description: 'A whole number, or per cent with one place.' })
  count!: number | null;

  @Field(() => Boolean)
  isPercent!: boolean;

  @Field(() => MoneyModel, { nullable: true })
  value!: MoneyModel | null;

  @Field(() => BehindModel, { nullable: true, description: 'null for what was promised.' })
  behind!: BehindModel | null;
}

@ObjectType('ReportChapterRow')
@Allow(readers)
export class ChapterRowModel {
  @Field(() => String)
  key!: string;

  @Field(() => [LocalizedText])
  labels!: LocalizedText[];

  @Field(() => [ChapterCellModel])
  cells!: ChapterCellModel[];
}

@ObjectType('ReportChapterHead', { description: 'What a column holds.' })
@Allow(readers)
export class ChapterHeadModel {
  @Field(() => ChapterColumnEnum)
  column!: ChapterColumn;

  @Field(() => [LocalizedText])
  title!: LocalizedText[];
}

@ObjectType('ReportChapterTable')
@Allow(readers)
export class ChapterTableModel {
  @Field(() => String)
  key!: string;

  @Field(() => [LocalizedText])
  labels!: LocalizedText[];

  @Field(() => [ChapterHeadModel])
  columns!: ChapterHeadModel[];

  @Field(() => [ChapterRowModel])
  rows!: ChapterRowModel[];
}

@ObjectType('ReportChapter', {
  description:
    'A part of the official report: participations; and of one over the whole programme, its figures.',
})
@Allow(readers)
export class ChapterModel {
  @Field(() => ChapterKeyEnum)
  key!: ChapterKey;

  @Field(() => [LocalizedText])
  title!: LocalizedText[];

  @Field(() => [LocalizedText], { description: 'What is counted.' })
  lead!: LocalizedText[];

  @Field(() => [ChapterTableModel])
  tables!: ChapterTableModel[];
}

@ObjectType('ReportChapterRecord', { description: 'A record behind a figure.' })
@Allow(readers)
export class ChapterRecordModel {
  @Field(() => String)
  recordId!: string;

  @Field(() => [LocalizedText])
  name!: LocalizedText[];

  @Field(() => [LocalizedText])
  detail!: LocalizedText[];

  @Field(() => ID, { nullable: true })
  organisationId!: string | null;

  @Field(() => ID, { nullable: true })
  activityId!: string | null;

  @Field(() => LocalDate, { nullable: true })
  happenedOn!: string | null;

  @Field(() => MoneyModel, { nullable: true, description: 'Paid; negative where it was taken back.' })
  amount!: MoneyModel | null;
}

@ObjectType('ReportChapterRecords')
@Allow(readers)
export class ChapterRecordsModel {
  @Field(() => Int)
  totalCount!: number;

  @Field(() => [ChapterRecordModel], { description: 'One page, the latest first.' })
  records!: ChapterRecordModel[];
}

export function toChapterModel({ key, tables }: Chapter): ChapterModel {
  return Object.assign(new ChapterModel(), {
    key,
    title: toLocalizedTexts(bothOf((language) => CHAPTER_WORDS[language].titles[key])),
    lead: toLocalizedTexts(bothOf((language) => CHAPTER_WORDS[language].leads[key])),
    tables: tables.map((table) =>
      Object.assign(new ChapterTableModel(), {
        ...{ key: table.key, labels: toLocalizedTexts(table.labels) },
        columns: table.columns.map((column) =>
          Object.assign(new ChapterHeadModel(), {
            column,
            title: toLocalizedTexts(bothOf((language) => CHAPTER_WORDS[language].columns[column])),
          }),
        ),
        rows: table.rows.map((row) =>
          Object.assign(new ChapterRowModel(), {
            ...{ key: row.key, labels: toLocalizedTexts(row.labels) },
            cells: row.cells.map(({ column, count, unit, value, behind }) =>
              Object.assign(new ChapterCellModel(), {
                ...{ column, count, isPercent: unit === 'percent' },
                value: value ? toMoneyModel(moneyOf(value)) : null,
                behind: behind && toBehindModel(behind),
              }),
            ),
          }),
        ),
      }),
    ),
  });
}

function toBehindModel({ kind, where, counts }: Behind): BehindModel {
  return Object.assign(new BehindModel(), {
    ...{ kind, isDistinct: counts === 'distinct' },
    where: where.map(({ field, value, isAtMost }) =>
      Object.assign(new ConditionModel(), { field, value, isAtMost: isAtMost === true }),
    ),
  });
}

export function toChapterRecordsModel({ totalCount, records }: ChapterRecords): ChapterRecordsModel {
  return Object.assign(new ChapterRecordsModel(), {
    totalCount,
    records: records.map(({ name, detail, amount, ...record }) =>
      Object.assign(new ChapterRecordModel(), record, {
        name: toLocalizedTexts(name),
        detail: toLocalizedTexts(detail),
        amount: amount && toMoneyModel(amount),
      }),
    ),
  });
}
