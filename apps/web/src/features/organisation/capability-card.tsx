import { Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { Facts } from '../../ui/facts.js';
import { length, tolerance } from '../../ui/units.js';
import { ConceptChips } from './concept-chips.js';
import type { CapabilityFragment } from './organisation.documents.js';

export type CapabilityData = ResultOf<typeof CapabilityFragment>;

/** What a supplier can do, as facts that a buyer can check. */
export function CapabilityCard({ capability, actions }: { capability: CapabilityData; actions?: ReactNode }) {
  const { t } = useTranslation('organisation');
  const format = useFormat();
  const { toleranceUm, partSizeMinMm, partSizeMaxMm, monthlyCapacity, capacityUnit, leadTimeDays } =
    capability;
  const amount = (value: number) =>
    `${format.number(value)} ${capacityUnit ? t(`enums:unit.${capacityUnit}`) : ''}`.trim();
  return (
    <Card component="article">
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
          <Group gap="xs">
            <Title order={3}>{capability.title}</Title>
            {capability.withdrawnAt && <Badge color="gray">{t('capability.withdrawn')}</Badge>}
          </Group>
          {actions}
        </Group>
        {capability.description && <Text size="sm">{capability.description}</Text>}
        <Facts
          facts={[
            { label: t('capability.tolerance'), value: toleranceUm && tolerance(format, toleranceUm) },
            {
              label: t('capability.partSize'),
              value:
                partSizeMinMm && partSizeMaxMm
                  ? `${length(format, partSizeMinMm)} – ${length(format, partSizeMaxMm)}`
                  : partSizeMaxMm && t('capability.upTo', { size: length(format, partSizeMaxMm) }),
            },
            {
              label: t('capability.monthlyCapacity'),
              value: monthlyCapacity && amount(monthlyCapacity),
            },
            {
              label: t('capability.leadTime'),
              value: leadTimeDays && t('capability.days', { count: leadTimeDays }),
            },
            {
              label: t('capability.minimumOrder'),
              value: capability.minimumOrder && amount(capability.minimumOrder),
            },
          ]}
        />
        <ConceptChips concepts={capability.concepts} />
        {capability.equipment.length > 0 && (
          <Text size="sm" c="dimmed">
            {t('capability.equipment')}:{' '}
            {format.list(
              capability.equipment.map(({ name, count, maker, year }) =>
                [`${count} × ${name}`, [maker, year].filter(Boolean).join(' ')].filter(Boolean).join(', '),
              ),
            )}
          </Text>
        )}
      </Stack>
    </Card>
  );
}
