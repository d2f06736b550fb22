import { useEffect } from 'react';
import { useLocation } from 'react-router';

/** Goes to the part of the page that the address names, once that part is there; the router only knows what is there at once. */
export function useHashScroll(isReady = true): void {
  const { hash } = useLocation();
  useEffect(() => {
    if (!hash || !isReady) return;
    const part = document.getElementById(hash.slice(1));
    // Clear of the header.
    part?.style.setProperty('scroll-margin-top', '90px');
    part?.scrollIntoView();
  }, [hash, isReady]);
}
