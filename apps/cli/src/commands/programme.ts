import { readFile } from 'node:fs/promises';
import { EntityManager } from '@mikro-orm/postgresql';
import { type Command, Option } from 'commander';
import { Clock, HOME_TIME_ZONE } from '#kernel';
import { RECOGNITION_KINDS, RecognitionImport, type RecognitionKind, recognitionFigures } from '#recognition';
import { PaymentImport } from '#support';
import { DEFINITION_TEXTS, targetProgress } from '#target';
import { day } from '../day.js';
import { print } from '../output.js';
import { withProduct } from '../with-product.js';

interface Imported {
  readonly isTrial: boolean;
  readonly rows: number;
  readonly created: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly problems: readonly { line: number; column: string | null; value: string; message: string }[];
}

/** Recognised products, support paid and targets: lists in, figures out. */
export function addProgrammeCommands(program: Command): void {
  const kind = () =>
    new Option('--kind <kind>', 'of recognition').choices(RECOGNITION_KINDS).default(RECOGNITION_KINDS[0]);
  const recognitions = program.command('recognitions').description('products that the city has recognised');
  recognitions
    .command('import')
    .description(
      'take a CSV or Excel list of recognitions in; rows that are wrong are named, the others kept',
    )
    .argument('<file>')
    .addOption(kind())
    .option('--trial', 'only say what would become of it', false)
    .action(async (file: string, options: { kind: RecognitionKind; trial: boolean }, command: Command) => {
      const content = await readFile(file);
      const done = await withProduct((app) =>
        app
          .get(RecognitionImport, { strict: false })
          .run(content, { kind: options.kind, isTrial: options.trial }),
      );
      tell(command, done);
    });
  recognitions
    .command('figures')
    .description('how many products of how many enterprises')
    .addOption(kind())
    .option('--as-of <date>', 'as it stood on this day; today when left out', day)
    .option('--from <date>', 'only what was first recognised from this day on', day)
    .action(async (options: { kind: RecognitionKind; asOf?: string; from?: string }, command: Command) => {
      const { kind: of, from = null } = options;
      const figures = await withProduct(async (app) =>
        recognitionFigures(app.get(EntityManager).fork(), {
          ...{ kind: of, from },
          asOf: options.asOf ?? app.get(Clock).today(HOME_TIME_ZONE).toString(),
        }),
      );
      const count = ({ products, enterprises }: { products: number; enterprises: number }) =>
        `${products} products of ${enterprises} enterprises`;
      print(command, figures, () =>
        [
          `as of ${figures.asOf}: ${count(figures.recognised)} recognised, ${count(figures.inForce)} in force`,
          ...figures.byYear.map(
            ({ year, added, inAll }) => `  ${year}: ${count(added)}; ${count(inAll)} in all`,
          ),
        ].join('\n'),
      );
    });

  program
    .command('support')
    .description('support paid to enterprises')
    .command('import')
    .description('take a CSV or Excel list of payments into the ledger; rows that are wrong are named')
    .argument('<file>')
    .option('--trial', 'only say what would become of it', false)
    .action(async (file: string, options: { trial: boolean }, command: Command) => {
      const content = await readFile(file);
      const done = await withProduct((app) =>
        app.get(PaymentImport, { strict: false }).run(content, { isTrial: options.trial }),
      );
      tell(command, done);
    });

  program
    .command('targets')
    .description('targets of programmes, and what the records show')
    .option('--as-of <date>', 'as it stood on this day; today when left out', day)
    .option('--year <year>', 'only targets of this year', Number)
    .action(async (options: { asOf?: string; year?: number }, command: Command) => {
      const found = await withProduct(async (app) =>
        targetProgress(
          app.get(EntityManager).fork(),
          { year: options.year ?? null },
          options.asOf ?? app.get(Clock).today(HOME_TIME_ZONE).toString(),
        ),
      );
      const rows = found.map(({ programme, target, from, day: until, count }) => ({
        ...{ programme: programme.code, year: target.year, definition: target.definition },
        ...{ goal: target.goal, actual: count.actual, unit: DEFINITION_TEXTS[target.definition].unit },
        ...{ from, until, enterprises: count.enterprises, misses: count.misses },
      }));
      print(command, rows, () =>
        rows
          .map(
            ({ programme, year, definition, actual, goal, unit, enterprises }) =>
              `${programme} ${year} ${definition}: ${actual} of ${goal} ${unit} (${enterprises} enterprises)`,
          )
          .join('\n'),
      );
    });
}

function tell(command: Command, done: Imported): void {
  print(command, done, () =>
    [
      `${done.rows} rows: ${done.created} ${done.isTrial ? 'would be new' : 'new'}, ${done.unchanged} as they were, ${done.failed} refused`,
      ...done.problems.map(
        ({ line, column, value, message }) =>
          `  line ${line}${column ? `, ${column}` : ''}${value ? ` “${value}”` : ''}: ${message}`,
      ),
    ].join('\n'),
  );
  if (done.failed > 0) process.exitCode = 1;
}
