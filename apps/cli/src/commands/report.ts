import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext } from '@nestjs/common';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { SYSTEM } from '#access';
import { found } from '#database';
import { Money } from '#kernel';
import {
  FILE_FORMATS,
  type FileFormat,
  FreezeReportService,
  FrozenReport,
  OfficialReportService,
  REPORT_LANGUAGES,
  ReportChangesService,
  type ReportFilter,
  ReportFilesService,
  type ReportLanguage,
  ReportService,
  contentHash,
  fileHashes,
  reportJson,
  reportText,
} from '#report';
import { fairOf } from '../fair-of.js';
import { OperatorError, print } from '../output.js';
import { withProduct } from '../with-product.js';

interface FilterOptions {
  readonly from?: number;
  readonly to?: number;
  readonly fair?: string[];
  readonly sector?: string;
  readonly country?: string;
  readonly abroad: boolean;
  readonly currency: string;
  readonly language: ReportLanguage;
}

export function addReportCommands(program: Command): void {
  const report = program.command('report').description('the official report: make, freeze, compare, verify');
  withFilter(report.command('make'))
    .description('print the report as it is now, or write it to a file')
    .addOption(new Option('--format <format>', 'text').choices(['text', ...FILE_FORMATS]).default('text'))
    .option('--out <file>', 'where to write it; needed for pdf and xlsx')
    .action(
      async (options: FilterOptions & { format: 'text' | FileFormat; out?: string }, command: Command) => {
        const { format, out, language } = options;
        if (format !== 'text' && !out)
          throw new OperatorError(`Say with --out where to write the ${format}.`);
        await withProduct(async (app) => {
          const filter = await filterOf(app, options);
          if (format === 'text') {
            const made = await app.get(ReportService, { strict: false }).report(filter);
            if (out) return writeFile(out, reportText(made));
            return print(command, reportJson(made) as object, () => reportText(made));
          }
          const files = app.get(ReportFilesService, { strict: false });
          const file = await files.live(filter, { audience: null, format, language });
          await pipeline(file, createWriteStream(out!));
          const { content } = await app.get(OfficialReportService, { strict: false }).take(filter, null);
          return print(command, { file: out, hash: contentHash(content) }, () => `Wrote ${out}.`);
        });
      },
    );
  withFilter(report.command('freeze'))
    .description('keep the report as it is now, with every record behind it')
    .option('--note <text>', 'what it is frozen for')
    .option('--pdf <file>', 'also write it as a PDF')
    .option('--xlsx <file>', 'also write it as a workbook')
    .action(
      async (options: FilterOptions & { note?: string; pdf?: string; xlsx?: string }, command: Command) => {
        const facts = await withProduct(async (app) => {
          const filter = await filterOf(app, options);
          const frozen = await app
            .get(FreezeReportService, { strict: false })
            .freeze(filter, { viewer: SYSTEM, note: options.note, audience: null });
          for (const format of FILE_FORMATS) {
            const path = options[format];
            if (!path) continue;
            const files = app.get(ReportFilesService, { strict: false });
            const { content } = await files.frozen(frozen.id, format, options.language);
            await writeFile(path, content as Uint8Array);
          }
          return factsOf(frozen);
        });
        print(command, facts, () => textOf(facts));
      },
    );
  report
    .command('list')
    .description('list frozen reports, the newest first')
    .action(async (_options: object, command: Command) => {
      const all = await withProduct(async (app) => {
        const reports = await app
          .get(EntityManager)
          .fork()
          .find(FrozenReport, {}, { orderBy: { id: 'desc' } });
        return reports.map(factsOf);
      });
      print(command, all, () => (all.length === 0 ? 'Nothing was frozen yet.' : all.map(textOf).join('\n')));
    });
  report
    .command('verify')
    .description('check a file, or a hash, against the frozen reports; ends with 1 unless it is genuine')
    .argument('<file-or-hash>', 'a PDF or XLSX file, or the 64 digits of a hash')
    .action(async (given: string, _options: object, command: Command) => {
      const { hash, carried } = await hashesOf(given);
      const result = await withProduct(async (app) => {
        const service = app.get(ReportChangesService, { strict: false });
        const { verdict, report: of, file } = await service.verify(hash);
        const named = verdict === 'unknown' && carried ? await service.verify(carried) : null;
        return {
          ...{ verdict, hash, number: of?.number ?? null },
          frozenAt: of?.createdAt ?? null,
          file: file ? `${file.format} ${file.language}` : null,
          carries: carried,
          alteredFrom: named?.report?.number ?? null,
        };
      });
      print(command, result, () => {
        if (result.verdict === 'genuine')
          return `genuine: ${result.file ?? 'the report'} of ${result.number}, frozen ${result.frozenAt?.toISOString()}`;
        if (result.verdict === 'tampered')
          return `tampered: ${result.number} is kept otherwise than it was frozen`;
        return result.alteredFrom
          ? `altered: it says it is ${result.alteredFrom}, and isn't the file that was made of it`
          : 'unknown: no report that was frozen here has this hash';
      });
      if (result.verdict !== 'genuine') process.exitCode = 1;
    });
  report
    .command('changes')
    .description('what changed since a report was frozen')
    .argument('<number>', 'such as BC-2026-0003')
    .option('--records <number>', 'how many records to name', whole, 50)
    .action(async (number: string, { records }: { records: number }, command: Command) => {
      const changes = await withProduct(async (app) => {
        const frozen = await app.get(EntityManager).fork().findOne(FrozenReport, { number });
        const { id } = found(frozen, 'frozen report', number);
        return app.get(ReportChangesService, { strict: false }).since(id, null, { limit: records });
      });
      print(command, changes, () =>
        changes.counts.length === 0
          ? 'Nothing changed.'
          : [
              ...changes.counts.map(({ kind, change, count }) => `${count} ${kind} ${change}`),
              ...changes.records.flatMap(({ kind, change, name, fields }) => [
                `${change} ${kind}: ${name}`,
                ...fields.map(
                  ({ field, before, after }) => `    ${field}: ${before ?? '–'} → ${after ?? '–'}`,
                ),
              ]),
              ...changes.figures.map(
                ({ labels, countBefore, countAfter, valueBefore, valueAfter }) =>
                  `${labels.en}: ${countBefore ?? '–'} → ${countAfter ?? '–'}${
                    valueBefore?.minor === valueAfter?.minor
                      ? ''
                      : `, ${valueBefore ? decimal(valueBefore) : '–'} → ${valueAfter ? decimal(valueAfter) : '–'}`
                  }`,
              ),
            ].join('\n'),
      );
    });
}

function withFilter(command: Command): Command {
  return command
    .option('--from <year>', 'the first year', whole)
    .option('--to <year>', 'the last year', whole)
    .option('--fair <code...>', 'only these fairs')
    .option('--sector <concept>', 'only this sector, such as industry.electronics')
    .option('--country <code>', 'only this country, such as JP')
    .option('--abroad', 'only fairs outside Vietnam', false)
    .option('--currency <code>', 'in which values are told', 'USD')
    .addOption(
      new Option('--language <language>', 'of the report').choices([...REPORT_LANGUAGES]).default('vi'),
    );
}

async function filterOf(app: INestApplicationContext, options: FilterOptions): Promise<ReportFilter> {
  const em = app.get(EntityManager).fork();
  const fairIds: string[] = [];
  for (const code of options.fair ?? []) fairIds.push(await fairOf(em, code));
  const { from, to, sector, country, abroad, currency, language } = options;
  return {
    ...(options.fair && { fairIds }),
    ...{ fromYear: from, toYear: to, sector, country, abroadOnly: abroad, currency, language },
  };
}

/** Of a file by its bytes; 64 hexadecimal digits are taken as they are. */
async function hashesOf(given: string): Promise<{ hash: string; carried: string | null }> {
  if (/^[0-9a-f]{64}$/i.test(given)) return { hash: given.toLowerCase(), carried: null };
  let content: Buffer;
  try {
    content = await readFile(given);
  } catch {
    throw new OperatorError(`${given} is neither a file that can be read nor a hash of 64 digits.`);
  }
  return fileHashes(content);
}

function factsOf({ number, hash, createdAt, note, content }: FrozenReport) {
  const { count, value } = content.agreements;
  return {
    ...{ number, hash },
    frozenAt: createdAt.toISOString(),
    note: note ?? null,
    scope: content.scope.en,
    agreements: count,
    value: decimal(value),
  };
}

function textOf(facts: ReturnType<typeof factsOf>): string {
  const { number, frozenAt, agreements, value, scope, note, hash } = facts;
  return `${number}  ${frozenAt}  ${agreements} agreements, ${value}  ${scope}${note ? `  (${note})` : ''}\n    ${hash}`;
}

function decimal({ minor, currency }: { minor: string; currency: string }): string {
  return Money.ofMinor(minor, currency).toString();
}

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('It must be a whole number.');
  return value;
}
