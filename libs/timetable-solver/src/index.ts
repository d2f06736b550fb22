export * from './model/problem.js';
export * from './model/slot-set.js';
export * from './model/timetable.js';
export * from './model/errors.js';
export { compareWithBaselines, type Baseline } from './search/baselines.js';
export { problemFaults, validateProblem } from './validate/validate-problem.js';
export { checkTimetable, breaksByParticipant, type TimetableViolation } from './check/check-timetable.js';
export {
  solveTimetable,
  type SolveOptions,
  type SolveProgress,
  type SolveResult,
  type SolveStatus,
} from './solve.js';
export { applyChange, type TimetableChange } from './repair/change.js';
export {
  repairTimetable,
  repairsOf,
  type MovedMeeting,
  type MoveReason,
  type RepairOptions,
  type RepairResult,
} from './repair/repair-timetable.js';
export { explainUnscheduled, type WhyNot, type WhyNotOptions, type WhyNotReason } from './explain/why-not.js';
export type { RoomMaker } from './explain/room-maker.js';
export { solveTimetableInWorker } from './worker/solve-in-worker.js';
export { spawnWorker } from './worker/spawn.js';
