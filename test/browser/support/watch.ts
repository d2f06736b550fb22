import type { Page } from 'playwright-core';

/** What went wrong on a page and what it still waits for, from now on. */
export interface Watch {
  /** Errors on the console, exceptions, requests that failed or were answered by an error, each as a sentence. */
  readonly problems: string[];
  /** Resolves when the page has asked for nothing for a moment. */
  quiet(): Promise<void>;
}

const QUIET_MS = 120;
const PATIENCE_MS = 60_000;

export function watch(page: Page): Watch {
  const problems: string[] = [];
  const pending = new Set<object>();
  let lastChange = performance.now();
  const settle = (request: object) => {
    pending.delete(request);
    lastChange = performance.now();
  };
  page.on('request', (request) => {
    pending.add(request);
    lastChange = performance.now();
  });
  page.on('requestfinished', settle);
  page.on('requestfailed', (request) => {
    settle(request);
    const reason = request.failure()?.errorText;
    // A page that is left, or a filter that is changed, no longer wants its answer.
    if (reason !== 'net::ERR_ABORTED') problems.push(`${request.url()}: ${reason}`);
  });
  page.on('response', async (response) => {
    if (response.status() >= 400) problems.push(`${response.url()}: ${response.status()}`);
    if (!response.url().endsWith('/graphql')) return;
    const answer = (await response.json().catch(() => ({}))) as { errors?: { message: string }[] };
    for (const { message } of answer.errors ?? []) problems.push(`GraphQL: ${message}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`exception: ${error.message}`));
  return {
    problems,
    async quiet() {
      const deadline = performance.now() + PATIENCE_MS;
      while (pending.size > 0 || performance.now() - lastChange < QUIET_MS) {
        if (performance.now() > deadline) throw new Error(`${page.url()} doesn’t come to rest.`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}
