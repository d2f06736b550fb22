import { useEffect, useSyncExternalStore } from 'react';
import {
  HoldMeetingMutation,
  RecordOutcomeMutation,
  ReportNoShowMutation,
} from '../features/meeting/meeting.documents.js';
import { CheckInMutation, SayLateMutation } from '../features/floor/floor.documents.js';
import { useSession } from '../features/session/use-session.js';
import { actionQueue } from './action-queue.js';
import { startKeeping } from './kept-answers.js';

const DOCUMENTS = {
  checkIn: CheckInMutation,
  hold: HoldMeetingMutation,
  outcome: RecordOutcomeMutation,
  noShow: ReportNoShowMutation,
  late: SayLateMutation,
} as never;

/** Files that this page and its neighbours stand on; those of the neighbours are loaded by `preload`. */
async function keepFiles(preload: () => Promise<unknown>): Promise<void> {
  if (!('serviceWorker' in navigator)) return;
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
 * @returns what waits and what was refused, of the person who is signed in
 */
export function useDayOffline(preload: () => Promise<unknown>) {
  const { person } = useSession();
  const personId = person?.id ?? null;
  useEffect(() => {
    if (!personId) return;
    startKeeping(personId);
    void actionQueue.start(personId, DOCUMENTS);
    // A device that can't keep files works as any other page.
    void keepFiles(preload).catch(() => undefined);
  }, [personId, preload]);
  return useSyncExternalStore(actionQueue.subscribe, actionQueue.snapshot);
}
