import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import { IsOptional, Matches, Max, MaxLength, Min, ValidateNested } from 'class-validator';
import { Allow, everyone, signedIn, staff } from '#access';
import {
  LocalDate,
  LocalizedText,
  LocalizedTextInput,
  StaleVersionModel,
  connectionOf,
  enumOf,
  resultUnion,
  toLocalizedTexts,
} from '#graphql';
import type { TargetRecord } from '../application/count-targets.js';
import type { TargetProgress } from '../application/target-progress.js';
import {
  DEFINITION_TEXTS,
  MISS_REASONS,
  TARGET_DEFINITIONS,
  TARGET_UNITS,
  type TargetDefinition,
} from '../domain/definitions.js';
import type { Programme } from '../domain/programme.entity.js';

export const TargetDefinitionEnum = enumOf('TargetDefinitionId', TARGET_DEFINITIONS, {
  description: 'How a target is counted; `targetDefinitions` says each in words.',
});
export const TargetUnitEnum = enumOf('TargetUnit', TARGET_UNITS, {
  describe: {
    enterprises: 'Each once.',
    times: 'Each time.',
    percent: 'Of the enterprises in supporting industry.',
  },
});
export const MissReasonEnum = enumOf('MissReason', MISS_REASONS, {
  description: 'Why a record that is near does not count.',
});
export const TargetRecordKindEnum = enumOf('TargetRecordKind', [
  'organisation',
  'participation',
  'agreement',
  'enrolment',
  'recognition',
] as const);

@ObjectType('TargetDefinition', { description: 'How a target is counted, in words.' })
@Allow(signedIn)
export class TargetDefinitionModel {
  @Field(() => TargetDefinitionEnum)
  id!: string;

  @Field(() => TargetUnitEnum)
  unit!: string;

  @Field(() => Boolean, {
    description: 'Whether it counts from the first of January to the day; otherwise as it stands on the day.',
  })
  isFlow!: boolean;

  @Field(() => [LocalizedText])
  name!: LocalizedText[];

  @Field(() => [LocalizedText], { description: 'What is counted.' })
  counts!: LocalizedText[];

  @Field(() => [LocalizedText], { description: 'What is not.' })
  leavesOut!: LocalizedText[];
}

export function toDefinitionModel(id: TargetDefinition): TargetDefinitionModel {
  const { unit, span, name, counts, leavesOut } = DEFINITION_TEXTS[id];
  return Object.assign(new TargetDefinitionModel(), {
    ...{ id, unit, isFlow: span === 'flow' },
    name: toLocalizedTexts({ ...name }),
    counts: toLocalizedTexts({ ...counts }),
    leavesOut: toLocalizedTexts({ ...leavesOut }),
  });
}

@ObjectType('TargetMiss', { description: 'How many records are near and do not count for one reason.' })
@Allow(staff)
export class TargetMissModel {
  @Field(() => MissReasonEnum)
  reason!: string;

  @Field(() => Int)
  records!: number;
}

@ObjectType('ProgrammeTarget', {
  description: 'A figure that a programme promised for a year, and what the records show.',
})
@Allow(staff)
export class ProgrammeTargetModel {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  programmeId!: string;

  @Field(() => Int)
  year!: number;

  @Field(() => TargetDefinitionModel)
  definition!: TargetDefinitionModel;

  @Field(() => Int, { description: 'What was promised, in the unit of the definition.' })
  goal!: number;

  @Field(() => String, { nullable: true, description: 'Where the promise stands.' })
  source!: string | null;

  @Field(() => LocalDate, { description: 'The first day that is counted, where it counts over time.' })
  from!: string;

  @Field(() => LocalDate, { description: 'The last day that is counted: never beyond the year.' })
  day!: string;

  @Field(() => Float, { description: 'What the records show; per cent with one place, rounded down.' })
  actual!: number;

  @Field(() => Int, { description: 'What counts: of a share the enterprises that meet it.' })
  part!: number;

  @Field(() => Int, { description: 'What was looked at: of a share all enterprises that it is of.' })
  whole!: number;

  @Field(() => Int, { description: 'Different enterprises among what counts.' })
  enterprises!: number;

  @Field(() => [TargetMissModel])
  misses!: TargetMissModel[];
}

export function toTargetModel({ target, programme, from, day, count }: TargetProgress): ProgrammeTargetModel {
  const { actual, part, whole, enterprises, misses } = count;
  return Object.assign(new ProgrammeTargetModel(), {
    ...{ id: target.id, programmeId: programme.id, year: target.year, goal: target.goal },
    ...{ source: target.source ?? null, definition: toDefinitionModel(target.definition) },
    ...{ from, day, actual, part, whole, enterprises },
    misses: misses.map((miss) => Object.assign(new TargetMissModel(), miss)),
  });
}

@ObjectType('Programme', { description: 'A programme of public support.' })
@Allow(staff)
export class ProgrammeModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when editing.' })
  version!: number;

  @Field(() => String)
  code!: string;

  @Field(() => [LocalizedText])
  name!: LocalizedText[];

  @Field(() => String, { nullable: true, description: 'The decision that laid it down.' })
  decision!: string | null;

  @Field(() => LocalDate)
  startsOn!: string;

  @Field(() => LocalDate)
  endsOn!: string;

  @Field(() => String, { nullable: true, description: 'The province whose enterprises it counts.' })
  provinceCode!: string | null;

  @Field(() => Boolean)
  isDemo!: boolean;
}

export function toProgrammeModel(programme: Programme): ProgrammeModel {
  const { id, version, code, name, startsOn, endsOn, isDemo } = programme;
  return Object.assign(new ProgrammeModel(), {
    ...{ id, version, code, startsOn, endsOn, isDemo, name: toLocalizedTexts(name) },
    decision: programme.decision ?? null,
    provinceCode: programme.provinceCode ?? null,
  });
}

@ObjectType('TargetRecord', {
  description: 'A record that a target counts, or that is near and does not count.',
})
@Allow(staff)
export class TargetRecordModel {
  @Field(() => TargetRecordKindEnum)
  kind!: string;

  @Field(() => ID)
  recordId!: string;

  @Field(() => LocalDate)
  happenedOn!: string;

  @Field(() => [LocalizedText], { description: 'What it is called; empty for an organisation.' })
  label!: LocalizedText[];

  @Field(() => MissReasonEnum, { nullable: true, description: 'null for one that counts.' })
  reason!: string | null;

  /** For field resolvers; not in the schema. */
  organisationId!: string;
}

@ObjectType('TargetRecordConnection')
@Allow(everyone)
export class TargetRecordConnection extends connectionOf(TargetRecordModel, 'TargetRecord') {}

export function toRecordModel(record: TargetRecord): TargetRecordModel {
  const { recordKind, recordId, happenedOn, label, reason, organisationId } = record;
  return Object.assign(new TargetRecordModel(), {
    ...{ kind: recordKind, recordId, happenedOn, reason, organisationId },
    label: toLocalizedTexts(label ?? {}),
  });
}

@InputType()
export class ProgrammeInput {
  @Field(() => String)
  @Matches(/^[a-z0-9][a-z0-9-]{1,59}$/, { message: 'must be small letters, digits and -' })
  code!: string;

  @Field(() => [LocalizedTextInput])
  @ValidateNested()
  @Type(() => LocalizedTextInput)
  name!: LocalizedTextInput[];

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(300)
  decision?: string | null;

  @Field(() => LocalDate)
  startsOn!: string;

  @Field(() => LocalDate)
  endsOn!: string;

  @Field(() => String, { nullable: true })
  @IsOptional()
  provinceCode?: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'Of the programme that is changed; left out for a new one.',
  })
  @IsOptional()
  version?: number | null;
}

@InputType()
export class ProgrammeTargetInput {
  @Field(() => ID)
  programmeId!: string;

  @Field(() => Int)
  @Min(2000)
  @Max(2100)
  year!: number;

  @Field(() => TargetDefinitionEnum)
  definition!: TargetDefinition;

  @Field(() => Int, { description: 'In the unit of the definition.' })
  @Min(1)
  @Max(10_000_000)
  goal!: number;

  @Field(() => String, { nullable: true })
  @IsOptional()
  @MaxLength(300)
  source?: string | null;
}

export const SaveProgrammeResult = resultUnion('SaveProgrammeResult', [ProgrammeModel, StaleVersionModel]);
