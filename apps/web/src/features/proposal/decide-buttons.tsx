import { Button, Group } from '@mantine/core';
import { IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../api/use-deed.js';
import type { ProposalData } from './proposal-card.js';
import { DecideProposalsMutation } from './proposal.documents.js';

/** The organiser's word on a proposal, where that is what a meeting needs; it can be taken back. */
export function DecideButtons({ proposal: { id, organiserDecision } }: { proposal: ProposalData }) {
  const { t } = useTranslation('proposal');
  const { run, isPending } = useDeed(DecideProposalsMutation);
  const button = (decision: 'CONFIRMED' | 'DECLINED', Icon: typeof IconCheck) => (
    <Button
      size="sm"
      variant={organiserDecision === decision ? 'filled' : 'default'}
      aria-pressed={organiserDecision === decision}
      leftSection={<Icon size={18} aria-hidden />}
      disabled={isPending}
      onClick={() => void run({ ids: [id], decision: organiserDecision === decision ? null : decision })}
    >
      {t(`decide.${decision}`)}
    </Button>
  );
  return (
    <Group gap="xs">
      {button('CONFIRMED', IconCheck)}
      {button('DECLINED', IconX)}
    </Group>
  );
}
