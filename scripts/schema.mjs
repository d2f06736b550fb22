/** `npm run schema`: writes what schema/ holds anew from the code. With `check` it only compares. */
import { buildServer } from './build-server.mjs';

buildServer();
await import('../dist/scripts/schema.js');
// A new migration is code too: the next command finds it built.
process.on('beforeExit', () => buildServer());
