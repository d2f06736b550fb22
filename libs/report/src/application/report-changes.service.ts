import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { found } from '#database';
import { type RecordKind, FrozenFile, FrozenReport } from '../domain/frozen-report.entity.js';
import { type OfficialContent, contentHash } from '../domain/official-content.js';
import {
  type ChangeKind,
  type FigureChange,
  type RecordChange,
  figureChanges,
  recordChange,
} from '../domain/report-changes.js';
import type { LeagueAudience } from '../domain/unmet-needs.js';
import { OfficialReportService } from './official-report.service.js';
import { listLiveRecords, recordDigests } from './record-states.js';
import { beginSnapshot } from './snapshot.js';

/** What changed since a report was frozen. */
export interface ReportChanges {
  /** How many records, by kind and what became of them. */
  readonly counts: readonly {
    readonly kind: RecordKind;
    readonly change: ChangeKind;
    readonly count: number;
  }[];
  /** The first of them; counts tell how many there are. */
  readonly records: readonly RecordChange[];
  readonly figures: readonly FigureChange[];
}

/** What a hash turns out to belong to. */
export interface Verification {
  /** genuine: as it was frozen · tampered: its number is known, and what is kept isn't what was hashed · unknown: of no frozen report. */
  readonly verdict: 'genuine' | 'tampered' | 'unknown';
  readonly report: FrozenReport | null;
  /** The file whose hash it is; null for that of the report itself. */
  readonly file: FrozenFile | null;
}

/** Reads of frozen reports: what changed since, and whether a hash is one of theirs. */
@Injectable()
export class ReportChangesService {
  constructor(
    private readonly em: EntityManager,
    private readonly official: OfficialReportService,
  ) {}

  /** Compares with the records as they are now, asked for by the same filter. @throws NotFoundError */
  async since(
    reportId: string,
    audience: LeagueAudience,
    { limit = 200, offset = 0 }: { limit?: number; offset?: number } = {},
  ): Promise<ReportChanges> {
    return this.em.fork().transactional(async (em) => {
      await beginSnapshot(em);
      const report = found(await em.findOne(FrozenReport, { id: reportId }), 'frozen report', reportId);
      const { content, scope } = await this.official.take(report.content.filter, audience, {
        em,
        hasChapters: report.content.chapters !== undefined,
      });
      await listLiveRecords(em, scope);
      const both = `(select * from frozen_record where report_id = ?::uuid) was
        full join live_record live on live.kind = was.kind and live.record_id = was.record_id
        where was.state is distinct from live.state`;
      const counts: { kind: RecordKind; change: ChangeKind; count: number }[] = await em.execute(
        `select coalesce(was.kind, live.kind) as kind,
                case when was.state is null then 'added' when live.state is null then 'removed' else 'altered' end as change,
                count(*)::int as count from ${both} group by 1, 2 order by 1, 2`,
        [reportId],
      );
      const rows: {
        kind: RecordKind;
        id: string;
        before: Record<string, unknown> | null;
        after: Record<string, unknown> | null;
      }[] = await em.execute(
        `select coalesce(was.kind, live.kind) as kind, coalesce(was.record_id, live.record_id) as id, was.state as before, live.state as after
           from ${both} order by 1, 2 limit ? offset ?`,
        [reportId, limit, offset],
      );
      return {
        counts,
        records: rows.map(({ kind, id, before, after }) =>
          recordChange(kind, id, { before, after, currency: report.content.filter.currency }),
        ),
        figures: figureChanges(report.content, content),
      };
    });
  }

  /**
   * Whose hash it is: of a frozen report's content, or of one of its files. What is kept is hashed anew, content and
   * records, so that a change made past the product shows. @param hash 64 hexadecimal digits; anything else is unknown
   */
  async verify(hash: string): Promise<Verification> {
    const wanted = hash.trim().toLowerCase();
    const em = this.em.fork();
    const file = await em.findOne(FrozenFile, { hash: wanted });
    const report = await em.findOne(FrozenReport, file ? { id: file.report.id } : { hash: wanted });
    if (!report) return { verdict: 'unknown', report: null, file: null };
    const records = await recordDigests(em, 'frozen_record', report.id);
    const kept: OfficialContent = { ...report.content, records };
    return { verdict: contentHash(kept) === report.hash ? 'genuine' : 'tampered', report, file };
  }
}
