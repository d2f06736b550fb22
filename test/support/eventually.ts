/**
 * Repeats `check` until it passes, for what is done after commit; throws its last error after `ms`: so long that no machine
 * is too busy for it.
 */
export async function eventually<T>(check: () => Promise<T>, ms = 60_000): Promise<T> {
  const deadline = performance.now() + ms;
  for (;;) {
    try {
      return await check();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}
