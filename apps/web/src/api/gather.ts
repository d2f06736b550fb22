export interface Gathering {
  /** Notes that something happened. */
  add(): void;
  /** Forgets what has been noted. */
  stop(): void;
}

/**
 * Runs `work` once for all that happens in quick succession: after `quietMs` without anything new, but at the latest
 * `longestMs` after the first, so that a stream without pauses can't put it off for ever.
 */
export function gather(
  work: () => void,
  { quietMs, longestMs }: { quietMs: number; longestMs: number },
): Gathering {
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let latest: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    clearTimeout(quiet);
    clearTimeout(latest);
    quiet = latest = undefined;
  };
  const run = () => {
    stop();
    work();
  };
  return {
    add() {
      clearTimeout(quiet);
      quiet = setTimeout(run, quietMs);
      latest ??= setTimeout(run, longestMs);
    },
    stop,
  };
}
