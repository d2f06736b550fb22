import { Anchor } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { queuedActions } from '../../offline/day-store.js';
import { InfoNotice } from '../../ui/notices.js';

interface WaitingEntriesProps {
  /** Where one comes back to after the sign-in; left out on the page of the sign-in itself. */
  next?: string;
}

/** Without a sign-in, on a device on which something that was done on the day still waits: a session may have ended meanwhile. */
export default function WaitingEntries({ next }: WaitingEntriesProps) {
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
  return (
    <InfoNotice>
      {t('signIn.waiting', { count })}{' '}
      {next && (
        <Anchor component={Link} to={`/sign-in?next=${encodeURIComponent(next)}`} size="sm">
          {t('common:action.signIn')}
        </Anchor>
      )}
    </InfoNotice>
  );
}
