import type { Readable } from 'node:stream';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { found } from '#database';
import { Fair } from '#fair';
import { Clock } from '#kernel';
import { printDocument } from '#printing';
import type {
  PrintScope,
  PrintedMeeting,
  PrintedParty,
  PrintedSession,
  PrintedTable,
  PrintedTimetable,
} from '../domain/printed-timetable.js';
import { SchedulePages } from '../domain/schedule-pages.js';
import type { ScheduleLanguage } from '../domain/schedule-words.js';

export interface PrintRequest {
  readonly fairId: string;
  readonly scope: PrintScope;
  /** Of the participations, delegates, tables or halls that are wanted; all of them without it. */
  readonly ids?: readonly string[];
  readonly language: ScheduleLanguage;
  /** With meetings that their sides don't see yet; for those who run the fair. */
  readonly withDrafts?: boolean;
}

const collator = new Intl.Collator('en', { numeric: true });

/** Prints schedules to hand out or put up. */
@Injectable()
export class PrintTimetableService {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /**
   * A PDF of the meetings that stand. Read in the same few statements whatever the size of the fair, before anything is
   * sent. @throws NotFoundError
   */
  async print(request: PrintRequest): Promise<{ stream: Readable; name: string }> {
    const timetable = await this.read(request.fairId, request.withDrafts ?? false);
    const known = {
      participants: timetable.parties,
      delegates: timetable.parties.flatMap((party) => [party, ...party.delegates]),
      tables: timetable.tables,
      halls: timetable.tables.map(({ hallId }) => ({ id: hallId })),
      fair: [] as { id: string }[],
    };
    for (const id of request.ids ?? []) {
      found(
        known[request.scope].find((one) => one.id === id),
        request.scope,
        id,
      );
    }
    const pages = new SchedulePages(timetable, request.language);
    const at = new Intl.DateTimeFormat('en-GB', {
      ...{ day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit' },
      timeZone: timetable.fair.timeZone,
    }).format(this.clock.nowDate());
    const stream = printDocument(
      {
        title: `${pages.words.schedule} – ${pages.fairName}`,
        language: request.language,
        footer: pages.words.printed(at.replace(',', '')),
        pageNumber: pages.words.page,
      },
      pages.blocks(request.scope, request.ids),
    );
    return { stream, name: `${timetable.fair.code}-${request.scope}.pdf` };
  }

  private async read(fairId: string, withDrafts: boolean): Promise<PrintedTimetable> {
    const em = this.em.fork();
    const fair = found(await em.findOne(Fair, { id: fairId }), 'fair', fairId);
    const parties: PrintedParty[] = await em.execute(
      `select p.id, p.side, o.legal_name as "legalName", o.international_name as "internationalName", o.country,
              p.booth, p.remote_time_zone as "remoteTimeZone",
              (select coalesce(json_agg(json_build_object('id', d.id, 'name', d.name, 'jobTitle', d.job_title)
                                        order by d.name, d.id), '[]')
                 from delegate d where d.participation_id = p.id) as delegates
         from participation p join organisation o on o.id = p.organisation_id
        where p.fair_id = ?`,
      [fairId],
    );
    const tables: PrintedTable[] = await em.execute(
      `select t.id, t.label, h.id as "hallId", h.name as hall
         from meeting_table t join hall h on h.id = t.hall_id where t.fair_id = ?`,
      [fairId],
    );
    const rows: (Omit<PrintedMeeting, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string })[] =
      await em.execute(
        `select m.id, m.starts_at as "startsAt", m.ends_at as "endsAt", y.date::text as date,
                m.supplier_id as "supplierId", m.buyer_id as "buyerId", m.table_id as "tableId",
                i.name as interpreter, m.status = 'draft' as "isDraft",
                array(select a.delegate_id::text from meeting_attendance a
                       where a.meeting_id = m.id and a.is_active order by 1) as "delegateIds"
           from meeting m join slot s on s.id = m.slot_id join fair_day y on y.id = s.day_id
           left join interpreter i on i.id = m.interpreter_id
          where m.fair_id = ? and m.status <> 'cancelled' and (? or m.status <> 'draft')`,
        [fairId, withDrafts],
      );
    const sessions: (Omit<PrintedSession, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string })[] =
      await em.execute(
        `select e.title, e.starts_at as "startsAt", e.ends_at as "endsAt", e.table_id as "tableId",
                (e.starts_at at time zone ?)::date::text as date,
                array(select a.delegate_id::text from session_attendance a where a.session_id = e.id order by 1)
                  as "delegateIds"
           from fair_session e where e.fair_id = ? order by e.starts_at, e.id`,
        [fair.timeZone, fairId],
      );
    tables.sort((a, b) => collator.compare(a.hall, b.hall) || collator.compare(a.label, b.label));
    const place = new Map(tables.map(({ id }, index) => [id, index]));
    const meetings = rows
      .map((row): PrintedMeeting => ({
        ...row,
        startsAt: new Date(row.startsAt),
        endsAt: new Date(row.endsAt),
      }))
      .sort(
        (a, b) =>
          a.startsAt.getTime() - b.startsAt.getTime() ||
          (place.get(a.tableId ?? '') ?? Infinity) - (place.get(b.tableId ?? '') ?? Infinity) ||
          (a.id < b.id ? -1 : 1),
      );
    const nameOf = ({ internationalName, legalName }: PrintedParty) => internationalName ?? legalName;
    return {
      fair: {
        ...{ id: fair.id, code: fair.code, name: fair.name },
        ...{ venue: fair.venue, city: fair.city, timeZone: fair.timeZone },
      },
      parties: parties.sort((a, b) => collator.compare(nameOf(a), nameOf(b))),
      tables,
      meetings,
      sessions: sessions.map((row): PrintedSession => ({
        ...row,
        startsAt: new Date(row.startsAt),
        endsAt: new Date(row.endsAt),
      })),
    };
  }
}
