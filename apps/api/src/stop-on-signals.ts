/** All of it is to be gone within 5 seconds of the signal. */
const LIMIT_MS = 4_500;
const WATCH_MS = 500;

/**
 * Ends the process in order on SIGINT, SIGTERM, or when the npm that started it is gone: npm's shell may die of a signal
 * without handing it on.
 */
export function stopOnSignals(): { use(stop: () => Promise<void>): void } {
  let stop: (() => Promise<void>) | null = null;
  let stopping = false;
  const end = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), LIMIT_MS).unref();
    void (stop?.() ?? Promise.resolve())
      .catch((error: unknown) => {
        console.error(error);
        process.exitCode = 1;
      })
      .finally(() => process.exit());
  };
  process.on('SIGINT', end);
  process.on('SIGTERM', end);
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid;
    setInterval(() => process.ppid !== parent && end(), WATCH_MS).unref();
  }
  return {
    use(work) {
      stop = work;
    },
  };
}
