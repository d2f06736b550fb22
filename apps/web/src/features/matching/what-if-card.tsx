import { Anchor, Card, Group, Loader, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { useAsk } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { useFormat } from '../../i18n/use-format.js';
import { Facts } from '../../ui/facts.js';
import { RefusalNotice } from '../../ui/notices.js';
import { Asked } from '../../ui/states.js';
import { WhatIfQuery } from './matching.documents.js';
import type { TriedInput } from './terms-draft.js';

type Answer = ResultOf<typeof WhatIfQuery>['portfolioWhatIf'];
type WhatIf = Extract<Answer, { __typename: 'PortfolioWhatIf' }>;
type Change = WhatIf['changes'][number];

/** Of those who gain, and of those who lose, as many are named. */
const NAMED = 8;

/** Who would gain and who would lose by what is about to be set; asked anew whenever it changes. */
export function WhatIfCard({ tried }: { tried: TriedInput }) {
  const { t } = useTranslation('matching');
  const query = useAsk(WhatIfQuery, { input: tried }, { keepPrevious: true, staleTime: 60_000 });
  return (
    <Card component="section" aria-labelledby="what-if">
      <Stack gap="md">
        <Group gap="sm">
          <Title order={2} size="h3" id="what-if">
            {t('whatIf.title')}
          </Title>
          {query.isFetching && <Loader size="sm" aria-label={t('whatIf.computing')} />}
        </Group>
        <div aria-live="polite">
          <Asked query={query}>
            {({ portfolioWhatIf: answer }) =>
              answer.__typename === 'PortfolioWhatIf' ? (
                <Comparison fairId={tried.fairId} answer={answer} />
              ) : (
                <RefusalNotice refusal={refusalIn(answer)} />
              )
            }
          </Asked>
        </div>
      </Stack>
    </Card>
  );
}

function Comparison({ fairId, answer }: { fairId: string; answer: WhatIf }) {
  const { t } = useTranslation('matching');
  const format = useFormat();
  const gainOf = ({ worthBefore, worthAfter }: Change) => worthAfter - worthBefore;
  const arrow = (before: string, after: string) => (before === after ? after : `${before} → ${after}`);
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t(answer.comparedWithId ? 'whatIf.against' : 'whatIf.againstOwn')}
      </Text>
      <Facts
        facts={[
          {
            label: t('whatIf.meetings'),
            value: arrow(format.number(answer.meetingsBefore), format.number(answer.meetingsAfter)),
          },
          {
            label: t('whatIf.worth'),
            value: arrow(format.decimal(answer.worthBefore, 1), format.decimal(answer.worthAfter, 1)),
          },
          { label: t('whatIf.worstShare'), value: format.percent(answer.worstShareAfter) },
          { label: t('whatIf.gaining'), value: format.number(answer.gaining) },
          { label: t('whatIf.losing'), value: format.number(answer.losing) },
          {
            label: t('whatIf.concessions'),
            value: answer.concessions.length > 0 ? format.number(answer.concessions.length) : null,
          },
        ]}
      />
      {answer.changes.length === 0 ? (
        <Text size="sm">{t('whatIf.nothing')}</Text>
      ) : (
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Changes
            fairId={fairId}
            title={t('whatIf.whoGains')}
            changes={answer.changes.filter((one) => gainOf(one) > 0)}
          />
          <Changes
            fairId={fairId}
            title={t('whatIf.whoLoses')}
            changes={answer.changes.filter((one) => gainOf(one) < 0)}
          />
        </SimpleGrid>
      )}
    </Stack>
  );
}

function Changes({ fairId, title, changes }: { fairId: string; title: string; changes: Change[] }) {
  const { t } = useTranslation('matching');
  const format = useFormat();
  const signed = (value: number) => `${value > 0 ? '+' : '−'}${format.decimal(Math.abs(value), 2)}`;
  return (
    <div>
      <Text fw={600} size="sm" mb={6}>
        {title}
      </Text>
      {changes.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('whatIf.nobody')}
        </Text>
      )}
      <Stack gap={6} component="ul" p={0} m={0} style={{ listStyle: 'none' }}>
        {changes.slice(0, NAMED).map((one) => (
          <Group key={one.participationId} component="li" justify="space-between" gap="sm" wrap="nowrap">
            <Anchor
              component={Link}
              to={`/fairs/${fairId}/participants/${one.participationId}`}
              size="sm"
              style={{ minWidth: 0, overflowWrap: 'anywhere' }}
            >
              {one.participation?.organisation.displayName}
            </Anchor>
            <Text size="sm" className="figures" style={{ whiteSpace: 'nowrap' }}>
              {t('whatIf.change', {
                before: one.meetingsBefore,
                after: one.meetingsAfter,
                worth: signed(one.worthAfter - one.worthBefore),
              })}
            </Text>
          </Group>
        ))}
      </Stack>
      {changes.length > NAMED && (
        <Text size="sm" c="dimmed" mt={6}>
          {t('whatIf.more', { count: changes.length - NAMED })}
        </Text>
      )}
    </div>
  );
}
