import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, currentActor, found, once } from '#database';
import {
  Delegate,
  DelegateAbsence,
  Fair,
  FairDaysService,
  FairDay,
  FairSession,
  Hall,
  HallsService,
  HasMeetingsError,
  MeetingTable,
  Participation,
  Slot,
  type SlotPlan,
  isSameLayout,
  lockedFair,
} from '#fair';
import { Clock, InvalidInputError, NotFoundError, newId } from '#kernel';
import {
  type FairFacts,
  FairFactsReader,
  type MeetingChange,
  placeOf,
  postLetters,
  recipientsOf,
} from '#planning';
import { BookingLocks, FairNotOpenError, Meeting, MeetingAttendance, announceMeeting } from '#scheduling';
import {
  type DayChange,
  type DayChangeKind,
  isRemoval,
  slotsLost,
  slotsRemovedBy,
  tablesLostBy,
} from '../domain/day-change.js';
import { NothingToRepairError, RepairStaleError } from '../domain/floor.errors.js';
import {
  LARGEST_ALLOWANCE,
  MOST_OTHERS_MOVED,
  type RepairPlan,
  basisOf,
  planRepair,
} from '../domain/plan-repair.js';
import { Repair } from '../domain/repair.entity.js';
import { type RepairedGroup, groupsHitBy, repairGroups } from '../domain/repair-groups.js';
import type { LossReason } from '../domain/repair-question.js';
import { basisOfGroups, newsOfGroups, standingGroups, writeGroups } from './repair-groups.js';

/** What happened, as it is told. Of a whole organisation all delegates are meant. */
export interface RepairRequest {
  fairId: string;
  kind: DayChangeKind;
  delegateId?: string | null;
  participationId?: string | null;
  tableId?: string | null;
  slotId?: string | null;
  hallId?: string | null;
  /** Of a day that is removed. */
  date?: string | null;
  /** How days are laid out anew. */
  layout?: SlotPlan | null;
  /** When they come, or go. */
  at?: Date | null;
  /** Who comes instead: a delegate of the same organisation, or somebody new. */
  substituteId?: string | null;
  substitute?: { name: string; email?: string | null; phone?: string | null } | null;
  /** Other meetings that may be moved. */
  limit?: number | null;
  idempotencyKey?: string | null;
}

/** Mends the timetable on the day: first shown, then done by one click, if nothing has changed in between. */
@Injectable()
export class RepairsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly reader: FairFactsReader,
    private readonly locks: BookingLocks,
    private readonly days: FairDaysService,
    private readonly halls: HallsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Works out what becomes of the timetable, and keeps the proposal; nothing else is changed.
   * @returns the repair's id
   * @throws NothingToRepairError when something is to be taken out where nobody meets, FairNotOpenError, InvalidInputError, HasMeetingsError of a table or slot that records keep
   */
  propose(input: RepairRequest): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'proposeRepair', input, async () => {
        const fair = found(await em.findOne(Fair, { id: input.fairId }), 'fair', input.fairId);
        assertOpen(fair);
        const change = await this.changeOf(em, input);
        const facts = await this.factsFor(em, fair.id, change);
        const mended = planRepair(facts, change, limitOf(input.limit));
        const plan = { ...mended, groups: await this.groupsOf(em, facts, change, mended) };
        const isEmpty = plan.changed.length + plan.lost.length + plan.groups.length === 0;
        // That somebody is away, or a table lost, is written down all the same: nobody is to be put there later.
        if (isEmpty && isRemoval(change)) throw new NothingToRepairError();
        const repair = em.create(Repair, {
          ...{ fair, change, plan, basis: basisOf(facts), proposedById: currentActor().personId },
        });
        return repair.id;
      }),
    );
  }

  /**
   * Does what a proposal says, all or nothing: writes down what happened, moves and cancels the meetings, takes the slots or
   * tables out of the fair that were to go, and tells those whom it concerns and nobody else, by letter and live. Bookings
   * wait meanwhile.
   * @throws RepairStaleError, FairNotOpenError
   */
  async apply(id: string): Promise<void> {
    await this.transactions.run(async (em) => {
      const { fair: of } = found(await em.findOne(Repair, { id }), 'repair', id);
      await this.locks.takeTimetable(em, of.id);
      const repair = await em.findOneOrFail(
        Repair,
        { id },
        { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
      );
      // Pressed twice: it is done.
      if (repair.state === 'applied') return;
      const fair = await lockedFair(em, of.id);
      assertOpen(fair);
      await this.hold(em, fair.id);
      const { plan, change } = repair;
      await this.assertLaidAlike(em, fair.id, change);
      const facts = await this.factsFor(em, fair.id, change);
      if (basisOf(facts) !== repair.basis || hasBegun(plan, facts)) throw new RepairStaleError();
      const groups = await this.groupsOf(em, facts, change, plan);
      if (basisOfGroups(groups) !== basisOfGroups(plan.groups ?? [])) throw new RepairStaleError();
      await this.writeChange(em, facts, change);
      const hidden = await this.writeMeetings(em, facts, plan, change);
      await writeGroups(em, fair.id, groups);
      const changes = changesOf(plan).filter(({ meetingId }) => !hidden.has(meetingId));
      const news = newsOfGroups(facts, groups);
      const recipients = await recipientsOf(em, changes, news.changes);
      await postLetters(em, fair, { ...facts, slots: [...facts.slots, ...news.times] }, recipients);
      await this.takeOut(em, fair.id, change);
      em.assign(repair, {
        ...{ state: 'applied' as const, appliedAt: this.clock.nowDate(), letters: recipients.length },
        appliedById: currentActor().personId,
      });
      await announce(em, 'floor.repaired', { fairId: fair.id });
    });
  }

  /** @throws InvalidInputError naming the argument that is missing or foreign */
  private async changeOf(em: EntityManager, input: RepairRequest): Promise<DayChange> {
    const { kind } = input;
    if (kind === 'table-lost') {
      const table =
        input.tableId && (await em.findOne(MeetingTable, { id: input.tableId, fair: input.fairId }));
      if (!table) throw InvalidInputError.at('input.tableId', 'Name a table of the fair.');
      return { kind, tableId: table.id };
    }
    if (kind === 'table-removed' || kind === 'hall-removed') return this.removedTables(em, input);
    if (kind === 'slot-removed' || kind === 'day-removed' || kind === 'days-laid') {
      const change = await this.removedSlots(em, input);
      await this.assertNoRecords(em, { slot: { $in: slotsRemovedBy(change).map(({ id }) => id) } });
      return change;
    }
    if (kind === 'swapped') return this.swapOf(em, input);
    const delegateIds = await this.delegatesOf(em, input);
    if (kind === 'gone') return { kind, delegateIds };
    if (!input.at) throw InvalidInputError.at('input.at', 'Say when.');
    const at = input.at.toISOString();
    return kind === 'late' ? { kind, delegateIds, until: at } : { kind, delegateIds, from: at };
  }

  private async removedTables(em: EntityManager, input: RepairRequest): Promise<DayChange> {
    const { fairId, kind, tableId, hallId } = input;
    const populate = ['hall'] as const;
    const path = kind === 'hall-removed' ? 'input.hallId' : 'input.tableId';
    let change: DayChange;
    if (kind === 'hall-removed') {
      const hall = hallId && (await em.findOne(Hall, { id: hallId, fair: fairId }, { populate: ['tables'] }));
      if (!hall) throw InvalidInputError.at(path, 'Name a hall of the fair.');
      const tables = hall.tables.getItems().map(({ id, label }) => ({ id, label }));
      change = { kind, hallId: hall.id, name: hall.name, tables };
    } else {
      const table = tableId && (await em.findOne(MeetingTable, { id: tableId, fair: fairId }, { populate }));
      if (!table) throw InvalidInputError.at(path, 'Name a table of the fair.');
      const { id, label, hall } = table;
      change = { kind: 'table-removed', tableId: id, label, hallName: hall.unwrap().name };
    }
    const at = { table: { $in: [...tablesLostBy(change)] } };
    await this.assertNoRecords(em, at);
    const past = await em.findOne(
      FairSession,
      { ...at, $or: [{ startsAt: { $lte: this.clock.nowDate() } }, { freedAt: { $ne: null } }] },
      { populate: ['table'] },
    );
    if (!past) return change;
    const { label } = past.table!.unwrap();
    throw InvalidInputError.at(path, `“${past.title}” was held at table ${label}: its record stays.`);
  }

  private async removedSlots(em: EntityManager, input: RepairRequest): Promise<DayChange> {
    const { fairId, kind, slotId, date, layout } = input;
    const timed = ({ id, startsAt, endsAt }: Slot) => ({
      ...{ id, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
    });
    if (kind === 'days-laid') {
      if (!layout) throw InvalidInputError.at('input.layout', 'Say how the days are laid out.');
      const { slotMinutes, bufferMinutes, days } = layout;
      const plan = { slotMinutes, bufferMinutes, days };
      return { kind, plan, layout: await this.days.layout(em, fairId, plan, ['input', 'layout']) };
    }
    if (kind === 'day-removed') {
      const day = date && (await em.findOne(FairDay, { date, fair: fairId }));
      if (!day) throw InvalidInputError.at('input.date', 'Name a day of the fair.');
      const slots = await em.find(Slot, { day }, { orderBy: { startsAt: 'asc' } });
      return { kind, date: day.date, slots: slots.map(timed) };
    }
    const slot = slotId && (await em.findOne(Slot, { id: slotId, fair: fairId }));
    if (!slot) throw InvalidInputError.at('input.slotId', 'Name a slot of the fair.');
    const { id, ...times } = timed(slot);
    return { kind: 'slot-removed', slotId: id, ...times };
  }

  /** What was held, or missed, or has begun, keeps its slot and table. @throws HasMeetingsError */
  private async assertNoRecords(
    em: EntityManager,
    at: { table: { $in: string[] } } | { slot: { $in: string[] } },
  ): Promise<void> {
    const records = await em.find(
      Meeting,
      {
        ...at,
        $or: [
          { status: { $in: ['held', 'no-show'] } },
          { status: { $ne: 'cancelled' }, startsAt: { $lte: this.clock.nowDate() } },
        ],
      },
      { orderBy: { startsAt: 'asc', id: 'asc' } },
    );
    if (records.length > 0) throw new HasMeetingsError(records.map(({ id }) => id));
  }

  /** That days would still be laid out as they were to be. @throws RepairStaleError */
  private async assertLaidAlike(em: EntityManager, fairId: string, change: DayChange): Promise<void> {
    if (change.kind !== 'days-laid') return;
    try {
      if (isSameLayout(await this.days.layout(em, fairId, change.plan), change.layout)) return;
    } catch (error) {
      // The dates of the fair aren't what they were.
      if (!(error instanceof InvalidInputError)) throw error;
    }
    throw new RepairStaleError();
  }

  /**
   * What a repair goes by. When days are laid out anew, the facts have the new slots beside the old ones, and are without the
   * groups that have to go elsewhere: it is written, read and taken back, so that who can't meet then is known as ever.
   */
  private async factsFor(em: EntityManager, fairId: string, change: DayChange): Promise<FairFacts> {
    if (change.kind !== 'days-laid') return this.reader.read(em, fairId);
    const now = this.clock.nowDate();
    const hit = groupsHitBy(change, await standingGroups(em, fairId, now));
    await em.execute('savepoint as_it_was');
    const other = em.fork({ clear: true, keepTransactionContext: true });
    await this.days.addLaid(other, fairId, change.layout);
    for (const { sessionId } of hit)
      await other.execute('update fair_session set freed_at = ? where id = ?', [now, sessionId]);
    const facts = await this.reader.read(other, fairId);
    await em.execute('rollback to savepoint as_it_was');
    return facts;
  }

  /** Where the groups go that the change hits, once the meetings of two are where the plan has them. */
  private async groupsOf(
    em: EntityManager,
    facts: FairFacts,
    change: DayChange,
    { changed, lost }: Pick<RepairPlan, 'changed' | 'lost'>,
  ): Promise<RepairedGroup[]> {
    const now = new Map(changed.map(({ meetingId, after }) => [meetingId, after]));
    const gone = new Set(lost.map(({ meetingId }) => meetingId));
    const placed = facts.meetings
      .filter(({ meetingId }) => !gone.has(meetingId))
      .map((one) => now.get(one.meetingId) ?? placeOf(one));
    return repairGroups(facts, change, placed, await standingGroups(em, facts.fairId, facts.now));
  }

  /** Takes what was to go out of the fair, now that nobody meets there. @throws RepairStaleError */
  private async takeOut(em: EntityManager, fairId: string, change: DayChange): Promise<void> {
    try {
      if (change.kind === 'table-removed') await this.halls.removeTableWithin(em, change.tableId);
      if (change.kind === 'hall-removed') await this.halls.removeHallWithin(em, change.hallId);
      if (change.kind === 'day-removed') await this.days.removeDayWithin(em, fairId, change.date);
      if (change.kind === 'slot-removed' || change.kind === 'days-laid') {
        const ids = slotsRemovedBy(change).map(({ id }) => id);
        await this.days.removeSlotsWithin(em, fairId, ids);
      }
    } catch (error) {
      // A day or hall may have got more, or have gone, since.
      const isOther = error instanceof HasMeetingsError || error instanceof NotFoundError;
      throw isOther ? new RepairStaleError() : error;
    }
  }

  private async delegatesOf(em: EntityManager, input: RepairRequest): Promise<string[]> {
    if (Boolean(input.delegateId) === Boolean(input.participationId)) {
      throw InvalidInputError.at('input.delegateId', 'Name a delegate, or a whole organisation.');
    }
    const delegates = await em.find(
      Delegate,
      {
        withdrawnAt: null,
        participation: { fair: input.fairId, ...(input.participationId && { id: input.participationId }) },
        ...(input.delegateId && { id: input.delegateId }),
      },
      { orderBy: { id: 'asc' } },
    );
    if (delegates.length > 0) return delegates.map(({ id }) => id);
    throw input.delegateId
      ? InvalidInputError.at('input.delegateId', 'This is no delegate of the fair.')
      : InvalidInputError.at('input.participationId', 'It has no delegates at the fair.');
  }

  private async swapOf(em: EntityManager, input: RepairRequest): Promise<DayChange> {
    const [delegateId] = await this.delegatesOf(em, { ...input, participationId: null });
    const { participation } = await em.findOneOrFail(Delegate, { id: delegateId! });
    if (Boolean(input.substituteId) === Boolean(input.substitute)) {
      throw InvalidInputError.at(
        'input.substituteId',
        'Say who comes instead: a colleague, or somebody new.',
      );
    }
    if (input.substitute) {
      const { name, email = null, phone = null } = input.substitute;
      const id = newId();
      return {
        kind: 'swapped',
        delegateId: delegateId!,
        substituteId: id,
        substitute: { id, name, email, phone },
      };
    }
    const colleague = await em.findOne(Delegate, {
      id: input.substituteId!,
      participation: participation.id,
      withdrawnAt: null,
    });
    if (!colleague || colleague.id === delegateId) {
      throw InvalidInputError.at('input.substituteId', 'This is no other delegate of the same organisation.');
    }
    return { kind: 'swapped', delegateId: delegateId!, substituteId: colleague.id, substitute: null };
  }

  /** Nobody withdraws, nothing goes out of use and no meeting is settled until it is through. */
  private async hold(em: EntityManager, fairId: string): Promise<void> {
    const rows = [
      `select 1 from participation where fair_id = ? order by id for share`,
      `select 1 from delegate where participation_id in (select id from participation where fair_id = ?) order by id for update`,
      `select 1 from meeting_table where fair_id = ? order by id for update`,
      `select 1 from fair_session where fair_id = ? order by id for update`,
      `select 1 from meeting where fair_id = ? and status in ('draft', 'released') order by id for update`,
    ];
    for (const sql of rows) await em.execute(sql, [fairId]);
    await em.execute(
      `set constraints meeting_table_once, meeting_delegate_once, meeting_interpreter_once deferred`,
    );
  }

  private async writeChange(em: EntityManager, facts: FairFacts, change: DayChange): Promise<void> {
    const now = this.clock.nowDate();
    if (change.kind === 'days-laid') await this.days.addLaid(em, facts.fairId, change.layout);
    // The rest goes once nobody meets there any more.
    if (isRemoval(change)) return;
    if (change.kind === 'table-lost') {
      const table = await em.findOneOrFail(MeetingTable, { id: change.tableId });
      table.blockedAt ??= now;
      await announce(em, 'fair.tables-changed', { fairId: facts.fairId });
      return;
    }
    if (change.kind === 'late' || change.kind === 'leaves') {
      for (const delegate of change.delegateIds) {
        const standing = new Set((await em.find(DelegateAbsence, { delegate })).map(({ slot }) => slot.id));
        for (const slot of slotsLost(facts, change)) {
          if (!standing.has(slot)) em.create(DelegateAbsence, { delegate, slot });
        }
        await this.tellOf(em, 'delegate.availability-set', delegate);
      }
      return;
    }
    const gone = change.kind === 'gone' ? change.delegateIds : [change.delegateId];
    if (change.kind === 'swapped' && change.substitute) {
      const former = await em.findOneOrFail(Delegate, { id: change.delegateId });
      const { id, name, email, phone } = change.substitute;
      em.create(Delegate, {
        ...{ id, name, email, phone, participation: former.participation },
        languages: former.languages,
      });
      await em.flush();
      await this.tellOf(em, 'delegate.added', id);
    }
    for (const id of gone) {
      (await em.findOneOrFail(Delegate, { id })).withdrawnAt ??= now;
      await this.tellOf(em, 'delegate.withdrawn', id);
    }
  }

  private async tellOf(em: EntityManager, topic: string, delegateId: string): Promise<void> {
    const { participation } = await em.findOneOrFail(Delegate, { id: delegateId });
    const { id, fair, organisation } = await em.findOneOrFail(Participation, { id: participation.id });
    await announce(em, topic, {
      ...{ fairId: fair.id, organisationIds: [organisation.id], participationId: id, delegateId },
    });
  }

  /** @returns the meetings of which the two sides don't know yet */
  private async writeMeetings(
    em: EntityManager,
    facts: FairFacts,
    plan: RepairPlan,
    change: DayChange,
  ): Promise<Set<string>> {
    const ids = [...plan.changed, ...plan.lost].map(({ meetingId }) => meetingId);
    const meetings = await em.find(
      Meeting,
      { id: { $in: ids } },
      { populate: ['supplier', 'buyer', 'attendances'] },
    );
    const byId = new Map(meetings.map((meeting) => [meeting.id, meeting]));
    const slots = new Map(facts.slots.map((slot) => [slot.id, slot]));
    for (const { meetingId, after, reason } of plan.changed) {
      const meeting = byId.get(meetingId)!;
      const { startsAt, endsAt } = slots.get(after.slotId)!;
      em.assign(meeting, {
        ...{ slot: after.slotId, table: after.tableId, interpreter: after.interpreterId, startsAt, endsAt },
        updatedAt: new Date(),
      });
      this.send(em, meeting, after.delegateIds);
      await announceMeeting(em, reason === 'people' ? 'delegates-changed' : 'moved', meeting);
    }
    for (const { meetingId, reason } of plan.lost) {
      const meeting = byId.get(meetingId)!;
      meeting.status = 'cancelled';
      meeting.cancelReason = whyCancelled(reason, change);
      for (const attendance of meeting.attendances) attendance.isActive = false;
      await announceMeeting(em, 'cancelled', meeting);
    }
    await em.flush();
    return new Set(meetings.flatMap(({ id, releasedAt }) => (releasedAt ? [] : [id])));
  }

  private send(em: EntityManager, meeting: Meeting, delegateIds: readonly string[]): void {
    const { startsAt, endsAt } = meeting;
    const present = meeting.attendances.getItems();
    for (const attendance of present) {
      if (delegateIds.includes(attendance.delegate.id)) em.assign(attendance, { startsAt, endsAt });
      else em.remove(attendance);
    }
    for (const delegate of delegateIds) {
      if (present.some((one) => one.delegate.id === delegate)) continue;
      em.create(MeetingAttendance, { meeting: meeting.id, delegate, startsAt, endsAt });
    }
  }
}

function whyCancelled(reason: LossReason, change: DayChange): string {
  if (reason === 'no-common-slot') return 'No time was left at which both sides are there.';
  if (slotsRemovedBy(change).length > 0)
    return 'Its time was taken out of the fair, and no other place was left for it.';
  if (isRemoval(change)) return 'Its table was taken out of the fair, and no other place was left for it.';
  return 'No place was left for it after a change on the day.';
}

function assertOpen({ status }: Fair): void {
  if (status !== 'open' && status !== 'running') throw new FairNotOpenError(status);
}

function limitOf(limit: number | null | undefined): number {
  if (limit === null || limit === undefined) return MOST_OTHERS_MOVED;
  if (!(Number.isInteger(limit) && limit >= 0 && limit <= LARGEST_ALLOWANCE)) {
    throw InvalidInputError.at('input.limit', `Move between 0 and ${LARGEST_ALLOWANCE} others.`);
  }
  return limit;
}

/** Whether a meeting that is to change, or the slot to which it goes, has begun since. */
function hasBegun(plan: RepairPlan, facts: FairFacts): boolean {
  const begun = new Set(facts.slots.flatMap(({ id, startsAt }) => (startsAt <= facts.now ? [id] : [])));
  return (
    plan.changed.some(({ before, after }) => begun.has(before.slotId) || begun.has(after.slotId)) ||
    plan.lost.some(({ before }) => begun.has(before.slotId))
  );
}

function changesOf(plan: RepairPlan): MeetingChange[] {
  return [
    ...plan.changed.map(({ meetingId, before, after }) => ({
      ...{ meetingId, kind: 'moved' as const, before, after },
    })),
    ...plan.lost.map(({ meetingId, before }) => ({
      ...{ meetingId, kind: 'cancelled' as const, before, after: null },
    })),
  ];
}
