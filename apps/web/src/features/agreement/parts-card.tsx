import { Card, Table, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import type { FullAgreement } from './agreement-values.js';

/** Over what deliveries and milestones it is spread. */
export function PartsCard({ agreement }: { agreement: FullAgreement }) {
  const { t } = useTranslation('agreement');
  const format = useFormat();
  const { parts, value } = agreement;
  if (parts.length === 0) return null;
  return (
    <Card component="section" aria-labelledby="parts">
      <Title order={2} size="h3" id="parts" mb="sm">
        {t('part.title')}
      </Title>
      <Table.ScrollContainer minWidth={420}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('part.kind')}</Table.Th>
              <Table.Th>{t('part.what')}</Table.Th>
              <Table.Th>{t('part.due')}</Table.Th>
              <Table.Th ta="right">{t('part.amount')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody className="figures">
            {parts.map(({ id, kind, title, dueOn, amount }) => (
              <Table.Tr key={id}>
                <Table.Td>{t(`part.kinds.${kind}`)}</Table.Td>
                <Table.Td>{title}</Table.Td>
                <Table.Td>{dueOn && format.day(dueOn)}</Table.Td>
                <Table.Td ta="right">
                  {amount && value && format.money({ amount, currency: value.currency })}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}
