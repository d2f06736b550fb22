import type { EntityManager } from '@mikro-orm/postgresql';
import type { Fair } from '#fair';
import { postMail } from '#notification';
import type { FairFacts, GroupFact } from '../domain/fair-facts.js';
import type { GroupDifference } from '../domain/group-diff.js';
import type { PlacedGroup, PlacedMeeting } from '../domain/placed-meeting.js';
import type { MeetingChange } from '../domain/timetable-diff.js';

/** Somebody who is told what a release changes for them. */
export interface Recipient {
  readonly email: string;
  readonly name: string;
  readonly language: 'vi' | 'en';
  /** For whom they hear it. */
  readonly participationIds: readonly string[];
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

const WORDS = {
  en: {
    subject: (fair: string) => `Your timetable at ${fair}`,
    greeting: (name: string) => `Dear ${name},`,
    intro: 'this has changed in your timetable:',
    added: 'New',
    moved: 'Changed',
    cancelled: 'Cancelled',
    from: 'was',
    table: 'table',
    online: 'on line',
    group: 'group meeting',
    yours: 'your time:',
  },
  vi: {
    subject: (fair: string) => `Lịch gặp của bạn tại ${fair}`,
    greeting: (name: string) => `Kính gửi ${name},`,
    intro: 'lịch gặp của bạn có thay đổi:',
    added: 'Mới',
    moved: 'Thay đổi',
    cancelled: 'Hủy',
    from: 'trước đây',
    table: 'bàn',
    online: 'trực tuyến',
    group: 'gặp theo nhóm',
    yours: 'giờ của bạn:',
  },
} as const;

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
  const tell = ({ email, name, language, participationId }: Address, { change, group }: News): void => {
    const recipient: Told = told.get(email) ?? {
      ...{ email, name, language: language === 'vi' ? ('vi' as const) : ('en' as const) },
      ...{ participationIds: [], changes: [], groups: [] },
    };
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

type Told = Recipient & { participationIds: string[]; changes: MeetingChange[]; groups: GroupChange[] };

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

/** Puts one letter a recipient into the mail outbox, in their language, with the fair's times and those of whoever takes part from afar. */
export async function postLetters(
  em: EntityManager,
  fair: Fair,
  facts: FairFacts,
  recipients: readonly Recipient[],
): Promise<void> {
  const slots = new Map(facts.slots.map((slot) => [slot.id, slot]));
  const tables = new Map(facts.tables.map(({ id, label }) => [id, label]));
  const names = new Map(facts.participants.map(({ id, name }) => [id, name]));
  const zones = new Map(facts.participants.map(({ id, remoteTimeZone }) => [id, remoteTimeZone]));
  for (const { email, name, language, participationIds, changes, groups } of recipients) {
    const words = WORDS[language];
    const clock = (timeZone: string) =>
      new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
        timeZone,
        ...{ weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
      });
    const time = clock(fair.timeZone);
    const zone = participationIds.map((id) => zones.get(id)).find((one) => one != null);
    const own = zone && zone !== fair.timeZone ? clock(zone) : null;
    const place = ({ slotId, tableId }: Pick<PlacedMeeting, 'slotId' | 'tableId'>): string => {
      const slot = slots.get(slotId);
      const at = tableId === null ? words.online : `${words.table} ${tables.get(tableId) ?? '?'}`;
      const ownTime = slot && own ? ` (${words.yours} ${own.format(slot.startsAt)})` : '';
      return `${slot ? time.format(slot.startsAt) : '?'}${ownTime}, ${at}`;
    };
    const lines = changes.map(({ kind, before, after }) => {
      const { supplierId, buyerId } = (after ?? before)!;
      const pair = `${names.get(supplierId) ?? '?'} – ${names.get(buyerId) ?? '?'}`;
      const old = kind === 'moved' ? ` (${words.from} ${place(before!)})` : '';
      return `- ${words[kind]}: ${pair}: ${place((after ?? before)!)}${old}`;
    });
    const groupLines = groups.map(({ kind, group, place: at, before }) => {
      const members = group.parties
        .map(({ participationId }) => names.get(participationId) ?? '?')
        .join(', ');
      return `- ${words[kind]}: ${words.group} “${group.title}” (${members}): ${place(at)}${before ? ` (${words.from} ${place(before)})` : ''}`;
    });
    const title = fair.name[language] ?? fair.name.en ?? fair.code;
    await postMail(em, {
      to: email,
      subject: words.subject(title),
      text: [
        words.greeting(name),
        '',
        words.intro,
        '',
        ...lines,
        ...groupLines,
        '',
        `${title} (${fair.timeZone})`,
      ].join('\n'),
    });
  }
}
