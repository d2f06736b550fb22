import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { queuedActions } from '../../offline/day-store.js';
import { InfoNotice } from '../../ui/notices.js';

/** Before the sign-in, on a device on which something that was done on the day still waits: a session may have ended meanwhile. */
export default function WaitingEntries() {
  const { t } = useTranslation('session');
  const [count, setCount] = useState(0);
  useEffect(() => {
    queuedActions().then(
      (actions) => setCount(actions.filter(({ refusal }) => !refusal).length),
      // A device that keeps nothing has nothing that waits.
      () => undefined,
    );
  }, []);
  if (count === 0) return null;
  return <InfoNotice>{t('signIn.waiting', { count })}</InfoNotice>;
}
