/** `npm run eval:search -- …`: builds what is out of date, then measures how well the search answers. */
import { buildServer } from './build-server.mjs';

buildServer();
await import('../dist/scripts/eval-search.js');
