import { UniqueConstraintViolationException } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { Transactions } from '#database';
import { HOME_TIME_ZONE, Clock, InvalidInputError } from '#kernel';
import { FrozenReport } from '../domain/frozen-report.entity.js';
import { type OfficialContent, contentHash } from '../domain/official-content.js';
import { type ReportFilter } from '../domain/report.js';
import type { LeagueAudience } from '../domain/unmet-needs.js';
import { OfficialReportService } from './official-report.service.js';
import { keepRecords, listLiveRecords, recordDigests } from './record-states.js';
import { beginSnapshot } from './snapshot.js';

const ATTEMPTS = 3;

/** Freezes reports: figures and records as they are at one instant, never to change again. */
@Injectable()
export class FreezeReportService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly official: OfficialReportService,
  ) {}

  /**
   * Keeps the report with the state of every record behind it, under the next number of the year. Figures and records
   * are read from one snapshot. Who may is asked before (`limitedTo`).
   * @throws InvalidInputError
   */
  async freeze(
    filter: ReportFilter,
    { viewer, note, audience }: { viewer: Viewer; note?: string | null; audience: LeagueAudience },
  ): Promise<FrozenReport> {
    if (note && note.length > 1000) throw InvalidInputError.at('note', 'At most 1000 characters.');
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.transactions.run(async (em) => {
          await beginSnapshot(em);
          const number = await nextNumber(em, this.clock.today(HOME_TIME_ZONE).year);
          const { content, scope } = await this.official.take(filter, audience, { em, number });
          const { fairIds } = content.filter;
          await listLiveRecords(em, scope);
          const whole: OfficialContent = { ...content, records: await recordDigests(em, 'live_record') };
          const report = em.create(FrozenReport, {
            ...{ number, fairIds: fairIds ? [...fairIds] : null, content: whole, hash: contentHash(whole) },
            note: note?.trim() || null,
            frozenById: viewer.personId,
            createdAt: this.clock.nowDate(),
          });
          await em.flush();
          await keepRecords(em, report.id);
          return report;
        });
      } catch (error) {
        // Two at once took the same number: each sees the register as it was when its snapshot was taken.
        if (!(error instanceof UniqueConstraintViolationException) || attempt === ATTEMPTS) throw error;
      }
    }
  }
}

async function nextNumber(em: EntityManager, year: number): Promise<string> {
  const [row]: { last: number | null }[] = await em.execute(
    `select max(substring(number from 9)::int) as last from frozen_report where number like ?`,
    [`BC-${year}-%`],
  );
  return `BC-${year}-${String((row?.last ?? 0) + 1).padStart(4, '0')}`;
}
