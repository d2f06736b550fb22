import { useEffect, useSyncExternalStore } from 'react';
import { QueueNotice } from '../features/floor/queue-notice.js';
import { actionQueue } from './action-queue.js';
import { DOCUMENTS } from './documents.js';

/**
 * On every page of somebody who has used the pages of the day on this device: sends what waits, though they don't open those
 * again, and says what waits or couldn't be done.
 */
export default function DayQueue({ personId }: { personId: string }) {
  useEffect(() => {
    void actionQueue.start(personId, DOCUMENTS as never);
  }, [personId]);
  const queue = useSyncExternalStore(actionQueue.subscribe, actionQueue.snapshot);
  const ofOthers = useSyncExternalStore(actionQueue.subscribe, actionQueue.ofOthers);
  return <QueueNotice queue={queue} ofOthers={ofOthers} />;
}
