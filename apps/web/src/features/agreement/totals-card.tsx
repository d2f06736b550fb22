import { Anchor, Card, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { VariablesOf } from '../../api/graphql.js';
import { useAsk } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { CurrencySelect } from '../../ui/currency-select.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { agreementsAddress } from './agreement-filter.js';
import { type AgreementsQuery, AgreementTotalsQuery } from './agreement.documents.js';

type Filter = VariablesOf<typeof AgreementsQuery>['filter'];

/** What the listed agreements come to: in any currency, what is verified apart from the rest, none twice. */
export function TotalsCard({ filter }: { filter: Filter }) {
  const { t } = useTranslation('agreement');
  const format = useFormat();
  const url = useUrlState();
  const currency = url.get('in') || 'USD';
  const { data } = useAsk(AgreementTotalsQuery, { filter, currency }, { keepPrevious: true });
  if (!data) return null;
  const { value, delivered, byStanding, unconverted, covered, agreements } = data.agreementTotals;
  if (agreements === 0) return null;
  return (
    <Card component="section" aria-label={t('totals.title')}>
      <Group justify="space-between" align="flex-start">
        <div>
          <Text size="sm" c="dimmed">
            {t('totals.title')}
          </Text>
          <Text fz="1.5rem" fw={700} className="figures">
            {format.money(value)}
          </Text>
        </div>
        <CurrencySelect
          w={140}
          aria-label={t('form.currency')}
          value={currency}
          onChange={(code) => url.set({ in: code })}
        />
      </Group>
      <Group gap="lg" mt="xs">
        {byStanding.map(({ standing, agreements: count, value: part }) => (
          <Text key={standing} size="sm" className="figures">
            <b>{t(`totals.standing.${standing}`)}</b>: {format.money(part)} ({format.number(count)})
          </Text>
        ))}
        {Number(delivered.amount) > 0 && (
          <Text size="sm" className="figures">
            <b>{t('totals.delivered')}</b>: {format.money(delivered)}
          </Text>
        )}
      </Group>
      {covered > 0 && (
        <Text size="sm" c="dimmed" mt={4}>
          {t('totals.covered', { count: covered })}
        </Text>
      )}
      {unconverted.length > 0 && (
        <Text size="sm" mt={4}>
          {t('totals.unconverted', {
            amounts: format.list(unconverted.map(({ value: left }) => format.money(left))),
          })}{' '}
          <Anchor component={Link} to={agreementsAddress({ ...filter, unconvertedTo: currency })} size="sm">
            {t('totals.which')}
          </Anchor>
        </Text>
      )}
    </Card>
  );
}
