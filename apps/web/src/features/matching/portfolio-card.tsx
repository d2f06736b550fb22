import { Anchor, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { newKey, useAct, useAsk, usePages } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { useFormat } from '../../i18n/use-format.js';
import { Facts } from '../../ui/facts.js';
import { MoreButton } from '../../ui/more-button.js';
import { ErrorNotice, InfoNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { Asked } from '../../ui/states.js';
import {
  ApplyPortfolioMutation,
  PortfolioPicksQuery,
  PortfoliosQuery,
  RunPortfolioMutation,
} from './matching.documents.js';

type Portfolio = ResultOf<typeof PortfoliosQuery>['portfolios']['edges'][number]['node'];
type Concession = Portfolio['concessions'][number];

/** The meetings that are worth most: how good they are, what had to give, and proposing them. */
export function PortfolioCard({ fairId, timeZone }: { fairId: string; timeZone: string }) {
  const { t } = useTranslation('matching');
  const format = useFormat();
  const query = useAsk(PortfoliosQuery, { fairId });
  const run = useAct(RunPortfolioMutation);
  const refusal = refusalIn(run.data?.runPortfolio);
  const compute = () => run.mutate({ input: { fairId, idempotencyKey: newKey() } });
  return (
    <Card component="section" aria-labelledby="portfolio">
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" gap="sm">
          <div style={{ flex: '1 1 300px' }}>
            <Title order={2} size="h3" id="portfolio">
              {t('portfolio.title')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('portfolio.lead')}
            </Text>
          </div>
          <Button
            leftSection={<IconSparkles size={18} aria-hidden />}
            loading={run.isPending}
            onClick={compute}
          >
            {t('portfolio.run')}
          </Button>
        </Group>
        <RefusalNotice refusal={refusal}>
          {Array.isArray(refusal?.missing) && (
            <Text size="sm">
              {t('portfolio.missing', {
                what: format.list(refusal.missing.map((gap) => t(`portfolio.gap.${String(gap)}`))),
              })}
            </Text>
          )}
        </RefusalNotice>
        <ErrorNotice error={run.error} />
        <Asked query={query}>
          {({ portfolios }) => {
            const latest = portfolios.edges[0]?.node;
            return latest ? (
              <Latest key={latest.id} fairId={fairId} timeZone={timeZone} portfolio={latest} />
            ) : (
              <Text size="sm">{t('portfolio.none')}</Text>
            );
          }}
        </Asked>
      </Stack>
    </Card>
  );
}

interface LatestProps {
  fairId: string;
  timeZone: string;
  portfolio: Portfolio;
}

function Latest({ fairId, timeZone, portfolio }: LatestProps) {
  const { t } = useTranslation('matching');
  const format = useFormat();
  const [isListed, setListed] = useState(false);
  const apply = useAct(ApplyPortfolioMutation);
  const submit = async () => {
    const { applyPortfolio: result } = await apply.mutateAsync({ id: portfolio.id });
    if (result.__typename === 'AppliedPortfolio') tellDone(t('portfolio.applied', { ...result }));
  };
  const done = apply.data?.applyPortfolio;
  return (
    <Stack gap="md">
      <Group gap="xs">
        <Text size="sm" c="dimmed">
          {t('portfolio.computed', {
            when: format.dateTime(portfolio.createdAt, timeZone),
            seconds: format.decimal(portfolio.seconds, 1),
          })}
        </Text>
        {portfolio.appliedAt && <Badge color="pine">{t('portfolio.isApplied')}</Badge>}
      </Group>
      <Facts
        facts={[
          {
            label: t('portfolio.meetings'),
            value: t('portfolio.of', {
              part: format.number(portfolio.meetings),
              whole: format.number(portfolio.budget),
            }),
          },
          { label: t('portfolio.worth'), value: format.decimal(portfolio.worth, 2) },
          { label: t('portfolio.bound'), value: format.decimal(portfolio.bound, 2) },
          {
            label: t('portfolio.worstShare'),
            value: portfolio.isFair
              ? t('portfolio.atMost', {
                  part: format.percent(portfolio.worstShare),
                  whole: format.percent(portfolio.worstShareBound),
                })
              : format.percent(portfolio.worstShare),
          },
          { label: t('portfolio.pairs'), value: format.number(portfolio.pairs) },
        ]}
      />
      <Text size="sm">
        {portfolio.isOptimal && portfolio.gap < 1e-6
          ? t('portfolio.proved')
          : t('portfolio.within', { percent: format.decimal(portfolio.gap * 100, 2) })}
      </Text>
      <Concessions fairId={fairId} concessions={portfolio.concessions} />
      <RefusalNotice refusal={refusalIn(done)} />
      <ErrorNotice error={apply.error} />
      {done?.__typename === 'AppliedPortfolio' && done.keptAnswered > 0 && (
        <InfoNotice>{t('portfolio.kept', { count: done.keptAnswered })}</InfoNotice>
      )}
      <Group gap="sm">
        <Button loading={apply.isPending} onClick={() => void submit()}>
          {t('portfolio.apply')}
        </Button>
        <Button variant="default" onClick={() => setListed(!isListed)} aria-expanded={isListed}>
          {t(isListed ? 'portfolio.hide' : 'portfolio.show')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed">
        {t('portfolio.applyText')}
      </Text>
      {isListed && <Picks portfolioId={portfolio.id} />}
    </Stack>
  );
}

/** Promises first; suppliers that go without are counted, because they may be many. */
function Concessions({ fairId, concessions }: { fairId: string; concessions: readonly Concession[] }) {
  const { t } = useTranslation('matching');
  const unserved = concessions.filter(({ kind }) => kind === 'SERVED');
  const others = concessions.filter(({ kind }) => kind !== 'SERVED');
  if (concessions.length === 0) return null;
  return (
    <div>
      <Text fw={600} size="sm" mb={4}>
        {t('portfolio.concessions')}
      </Text>
      <Stack gap={4} component="ul" m={0} ps="lg">
        {others.map(({ kind, asked, got, participation }, index) => (
          <Text key={index} component="li" size="sm">
            {participation && (
              <Anchor
                component={Link}
                to={`/fairs/${fairId}/participants/${participation.id}`}
                size="sm"
                underline="always"
              >
                {participation.organisation.displayName}
              </Anchor>
            )}{' '}
            {t(`portfolio.concession.${kind}`, { asked, got })}
          </Text>
        ))}
        {unserved.length > 0 && (
          <Text component="li" size="sm">
            {t('portfolio.unserved', { count: unserved.length })}
          </Text>
        )}
      </Stack>
    </div>
  );
}

function Picks({ portfolioId }: { portfolioId: string }) {
  const { t } = useTranslation('matching');
  const format = useFormat();
  const pages = usePages(PortfolioPicksQuery, { portfolioId, first: 25 }, (data) => data.portfolioPicks);
  return (
    <Asked query={pages}>
      {(data) => (
        <div>
          <Stack
            gap={0}
            component="ul"
            p={0}
            m={0}
            style={{ listStyle: 'none' }}
            aria-label={t('portfolio.list')}
          >
            {data.pages
              .flatMap((page) => page.portfolioPicks.edges)
              .map(({ node: { id, worth, isFixed, supplier, buyer, needs } }) => (
                <Group
                  key={id}
                  component="li"
                  justify="space-between"
                  gap="sm"
                  wrap="nowrap"
                  py={8}
                  style={{ borderBottom: '1px solid var(--line)' }}
                >
                  <div style={{ minWidth: 0 }}>
                    <Text size="sm" fw={600}>
                      {supplier?.organisation.displayName} – {buyer?.organisation.displayName}
                    </Text>
                    <Text size="sm" c="dimmed">
                      {needs.map(({ title }) => title).join(' · ')}
                    </Text>
                  </div>
                  <Group gap="xs" wrap="nowrap">
                    {isFixed && (
                      <Badge variant="light" color="pine">
                        {t('portfolio.agreed')}
                      </Badge>
                    )}
                    <Text size="sm" className="figures">
                      {format.decimal(worth, 2)}
                    </Text>
                  </Group>
                </Group>
              ))}
          </Stack>
          <MoreButton pages={pages} />
        </div>
      )}
    </Asked>
  );
}
