import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Allow } from '#access';
import { LocalDate } from '#graphql';
import type { FairDay, Hall, MeetingTable, Slot } from '../domain/fair.entity.js';
import { whoeverSeesTheFair } from './fair.policies.js';

@ObjectType('FairDay', { description: 'One day of a fair.' })
@Allow(whoeverSeesTheFair)
export class FairDayModel {
  @Field(() => ID)
  id!: string;

  @Field(() => LocalDate)
  date!: string;

  /** For field resolvers and policies; not in the schema. */
  fairId!: string;
}

export function toFairDayModel({ id, date, fair }: FairDay): FairDayModel {
  return Object.assign(new FairDayModel(), { id, date, fairId: fair.id });
}

@ObjectType('Slot', { description: 'A stretch of a day in which meetings are held.' })
@Allow(whoeverSeesTheFair)
export class SlotModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  startsAt!: Date;

  @Field(() => Date)
  endsAt!: Date;

  /** For field resolvers and policies; not in the schema. */
  fairId!: string;
  dayId!: string;
}

export function toSlotModel({ id, startsAt, endsAt, fair, day }: Slot): SlotModel {
  return Object.assign(new SlotModel(), { id, startsAt, endsAt, fairId: fair.id, dayId: day.id });
}

@ObjectType('Hall', { description: 'A hall of a fair, with tables.' })
@Allow(whoeverSeesTheFair)
export class HallModel {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  /** For field resolvers and policies; not in the schema. */
  fairId!: string;
}

export function toHallModel({ id, name, fair }: Hall): HallModel {
  return Object.assign(new HallModel(), { id, name, fairId: fair.id });
}

@ObjectType('Table', { description: 'A table or booth at which meetings are held.' })
@Allow(whoeverSeesTheFair)
export class TableModel {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'What stands on the table: "A12".' })
  label!: string;

  @Field(() => Date, { nullable: true, description: 'Out of use from then on.' })
  blockedAt!: Date | null;

  /** For field resolvers and policies; not in the schema. */
  fairId!: string;
  hallId!: string;
}

export function toTableModel({ id, label, blockedAt, fair, hall }: MeetingTable): TableModel {
  return Object.assign(new TableModel(), {
    id,
    label,
    blockedAt: blockedAt ?? null,
    fairId: fair.id,
    hallId: hall.id,
  });
}
