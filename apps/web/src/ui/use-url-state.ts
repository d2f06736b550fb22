import { useCallback } from 'react';
import { useSearchParams } from 'react-router';

/** Filters that live in the address, so that what one sees can be sent to somebody else. */
export function useUrlState() {
  const [params, setParams] = useSearchParams();
  const set = useCallback(
    (change: Record<string, string | string[] | null | undefined>) => {
      setParams(
        (now) => {
          const next = new URLSearchParams(now);
          for (const [name, value] of Object.entries(change)) {
            next.delete(name);
            const values = Array.isArray(value) ? value : value ? [value] : [];
            for (const one of values) next.append(name, one);
          }
          return next;
        },
        { replace: true, preventScrollReset: true },
      );
    },
    [setParams],
  );
  return {
    get: (name: string) => params.get(name) ?? '',
    all: (name: string) => params.getAll(name),
    set,
    clear: () => setParams({}, { replace: true, preventScrollReset: true }),
    isEmpty: params.size === 0,
  };
}
