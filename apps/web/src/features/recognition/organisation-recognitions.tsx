import { Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { RecognitionRow } from './recognition-row.js';
import { RecognitionsQuery } from './recognition.documents.js';

/** The recognised products of an organisation, on its page; nothing where there are none. */
export function OrganisationRecognitions({ organisationId }: { organisationId: string }) {
  const { t } = useTranslation('recognition');
  const { data } = useAsk(RecognitionsQuery, { filter: { organisationId }, first: 20 });
  const found = data?.recognitions.edges.map(({ node }) => node) ?? [];
  if (found.length === 0) return null;
  return (
    <Stack component="section" gap="sm" aria-labelledby="recognised">
      <Title order={2} id="recognised">
        {t('title')}
      </Title>
      {found.map((recognition) => (
        <RecognitionRow key={recognition.id} recognition={recognition} canWithdraw={false} isOfPage />
      ))}
    </Stack>
  );
}
