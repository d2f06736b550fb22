import fastifyCompress from '@fastify/compress';
import fastifyHelmet from '@fastify/helmet';
import { MikroORM } from '@mikro-orm/postgresql';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Headers, compression and health: what stands around every answer. */
export async function addHttpSurroundings(app: NestFastifyApplication): Promise<void> {
  const server = app.getHttpAdapter().getInstance();
  await server.register(fastifyHelmet as never, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // The component library sets sizes and positions in style attributes; scripts come from our own files only.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
  });
  await server.register(fastifyCompress as never, { threshold: 1024 });
  server.get('/health/live', () => ({ status: 'live' }));
  server.get('/health/ready', async (_request, reply) => {
    const reachable = await app.get(MikroORM).isConnected();
    return reply.code(reachable ? 200 : 503).send({ status: reachable ? 'ready' : 'database unreachable' });
  });
}
