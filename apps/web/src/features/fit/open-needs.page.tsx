import { Anchor, Button, Card, Group, NativeSelect, Stack, Text, Title } from '@mantine/core';
import { IconClipboardList } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { usePages } from '../../api/hooks.js';
import { useTextIn } from '../../i18n/text-in.js';
import { DemoBadge } from '../../ui/badges.js';
import { MoreButton } from '../../ui/more-button.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState, ListSkeleton } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { NeedFacts } from '../need/need-facts.js';
import { FitMeter } from '../proposal/fit-meter.js';
import { Reasons } from '../proposal/reasons.js';
import { type Session, useSession } from '../session/use-session.js';
import { AnswerNeed } from './answer-need.js';
import { OpenNeedsForQuery } from './fit.documents.js';

type Supplier = Session['organisations'][number];
type Fit = ResultOf<typeof OpenNeedsForQuery>['openNeedsFor']['edges'][number]['node'];

/** The open needs that one's own organisation could serve, the best fit first, with what can be done about each. */
export function Component() {
  const { t } = useTranslation('proposal');
  const url = useUrlState();
  const { organisations, isComplete } = useSession();
  const suppliers = organisations.filter((one) => one.isSupplier);
  const supplier = suppliers.find(({ id }) => id === url.get('supplier')) ?? suppliers[0];
  return (
    <Page title={t('fitting.title')} lead={t('fitting.lead')}>
      {suppliers.length > 1 && (
        <NativeSelect
          size="md"
          mb="md"
          maw={420}
          label={t('fitting.supplier')}
          value={supplier!.id}
          onChange={(event) => url.set({ supplier: event.currentTarget.value })}
          data={suppliers.map(({ id, displayName }) => ({ value: id, label: displayName }))}
        />
      )}
      {supplier ? (
        <Fits key={supplier.id} supplier={supplier} />
      ) : isComplete ? (
        <EmptyState
          icon={<IconClipboardList />}
          title={t('fitting.noSupplier')}
          text={t('fitting.noSupplierText')}
        />
      ) : (
        <ListSkeleton />
      )}
    </Page>
  );
}

function Fits({ supplier }: { supplier: Supplier }) {
  const { t, i18n } = useTranslation('proposal');
  const pages = usePages(
    OpenNeedsForQuery,
    { supplierId: supplier.id, first: 20, language: i18n.language },
    (data) => data.openNeedsFor,
  );
  return (
    <Asked query={pages}>
      {(data) => {
        const fits = data.pages.flatMap((page) => page.openNeedsFor.edges.map(({ node }) => node));
        if (fits.length === 0)
          return (
            <EmptyState icon={<IconClipboardList />} title={t('fitting.none')} text={t('fitting.noneText')}>
              <Button
                component={Link}
                to={`/organisations/${supplier.id}/edit?tab=capabilities`}
                variant="default"
              >
                {t('fitting.describe')}
              </Button>
            </EmptyState>
          );
        return (
          <Stack gap="sm">
            <Text size="sm" c="dimmed" aria-live="polite">
              {t('fitting.count', { count: data.pages[0]!.openNeedsFor.totalCount })}
            </Text>
            {fits.map((fit) => (
              <FitCard key={fit.need.id} fit={fit} supplier={supplier} />
            ))}
            <MoreButton pages={pages} />
          </Stack>
        );
      }}
    </Asked>
  );
}

function FitCard({ fit: { need, score, reasons }, supplier }: { fit: Fit; supplier: Supplier }) {
  const { t } = useTranslation('proposal');
  const textIn = useTextIn();
  const [isAnswering, setAnswering] = useState(false);
  return (
    <Card component="article" padding="md">
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" gap="sm">
          <div style={{ minWidth: 0, flex: '1 1 240px' }}>
            <Group gap="xs">
              <Title order={2} size="h3">
                <Anchor component={Link} to={`/needs/${need.id}`} inherit c="inherit">
                  {need.title}
                </Anchor>
              </Title>
              <DemoBadge shown={need.buyer?.source === 'DEMO'} />
            </Group>
            <Group gap="xs">
              {need.buyer && (
                <Anchor component={Link} to={`/organisations/${need.buyer.id}`} size="sm">
                  {need.buyer.displayName}
                </Anchor>
              )}
              {need.fair && (
                <Anchor component={Link} to={`/fairs/${need.fair.id}`} size="sm" c="dimmed">
                  {textIn(need.fair.name)}
                </Anchor>
              )}
            </Group>
          </div>
          <FitMeter score={score} />
        </Group>
        <NeedFacts need={need} />
        <Reasons reasons={reasons} limit={6} />
        {isAnswering ? (
          <AnswerNeed need={need} supplier={supplier} />
        ) : (
          <Button
            size="sm"
            variant="light"
            style={{ alignSelf: 'flex-start' }}
            aria-label={t('fitting.answerOne', { need: need.title })}
            onClick={() => setAnswering(true)}
          >
            {t('fitting.answer')}
          </Button>
        )}
      </Stack>
    </Card>
  );
}
