import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconAlertTriangle, IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { Asked } from '../../ui/states.js';
import { NeedFeasibilityQuery } from './need.documents.js';

/** With fewer suppliers left it is worth looking at what keeps the others out. */
const FEW = 5;
const NAMED = 5;

/** How many suppliers the need leaves; where these are few, which of its conditions costs most. */
export function FeasibilityCard({ needId }: { needId: string }) {
  const { t, i18n } = useTranslation('need');
  const query = useAsk(NeedFeasibilityQuery, { id: needId, language: i18n.language });
  return (
    <Card component="section" aria-labelledby="feasibility">
      <Asked query={query}>
        {({ needFeasibility: { suppliers, eligible, obstacles } }) => {
          const Icon = eligible < FEW ? IconAlertTriangle : IconUsers;
          const helpful = obstacles.filter(({ wouldOpen }) => wouldOpen > 0);
          const named = (helpful.length > 0 ? helpful : obstacles).slice(0, NAMED);
          return (
            <Stack gap="xs">
              <Group gap="xs" wrap="nowrap" align="flex-start">
                <Icon
                  size={20}
                  aria-hidden
                  style={{ flexShrink: 0, marginTop: 2 }}
                  color={eligible < FEW ? 'var(--mantine-color-gold-6)' : 'var(--action)'}
                />
                <Title order={2} size="h4" id="feasibility">
                  {t('feasible.count', { count: eligible, suppliers })}
                </Title>
              </Group>
              {eligible < FEW && named.length > 0 && (
                <>
                  <Text size="sm">{t(helpful.length > 0 ? 'feasible.lead' : 'feasible.several')}</Text>
                  <Stack gap={4} component="ul" m={0} ps="lg">
                    {named.map(({ rule, failing, wouldOpen }, index) => (
                      <Text key={index} component="li" size="sm">
                        {t(helpful.length > 0 ? 'feasible.opens' : 'feasible.fails', {
                          rule: rule.text,
                          count: helpful.length > 0 ? wouldOpen : failing,
                        })}
                      </Text>
                    ))}
                  </Stack>
                </>
              )}
            </Stack>
          );
        }}
      </Asked>
    </Card>
  );
}
