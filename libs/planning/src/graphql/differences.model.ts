import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow } from '#access';
import { enumOf } from '#graphql';
import type { FactNames } from '../domain/name-faults.js';
import {
  CHANGE_KINDS,
  type ChangeKind,
  type MeetingChange,
  type ParticipantBalance,
} from '../domain/timetable-diff.js';
import { PlacedMeetingModel, toPlacedMeetingModel } from './drafts.model.js';
import { GroupMeetingDifferenceModel } from './group-meetings.model.js';
import { whoeverPlans } from './planning.policies.js';

export const ChangeKindEnum = enumOf('TimetableChangeKind', CHANGE_KINDS, {
  describe: { moved: 'Another slot, table or interpreter, or other people.' },
});

@ObjectType('TimetableDifference', { description: 'One difference between two timetables.' })
@Allow(whoeverPlans)
export class DifferenceModel {
  @Field(() => ChangeKindEnum)
  kind!: ChangeKind;

  @Field(() => PlacedMeetingModel, { nullable: true, description: 'None when it was added.' })
  before!: PlacedMeetingModel | null;

  @Field(() => PlacedMeetingModel, { nullable: true, description: 'None when it was cancelled.' })
  after!: PlacedMeetingModel | null;

  /** For policies; not in the schema. */
  fairId!: string;
}

export function toDifferences(
  changes: readonly MeetingChange[],
  names: FactNames,
  fairId: string,
): DifferenceModel[] {
  return changes.map(({ kind, before, after }) =>
    Object.assign(new DifferenceModel(), {
      ...{ kind, fairId },
      before: before && toPlacedMeetingModel(before, names, fairId),
      after: after && toPlacedMeetingModel(after, names, fairId),
    }),
  );
}

@ObjectType('ParticipantBalance', { description: 'What a participant has in one timetable and in another.' })
@Allow(whoeverPlans)
export class ParticipantBalanceModel implements ParticipantBalance {
  @Field(() => ID)
  participationId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int)
  meetingsBefore!: number;

  @Field(() => Int)
  meetingsAfter!: number;

  @Field(() => Float)
  worthBefore!: number;

  @Field(() => Float)
  worthAfter!: number;

  /** For policies; not in the schema. */
  fairId!: string;
}

@ObjectType('TimetableComparison', { description: 'Two timetables side by side.' })
@Allow(whoeverPlans)
export class ComparisonModel {
  @Field(() => Int)
  added!: number;

  @Field(() => Int)
  moved!: number;

  @Field(() => Int)
  cancelled!: number;

  @Field(() => [DifferenceModel], { description: 'The first of them.' })
  differences!: DifferenceModel[];

  @Field(() => [GroupMeetingDifferenceModel], {
    description: 'Group meetings that they have in different places.',
  })
  groupMeetings!: GroupMeetingDifferenceModel[];

  @Field(() => [ParticipantBalanceModel], {
    description: 'Those for whom it makes a difference: who loses most first, who gains most last.',
  })
  balances!: ParticipantBalanceModel[];

  /** For policies; not in the schema. */
  fairId!: string;
}
