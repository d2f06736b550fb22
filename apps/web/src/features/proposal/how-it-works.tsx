import { Alert } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { OptInQuery } from './proposal.documents.js';

/** How a meeting comes about at this fair, in the words of whoever reads it. */
export function HowItWorks({ fairId, isOrganizer }: { fairId: string; isOrganizer: boolean }) {
  const { t } = useTranslation('proposal');
  const { data } = useAsk(OptInQuery, { fairId }, { staleTime: 300_000 });
  if (!data?.fair) return null;
  return (
    <Alert variant="light" color="sky" icon={<IconInfoCircle size={20} aria-hidden />}>
      {t(`how.${data.fair.optIn}`)} {!isOrganizer && t('how.noThanks')}
    </Alert>
  );
}
