import { AccessDeniedError, type Viewer } from '#access';
import type { LeagueAudience } from '../domain/unmet-needs.js';

/**
 * Narrows a filter to what somebody may see: everything for staff, the fairs that they organise for others.
 * @throws AccessDeniedError when it names a fair of others
 */
export function limitedTo<Filter extends { fairIds?: readonly string[] | null }>(
  viewer: Viewer,
  filter: Filter,
): Filter {
  if (viewer.isStaff || viewer.isAdmin) return filter;
  const fairIds = filter.fairIds ?? [...viewer.organisedFairIds];
  if (!fairIds.every((id) => viewer.organisedFairIds.has(id))) {
    throw new AccessDeniedError('staff, organisers of the fairs', viewer.personId !== null);
  }
  return { ...filter, fairIds };
}

/** Whose needs a report may tell somebody of: all for staff; public ones and those of their own fairs for others. */
export function audienceOf(viewer: Viewer): LeagueAudience {
  return viewer.isStaff || viewer.isAdmin ? null : { fairIds: [...viewer.organisedFairIds] };
}
