import { createHash, randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { Transactions, announce } from '#database';
import { type Addressee, addresseesOf } from '#directory';
import { PUBLIC_URL } from '#identity';
import { HOME_TIME_ZONE, Clock } from '#kernel';
import { postMail } from '#notification';
import { FollowUp, FollowUpInvitation } from '../domain/follow-up.entity.js';
import { LINK_DAYS, nextNudge } from '../domain/follow-up-rules.js';
import { staffAddresses } from './addresses.js';

const BATCH = 100;

/** What a letter is about. */
interface About {
  id: string;
  title: string;
  parties: string[];
}

export function hashFollowUpToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Asks parties by letters with one-time links, reminds them, and tells staff of silence. */
@Injectable()
export class FollowUpLettersService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  /** Everything that is due now; each follow-up in its own step, so that a letter goes out once. */
  async sendDue(): Promise<{ asked: number; reminded: number; escalated: number }> {
    const counts = { asked: 0, reminded: 0, escalated: 0 };
    for (let size = BATCH; size === BATCH;) {
      size = await this.transactions.run(async (em) => {
        const due = await em.find(
          FollowUp,
          { status: 'planned', dueOn: { $lte: this.clock.today(HOME_TIME_ZONE).toString() } },
          {
            orderBy: { dueOn: 'asc', id: 'asc' },
            limit: BATCH,
            lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE,
          },
        );
        const about = await aboutOf(em, due);
        for (const followUp of due) {
          const letters = await this.invite(em, followUp, about.get(followUp.id)!, 'asked');
          em.assign(followUp, {
            status: letters > 0 ? 'asked' : 'open',
            ...(letters > 0 && { askedAt: this.clock.nowDate() }),
          });
          if (letters > 0) counts.asked++;
          await announce(em, 'follow-up.changed', { followUpId: followUp.id });
        }
        return due.length;
      });
    }
    await this.nudge(counts);
    return counts;
  }

  /** Sends the links again, at somebody's wish; gives how many letters went out. */
  async askAgain(em: EntityManager, followUp: FollowUp): Promise<number> {
    const about = await aboutOf(em, [followUp]);
    return this.invite(em, followUp, about.get(followUp.id)!, 'asked');
  }

  private async nudge(counts: { reminded: number; escalated: number }): Promise<void> {
    await this.transactions.run(async (em) => {
      const asked = await em.find(
        FollowUp,
        { status: 'asked' },
        { orderBy: { askedAt: 'asc', id: 'asc' }, limit: 1000, lockMode: LockMode.PESSIMISTIC_PARTIAL_WRITE },
      );
      const now = this.clock.nowDate();
      const due = asked.flatMap((followUp) => {
        const nudge = nextNudge({ askedAt: followUp.askedAt!, reminders: followUp.reminders }, now);
        return nudge ? [{ followUp, nudge }] : [];
      });
      const about = await aboutOf(
        em,
        due.map(({ followUp }) => followUp),
      );
      for (const { followUp, nudge } of due) {
        const what = about.get(followUp.id)!;
        if (nudge === 'remind') {
          await this.invite(em, followUp, what, 'reminded');
          em.assign(followUp, { reminders: followUp.reminders + 1, remindedAt: now });
          counts.reminded++;
        } else {
          em.assign(followUp, { status: 'escalated', escalatedAt: now });
          for (const { email, name, language } of await staffAddresses(em, followUp.assigneeId ?? null)) {
            const words = WORDS[language];
            await postMail(em, {
              to: email,
              subject: words.escalated,
              text: `${words.dear(name)}\n\n${words.silent(what.title)}\n\n${this.publicUrl}/follow-ups`,
            });
          }
          counts.escalated++;
        }
        await announce(em, 'follow-up.changed', { followUpId: followUp.id });
      }
    });
  }

  private async invite(
    em: EntityManager,
    followUp: FollowUp,
    { title, parties }: About,
    subject: 'asked' | 'reminded',
  ): Promise<number> {
    const addressees: Addressee[] = parties.length > 0 ? await addresseesOf(em, parties) : [];
    for (const { organisationId, organisation, email, name, language } of addressees) {
      const token = randomBytes(32).toString('base64url');
      em.create(FollowUpInvitation, {
        ...{ followUp, organisation: organisationId, email, language, tokenHash: hashFollowUpToken(token) },
        expiresAt: new Date(this.clock.nowDate().getTime() + LINK_DAYS * 86_400_000),
      });
      const words = WORDS[language];
      await postMail(em, {
        to: email,
        subject: words[subject],
        text: [
          words.dear(name),
          '',
          words.how(organisation, title, followUp.months),
          '',
          `${this.publicUrl}/answer/${token}`,
          '',
          words.once(LINK_DAYS),
        ].join('\n'),
      });
    }
    return addressees.length;
  }
}

async function aboutOf(em: EntityManager, followUps: readonly FollowUp[]): Promise<Map<string, About>> {
  const ids = `{${followUps.map(({ id }) => id).join(',')}}`;
  const rows: About[] = await em.execute(
    `select fu.id, coalesce(a.number || ': ' || a.title,
              coalesce(s.international_name, s.legal_name) || ' – ' || coalesce(b.international_name, b.legal_name)) as title,
            case when a.id is not null
              then (select coalesce(json_agg(p.organisation_id order by p.position, p.id), '[]'::json)
                      from agreement_party p where p.agreement_id = a.id and p.role <> 'other')
              else json_build_array(s.id, b.id) end as parties
       from follow_up fu left join agreement a on a.id = fu.agreement_id
       left join meeting m on m.id = fu.meeting_id
       left join participation sp on sp.id = m.supplier_id left join organisation s on s.id = sp.organisation_id
       left join participation bp on bp.id = m.buyer_id left join organisation b on b.id = bp.organisation_id
      where fu.id = any(?::uuid[])`,
    [ids],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

const WORDS = {
  en: {
    asked: 'What became of it? Two minutes, no sign-in',
    reminded: 'A reminder: what became of it?',
    escalated: 'A follow-up stays without an answer',
    dear: (name: string) => `Dear ${name},`,
    how: (organisation: string, title: string, months: number) =>
      `${organisation} is part of this:\n\n${title}\n\nWe ask after ${months} months: please tell us how it goes, and what was delivered and paid so far:`,
    once: (days: number) => `The link is for you alone, works once, and until ${days} days from now.`,
    silent: (title: string) => `Nobody has answered in three weeks: ${title}. Please call them.`,
  },
  vi: {
    asked: 'Kết quả đến nay ra sao? Chỉ hai phút, không cần đăng nhập',
    reminded: 'Nhắc lại: kết quả đến nay ra sao?',
    escalated: 'Một lượt theo dõi chưa có trả lời',
    dear: (name: string) => `Kính gửi ${name},`,
    how: (organisation: string, title: string, months: number) =>
      `${organisation} có tham gia:\n\n${title}\n\nĐây là lượt hỏi sau ${months} tháng: xin cho biết tiến độ, đã giao và thanh toán bao nhiêu:`,
    once: (days: number) => `Đường dẫn chỉ dành cho bạn, dùng một lần và có hiệu lực trong ${days} ngày.`,
    silent: (title: string) => `Sau ba tuần chưa ai trả lời: ${title}. Xin gọi điện cho các bên.`,
  },
} as const;
