import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { FairModel, ParticipationModel, type Side, SideEnum } from '#fair';
import { connectionOf, enumOf } from '#graphql';
import { ProposalModel } from '#matching';
import { REQUEST_BOXES } from '../application/visible-meetings.js';
import { MeetingRequest } from '../domain/meeting-request.entity.js';
import { REQUEST_STATUSES, type RequestStatus } from '../domain/meeting-request-state.js';
import { type BetweenTwo, betweenTwo } from './scheduling.policies.js';

export const RequestStatusEnum = enumOf('MeetingRequestStatus', REQUEST_STATUSES, {
  describe: {
    pending: 'Waits for an answer.',
    withdrawn: 'Taken back by the side that asked.',
    expired: 'Nobody answered in time.',
  },
});
export const RequestBoxEnum = enumOf('MeetingRequestBox', REQUEST_BOXES, {
  describe: {
    inbox: 'Asked of the viewer’s organisations.',
    outbox: 'Asked by the viewer’s organisations.',
    all: 'Either; for organisers of the fair and staff, every request of it.',
  },
});

@ObjectType('MeetingRequest', { description: 'One side asks the other for a meeting.' })
@Allow(betweenTwo)
export class MeetingRequestModel implements BetweenTwo {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => SideEnum, { description: 'Which of the two asks.' })
  askedBy!: Side;

  @Field(() => RequestStatusEnum, { description: 'As it is now: a request whose time is over is expired.' })
  status!: RequestStatus;

  @Field(() => String, { nullable: true, description: 'What the asking side says.' })
  note!: string | null;

  @Field(() => Date, { description: 'Until then an answer is waited for.' })
  expiresAt!: Date;

  @Field(() => Date, { nullable: true, description: 'When it was accepted, declined or withdrawn.' })
  answeredAt!: Date | null;

  @Field(() => String, { nullable: true, description: 'What the answering side says to the one that asked.' })
  answerNote!: string | null;

  @Field(() => FairModel, { nullable: true })
  fair?: FairModel | null;

  @Field(() => ParticipationModel, { nullable: true })
  supplier?: ParticipationModel | null;

  @Field(() => ParticipationModel, { nullable: true })
  buyer?: ParticipationModel | null;

  @Field(() => ProposalModel, { nullable: true, description: 'The proposal from which the wish came.' })
  proposal?: ProposalModel | null;

  /** For field resolvers and policies; not in the schema. */
  fairId!: string;
  supplierId!: string;
  buyerId!: string;
  proposalId!: string | null;
  supplierOrganisationId!: string;
  buyerOrganisationId!: string;
  isShown!: boolean;
}

@ObjectType('MeetingRequestConnection')
@Allow(everyone)
export class MeetingRequestConnection extends connectionOf(MeetingRequestModel, 'MeetingRequest') {}

export const REQUEST_PARTS = ['supplier', 'buyer'] as const;

/** Needs REQUEST_PARTS to be loaded: whose the request is decides who may see it. `status` is that at `now`. */
export function toMeetingRequestModel(request: MeetingRequest, status: RequestStatus): MeetingRequestModel {
  const { id, version, createdAt, askedBy, note, expiresAt, answeredAt, answerNote } = request;
  return Object.assign(new MeetingRequestModel(), {
    id,
    version,
    createdAt,
    askedBy,
    status,
    expiresAt,
    note: note ?? null,
    answeredAt: answeredAt ?? null,
    answerNote: answerNote ?? null,
    fairId: request.fair.id,
    supplierId: request.supplier.id,
    buyerId: request.buyer.id,
    proposalId: request.proposal?.id ?? null,
    supplierOrganisationId: request.supplier.unwrap().organisation.id,
    buyerOrganisationId: request.buyer.unwrap().organisation.id,
    isShown: true,
  });
}
