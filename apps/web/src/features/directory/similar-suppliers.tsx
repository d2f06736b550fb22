import { Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { OrganisationCard } from './organisation-card.js';
import { SimilarSuppliersQuery } from './search.documents.js';

/** Who could do what this supplier does; nothing where nobody could. */
export function SimilarSuppliers({ organisationId }: { organisationId: string }) {
  const { t, i18n } = useTranslation('directory');
  const format = useFormat();
  const { data } = useAsk(SimilarSuppliersQuery, { organisationId, language: i18n.language });
  if (!data || data.similarSuppliers.length === 0) return null;
  return (
    <Stack component="section" gap="sm" aria-labelledby="similar">
      <Title order={2} id="similar">
        {t('similar.title')}
      </Title>
      {data.similarSuppliers.map(({ organisation, sharedConcepts, distanceKm }) => (
        <OrganisationCard key={organisation.id} organisation={organisation} sides={false}>
          <Text size="sm" fw={500}>
            {[
              sharedConcepts.length > 0 &&
                t('similar.shares', {
                  what: format.list(sharedConcepts.slice(0, 3).map(({ name }) => name)),
                }),
              distanceKm !== null && t('similar.distance', { km: format.decimal(distanceKm, 0) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </OrganisationCard>
      ))}
    </Stack>
  );
}
