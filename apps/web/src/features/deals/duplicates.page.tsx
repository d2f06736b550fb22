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
import {
  DuplicatesQuery,
  MarkDistinctMutation,
  MergeAgreementsMutation,
  PlaceUnderFrameworkMutation,
} from './deals.documents.js';

type Pair = ResultOf<typeof DuplicatesQuery>['duplicateAgreements'][number];

/** Records that may be one deal counted twice: staff say whether they are. */
export function Component() {
  const { t } = useTranslation('deals');
  const query = useAsk(DuplicatesQuery, {});
  return (
    <Page
      title={t('doubles.title')}
      lead={t('doubles.lead')}
      trail={[{ to: '/agreements', label: t('common:nav.agreements') }]}
    >
      <Asked query={query}>
        {({ duplicateAgreements: pairs }) =>
          pairs.length === 0 ? (
            <EmptyState icon={<IconCopyCheck />} title={t('doubles.none')} text={t('doubles.noneText')} />
          ) : (
            <Stack>
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
                loading={merge.isPending}
                onClick={() => keep(agreement, index === 0 ? second : first)}
              >
                {t('doubles.keep', { number: agreement.number })}
              </Button>
            )}
          </Stack>
        ))}
      </SimpleGrid>
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
          {t('doubles.distinct')}
        </Button>
      </Group>
    </Card>
  );
}

function OneSide({ agreement }: { agreement: Pair['first'] }) {
  const format = useFormat();
  return (
    <div>
      <Group gap={8}>
        <Anchor component={Link} to={`/agreements/${agreement.id}`} fw={600}>
          {agreement.number}
        </Anchor>
        <StatusBadge kind="agreementStatus" value={agreement.status} />
      </Group>
      <Text size="sm">{agreement.title}</Text>
      <Text size="sm" c="dimmed">
        {agreement.parties.map(({ organisation }) => organisation.displayName).join(' – ')}
      </Text>
      <Text size="sm" className="figures">
        {format.day(agreement.signedOn)}
        {agreement.value && ` · ${format.money(agreement.value)}`}
      </Text>
    </div>
  );
}
