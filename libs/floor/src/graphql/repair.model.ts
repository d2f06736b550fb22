import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow } from '#access';
import { LocalDate } from '#graphql';
import { isSamePeople } from '#planning';
import { type NamedPlace, RepairNames } from '../application/repair-names.js';
import type { DayChange } from '../domain/day-change.js';
import type { Repair } from '../domain/repair.entity.js';
import { DayChangeKindEnum, LossReasonEnum, RepairReasonEnum, RepairStateEnum } from './floor.enums.js';
import { type OfFloor, whoeverRunsTheFloor } from './floor.policies.js';

@ObjectType({ description: 'Where a meeting was or is.' })
@Allow(whoeverRunsTheFloor)
export class RepairPlace implements OfFloor {
  fairId!: string;

  @Field(() => Date, { nullable: true })
  startsAt!: Date | null;

  @Field(() => Date, { nullable: true })
  endsAt!: Date | null;

  @Field(() => String, { nullable: true })
  tableLabel!: string | null;

  @Field(() => String, { nullable: true })
  hallName!: string | null;

  @Field(() => [String], { description: 'The people of both sides.' })
  people!: string[];
}

@ObjectType({ description: 'A meeting that a repair puts elsewhere, or for which others come.' })
@Allow(whoeverRunsTheFloor)
export class RepairedMeeting implements OfFloor {
  fairId!: string;

  @Field(() => ID)
  meetingId!: string;

  @Field(() => String)
  supplierName!: string;

  @Field(() => String)
  buyerName!: string;

  @Field(() => RepairReasonEnum)
  reason!: string;

  @Field(() => String, { nullable: true, description: 'The pair that has its place now.' })
  madeRoomFor!: string | null;

  @Field(() => RepairPlace)
  before!: RepairPlace;

  @Field(() => RepairPlace)
  after!: RepairPlace;

  @Field(() => Boolean, { description: 'Whether others take part than before.' })
  othersCome!: boolean;
}

@ObjectType({ description: 'A meeting that a repair can’t save.' })
@Allow(whoeverRunsTheFloor)
export class LostMeeting implements OfFloor {
  fairId!: string;

  @Field(() => ID)
  meetingId!: string;

  @Field(() => String)
  supplierName!: string;

  @Field(() => String)
  buyerName!: string;

  @Field(() => LossReasonEnum)
  reason!: string;

  @Field(() => RepairPlace)
  before!: RepairPlace;
}

@ObjectType('RepairedGroup', { description: 'A group meeting whose slot or table is gone.' })
@Allow(whoeverRunsTheFloor)
export class RepairedGroupModel implements OfFloor {
  fairId!: string;

  @Field(() => ID)
  sessionId!: string;

  @Field(() => String)
  title!: string;

  @Field(() => [String], { description: 'The organisations that come to it.' })
  partyNames!: string[];

  @Field(() => RepairPlace)
  before!: RepairPlace;

  @Field(() => RepairPlace, {
    nullable: true,
    description: 'None when no slot has all of them: it is taken out of the timetable, to be placed again.',
  })
  after!: RepairPlace | null;
}

@ObjectType({ description: 'What another limit on the other meetings moved would give.' })
@Allow(whoeverRunsTheFloor)
export class RepairAlternative implements OfFloor {
  fairId!: string;

  @Field(() => Int, { description: 'To be given when the repair is worked out anew.' })
  limit!: number;

  @Field(() => Int)
  othersMoved!: number;

  @Field(() => Int)
  lost!: number;
}

@ObjectType({ description: 'When a slot begins and ends.' })
@Allow(whoeverRunsTheFloor)
export class RepairTime implements OfFloor {
  fairId!: string;

  @Field(() => Date)
  startsAt!: Date;

  @Field(() => Date)
  endsAt!: Date;
}

@ObjectType('Repair', {
  description: 'How the timetable is mended after something that happened on the day.',
})
@Allow(whoeverRunsTheFloor)
export class RepairModel implements OfFloor {
  fairId!: string;

  @Field(() => ID)
  id!: string;

  @Field(() => RepairStateEnum)
  state!: string;

  @Field(() => DayChangeKindEnum)
  kind!: string;

  @Field(() => String, {
    description: 'The people, the table or the hall that it is about; empty of slots and days.',
  })
  subject!: string;

  @Field(() => [LocalDate], { description: 'Days that are removed or laid out anew.' })
  dates!: string[];

  @Field(() => [RepairTime], {
    description:
      'Of days that are laid out anew while they are partly over: slots that have begun, which stay.',
  })
  keptSlots!: RepairTime[];

  @Field(() => [RepairTime], {
    description:
      'Slots of the new plan that are not laid, because they begin while one that has begun lasts.',
  })
  leftOutSlots!: RepairTime[];

  @Field(() => String, { nullable: true, description: 'Who comes instead.' })
  substitute!: string | null;

  @Field(() => Date, { nullable: true, description: 'When they come, or go; when a slot that goes begins.' })
  when!: Date | null;

  @Field(() => [RepairedMeeting], { description: 'Those that were hit first.' })
  changed!: RepairedMeeting[];

  @Field(() => [LostMeeting])
  lost!: LostMeeting[];

  @Field(() => [RepairedGroupModel])
  groups!: RepairedGroupModel[];

  @Field(() => Int, { description: 'Of `changed`, meetings that the change did not hit.' })
  othersMoved!: number;

  @Field(() => Float, { description: 'Time of the solver.' })
  milliseconds!: number;

  @Field(() => [RepairAlternative])
  alternatives!: RepairAlternative[];

  @Field(() => Int, { description: 'Letters that were written when it was applied.' })
  letters!: number;

  @Field(() => Date)
  proposedAt!: Date;

  @Field(() => Date, { nullable: true })
  appliedAt!: Date | null;
}

/** When they come or go, or when a slot that goes begins. */
function instantOf(change: DayChange): string | null {
  switch (change.kind) {
    case 'late':
      return change.until;
    case 'leaves':
      return change.from;
    case 'slot-removed':
      return change.startsAt;
    default:
      return null;
  }
}

function datesOf(change: DayChange): string[] {
  if (change.kind === 'day-removed') return [change.date];
  return change.kind === 'days-laid' ? change.layout.days.map(({ date }) => date) : [];
}

export function toRepairModel(repair: Repair, names: RepairNames): RepairModel {
  const { id, fair, state, change, plan, letters, createdAt, appliedAt } = repair;
  const fairId = fair.id;
  const place = (named: NamedPlace) => Object.assign(new RepairPlace(), named, { fairId });
  const byMeeting = new Map([...plan.changed, ...plan.lost].map((one) => [one.meetingId, one.before]));
  const sides = ({ supplierId, buyerId }: { supplierId: string; buyerId: string }) => ({
    supplierName: names.organisation(supplierId),
    buyerName: names.organisation(buyerId),
  });
  const when = instantOf(change);
  // Those that were worked out before there was such a thing say nothing of it.
  const times = (of: 'kept' | 'leftOut'): RepairTime[] =>
    ((change.kind === 'days-laid' && change.layout[of]) || []).map(({ startsAt, endsAt }) =>
      Object.assign(new RepairTime(), {
        ...{ fairId, startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
      }),
    );
  return Object.assign(new RepairModel(), {
    ...{ id, fairId, state, kind: change.kind, letters, proposedAt: createdAt, appliedAt: appliedAt ?? null },
    subject: names.subject(repair),
    dates: datesOf(change),
    keptSlots: times('kept'),
    leftOutSlots: times('leftOut'),
    substitute: names.substitute(repair),
    when: when === null ? null : new Date(when),
    changed: plan.changed.map(({ meetingId, reason, forMeetingId, before, after }) => {
      const other = forMeetingId === null ? undefined : byMeeting.get(forMeetingId);
      return Object.assign(new RepairedMeeting(), {
        ...{ fairId, meetingId, reason, ...sides(before) },
        madeRoomFor: other ? names.pair(other) : null,
        before: place(names.place(before)),
        after: place(names.place(after)),
        othersCome: !isSamePeople(before, after),
      });
    }),
    lost: plan.lost.map(({ meetingId, reason, before }) =>
      Object.assign(new LostMeeting(), {
        ...{ fairId, meetingId, reason, ...sides(before), before: place(names.place(before)) },
      }),
    ),
    groups: (plan.groups ?? []).map(({ sessionId, title, partyIds, before, after }) =>
      Object.assign(new RepairedGroupModel(), {
        ...{ fairId, sessionId, title, partyNames: partyIds.map((one) => names.organisation(one)) },
        before: place(names.groupPlace(before)),
        after: after && place(names.groupPlace(after)),
      }),
    ),
    othersMoved: plan.othersMoved,
    milliseconds: Math.round(plan.milliseconds * 10) / 10,
    alternatives: plan.alternatives.map((one) => Object.assign(new RepairAlternative(), one, { fairId })),
  });
}
