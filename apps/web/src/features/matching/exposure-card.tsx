import { Card, SegmentedControl, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { Asked } from '../../ui/states.js';
import { useProvinces } from '../directory/use-provinces.js';
import { ExposureQuery } from './learning.documents.js';

const DIMENSIONS = ['SIZE', 'PROVINCE', 'OWNERSHIP'] as const;

/** Whether proposals favour some suppliers: each group's share of them beside its share by number. */
export function ExposureCard({ fairId }: { fairId: string }) {
  const { t } = useTranslation('matching');
  const format = useFormat();
  const { nameOf: nameOfProvince } = useProvinces();
  const [dimension, setDimension] = useState<(typeof DIMENSIONS)[number]>('SIZE');
  const query = useAsk(ExposureQuery, { fairId });
  const nameOf = (value: string | null) => {
    if (value === null) return t('exposure.unknown');
    if (dimension === 'PROVINCE') return nameOfProvince(value);
    const key = value.toUpperCase().replaceAll('-', '_');
    return dimension === 'SIZE' ? t(`enums:size.${key}`) : t(`enums:ownership.${key}`);
  };
  return (
    <Card component="section" aria-labelledby="exposure">
      <Stack gap="md">
        <div>
          <Title order={2} size="h3" id="exposure">
            {t('exposure.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('exposure.lead')}
          </Text>
        </div>
        <SegmentedControl
          aria-label={t('exposure.by')}
          value={dimension}
          onChange={(value) => setDimension(value as typeof dimension)}
          data={DIMENSIONS.map((value) => ({ value, label: t(`exposure.dimension.${value}`) }))}
          style={{ alignSelf: 'flex-start' }}
        />
        <Asked query={query}>
          {({ exposureReport }) => (
            <Table.ScrollContainer minWidth={560}>
              <Table>
                <Table.Thead>
                  <Table.Tr>
                    <Table.Th>{t('exposure.group')}</Table.Th>
                    <Table.Th ta="right">{t('exposure.byNumber')}</Table.Th>
                    {exposureReport[0]?.exposures.map(({ stage }) => (
                      <Table.Th key={stage} ta="right">
                        {t(`exposure.stage.${stage}`)}
                      </Table.Th>
                    ))}
                  </Table.Tr>
                </Table.Thead>
                <Table.Tbody>
                  {exposureReport
                    .filter((group) => group.dimension === dimension)
                    .map(({ value, suppliers, shareOfSuppliers, exposures }) => (
                      <Table.Tr key={value ?? ''}>
                        <Table.Td>{nameOf(value)}</Table.Td>
                        <Table.Td ta="right" className="figures">
                          {format.percent(shareOfSuppliers)} ({format.number(suppliers)})
                        </Table.Td>
                        {exposures.map(({ stage, count, share }) => (
                          <Table.Td key={stage} ta="right" className="figures">
                            {share === null ? '–' : `${format.percent(share)} (${format.number(count)})`}
                          </Table.Td>
                        ))}
                      </Table.Tr>
                    ))}
                </Table.Tbody>
              </Table>
            </Table.ScrollContainer>
          )}
        </Asked>
      </Stack>
    </Card>
  );
}
