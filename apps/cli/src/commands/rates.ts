import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Command } from 'commander';
import { ImportRatesService } from '#agreement';
import { print } from '../output.js';
import { withProduct } from '../with-product.js';

export function addRateCommands(program: Command): void {
  const rates = program.command('rates').description('exchange rates, by which values are converted');
  rates
    .command('import')
    .description(
      "take rates over from a file: the ECB's eurofxref (XML or CSV), a Vietnamese bank's XML, or a CSV with date, currency, and usd_per_unit or units_per_usd",
    )
    .argument('<file>')
    .option(
      '--replace',
      'also where another rate stands already; reports over that time change with it',
      false,
    )
    .option('--from <date>', 'leave earlier days out, such as 2017-01-01')
    .action(async (file: string, options: { replace: boolean; from?: string }, command: Command) => {
      const content = await readFile(file);
      const done = await withProduct((app) =>
        app
          .get(ImportRatesService, { strict: false })
          .import(content, { fileName: basename(file), ...options }),
      );
      print(
        command,
        done,
        () =>
          `${done.format}, ${done.firstDay ?? 'no day'} to ${done.lastDay ?? 'no day'}: ${done.added} added, ${done.changed} changed, ${done.kept} kept although other, ${done.unchanged} as they were, ${done.skipped} skipped`,
      );
    });
}
