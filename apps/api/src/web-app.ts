import { globSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/**
 * Serves the built web app from `folder`: its files, and for every other address its one page, which finds its own way.
 * Files under assets/ carry a hash in their name and may be kept for ever.
 */
export async function serveWebApp(server: FastifyInstance, folder: string): Promise<void> {
  const files = new Set(globSync('**/*', { cwd: folder }).map((file) => file.replaceAll('\\', '/')));
  await server.register(fastifyStatic, { root: folder, serve: false, cacheControl: false });
  server.get('/*', (request, reply) => {
    const path = decodeURIComponent(new URL(request.url, 'http://x').pathname).slice(1);
    if (files.has(path) && path.includes('.')) {
      const kept = path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      return reply.header('cache-control', kept).sendFile(path);
    }
    if (path.startsWith('assets/')) return reply.callNotFound();
    return reply.header('cache-control', 'no-cache').sendFile('index.html');
  });
}

export function webAppFolder(packageRoot: string): string {
  return join(packageRoot, 'dist/web');
}
