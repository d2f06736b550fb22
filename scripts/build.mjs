/** `npm run build`: server and web app, as far as they are out of date. */
import { buildServer } from './build-server.mjs';
import { buildWeb } from './build-web.mjs';

buildServer();
await buildWeb();
