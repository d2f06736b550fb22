import type { Command } from 'commander';
import { commandLine } from '../../apps/cli/src/command-line.js';

/** Says one line to the product on a test's database, as an operator does. @returns what is printed with `--json` */
export async function runCommand(databaseUrl: string, ...args: string[]): Promise<any> {
  const former = process.env.DATABASE_URL;
  process.env.DATABASE_URL = databaseUrl;
  const printed: string[] = [];
  const { log } = console;
  console.log = (line: string) => printed.push(line);
  try {
    const program = commandLine();
    throwIn(program);
    await program.parseAsync(['--json', ...args], { from: 'user' });
  } finally {
    console.log = log;
    if (former === undefined) delete process.env.DATABASE_URL;
    else process.env.DATABASE_URL = former;
  }
  return JSON.parse(printed.join('\n'));
}

/** What is wrong with a line is thrown and not printed, and ends no process. */
function throwIn(command: Command): void {
  command.exitOverride().configureOutput({ writeErr: () => undefined });
  for (const one of command.commands) throwIn(one);
}
