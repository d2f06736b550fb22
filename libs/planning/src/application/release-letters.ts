import type { EntityManager } from '@mikro-orm/postgresql';
import type { Fair } from '#fair';
import { postMail } from '#notification';
import type { FairFacts, GroupFact } from '../domain/fair-facts.js';
import type { GroupDifference } from '../domain/group-diff.js';
import {
  type PlacedGroup,
  type PlacedMeeting,
  type Whereabouts,
  isSamePeople,
} from '../domain/placed-meeting.js';
import type { ChangeKind, MeetingChange } from '../domain/timetable-diff.js';

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

const WORDS = {
  en: {
    subject: (fair: string) => `Your timetable at ${fair}`,
    greeting: (name: string) => `Dear ${name},`,
    intro: 'this has changed in your timetable:',
    added: 'New',
    moved: 'Changed',
    cancelled: 'Cancelled',
    left: 'You no longer take part',
    from: 'was',
    people: 'taking part:',
    interpreter: 'interpreter:',
    nobody: 'nobody',
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
    left: 'Bạn không còn dự',
    from: 'trước đây',
    people: 'người dự:',
    interpreter: 'phiên dịch:',
    nobody: 'không có',
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
  const interpreters = new Map(facts.interpreters.map(({ id, name }) => [id, name]));
  const nameOf = await delegateNames(em, recipients);
  for (const { email, name, language, participationIds, delegateIds, changes, groups } of recipients) {
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
    /** What it is to them, where it is or was, and who takes part or interprets where that has changed. */
    const told = (
      kind: ChangeKind,
      what: string,
      before: Whereabouts | null,
      after: Whereabouts | null,
    ): string => {
      const as = toldAs(delegateIds, before, after) ?? kind;
      const at = place((as === 'left' ? before : (after ?? before))!);
      const people =
        before && after && !isSamePeople(before, after) && after.delegateIds.map(nameOf).join(', ');
      const interpreter =
        before && after && before.interpreterId !== after.interpreterId
          ? (interpreters.get(after.interpreterId ?? '') ?? words.nobody)
          : null;
      return [
        `- ${words[as]}: ${what}: ${at}`,
        as === 'moved' && place(before!) !== at && ` (${words.from} ${place(before!)})`,
        people && `; ${words.people} ${people}`,
        interpreter !== null && `; ${words.interpreter} ${interpreter}`,
      ]
        .filter(Boolean)
        .join('');
    };
    const lines = changes.map(({ kind, before, after }) => {
      const { supplierId, buyerId } = (after ?? before)!;
      return told(kind, `${names.get(supplierId) ?? '?'} – ${names.get(buyerId) ?? '?'}`, before, after);
    });
    const groupLines = groups.map(({ kind, group, place: at, before = null }) => {
      const members = group.parties
        .map(({ participationId }) => names.get(participationId) ?? '?')
        .join(', ');
      const [was, is] = kind === 'cancelled' ? [at, null] : [before, at];
      return told(kind, `${words.group} “${group.title}” (${members})`, was, is);
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

/**
 * What becomes of a meeting that stays in the timetable, for those of `delegateIds`: it is new to whoever joins it, and
 * whoever drops out of it has left; null when nothing of the kind.
 */
function toldAs(
  delegateIds: readonly string[],
  before: Whereabouts | null,
  after: Whereabouts | null,
): 'added' | 'left' | null {
  if (!before || !after) return null;
  const [was, is] = [before, after].map((seat) => delegateIds.some((id) => seat.delegateIds.includes(id)));
  if (was === is) return null;
  return is ? 'added' : 'left';
}

/** Also of those who came into the fair with the change that is told. */
async function delegateNames(
  em: EntityManager,
  recipients: readonly Recipient[],
): Promise<(delegateId: string) => string> {
  const seats = recipients.flatMap(({ changes, groups }) => [
    ...changes.flatMap(({ after }) => after ?? []),
    ...groups.map(({ place }) => place),
  ]);
  const ids = [...new Set(seats.flatMap(({ delegateIds }) => delegateIds))];
  const rows: { id: string; name: string }[] = await em.execute(
    'select id, name from delegate where id = any(?::uuid[])',
    [`{${ids.join(',')}}`],
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  return (id) => names.get(id) ?? '?';
}
