import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Transactions } from '#database';
import { PeriodicJobs } from '#jobs';
import { HOME_TIME_ZONE, Clock } from '#kernel';
import { FollowUp } from '../domain/follow-up.entity.js';
import { followUpsFrom } from '../domain/follow-up-rules.js';
import { COUNTED_STATUS_LIST } from './agreement-counting.js';
import { FollowUpLettersService } from './follow-up-letters.service.js';

const EVERY_SECONDS = 600;
const BATCH = 500;

interface Origin {
  agreementId: string | null;
  meetingId: string | null;
  fairId: string | null;
  /** Calendar date from which the months count. */
  since: string;
  assigneeId: string | null;
}

/** Makes follow-ups by rule, and keeps them going: asks, reminds, escalates. */
@Injectable()
export class FollowUpPlanner implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: PeriodicJobs,
    private readonly letters: FollowUpLettersService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register({
      name: 'follow-ups',
      everySeconds: EVERY_SECONDS,
      run: async () => {
        await this.makeAndAsk();
      },
    });
  }

  /** All of it, for the job, the command line and tests. Repeats do nothing that was done already. */
  async makeAndAsk(): Promise<{
    made: number;
    skipped: number;
    asked: number;
    reminded: number;
    escalated: number;
  }> {
    const made = await this.make();
    const skipped = await this.skipPointless();
    return { made, skipped, ...(await this.letters.sendDue()) };
  }

  /**
   * Every agreement that counts, and every meeting with a cooperation possible or agreed, gets its checks; one of a
   * meeting from which an agreement came is checked by that. An agreement is given to whoever verified or recorded it.
   */
  private async make(): Promise<number> {
    const today = this.clock.today(HOME_TIME_ZONE).toString();
    let made = 0;
    for (let size = BATCH; size === BATCH;) {
      size = await this.transactions.run(async (em) => {
        const origins = await this.withoutFollowUps(em);
        for (const { since, agreementId, meetingId, fairId, assigneeId } of origins) {
          const due = followUpsFrom(since, today);
          // One that is past all of them is marked as seen, so that it isn't looked at for ever.
          const rows = due.length > 0 ? due : [{ months: 36, dueOn: today, skipReason: 'past' }];
          for (const row of rows) {
            em.create(FollowUp, {
              ...{ agreement: agreementId, meeting: meetingId, fair: fairId, assigneeId, ...row },
              status: 'skipReason' in row ? 'skipped' : 'planned',
            });
            made++;
          }
        }
        return origins.length;
      });
    }
    return made;
  }

  private withoutFollowUps(em: EntityManager): Promise<Origin[]> {
    return em.execute(
      `select a.id as "agreementId", null as "meetingId", a.fair_id as "fairId", a.signed_on::text as since,
              (select p.id from person p where p.id = coalesce(a.verified_by_id, a.reported_by_id) and p.is_staff
                  and p.disabled_at is null) as "assigneeId"
         from agreement a
        where a.amends_id is null and a.status in (${COUNTED_STATUS_LIST})
          and not exists (select 1 from follow_up own where own.agreement_id = a.id)
       union all
       select null, m.id, m.fair_id, (m.starts_at at time zone f.time_zone)::date::text, null
         from meeting m join fair f on f.id = m.fair_id
        where m.outcome_kind in ('cooperation-possible', 'cooperation-agreed') and m.status <> 'cancelled'
          and not exists (select 1 from follow_up own where own.meeting_id = m.id)
          and not exists (select 1 from agreement a where a.meeting_id = m.id and a.status in (${COUNTED_STATUS_LIST}))
       limit ?`,
      [BATCH],
    );
  }

  /** What ended, was merged, or led to an agreement that has checks of its own, isn't asked about any more. */
  private async skipPointless(): Promise<number> {
    return this.transactions.run(async (em) => {
      const rows: { id: string; reason: string }[] = await em.execute(
        `select fu.id, case when a.id is not null then a.status else 'agreement' end as reason
           from follow_up fu left join agreement a on a.id = fu.agreement_id
          where fu.status in ('planned', 'open', 'asked', 'escalated')
            and (a.status in ('terminated', 'merged', 'fulfilled')
                 or (fu.meeting_id is not null and exists (
                       select 1 from agreement signed where signed.meeting_id = fu.meeting_id
                          and signed.status in (${COUNTED_STATUS_LIST}))))
          limit 1000`,
      );
      const reasons = new Map(rows.map(({ id, reason }) => [id, reason]));
      for (const followUp of await em.find(FollowUp, { id: { $in: [...reasons.keys()] } }))
        em.assign(followUp, { status: 'skipped', skipReason: reasons.get(followUp.id) ?? null });
      return rows.length;
    });
  }
}
