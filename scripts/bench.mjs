/** `npm run bench:NAME -- …`: builds what is out of date, then runs dist/scripts/bench-NAME.js with the rest. */
import { buildServer } from './build-server.mjs';

const [name] = process.argv.splice(2, 1);
buildServer();
await import(`../dist/scripts/bench-${name}.js`);
