import type { Viewer } from '#access';
import type { Side } from '#fair';

/** In what capacity somebody deals with a meeting or request. */
export interface Acting {
  readonly personId: string | null;
  /** Organiser of this fair, or staff. */
  readonly runsFair: boolean;
  readonly isStaff: boolean;
  /** The side for which the person speaks; null for neither. */
  readonly side: Side | null;
}

/** What `viewer` is to a meeting between these two at this fair. */
export function actingIn(
  viewer: Viewer,
  pair: { fairId: string; supplierOrganisationId: string; buyerOrganisationId: string },
): Acting {
  const isStaff = viewer.isStaff || viewer.isAdmin;
  return {
    personId: viewer.personId,
    isStaff,
    runsFair: isStaff || viewer.organisedFairIds.has(pair.fairId),
    side: viewer.organisationIds.has(pair.supplierOrganisationId)
      ? 'supplier'
      : viewer.organisationIds.has(pair.buyerOrganisationId)
        ? 'buyer'
        : null,
  };
}
