import { Anchor, Button, Card, Group, Stack, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFileCheck, IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { usePages } from '../../api/hooks.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge, StatusBadge } from '../../ui/badges.js';
import { LinkCard } from '../../ui/link-card.js';
import { MoreButton } from '../../ui/more-button.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { useSession } from '../session/use-session.js';
import { agreementFilterOf } from './agreement-filter.js';
import { AgreementsFilters } from './agreements-filters.js';
import { AgreementsQuery } from './agreement.documents.js';
import { TotalsCard } from './totals-card.js';

type AgreementData = ResultOf<typeof AgreementsQuery>['agreements']['edges'][number]['node'];

/** Agreements, each figure of a report among them: the filters stand in the address. */
export function Component() {
  const { t, i18n } = useTranslation('agreement');
  const url = useUrlState();
  const { isStaff } = useSession();
  const isPhone = useMediaQuery('(max-width: 47.99em)');
  const filter = agreementFilterOf(url);
  // The list behind a figure of deliveries shows what that figure is the sum of.
  const showsDelivered = filter.delivered === true;
  const pages = usePages(
    AgreementsQuery,
    { filter, first: 30, language: i18n.language, currency: url.get('in') || 'USD' },
    (data) => data.agreements,
  );
  return (
    <Page
      title={t('list.title')}
      lead={t('list.lead')}
      actions={
        <>
          {isStaff && (
            <>
              <Button component={Link} to="/agreements/doubles" variant="default">
                {t('list.doubles')}
              </Button>
              <Button component={Link} to="/exchange-rates" variant="default">
                {t('rates.title')}
              </Button>
            </>
          )}
          <Button component={Link} to="/agreements/new" leftSection={<IconPlus size={18} aria-hidden />}>
            {t('list.record')}
          </Button>
        </>
      }
    >
      <AgreementsFilters agreements={pages.data?.pages.flatMap((page) => page.agreements.edges) ?? []} />
      <Asked query={pages}>
        {(data) => {
          const found = data.pages.flatMap((page) => page.agreements.edges.map(({ node }) => node));
          if (found.length === 0)
            return (
              <EmptyState icon={<IconFileCheck />} title={t('list.none')} text={t('list.noneText')}>
                {!url.isEmpty && (
                  <Button variant="default" onClick={url.clear}>
                    {t('list.clear')}
                  </Button>
                )}
              </EmptyState>
            );
          return (
            <Stack gap="sm">
              <Text size="sm" c="dimmed" aria-live="polite">
                {t('list.count', { count: data.pages[0]!.agreements.totalCount })}
              </Text>
              <TotalsCard filter={filter} />
              {isPhone ? (
                found.map((agreement) => (
                  <AgreementCard key={agreement.id} agreement={agreement} showsDelivered={showsDelivered} />
                ))
              ) : (
                <AgreementTable agreements={found} showsDelivered={showsDelivered} />
              )}
              <MoreButton pages={pages} />
            </Stack>
          );
        }}
      </Asked>
    </Page>
  );
}

function AgreementCard({ agreement, showsDelivered }: { agreement: AgreementData; showsDelivered: boolean }) {
  const { t } = useTranslation('agreement');
  const format = useFormat();
  const textIn = useTextIn();
  return (
    <LinkCard to={`/agreements/${agreement.id}`}>
      <Stack gap={4}>
        <Group justify="space-between">
          <Text size="sm" c="dimmed" className="figures">
            {agreement.number} · {format.day(agreement.signedOn)}
          </Text>
          <Group gap={6}>
            <StatusBadge kind="agreementStatus" value={agreement.status} />
            <DemoBadge shown={agreement.isDemo} />
          </Group>
        </Group>
        <Text fw={600}>
          {agreement.parties.map(({ organisation }) => organisation.displayName).join(' – ')}
        </Text>
        <Text size="sm" c="dimmed">
          {agreement.fair ? textIn(agreement.fair.name) : t('outside')}
        </Text>
        <Group justify="space-between">
          <Text size="sm">
            {t(`enums:agreementKind.${agreement.kind}`)}
            {agreement.amends && ` · ${t('amendment.of')} ${agreement.amends.number}`}
          </Text>
          {agreement.value && (
            <Text fw={600} className="figures">
              {format.money(agreement.value)}
            </Text>
          )}
        </Group>
        {showsDelivered && agreement.delivered && (
          <Group justify="space-between">
            <Text size="sm">{t('totals.delivered')}</Text>
            <Amount of={agreement.delivered} converted={agreement.deliveredConverted} />
          </Group>
        )}
      </Stack>
    </LinkCard>
  );
}

function AgreementTable({
  agreements,
  showsDelivered,
}: {
  agreements: AgreementData[];
  showsDelivered: boolean;
}) {
  const { t } = useTranslation('agreement');
  const format = useFormat();
  const textIn = useTextIn();
  return (
    <Card padding={0}>
      <Table highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('number')}</Table.Th>
            <Table.Th>{t('parties')}</Table.Th>
            <Table.Th>{t('kind')}</Table.Th>
            <Table.Th>{t('signedOn')}</Table.Th>
            <Table.Th ta="right">{t('value')}</Table.Th>
            {showsDelivered && <Table.Th ta="right">{t('totals.delivered')}</Table.Th>}
            <Table.Th>{t('status')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {agreements.map((agreement) => (
            <Table.Tr key={agreement.id}>
              <Table.Td className="figures" style={{ whiteSpace: 'nowrap' }}>
                <Anchor component={Link} to={`/agreements/${agreement.id}`} fw={600} size="sm">
                  {agreement.number}
                </Anchor>
              </Table.Td>
              <Table.Td>
                <Text size="sm" fw={550}>
                  {agreement.parties.map(({ organisation }) => organisation.displayName).join(' – ')}
                </Text>
                <Text size="xs" c="dimmed">
                  {agreement.fair ? textIn(agreement.fair.name) : t('outside')}
                </Text>
              </Table.Td>
              <Table.Td>
                <Text size="sm">{t(`enums:agreementKind.${agreement.kind}`)}</Text>
                {agreement.amends && (
                  <Text size="xs" c="dimmed">
                    {t('amendment.of')} {agreement.amends.number}
                  </Text>
                )}
              </Table.Td>
              <Table.Td className="figures" style={{ whiteSpace: 'nowrap' }}>
                {format.day(agreement.signedOn)}
              </Table.Td>
              <Table.Td ta="right">
                <Amount of={agreement.value} converted={agreement.converted} />
              </Table.Td>
              {showsDelivered && (
                <Table.Td ta="right">
                  <Amount of={agreement.delivered} converted={agreement.deliveredConverted} />
                </Table.Td>
              )}
              <Table.Td>
                <Group gap={6}>
                  <StatusBadge kind="agreementStatus" value={agreement.status} />
                  <DemoBadge shown={agreement.isDemo} />
                </Group>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}

/** With what it is in the currency of the totals, where it is in another one. */
function Amount({ of, converted }: { of: AgreementData['value']; converted: AgreementData['converted'] }) {
  const format = useFormat();
  if (!of) return null;
  return (
    <div className="figures" style={{ textAlign: 'right' }}>
      <Text size="sm" fw={600}>
        {format.money(of)}
      </Text>
      {converted && converted.currency !== of.currency && (
        <Text size="xs" c="dimmed">
          {format.money(converted)}
        </Text>
      )}
    </div>
  );
}
