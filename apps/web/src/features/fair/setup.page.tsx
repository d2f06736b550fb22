import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../api/use-deed.js';
import { StatusBadge } from '../../ui/badges.js';
import { type FullFair, useFair } from './fair.layout.js';
import { HallsCard } from './halls-card.js';
import { PlanDaysCard } from './plan-days-card.js';
import { CloseFairMutation, OpenFairMutation, StartFairMutation } from './setup.documents.js';

/** What the organiser sets up once: the fair's stage, its days and slots, its halls and tables. */
export function Component() {
  const fair = useFair();
  return (
    <Stack gap="lg" maw={860}>
      <StageCard fair={fair} />
      <PlanDaysCard fair={fair} />
      <HallsCard fair={fair} />
    </Stack>
  );
}

function StageCard({ fair }: { fair: FullFair }) {
  const { t } = useTranslation('fair');
  const open = useDeed(OpenFairMutation);
  const start = useDeed(StartFairMutation);
  const close = useDeed(CloseFairMutation);
  const next = {
    DRAFT: { deed: open, label: 'fair:setup.open' },
    OPEN: { deed: start, label: 'fair:setup.start' },
    RUNNING: { deed: close, label: 'fair:setup.close' },
    CLOSED: null,
  }[fair.status];
  return (
    <Card component="section" aria-labelledby="stage">
      <Group justify="space-between" gap="sm">
        <div>
          <Group gap="xs">
            <Title order={2} size="h3" id="stage">
              {t('setup.stage')}
            </Title>
            <StatusBadge kind="fairStatus" value={fair.status} />
          </Group>
          <Text size="sm" c="dimmed">
            {t(`setup.stages.${fair.status}`)}
          </Text>
        </div>
        {next && (
          <Button
            variant={fair.status === 'RUNNING' ? 'default' : 'filled'}
            loading={next.deed.isPending}
            onClick={() => void next.deed.run({ id: fair.id })}
          >
            {t(next.label)}
          </Button>
        )}
      </Group>
    </Card>
  );
}
