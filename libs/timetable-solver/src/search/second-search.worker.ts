import { parentPort, workerData } from 'node:worker_threads';
import { beLessUrgent } from '../worker/less-urgent.js';
import { compileProblem } from './compile.js';
import type { SecondSearchTask } from './second-search.js';
import { TimetableSearch } from './timetable-search.js';

const MOVES_PER_TURN = 20_000;
/** Where few breaks are left, the last go between 0.24 and 0.15; a cooling that ends here spends most of its time there. */
const COLDEST = 0.17;
/**
 * With many breaks above the bound, idle slots lead to other timetables: on forum-13crafb to 7 or 8 breaks where the search
 * without them ends at 9 or 10. Near the bound they lead astray: to 2 or 3 on ticf-13crafc, where the other finds 1.
 */
const IDLE = 0.15;
/** Steps by which it then comes after the prover, which has more to do. */
const BESIDE_THE_PROVER = 5;

const { problem, seed, seconds, far } = workerData as SecondSearchTask;
if (far) beLessUrgent(BESIDE_THE_PROVER);
const search = new TimetableSearch(compileProblem(problem), seed, undefined, {
  coldest: COLDEST,
  idle: far ? IDLE : 0,
});
const started = performance.now();
const elapsed = (): number => (performance.now() - started) / 1000;
search.start();
while (elapsed() < seconds) {
  // One slow cooling over the whole time: the other search has been through the short ones.
  if (!search.run(MOVES_PER_TURN, elapsed(), seconds, seconds) || !search.bestIsComplete()) continue;
  parentPort!.postMessage(search.best().slotOf);
}
