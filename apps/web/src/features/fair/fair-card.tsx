import { Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge, StatusBadge } from '../../ui/badges.js';
import { LinkCard } from '../../ui/link-card.js';
import type { FairFragment } from './fair.documents.js';

export type FairData = ResultOf<typeof FairFragment>;

/** How many organisations of a side take part, in whatever way. */
export function countOf(fair: FairData, side: 'SUPPLIER' | 'BUYER'): number {
  return fair.counts
    .filter((count) => count.side === side)
    .reduce((sum, { organisations }) => sum + organisations, 0);
}

export function FairCard({ fair }: { fair: FairData }) {
  const { t } = useTranslation('fair');
  const format = useFormat();
  const textIn = useTextIn();
  return (
    <LinkCard to={`/fairs/${fair.id}`}>
      <Stack gap={6}>
        <Group gap="xs">
          <StatusBadge kind="fairStatus" value={fair.status} />
          <DemoBadge shown={fair.isDemo} />
        </Group>
        <Title order={2} size="h3">
          {textIn(fair.name)}
        </Title>
        <Text size="sm" fw={550}>
          {format.dayRange(fair.startsOn, fair.endsOn)}
        </Text>
        <Text size="sm" c="dimmed">
          {fair.venue}, {fair.city}, {format.country(fair.country)}
        </Text>
        <Text size="sm" c="dimmed">
          {t('counts.suppliers', { count: countOf(fair, 'SUPPLIER') })} ·{' '}
          {t('counts.buyers', { count: countOf(fair, 'BUYER') })}
        </Text>
      </Stack>
    </LinkCard>
  );
}
