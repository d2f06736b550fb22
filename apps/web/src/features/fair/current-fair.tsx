import { Button } from '@mantine/core';
import { IconCalendarEvent } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate } from 'react-router';
import { Asked, EmptyState } from '../../ui/states.js';
import { useMyFairs } from './use-my-fairs.js';

/** Leads to a page of the fair that matters now: what stands under the thumb on a phone. */
export function CurrentFair({ page }: { page: 'calendar' | 'requests' }) {
  const { t } = useTranslation('fair');
  const { query, current } = useMyFairs();
  return (
    <Asked query={query}>
      {() =>
        current ? (
          <Navigate to={`/fairs/${current.fair.id}/${page}`} replace />
        ) : (
          <EmptyState icon={<IconCalendarEvent />} title={t('noneOfMine')} text={t('noneOfMineText')}>
            <Button component={Link} to="/fairs" variant="default">
              {t('common:nav.fairs')}
            </Button>
          </EmptyState>
        )
      }
    </Asked>
  );
}
