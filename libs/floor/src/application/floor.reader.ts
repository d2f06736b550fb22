import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { found } from '#database';
import { Fair, FairDay, type Side, TABLE_BLOCKED } from '#fair';
import { Clock } from '#kernel';
import type { AbsentSide, MeetingStatus, OutcomeKind, OutcomeSource } from '#scheduling';
import { codeHash } from '../domain/check-in-code.js';
import type { CheckInWay } from '../domain/check-in.entity.js';
import type { Verdict } from '../domain/no-show-report.entity.js';
import { CheckInCodes } from './check-in-codes.js';
import { dayOf } from './fair-day.js';
import { type Terms, termsOf } from './floor-terms.js';

export interface FloorSlot {
  readonly id: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

export interface FloorTable {
  readonly id: string;
  readonly label: string;
  readonly hallId: string;
  readonly hallName: string;
  /** Slots of the day in which it is out of use, or a group meets there. */
  readonly blockedSlotIds: string[];
}

/** One side of a meeting, as the floor sees it. */
export interface FloorParty {
  readonly side: Side;
  readonly participationId: string;
  readonly organisationId: string;
  readonly name: string;
  readonly delegateIds: string[];
  /** Whether one of its people was checked in that day. */
  readonly isIn: boolean;
  /** Minutes after the beginning that it has said it comes; null without a word. */
  readonly lateMinutes: number | null;
  readonly call: { readonly id: string; readonly calledAt: Date; readonly answeredAt: Date | null } | null;
}

export interface FloorNoShow {
  readonly absentSide: AbsentSide;
  readonly reportedFor: OutcomeSource;
  readonly reportedAt: Date;
  readonly contradictedAt: Date | null;
  readonly contradiction: string | null;
  readonly verdict: Verdict | null;
}

export interface FloorMeeting {
  readonly id: string;
  readonly version: number;
  readonly status: MeetingStatus;
  readonly slotId: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly tableId: string | null;
  readonly absentSide: AbsentSide | null;
  readonly outcomeKind: OutcomeKind | null;
  readonly parties: FloorParty[];
  readonly noShow: FloorNoShow | null;
}

/** An organisation whose people attend a session; of an opening or workshop only whether they came. */
export interface FloorSessionParty extends Omit<FloorParty, 'organisationId' | 'call'> {
  readonly call: { readonly calledAt: Date; readonly answeredAt: Date | null } | null;
  readonly isAbsent: boolean;
  /** It says that it was there, and nobody has decided yet. */
  readonly isContradicted: boolean;
  readonly contradiction: string | null;
  readonly outcomeKind: OutcomeKind | null;
  readonly outcomeNote: string | null;
}

/** A session of the day: a group meeting when it has a table, or an opening, workshop or tour. */
export interface FloorSession {
  readonly id: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly tableId: string | null;
  /** Of a group meeting; other sessions are released and stay so. */
  readonly status: MeetingStatus;
  readonly outcomeKind: OutcomeKind | null;
  /** What those who run the fair noted of its outcome. */
  readonly organiserNote: string | null;
  /** Organisations whose people attend it, by name. */
  readonly parties: FloorSessionParty[];
}

export interface FloorPerson {
  readonly delegateId: string;
  readonly name: string;
  readonly jobTitle: string | null;
  readonly phone: string | null;
  readonly participationId: string;
  readonly organisationName: string;
  readonly side: Side;
  /** Of that day, sessions and group meetings too. */
  readonly meetings: number;
  readonly firstMeetingAt: Date | null;
  /** Of the check-in code, for devices without network. */
  readonly codeHash: string;
  readonly checkIn: {
    readonly id: string;
    readonly at: Date;
    readonly way: CheckInWay;
    readonly by: string | null;
  } | null;
}

export interface FloorCounters {
  /** Delegates who haven't been taken off the fair. */
  readonly people: number;
  /** Of those, with a meeting or a session that day that isn't called off. */
  readonly expected: number;
  /** Expected and in. */
  readonly checkedIn: number;
  /** In, though nothing is planned for them that day. */
  readonly unexpected: number;
  /** Expected and not in. */
  readonly missing: number;
  readonly walkIns: number;
}

export interface FloorDay {
  readonly fairId: string;
  readonly date: string;
  readonly at: Date;
  readonly timeZone: string;
  readonly terms: Terms;
  readonly slots: FloorSlot[];
  readonly tables: FloorTable[];
  readonly meetings: FloorMeeting[];
  readonly sessions: FloorSession[];
  readonly people: FloorPerson[];
  readonly counters: FloorCounters;
}

/** Reads everything that the floor of one day shows, in the same few statements whatever its size. */
@Injectable()
export class FloorReader {
  constructor(
    private readonly codes: CheckInCodes,
    private readonly clock: Clock,
  ) {}

  /** @param wanted a day of the fair; left out, today's or else the nearest. @throws NotFoundError */
  async read(em: EntityManager, fairId: string, wanted?: string | null): Promise<FloorDay> {
    const fair = found(await em.findOne(Fair, { id: fairId }), 'fair', fairId);
    const now = this.clock.nowDate();
    const date = wanted ?? (await this.nearestDay(em, fair, dayOf(now, fair.timeZone)));
    const people = await this.people(em, fairId, date);
    const isIn = new Set(people.flatMap((one) => (one.checkIn ? [one.delegateId] : [])));
    const expected = people.filter(({ meetings }) => meetings > 0);
    const missing = expected.filter(({ checkIn }) => !checkIn).length;
    const checkedIn = expected.length - missing;
    return {
      ...{ fairId, date, at: now, timeZone: fair.timeZone },
      terms: await termsOf(em, fairId),
      slots: await this.slots(em, fairId, date),
      tables: await this.tables(em, fairId, date),
      meetings: await this.meetings(em, fairId, date, isIn),
      sessions: await this.sessions(em, fairId, date, isIn),
      people,
      counters: {
        people: people.length,
        expected: expected.length,
        checkedIn,
        unexpected: isIn.size - checkedIn,
        missing,
        walkIns: people.filter(({ checkIn }) => checkIn?.way === 'walk-in').length,
      },
    };
  }

  private async nearestDay(em: EntityManager, fair: Fair, today: string): Promise<string> {
    const days = (await em.find(FairDay, { fair }, { orderBy: { date: 'asc' } })).map(({ date }) => date);
    return days.find((day) => day >= today) ?? days.at(-1) ?? today;
  }

  private async slots(em: EntityManager, fairId: string, date: string): Promise<FloorSlot[]> {
    const rows: { id: string; startsAt: string; endsAt: string }[] = await em.execute(
      `select s.id, s.starts_at as "startsAt", s.ends_at as "endsAt" from slot s join fair_day d on d.id = s.day_id
        where s.fair_id = ? and d.date = ?::date order by s.starts_at`,
      [fairId, date],
    );
    return rows.map(({ id, startsAt, endsAt }) => ({
      ...{ id, startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
    }));
  }

  private async tables(em: EntityManager, fairId: string, date: string): Promise<FloorTable[]> {
    const rows: FloorTable[] = await em.execute(
      `select t.id, t.label, h.id as "hallId", h.name as "hallName",
              array(select s.id::text from slot s join fair_day d on d.id = s.day_id
                     where s.fair_id = t.fair_id and d.date = ?::date
                       and ${TABLE_BLOCKED}) as "blockedSlotIds"
         from meeting_table t join hall h on h.id = t.hall_id where t.fair_id = ?`,
      [date, fairId],
    );
    return rows.sort(
      (a, b) => collator.compare(a.hallName, b.hallName) || collator.compare(a.label, b.label),
    );
  }

  private async meetings(
    em: EntityManager,
    fairId: string,
    date: string,
    isIn: ReadonlySet<string>,
  ): Promise<FloorMeeting[]> {
    interface Row extends Omit<FloorMeeting, 'parties' | 'noShow' | 'startsAt' | 'endsAt'> {
      startsAt: string;
      endsAt: string;
      supplier: Omit<FloorParty, 'isIn' | 'lateMinutes' | 'call' | 'side'>;
      buyer: Omit<FloorParty, 'isIn' | 'lateMinutes' | 'call' | 'side'>;
      late: { side: Side; minutes: number }[] | null;
      calls: { side: Side; id: string; calledAt: string; answeredAt: string | null }[] | null;
      noShow:
        | (Omit<FloorNoShow, 'reportedAt' | 'contradictedAt'> & {
            reportedAt: string;
            contradictedAt: string | null;
          })
        | null;
    }
    const party = (side: Side) => `json_build_object(
        'participationId', ${side}.id, 'organisationId', ${side}.organisation_id,
        'name', coalesce(${side}_of.international_name, ${side}_of.legal_name),
        'delegateIds', array(select a.delegate_id::text from meeting_attendance a
                               join delegate d on d.id = a.delegate_id
                              where a.meeting_id = m.id and d.participation_id = ${side}.id order by 1))`;
    const rows: Row[] = await em.execute(
      `select m.id, m.version, m.status, m.slot_id as "slotId", m.starts_at as "startsAt", m.ends_at as "endsAt",
              m.table_id as "tableId", m.absent_side as "absentSide", m.outcome_kind as "outcomeKind",
              ${party('supplier')} as supplier, ${party('buyer')} as buyer,
              (select json_agg(json_build_object('side', l.side, 'minutes', l.minutes))
                 from (select distinct on (n.side) n.side, n.minutes from late_notice n
                        where n.meeting_id = m.id order by n.side, n.id desc) as l) as late,
              (select json_agg(json_build_object('side', c.side, 'id', c.id, 'calledAt', c.created_at,
                                                 'answeredAt', c.answered_at))
                 from floor_call c where c.meeting_id = m.id and c.ended_at is null) as calls,
              (select json_build_object('absentSide', r.absent_side, 'reportedFor', r.reported_for,
                        'reportedAt', r.reported_at, 'contradictedAt', r.contradicted_at,
                        'contradiction', r.contradiction, 'verdict', r.verdict)
                 from no_show_report r where r.meeting_id = m.id) as "noShow"
         from meeting m join slot s on s.id = m.slot_id join fair_day y on y.id = s.day_id
         join participation supplier on supplier.id = m.supplier_id
         join organisation supplier_of on supplier_of.id = supplier.organisation_id
         join participation buyer on buyer.id = m.buyer_id
         join organisation buyer_of on buyer_of.id = buyer.organisation_id
        where m.fair_id = ? and y.date = ?::date and m.status in ('released', 'held', 'no-show')
        order by m.starts_at, m.id`,
      [fairId, date],
    );
    return rows.map(({ supplier, buyer, late, calls, noShow, startsAt, endsAt, ...meeting }) => {
      const sideOf = (side: Side, facts: Row['supplier']): FloorParty => {
        const call = calls?.find((one) => one.side === side);
        return {
          ...{ side, ...facts },
          isIn: facts.delegateIds.some((id) => isIn.has(id)),
          lateMinutes: late?.find((one) => one.side === side)?.minutes ?? null,
          call: call
            ? { id: call.id, calledAt: new Date(call.calledAt), answeredAt: dateOf(call.answeredAt) }
            : null,
        };
      };
      return {
        ...meeting,
        ...{ startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
        parties: [sideOf('supplier', supplier), sideOf('buyer', buyer)],
        noShow: noShow && {
          ...noShow,
          reportedAt: new Date(noShow.reportedAt),
          contradictedAt: dateOf(noShow.contradictedAt),
        },
      };
    });
  }

  private async sessions(
    em: EntityManager,
    fairId: string,
    date: string,
    isIn: ReadonlySet<string>,
  ): Promise<FloorSession[]> {
    interface Row extends Omit<FloorSession, 'parties' | 'startsAt' | 'endsAt'> {
      startsAt: string;
      endsAt: string;
      parties: (Omit<FloorSessionParty, 'isIn' | 'call'> & {
        calledAt: string | null;
        answeredAt: string | null;
      })[];
    }
    const rows: Row[] = await em.execute(
      `select e.id, e.title, e.starts_at as "startsAt", e.ends_at as "endsAt", e.table_id as "tableId",
              coalesce(g.status, 'released') as status, g.outcome_kind as "outcomeKind",
              g.organiser_note as "organiserNote",
              coalesce((select json_agg(json_build_object('side', p.side, 'participationId', p.id,
                                 'name', p.name, 'delegateIds', p.delegates, 'lateMinutes', r.late_minutes,
                                 'calledAt', r.called_at, 'answeredAt', r.answered_at,
                                 'isAbsent', r.absent_at is not null,
                                 'isContradicted', r.absent_at is not null and r.contradicted_at is not null and r.decided_at is null,
                                 'contradiction', r.contradiction, 'outcomeKind', r.outcome_kind,
                                 'outcomeNote', r.outcome_note) order by p.name, p.id)
                 from (select p.id, p.side, coalesce(o.international_name, o.legal_name) as name,
                              array_agg(d.id::text order by d.id) as delegates
                         from session_attendance a join delegate d on d.id = a.delegate_id
                         join participation p on p.id = d.participation_id
                         join organisation o on o.id = p.organisation_id
                        where a.session_id = e.id group by p.id, o.id) as p
                 left join group_party_record r on r.record_id = g.id and r.participation_id = p.id), '[]') as parties
         from fair_session e join fair f on f.id = e.fair_id left join group_record g on g.session_id = e.id
        where e.fair_id = ? and (e.starts_at at time zone f.time_zone)::date = ?::date
        order by e.starts_at, e.id`,
      [fairId, date],
    );
    return rows.map(({ startsAt, endsAt, parties, ...session }) => ({
      ...session,
      ...{ startsAt: new Date(startsAt), endsAt: new Date(endsAt) },
      parties: parties.map(({ calledAt, answeredAt, ...party }) => ({
        ...party,
        isIn: party.delegateIds.some((id) => isIn.has(id)),
        call: calledAt === null ? null : { calledAt: new Date(calledAt), answeredAt: dateOf(answeredAt) },
      })),
    }));
  }

  private async people(em: EntityManager, fairId: string, date: string): Promise<FloorPerson[]> {
    interface Row extends Omit<FloorPerson, 'codeHash' | 'checkIn' | 'firstMeetingAt'> {
      firstMeetingAt: string | null;
      checkIn: { id: string; at: string; way: CheckInWay; by: string | null } | null;
    }
    const rows: Row[] = await em.execute(
      `select d.id as "delegateId", d.name, d.job_title as "jobTitle", d.phone,
              p.id as "participationId", p.side,
              coalesce(o.international_name, o.legal_name) as "organisationName",
              coalesce(m.count, 0) as meetings, m.first as "firstMeetingAt",
              (select json_build_object('id', c.id, 'at', c.at, 'way', c.way, 'by', coalesce(k.name, by_person.name))
                 from check_in c left join kiosk k on k.id = c.kiosk_id
                 left join person by_person on by_person.id = c.by_id
                where c.delegate_id = d.id and c.date = ?::date and c.undone_at is null) as "checkIn"
         from participation p join organisation o on o.id = p.organisation_id
         join delegate d on d.participation_id = p.id and d.withdrawn_at is null
         left join (
           select own.delegate_id, count(*)::int as count, min(own.starts_at) as first from (
             select a.delegate_id, m.starts_at
               from meeting m join meeting_attendance a on a.meeting_id = m.id
               join slot s on s.id = m.slot_id join fair_day y on y.id = s.day_id
              where m.fair_id = ? and y.date = ?::date and m.status in ('released', 'held', 'no-show')
             union all
             select a.delegate_id, e.starts_at
               from fair_session e join session_attendance a on a.session_id = e.id join fair f on f.id = e.fair_id
              where e.fair_id = ? and (e.starts_at at time zone f.time_zone)::date = ?::date) as own
            group by own.delegate_id) as m on m.delegate_id = d.id
        where p.fair_id = ? and p.withdrawn_at is null
        order by "organisationName", d.name, d.id`,
      [date, fairId, date, fairId, date, fairId],
    );
    const codes = await this.codes.of(
      em,
      fairId,
      rows.map(({ delegateId }) => delegateId),
    );
    return rows.map(({ checkIn, firstMeetingAt, ...person }) => ({
      ...person,
      firstMeetingAt: dateOf(firstMeetingAt),
      codeHash: codeHash(codes.get(person.delegateId)!),
      checkIn: checkIn && { ...checkIn, at: new Date(checkIn.at) },
    }));
  }
}

const collator = new Intl.Collator('en', { numeric: true });

function dateOf(text: string | null): Date | null {
  return text === null ? null : new Date(text);
}
