import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '#access';
import type { MeetingStatus, OutcomeKind } from '#scheduling';
import { graceEnd } from '../domain/grace.js';

/** An organisation that one meets in a group. */
export interface GroupPartner {
  readonly participationId: string;
  readonly name: string;
  /** Whether one of its people was checked in that day. */
  readonly isIn: boolean;
  readonly lateMinutes: number | null;
  readonly isAbsent: boolean;
}

/** A group meeting as one of its parties sees it on the day. */
export interface MyGroup {
  readonly status: MeetingStatus;
  readonly ownLateMinutes: number | null;
  readonly call: { readonly calledAt: Date; readonly answeredAt: Date | null } | null;
  /** From when another party may be reported as not having come. */
  readonly graceUntil: Date;
  readonly isAbsent: boolean;
  /** Whether one's own party can still say that it was there. */
  readonly mayContradict: boolean;
  readonly isContradicted: boolean;
  /** What one's own party has recorded. */
  readonly ownOutcome: {
    readonly kind: OutcomeKind;
    readonly note: string | null;
    readonly version: number;
  } | null;
  /** By name. */
  readonly partners: GroupPartner[];
  /** Whether the viewer speaks for a party, and doesn't only come as its delegate. */
  readonly maySpeak: boolean;
}

interface Row extends GroupPartner {
  readonly sessionId: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly status: MeetingStatus;
  readonly organisationId: string;
  readonly isOwnPerson: boolean;
  readonly calledAt: string | null;
  readonly answeredAt: string | null;
  readonly contradictedAt: string | null;
  readonly decidedAt: string | null;
  readonly outcomeKind: OutcomeKind | null;
  readonly outcomeNote: string | null;
  readonly version: number | null;
}

/**
 * What is said and done of group meetings, for the party of which the viewer is; by session, in one statement.
 * @param ids of group meetings that people of the viewer's organisations, or the viewer, attend
 */
export async function readMyGroups(
  em: EntityManager,
  ids: readonly string[],
  viewer: Viewer,
  { graceMinutes, date }: { graceMinutes: number; date: string },
): Promise<Map<string, MyGroup>> {
  const rows: Row[] = await em.execute(
    `select e.id as "sessionId", e.starts_at as "startsAt", e.ends_at as "endsAt",
            coalesce(g.status, 'released') as status, p.id as "participationId", p.organisation_id as "organisationId",
            coalesce(o.international_name, o.legal_name) as name, p.is_in as "isIn", p.is_own as "isOwnPerson",
            r.late_minutes as "lateMinutes", r.absent_at is not null as "isAbsent", r.called_at as "calledAt",
            r.answered_at as "answeredAt", r.contradicted_at as "contradictedAt", r.decided_at as "decidedAt",
            r.outcome_kind as "outcomeKind", r.outcome_note as "outcomeNote", r.version
       from fair_session e left join group_record g on g.session_id = e.id
       cross join lateral (
         select p.id, p.organisation_id, bool_or(d.person_id = ?::uuid) as is_own,
                bool_or(exists (select 1 from check_in c where c.delegate_id = d.id and c.date = ?::date
                                   and c.undone_at is null)) as is_in
           from session_attendance a join delegate d on d.id = a.delegate_id
           join participation p on p.id = d.participation_id
          where a.session_id = e.id group by p.id) as p
       join organisation o on o.id = p.organisation_id
       left join group_party_record r on r.record_id = g.id and r.participation_id = p.id
      where e.id = any(?::uuid[]) order by e.id, name, p.id`,
    [viewer.personId, date, `{${ids.join(',')}}`],
  );
  const groups = Map.groupBy(rows, ({ sessionId }) => sessionId);
  return new Map(
    [...groups].map(([id, parties]) => {
      const spokenFor = parties.find(({ organisationId }) => viewer.organisationIds.has(organisationId));
      const own = spokenFor ?? parties.find(({ isOwnPerson }) => isOwnPerson) ?? null;
      return [id, toMyGroup(parties, own, spokenFor !== undefined, graceMinutes)];
    }),
  );
}

function toMyGroup(
  parties: readonly Row[],
  own: Row | null,
  maySpeak: boolean,
  graceMinutes: number,
): MyGroup {
  const { startsAt, endsAt, status } = parties[0]!;
  const isOpen = own !== null && own.isAbsent && own.decidedAt === null;
  return {
    ...{ status, maySpeak },
    ownLateMinutes: own?.lateMinutes ?? null,
    call: own?.calledAt
      ? { calledAt: new Date(own.calledAt), answeredAt: own.answeredAt ? new Date(own.answeredAt) : null }
      : null,
    graceUntil: graceEnd({ startsAt: new Date(startsAt), endsAt: new Date(endsAt) }, graceMinutes),
    isAbsent: own?.isAbsent ?? false,
    mayContradict: isOpen && maySpeak,
    isContradicted: isOpen && own.contradictedAt !== null,
    // A delegate without a say for the organisation doesn't read what it wrote down.
    ownOutcome:
      maySpeak && own?.outcomeKind
        ? { kind: own.outcomeKind, note: own.outcomeNote, version: own.version! }
        : null,
    partners: parties
      .filter(({ participationId }) => participationId !== own?.participationId)
      .map(({ participationId, name, isIn, lateMinutes, isAbsent }) => ({
        ...{ participationId, name, isIn, lateMinutes, isAbsent },
      })),
  };
}
