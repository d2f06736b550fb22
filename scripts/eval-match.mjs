/** `npm run eval:match`: builds what is out of date, then measures how well proposals agree with an engineer's judgement. */
import { buildServer } from './build-server.mjs';

buildServer();
await import('../dist/scripts/eval-match.js');
