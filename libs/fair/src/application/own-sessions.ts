import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '#access';

/** A session, or a group meeting, as those who attend it see it. */
export interface OwnSession {
  readonly id: string;
  readonly fairId: string;
  readonly title: string;
  readonly startsAt: Date;
  readonly endsAt: Date;
  /** Of a group meeting; other sessions are somewhere else. */
  readonly tableLabel: string | null;
  readonly hallId: string | null;
  readonly hallName: string | null;
  readonly ownPeople: string[];
  /** Names of the organisations that one meets there; of a group meeting only. */
  readonly otherOrganisations: string[];
}

const MOST_SESSIONS = 500;

/**
 * What people of the viewer's organisations, and the viewer as a delegate, attend besides meetings of two: the earliest
 * first, at most 500, in one statement. Nothing of a fair that is a draft.
 * @param of a fair, and an instant after which they end
 */
export async function ownSessions(
  em: EntityManager,
  viewer: Viewer,
  of: { fairId?: string | null; from?: Date | null },
): Promise<OwnSession[]> {
  const rows: (Omit<OwnSession, 'startsAt' | 'endsAt'> & { startsAt: string; endsAt: string })[] =
    await em.execute(
      `with own as (
         select a.session_id, array_agg(distinct p.id) as parties, array_agg(d.name order by d.name, d.id) as people
           from session_attendance a join delegate d on d.id = a.delegate_id and d.withdrawn_at is null
           join participation p on p.id = d.participation_id and p.withdrawn_at is null
           join fair f on f.id = p.fair_id and f.status <> 'draft'
          where (p.organisation_id = any(?::uuid[]) or d.person_id = ?::uuid) and (?::uuid is null or f.id = ?::uuid)
          group by a.session_id)
       select s.id, s.fair_id as "fairId", s.title, s.starts_at as "startsAt", s.ends_at as "endsAt",
              t.label as "tableLabel", h.id as "hallId", h.name as "hallName", own.people as "ownPeople",
              case when s.table_id is null then '{}' else
                array(select distinct coalesce(o.international_name, o.legal_name)
                        from session_attendance a join delegate d on d.id = a.delegate_id
                        join participation p on p.id = d.participation_id
                        join organisation o on o.id = p.organisation_id
                       where a.session_id = s.id and p.id <> all(own.parties) order by 1) end as "otherOrganisations"
         from own join fair_session s on s.id = own.session_id
         left join meeting_table t on t.id = s.table_id left join hall h on h.id = t.hall_id
        where ?::timestamptz is null or s.ends_at > ?::timestamptz
        order by s.starts_at, s.id limit ${MOST_SESSIONS}`,
      [
        `{${[...viewer.organisationIds].join(',')}}`,
        viewer.personId,
        ...[of.fairId ?? null, of.fairId ?? null],
        ...[of.from ?? null, of.from ?? null],
      ],
    );
  return rows.map((row) => ({ ...row, startsAt: new Date(row.startsAt), endsAt: new Date(row.endsAt) }));
}
