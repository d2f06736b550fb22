import { Badge, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge } from '../../ui/badges.js';
import { LinkCard } from '../../ui/link-card.js';
import type { OrganisationCardFragment } from './directory.documents.js';
import { useProvinces } from './use-provinces.js';

export type OrganisationCardData = ResultOf<typeof OrganisationCardFragment>;

/** "Đông Anh cluster, Hà Nội, Vietnam": from the nearest to the farthest, as far as known. */
export function usePlaceOf(): (
  place: Pick<OrganisationCardData, 'country' | 'provinceCode' | 'zone'>,
) => string {
  const format = useFormat();
  const { nameOf } = useProvinces();
  return ({ zone, provinceCode, country }) =>
    [zone?.name, nameOf(provinceCode), format.country(country)].filter(Boolean).join(', ');
}

/** One organisation in a list; `children` say what makes it fit. */
export function OrganisationCard({
  organisation,
  sides = true,
  children,
}: {
  organisation: OrganisationCardData;
  /** Whether to say that it supplies or buys; not where all do. */
  sides?: boolean;
  children?: ReactNode;
}) {
  const { t } = useTranslation();
  const textIn = useTextIn();
  const placeOf = usePlaceOf();
  const { id, displayName, legalName, isSupplier, isBuyer, size, source, description } = organisation;
  return (
    <LinkCard to={`/organisations/${id}`}>
      <Stack gap={8}>
        <Group justify="space-between" align="flex-start" wrap="nowrap" gap="sm">
          <div style={{ minWidth: 0 }}>
            <Title order={2} size="h3" style={{ overflowWrap: 'anywhere' }}>
              {displayName}
            </Title>
            {legalName !== displayName && (
              <Text size="sm" c="dimmed" lineClamp={1}>
                {legalName}
              </Text>
            )}
          </div>
          <Group gap={6} wrap="nowrap" style={{ flexShrink: 0 }}>
            <DemoBadge shown={source === 'DEMO'} />
            {sides && isBuyer && <Badge color="sky">{t('enums:side.BUYER')}</Badge>}
            {sides && isSupplier && <Badge color="pine">{t('enums:side.SUPPLIER')}</Badge>}
          </Group>
        </Group>
        {description.length > 0 && (
          <Text size="sm" lineClamp={2}>
            {textIn(description)}
          </Text>
        )}
        {children}
        <Group gap="md">
          <Text size="sm" c="dimmed">
            {placeOf(organisation)}
          </Text>
          {size && (
            <Text size="sm" c="dimmed">
              {t(`enums:size.${size}`)}
            </Text>
          )}
        </Group>
      </Stack>
    </LinkCard>
  );
}
