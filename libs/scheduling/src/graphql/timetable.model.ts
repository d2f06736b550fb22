import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, anyOf, fromParent, organizerOf, signedIn, staff } from '#access';
import { OwnSessionModel, SlotModel, TableModel } from '#fair';
import type { TimetableEntry } from '../application/timetable.js';
import type { MeetingStatus } from '../domain/meeting-state.js';
import type { OutcomeKind } from '../domain/outcome.js';
import { MeetingRequestModel } from './meeting-request.model.js';
import { AbsentSideEnum, MeetingModel, MeetingStatusEnum, OutcomeKindEnum } from './meeting.model.js';

const runsFair = anyOf(
  staff,
  organizerOf(fromParent<{ fairId: string }>(({ fairId }) => ({ fairIds: [fairId] }))),
);

@ObjectType('TimetableMeeting', { description: 'A meeting as it stands on the board.' })
@Allow(runsFair)
export class TimetableMeetingModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when changing it.' })
  version!: number;

  @Field(() => ID)
  slotId!: string;

  @Field(() => ID, { nullable: true, description: 'None for a meeting that is held on line.' })
  tableId!: string | null;

  @Field(() => MeetingStatusEnum)
  status!: MeetingStatus;

  @Field(() => Boolean)
  isFixed!: boolean;

  @Field(() => ID)
  supplierParticipationId!: string;

  @Field(() => ID)
  buyerParticipationId!: string;

  @Field(() => String)
  supplierName!: string;

  @Field(() => String)
  buyerName!: string;

  @Field(() => [ID])
  delegateIds!: string[];

  @Field(() => [String], { description: 'In the order of `delegateIds`.' })
  delegateNames!: string[];

  @Field(() => String, { nullable: true, description: 'The name of who interprets.' })
  interpreterName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'As `ja-vi`: languages between which somebody would have to interpret, and nobody does.',
  })
  lacksInterpreterFor!: string | null;

  @Field(() => AbsentSideEnum, { nullable: true })
  absentSide!: string | null;

  @Field(() => OutcomeKindEnum, { nullable: true })
  outcomeKind!: OutcomeKind | null;

  /** For policies; not in the schema. */
  fairId!: string;
}

@ObjectType('Timetable', {
  description: 'The board of a fair: its slots, its tables, and every meeting that stands at one of each.',
})
@Allow(runsFair)
export class TimetableModel {
  @Field(() => ID)
  fairId!: string;

  @Field(() => [SlotModel], { description: 'The earliest first.' })
  slots!: SlotModel[];

  @Field(() => [TableModel], { description: 'By hall and label, blocked ones included.' })
  tables!: TableModel[];

  @Field(() => [TimetableMeetingModel], { description: 'Drafts and all others but the cancelled.' })
  meetings!: TimetableMeetingModel[];
}

export function toTimetableMeetingModel(entry: TimetableEntry, fairId: string): TimetableMeetingModel {
  return Object.assign(new TimetableMeetingModel(), entry, { fairId });
}

@ObjectType('FreeSlot', {
  description:
    'A slot in which both sides have somebody free, there is a table, and somebody interprets where that is needed.',
})
@Allow(signedIn)
export class FreeSlotModel {
  @Field(() => SlotModel)
  slot?: SlotModel;

  @Field(() => TableModel, {
    nullable: true,
    description: 'The first free table; none where they meet on line.',
  })
  table?: TableModel | null;

  @Field(() => Int, { description: 'How many tables are free.' })
  tables!: number;

  /** For field resolvers; not in the schema. */
  slotId!: string;
  tableId!: string | null;
}

@ObjectType('Calendar', { description: 'The viewer’s own meetings and what waits for an answer.' })
@Allow(signedIn)
export class CalendarModel {
  @Field(() => [MeetingModel], {
    description: 'The earliest first, cancelled ones included; at most 500 from `from` on.',
  })
  meetings!: MeetingModel[];

  @Field(() => [OwnSessionModel], {
    description:
      'Sessions of the fair and group meetings that one’s own people attend, the earliest first; at most 500 from `from` on.',
  })
  sessions!: OwnSessionModel[];

  @Field(() => [MeetingRequestModel], {
    description:
      'Open requests of the viewer’s organisations, asked by them or of them, the most urgent first; at most 200.',
  })
  pendingRequests!: MeetingRequestModel[];
}
