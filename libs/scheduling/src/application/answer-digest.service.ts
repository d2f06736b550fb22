import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { vocabularyLanguage } from '#capability';
import { Transactions } from '#database';
import { Fair } from '#fair';
import { PUBLIC_URL } from '#identity';
import { PeriodicJobs } from '#jobs';
import { Clock, newId, toInstant } from '#kernel';
import { DEFAULT_TERMS, MatchSettings, type Saying, say } from '#matching';
import { postMail } from '#notification';
import { type Language, Vocabulary } from '#vocabulary';
import { writeAnswerDigest } from '../domain/write-digest.js';

const EVERY_SECONDS = 300;
/** Letters are read at the beginning of a working day; before that nobody is woken. */
const FIRST_HOUR = 8;
const NAMES_IN_A_LETTER = 5;

interface Owed {
  personId: string;
  name: string;
  email: string;
  language: string;
}

interface WaitingRow {
  kind: 'proposal' | 'request';
  name: string;
  title: string | null;
  note: string | null;
  reasons: Saying[] | null;
  expiresAt: Date | null;
  total: number;
}

/**
 * Reminds people, on the days that their fair has set, of proposals and requests that wait for their answer. Doing it
 * twice, late or in two processes writes nobody twice: that somebody was written to stands beside the letter, under a key.
 */
@Injectable()
export class AnswerDigestService implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly jobs: PeriodicJobs,
    private readonly clock: Clock,
    private readonly vocabulary: Vocabulary,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  onModuleInit(): void {
    this.jobs.register({
      name: 'remind-of-answers',
      everySeconds: EVERY_SECONDS,
      run: async () => {
        await this.run();
      },
    });
  }

  /** Writes the letters that are due now. @returns how many were written */
  async run(): Promise<number> {
    const fairs = await this.em.fork().find(Fair, { status: { $in: ['open', 'running'] } });
    let written = 0;
    for (const fair of fairs) {
      const day = await this.dueDay(fair);
      if (!day) continue;
      for (const person of await this.owed(fair, day)) {
        if (await this.write(fair, day, person)) written++;
      }
    }
    return written;
  }

  /** Today at the fair, if it is a day of reminders and late enough. */
  private async dueDay(fair: Fair): Promise<string | null> {
    const settings = await this.em.fork().findOne(MatchSettings, { fair });
    const days = settings?.digestDays ?? DEFAULT_TERMS.digestDays;
    const now = this.clock.now().toZonedDateTimeISO(fair.timeZone);
    return days.includes(now.dayOfWeek) && now.hour >= FIRST_HOUR ? now.toPlainDate().toString() : null;
  }

  /** Members of organisations with something unanswered who haven't been written to today. */
  private owed(fair: Fair, day: string): Promise<Owed[]> {
    return this.em.fork().execute(
      `select distinct p.id as "personId", p.name, p.email, p.language
         from (${WAITING}) waiting
         join membership m on m.organisation_id = waiting.organisation_id
         join person p on p.id = m.person_id and p.disabled_at is null
        where not exists (select from answer_digest d where d.fair_id = ? and d.person_id = p.id and d.day = ?::date)
        order by 1`,
      [...this.waitingOf(fair, day), fair.id, day],
    );
  }

  private write(fair: Fair, day: string, { personId, name, email, language: tag }: Owed): Promise<boolean> {
    return this.transactions.run(async (em) => {
      const mine: unknown[] = await em.execute(
        `insert into answer_digest (id, created_at, fair_id, person_id, day) values (?, ?, ?, ?, ?)
         on conflict (fair_id, person_id, day) do nothing returning id`,
        [newId(), this.clock.nowDate(), fair.id, personId, day],
      );
      if (mine.length === 0) return false;
      const rows: WaitingRow[] = await em.execute(
        `select * from (
           select waiting.kind, waiting.name, waiting.title, waiting.note, waiting.reasons, waiting."expiresAt",
                  (count(*) over (partition by waiting.kind))::int as total,
                  row_number() over (partition by waiting.kind order by waiting.rank desc, waiting.id) as place
             from (${WAITING}) waiting
             join membership m on m.organisation_id = waiting.organisation_id and m.person_id = ?) best
          where place <= ? order by place`,
        [...this.waitingOf(fair, day), personId, NAMES_IN_A_LETTER],
      );
      // Answered in the meantime.
      if (rows.length === 0) return false;
      const language = vocabularyLanguage(tag);
      const of = (kind: WaitingRow['kind']) => rows.filter((row) => row.kind === kind);
      const facts = {
        person: name,
        fair: fair.name[language] ?? fair.name.en ?? Object.values(fair.name)[0] ?? '',
        proposals: {
          count: of('proposal')[0]?.total ?? 0,
          first: of('proposal').map((row) => ({ name: row.name, about: this.aboutOf(row, language) })),
        },
        requests: {
          count: of('request')[0]?.total ?? 0,
          first: of('request').map((row) => ({
            ...{ name: row.name, about: row.note ?? '' },
            until: toInstant(new Date(row.expiresAt!))
              .toZonedDateTimeISO(fair.timeZone)
              .toPlainDate()
              .toLocaleString(language, { dateStyle: 'long' }),
          })),
        },
        proposalsLink: `${this.publicUrl}/fairs/${fair.id}/proposals`,
        requestsLink: `${this.publicUrl}/fairs/${fair.id}/requests`,
      };
      await postMail(em, { to: email, ...writeAnswerDigest(language, facts) });
      return true;
    });
  }

  /** The need, and the weightiest reason in the reader's language. */
  private aboutOf({ title, reasons }: WaitingRow, language: Language): string {
    const conceptName = (id: string) => (this.vocabulary.has(id) ? this.vocabulary.name(id, language) : id);
    const best = reasons?.[0];
    return [title, best && say('reason', best, { language, conceptName })].filter(Boolean).join(': ');
  }

  private waitingOf(fair: Fair, day: string): unknown[] {
    return [fair.id, day, fair.id, this.clock.nowDate()];
  }
}

/** What waits for an answer of an organisation at a fair: proposals that it hasn't answered, and requests put to it. */
const WAITING = `
  select 'proposal' as kind, proposal.id, own.organisation_id, coalesce(other.international_name, other.legal_name) as name, need.title, null::text as note,
         proposal.reasons, null::timestamptz as "expiresAt", proposal.score as rank
    from proposal
    join need on need.id = proposal.need_id and need.status = 'open'
    join lateral (values (proposal.supplier_id, proposal.buyer_id, proposal.supplier_answer),
                         (proposal.buyer_id, proposal.supplier_id, proposal.buyer_answer))
         as side (own_id, other_id, answer) on side.answer is null
    join participation own on own.id = side.own_id and own.withdrawn_at is null
    join participation there on there.id = side.other_id and there.withdrawn_at is null
    join organisation other on other.id = there.organisation_id
   where proposal.fair_id = ? and proposal.withdrawn_at is null and coalesce(need.deadline, 'infinity'::date) >= ?::date
  union all
  select 'request', request.id, own.organisation_id, coalesce(other.international_name, other.legal_name), null, request.note, null, request.expires_at,
         -extract(epoch from request.expires_at)
    from meeting_request request
    join participation own on own.id = case request.asked_by when 'supplier' then request.buyer_id else request.supplier_id end
    join participation there on there.id = case request.asked_by when 'supplier' then request.supplier_id else request.buyer_id end
    join organisation other on other.id = there.organisation_id
   where request.fair_id = ? and request.status = 'pending' and request.expires_at > ?::timestamptz
     and own.withdrawn_at is null and there.withdrawn_at is null`;
