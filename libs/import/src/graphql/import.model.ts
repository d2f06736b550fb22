import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, anyOf, everyone, fromParent, personOf, staff } from '#access';
import { connectionOf, enumOf, refusal, Refusal, resultUnion } from '#graphql';
import { ImportNotWaitingError } from '../domain/import.errors.js';
import {
  IMPORT_STATUSES,
  type ImportProblem,
  type ImportRun,
  type ImportStatus,
  PROBLEM_SEVERITIES,
} from '../domain/import-run.entity.js';
import { SUPPLIER_FIELDS } from '../domain/supplier-fields.js';

export const ImportStatusEnum = enumOf('ImportStatus', IMPORT_STATUSES);
export const SupplierFieldEnum = enumOf('SupplierField', SUPPLIER_FIELDS, {
  description: 'What a column of a supplier list can mean.',
});
export const ProblemSeverityEnum = enumOf('ProblemSeverity', PROBLEM_SEVERITIES, {
  describe: {
    error: 'The row is not in.',
    warning: 'The row is in, without this value or joined with another.',
  },
});

@ObjectType({ description: 'Which column holds a field.' })
@Allow(everyone)
export class MappedColumn {
  @Field(() => SupplierFieldEnum)
  field!: string;

  @Field(() => String)
  column!: string;
}

@ObjectType('SupplierImport', { description: 'A supplier list on its way into the directory.' })
@Allow(anyOf(personOf(fromParent<SupplierImportModel>((run) => ({ personId: run.startedById }))), staff))
export class SupplierImportModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => String)
  fileName!: string;

  @Field(() => String, { description: 'As found: UTF-8, windows-1252, …' })
  encoding!: string;

  @Field(() => String)
  delimiter!: string;

  @Field(() => Int, { description: 'The line of the header; lines above it are titles.' })
  headerLine!: number;

  @Field(() => [String])
  columns!: string[];

  @Field(() => [MappedColumn], {
    description:
      'As chosen; before the start as the last time with such a list, or as the names of the columns suggest.',
  })
  mapping!: MappedColumn[];

  @Field(() => String, { nullable: true })
  defaultCountry!: string | null;

  @Field(() => ImportStatusEnum)
  status!: ImportStatus;

  @Field(() => Int)
  totalRows!: number;

  @Field(() => Int, { description: 'Rows that have been dealt with: the sum of the four counts.' })
  doneRows!: number;

  @Field(() => Int, { description: 'Organisations that were new.' })
  createdCount!: number;

  @Field(() => Int, { description: 'Rows that added something to an organisation that was there.' })
  updatedCount!: number;

  @Field(() => Int, { description: 'Rows that said nothing new.' })
  unchangedCount!: number;

  @Field(() => Int, { description: 'Rows that are not in; each has a problem that says why.' })
  failedCount!: number;

  @Field(() => Date, { nullable: true })
  finishedAt!: Date | null;

  /** For policies and field resolvers; not in the schema. */
  startedById!: string;
}

@ObjectType('SupplierImportConnection')
@Allow(everyone)
export class SupplierImportConnection extends connectionOf(SupplierImportModel, 'SupplierImport') {}

@ObjectType('ImportProblem', { description: 'Something wrong with one value of one row.' })
@Allow(everyone)
export class ImportProblemModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'The line in the file on which the row starts.' })
  line!: number;

  @Field(() => String, { nullable: true, description: 'null when the row as a whole is meant.' })
  column!: string | null;

  @Field(() => String, { nullable: true })
  value!: string | null;

  @Field(() => ProblemSeverityEnum)
  severity!: string;

  @Field(() => String, { description: 'Stable code.' })
  reason!: string;

  @Field(() => String)
  message!: string;
}

@ObjectType('ImportProblemConnection')
@Allow(everyone)
export class ImportProblemConnection extends connectionOf(ImportProblemModel, 'ImportProblem') {}

@ObjectType('ImportNotWaitingError', {
  implements: () => Refusal,
  description: 'The import has been started, or is over.',
})
@Allow(everyone)
export class ImportNotWaitingModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ImportStatusEnum)
  status!: string;
}

export const IMPORT_NOT_WAITING = refusal(ImportNotWaitingError, ImportNotWaitingModel);
export const StartSupplierImportResult = resultUnion('StartSupplierImportResult', [
  SupplierImportModel,
  ImportNotWaitingModel,
]);

export function toSupplierImportModel(run: ImportRun): SupplierImportModel {
  const { id, createdAt, fileName, encoding, delimiter, headerLine, columns, defaultCountry, status } = run;
  const { totalRows, doneRows, createdCount, updatedCount, unchangedCount, failedCount, finishedAt } = run;
  return Object.assign(new SupplierImportModel(), {
    ...{ id, createdAt, fileName, encoding, delimiter, headerLine, columns, defaultCountry, status },
    ...{ totalRows, doneRows, createdCount, updatedCount, unchangedCount, failedCount, finishedAt },
    mapping: Object.entries(run.mapping).map(([field, column]) =>
      Object.assign(new MappedColumn(), { field, column }),
    ),
    startedById: run.startedBy.id,
  });
}

export function toImportProblemModel(problem: ImportProblem): ImportProblemModel {
  const { id, line, column, value, severity, reason, message } = problem;
  return Object.assign(new ImportProblemModel(), { id, line, column, value, severity, reason, message });
}
