import { Anchor, Badge, Button, Card, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconTopologyStar3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { newKey, useAct, useAsk } from '../../api/hooks.js';
import { ErrorNotice, tellDone } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState, PageSkeleton } from '../../ui/states.js';
import { useSession } from '../session/use-session.js';
import { NeedOfGapMutation, SupplyNetworkQuery } from './chain.documents.js';
import { Links } from './links.js';
import { NetworkPicture } from './network-picture.js';

type Answer = ResultOf<typeof SupplyNetworkQuery>;

/** Who supplies an enterprise, tier by tier, and which processes are missing. */
export function Component() {
  const { i18n } = useTranslation('chain');
  const { organisationId } = useParams();
  const query = useAsk(SupplyNetworkQuery, { id: organisationId!, language: i18n.language });
  return (
    <Asked query={query} skeleton={<PageSkeleton />}>
      {(answer) => <ChainView answer={answer} />}
    </Asked>
  );
}

function ChainView({ answer: { organisation, supplyNetwork: network } }: { answer: Answer }) {
  const { t } = useTranslation('chain');
  const { organisations, isStaff } = useSession();
  const { id, displayName } = organisation;
  const isMine = organisations.some((one) => one.id === id);
  const suppliers = network.members.length - 1;
  return (
    <Page
      title={t('title', { name: displayName })}
      lead={t('lead', { count: suppliers })}
      trail={[{ to: `/organisations/${id}`, label: displayName }]}
    >
      <Stack gap="xl">
        {suppliers === 0 ? (
          <EmptyState icon={<IconTopologyStar3 />} title={t('none')} text={t('noneText')} />
        ) : (
          <section aria-labelledby="network">
            <Title order={2} id="network" mb="xs">
              {t('network')}
            </Title>
            <Text size="sm" c="dimmed" mb="sm">
              {t('legend')}
              {network.isCut && ` ${t('cut')}`}
            </Text>
            <Card padding="sm">
              <NetworkPicture network={network} label={t('picture')} />
            </Card>
            <Members network={network} />
          </section>
        )}
        <Gaps gaps={network.gaps} buyerId={id} canAsk={isMine} />
        {(isMine || isStaff) && <Links organisationId={id} isMine={isMine} />}
      </Stack>
    </Page>
  );
}

function Members({ network }: { network: Answer['supplyNetwork'] }) {
  const { t } = useTranslation('chain');
  const nameOf = new Map(
    network.members.map(({ organisation }) => [organisation.id, organisation.displayName]),
  );
  return (
    <Card padding={0} mt="sm">
      <Table.ScrollContainer minWidth={560}>
        <Table aria-label={t('members')}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('tier')}</Table.Th>
              <Table.Th>{t('supplier')}</Table.Th>
              <Table.Th>{t('supplies')}</Table.Th>
              <Table.Th>{t('what')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {network.members
              .filter(({ tier }) => tier > 0)
              .map(({ tier, organisation, isRecognised }) => {
                const own = network.links.filter(({ supplierId }) => supplierId === organisation.id);
                return (
                  <Table.Tr key={organisation.id}>
                    <Table.Td>{tier}</Table.Td>
                    <Table.Th scope="row" fw={500}>
                      <Anchor component={Link} to={`/organisations/${organisation.id}/supply-chain`}>
                        {organisation.displayName}
                      </Anchor>
                      {isRecognised && (
                        <Badge ml="xs" size="sm">
                          {t('keyProduct')}
                        </Badge>
                      )}
                    </Table.Th>
                    <Table.Td>{own.map(({ customerId }) => nameOf.get(customerId)).join(', ')}</Table.Td>
                    <Table.Td>
                      {[...new Set(own.flatMap(({ concepts }) => concepts.map(({ name }) => name)))].join(
                        ', ',
                      )}
                    </Table.Td>
                  </Table.Tr>
                );
              })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
    </Card>
  );
}

interface GapsProps {
  gaps: Answer['supplyNetwork']['gaps'];
  buyerId: string;
  /** Whether the reader speaks for the enterprise, and may post its needs. */
  canAsk: boolean;
}

function Gaps({ gaps, buyerId, canAsk }: GapsProps) {
  const { t } = useTranslation('chain');
  const navigate = useNavigate();
  const create = useAct(NeedOfGapMutation);
  if (gaps.length === 0) return null;
  const ask = ({ conceptId, concept, products }: GapsProps['gaps'][number]) =>
    create.mutate(
      {
        input: {
          buyerId,
          title: t('needTitle', { process: concept.name, product: products[0]?.name ?? '' }),
          concepts: [
            { conceptId, importance: 'MUST' },
            ...products.slice(0, 3).map(({ id }) => ({ conceptId: id, importance: 'SHOULD' as const })),
          ],
          idempotencyKey: newKey(),
        },
      },
      {
        onSuccess: ({ createNeed }) => {
          tellDone(t('needMade'));
          void navigate(`/needs/${createNeed.id}`);
        },
      },
    );
  return (
    <section aria-labelledby="gaps">
      <Title order={2} id="gaps" mb="xs">
        {t('gaps')}
      </Title>
      <Text c="dimmed" size="sm" mb="sm" maw={760}>
        {t('gapsLead')}
      </Text>
      <ErrorNotice error={create.error} />
      <Stack gap="sm">
        {gaps.map((gap) => (
          <Card key={gap.conceptId} padding="md">
            <Group justify="space-between" gap="sm">
              <div style={{ flex: '1 1 240px', minWidth: 0 }}>
                <Text fw={600} style={{ textTransform: 'none' }}>
                  {gap.concept.name}
                </Text>
                <Text size="sm" c="dimmed">
                  {t(gap.basis === 'VOCABULARY' ? 'byVocabulary' : 'byPractice', {
                    products: gap.products.map(({ name }) => name).join(', '),
                  })}
                </Text>
              </div>
              <Group gap="xs">
                <Button
                  component={Link}
                  to={`/suppliers?q=${encodeURIComponent(gap.concept.name)}`}
                  variant="default"
                  size="compact-md"
                >
                  {t('suppliersFound', { count: gap.suppliers })}
                </Button>
                {canAsk && (
                  <Button size="compact-md" loading={create.isPending} onClick={() => ask(gap)}>
                    {t('makeNeed')}
                  </Button>
                )}
              </Group>
            </Group>
          </Card>
        ))}
      </Stack>
    </section>
  );
}
