import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { Transactions, assertVersion, found } from '#database';
import { Fair, Slot } from '#fair';
import { Clock, InvalidInputError } from '#kernel';
import { Meeting, MeetingAttendance } from '../domain/meeting.entity.js';
import { nextStatus } from '../domain/meeting-state.js';
import { MeetingStateError, MeetingsStrandedError } from '../domain/scheduling.errors.js';
import { strandedDrafts } from './availability.js';
import { BookingLocks } from './booking-locks.js';
import { actingAt, advance, lockMeeting } from './locked-meeting.js';
import { assertOpen } from './pair.js';
import { type Choice, PlaceChooser, type Wish } from './place-chooser.js';
import { announceMeeting } from './scheduling-events.js';
import { SlotRefusals, flushPlace } from './slot-refusals.js';

/** Meetings that one release brings into memory at a time. */
const RELEASE_BATCH = 500;

@Injectable()
export class ChangeMeetingsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly chooser: PlaceChooser,
    private readonly refusals: SlotRefusals,
    private readonly locks: BookingLocks,
    private readonly clock: Clock,
  ) {}

  /**
   * Moves a planned meeting, with its people, to another slot or table. Left out, the table stays the same when it is
   * free there, otherwise the first free one is taken; so does whoever interprets. Announces `meeting.moved`.
   * @throws StaleVersionError, MeetingStateError, FairNotOpenError, InvalidInputError, and as booking does
   */
  async move(
    id: string,
    version: number,
    to: { slotId: string; tableId?: string | null },
    viewer: Viewer,
  ): Promise<void> {
    let wish: Wish | undefined;
    await this.refusals.explain(
      () =>
        this.transactions.run(async (em) => {
          const meeting = await this.planned(em, id, version, 'move');
          const slot = await em.findOne(
            Slot,
            { id: to.slotId, fair: meeting.fair.id },
            { lockMode: LockMode.PESSIMISTIC_READ },
          );
          if (!slot) throw InvalidInputError.at('slotId', 'The fair has no such slot.');
          if (!actingAt(viewer, meeting).runsFair) this.assertToCome(meeting, slot);
          wish = {
            ...this.wishOf(meeting, { slotId: slot.id, tableId: to.tableId }),
            ...(meeting.table && { preferredTableId: meeting.table.id }),
          };
          const { tableId, interpreterId } = await this.chooser.choose(em, wish, false);
          em.assign(meeting, {
            ...{ slot, table: tableId, interpreter: interpreterId },
            ...{ startsAt: slot.startsAt, endsAt: slot.endsAt },
          });
          for (const attendance of meeting.attendances) {
            em.assign(attendance, { startsAt: slot.startsAt, endsAt: slot.endsAt });
          }
          await flushPlace(em);
          await announceMeeting(em, 'moved', meeting);
        }),
      () => wish!,
    );
  }

  /**
   * Replaces the people of a planned meeting. A member of one side names people of that side only; those of the other
   * stay. Announces `meeting.delegates-changed`.
   * @throws StaleVersionError, MeetingStateError, FairNotOpenError, InvalidInputError, and as booking does
   */
  async reassignDelegates(
    id: string,
    version: number,
    delegateIds: readonly string[],
    viewer: Viewer,
  ): Promise<void> {
    let wish: Wish | undefined;
    await this.refusals.explain(
      () =>
        this.transactions.run(async (em) => {
          const meeting = await this.planned(em, id, version, 'reassign');
          await em.populate(meeting, ['attendances.delegate']);
          const acting = actingAt(viewer, meeting);
          // Nobody else's people are touched by a member: the other side's stay as they are.
          const kept = acting.runsFair
            ? []
            : meeting.attendances
                .getItems()
                .filter(({ delegate }) => delegate.unwrap().participation.id !== meeting[acting.side!].id)
                .map(({ delegate }) => delegate.id);
          wish = {
            ...this.wishOf(meeting, { slotId: meeting.slot!.id, tableId: meeting.table?.id }),
            delegateIds: [...new Set([...kept, ...delegateIds])],
            keepsInterpreter: true,
          };
          const chosen = await this.chooser.choose(em, wish, false);
          if (!acting.runsFair) await this.assertOthersKept(em, meeting, chosen, acting.side!, kept);
          this.replaceAttendances(em, meeting, chosen.delegateIds);
          // The meeting's own row changes too, so that whoever edits an older version is told.
          meeting.updatedAt = new Date();
          await flushPlace(em);
          await announceMeeting(em, 'delegates-changed', meeting);
        }),
      () => wish!,
    );
  }

  /** Says whether a planned meeting stays where it is when a timetable is made. @throws StaleVersionError, MeetingStateError */
  async setFixed(id: string, version: number, isFixed: boolean): Promise<void> {
    await this.transactions.run(async (em) => {
      const meeting = await this.planned(em, id, version, 'move');
      if (meeting.isFixed === isFixed) return;
      meeting.isFixed = isFixed;
      await announceMeeting(em, 'fixed', meeting);
    });
  }

  /** Calls a planned meeting off; its table and people are free again. @throws StaleVersionError, MeetingStateError */
  async cancel(id: string, version: number, reason: string): Promise<void> {
    await this.transactions.run(async (em) => {
      const meeting = await lockMeeting(em, id);
      assertVersion(meeting, version);
      advance(meeting, 'cancel');
      meeting.cancelReason = reason;
      for (const attendance of meeting.attendances) attendance.isActive = false;
      await announceMeeting(em, 'cancelled', meeting);
    });
  }

  /**
   * Shows all drafts of a fair to their organisations, in one transaction: a timetable is released whole or not at
   * all. Announces `meeting.released` for each.
   * @returns how many were released
   * @throws FairNotOpenError, MeetingsStrandedError
   */
  releaseDrafts(fairId: string): Promise<number> {
    return this.transactions.run(async (em) => {
      const fair = found(await em.findOne(Fair, { id: fairId }), 'fair', fairId);
      assertOpen(fair);
      const stranded = await strandedDrafts(em, fairId);
      if (stranded.length > 0) throw new MeetingsStrandedError(stranded);
      const now = this.clock.nowDate();
      for (let released = 0; ;) {
        const drafts = await em.find(
          Meeting,
          { fair: fairId, status: 'draft' },
          { populate: ['supplier', 'buyer'], orderBy: { id: 'asc' }, limit: RELEASE_BATCH },
        );
        for (const meeting of drafts) {
          advance(meeting, 'release');
          meeting.releasedAt = now;
          await announceMeeting(em, 'released', meeting);
        }
        await em.flush();
        em.clear();
        released += drafts.length;
        if (drafts.length < RELEASE_BATCH) return released;
      }
    });
  }

  private async planned(
    em: EntityManager,
    id: string,
    version: number,
    action: 'move' | 'reassign',
  ): Promise<Meeting> {
    const { fair } = found(await em.findOne(Meeting, { id }), 'meeting', id);
    await this.locks.hold(em, fair.id);
    const meeting = await lockMeeting(em, id);
    assertVersion(meeting, version);
    // What can still be called off can still be planned anew.
    if (!nextStatus(meeting.status, 'cancel')) throw new MeetingStateError(meeting.status, action);
    assertOpen(meeting.fair.unwrap());
    return meeting;
  }

  private wishOf(meeting: Meeting, place: { slotId: string; tableId?: string | null }): Wish {
    return {
      fairId: meeting.fair.id,
      ...place,
      supplierId: meeting.supplier.id,
      buyerId: meeting.buyer.id,
      delegateIds: meeting.attendances.getItems().map(({ delegate }) => delegate.id),
      ...(meeting.interpreter && { preferredInterpreterId: meeting.interpreter.id }),
      except: meeting.id,
    };
  }

  /** For members: neither the meeting nor where it goes has begun. */
  private assertToCome(meeting: Meeting, slot: Slot): void {
    const now = this.clock.nowDate();
    if (slot.startsAt <= now) throw InvalidInputError.at('slotId', 'This slot has begun.');
    if (meeting.startsAt <= now) throw new MeetingStateError(meeting.status, 'move');
  }

  private async assertOthersKept(
    em: EntityManager,
    meeting: Meeting,
    chosen: Choice,
    side: 'supplier' | 'buyer',
    kept: readonly string[],
  ): Promise<void> {
    const rows: { id: string }[] = await em.execute(
      `select id from delegate where participation_id = ?::uuid and id = any(?::uuid[])`,
      [meeting[side === 'supplier' ? 'buyer' : 'supplier'].id, `{${chosen.delegateIds.join(',')}}`],
    );
    if (rows.some(({ id }) => !kept.includes(id))) {
      throw InvalidInputError.at('delegateIds', 'Name people of your own side only.');
    }
  }

  private replaceAttendances(em: EntityManager, meeting: Meeting, delegateIds: readonly string[]): void {
    const present = new Map(meeting.attendances.getItems().map((one) => [one.delegate.id, one]));
    for (const [delegateId, attendance] of present) {
      if (!delegateIds.includes(delegateId)) em.remove(attendance);
    }
    for (const delegate of delegateIds) {
      if (present.has(delegate)) continue;
      em.create(MeetingAttendance, {
        ...{ meeting, delegate, startsAt: meeting.startsAt, endsAt: meeting.endsAt },
      });
    }
  }
}
