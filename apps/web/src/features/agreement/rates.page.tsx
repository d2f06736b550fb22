import { Box, Button, Card, Stack, Table, Text } from '@mantine/core';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { MoreButton } from '../../ui/more-button.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { ExchangeRatesQuery } from './rate.documents.js';
import { ImportRates } from './import-rates.js';
import { type Rate, RateForm } from './rate-form.js';
import { useRateText } from './use-rate-text.js';

export function Component() {
  const { t } = useTranslation('agreement');
  const format = useFormat();
  const rateText = useRateText();
  const pages = usePages(ExchangeRatesQuery, { first: 50 }, (data) => data.exchangeRates);
  const [corrected, setCorrected] = useState<Rate | null>(null);
  const form = useRef<HTMLDivElement>(null);
  /** The same day again replaces what was entered for it. */
  const correct = (rate: Rate) => {
    setCorrected(rate);
    form.current?.scrollIntoView({ block: 'center' });
  };

  return (
    <Page
      title={t('rates.title')}
      lead={t('rates.lead')}
      trail={[{ to: '/agreements', label: t('common:nav.agreements') }]}
      narrow
    >
      <Stack gap="lg">
        <div ref={form}>
          <RateForm key={corrected?.id ?? 'new'} corrected={corrected} done={() => setCorrected(null)} />
        </div>
        <ImportRates />
        <Asked query={pages}>
          {(data) => {
            const rates = data.pages.flatMap((page) => page.exchangeRates.edges.map(({ node }) => node));
            if (rates.length === 0) return <EmptyState title={t('rates.none')} text={t('rates.noneText')} />;
            return (
              <>
                <Card padding={0}>
                  <Table>
                    <Table.Thead>
                      <Table.Tr>
                        <Table.Th>{t('rates.currency')}</Table.Th>
                        <Table.Th>{t('rates.validFrom')}</Table.Th>
                        <Table.Th>{t('rates.rate')}</Table.Th>
                        <Table.Th visibleFrom="sm">{t('rates.source')}</Table.Th>
                        <Table.Th visibleFrom="sm" />
                      </Table.Tr>
                    </Table.Thead>
                    <Table.Tbody className="figures">
                      {rates.map((rate) => (
                        <Table.Tr key={rate.id}>
                          <Table.Td fw={600}>{rate.currency}</Table.Td>
                          <Table.Td>{format.day(rate.validFrom)}</Table.Td>
                          <Table.Td>
                            {rateText.perDollar(rate.currency, rate.usdPerUnit)}
                            <Text size="xs" c="dimmed">
                              {rateText.perUnit(rate.currency, rate.usdPerUnit)}
                            </Text>
                            <Box hiddenFrom="sm">
                              <RateSource rate={rate} />
                              <CorrectButton rate={rate} correct={correct} />
                            </Box>
                          </Table.Td>
                          <Table.Td visibleFrom="sm">
                            <RateSource rate={rate} />
                          </Table.Td>
                          <Table.Td ta="right" visibleFrom="sm">
                            <CorrectButton rate={rate} correct={correct} />
                          </Table.Td>
                        </Table.Tr>
                      ))}
                    </Table.Tbody>
                  </Table>
                </Card>
                <MoreButton pages={pages} />
              </>
            );
          }}
        </Asked>
      </Stack>
    </Page>
  );
}

function RateSource({ rate: { source, quote } }: { rate: Rate }) {
  return (
    <Text size="sm" component="div">
      {source}
      {quote && (
        <Text size="xs" c="dimmed">
          {quote}
        </Text>
      )}
    </Text>
  );
}

function CorrectButton({ rate, correct }: { rate: Rate; correct: (rate: Rate) => void }) {
  const { t } = useTranslation('agreement');
  const format = useFormat();
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      aria-label={t('rates.correctOne', { currency: rate.currency, day: format.day(rate.validFrom) })}
      onClick={() => correct(rate)}
    >
      {t('rates.correct')}
    </Button>
  );
}
