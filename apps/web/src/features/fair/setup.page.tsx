import { Stack } from '@mantine/core';
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
  return (
    <Stack gap="lg" maw={860}>
      <StageCard fair={fair} />
      <DetailsCard fair={fair} />
      <PlanDaysCard fair={fair} />
      <SlotsCard fair={fair} />
      <HallsCard fair={fair} />
      <OrganizersCard fair={fair} />
    </Stack>
  );
}
