import { useEffect, useState } from 'react';
import { useOutletContext } from 'react-router';
import { arrivalOf } from '../../offline/kept-answers.js';
import type { Floor } from './floor-view.js';

/**
 * The present by the service's clock, in milliseconds, moving on every second: clocks of screens differ.
 * @param at the service's clock when it answered
 * @param readAt this device's clock when the answer came
 */
export function useClock(at: string, readAt: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const came = arrivalOf(at) ?? readAt;
  return Math.max(now, came) + (Date.parse(at) - came);
}

export interface FloorContext {
  readonly floor: Floor;
  readonly now: number;
}

/** The day that is shown, for the page inside. */
export function useFloor(): FloorContext {
  return useOutletContext<FloorContext>();
}
