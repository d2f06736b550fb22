import type { Command } from 'commander';
import { migrate } from '#assembly';
import { print } from '../output.js';
import { withDatabase } from '../with-product.js';

export function addDatabaseCommands(program: Command): void {
  const database = program.command('database').description('the database itself');
  database
    .command('migrate')
    .description('bring the database up to the newest migration')
    .action(async (_options: object, command: Command) => {
      const applied = await withDatabase((url) => migrate(url));
      print(command, { applied }, () => `${applied} migrations applied`);
    });
}
