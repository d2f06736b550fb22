import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useHashScroll } from '../../ui/use-hash-scroll.js';
import { DetailsCard } from './details-card.js';
import { useFair } from './fair.layout.js';
import { HallsCard } from './halls-card.js';
import { OrganizersCard } from './organizers-card.js';
import { PlanDaysCard } from './plan-days-card.js';
import { SlotsCard } from './slots-card.js';
import { StageCard } from './stage-card.js';

/** What the organiser sets up: the fair's stage, its days and slots, its halls and tables, who runs it. */
export function Component() {
  const fair = useFair();
  useHashScroll();
  return (
    <Stack gap="lg" maw={860}>
      <StageCard fair={fair} />
      <DetailsCard fair={fair} />
      <PlanDaysCard fair={fair} />
      <SlotsCard fair={fair} />
      <HallsCard fair={fair} />
      <TermsLink fairId={fair.id} />
      <OrganizersCard fair={fair} />
    </Stack>
  );
}

function TermsLink({ fairId }: { fairId: string }) {
  const { t } = useTranslation('fair');
  return (
    <Card component="section" aria-labelledby="terms">
      <Group justify="space-between" gap="sm">
        <div style={{ flex: '1 1 320px' }}>
          <Title order={2} size="h3" id="terms">
            {t('setup.terms')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('setup.termsHint')}
          </Text>
        </div>
        <Button component={Link} to={`/fairs/${fairId}/setup/terms`} variant="default">
          {t('setup.openTerms')}
        </Button>
      </Group>
    </Card>
  );
}
