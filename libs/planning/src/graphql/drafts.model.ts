import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { connectionOf, enumOf } from '#graphql';
import type { PlacedDraftMeeting } from '../application/draft-records.js';
import type { FactNames } from '../domain/name-faults.js';
import type { PlacedMeeting } from '../domain/placed-meeting.js';
import { DRAFT_STATUSES, type DraftStatus, type TimetableDraft } from '../domain/timetable-draft.entity.js';
import { PlacedGroupMeetingModel } from './group-meetings.model.js';
import { PlanFiguresModel, toFiguresModel } from './plan-runs.model.js';
import { Culprit } from './planning-faults.model.js';
import { whoeverPlans } from './planning.policies.js';

export const DraftStatusEnum = enumOf('TimetableDraftStatus', DRAFT_STATUSES);

@ObjectType('PlacedMeeting', {
  description: 'Where, when and with whom a meeting is in a draft or a version.',
})
@Allow(whoeverPlans)
export class PlacedMeetingModel {
  @Field(() => ID, { description: 'The meeting that it is, or will be once released.' })
  meetingId!: string;

  @Field(() => ID)
  supplierId!: string;

  @Field(() => ID)
  buyerId!: string;

  @Field(() => String)
  supplierName!: string;

  @Field(() => String)
  buyerName!: string;

  @Field(() => ID)
  slotId!: string;

  @Field(() => ID, { nullable: true, description: 'None for a meeting that is held on line.' })
  tableId!: string | null;

  @Field(() => String, { nullable: true })
  tableLabel!: string | null;

  @Field(() => ID, { nullable: true })
  interpreterId!: string | null;

  @Field(() => String, { nullable: true })
  interpreterName!: string | null;

  @Field(() => [ID])
  delegateIds!: string[];

  @Field(() => [String], { description: 'In the order of `delegateIds`.' })
  delegateNames!: string[];

  @Field(() => Boolean, { description: 'A search leaves it where it is.' })
  isFixed!: boolean;

  /** For policies; not in the schema. */
  fairId!: string;
}

export function toPlacedMeetingModel(
  meeting: PlacedMeeting | PlacedDraftMeeting,
  names: FactNames,
  fairId: string,
): PlacedMeetingModel {
  const { supplierId, buyerId, tableId, interpreterId, delegateIds } = meeting;
  return Object.assign(new PlacedMeetingModel(), {
    isFixed: false,
    ...meeting,
    supplierName: names.of(supplierId).name,
    buyerName: names.of(buyerId).name,
    tableLabel: tableId && names.of(tableId).name,
    interpreterName: interpreterId && names.of(interpreterId).name,
    delegateIds: [...delegateIds],
    delegateNames: delegateIds.map((id) => names.of(id).name),
    fairId,
  });
}

@ObjectType('TimetableDraft', {
  description: 'A timetable that isn’t the fair’s yet; several can exist side by side.',
})
@Allow(whoeverPlans)
export class TimetableDraftModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when changing it; grows with every change.' })
  version!: number;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date)
  updatedAt!: Date;

  @Field(() => Int, { description: 'Counted within the fair.' })
  number!: number;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => DraftStatusEnum)
  status!: DraftStatus;

  @Field(() => PlanFiguresModel, { nullable: true, description: 'As the search left it; none made by hand.' })
  figures!: PlanFiguresModel | null;

  @Field(() => Int, { description: 'How many meetings it has.' })
  meetingCount?: number;

  @Field(() => [PlacedMeetingModel], { description: 'All of them: what a board shows.' })
  meetings?: PlacedMeetingModel[];

  @Field(() => [PlacedGroupMeetingModel], { description: 'Group meetings that it places.' })
  groupMeetings?: PlacedGroupMeetingModel[];

  /** For field resolvers and policies; not in the schema. */
  fairId!: string;
}

@ObjectType('TimetableDraftConnection')
@Allow(everyone)
export class TimetableDraftConnection extends connectionOf(TimetableDraftModel, 'TimetableDraft') {}

export function toDraftModel(draft: TimetableDraft): TimetableDraftModel {
  const { id, version, createdAt, updatedAt, number, name, status, figures } = draft;
  return Object.assign(new TimetableDraftModel(), {
    ...{ id, version, createdAt, updatedAt, number, name: name ?? null, status },
    figures: figures ? toFiguresModel(figures) : null,
    fairId: draft.fair.id,
  });
}

@ObjectType('UnscheduledReason', { description: 'Why a pair or a group has no meeting.' })
@Allow(everyone)
export class UnscheduledReasonModel {
  @Field(() => String, { description: 'Stable: NO_COMMON_SLOT, PARTY_FULL, TABLES_FULL, LOWER_WORTH, …' })
  code!: string;

  @Field(() => [Culprit])
  culprits!: Culprit[];
}

@ObjectType('RoomMove', { description: 'A meeting of the draft that would give way.' })
@Allow(everyone)
export class RoomMoveModel {
  @Field(() => ID)
  meetingId!: string;

  @Field(() => ID, { description: 'Where it would go.' })
  slotId!: string;
}

@ObjectType('RoomMaker', { description: 'The smallest change found that would make room.' })
@Allow(everyone)
export class RoomMakerModel {
  @Field(() => String, {
    description: 'Stable: NOTHING, MOVE_MEETINGS, MORE_AVAILABILITY, ONE_MORE_TABLE, …',
  })
  kind!: string;

  @Field(() => ID, { nullable: true, description: 'The slot that it would make room in.' })
  slotId!: string | null;

  @Field(() => [Culprit])
  culprits!: Culprit[];

  @Field(() => [RoomMoveModel], { description: 'For `makingRoom`: what moves elsewhere.' })
  moves!: RoomMoveModel[];

  @Field(() => [ID], { description: 'For `makingRoom`: the meetings that leave the draft.' })
  givenUp!: string[];
}

@ObjectType('UnscheduledPair', {
  description: 'A pair that has agreed to meet and has no meeting in a draft.',
})
@Allow(whoeverPlans)
export class UnscheduledPairModel {
  @Field(() => ID)
  supplierId!: string;

  @Field(() => ID)
  buyerId!: string;

  @Field(() => String, { description: 'The names of the two.' })
  pair!: string;

  @Field(() => Float)
  worth!: number;

  @Field(() => [UnscheduledReasonModel])
  reasons!: UnscheduledReasonModel[];

  @Field(() => RoomMakerModel, { nullable: true })
  room!: RoomMakerModel | null;

  /** For policies; not in the schema. */
  fairId!: string;
}

@ObjectType('UnplacedGroupMeeting', { description: 'A group meeting that a draft leaves out.' })
@Allow(whoeverPlans)
export class UnplacedGroupMeetingModel {
  @Field(() => ID)
  groupMeetingId!: string;

  @Field(() => String)
  title!: string;

  @Field(() => Boolean)
  isMust!: boolean;

  @Field(() => [UnscheduledReasonModel])
  reasons!: UnscheduledReasonModel[];

  @Field(() => RoomMakerModel, { nullable: true })
  room!: RoomMakerModel | null;

  /** For policies; not in the schema. */
  fairId!: string;
}

@ObjectType('UnscheduledPairConnection')
@Allow(everyone)
export class UnscheduledPairConnection extends connectionOf(UnscheduledPairModel, 'UnscheduledPair') {}
