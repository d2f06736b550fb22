import { Card, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { OrganisationSupportQuery } from './support.documents.js';

/** What an enterprise was paid and how it was scored: for its own people and staff; nothing where there is none. */
export function OrganisationSupport({ organisationId }: { organisationId: string }) {
  const { t } = useTranslation('support');
  const textIn = useTextIn();
  const format = useFormat();
  const { data } = useAsk(OrganisationSupportQuery, { organisationId });
  if (!data) return null;
  const payments = data.supportReceived.edges.map(({ node }) => node);
  if (payments.length === 0 && data.supportResults.length === 0) return null;
  return (
    <Stack component="section" gap="sm" aria-labelledby="support">
      <Title order={2} id="support">
        {t('ownTitle')}
      </Title>
      <Text size="sm" c="dimmed">
        {t('ownLead')}
      </Text>
      {data.supportResults.map((result) => (
        <Card key={result.assessmentId} padding="md">
          <Group justify="space-between" gap="xs" mb="xs">
            <Text fw={600}>{textIn(result.roundName)}</Text>
            <Text fw={650} className="figures">
              {result.total === null
                ? t('notScored')
                : t('totalPoints', { points: format.decimal(Number(result.total), 2) })}
            </Text>
          </Group>
          <Text size="sm" c="dimmed">
            {[result.subject, result.threshold !== null && t('from', { points: result.threshold })]
              .filter(Boolean)
              .join(' · ')}
          </Text>
          {result.points.length > 0 && (
            <Table mt="xs" className="figures">
              <Table.Tbody>
                {result.points.map(({ name, points, weight }, index) => (
                  <Table.Tr key={index}>
                    <Table.Th scope="row" fw={500}>
                      {textIn(name)}
                    </Table.Th>
                    <Table.Td ta="right">
                      {format.decimal(Number(points), 2)}/{weight}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          )}
        </Card>
      ))}
      {payments.map(({ id, number, kind, paidOn, purpose, amount }) => (
        <Card key={id} padding="md">
          <Group justify="space-between" align="flex-start" gap="xs">
            <div style={{ flex: '1 1 220px' }}>
              <Text fw={600}>{t(`enums:supportKind.${kind}`)}</Text>
              <Text size="sm" c="dimmed">
                {purpose} · {number}
              </Text>
            </div>
            <Stack gap={0} align="flex-end">
              <Text fw={650} className="figures">
                {format.money(amount)}
              </Text>
              <Text size="sm" c="dimmed">
                {format.day(paidOn)}
              </Text>
            </Stack>
          </Group>
        </Card>
      ))}
    </Stack>
  );
}
