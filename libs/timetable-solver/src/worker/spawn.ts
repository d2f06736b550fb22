import { Worker } from 'node:worker_threads';

/**
 * Starts a worker thread from a module next to the caller's. Compiled code has a `.js` there; when the caller runs from
 * source (tests), Node strips the types itself and only needs telling that `./x.js` is `./x.ts`.
 */
export function spawnWorker(module: string, callerUrl: string, workerData?: unknown): Worker {
  if (!callerUrl.endsWith('.ts')) return new Worker(new URL(module, callerUrl), { workerData });
  const source = new URL(module.replace(/\.js$/, '.ts'), callerUrl).href;
  const boot = `
    import { registerHooks } from 'node:module';
    registerHooks({
      resolve(specifier, context, next) {
        if (specifier.startsWith('.') && context.parentURL?.endsWith('.ts'))
          return next(specifier.replace(/\\.js$/, '.ts'), context);
        return next(specifier, context);
      },
    });
    await import(${JSON.stringify(source)});`;
  return new Worker(new URL(`data:text/javascript,${encodeURIComponent(boot)}`), { workerData });
}
