import { useAsk } from '../../api/hooks.js';
import type { ResultOf } from '../../api/graphql.js';
import { useNow } from '../../ui/use-now.js';
import { useSession } from '../session/use-session.js';
import { MyFairsQuery } from './fair.documents.js';

export type MyFair = ResultOf<typeof MyFairsQuery>['myFairs'][number];

/** Fairs that the person has to do with: those running and ahead first, the nearest first. */
export function useMyFairs() {
  const { isSignedIn, isStaff } = useSession();
  const query = useAsk(MyFairsQuery, {}, { enabled: isSignedIn, staleTime: 60_000 });
  const today = new Date(useNow()).toISOString().slice(0, 10);
  const isOver = ({ fair }: MyFair) => fair.status === 'CLOSED' || fair.endsOn < today;
  const fairs = (query.data?.myFairs ?? []).toSorted(
    (a, b) =>
      Number(isOver(a)) - Number(isOver(b)) ||
      (isOver(a)
        ? b.fair.startsOn.localeCompare(a.fair.startsOn)
        : a.fair.startsOn.localeCompare(b.fair.startsOn)),
  );
  return {
    query,
    fairs,
    /** The one that most likely matters now. */
    current: fairs[0] ?? null,
    rolesAt: (fairId: string) => {
      const roles = fairs.find(({ fair }) => fair.id === fairId)?.roles ?? [];
      return {
        isOrganizer: roles.includes('ORGANIZER') || isStaff,
        isSupplier: roles.includes('SUPPLIER'),
        isBuyer: roles.includes('BUYER'),
        isMember: roles.includes('SUPPLIER') || roles.includes('BUYER'),
      };
    },
  };
}
