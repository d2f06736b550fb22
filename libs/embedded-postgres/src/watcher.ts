import { spawn } from 'node:child_process';
import type { Socket } from 'node:net';

/**
 * $1 is the postmaster's pid, $2 its data directory. Standard input ends when the parent dies, however it dies. The
 * pid is signalled only while postmaster.pid names it, so never a later process with the same number; right after the
 * start that file may still be on its way. A shell, because a second Node would cost 40 MB for the whole run.
 */
const SHELL_SCRIPT = `
trap '' HUP INT TERM
read -r word
[ "$word" = ended ] && exit 0
alive() { kill -0 "$1" 2>/dev/null; }
ours() { alive "$1" && [ -r "$2/postmaster.pid" ] && read -r named <"$2/postmaster.pid" && [ "$named" = "$1" ]; }
tries=0
until ours "$@"; do
  alive "$1" && [ $tries -lt 20 ] || exit 0
  tries=$((tries + 1)); sleep 0.1
done
kill -INT "$1"
tries=0
while ours "$@" && [ $tries -lt 50 ]; do tries=$((tries + 1)); sleep 0.2; done
ours "$@" && kill -QUIT "$1"
exit 0
`;

/** The same for Windows, which has neither sh nor signals; pg_ctl has its own stand-in for them. */
const NODE_SCRIPT = `
const [pgCtl, data] = process.argv.slice(1);
let word = '';
process.stdin.on('data', (chunk) => (word += chunk));
process.stdin.on('end', () => {
  if (word.trim() === 'ended') return;
  const stop = (mode) => require('node:child_process').spawnSync(pgCtl, ['stop', '-D', data, '-m', mode, '-t', '10']);
  if (stop('fast').status !== 0) stop('immediate');
});
`;

export interface Watcher {
  /** Says that the postmaster has ended, and waits until the watcher has gone too. */
  dismiss(): Promise<void>;
}

/** Starts the process that shuts PostgreSQL down (fast, after 10 s immediate) if this process dies without doing so. */
export function watchOver(pid: number, data: string, pgCtl: string): Watcher {
  const [command, args]: [string, string[]] =
    process.platform === 'win32'
      ? [process.execPath, ['-e', NODE_SCRIPT, pgCtl, data]]
      : ['/bin/sh', ['-c', SHELL_SCRIPT, 'fairmatch-postgres-watcher', String(pid), data]];
  const child = spawn(command, args, {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
    windowsHide: true,
  });
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  const input = child.stdin as Socket;
  // A watcher that something else killed must not turn our last word into an unhandled error.
  input.on('error', () => undefined);
  child.unref();
  input.unref();
  return {
    async dismiss() {
      child.ref();
      input.end('ended\n');
      await gone;
    },
  };
}
