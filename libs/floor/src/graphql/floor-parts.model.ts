import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { type Side, SideEnum } from '#fair';
import { LocalDate, LocalizedText } from '#graphql';
import type { CheckIn } from '../domain/check-in.entity.js';
import type { FloorCall, LateNotice } from '../domain/floor-call.entity.js';
import type { Kiosk } from '../domain/kiosk.entity.js';
import type { FreedSlot, SlotOffer } from '../domain/slot-offer.entity.js';
import { CheckInWayEnum, FreedReasonEnum, FreedStateEnum, OfferStateEnum } from './floor.enums.js';
import { type OfFloor, concerned, whoeverRunsTheFloor } from './floor.policies.js';

@ObjectType('CheckIn', { description: 'A delegate came to the fair on one of its days.' })
@Allow(whoeverRunsTheFloor)
export class CheckInModel implements OfFloor {
  fairId!: string;

  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  delegateId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  organisationName!: string;

  @Field(() => SideEnum)
  side!: string;

  @Field(() => LocalDate)
  date!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => CheckInWayEnum)
  way!: string;

  @Field(() => Date, { nullable: true, description: 'Taken back, from then on.' })
  undoneAt!: Date | null;
}

/** Needs `delegate.participation.organisation` to be loaded. */
export function toCheckInModel(checkIn: CheckIn): CheckInModel {
  const { id, fair, date, at, way, undoneAt } = checkIn;
  const delegate = checkIn.delegate.unwrap();
  const { side, organisation } = delegate.participation.unwrap();
  return Object.assign(new CheckInModel(), {
    ...{ id, fairId: fair.id, date, at, way, side, undoneAt: undoneAt ?? null },
    delegateId: delegate.id,
    name: delegate.name,
    organisationName: organisation.unwrap().displayName,
  });
}

@ObjectType('FloorCall', { description: 'A party that is missed at its table is called.' })
@Allow(concerned)
export class FloorCallModel implements OfFloor {
  fairId!: string;
  organisationIds!: string[];

  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  meetingId!: string;

  @Field(() => SideEnum)
  side!: string;

  @Field(() => Date)
  calledAt!: Date;

  @Field(() => Date, { nullable: true, description: 'The party has said that it is on its way.' })
  answeredAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Called off, or the party has come.' })
  endedAt!: Date | null;
}

/** Needs the meeting's two sides to be loaded. */
export function toFloorCallModel(call: FloorCall): FloorCallModel {
  const { id, fair, meeting, side, createdAt, answeredAt, endedAt } = call;
  return Object.assign(new FloorCallModel(), {
    ...{ id, fairId: fair.id, meetingId: meeting.id, side, calledAt: createdAt },
    organisationIds: [meeting.unwrap()[side].unwrap().organisation.id],
    answeredAt: answeredAt ?? null,
    endedAt: endedAt ?? null,
  });
}

@ObjectType('LateNotice', { description: 'A side has said how late it will be.' })
@Allow(concerned)
export class LateNoticeModel implements OfFloor {
  fairId!: string;
  organisationIds!: string[];

  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  meetingId!: string;

  @Field(() => SideEnum)
  side!: string;

  @Field(() => Int, { description: 'After the beginning of the meeting; 0 says that it is there after all.' })
  minutes!: number;
}

/** Needs the meeting's two sides to be loaded. */
export function toLateNoticeModel({ id, fair, meeting, side, minutes }: LateNotice): LateNoticeModel {
  const { supplier, buyer } = meeting.unwrap();
  return Object.assign(new LateNoticeModel(), {
    ...{ id, fairId: fair.id, meetingId: meeting.id, side, minutes },
    organisationIds: [supplier.unwrap().organisation.id, buyer.unwrap().organisation.id],
  });
}

@ObjectType('SlotOffer', { description: 'A freed slot offered to a pair that has agreed to meet.' })
@Allow(concerned)
export class SlotOfferModel implements OfFloor {
  fairId!: string;
  /** The supplier's, then the buyer's. */
  organisationIds!: string[];

  @Field(() => ID)
  id!: string;

  @Field(() => OfferStateEnum)
  state!: string;

  @Field(() => Date, {
    description:
      'Of the slot. When it has passed, somebody did not come, and the rest of the slot is offered.',
  })
  startsAt!: Date;

  @Field(() => Date)
  endsAt!: Date;

  @Field(() => String)
  supplierName!: string;

  @Field(() => String)
  buyerName!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The table that became free; another one when it is taken meanwhile. None on line.',
  })
  tableLabel!: string | null;

  @Field(() => String, { nullable: true })
  hallName!: string | null;

  @Field(() => Boolean, {
    description: 'Whether this side is asked. One that others left waiting at its table is not.',
  })
  asksSupplier!: boolean;

  @Field(() => Boolean)
  asksBuyer!: boolean;

  @Field(() => [SideEnum], { description: 'For which of the two the viewer speaks.' })
  ownSides?: Side[];

  @Field(() => Boolean, { description: 'Whether this side’s word is still waited for.' })
  waitsForSupplier!: boolean;

  @Field(() => Boolean)
  waitsForBuyer!: boolean;

  @Field(() => Float, { nullable: true, description: 'By which it stood in the waiting list.' })
  @Allow(whoeverRunsTheFloor)
  worth!: number | null;

  @Field(() => Date, { description: 'When the offer was made.' })
  offeredAt!: Date;

  @Field(() => Date, { description: 'The next on the list is asked from then on.' })
  expiresAt!: Date;

  @Field(() => ID, { nullable: true, description: 'The meeting that it became.' })
  meetingId!: string | null;
}

export const OFFER_PARTS = [
  'slot',
  'supplier.organisation',
  'buyer.organisation',
  'freed.table.hall',
] as const;

/** Needs OFFER_PARTS to be loaded. */
export function toSlotOfferModel(offer: SlotOffer): SlotOfferModel {
  const { id, fair, state, worth, createdAt, expiresAt, meeting, asksSupplier, asksBuyer } = offer;
  const [supplier, buyer] = [offer.supplier.unwrap(), offer.buyer.unwrap()];
  const { startsAt, endsAt } = offer.slot.unwrap();
  const table = offer.freed.unwrap().table?.unwrap() ?? null;
  const isOpen = state === 'offered';
  return Object.assign(new SlotOfferModel(), {
    ...{ id, fairId: fair.id, state, worth, startsAt, endsAt, offeredAt: createdAt, expiresAt },
    organisationIds: [supplier.organisation.id, buyer.organisation.id],
    supplierName: supplier.organisation.unwrap().displayName,
    buyerName: buyer.organisation.unwrap().displayName,
    ...{ tableLabel: table?.label ?? null, hallName: table?.hall.unwrap().name ?? null },
    ...{ asksSupplier, asksBuyer },
    waitsForSupplier: isOpen && asksSupplier && !offer.supplierAcceptedAt,
    waitsForBuyer: isOpen && asksBuyer && !offer.buyerAcceptedAt,
    meetingId: meeting?.id ?? null,
  });
}

@ObjectType('FreedSlot', { description: 'A place in the timetable that became free on the day.' })
@Allow(whoeverRunsTheFloor)
export class FreedSlotModel implements OfFloor {
  fairId!: string;

  @Field(() => ID)
  id!: string;

  @Field(() => FreedStateEnum)
  state!: string;

  @Field(() => FreedReasonEnum)
  reason!: string;

  @Field(() => Date)
  startsAt!: Date;

  @Field(() => Date)
  endsAt!: Date;

  @Field(() => String, { nullable: true, description: 'Where the meeting would have been.' })
  tableLabel!: string | null;

  @Field(() => String, { nullable: true, description: 'Of the meeting that will not be; none of a group.' })
  supplierName!: string | null;

  @Field(() => String, { nullable: true })
  buyerName!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'What the group meeting was about that can not be held.',
  })
  groupTitle!: string | null;

  @Field(() => [SlotOfferModel], { description: 'To whom it was offered, the newest first.' })
  offers!: SlotOfferModel[];
}

export const FREED_PARTS = [
  'slot',
  'table',
  'meeting.supplier.organisation',
  'meeting.buyer.organisation',
] as const;

/** Needs FREED_PARTS to be loaded. */
export function toFreedSlotModel(freed: FreedSlot, offers: SlotOfferModel[]): FreedSlotModel {
  const { id, fair, state, reason } = freed;
  const { startsAt, endsAt } = freed.slot.unwrap();
  const { supplier, buyer } = freed.meeting?.unwrap() ?? {};
  return Object.assign(new FreedSlotModel(), {
    ...{ id, fairId: fair.id, state, reason, startsAt, endsAt, offers },
    tableLabel: freed.table?.unwrap().label ?? null,
    supplierName: supplier?.unwrap().organisation.unwrap().displayName ?? null,
    buyerName: buyer?.unwrap().organisation.unwrap().displayName ?? null,
    groupTitle: freed.groupTitle ?? null,
  });
}

@ObjectType('Kiosk', {
  description: 'A device at an entrance that may check people in by their codes, and nothing else.',
})
@Allow(whoeverRunsTheFloor)
export class KioskModel implements OfFloor {
  fairId!: string;

  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Date)
  openedAt!: Date;

  @Field(() => Date)
  expiresAt!: Date;

  @Field(() => Date, { nullable: true })
  closedAt!: Date | null;
}

export function toKioskModel({ id, fair, name, createdAt, expiresAt, closedAt }: Kiosk): KioskModel {
  return Object.assign(new KioskModel(), {
    ...{ id, fairId: fair.id, name, openedAt: createdAt, expiresAt, closedAt: closedAt ?? null },
  });
}

@ObjectType({
  description: 'A kiosk that was opened, with the key that it needs. The key is not told again.',
})
@Allow(whoeverRunsTheFloor)
export class OpenedKiosk implements OfFloor {
  fairId!: string;

  @Field(() => KioskModel)
  kiosk!: KioskModel;

  @Field(() => String)
  key!: string;
}

@ObjectType({ description: 'What a kiosk shows of itself.' })
@Allow(everyone)
export class KioskScreen {
  @Field(() => String)
  name!: string;

  @Field(() => [LocalizedText])
  fairName!: LocalizedText[];

  @Field(() => String)
  timeZone!: string;

  @Field(() => Date, { description: 'By the service’s clock.' })
  at!: Date;

  @Field(() => Date)
  expiresAt!: Date;
}

@ObjectType({ description: 'What a kiosk says to whom it has checked in.' })
@Allow(everyone)
export class KioskWelcome {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  organisationName!: string;

  @Field(() => Date)
  at!: Date;

  @Field(() => Date, { nullable: true, description: 'When their next meeting begins.' })
  nextAt!: Date | null;

  @Field(() => String, { nullable: true })
  nextTable!: string | null;

  @Field(() => String, { nullable: true })
  nextHall!: string | null;
}

@ObjectType({ description: 'A pair that has agreed to meet and has no meeting.' })
@Allow(whoeverRunsTheFloor)
export class WaitingPairModel implements OfFloor {
  fairId!: string;

  @Field(() => ID)
  supplierParticipationId!: string;

  @Field(() => ID)
  buyerParticipationId!: string;

  @Field(() => String)
  supplierName!: string;

  @Field(() => String)
  buyerName!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'The request by which they agreed; to be named in a booking.',
  })
  requestId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The proposal by which they agreed; to be named in a booking.',
  })
  proposalId!: string | null;

  @Field(() => Float, { description: 'By which the list is ordered.' })
  worth!: number;
}
