import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { found } from '#database';
import {
  Fair,
  type ParticipationKind,
  type Side,
  type TablePurpose,
  delegateAbsent,
  primaryTags,
  tableBlocked,
} from '#fair';
import { Clock } from '#kernel';
import { CLEARED_SQL, readAdmission, readTerms } from '#matching';
import {
  type ApartFact,
  type DelegateFact,
  type FairFacts,
  type GroupFact,
  type InterpreterFact,
  type MeetingFact,
  type PairFact,
  type ParticipantFact,
  type SlotFact,
  type TableFact,
  pairKey,
} from '../domain/fair-facts.js';
import { Absences } from '../domain/absences.js';
import { holdGroups } from '../domain/hold-groups.js';
import { placeOfGroup } from '../domain/placed-meeting.js';

/** A participant with what the rules of who may meet whom go by. */
interface AdmittedParticipant extends ParticipantFact {
  readonly organisationId: string;
  readonly country: string;
  readonly kind: ParticipationKind;
  readonly tags: readonly string[];
}

const collator = new Intl.Collator('en', { numeric: true });

/** Reads what a fair's timetable depends on, in the same few statements whatever its size. */
@Injectable()
export class FairFactsReader {
  constructor(private readonly clock: Clock) {}

  /** In the transaction of `em`, if there is one: groups stay where they are. @throws NotFoundError */
  async read(em: EntityManager, fairId: string): Promise<FairFacts> {
    return holdGroups(await this.readToPlan(em, fairId), () => true);
  }

  /**
   * The same for whoever may move groups: those that may still be elsewhere take nobody's time or place, as meetings of two
   * don't. @throws NotFoundError
   */
  async readToPlan(em: EntityManager, fairId: string): Promise<FairFacts> {
    const fair = found(await em.findOne(Fair, { id: fairId }), 'fair', fairId);
    const now = this.clock.nowDate();
    const slots: { id: string; dayId: string; startsAt: string; endsAt: string }[] = await em.execute(
      `select id, day_id as "dayId", starts_at as "startsAt", ends_at as "endsAt" from slot
        where fair_id = ? order by starts_at`,
      [fairId],
    );
    const participants = await this.participants(em, fairId);
    // What stands at another fair, where the same people may be, is not this one's to move.
    const held = `(e.fair_id <> '${fair.id}'::uuid or not ${isMovable(now)})`;
    return {
      fairId,
      timeZone: fair.timeZone,
      spareTableShare: fair.spareTableShare,
      now,
      slots: slots.map((slot): SlotFact => ({
        ...slot,
        startsAt: new Date(slot.startsAt),
        endsAt: new Date(slot.endsAt),
      })),
      tables: await this.tables(em, fairId, held),
      participants,
      absences: await this.absences(em, fairId, held),
      interpreters: await this.interpreters(em, fairId, held),
      precedences: await this.precedences(em, fairId),
      walks: await em.execute(
        `select w.hall_id as "from", w.other_hall_id as "to", w.minutes from hall_walk w
           join hall h on h.id = w.hall_id where h.fair_id = ? order by 1, 2`,
        [fairId],
      ),
      ...(await this.pairs(em, fairId, participants, now)),
      meetings: await this.meetings(em, fairId, now),
    };
  }

  private async tables(em: EntityManager, fairId: string, held: string): Promise<TableFact[]> {
    const rows: {
      id: string;
      label: string;
      hallId: string;
      hall: string;
      purpose: TablePurpose | null;
      ownerId: string | null;
      seats: number | null;
      blocked: string[];
    }[] = await em.execute(
      `select t.id, t.label, h.id as "hallId", h.name as hall, k.purpose, k.owner_id as "ownerId", k.seats,
              array(select s.id::text from slot s where s.fair_id = t.fair_id and ${tableBlocked(held)}) as blocked
         from meeting_table t join hall h on h.id = t.hall_id left join table_terms k on k.table_id = t.id
        where t.fair_id = ?`,
      [fairId],
    );
    return rows
      .sort((a, b) => collator.compare(a.hall, b.hall) || collator.compare(a.label, b.label))
      .map(({ id, label, hallId, hall, purpose, ownerId, seats, blocked }) => ({
        ...{ id, label, hallId, hall, ownerId, seats },
        purpose: purpose ?? 'open',
        blockedSlotIds: new Set(blocked),
      }));
  }

  private async participants(em: EntityManager, fairId: string): Promise<AdmittedParticipant[]> {
    const rows: (Omit<AdmittedParticipant, 'delegates' | 'minMeetings' | 'tags'> & {
      minMeetings: number | null;
      tags: string[] | null;
      delegates: (Omit<DelegateFact, 'languages'> & { languages: string[] })[] | null;
    })[] = await em.execute(
      `select p.id, p.side, coalesce(o.international_name, o.legal_name) as name,
              p.organisation_id as "organisationId", o.country, p.kind, k.tags,
              k.min_meetings as "minMeetings", k.max_meetings as "maxMeetings",
              p.remote_time_zone as "remoteTimeZone",
              (select json_agg(json_build_object('id', d.id, 'name', d.name, 'personId', d.person_id,
                                                 'languages', d.languages) order by d.id)
                 from delegate d where d.participation_id = p.id and d.withdrawn_at is null) as delegates
         from participation p join organisation o on o.id = p.organisation_id
         left join participation_terms k on k.participation_id = p.id
        where p.fair_id = ? and p.withdrawn_at is null
        order by p.id`,
      [fairId],
    );
    const { supplierQuota, buyerQuota } = await readTerms(em, fairId);
    return rows.map(({ delegates, minMeetings, maxMeetings, tags, ...one }) => {
      const quota = one.side === 'supplier' ? supplierQuota : buyerQuota;
      return {
        ...one,
        tags: tags ?? [],
        minMeetings: minMeetings ?? quota.minimum,
        maxMeetings: maxMeetings ?? quota.maximum,
        delegates: (delegates ?? []).map((delegate) => ({
          ...delegate,
          languages: primaryTags(delegate.languages),
        })),
      };
    });
  }

  /** Also who is at another fair then. */
  private async absences(em: EntityManager, fairId: string, held: string): Promise<Absences> {
    const rows: { delegateId: string; slotIds: string[] }[] = await em.execute(
      `select d.id as "delegateId", array_agg(s.id::text) as "slotIds"
         from participation p join delegate d on d.participation_id = p.id
         join slot s on s.fair_id = p.fair_id
        where p.fair_id = ? and p.withdrawn_at is null and d.withdrawn_at is null
          and (${delegateAbsent(held)}
            or exists (select 1 from delegate o join meeting_attendance a on a.delegate_id = o.id
                         join meeting m on m.id = a.meeting_id
                        where o.person_id = d.person_id and a.is_active and m.fair_id <> p.fair_id
                          and tstzrange(a.starts_at, a.ends_at) && tstzrange(s.starts_at, s.ends_at)))
        group by d.id`,
      [fairId],
    );
    return new Absences(
      rows.flatMap(({ delegateId, slotIds }) => slotIds.map((slotId) => [delegateId, slotId] as const)),
    );
  }

  private async interpreters(em: EntityManager, fairId: string, held: string): Promise<InterpreterFact[]> {
    const rows: (Omit<InterpreterFact, 'breakSlotIds'> & { breaks: string[] })[] = await em.execute(
      `select i.id, i.name, i.language_pairs as "languagePairs", i.max_meetings as "maxMeetings",
              array(select b.slot_id::text from interpreter_break b where b.interpreter_id = i.id
                    union select s.id::text from fair_session e join slot s on s.fair_id = e.fair_id
                                              and s.starts_at < e.ends_at and s.ends_at > e.starts_at
                           where e.interpreter_id = i.id and e.freed_at is null and ${held}) as breaks
         from interpreter i where i.fair_id = ? order by i.id`,
      [fairId],
    );
    return rows.map(({ breaks, ...one }) => ({ ...one, breakSlotIds: new Set(breaks) }));
  }

  private async precedences(em: EntityManager, fairId: string): Promise<{ first: string; second: string }[]> {
    const rows: Record<'s1' | 'b1' | 's2' | 'b2', string>[] = await em.execute(
      `select first_supplier_id as s1, first_buyer_id as b1, then_supplier_id as s2, then_buyer_id as b2
         from meeting_precedence where fair_id = ? order by id`,
      [fairId],
    );
    return rows.map(({ s1, b1, s2, b2 }) => ({
      first: pairKey({ supplierId: s1, buyerId: b1 }),
      second: pairKey({ supplierId: s2, buyerId: b2 }),
    }));
  }

  /**
   * Those that a request or a proposal has brought together: who may meet, and who may not though both want to; and the
   * groups that are to meet.
   */
  private async pairs(
    em: EntityManager,
    fairId: string,
    participants: readonly AdmittedParticipant[],
    now: Date,
  ): Promise<Pick<FairFacts, 'pairs' | 'apart' | 'groups'>> {
    const rows: (Omit<PairFact, 'hasRequest'> & { score: number | null })[] = await em.execute(
      `with agreed as (
         select supplier_id, buyer_id, null::int as musts, null::double precision as score,
                id as request_id, null::uuid as proposal_id
           from meeting_request where fair_id = ? and status = 'accepted'
         union all
         select supplier_id, buyer_id, coalesce((supplier_answer = 'must')::int, 0) + coalesce((buyer_answer = 'must')::int, 0), score, null, id
           from proposal
          where fair_id = ? and ${CLEARED_SQL}
       )
       select a.supplier_id as "supplierId", a.buyer_id as "buyerId",
              (array_agg(a.musts order by a.musts desc, a.score desc, a.proposal_id) filter (where a.musts is not null))[1] as musts,
              (array_agg(a.score order by a.musts desc, a.score desc, a.proposal_id) filter (where a.musts is not null))[1] as score,
              (array_agg(a.proposal_id order by a.musts desc, a.score desc, a.proposal_id) filter (where a.musts is not null))[1] as "proposalId",
              (array_agg(a.request_id order by a.request_id desc) filter (where a.request_id is not null))[1] as "requestId"
         from agreed a join participation s on s.id = a.supplier_id join participation b on b.id = a.buyer_id
        where s.organisation_id <> b.organisation_id
        group by 1, 2 order by 1, 2`,
      [fairId, fairId],
    );
    const present = new Map(participants.map((one) => [one.id, one]));
    const organisationIds = [...new Set(participants.map(({ organisationId }) => organisationId))];
    const admission = await readAdmission(em, fairId, organisationIds);
    const pairs = new Map<string, PairFact>();
    const apart = new Map<string, ApartFact>();
    for (const row of rows) {
      const [supplier, buyer] = [present.get(row.supplierId), present.get(row.buyerId)];
      if (!supplier || !buyer) continue;
      const pair = { ...row, score: row.score ?? 0, hasRequest: row.requestId !== null };
      const obstacles = admission.obstacles(supplier, buyer);
      if (obstacles.length === 0) pairs.set(pairKey(row), pair);
      else apart.set(pairKey(row), { ...pair, obstacles });
    }
    const groups = (await this.groups(em, fairId, now)).map(({ parties, ...group }): GroupFact => {
      const of = (side: Side) =>
        parties.flatMap((party) => (party.side === side ? (present.get(party.participationId) ?? []) : []));
      const obstacles = of('supplier').flatMap((one) =>
        of('buyer').flatMap((other) => admission.obstacles(one, other)),
      );
      return { ...group, parties, obstacles: [...new Set(obstacles)] };
    });
    return { pairs, apart, groups };
  }

  private async groups(
    em: EntityManager,
    fairId: string,
    now: Date,
  ): Promise<Omit<GroupFact, 'obstacles'>[]> {
    const rows: (Omit<GroupFact, 'at' | 'obstacles' | 'isHeld'> & {
      isMovable: boolean;
      slotId: string | null;
      atTableId: string | null;
      interpreterId: string | null;
      delegateIds: string[];
    })[] = await em.execute(
      `select g.id as "groupId", g.title, g.is_must as "isMust", g.is_fixed as "isFixed", g.table_id as "tableId",
              g.session_id is not null as "isPlaced", coalesce(${isMovable(now)}, false) as "isMovable",
              s.id as "slotId", e.table_id as "atTableId", e.interpreter_id as "interpreterId",
              array(select x.delegate_id::text from session_attendance x
                     where x.session_id = e.id order by 1) as "delegateIds",
              (select coalesce(json_agg(json_build_object('participationId', p.id, 'side', p.side,
                                                          'delegateId', d.id) order by p.side, p.id), '[]')
                 from group_party a join participation p on p.id = a.participation_id
                 left join delegate d on d.id = a.delegate_id and d.withdrawn_at is null
                where a.group_id = g.id) as parties
         from group_meeting g left join fair_session e on e.id = g.session_id
         left join slot s on s.fair_id = g.fair_id and s.starts_at = e.starts_at and s.ends_at = e.ends_at
        where g.fair_id = ? order by g.id`,
      [fairId],
    );
    return rows.map(({ isMovable: moves, slotId, atTableId, interpreterId, delegateIds, ...group }) => ({
      ...group,
      isHeld: group.isPlaced && !moves,
      at: slotId
        ? placeOfGroup({
            ...{ groupId: group.groupId, slotId, interpreterId, delegateIds },
            tableId: atTableId,
          })
        : null,
    }));
  }

  private async meetings(em: EntityManager, fairId: string, now: Date): Promise<MeetingFact[]> {
    const rows: (Omit<MeetingFact, 'isOver'> & { isSettled: boolean; startsAt: string })[] = await em.execute(
      `select m.id as "meetingId", m.supplier_id as "supplierId", m.buyer_id as "buyerId", m.slot_id as "slotId",
              m.table_id as "tableId", m.interpreter_id as "interpreterId", m.is_fixed as "isFixed",
              m.status not in ('draft', 'released') as "isSettled", m.starts_at as "startsAt",
              array(select a.delegate_id::text from meeting_attendance a
                     where a.meeting_id = m.id order by 1) as "delegateIds"
         from meeting m where m.fair_id = ? and m.status <> 'cancelled'
          and not (m.status = 'no-show' and m.starts_at > ?) order by m.starts_at, m.id`,
      [fairId, now],
    );
    return rows.map(({ isSettled, startsAt, ...meeting }) => ({
      ...meeting,
      isOver: isSettled || new Date(startsAt) <= now,
    }));
  }
}

/**
 * SQL that is true when the session `e` is a group meeting that a release has put into a slot, and that a later one may put
 * elsewhere: it hasn't begun, and nothing is recorded of it on the day.
 */
function isMovable(now: Date): string {
  return `(e.recorded_at is null and e.starts_at > '${now.toISOString()}'::timestamptz
    and exists (select 1 from group_meeting o where o.session_id = e.id)
    and exists (select 1 from slot l where l.fair_id = e.fair_id and l.starts_at = e.starts_at and l.ends_at = e.ends_at))`;
}
