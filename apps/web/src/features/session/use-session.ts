import { useAsk } from '../../api/hooks.js';
import { MyOrganisationsQuery, ViewerQuery } from './session.documents.js';

/** Who is using the product, and as what. Everything is empty for somebody who isn't signed in. */
export function useSession() {
  const viewer = useAsk(ViewerQuery, {}, { staleTime: 60_000 });
  const person = viewer.data?.viewer.person ?? null;
  const mine = useAsk(MyOrganisationsQuery, {}, { enabled: person !== null, staleTime: 60_000 });
  const organisations = mine.data?.myOrganisations ?? [];
  return {
    isPending: viewer.isPending,
    error: viewer.error,
    person,
    isSignedIn: person !== null,
    isStaff: viewer.data?.viewer.isStaff ?? false,
    isAdmin: viewer.data?.viewer.isAdmin ?? false,
    organisations,
    isSupplier: organisations.some(({ isSupplier }) => isSupplier),
    isBuyer: organisations.some(({ isBuyer }) => isBuyer),
    /** Whether it is known already which organisations the person speaks for. */
    isComplete: viewer.isSuccess && (person === null || mine.isSuccess),
  };
}

export type Session = ReturnType<typeof useSession>;
