import { QueryClient } from '@tanstack/react-query';
import { RequestError } from './request.js';

/** Refusals stay refused however often one asks; only a lost connection is worth another try. */
function isWorthRetrying(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof RequestError && error.code === 'NETWORK';
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { staleTime: 20_000, retry: isWorthRetrying, refetchOnWindowFocus: true },
    mutations: { retry: false },
  },
});
