import { parentPort, workerData } from 'node:worker_threads';
import { compileProblem } from './compile.js';
import type { SecondSearchTask } from './second-search.js';
import { TimetableSearch } from './timetable-search.js';

const MOVES_PER_TURN = 20_000;

const { problem, seed, seconds } = workerData as SecondSearchTask;
const search = new TimetableSearch(compileProblem(problem), seed);
const started = performance.now();
const elapsed = (): number => (performance.now() - started) / 1000;
search.start();
while (elapsed() < seconds) {
  // One slow cooling over the whole time: the other search has been through the short ones.
  if (!search.run(MOVES_PER_TURN, elapsed(), seconds, seconds) || !search.bestIsComplete()) continue;
  parentPort!.postMessage(search.best().slotOf);
}
