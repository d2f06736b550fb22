import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWeb } from '../../../scripts/build-web.mjs';
import setUpPostgres from '../../support/postgres-setup.mjs';
import { unpackChromium } from './unpack-chromium.mjs';

/** What is the same for every browser test, made once a run: the database server, the built web app, the browser. */
export default async function setUpBrowserTests() {
  buildWeb();
  // A copy, so that a build meanwhile doesn't take the files of open pages away.
  const webApp = mkdtempSync(join(tmpdir(), 'fairmatch-web-'));
  cpSync(join(import.meta.dirname, '../../../dist/web'), webApp, { recursive: true });
  process.env.TEST_WEB_APP = webApp;
  process.env.TEST_CHROMIUM = unpackChromium();
  await setUpPostgres();
}
