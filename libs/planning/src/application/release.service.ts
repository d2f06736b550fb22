import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, found, lockInOrder, once } from '#database';
import { Fair } from '#fair';
import { Clock, newId } from '#kernel';
import { BookingLocks, FairNotOpenError, Meeting, announceMeeting } from '#scheduling';
import { type Timetable, repairTimetable } from '#timetable-solver';
import { type FairFacts, pairKey } from '../domain/fair-facts.js';
import { type GroupDifference } from '../domain/group-diff.js';
import { movableGroups } from '../domain/hold-groups.js';
import { type MergedDraft, mergeDraft } from '../domain/merge-draft.js';
import { type PlacedMeeting, isSamePlace } from '../domain/placed-meeting.js';
import { placedOfTimetable, timetableOfPlaced } from '../domain/place-timetable.js';
import { TimetableChangedError } from '../domain/planning.errors.js';
import type { NamedFault } from '../domain/planning-faults.js';
import { stateProblem } from '../domain/state-problem.js';
import { type MeetingChange, diffTimetables } from '../domain/timetable-diff.js';
import { TimetableDraft } from '../domain/timetable-draft.entity.js';
import {
  lockDraft,
  readBase,
  readGroups,
  readMeetings,
  replaceMeetings,
  writeBase,
} from './draft-records.js';
import { FairFactsReader } from './fair-facts.reader.js';
import { applyGroupChanges } from './group-sessions.js';
import { sendPeople } from './send-people.js';
import { announcePlanning } from './planning-events.js';
import { postLetters } from './release-letters.js';
import { type Recipient, recipientsOf, toldOfGroups, unreachedBy } from './release-recipients.js';
import { NEWEST, timetableAt } from './timetable-versions.reader.js';
import { keepGroupChanges, keepVersion } from './timetable-versions.writer.js';

/** Meetings that one flush writes. */
const BATCH = 500;

export interface ReleasePreview {
  readonly changes: readonly MeetingChange[];
  /** What it would change of group meetings. */
  readonly groups: readonly GroupDifference[];
  readonly conflicts: readonly NamedFault[];
  readonly recipients: readonly Recipient[];
  /** Participations concerned of which nobody has an address. */
  readonly unreached: readonly string[];
}

/** What bringing a draft up to date has done to it. */
export interface RebasedDraft {
  readonly draftId: string;
  /** Meetings that found another place than the draft had for them, and those that found none. */
  readonly moved: number;
  readonly dropped: number;
}

/** Making a draft the fair's timetable. */
@Injectable()
export class ReleaseService {
  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly reader: FairFactsReader,
    private readonly locks: BookingLocks,
    private readonly clock: Clock,
  ) {}

  /** What a release would change, whom it would tell, and what stands in its way. Reads only. */
  async preview(draftId: string): Promise<ReleasePreview> {
    const em = this.em.fork();
    const draft = found(await em.findOne(TimetableDraft, { id: draftId }), 'draft', draftId);
    const { changes, groupChanges: groups, conflicts, facts } = await this.merge(em, draft);
    const shown = await this.shownChanges(em, facts.fairId, changes);
    const groupChanges = toldOfGroups(facts, groups);
    const recipients = await recipientsOf(em, shown, groupChanges);
    return {
      changes,
      groups,
      conflicts,
      recipients,
      unreached: unreachedBy(shown, recipients, groupChanges),
    };
  }

  /**
   * Applies a draft to the fair's meetings and keeps it as a version, all or nothing. Bookings wait meanwhile. Those whom
   * it concerns, and only they, get a letter with what has changed for them; `meeting.booked`, `meeting.released`,
   * `meeting.moved` and `meeting.cancelled` are announced of each meeting, `fair.sessions-changed` when groups were placed or moved,
   * then `timetable.released`.
   * @returns the version's id
   * @throws DraftClosedError, StaleVersionError, FairNotOpenError, TimetableChangedError
   */
  release(input: {
    draftId: string;
    version: number;
    note?: string | null;
    idempotencyKey?: string | null;
  }): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'releaseTimetable', input, async () => {
        const { fair: of } = found(
          await em.findOne(TimetableDraft, { id: input.draftId }),
          'draft',
          input.draftId,
        );
        await this.locks.takeTimetable(em, of.id);
        const draft = await lockDraft(em, input.draftId, input.version);
        const fair = await em.findOneOrFail(Fair, { id: of.id });
        if (fair.status !== 'open' && fair.status !== 'running') throw new FairNotOpenError(fair.status);
        // Sessions are set up under this lock.
        await lockInOrder(em, [`fair:${fair.id}`]);
        await this.hold(em, fair.id);
        const { facts, conflicts, changes, merged, groupChanges, mergedGroups } = await this.merge(em, draft);
        if (conflicts.length > 0) throw new TimetableChangedError(conflicts);
        const before = await timetableAt(em, fair.id, NEWEST);
        const shown = await this.shownChanges(em, fair.id, changes);
        const recipients = await recipientsOf(em, shown, toldOfGroups(facts, groupChanges));
        await this.apply(em, facts, changes, input.note?.trim() || null);
        await applyGroupChanges(em, facts, groupChanges);
        const released = await this.releaseHidden(em, fair.id, new Set(merged.keys()));
        const mine = new Set([...changes.map(({ meetingId }) => meetingId), ...released]);
        const version = await keepVersion(em, {
          ...{ draft, note: input.note?.trim() || null, letters: recipients.length },
          changes: diffTimetables(before, merged),
          meetings: merged.size,
          groups: groupChanges.filter(({ kind }) => kind === 'added').length,
          originOf: (meetingId) => (mine.has(meetingId) ? 'release' : 'hand'),
        });
        await keepGroupChanges(em, version, facts, mergedGroups, groupChanges);
        await postLetters(em, fair, facts, recipients);
        draft.status = 'released';
        await announcePlanning(em, 'released', {
          fairId: fair.id,
          draftId: draft.id,
          versionId: version.id,
        });
        return version.id;
      }),
    );
  }

  /**
   * Brings a draft up to date with the timetable: changes made by hand since win, and what of the draft no longer fits
   * finds another place with as few moves as possible, or stays out.
   * @throws DraftClosedError, StaleVersionError
   */
  rebase(draftId: string, version: number): Promise<RebasedDraft> {
    return this.transactions.run(async (em) => {
      const draft = await lockDraft(em, draftId, version);
      const { facts, merged, contested, live, liveGroups, mergedGroups } = await this.merge(em, draft);
      const held = new Set(facts.groups.flatMap(({ groupId, isHeld }) => (isHeld ? [groupId] : [])));
      // A group that is contested stays where it stands, or out.
      const groups = [
        ...mergedGroups.filter(({ groupId }) => !contested.has(groupId)),
        ...liveGroups.filter(({ groupId }) => contested.has(groupId)),
      ].filter(({ groupId }) => !held.has(groupId));
      const fixed = new Set(
        (await readMeetings(em, draftId)).flatMap((one) => (one.isFixed ? [one.meetingId] : [])),
      );
      const over = new Set(facts.meetings.flatMap(({ isOver, meetingId }) => (isOver ? [meetingId] : [])));
      const standing = [...merged.values()].map((meeting) => {
        const { meetingId } = meeting;
        const now = live.get(meetingId);
        // What is contested stays where it stands; what the draft alone has changed of it may still give way.
        if (now && contested.has(meetingId)) return { ...now, hold: 'fixed' as const };
        const untouched = now !== undefined && isSamePlace(now, meeting);
        return {
          ...meeting,
          hold: untouched || over.has(meetingId) ? ('fixed' as const) : ('free' as const),
        };
      });
      const stated = stateProblem(facts, {
        ...{ standing, weights: draft.weights, withSpare: false },
        groups: facts.groups.flatMap((group) => {
          const at = groups.find(({ groupId }) => groupId === group.groupId);
          return at ? [{ group, at }] : [];
        }),
      });
      const kept = standing.filter(({ meetingId }) => !contested.has(meetingId) || live.has(meetingId));
      const start: Timetable = timetableOfPlaced(stated, kept, groups);
      const repaired = repairTimetable(
        stated.problem,
        start,
        { kind: 'walkIn', requests: [] },
        { maxOthersMoved: 0, milliseconds: 2_000 },
      );
      const { placed } = placedOfTimetable(facts, stated, repaired.timetable, newId);
      const inProblem = new Set(
        [...stated.asked.values()].flatMap((one) => (one.standing ? [one.standing.meetingId] : [])),
      );
      const history = [...merged.values()].filter(({ meetingId }) => !inProblem.has(meetingId));
      const meetings = withStanding(
        [...history, ...placed],
        standing.flatMap(({ meetingId }) => live.get(meetingId) ?? []),
      ).map((one) => ({ ...one, isFixed: fixed.has(one.meetingId) }));
      const asked = new Set(facts.groups.map(({ groupId }) => groupId));
      const groupsBefore = (await readGroups(em, draftId)).filter(({ groupId }) => asked.has(groupId));
      await replaceMeetings(em, draftId, meetings, groups);
      await writeBase(em, draftId, facts.meetings, movableGroups(facts));
      draft.updatedAt = new Date();
      await announcePlanning(em, 'draft-changed', { fairId: facts.fairId, draftId });
      const placeOfGroupIn = (id: string) =>
        groups.find(({ groupId }) => groupId === id) ?? liveGroups.find(({ groupId }) => groupId === id);
      const now = new Set(meetings.map(pairKey));
      const dropped =
        [...merged.values()].filter((meeting) => !now.has(pairKey(meeting))).length +
        groupsBefore.filter(({ groupId }) => !placeOfGroupIn(groupId)).length;
      const movedGroups = groupsBefore.filter((before) => {
        const place = placeOfGroupIn(before.groupId);
        return place && !isSamePlace(before, place);
      }).length;
      return { draftId, moved: repaired.moved.length + repaired.added.length + movedGroups, dropped };
    });
  }

  private async merge(em: EntityManager, draft: TimetableDraft): Promise<MergedDraft & { facts: FairFacts }> {
    const facts = await this.reader.readToPlan(em, draft.fair.id);
    const base = await readBase(em, draft.id);
    const groups = { base: base.groups, draft: await readGroups(em, draft.id) };
    return { facts, ...mergeDraft(facts, base.meetings, await readMeetings(em, draft.id), groups) };
  }

  /** Nobody withdraws, nothing goes out of use and no meeting is settled until the release is through. */
  private async hold(em: EntityManager, fairId: string): Promise<void> {
    const rows = [
      `select 1 from participation where fair_id = ? order by id for share`,
      `select 1 from delegate where participation_id in (select id from participation where fair_id = ?) order by id for share`,
      `select 1 from meeting_table where fair_id = ? order by id for share`,
      `select 1 from fair_session where fair_id = ? order by id for update`,
      `select 1 from meeting where fair_id = ? and status in ('draft', 'released') order by id for update`,
    ];
    for (const sql of rows) await em.execute(sql, [fairId]);
    await em.execute(
      `set constraints meeting_table_once, meeting_delegate_once, meeting_interpreter_once deferred`,
    );
  }

  /** Of what the two sides have never seen, nothing is told when it goes, and it is new when it is released. */
  private async shownChanges(
    em: EntityManager,
    fairId: string,
    changes: readonly MeetingChange[],
  ): Promise<MeetingChange[]> {
    const rows: { id: string }[] = await em.execute(
      `select id from meeting where fair_id = ? and status = 'draft'`,
      [fairId],
    );
    const hidden = new Set(rows.map(({ id }) => id));
    return changes.flatMap((change): MeetingChange[] => {
      if (!hidden.has(change.meetingId)) return [change];
      return change.after ? [{ ...change, kind: 'added', before: null }] : [];
    });
  }

  private async apply(
    em: EntityManager,
    facts: FairFacts,
    changes: readonly MeetingChange[],
    note: string | null,
  ): Promise<void> {
    const slots = new Map(facts.slots.map((slot) => [slot.id, slot]));
    const now = this.clock.nowDate();
    for (let from = 0; from < changes.length; from += BATCH) {
      const batch = changes.slice(from, from + BATCH);
      const known = await em.find(
        Meeting,
        { id: { $in: batch.flatMap(({ kind, meetingId }) => (kind === 'added' ? [] : [meetingId])) } },
        { populate: ['attendances', 'supplier', 'buyer'] },
      );
      const byId = new Map(known.map((meeting) => [meeting.id, meeting]));
      const added: Meeting[] = [];
      for (const { kind, meetingId, after } of batch) {
        if (kind === 'cancelled') {
          const meeting = byId.get(meetingId)!;
          meeting.status = 'cancelled';
          meeting.cancelReason = note ?? 'The timetable was made anew.';
          for (const attendance of meeting.attendances) attendance.isActive = false;
          await announceMeeting(em, 'cancelled', meeting);
          continue;
        }
        const { startsAt, endsAt } = slots.get(after!.slotId)!;
        const place = { slot: after!.slotId, table: after!.tableId, interpreter: after!.interpreterId };
        if (kind === 'added') {
          const origin = facts.pairs.get(pairKey(after!));
          const meeting = em.create(Meeting, {
            ...{ id: meetingId, fair: facts.fairId, ...place, startsAt, endsAt },
            ...{ supplier: after!.supplierId, buyer: after!.buyerId },
            ...{ request: origin?.requestId ?? null, proposal: origin?.proposalId ?? null },
            ...{ status: 'released' as const, releasedAt: now },
          });
          sendPeople(em, meeting, after!, { startsAt, endsAt });
          added.push(meeting);
        } else {
          const meeting = byId.get(meetingId)!;
          em.assign(meeting, { ...place, startsAt, endsAt });
          sendPeople(em, meeting, after!, { startsAt, endsAt });
          // Of a meeting that the two sides haven't seen, they hear when it is released.
          if (meeting.status === 'released') await announceMeeting(em, 'moved', meeting);
        }
      }
      await em.populate(added, ['supplier', 'buyer']);
      for (const meeting of added) await announceMeeting(em, 'booked', meeting);
      await em.flush();
    }
  }

  /** Meetings that were booked as drafts and stay in the timetable are shown to their sides with it. */
  private async releaseHidden(
    em: EntityManager,
    fairId: string,
    merged: ReadonlySet<string>,
  ): Promise<string[]> {
    const hidden = await em.find(
      Meeting,
      { fair: fairId, status: 'draft' },
      { populate: ['supplier', 'buyer'], lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const released = hidden.filter(({ id }) => merged.has(id));
    for (const meeting of released) {
      meeting.status = 'released';
      meeting.releasedAt = this.clock.nowDate();
      await announceMeeting(em, 'released', meeting);
    }
    await em.flush();
    return released.map(({ id }) => id);
  }
}

/**
 * Sees that no meeting that stands is lost because its new place is taken: it stays where it is, and what the draft had
 * put there stays out.
 */
function withStanding(placed: readonly PlacedMeeting[], standing: readonly PlacedMeeting[]): PlacedMeeting[] {
  const present = new Set(placed.map(({ meetingId }) => meetingId));
  const missing = standing.filter(({ meetingId }) => !present.has(meetingId));
  const known = new Set(standing.map(({ meetingId }) => meetingId));
  const collides = (one: PlacedMeeting, other: PlacedMeeting) =>
    one.slotId === other.slotId &&
    ((one.tableId !== null && one.tableId === other.tableId) ||
      one.delegateIds.some((id) => other.delegateIds.includes(id)));
  return [
    ...placed.filter((one) => known.has(one.meetingId) || !missing.some((other) => collides(one, other))),
    ...missing,
  ];
}
