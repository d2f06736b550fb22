import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Allow } from '#access';
import { MeetingStatusEnum, OutcomeKindEnum } from '#scheduling';
import { type OfFloor, concerned } from './floor.policies.js';

@ObjectType('GroupDay', {
  description: 'A group meeting as it stands after something was said or done of it on the day.',
})
@Allow(concerned)
export class GroupDayModel implements OfFloor {
  fairId!: string;
  organisationIds!: string[];

  @Field(() => ID)
  sessionId!: string;

  @Field(() => MeetingStatusEnum)
  status!: string;

  @Field(() => OutcomeKindEnum, { nullable: true, description: 'The outcome by which it counts.' })
  outcomeKind!: string | null;

  @Field(() => [ID], { description: 'Of the parties that are recorded as not having come.' })
  absentParticipationIds!: string[];
}
