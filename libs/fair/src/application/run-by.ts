import type { Viewer } from '#access';

/** Whether somebody runs the fair: one of its organisers, or staff. */
export function isRunBy(viewer: Viewer, fairId: string): boolean {
  return viewer.isStaff || viewer.isAdmin || viewer.organisedFairIds.has(fairId);
}
