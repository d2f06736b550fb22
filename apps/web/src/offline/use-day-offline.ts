import { useEffect, useState, useSyncExternalStore } from 'react';
import { useSession } from '../features/session/use-session.js';
import { actionQueue } from './action-queue.js';
import { DOCUMENTS } from './documents.js';
import { startKeeping } from './kept-answers.js';

/** Files that this page and its neighbours stand on; those of the neighbours are loaded by `preload`. */
async function keepFiles(preload: () => Promise<unknown>): Promise<void> {
  if (!('serviceWorker' in navigator)) throw new Error('Without HTTPS a browser keeps no pages.');
  await preload();
  await navigator.serviceWorker.register('/floor-worker.js');
  const { active } = await navigator.serviceWorker.ready;
  const files = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name))
    .filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/assets/'))
    .map(({ pathname }) => pathname);
  active?.postMessage({ keep: [...new Set(files)] });
}

/**
 * Makes a page of the day independent of the network: its files and answers are kept, and what is done waits for the network.
 * `cannotKeep`: this browser can't open the page without network (a private window, no HTTPS, no room); what is done while
 * the page stays open waits all the same.
 */
export function useDayOffline(preload: () => Promise<unknown>) {
  const { person } = useSession();
  const personId = person?.id ?? null;
  const [cannotKeep, setCannotKeep] = useState(false);
  useEffect(() => {
    if (!personId) return;
    startKeeping(personId);
    void actionQueue.start(personId, DOCUMENTS as never);
    let isOpen = true;
    keepFiles(preload).then(
      () => isOpen && setCannotKeep(false),
      (error: unknown) => {
        // Without network nothing new can be kept: what was kept before stays.
        if (!isOpen || !navigator.onLine) return;
        console.warn('The pages of the day can’t be kept on this device.', error);
        setCannotKeep(true);
      },
    );
    return () => {
      isOpen = false;
    };
  }, [personId, preload]);
  const queue = useSyncExternalStore(actionQueue.subscribe, actionQueue.snapshot);
  return { queue, cannotKeep };
}
