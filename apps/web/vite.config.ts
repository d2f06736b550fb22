import { join } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env.API_URL ?? 'http://127.0.0.1:4000';

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: join(import.meta.dirname, '../../node_modules/.cache/vite'),
  plugins: [react()],
  build: {
    outDir: join(import.meta.dirname, '../../dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    // light-dark() is left to the browsers: all of 2024 and later know it.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    sourcemap: false,
    chunkSizeWarningLimit: 600,
    // No file is inlined as a data: address, so that a strict content security policy holds.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        // Without groups whatever two pages share would become a request of its own: a hundred a page, a thousand bytes each.
        codeSplitting: {
          groups: [
            {
              name: 'react',
              test: /node_modules[\\/](react|react-dom|react-router|scheduler)[\\/]/,
              priority: 30,
            },
            { name: 'start', tags: ['$initial'], priority: 20 },
            // Of the hundred or so pages and parts that load by themselves: what so many want comes with the first of them.
            { name: 'shared', minShareCount: 40, priority: 10 },
          ],
        },
      },
    },
  },
  server: {
    port: 5173,
    proxy: {
      '/graphql': api,
      '/export': api,
      '/import': api,
      '/print': api,
      '/socket.io': { target: api, ws: true },
    },
  },
});
