import { parentPort, workerData } from 'node:worker_threads';
import { compileProblem } from './compile.js';
import type { SecondSearchTask } from './second-search.js';
import { TimetableSearch } from './timetable-search.js';

const MOVES_PER_TURN = 20_000;
/** Where few breaks are left, the last go between 0.24 and 0.15; a cooling that ends here spends most of its time there. */
const COLDEST = 0.17;
/** The first cooling is a slow one, for the other search has been through the short ones. */
const FIRST_CYCLE_SECONDS = 20;

const { problem, seed, seconds } = workerData as SecondSearchTask;
const search = new TimetableSearch(compileProblem(problem), seed, undefined, COLDEST);
const started = performance.now();
const elapsed = (): number => (performance.now() - started) / 1000;
search.start();
while (elapsed() < seconds) {
  if (!search.run(MOVES_PER_TURN, elapsed(), seconds, FIRST_CYCLE_SECONDS) || !search.bestIsComplete())
    continue;
  parentPort!.postMessage(search.best().slotOf);
}
