import Sequencer from '@jest/test-sequencer';

/** Browser tests take longest: begun first, they run beside the others instead of after them. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    const isBrowser = ({ path }) => path.endsWith('.browser-spec.ts');
    const sorted = super.sort(tests);
    return [...sorted.filter(isBrowser), ...sorted.filter((test) => !isBrowser(test))];
  }
}
