import { useMyFairs } from '../fair/use-my-fairs.js';
import { useSession } from '../session/use-session.js';

/** For whom this person keeps what it finds: an organisation of theirs, or as staff and organisers themselves. */
export function useKeeper() {
  const session = useSession();
  const { fairs } = useMyFairs();
  // Whoever speaks for several mostly searches for the one that buys.
  const organisation = session.organisations.find(({ isBuyer }) => isBuyer) ?? session.organisations[0];
  const searchesForAll =
    session.isStaff || session.isAdmin || fairs.some(({ roles }) => roles.includes('ORGANIZER'));
  return {
    isSignedIn: session.isSignedIn,
    organisation: organisation ?? null,
    organisations: session.organisations,
    isComplete: session.isComplete,
    /** Shortlists belong to an organisation. */
    keepsShortlists: organisation !== undefined,
    savesSearches: organisation !== undefined || searchesForAll,
  };
}
