import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext } from '@nestjs/common';
import { type Command, InvalidArgumentError } from 'commander';
import { SYSTEM } from '#access';
import { Fair } from '#fair';
import { Person } from '#identity';
import {
  type ColumnMapping,
  ImportProblem,
  ImportRun,
  SUPPLIER_FIELDS,
  SupplierImportsService,
} from '#import';
import { OperatorError, print, showProgress } from '../output.js';
import { withProduct } from '../with-product.js';

interface SuppliersOptions {
  map: ColumnMapping;
  country?: string;
  fair?: string;
  dryRun: boolean;
  as?: string;
}

export function addImportCommands(program: Command): void {
  program
    .command('import')
    .description('bring lists into the product')
    .command('suppliers')
    .description('organisations and capabilities from a CSV file; the same file again changes nothing')
    .argument('<file>')
    .option(
      '--map <field=column>',
      `what a column means, over the guess; fields: ${SUPPLIER_FIELDS.join(', ')}`,
      addMapping,
      {},
    )
    .option('--country <code>', 'ISO code of the country of rows that name none')
    .option('--fair <code>', 'the fair at which they take part')
    .option('--as <email>', 'the person in whose name it is done; the first administrator when left out')
    .option('--dry-run', 'only show what was found and how the columns are understood', false)
    .action(async (file: string, options: SuppliersOptions, command: Command) => {
      await withProduct((app) => importSuppliers(app, file, options, command));
    });
}

async function importSuppliers(
  app: INestApplicationContext,
  file: string,
  options: SuppliersOptions,
  command: Command,
): Promise<void> {
  const imports = app.get(SupplierImportsService, { strict: false });
  const em = app.get(EntityManager, { strict: false }).fork();
  const person = await em.findOne(
    Person,
    options.as ? { email: options.as.toLowerCase() } : { isAdmin: true },
    { orderBy: { id: 'asc' } },
  );
  if (!person) {
    if (options.as) throw new OperatorError(`Nobody has the address ${options.as}.`);
    throw new OperatorError(
      'There is no administrator yet in whose name to do it: make the first one by the link that `npm start` prints, or name somebody with --as.',
    );
  }
  const fair = options.fair ? await em.findOne(Fair, { code: options.fair }) : null;
  if (options.fair && !fair) throw new OperatorError(`No fair has the code ${options.fair}.`);
  const importId = await imports.upload(person.id, basename(file), await readFile(file));
  const run = await em.findOneOrFail(ImportRun, { id: importId });
  const mapping = { ...run.mapping, ...options.map };
  if (options.dryRun) {
    await imports.cancel(importId);
    const { encoding, delimiter, headerLine, totalRows, columns } = run;
    print(command, { encoding, delimiter, headerLine, totalRows, columns, mapping }, () =>
      [
        `${totalRows} rows; ${encoding}, separated by ${JSON.stringify(delimiter)}, header in line ${headerLine}`,
        ...columns.map((column) => `  ${column} → ${fieldOf(mapping, column) ?? '(left out)'}`),
      ].join('\n'),
    );
    return;
  }
  await imports.start(
    { ...SYSTEM, personId: person.id },
    { importId, mapping, defaultCountry: options.country ?? null, fairId: fair?.id },
  );
  const watching = setInterval(async () => {
    const now = await em.fork().findOne(ImportRun, { id: importId });
    if (now) showProgress(now.doneRows, now.totalRows);
  }, 300);
  await imports.work(importId);
  clearInterval(watching);
  await report(em.fork(), importId, command);
}

async function report(em: EntityManager, importId: string, command: Command): Promise<void> {
  const run = await em.findOneOrFail(ImportRun, { id: importId });
  const problems = await em.find(ImportProblem, { run }, { orderBy: { line: 'asc', id: 'asc' } });
  const { status, totalRows, createdCount, updatedCount, unchangedCount, failedCount } = run;
  const counts = { importId, status, totalRows, createdCount, updatedCount, unchangedCount, failedCount };
  const plain = problems.map(({ line, column, value, severity, reason, message }) => ({
    line,
    column,
    value,
    severity,
    reason,
    message,
  }));
  print(command, { ...counts, problems: plain }, () =>
    [
      ...plain.map(
        (one) =>
          `line ${one.line}: ${one.severity}: ${one.column ? `${one.column}: ` : ''}${one.message}${one.value ? ` (${one.value})` : ''}`,
      ),
      `${totalRows} rows: ${createdCount} new, ${updatedCount} added to, ${unchangedCount} unchanged, ${failedCount} not in`,
    ].join('\n'),
  );
  if (status !== 'finished') process.exitCode = 1;
}

function addMapping(text: string, mapping: ColumnMapping): ColumnMapping {
  const [field, ...column] = text.split('=');
  if (!(SUPPLIER_FIELDS as readonly string[]).includes(field!) || column.length === 0) {
    throw new InvalidArgumentError('Write field=column, as in legal-name=Exhibitor.');
  }
  return { ...mapping, [field!]: column.join('=') };
}

function fieldOf(mapping: ColumnMapping, column: string): string | undefined {
  return Object.entries(mapping).find(([, mapped]) => mapped === column)?.[0];
}
