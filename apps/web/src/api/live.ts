import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Socket } from 'socket.io-client';
import { gather } from './gather.js';

interface ChangedMessage {
  topic: string;
  ids: Record<string, unknown>;
}

/** Answers that hardly ever change and aren't worth reading again with every piece of news. */
const STEADY = new Set([
  'Viewer',
  'MyOrganisations',
  'MySessions',
  'Zones',
  'Concepts',
  'ConceptSearch',
  'Places',
  'Wards',
]);
/** A batch of changes, such as a released timetable, is read once; a fair in full swing at least every two seconds. */
const RHYTHM = { quietMs: 250, longestMs: 2000 };

let connection: Promise<Socket> | null = null;

/** One connection for all screens; made when the first signed-in screen needs it. */
function connect(): Promise<Socket> {
  connection ??= import('socket.io-client').then(({ io }) =>
    io({ path: '/socket.io', transports: ['websocket', 'polling'], withCredentials: true }),
  );
  return connection;
}

/** Reads what is on the screen anew when somebody changed it, and after the connection was lost. */
export function useLiveUpdates(personId: string | null): void {
  const queries = useQueryClient();
  useEffect(() => {
    if (!personId) return;
    let socket: Socket | null = null;
    let isOver = false;
    let wasLost = false;
    const news = gather(
      () => void queries.invalidateQueries({ predicate: ({ queryKey }) => !STEADY.has(String(queryKey[0])) }),
      RHYTHM,
    );
    const onChanged = (_message: ChangedMessage) => news.add();
    const onDisconnect = () => {
      wasLost = true;
    };
    const onReady = () => {
      if (wasLost) news.add();
      wasLost = false;
    };
    void connect().then((made) => {
      if (isOver) return;
      socket = made;
      socket.on('changed', onChanged);
      socket.on('disconnect', onDisconnect);
      socket.on('ready', onReady);
      if (!socket.connected) socket.connect();
    });
    return () => {
      isOver = true;
      news.stop();
      socket?.off('changed', onChanged);
      socket?.off('disconnect', onDisconnect);
      socket?.off('ready', onReady);
      socket?.disconnect();
    };
  }, [personId, queries]);
}

/** Listens to a whole fair while a screen of its organiser is open. */
export function useFairRoom(fairId: string | null): void {
  useEffect(() => {
    if (!fairId) return;
    const room = `fair:${fairId}`;
    let socket: Socket | null = null;
    const join = () => socket?.emit('join', room);
    void connect().then((made) => {
      socket = made;
      socket.on('ready', join);
      if (socket.connected) join();
    });
    return () => {
      socket?.off('ready', join);
      socket?.emit('leave', room);
    };
  }, [fairId]);
}
