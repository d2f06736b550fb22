import type { Server } from 'node:http';

/** How many requests a server has begun and not yet answered. */
export class OpenRequests {
  count = 0;

  constructor(server: Server) {
    server.on('request', (_, response) => {
      this.count += 1;
      response.once('close', () => (this.count -= 1));
    });
  }
}
