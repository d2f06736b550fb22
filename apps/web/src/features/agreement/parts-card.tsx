import { Card, Group, Stack, Text, Title } from '@mantine/core';
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
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {parts.map(({ id, kind, title, dueOn, amount }) => (
          <Group key={id} component="li" justify="space-between" align="flex-start" gap="xs">
            <div>
              <Text fw={550}>{title}</Text>
              <Text size="sm" c="dimmed">
                {t(`part.kinds.${kind}`)}
                {dueOn && ` · ${t('part.due')}: ${format.day(dueOn)}`}
              </Text>
            </div>
            {amount && value && (
              <Text fw={550} className="figures">
                {format.money({ amount, currency: value.currency })}
              </Text>
            )}
          </Group>
        ))}
      </Stack>
    </Card>
  );
}
