import { Field, ID, InputType } from '@nestjs/graphql';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsOptional,
  IsUUID,
  Length,
  Matches,
  ValidateNested,
} from 'class-validator';
import { IdempotentInput } from '#graphql';

/** A table for more has yet to be seen. */
const MOST_PARTIES = 30;

@InputType({ description: 'An organisation that a group meeting can’t do without.' })
export class GroupPartyInput {
  @Field(() => ID)
  @IsUUID()
  participationId!: string;

  @Field(() => ID, { nullable: true, description: 'Who comes for it; left out, whoever is free.' })
  @IsOptional()
  @IsUUID()
  delegateId?: string | null;
}

@InputType({ description: 'All of a group meeting: what is left out is taken away.' })
export class GroupMeetingInput extends IdempotentInput {
  @Field(() => String)
  @Length(1, 200)
  @Matches(/\S/, { message: 'must not be blank' })
  title!: string;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'No timetable without it; otherwise it is placed at its worth.',
  })
  isMust!: boolean;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'Once in the timetable, a search leaves it where it is.',
  })
  isFixed!: boolean;

  @Field(() => ID, {
    nullable: true,
    description: 'The only table that it may take; left out, any that those who come may use.',
  })
  @IsOptional()
  @IsUUID()
  tableId?: string | null;

  @Field(() => [GroupPartyInput], {
    description: 'Three organisations or more, of both sides: one buyer with suppliers, or a delegation.',
  })
  @ValidateNested({ each: true })
  @Type(() => GroupPartyInput)
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_PARTIES)
  parties!: GroupPartyInput[];
}

@InputType()
export class AddGroupMeetingInput extends GroupMeetingInput {
  @Field(() => ID)
  @IsUUID()
  fairId!: string;
}
