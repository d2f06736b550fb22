import type { EntityManager } from '@mikro-orm/postgresql';
import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow } from '#access';
import { found } from '#database';
import { enumOf } from '#graphql';
import { Fair } from '../domain/fair.entity.js';
import { Delegate, Participation } from '../domain/participation.entity.js';
import {
  FairSession,
  HallWalk,
  Interpreter,
  MeetingPrecedence,
  TABLE_PURPOSES,
  TableBlock,
  type TablePurpose,
  TableTerms,
} from '../domain/planning-terms.entity.js';
import { whoeverRunsTheFair } from './fair.policies.js';

export const TablePurposeEnum = enumOf('TablePurpose', TABLE_PURPOSES, {
  describe: {
    open: 'For anybody.',
    reserved: 'Only for meetings of its owner, who meets elsewhere too.',
    private: 'The stand of its owner, who receives there and nowhere else.',
    spare: 'Left free when a timetable is made, for what happens on the day.',
  },
});

/** What all of these say of themselves for policies; not in the schema. */
abstract class OfFair {
  fairId!: string;
}

@ObjectType('TableTerms', { description: 'For whom a table is, and when it can’t be used.' })
@Allow(whoeverRunsTheFair)
export class TableTermsModel extends OfFair {
  @Field(() => ID)
  tableId!: string;

  @Field(() => TablePurposeEnum)
  purpose!: TablePurpose;

  @Field(() => ID, { nullable: true })
  ownerId!: string | null;

  @Field(() => Int, {
    nullable: true,
    description: 'How many can sit at it; none when nobody has said, and any group may meet there.',
  })
  seats!: number | null;

  @Field(() => [ID])
  blockedSlotIds!: string[];
}

@ObjectType('HallWalk', { description: 'How long one walks between two halls.' })
@Allow(whoeverRunsTheFair)
export class HallWalkModel extends OfFair {
  @Field(() => ID)
  hallId!: string;

  @Field(() => ID)
  otherHallId!: string;

  @Field(() => Int)
  minutes!: number;
}

@ObjectType('FairSession', {
  description:
    'A workshop, opening or tour on the side of the fair, or, with a table, a group meeting there.',
})
@Allow(whoeverRunsTheFair)
export class FairSessionModel extends OfFair {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when editing.' })
  version!: number;

  @Field(() => String)
  title!: string;

  @Field(() => Date)
  startsAt!: Date;

  @Field(() => Date)
  endsAt!: Date;

  @Field(() => ID, { nullable: true, description: 'Where a group meets; null for other sessions.' })
  tableId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'Who interprets at a group meeting, and nowhere else then.',
  })
  interpreterId!: string | null;

  @Field(() => [ID], { description: 'Who attends it, and has no meetings then.' })
  delegateIds!: string[];
}

@ObjectType('Interpreter', { description: 'Somebody who interprets at one meeting at a time.' })
@Allow(whoeverRunsTheFair)
export class InterpreterModel extends OfFair {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when editing.' })
  version!: number;

  @Field(() => String)
  name!: string;

  @Field(() => [String], { description: 'Each as two language tags: "ja-vi".' })
  languagePairs!: string[];

  @Field(() => Int, { nullable: true })
  maxMeetings!: number | null;

  @Field(() => [ID], { description: 'Slots in which they don’t work.' })
  breakSlotIds!: string[];
}

@ObjectType('MeetingPrecedence', { description: 'The first pair meets before the second, when both do.' })
@Allow(whoeverRunsTheFair)
export class MeetingPrecedenceModel extends OfFair {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  firstSupplierId!: string;

  @Field(() => ID)
  firstBuyerId!: string;

  @Field(() => ID)
  thenSupplierId!: string;

  @Field(() => ID)
  thenBuyerId!: string;
}

@ObjectType('DelegateStay', { description: 'A delegate who isn’t there for the whole fair.' })
@Allow(whoeverRunsTheFair)
export class DelegateStayModel extends OfFair {
  @Field(() => ID)
  delegateId!: string;

  @Field(() => Int, { description: 'To be given back when editing.' })
  version!: number;

  @Field(() => Date, { nullable: true })
  arrivesAt!: Date | null;

  @Field(() => Date, { nullable: true })
  leavesAt!: Date | null;
}

@ObjectType('RemoteParticipation', { description: 'An organisation that takes part on line.' })
@Allow(whoeverRunsTheFair)
export class RemoteParticipationModel extends OfFair {
  @Field(() => ID)
  participationId!: string;

  @Field(() => String, { description: 'IANA name of its time zone.' })
  timeZone!: string;

  @Field(() => String, { description: 'From when it can meet, on its own clock: "08:00".' })
  from!: string;

  @Field(() => String)
  until!: string;
}

@ObjectType('PlanningTerms', {
  description: 'What making a timetable has to heed besides slots, tables and people.',
})
@Allow(whoeverRunsTheFair)
export class PlanningTermsModel extends OfFair {
  @Field(() => ID)
  declare fairId: string;

  @Field(() => Float, { description: 'Of the open tables, how much is left free: 0 to 0.5.' })
  spareTableShare!: number;

  @Field(() => [TableTermsModel], { description: 'Of tables that aren’t simply open and usable.' })
  tables!: TableTermsModel[];

  @Field(() => [HallWalkModel], { description: 'Halls without one are next to each other.' })
  walks!: HallWalkModel[];

  @Field(() => [FairSessionModel], { description: 'The earliest first.' })
  sessions!: FairSessionModel[];

  @Field(() => [InterpreterModel])
  interpreters!: InterpreterModel[];

  @Field(() => [MeetingPrecedenceModel])
  precedences!: MeetingPrecedenceModel[];

  @Field(() => [DelegateStayModel])
  stays!: DelegateStayModel[];

  @Field(() => [RemoteParticipationModel])
  remote!: RemoteParticipationModel[];
}

/** All terms of a fair, in the same few statements whatever their number. */
export async function planningTermsOf(em: EntityManager, fairId: string): Promise<PlanningTermsModel> {
  const ofFair = { fair: fairId };
  const fresh = { refresh: true } as const;
  const fair = found(await em.findOne(Fair, { id: fairId }, fresh), 'fair', fairId);
  const terms = await em.find(TableTerms, { table: ofFair }, fresh);
  const blocks = await em.find(
    TableBlock,
    { table: ofFair },
    { ...fresh, orderBy: { slot: { startsAt: 1 } } },
  );
  const walks = await em.find(HallWalk, { hall: ofFair }, fresh);
  const sessions = await em.find(FairSession, ofFair, {
    ...fresh,
    populate: ['attendances'],
    orderBy: { startsAt: 1, id: 1 },
  });
  const interpreters = await em.find(Interpreter, ofFair, {
    ...fresh,
    populate: ['breaks'],
    orderBy: { name: 1 },
  });
  const precedences = await em.find(MeetingPrecedence, ofFair, { ...fresh, orderBy: { id: 1 } });
  const stays = await em.find(
    Delegate,
    { participation: ofFair, $or: [{ arrivesAt: { $ne: null } }, { leavesAt: { $ne: null } }] },
    { ...fresh, orderBy: { id: 1 } },
  );
  const remote = await em.find(
    Participation,
    { ...ofFair, remoteTimeZone: { $ne: null } },
    { ...fresh, orderBy: { id: 1 } },
  );
  const purposes = new Map(terms.map((one) => [one.table.id, one]));
  const blocked = Map.groupBy(blocks, ({ table }) => table.id);
  return Object.assign(new PlanningTermsModel(), {
    fairId,
    spareTableShare: fair.spareTableShare,
    tables: [...new Set([...purposes.keys(), ...blocked.keys()])].map((tableId) =>
      Object.assign(new TableTermsModel(), {
        fairId,
        tableId,
        purpose: purposes.get(tableId)?.purpose ?? 'open',
        ownerId: purposes.get(tableId)?.owner?.id ?? null,
        seats: purposes.get(tableId)?.seats ?? null,
        blockedSlotIds: (blocked.get(tableId) ?? []).map(({ slot }) => slot.id),
      }),
    ),
    walks: walks.map(({ hall, otherHall, minutes }) =>
      Object.assign(new HallWalkModel(), { fairId, hallId: hall.id, otherHallId: otherHall.id, minutes }),
    ),
    sessions: sessions.map(({ id, version, title, startsAt, endsAt, table, interpreter, attendances }) =>
      Object.assign(new FairSessionModel(), {
        ...{ fairId, id, version, title, startsAt, endsAt, tableId: table?.id ?? null },
        interpreterId: interpreter?.id ?? null,
        delegateIds: attendances.getItems().map(({ delegate }) => delegate.id),
      }),
    ),
    interpreters: interpreters.map(({ id, version, name, languagePairs, maxMeetings, breaks }) =>
      Object.assign(new InterpreterModel(), {
        ...{ fairId, id, version, name, languagePairs, maxMeetings: maxMeetings ?? null },
        breakSlotIds: breaks.getItems().map(({ slot }) => slot.id),
      }),
    ),
    precedences: precedences.map((one) =>
      Object.assign(new MeetingPrecedenceModel(), {
        ...{ fairId, id: one.id },
        firstSupplierId: one.firstSupplier.id,
        firstBuyerId: one.firstBuyer.id,
        thenSupplierId: one.thenSupplier.id,
        thenBuyerId: one.thenBuyer.id,
      }),
    ),
    stays: stays.map(({ id, version, arrivesAt, leavesAt }) =>
      Object.assign(new DelegateStayModel(), {
        ...{ fairId, delegateId: id, version, arrivesAt: arrivesAt ?? null, leavesAt: leavesAt ?? null },
      }),
    ),
    remote: remote.map((one) =>
      Object.assign(new RemoteParticipationModel(), {
        ...{ fairId, participationId: one.id, timeZone: one.remoteTimeZone },
        ...{ from: one.remoteFrom, until: one.remoteUntil },
      }),
    ),
  });
}
