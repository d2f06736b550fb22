import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { Asked } from '../../ui/states.js';
import { DecideNeedAccessMutation, NeedAccessesQuery } from './need-papers.documents.js';

const COLOURS = { ASKED: 'gold', ALLOWED: 'pine', REFUSED: 'gray' } as const;

/** Suppliers that have accepted the terms, and whether the buyer lets them see what is under them. */
export function PaperReaders({ needId }: { needId: string }) {
  const { t } = useTranslation('need');
  const format = useFormat();
  const query = useAsk(NeedAccessesQuery, { needId });
  const decide = useDeed(DecideNeedAccessMutation);
  return (
    <Asked query={query} skeleton={null}>
      {({ needAccesses: { edges } }) => (
        <Stack gap="xs">
          <Title order={3} size="h5">
            {t('papers.readers')}
          </Title>
          {edges.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('papers.noReaders')}
            </Text>
          )}
          {edges.map(({ node: { id, status, signedName, createdAt, organisation } }) => (
            <Group key={id} justify="space-between" gap="xs">
              <div style={{ flex: '1 1 220px' }}>
                <Group gap="xs">
                  <Text size="sm" fw={600}>
                    {organisation?.displayName ?? '–'}
                  </Text>
                  <Badge color={COLOURS[status]}>{t(`papers.status.${status}`)}</Badge>
                </Group>
                <Text size="sm" c="dimmed">
                  {t('papers.signed', { name: signedName, when: format.dateTime(createdAt) })}
                </Text>
              </div>
              <Group gap="xs">
                {status !== 'ALLOWED' && (
                  <Button
                    size="compact-sm"
                    loading={decide.isPending && decide.variables?.id === id}
                    onClick={() => void decide.run({ id, isAllowed: true })}
                  >
                    {t('papers.allow')}
                  </Button>
                )}
                {status !== 'REFUSED' && (
                  <Button
                    size="compact-sm"
                    variant="default"
                    loading={decide.isPending && decide.variables?.id === id}
                    onClick={() => void decide.run({ id, isAllowed: false })}
                  >
                    {t(status === 'ALLOWED' ? 'papers.withdraw' : 'papers.refuse')}
                  </Button>
                )}
              </Group>
            </Group>
          ))}
        </Stack>
      )}
    </Asked>
  );
}
