import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { TadaDocumentNode } from 'gql.tada';
import { useState } from 'react';
import { isKept } from '../offline/kept-answers.js';
import { Attempts } from './attempts.js';
import { operationName, request, type RequestError } from './request.js';

interface AskOptions<Data> {
  enabled?: boolean;
  /** Goes on showing the last answer while the next one is fetched: for filters and pages. */
  keepPrevious?: boolean;
  /** Milliseconds for which the answer is taken as fresh. */
  staleTime?: number;
  /** Asks again every second while this holds: where news by socket may be late. */
  pollWhile?: (data: Data) => boolean;
}

const POLL_MS = 1000;

/** Reads from the API; the answer is shared by everything that asks the same. */
export function useAsk<Data, Variables>(
  document: TadaDocumentNode<Data, Variables>,
  variables: Variables,
  { enabled, keepPrevious, staleTime, pollWhile }: AskOptions<Data> = {},
) {
  return useQuery<Data, RequestError>({
    queryKey: [operationName(document), variables],
    queryFn: ({ signal }) => request(document, variables, signal),
    // What is kept on the device is answered without network too.
    ...(isKept(operationName(document)) && { networkMode: 'always' as const, refetchOnReconnect: true }),
    ...(enabled !== undefined && { enabled }),
    ...(keepPrevious && { placeholderData: keepPreviousData }),
    ...(staleTime !== undefined && { staleTime }),
    ...(pollWhile && {
      refetchInterval: ({ state }: { state: { data: Data | undefined } }) =>
        state.data !== undefined && pollWhile(state.data) ? POLL_MS : false,
    }),
  });
}

interface PageOf {
  pageInfo: { hasNextPage: boolean; endCursor: string | null };
}

/** Reads a connection page by page; `variables` without `after`. */
export function usePages<Data, Variables extends { after?: string | null }>(
  document: TadaDocumentNode<Data, Variables>,
  variables: Omit<Variables, 'after'>,
  connection: (data: Data) => PageOf,
  { enabled }: { enabled?: boolean } = {},
) {
  return useInfiniteQuery({
    queryKey: [operationName(document), 'pages', variables],
    queryFn: ({ signal, pageParam }) =>
      request(document, { ...variables, after: pageParam } as unknown as Variables, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last: Data) => {
      const { hasNextPage, endCursor } = connection(last).pageInfo;
      return hasNextPage ? endCursor : undefined;
    },
    placeholderData: keepPreviousData,
    ...(enabled !== undefined && { enabled }),
  });
}

/** Changes something; what is on the screen is then read anew. */
export function useAct<Data, Variables>(document: TadaDocumentNode<Data, Variables>) {
  const queries = useQueryClient();
  const [attempts] = useState(() => new Attempts());
  return useMutation<Data, RequestError, Variables>({
    mutationKey: [operationName(document)],
    mutationFn: (variables) => attempts.send(variables, (sent) => request(document, sent)),
    onSuccess: () => void queries.invalidateQueries(),
  });
}

/** A key that makes a repeated attempt at the same change harmless. */
export function newKey(): string {
  // Browsers give `randomUUID` to pages over HTTPS only; a phone at the fair may come by the plain address of a laptop.
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
