import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { DelegateModel, FairModel, ParticipationModel, SIDES, SlotModel, TableModel } from '#fair';
import { connectionOf, enumOf } from '#graphql';
import { ProposalModel } from '#matching';
import {
  MEETING_ACTIONS,
  MEETING_STATUSES,
  type MeetingAction,
  type MeetingStatus,
  isShownToSides,
  possibleActions,
} from '../domain/meeting-state.js';
import type { Meeting, Outcome } from '../domain/meeting.entity.js';
import { OUTCOME_KINDS, OUTCOME_SOURCES, type OutcomeKind, type OutcomeSource } from '../domain/outcome.js';
import { MeetingRequestModel } from './meeting-request.model.js';
import { type BetweenTwo, betweenTwo, meetingParties, recordingSide } from './scheduling.policies.js';

export const MeetingStatusEnum = enumOf('MeetingStatus', MEETING_STATUSES, {
  describe: {
    draft: 'In the organiser’s plan; the two sides do not see it.',
    released: 'Planned; the two sides see it.',
    'no-show': 'One side or both did not come.',
  },
});
export const MeetingActionEnum = enumOf('MeetingAction', MEETING_ACTIONS, {
  description: 'What may become of a meeting.',
  describe: { reopen: 'Take back that it was held or a no-show.' },
});
export const AbsentSideEnum = enumOf('AbsentSide', [...SIDES, 'both']);
export const OutcomeKindEnum = enumOf('OutcomeKind', OUTCOME_KINDS, {
  description: 'What came of a meeting, from the least to the most.',
});
export const OutcomeSourceEnum = enumOf('OutcomeSource', OUTCOME_SOURCES, {
  description: 'Who tells of an outcome.',
});

@ObjectType('Outcome', { description: 'What came of a meeting, as one side or the organiser tells it.' })
@Allow(betweenTwo)
export class OutcomeModel implements BetweenTwo {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when changing it.' })
  version!: number;

  @Field(() => OutcomeSourceEnum)
  recordedFor!: OutcomeSource;

  @Field(() => OutcomeKindEnum)
  kind!: OutcomeKind;

  @Field(() => String, { nullable: true, description: 'Never shown to the other side.' })
  @Allow(recordingSide)
  note!: string | null;

  @Field(() => Date)
  recordedAt!: Date;

  /** For policies; not in the schema. */
  fairId!: string;
  supplierOrganisationId!: string;
  buyerOrganisationId!: string;
  isShown!: boolean;
}

@ObjectType('Meeting', { description: 'A slot, a table and the people.' })
@Allow(meetingParties)
export class MeetingModel implements BetweenTwo {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when changing it.' })
  version!: number;

  @Field(() => MeetingStatusEnum)
  status!: MeetingStatus;

  @Field(() => [MeetingActionEnum], {
    description: 'What its state allows; rights and time may still forbid it.',
  })
  possibleActions!: MeetingAction[];

  @Field(() => Date)
  startsAt!: Date;

  @Field(() => Date)
  endsAt!: Date;

  @Field(() => AbsentSideEnum, { nullable: true, description: 'Whose no-show it was.' })
  absentSide!: string | null;

  @Field(() => Boolean, { description: 'Stays where it is when a timetable is made anew.' })
  isFixed!: boolean;

  @Field(() => String, { nullable: true })
  cancelReason!: string | null;

  @Field(() => OutcomeKindEnum, {
    nullable: true,
    description:
      'The outcome by which it counts: the organiser’s, otherwise the more cautious of what the two sides say.',
  })
  outcomeKind!: OutcomeKind | null;

  @Field(() => [OutcomeModel], { nullable: true, description: 'What each has recorded.' })
  @Allow(betweenTwo)
  outcomes?: OutcomeModel[];

  @Field(() => FairModel, { nullable: true })
  fair?: FairModel | null;

  @Field(() => SlotModel, {
    nullable: true,
    description: 'None for a cancelled one whose slot was taken out of the fair.',
  })
  slot?: SlotModel | null;

  @Field(() => TableModel, { nullable: true, description: 'None when it is held on line.' })
  table?: TableModel | null;

  @Field(() => String, { nullable: true, description: 'The name of who interprets.' })
  interpreterName?: string | null;

  @Field(() => String, {
    nullable: true,
    description:
      'As `ja-vi`: languages between which somebody would have to interpret, and nobody does. The fair has nobody for them, or the meeting was planned before their languages or the interpreters were known.',
  })
  lacksInterpreterFor?: string | null;

  @Field(() => ParticipationModel, { nullable: true })
  supplier?: ParticipationModel | null;

  @Field(() => ParticipationModel, { nullable: true })
  buyer?: ParticipationModel | null;

  @Field(() => [DelegateModel], { description: 'The people of both sides.' })
  delegates?: DelegateModel[];

  @Field(() => MeetingRequestModel, { nullable: true, description: 'The request it came from.' })
  @Allow(betweenTwo)
  request?: MeetingRequestModel | null;

  @Field(() => ProposalModel, { nullable: true, description: 'The proposal it came from.' })
  @Allow(betweenTwo)
  proposal?: ProposalModel | null;

  /** For field resolvers and policies; not in the schema. */
  fairId!: string;
  slotId!: string | null;
  tableId!: string | null;
  interpreterId!: string | null;
  supplierId!: string;
  buyerId!: string;
  requestId!: string | null;
  proposalId!: string | null;
  supplierOrganisationId!: string;
  buyerOrganisationId!: string;
  isShown!: boolean;
  attendeeIds!: string[];
  attendeePersonIds!: string[];
}

@ObjectType('MeetingConnection')
@Allow(everyone)
export class MeetingConnection extends connectionOf(MeetingModel, 'Meeting') {}

export const MEETING_PARTS = ['supplier', 'buyer', 'attendances.delegate'] as const;

/** Needs MEETING_PARTS to be loaded: whose the meeting is decides who may see it. */
export function toMeetingModel(meeting: Meeting): MeetingModel {
  const { id, version, status, startsAt, endsAt, isFixed, outcomeKind } = meeting;
  const people = meeting.attendances.getItems().map(({ delegate }) => delegate.unwrap());
  return Object.assign(new MeetingModel(), {
    ...{ id, version, status, startsAt, endsAt, isFixed },
    possibleActions: possibleActions(status),
    absentSide: meeting.absentSide ?? null,
    cancelReason: meeting.cancelReason ?? null,
    outcomeKind: outcomeKind ?? null,
    ...partiesOf(meeting),
    slotId: meeting.slot?.id ?? null,
    tableId: meeting.table?.id ?? null,
    interpreterId: meeting.interpreter?.id ?? null,
    supplierId: meeting.supplier.id,
    buyerId: meeting.buyer.id,
    requestId: meeting.request?.id ?? null,
    proposalId: meeting.proposal?.id ?? null,
    attendeeIds: people.map((delegate) => delegate.id).sort(),
    attendeePersonIds: people.flatMap(({ person }) => (person ? [person.id] : [])),
  });
}

/** Needs the meeting's two sides to be loaded. */
export function toOutcomeModel(outcome: Outcome): OutcomeModel {
  const { id, version, recordedFor, kind, note, updatedAt } = outcome;
  return Object.assign(new OutcomeModel(), {
    ...{ id, version, recordedFor, kind, note: note ?? null, recordedAt: updatedAt },
    ...partiesOf(outcome.meeting.unwrap()),
  });
}

function partiesOf(meeting: Meeting): BetweenTwo {
  return {
    fairId: meeting.fair.id,
    supplierOrganisationId: meeting.supplier.unwrap().organisation.id,
    buyerOrganisationId: meeting.buyer.unwrap().organisation.id,
    isShown: isShownToSides(meeting),
  };
}
