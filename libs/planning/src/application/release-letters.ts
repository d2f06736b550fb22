import type { EntityManager } from '@mikro-orm/postgresql';
import type { Fair } from '#fair';
import { postMail } from '#notification';
import type { FairFacts } from '../domain/fair-facts.js';
import type { PlacedMeeting } from '../domain/placed-meeting.js';
import type { MeetingChange } from '../domain/timetable-diff.js';

/** Somebody who is told what a release changes for them. */
export interface Recipient {
  readonly email: string;
  readonly name: string;
  readonly language: 'vi' | 'en';
  /** For whom they hear it. */
  readonly participationIds: readonly string[];
  readonly changes: readonly MeetingChange[];
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
    yours: 'giờ của bạn:',
  },
} as const;

/**
 * Whom the changes concern, each with their own only: the people who come or were to come, as far as they have an address,
 * and for a side that has none among them, those who speak for the organisation.
 */
export async function recipientsOf(
  em: EntityManager,
  changes: readonly MeetingChange[],
): Promise<Recipient[]> {
  const meetings = changes.flatMap(({ before, after }) => [before, after].filter((one) => one !== null));
  const parties = [...new Set(meetings.flatMap(({ supplierId, buyerId }) => [supplierId, buyerId]))];
  const delegates = [...new Set(meetings.flatMap(({ delegateIds }) => delegateIds))];
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
  const told = new Map<string, Recipient & { participationIds: string[]; changes: MeetingChange[] }>();
  const tell = ({ email, name, language, participationId }: Address, change: MeetingChange): void => {
    const recipient = told.get(email) ?? {
      ...{ email, name, language: language === 'vi' ? ('vi' as const) : ('en' as const) },
      participationIds: [],
      changes: [],
    };
    if (!recipient.participationIds.includes(participationId))
      recipient.participationIds.push(participationId);
    if (!recipient.changes.includes(change)) recipient.changes.push(change);
    told.set(email, recipient);
  };
  for (const change of changes) {
    const meeting = (change.after ?? change.before)!;
    const people = [...(change.before?.delegateIds ?? []), ...(change.after?.delegateIds ?? [])].flatMap(
      (id) => byDelegate.get(id) ?? [],
    );
    for (const party of [meeting.supplierId, meeting.buyerId]) {
      const own = people.filter(({ participationId }) => participationId === party);
      for (const address of own.length > 0 ? own : (membersOf.get(party) ?? [])) tell(address, change);
    }
  }
  return [...told.values()].sort((a, b) => (a.email < b.email ? -1 : 1));
}

/** Participations that the changes concern and of which nobody has an address: somebody has to tell them otherwise. */
export function unreachedBy(
  changes: readonly MeetingChange[],
  recipients: readonly Recipient[],
): readonly string[] {
  const reached = new Set(recipients.flatMap(({ participationIds }) => participationIds));
  const concerned = new Set(
    changes.flatMap(({ before, after }) => {
      const { supplierId, buyerId } = (after ?? before)!;
      return [supplierId, buyerId];
    }),
  );
  return [...concerned].filter((id) => !reached.has(id));
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
  for (const { email, name, language, participationIds, changes } of recipients) {
    const words = WORDS[language];
    const clock = (timeZone: string) =>
      new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
        timeZone,
        ...{ weekday: 'long', day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' },
      });
    const time = clock(fair.timeZone);
    const zone = participationIds.map((id) => zones.get(id)).find((one) => one != null);
    const own = zone && zone !== fair.timeZone ? clock(zone) : null;
    const place = ({ slotId, tableId }: PlacedMeeting): string => {
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
    const title = fair.name[language] ?? fair.name.en ?? fair.code;
    await postMail(em, {
      to: email,
      subject: words.subject(title),
      text: [words.greeting(name), '', words.intro, '', ...lines, '', `${title} (${fair.timeZone})`].join(
        '\n',
      ),
    });
  }
}
