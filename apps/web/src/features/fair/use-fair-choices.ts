import { useAsk } from '../../api/hooks.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useSession } from '../session/use-session.js';
import { FairsQuery } from './fair.documents.js';
import { useMyFairs } from './use-my-fairs.js';

/** Fairs that the person may work on, for a select, the latest first: organisers theirs, staff all of them. */
export function useFairChoices(): { value: string; label: string }[] {
  const { isStaff, isAdmin } = useSession();
  const textIn = useTextIn();
  const { fairs: mine } = useMyFairs();
  const all = useAsk(FairsQuery, { filter: null, first: 200 }, { enabled: isStaff || isAdmin });
  const organised = mine.filter(({ roles }) => roles.includes('ORGANIZER')).map(({ fair }) => fair);
  const fairs = isStaff || isAdmin ? (all.data?.fairs.edges ?? []).map(({ node }) => node) : organised;
  return fairs
    .toSorted((a, b) => b.startsOn.localeCompare(a.startsOn))
    .map(({ id, name }) => ({ value: id, label: textIn(name) }));
}
