/** `npm run demo` and `npm start`: builds what is out of date, then runs the product in this very process. */
import { buildServer } from './build-server.mjs';

process.env.NODE_ENV ??= 'production';
buildServer();
const { buildWeb } = await import('./build-web.mjs');
await buildWeb();
await import('../dist/apps/api/src/main.js');
