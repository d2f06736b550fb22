import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { connectionOf, enumOf } from '#graphql';
import type { Recipient } from '../application/release-recipients.js';
import type { FactNames } from '../domain/name-faults.js';
import {
  CHANGE_ORIGINS,
  type ChangeOrigin,
  type TimetableChange,
  type TimetableVersion,
} from '../domain/timetable-version.entity.js';
import { DifferenceModel, toDifferences } from './differences.model.js';
import { toPlacedMeetingModel } from './drafts.model.js';
import { GroupMeetingDifferenceModel } from './group-meetings.model.js';
import { PlanningFault } from './planning-faults.model.js';
import { whoeverPlans } from './planning.policies.js';

export const ChangeOriginEnum = enumOf('TimetableChangeOrigin', CHANGE_ORIGINS, {
  describe: { release: 'With the release.', hand: 'By hand since the release before.' },
});

@ObjectType('ReleaseRecipient', { description: 'Somebody who is told what a release changes for them.' })
@Allow(whoeverPlans)
export class ReleaseRecipientModel {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;

  @Field(() => [DifferenceModel])
  differences!: DifferenceModel[];

  @Field(() => Int, { description: 'Group meetings that change for them.' })
  groupMeetings!: number;

  /** For policies; not in the schema. */
  fairId!: string;
}

@ObjectType('ReleasePreview', { description: 'What a release would change, and whom it would tell.' })
@Allow(whoeverPlans)
export class ReleasePreviewModel {
  @Field(() => Int)
  added!: number;

  @Field(() => Int)
  moved!: number;

  @Field(() => Int)
  cancelled!: number;

  @Field(() => [GroupMeetingDifferenceModel], {
    description: 'Group meetings that it would put into the timetable, move, or take out.',
  })
  groupMeetings!: GroupMeetingDifferenceModel[];

  @Field(() => [PlanningFault], {
    description: 'Why it can’t be released as it is; see `rebaseTimetableDraft`.',
  })
  conflicts!: PlanningFault[];

  @Field(() => Int, { description: 'How many people get a letter.' })
  letters!: number;

  @Field(() => [ReleaseRecipientModel], { description: 'The first of them.' })
  recipients!: ReleaseRecipientModel[];

  @Field(() => [String], {
    description:
      'Names of organisations that it concerns and where nobody has an address: they hear it from you.',
  })
  unreached!: string[];

  /** For policies; not in the schema. */
  fairId!: string;
}

export function toRecipientModel(
  { name, email, changes, groups }: Recipient,
  names: FactNames,
  fairId: string,
): ReleaseRecipientModel {
  return Object.assign(new ReleaseRecipientModel(), {
    ...{ name, email, fairId, groupMeetings: groups.length },
    differences: toDifferences(changes, names, fairId),
  });
}

@ObjectType('TimetableVersion', { description: 'A release of a fair’s timetable.' })
@Allow(whoeverPlans)
export class TimetableVersionModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Int)
  number!: number;

  @Field(() => String, { nullable: true })
  note!: string | null;

  @Field(() => Int, { description: 'In the timetable then.' })
  meetings!: number;

  @Field(() => Int)
  added!: number;

  @Field(() => Int)
  moved!: number;

  @Field(() => Int)
  cancelled!: number;

  @Field(() => Int, { description: 'Group meetings that it put into the timetable.' })
  groupMeetings!: number;

  @Field(() => Int, { description: 'How many people got a letter.' })
  letters!: number;

  @Field(() => ID, { nullable: true })
  draftId!: string | null;

  /** For policies; not in the schema. */
  fairId!: string;
}

@ObjectType('TimetableVersionConnection')
@Allow(everyone)
export class TimetableVersionConnection extends connectionOf(TimetableVersionModel, 'TimetableVersion') {}

export function toVersionModel(version: TimetableVersion): TimetableVersionModel {
  const { id, createdAt, number, note, meetings, added, moved, cancelled, groups, letters } = version;
  return Object.assign(new TimetableVersionModel(), {
    ...{
      id,
      createdAt,
      number,
      note: note ?? null,
      meetings,
      added,
      moved,
      cancelled,
      groupMeetings: groups,
      letters,
    },
    draftId: version.draft?.id ?? null,
    fairId: version.fair.id,
  });
}

@ObjectType('TimetableChange', { description: 'One difference of a version to the one before.' })
@Allow(whoeverPlans)
export class TimetableChangeModel extends DifferenceModel {
  @Field(() => ID)
  id!: string;

  @Field(() => ChangeOriginEnum)
  origin!: ChangeOrigin;

  @Field(() => String, { nullable: true, description: 'Of a cancelled meeting.' })
  reason!: string | null;
}

@ObjectType('TimetableChangeConnection')
@Allow(everyone)
export class TimetableChangeConnection extends connectionOf(TimetableChangeModel, 'TimetableChange') {}

export function toChangeModel(
  { id, kind, origin, reason, before, after }: TimetableChange,
  names: FactNames,
  fairId: string,
): TimetableChangeModel {
  return Object.assign(new TimetableChangeModel(), {
    ...{ id, kind, origin, reason: reason ?? null, fairId },
    before: before ? toPlacedMeetingModel(before, names, fairId) : null,
    after: after ? toPlacedMeetingModel(after, names, fairId) : null,
  });
}
