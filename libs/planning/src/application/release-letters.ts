import type { EntityManager } from '@mikro-orm/postgresql';
import type { Fair } from '#fair';
import { postMail } from '#notification';
import type { FairFacts } from '../domain/fair-facts.js';
import { type PlacedMeeting, type Whereabouts, isSamePeople } from '../domain/placed-meeting.js';
import type { ChangeKind } from '../domain/timetable-diff.js';
import { toldAs } from '../domain/told-as.js';
import type { Recipient } from './release-recipients.js';

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
