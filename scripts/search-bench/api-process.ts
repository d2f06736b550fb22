import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PACKAGE_ROOT } from '#assembly';

/** The built product in a process of its own, as it runs in production. */
export interface ApiProcess {
  readonly url: string;
  /** Resident memory in MiB; null where the system doesn't tell. */
  memory(): number | null;
  stop(): Promise<void>;
}

/** @throws Error with what it printed, when it ends before it is ready */
export async function startApiProcess(env: NodeJS.ProcessEnv): Promise<ApiProcess> {
  const child = spawn(process.execPath, [join(PACKAGE_ROOT, 'dist/apps/api/src/main.js')], {
    env: { ...env, NODE_ENV: 'production', PORT: '0', LOG_LEVEL: 'warn' },
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
    memory: () => residentMiB(child.pid!),
    async stop() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

function residentMiB(pid: number): number | null {
  try {
    const kibibytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return kibibytes ? Number(kibibytes[1]) / 1024 : null;
  } catch {
    return null;
  }
}
