/** `npm run cli -- …`: the operator's command line, built when it is out of date. */
import { buildServer } from './build-server.mjs';

buildServer();
await import('../dist/apps/cli/src/main.js');
