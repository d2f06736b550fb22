import { Anchor, Badge, Button, Card, Group, SimpleGrid, Stack, Text } from '@mantine/core';
import { IconCopyCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { useAct, useAsk } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { StatusBadge } from '../../ui/badges.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import {
  DuplicatesQuery,
  MarkDistinctMutation,
  MergeAgreementsMutation,
  PlaceUnderFrameworkMutation,
} from './deals.documents.js';

type Pair = ResultOf<typeof DuplicatesQuery>['duplicateAgreements'][number];

/** Statuses in which staff have seen the document. */
const VERIFIED: readonly string[] = ['VERIFIED', 'ACTIVE', 'FULFILLED', 'LAPSED'];

/** Records that may be one deal counted twice: staff say whether they are. */
export function Component() {
  const { t } = useTranslation('deals');
  const url = useUrlState();
  const agreementId = url.get('agreement') || null;
  const query = useAsk(DuplicatesQuery, { agreementId });
  return (
    <Page
      title={t('doubles.title')}
      lead={t('doubles.lead')}
      trail={[{ to: '/agreements', label: t('common:nav.agreements') }]}
    >
      <Asked query={query}>
        {({ duplicateAgreements: pairs }) =>
          pairs.length === 0 ? (
            <EmptyState icon={<IconCopyCheck />} title={t('doubles.none')} text={t('doubles.noneText')}>
              {agreementId && (
                <Button variant="default" onClick={url.clear}>
                  {t('doubles.all')}
                </Button>
              )}
            </EmptyState>
          ) : (
            <Stack>
              {agreementId && (
                <Button variant="default" style={{ alignSelf: 'flex-start' }} onClick={url.clear}>
                  {t('doubles.all')}
                </Button>
              )}
              {pairs.map((pair) => (
                <PairCard key={`${pair.first.id} ${pair.second.id}`} pair={pair} />
              ))}
            </Stack>
          )
        }
      </Asked>
    </Page>
  );
}

function PairCard({ pair }: { pair: Pair }) {
  const { t } = useTranslation('deals');
  const { first, second, reason, days } = pair;
  const verified = [first, second].filter(({ status }) => VERIFIED.includes(status));
  const merge = useDeed(MergeAgreementsMutation);
  const place = useDeed(PlaceUnderFrameworkMutation);
  const distinct = useAct(MarkDistinctMutation);
  const keep = (kept: Pair['first'], gone: Pair['first']) =>
    void merge.run(
      { keepId: kept.id, keepVersion: kept.version, doubleId: gone.id, doubleVersion: gone.version },
      t('doubles.merged'),
    );
  return (
    <Card>
      <Group justify="space-between" mb="sm">
        <Badge color="gold">{t(`doubles.reason.${reason}`)}</Badge>
        <Text size="sm" c="dimmed">
          {t('doubles.days', { count: days })}
        </Text>
      </Group>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        {[first, second].map((agreement, index) => (
          <Stack key={agreement.id} gap={6}>
            <OneSide agreement={agreement} />
            {reason !== 'FRAMEWORK_ORDER' && (
              <Button
                variant="default"
                disabled={verified.length === 1 && !verified.includes(agreement)}
                loading={merge.isPending}
                onClick={() => keep(agreement, index === 0 ? second : first)}
              >
                {t('doubles.keep', { number: agreement.number })}
              </Button>
            )}
          </Stack>
        ))}
      </SimpleGrid>
      {reason !== 'FRAMEWORK_ORDER' && verified.length === 1 && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('doubles.verifiedStays', { number: verified[0]!.number })}
        </Text>
      )}
      {reason === 'BOTH_REPORTED' && verified.length === 0 && (
        <Text size="sm" c="dimmed" mt="xs">
          {t('doubles.bothStay')}
        </Text>
      )}
      <Group mt="md">
        {reason === 'FRAMEWORK_ORDER' && (
          <Button
            variant="default"
            loading={place.isPending}
            onClick={() =>
              void place.run(
                { id: second.id, version: second.version, frameworkId: first.id },
                t('doubles.placed'),
              )
            }
          >
            {t('doubles.place', { order: second.number, framework: first.number })}
          </Button>
        )}
        <Button
          variant="subtle"
          color="gray"
          loading={distinct.isPending}
          onClick={() => distinct.mutate({ firstId: first.id, secondId: second.id })}
        >
          {t(reason === 'FRAMEWORK_ORDER' ? 'doubles.notUnder' : 'doubles.distinct')}
        </Button>
      </Group>
    </Card>
  );
}

function OneSide({ agreement }: { agreement: Pair['first'] }) {
  const { t } = useTranslation('deals');
  const format = useFormat();
  return (
    <div>
      <Group gap={8}>
        <Anchor component={Link} to={`/agreements/${agreement.id}`} fw={600}>
          {agreement.number}
        </Anchor>
        <StatusBadge kind="agreementStatus" value={agreement.status} />
      </Group>
      <Text size="sm">
        {t(`enums:agreementKind.${agreement.kind}`)} · {agreement.title}
      </Text>
      <Text size="sm" c="dimmed">
        {agreement.parties.map(({ organisation }) => organisation.displayName).join(' – ')}
      </Text>
      <Text size="sm" className="figures">
        {format.day(agreement.signedOn)}
        {agreement.value && ` · ${format.money(agreement.value)}`}
      </Text>
      <Text size="sm" c="dimmed">
        {t('doubles.reportedBy', { name: agreement.reportedBy?.displayName ?? t('staff') })}
      </Text>
    </div>
  );
}
