import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { Transactions, found } from '#database';
import { PUBLIC_URL } from '#identity';
import { Vocabulary } from '#vocabulary';
import { type FileFormat, FrozenFile, FrozenReport } from '../domain/frozen-report.entity.js';
import { type OfficialContent, contentHash } from '../domain/official-content.js';
import type { ReportFilter } from '../domain/report.js';
import type { ReportLanguage } from '../domain/spoken-figures.js';
import type { LeagueAudience } from '../domain/unmet-needs.js';
import { OfficialReportService } from './official-report.service.js';
import { type RecordReader, listLiveRecords, recordReader } from './record-states.js';
import { beginSnapshot } from './snapshot.js';
import type { Printable } from './printable.js';
import { printReport } from './report-pdf.js';
import { writeWorkbook } from './report-xlsx.js';

/** Makes the files of reports. */
@Injectable()
export class ReportFilesService {
  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly official: OfficialReportService,
    private readonly vocabulary: Vocabulary,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  /**
   * The report as it is now, as a stream. Records are read some at a time from one snapshot, which is held until the
   * stream ends. @throws InvalidInputError before the first byte
   */
  async live(
    filter: ReportFilter,
    {
      audience,
      format,
      language,
    }: { audience: LeagueAudience; format: FileFormat; language: ReportLanguage },
  ): Promise<Readable> {
    const em = this.em.fork();
    await em.begin();
    try {
      await beginSnapshot(em);
      const { content, scope } = await this.official.take(filter, audience, { em });
      await listLiveRecords(em, scope);
      const file = this.render(content, recordReader(em, 'live_record'), format, language);
      return Readable.from(
        endingWith(file, () => em.rollback()),
        { objectMode: false },
      );
    } catch (error) {
      await em.rollback();
      throw error;
    }
  }

  /**
   * A file of a frozen report. It is made at the first call and kept: every later one gives the same bytes, whatever has
   * become of the records or of the product. @throws NotFoundError
   */
  async frozen(reportId: string, format: FileFormat, language: ReportLanguage): Promise<FrozenFile> {
    const where = { report: reportId, format, language };
    const kept = await this.em.fork().findOne(FrozenFile, where, { populate: ['content'] });
    if (kept) return kept;
    try {
      return await this.transactions.run(async (em) => {
        const bytes = await this.bytesOf(em, reportId, format, language);
        return em.create(FrozenFile, {
          ...where,
          content: bytes,
          hash: createHash('sha256').update(bytes).digest('hex'),
          bytes: bytes.length,
        });
      });
    } catch (error) {
      if (!(error instanceof UniqueConstraintViolationException)) throw error;
      return this.em.fork().findOneOrFail(FrozenFile, where, { populate: ['content'] });
    }
  }

  /** What `frozen` makes and keeps, made anew from the content and the records that were kept. @throws NotFoundError */
  async bytesOf(
    em: EntityManager,
    reportId: string,
    format: FileFormat,
    language: ReportLanguage,
  ): Promise<Buffer> {
    const report = found(await em.findOne(FrozenReport, { id: reportId }), 'frozen report', reportId);
    const reader = recordReader(em, 'frozen_record', reportId);
    return buffer(Readable.from(this.render(report.content, reader, format, language)));
  }

  private render(
    content: OfficialContent,
    records: RecordReader,
    format: FileFormat,
    language: ReportLanguage,
  ): AsyncIterable<Uint8Array> {
    const report: Printable = {
      ...{ content, records, language, hash: contentHash(content) },
      nameOf: (concept) => this.vocabulary.name(concept, language),
      verifyUrl: `${this.publicUrl}/report/verify`,
    };
    return format === 'pdf' ? printReport(report) : writeWorkbook(report);
  }
}

async function* endingWith(
  file: AsyncIterable<Uint8Array>,
  end: () => Promise<void>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* file;
  } finally {
    await end();
  }
}
