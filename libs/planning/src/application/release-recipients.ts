import type { EntityManager } from '@mikro-orm/postgresql';
import type { FairFacts, GroupFact } from '../domain/fair-facts.js';
import type { GroupDifference } from '../domain/group-diff.js';
import type { PlacedGroup } from '../domain/placed-meeting.js';
import type { MeetingChange } from '../domain/timetable-diff.js';

/** Somebody who is told what a release changes for them. */
export interface Recipient {
  readonly email: string;
  readonly name: string;
  readonly language: 'vi' | 'en';
  /** For whom they hear it. */
  readonly participationIds: readonly string[];
  /** Who they are among those who come or were to come; empty of one who speaks for the organisation. */
  readonly delegateIds: readonly string[];
  readonly changes: readonly MeetingChange[];
  readonly groups: readonly GroupChange[];
}

/** A group meeting that came into the timetable, went, or is elsewhere. */
export interface GroupChange {
  readonly kind: 'added' | 'moved' | 'cancelled';
  readonly group: Pick<GroupFact, 'groupId' | 'title' | 'parties'>;
  readonly place: PlacedGroup;
  /** Where it was, of one that is elsewhere. */
  readonly before?: PlacedGroup | null;
  /** Participations that are told; without it all who come. */
  readonly concerned?: readonly string[];
}

interface Address {
  email: string;
  name: string;
  language: string;
  participationId: string;
  delegateId: string | null;
}

/** What is told of group meetings: of one that stays at its time and table, those hear for whom others come. */
export function toldOfGroups(
  { groups: known, participants }: FairFacts,
  changes: readonly GroupDifference[],
): GroupChange[] {
  return changes.flatMap(({ groupId, kind, before, after }): GroupChange[] => {
    const group = known.find((one) => one.groupId === groupId)!;
    const change = { kind, group, place: (after ?? before)! };
    if (!before || !after) return [change];
    if (before.slotId !== after.slotId || before.tableId !== after.tableId) return [{ ...change, before }];
    const others = new Set(
      [...before.delegateIds, ...after.delegateIds].filter(
        (id) => !(before.delegateIds.includes(id) && after.delegateIds.includes(id)),
      ),
    );
    const concerned = participants.flatMap(({ id, delegates }) =>
      delegates.some((one) => others.has(one.id)) ? [id] : [],
    );
    return concerned.length > 0 ? [{ ...change, before, concerned }] : [];
  });
}

/**
 * Whom the changes concern, each with their own only: the people who come or were to come, as far as they have an address,
 * and for a side that has none among them, those who speak for the organisation.
 */
export async function recipientsOf(
  em: EntityManager,
  changes: readonly MeetingChange[],
  groups: readonly GroupChange[] = [],
): Promise<Recipient[]> {
  const news = [...changes.map(newsOf), ...groups.map(newsOfGroup)];
  const parties = [...new Set(news.flatMap((one) => one.parties))];
  const delegates = [...new Set(news.flatMap(({ delegateIds }) => delegateIds))];
  const addresses: Address[] = await em.execute(
    `select coalesce(d.email, p.email) as email, d.name, coalesce(p.language, 'vi') as language,
            d.participation_id as "participationId", d.id as "delegateId"
       from delegate d left join person p on p.id = d.person_id and p.disabled_at is null
      where d.id = any(?::uuid[]) and coalesce(d.email, p.email) is not null
     union all
     select p.email, p.name, p.language, a.id, null
       from participation a join membership m on m.organisation_id = a.organisation_id
       join person p on p.id = m.person_id and p.disabled_at is null
      where a.id = any(?::uuid[])
      order by 4, 5 nulls last, 1`,
    [`{${delegates.join(',')}}`, `{${parties.join(',')}}`],
  );
  const byDelegate = Map.groupBy(addresses, ({ delegateId }) => delegateId ?? '');
  const membersOf = Map.groupBy(
    addresses.filter(({ delegateId }) => delegateId === null),
    ({ participationId }) => participationId,
  );
  const told = new Map<string, Told>();
  const tell = (address: Address, { change, group }: News): void => {
    const { email, name, language, participationId, delegateId } = address;
    const recipient: Told = told.get(email) ?? {
      ...{ email, name, language: language === 'vi' ? ('vi' as const) : ('en' as const) },
      ...{ participationIds: [], delegateIds: [], changes: [], groups: [] },
    };
    if (delegateId !== null && !recipient.delegateIds.includes(delegateId))
      recipient.delegateIds.push(delegateId);
    if (!recipient.participationIds.includes(participationId))
      recipient.participationIds.push(participationId);
    if (change && !recipient.changes.includes(change)) recipient.changes.push(change);
    if (group && !recipient.groups.includes(group)) recipient.groups.push(group);
    told.set(email, recipient);
  };
  for (const one of news) {
    const people = one.delegateIds.flatMap((id) => byDelegate.get(id) ?? []);
    for (const party of one.parties) {
      const own = people.filter(({ participationId }) => participationId === party);
      for (const address of own.length > 0 ? own : (membersOf.get(party) ?? [])) tell(address, one);
    }
  }
  return [...told.values()].sort((a, b) => (a.email < b.email ? -1 : 1));
}

type Told = Recipient & {
  participationIds: string[];
  delegateIds: string[];
  changes: MeetingChange[];
  groups: GroupChange[];
};

/** Something to be told, and whom it concerns. */
interface News {
  readonly parties: readonly string[];
  readonly delegateIds: readonly string[];
  readonly change?: MeetingChange;
  readonly group?: GroupChange;
}

function newsOf(change: MeetingChange): News {
  const { supplierId, buyerId } = (change.after ?? change.before)!;
  const delegateIds = [...(change.before?.delegateIds ?? []), ...(change.after?.delegateIds ?? [])];
  return { parties: [supplierId, buyerId], delegateIds, change };
}

function newsOfGroup(group: GroupChange): News {
  const parties = group.concerned ?? group.group.parties.map(({ participationId }) => participationId);
  return { parties, delegateIds: [...(group.before?.delegateIds ?? []), ...group.place.delegateIds], group };
}

/** Participations that the changes concern and of which nobody has an address: somebody has to tell them otherwise. */
export function unreachedBy(
  changes: readonly MeetingChange[],
  recipients: readonly Recipient[],
  groups: readonly GroupChange[] = [],
): readonly string[] {
  const reached = new Set(recipients.flatMap(({ participationIds }) => participationIds));
  const news = [...changes.map(newsOf), ...groups.map(newsOfGroup)];
  return [...new Set(news.flatMap(({ parties }) => parties))].filter((id) => !reached.has(id));
}
