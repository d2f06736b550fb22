import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** The built product in a process of its own, by the real clock. */
export interface ApiProcess {
  readonly url: string;
  /** Ends it as an operator would, or at once; resolves when it is gone. */
  stop(signal?: 'SIGTERM' | 'SIGKILL'): Promise<void>;
}

const MAIN = join(import.meta.dirname, '../../dist/apps/api/src/main.js');

/**
 * Starts it on a database and a free port, and waits until it says that it is ready. Several may share a database.
 * @throws Error with what it printed, when it ends before that
 */
export async function startApiProcess(databaseUrl: string): Promise<ApiProcess> {
  const child = spawn(process.execPath, [MAIN], {
    env: {
      ...process.env,
      ...{ DATABASE_URL: databaseUrl, PORT: '0', NODE_ENV: 'production', LOG_LEVEL: 'warn' },
      // A server that is given for tests of the search is shared: what is found there isn't of this database.
      MEILI_URL: '',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  let printed = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (data: Buffer) => {
      printed += data.toString();
      const ready = /^ready (\S+)$/m.exec(printed);
      if (ready) resolve(ready[1]!);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('exit', (code) => reject(new Error(`The API ended with ${code}:\n${printed}`)));
  });
  return {
    url,
    async stop(signal = 'SIGTERM') {
      child.kill(signal);
      await gone;
    },
  };
}
