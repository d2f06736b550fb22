import { LockMode } from '@mikro-orm/core';
import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import type { Viewer } from '#access';
import { Transactions, announce, found, lockInOrder } from '#database';
import { Fair, type ParticipationKind } from '#fair';
import { PeriodicJobs } from '#jobs';
import { Clock, InvalidInputError } from '#kernel';
import { Vocabulary } from '#vocabulary';
import { countryCode } from '../domain/countries.js';
import { ImportNotWaitingError } from '../domain/import.errors.js';
import { ImportMapping, ImportProblem, ImportRun } from '../domain/import-run.entity.js';
import { type ImportTable, readTable } from '#spreadsheet';
import { type ColumnMapping, SUPPLIER_FIELDS, guessMapping, layoutOf } from '../domain/supplier-fields.js';
import { type SupplierRecord, SupplierRowReader } from '../domain/supplier-row.js';
import { ImportBatch } from './import-batch.js';

/** Rows a transaction: a crash repeats no more than these, and progress shows often. */
const BATCH_ROWS = 100;
const TABLES_KEPT = 4;

export interface ImportWish {
  readonly importId: string;
  readonly mapping: ColumnMapping;
  readonly defaultCountry?: string | null;
  readonly fairId?: string | null;
  readonly participationKind?: ParticipationKind | null;
}

@Injectable()
export class SupplierImportsService implements OnModuleInit {
  private readonly logger = new Logger('SupplierImports');
  private readonly working = new Map<string, Promise<void>>();
  private readonly tables = new Map<string, ImportTable>();

  constructor(
    private readonly transactions: Transactions,
    private readonly jobs: PeriodicJobs,
    private readonly clock: Clock,
    private readonly vocabulary: Vocabulary,
  ) {}

  onModuleInit(): void {
    // Takes up imports whose process has died.
    this.jobs.register({ name: 'resume-imports', everySeconds: 15, run: () => this.resumeAll() });
  }

  /**
   * Reads a file and keeps it until somebody says what its columns mean: as they did the last time with such a list, or
   * as the columns' names suggest.
   * @throws UnreadableFileError
   */
  async upload(personId: string, fileName: string, content: Buffer): Promise<string> {
    const table = readTable(content);
    return this.transactions.run(async (em) => {
      const remembered = await em.findOne(ImportMapping, {
        person: personId,
        layout: layoutOf(table.columns),
      });
      const { encoding, delimiter, headerLine, columns, rows } = table;
      const run = em.create(ImportRun, {
        startedBy: personId,
        ...{ fileName: fileName.slice(0, 300), content, encoding, delimiter, headerLine },
        columns: [...columns],
        totalRows: rows.length,
        mapping: remembered?.mapping ?? guessMapping(columns),
        defaultCountry: remembered?.defaultCountry ?? null,
      });
      return run.id;
    });
  }

  /** The first rows of an uploaded file, as people see them. */
  async preview(importId: string, count: number): Promise<readonly (readonly string[])[]> {
    const table = await this.tableOf(importId);
    return table ? table.rows.slice(0, count).map((row) => row.values) : [];
  }

  /**
   * Starts an uploaded import with its mapping, which is remembered for such lists. It goes on in the background.
   * @throws ImportNotWaitingError, InvalidInputError
   */
  async start(viewer: Viewer, wish: ImportWish): Promise<void> {
    await this.transactions.run(async (em) => {
      const run = await em.findOne(
        ImportRun,
        { id: wish.importId },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      found(run, 'import', wish.importId);
      if (run!.status !== 'uploaded') throw new ImportNotWaitingError(run!.status);
      const mapping = checkedMapping(wish.mapping, run!.columns);
      const defaultCountry = checkedCountry(wish.defaultCountry);
      const fair = wish.fairId
        ? found(await em.findOne(Fair, { id: wish.fairId }), 'fair', wish.fairId)
        : null;
      em.assign(run!, {
        mapping,
        defaultCountry,
        fair,
        participationKind: wish.participationKind,
        status: 'running',
      });
      if (viewer.personId) {
        const remembered = {
          person: viewer.personId,
          layout: layoutOf(run!.columns),
          mapping,
          defaultCountry,
        };
        await em.upsert(ImportMapping, remembered, {
          onConflictFields: ['person', 'layout'],
          onConflictMergeFields: ['mapping', 'defaultCountry'],
        });
      }
    });
    setImmediate(() => void this.work(wish.importId));
  }

  /** Stops an import; the rows that are in stay in. Cancelling a finished one does nothing. */
  cancel(importId: string): Promise<void> {
    return this.transactions.run(async (em) => {
      const run = found(
        await em.findOne(ImportRun, { id: importId }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
        'import',
        importId,
      );
      if (run.status === 'uploaded' || run.status === 'running') this.end(run, 'cancelled');
    });
  }

  /**
   * Resolves when every row is dealt with, or the import was stopped. Several processes may work at one import: each
   * batch is done once.
   */
  work(importId: string): Promise<void> {
    const going = this.working.get(importId);
    if (going) return going;
    const work = this.workThrough(importId).finally(() => this.working.delete(importId));
    this.working.set(importId, work);
    return work;
  }

  private async workThrough(importId: string): Promise<void> {
    try {
      while (await this.nextBatch(importId));
    } catch (error) {
      this.logger.error(`import ${importId}: ${(error as Error).stack}`);
    } finally {
      this.tables.delete(importId);
    }
  }

  private async resumeAll(): Promise<void> {
    const running = await this.transactions.run((em) =>
      em.find(ImportRun, { status: 'running' }, { fields: ['id'] }),
    );
    for (const run of running) void this.work(run.id);
  }

  /** @returns whether there may be more to do. */
  private async nextBatch(importId: string): Promise<boolean> {
    const table = await this.tableOf(importId);
    return this.transactions.run(async (em) => {
      // One import at a time looks for duplicates, or two lists with the same firm would make it twice.
      await lockInOrder(em, ['supplier-import']);
      const run = await em.findOne(ImportRun, { id: importId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!run || !table || run.status !== 'running') return false;
      const reader = new SupplierRowReader(
        run.columns,
        run.mapping,
        run.defaultCountry ?? null,
        this.vocabulary,
      );
      const rows = table.rows.slice(run.doneRows, run.doneRows + BATCH_ROWS).map((row) => reader.read(row));
      const records = rows
        .map((row) => row.record)
        .filter((record): record is SupplierRecord => record !== null);
      const batch = await ImportBatch.prepare(em, run, records);
      for (const record of records) {
        const outcome = await batch.take(record);
        run[`${outcome}Count`]++;
      }
      for (const problem of [...rows.flatMap((row) => row.problems), ...batch.problems]) {
        em.create(ImportProblem, { run, ...problem, value: problem.value?.slice(0, 500) ?? null });
      }
      run.failedCount += rows.length - records.length;
      run.doneRows += rows.length;
      if (run.doneRows >= run.totalRows) this.end(run, 'finished');
      await announce(em, 'import.progressed', { importId, personId: run.startedBy.id });
      return run.status === 'running';
    });
  }

  private end(run: ImportRun, status: 'finished' | 'cancelled'): void {
    Object.assign(run, { status, finishedAt: this.clock.nowDate(), content: null });
  }

  private async tableOf(importId: string): Promise<ImportTable | null> {
    const kept = this.tables.get(importId);
    if (kept) return kept;
    const run = await this.transactions.run((em) =>
      em.findOne(ImportRun, { id: importId }, { populate: ['content'] }),
    );
    found(run, 'import', importId);
    if (!run!.content) return null;
    const table = readTable(Buffer.from(run!.content));
    if (this.tables.size >= TABLES_KEPT) this.tables.delete(this.tables.keys().next().value!);
    this.tables.set(importId, table);
    return table;
  }
}

/** @throws InvalidInputError for an unknown field or column, a column used twice, or no column for the name. */
function checkedMapping(mapping: ColumnMapping, columns: readonly string[]): ColumnMapping {
  const used = new Set<string>();
  for (const [field, column] of Object.entries(mapping)) {
    const path = `input.mapping.${field}`;
    if (!(SUPPLIER_FIELDS as readonly string[]).includes(field))
      throw InvalidInputError.at(path, 'There is no such field.');
    if (!columns.includes(column)) throw InvalidInputError.at(path, `The file has no column "${column}".`);
    if (used.has(column)) throw InvalidInputError.at(path, `The column "${column}" is used twice.`);
    used.add(column);
  }
  if (!mapping['legal-name'] && !mapping['international-name']) {
    throw InvalidInputError.at('input.mapping', 'Say which column holds the name.');
  }
  return mapping;
}

function checkedCountry(country: string | null | undefined): string | null {
  if (!country) return null;
  const code = /^[A-Z]{2}$/.test(country) ? countryCode(country) : null;
  if (!code) throw InvalidInputError.at('input.defaultCountry', `${country} is no country code.`);
  return code;
}
