import { useEffect, useState } from 'react';

/** The present, in milliseconds, moving on every half minute: a meeting begins while its page is open. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
