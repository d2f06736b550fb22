import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { found } from '#database';
import { Fair, FairDay, HallWalk, type OwnSession, type Side, ownSessions } from '#fair';
import { Clock, NotFoundError } from '#kernel';
import { Meeting, type MeetingStatus, type OutcomeKind, Outcome, ownMeetings } from '#scheduling';
import { CheckIn } from '../domain/check-in.entity.js';
import { FloorCall, LateNotice } from '../domain/floor-call.entity.js';
import { NoShowReport } from '../domain/no-show-report.entity.js';
import { CheckInCodes } from './check-in-codes.js';
import { dayOf } from './fair-day.js';
import { graceEnd } from '../domain/grace.js';
import { type MyGroup, readMyGroups } from './my-groups.reader.js';

/** A meeting as one of its sides sees it on the day. */
export interface MyMeeting {
  readonly id: string;
  readonly status: MeetingStatus;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly tableLabel: string | null;
  readonly hallName: string | null;
  /** On foot from the hall of the meeting before; 0 when it is the same or next to it. */
  readonly walkMinutes: number;
  readonly side: Side;
  readonly partnerName: string;
  readonly partnerPeople: string[];
  readonly ownPeople: string[];
  /** Whether somebody of the other side has been checked in that day. */
  readonly partnerIsIn: boolean;
  readonly partnerLateMinutes: number | null;
  readonly ownLateMinutes: number | null;
  readonly call: { readonly id: string; readonly calledAt: Date; readonly answeredAt: Date | null } | null;
  /** From when the other side may be reported as not having come. */
  readonly graceUntil: Date;
  readonly absentSide: string | null;
  /** Whether one's own side can still say that it was there. */
  readonly mayContradict: boolean;
  readonly isContradicted: boolean;
  /** What one's own side has recorded. */
  readonly ownOutcome: { readonly kind: OutcomeKind; readonly version: number } | null;
}

/** A session or group meeting on the day. */
export interface MySession extends OwnSession {
  /** On foot from where one was before; 0 when it is the same hall or the next. */
  readonly walkMinutes: number;
  /** null for a session that is no group meeting. */
  readonly group: MyGroup | null;
}

export interface Badge {
  readonly delegateId: string;
  readonly name: string;
  readonly organisationName: string;
  readonly code: string;
  readonly checkedInAt: Date | null;
}

export interface MyDay {
  readonly fairId: string;
  readonly date: string;
  readonly at: Date;
  readonly timeZone: string;
  readonly meetings: MyMeeting[];
  readonly sessions: MySession[];
  readonly badges: Badge[];
}

/** Something that one goes to. */
interface Stop {
  readonly startsAt: Date;
  readonly hallId: string | null;
}

const ABSENT_OF: Record<Side, readonly string[]> = {
  supplier: ['supplier', 'both'],
  buyer: ['buyer', 'both'],
};

/** What a participant needs between two meetings. */
@Injectable()
export class MyDayReader {
  constructor(
    private readonly codes: CheckInCodes,
    private readonly clock: Clock,
  ) {}

  /** Of the organisations for which the viewer speaks, and of the viewer as a delegate. Reads only. @throws NotFoundError */
  async read(
    em: EntityManager,
    fairId: string,
    viewer: Viewer,
    graceMinutes: number,
    wanted?: string | null,
  ): Promise<MyDay> {
    const fair = found(await em.findOne(Fair, { id: fairId }), 'fair', fairId);
    // A draft is its organisers' alone: for the organisations there is no such fair yet.
    const runsFair = viewer.isStaff || viewer.isAdmin || viewer.organisedFairIds.has(fairId);
    if (fair.status === 'draft' && !runsFair) throw new NotFoundError('fair', fairId);
    const now = this.clock.nowDate();
    const date = wanted ?? (await this.nearestDay(em, fair, dayOf(now, fair.timeZone)));
    const meetings = await em.find(
      Meeting,
      { $and: [ownMeetings(viewer), { fair: fairId, slot: { day: { date } } }] },
      {
        populate: ['supplier.organisation', 'buyer.organisation', 'attendances.delegate', 'table.hall'],
        orderBy: { startsAt: 'asc', id: 'asc' },
      },
    );
    const shown = meetings.filter(({ status }) => status !== 'cancelled');
    const badges = await this.badges(em, fair, viewer, date);
    const sessions = (await ownSessions(em, viewer, { fairId })).filter(
      ({ startsAt }) => dayOf(startsAt, fair.timeZone) === date,
    );
    const walkTo = await this.walks(em, fair, [
      ...shown.map(({ startsAt, table }) => ({ startsAt, hallId: table?.unwrap().hall.id ?? null })),
      ...sessions,
    ]);
    const groupIds = sessions.flatMap(({ id, tableLabel }) => (tableLabel === null ? [] : [id]));
    const groups = await readMyGroups(em, groupIds, viewer, { graceMinutes, date });
    return {
      ...{ fairId, date, at: now, timeZone: fair.timeZone, badges },
      meetings: await this.views(em, shown, viewer, { graceMinutes, date, walkTo }),
      sessions: sessions.map((session) => ({
        ...session,
        ...{ walkMinutes: walkTo(session), group: groups.get(session.id) ?? null },
      })),
    };
  }

  private async nearestDay(em: EntityManager, fair: Fair, today: string): Promise<string> {
    const days = (await em.find(FairDay, { fair }, { orderBy: { date: 'asc' } })).map(({ date }) => date);
    return days.find((day) => day >= today) ?? days.at(-1) ?? today;
  }

  /** How long it takes on foot to where something is, from where one was before. */
  private async walks(em: EntityManager, fair: Fair, stops: readonly Stop[]): Promise<(to: Stop) => number> {
    const walks = await em.find(HallWalk, { hall: { fair: fair.id } });
    const inOrder = stops
      .filter(({ hallId }) => hallId !== null)
      .sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
    return ({ startsAt, hallId }) => {
      const from = inOrder.findLast((stop) => stop.startsAt < startsAt)?.hallId;
      const walk = walks.find(
        ({ hall, otherHall }) =>
          (hall.id === from && otherHall.id === hallId) || (hall.id === hallId && otherHall.id === from),
      );
      return walk?.minutes ?? 0;
    };
  }

  private async views(
    em: EntityManager,
    meetings: readonly Meeting[],
    viewer: Viewer,
    { graceMinutes, date, walkTo }: { graceMinutes: number; date: string; walkTo: (to: Stop) => number },
  ): Promise<MyMeeting[]> {
    const ids = meetings.map(({ id }) => id);
    const ofThese = { meeting: { $in: ids } };
    const [calls, notices, reports, outcomes] = [
      await em.find(FloorCall, { ...ofThese, endedAt: null }),
      await em.find(LateNotice, ofThese, { orderBy: { id: 'asc' } }),
      await em.find(NoShowReport, ofThese),
      await em.find(Outcome, ofThese),
    ];
    const delegateIds = meetings.flatMap(({ attendances }) =>
      attendances.getItems().map(({ delegate }) => delegate.id),
    );
    const isIn = new Set(
      (await em.find(CheckIn, { delegate: { $in: delegateIds }, date, undoneAt: null })).map(
        ({ delegate }) => delegate.id,
      ),
    );
    const sideOf = ({ supplier, buyer, attendances }: Meeting): Side => {
      if (viewer.organisationIds.has(supplier.unwrap().organisation.id)) return 'supplier';
      if (viewer.organisationIds.has(buyer.unwrap().organisation.id)) return 'buyer';
      const own = attendances
        .getItems()
        .map(({ delegate }) => delegate.unwrap())
        .find(({ person }) => person?.id === viewer.personId);
      return own?.participation.id === buyer.id ? 'buyer' : 'supplier';
    };
    return meetings.map((meeting) => {
      const side = sideOf(meeting);
      const other: Side = side === 'supplier' ? 'buyer' : 'supplier';
      const table = meeting.table?.unwrap() ?? null;
      const walkMinutes = walkTo({ startsAt: meeting.startsAt, hallId: table?.hall.id ?? null });
      const people = meeting.attendances.getItems().map(({ delegate }) => delegate.unwrap());
      const of = (which: Side) =>
        people.filter(({ participation }) => participation.id === meeting[which].id);
      const lateOf = (which: Side) =>
        notices.findLast((one) => one.meeting.id === meeting.id && one.side === which)?.minutes ?? null;
      const call = calls.find((one) => one.meeting.id === meeting.id && one.side === side);
      const report = reports.find((one) => one.meeting.id === meeting.id);
      const outcome = outcomes.find((one) => one.meeting.id === meeting.id && one.recordedFor === side);
      const { id, status, startsAt, endsAt } = meeting;
      return {
        ...{ id, status, startsAt, endsAt, side, walkMinutes },
        tableLabel: table?.label ?? null,
        hallName: table?.hall.unwrap().name ?? null,
        partnerName: meeting[other].unwrap().organisation.unwrap().displayName,
        partnerPeople: of(other).map(({ name }) => name),
        ownPeople: of(side).map(({ name }) => name),
        partnerIsIn: of(other).some((one) => isIn.has(one.id)),
        partnerLateMinutes: lateOf(other),
        ownLateMinutes: lateOf(side),
        call: call ? { id: call.id, calledAt: call.createdAt, answeredAt: call.answeredAt ?? null } : null,
        graceUntil: graceEnd(meeting, graceMinutes),
        absentSide: meeting.absentSide ?? null,
        mayContradict:
          status === 'no-show' &&
          report !== undefined &&
          !report.decidedAt &&
          ABSENT_OF[side].includes(report.absentSide),
        isContradicted: Boolean(report?.contradictedAt),
        ownOutcome: outcome ? { kind: outcome.kind, version: outcome.version } : null,
      };
    });
  }

  private async badges(em: EntityManager, fair: Fair, viewer: Viewer, date: string): Promise<Badge[]> {
    const rows: Omit<Badge & { at: string | null }, 'code' | 'checkedInAt'>[] = await em.execute(
      `select d.id as "delegateId", d.name, coalesce(o.international_name, o.legal_name) as "organisationName",
              (select c.at from check_in c where c.delegate_id = d.id and c.date = ?::date and c.undone_at is null) as at
         from delegate d join participation p on p.id = d.participation_id
         join organisation o on o.id = p.organisation_id
        where p.fair_id = ? and p.withdrawn_at is null and d.withdrawn_at is null
          and (p.organisation_id = any(?::uuid[]) or d.person_id = ?::uuid)
        order by d.person_id is distinct from ?::uuid, d.name, d.id`,
      [date, fair.id, `{${[...viewer.organisationIds].join(',')}}`, viewer.personId, viewer.personId],
    );
    const codes = await this.codes.of(
      em,
      fair.id,
      rows.map(({ delegateId }) => delegateId),
    );
    return rows.map(({ at, ...badge }) => ({
      ...badge,
      code: codes.get(badge.delegateId)!,
      checkedInAt: at ? new Date(at) : null,
    }));
  }
}
