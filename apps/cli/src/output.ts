import type { Command } from 'commander';

/** Prints a result for people, or with --json as one line for programs. */
export function print(command: Command, result: object, forPeople: () => string): void {
  const { json } = command.optsWithGlobals<{ json: boolean }>();
  console.log(json ? JSON.stringify(result) : forPeople());
}

/** Shows how far long work has come, on a terminal only, on standard error. */
export function showProgress(done: number, total: number): void {
  if (!process.stderr.isTTY) return;
  const share = total === 0 ? 1 : done / total;
  const bar = '█'.repeat(Math.round(share * 30)).padEnd(30, '░');
  process.stderr.write(`\r${bar} ${done} of ${total}${done === total ? '\n' : ''}`);
}

/** What whoever typed the command can put right: told in its one sentence, without a stack. */
export class OperatorError extends Error {
  readonly code = 'OPERATOR';
}
