import { Anchor, Card, SimpleGrid, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { Asked, ListSkeleton } from '../../ui/states.js';
import { type AgreementFilter, agreementsAddress } from '../agreement/agreement-filter.js';
import { DeskFigure } from './desk-figure.js';
import { OfficeDeskQuery } from './home.documents.js';

/** What staff may still verify; the same filter counts them and lists them. */
const TO_VERIFY = { statuses: ['REPORTED', 'CONFIRMED'] } satisfies AgreementFilter;
const DISPUTED = { disputed: true } satisfies AgreementFilter;
const UNCONVERTED = {
  unconvertedTo: 'USD',
  statuses: ['REPORTED', 'CONFIRMED', 'VERIFIED', 'ACTIVE', 'FULFILLED', 'LAPSED'],
} satisfies AgreementFilter;
/** Of follow-ups: nobody could be asked, or nobody answered. */
const SILENT = { statuses: ['ESCALATED' as const, 'OPEN' as const] };

export function OfficeDesk() {
  const { t } = useTranslation(['home', 'directory']);
  const query = useAsk(OfficeDeskQuery, {
    ...{ toVerify: TO_VERIFY, disputed: DISPUTED, unconverted: UNCONVERTED, silent: SILENT },
  });
  return (
    <Stack component="section" aria-labelledby="office" gap="sm">
      <Title order={2} id="office">
        {t('home.office')}
      </Title>
      <Asked query={query} skeleton={<ListSkeleton rows={1} />}>
        {({ toVerify, disputed, unconverted, silent, duplicateAgreements: doubles }) => (
          <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }} spacing="xs">
            {[
              {
                to: agreementsAddress(TO_VERIFY),
                label: t('home.toVerify', { count: toVerify.totalCount }),
                count: toVerify.totalCount,
              },
              {
                to: agreementsAddress(DISPUTED),
                label: t('home.disputed', { count: disputed.totalCount }),
                count: disputed.totalCount,
              },
              {
                to: '/follow-ups?view=silent',
                label: t('home.silent', { count: silent.totalCount }),
                count: silent.totalCount,
              },
              {
                to: '/agreements/doubles',
                label: t('home.doubles', { count: doubles.length }),
                count: doubles.length,
              },
              {
                to: agreementsAddress(UNCONVERTED),
                label: t('home.unconverted', { count: unconverted.totalCount }),
                count: unconverted.totalCount,
              },
            ].map((figure) => (
              <DeskFigure key={figure.to} {...figure} isWaiting />
            ))}
          </SimpleGrid>
        )}
      </Asked>
      <Card padding="md">
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="xs">
          {[
            { to: '/agreements/new', label: t('home.record') },
            { to: '/report', label: t('common:nav.report') },
            { to: '/imports', label: t('common:nav.import') },
            { to: '/organisations/new', label: t('directory:list.register') },
          ].map(({ to, label }) => (
            <Anchor key={to} component={Link} to={to}>
              {label}
            </Anchor>
          ))}
        </SimpleGrid>
      </Card>
    </Stack>
  );
}
