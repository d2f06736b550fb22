import Sequencer from '@jest/test-sequencer';

/** Take minutes, which nothing shows where Jest hasn't run them before: it goes by the size of a file then. */
const MINUTES = [
  ...['every-page', 'authorisation-leaks', 'authorisation-operations'],
  ...['mixed-actions', 'booking-under-fire', 'search-evaluation'],
];

/**
 * What takes minutes first, so that at the end no worker is alone with it; then the other browser tests, which take
 * longest on the whole, so that they run beside the rest instead of after it.
 */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    return [...super.sort(tests)].sort((one, other) => turnOf(one) - turnOf(other));
  }
}

function turnOf({ path }) {
  const place = MINUTES.findIndex((name) => path.includes(`/${name}.`));
  if (place >= 0) return place;
  return path.endsWith('.browser-spec.ts') ? MINUTES.length : MINUTES.length + 1;
}
