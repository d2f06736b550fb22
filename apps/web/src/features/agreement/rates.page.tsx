import { Button, Card, Group, SimpleGrid, Stack, Table, Text, TextInput } from '@mantine/core';
import { type FormEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, useAct, usePages } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { CurrencySelect } from '../../ui/currency-select.js';
import { DayInput } from '../../ui/day-input.js';
import { MoreButton } from '../../ui/more-button.js';
import { ErrorNotice, tellDone } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useDraft } from '../../ui/use-draft.js';
import { ExchangeRatesQuery, SetExchangeRateMutation } from './agreement.documents.js';
import { ImportRates } from './import-rates.js';

const EMPTY = { currency: 'VND', usdPerUnit: '', validFrom: null as string | null, source: '' };

export function Component() {
  const { t } = useTranslation('agreement');
  const format = useFormat();
  const draft = useDraft(EMPTY);
  const set = useAct(SetExchangeRateMutation);
  const pages = usePages(ExchangeRatesQuery, { first: 50 }, (data) => data.exchangeRates);

  const form = useRef<HTMLFormElement>(null);
  const perUnit = Number(draft.values.usdPerUnit.replace(',', '.'));
  const forOneDollar = (currency: string, usdPerUnit: number) =>
    t('rates.forOneDollar', {
      amount: `${format.decimal(1 / usdPerUnit, usdPerUnit < 0.001 ? 0 : 4)} ${currency}`,
    });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { validFrom, usdPerUnit, ...rest } = draft.values;
    if (!validFrom) return void draft.check({ validFrom: t('refusals:problem.required') });
    set.mutate(
      { input: { ...rest, validFrom, usdPerUnit: usdPerUnit.replace(',', '.'), idempotencyKey: newKey() } },
      {
        onError: draft.take,
        onSuccess: () => {
          tellDone(t('rates.saved'));
          draft.reset({ ...EMPTY, currency: rest.currency });
        },
      },
    );
  };

  /** The same day again replaces what was entered for it. */
  const correct = ({ currency, usdPerUnit, validFrom, source }: typeof EMPTY) => {
    draft.set({ currency, usdPerUnit, validFrom, source });
    form.current?.scrollIntoView({ block: 'center' });
    form.current?.querySelector<HTMLInputElement>('[name="usdPerUnit"]')?.focus();
  };

  return (
    <Page
      title={t('rates.title')}
      lead={t('rates.lead')}
      trail={[{ to: '/agreements', label: t('common:nav.agreements') }]}
      narrow
    >
      <Stack gap="lg">
        <Card component="form" ref={form} onSubmit={submit}>
          <Stack>
            <ErrorNotice error={set.error} />
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <CurrencySelect
                label={t('rates.currency')}
                description={'\u00a0'}
                without="USD"
                value={draft.values.currency}
                onChange={(currency) => draft.set({ currency })}
              />
              <TextInput
                label={t('rates.usdPerUnit')}
                inputMode="decimal"
                description={perUnit > 0 ? forOneDollar(draft.values.currency, perUnit) : t('rates.example')}
                required
                {...draft.text('usdPerUnit')}
              />
              <DayInput label={t('rates.validFrom')} required {...draft.choice('validFrom')} />
              <TextInput
                label={t('rates.source')}
                placeholder={t('rates.sourceExample')}
                required
                {...draft.text('source')}
              />
            </SimpleGrid>
            <Group>
              <Button type="submit" loading={set.isPending}>
                {t('rates.add')}
              </Button>
            </Group>
          </Stack>
        </Card>
        <ImportRates />
        <Asked query={pages}>
          {(data) => {
            const rates = data.pages.flatMap((page) => page.exchangeRates.edges.map(({ node }) => node));
            if (rates.length === 0) return <EmptyState title={t('rates.none')} text={t('rates.noneText')} />;
            return (
              <>
                <Card padding={0}>
                  <Table.ScrollContainer minWidth={480}>
                    <Table>
                      <Table.Thead>
                        <Table.Tr>
                          <Table.Th>{t('rates.currency')}</Table.Th>
                          <Table.Th>{t('rates.validFrom')}</Table.Th>
                          <Table.Th ta="right">{t('rates.usdPerUnit')}</Table.Th>
                          <Table.Th>{t('rates.source')}</Table.Th>
                          <Table.Th />
                        </Table.Tr>
                      </Table.Thead>
                      <Table.Tbody className="figures">
                        {rates.map((rate) => (
                          <Table.Tr key={rate.id}>
                            <Table.Td fw={600}>{rate.currency}</Table.Td>
                            <Table.Td>{format.day(rate.validFrom)}</Table.Td>
                            <Table.Td ta="right">
                              {format.decimal(Number(rate.usdPerUnit), 12)}
                              <Text size="xs" c="dimmed">
                                {forOneDollar(rate.currency, Number(rate.usdPerUnit))}
                              </Text>
                            </Table.Td>
                            <Table.Td>
                              {rate.source}
                              {rate.quote && (
                                <Text size="xs" c="dimmed">
                                  {rate.quote}
                                </Text>
                              )}
                            </Table.Td>
                            <Table.Td ta="right">
                              <Button
                                size="compact-sm"
                                variant="subtle"
                                aria-label={t('rates.correctOne', {
                                  currency: rate.currency,
                                  day: format.day(rate.validFrom),
                                })}
                                onClick={() => correct(rate)}
                              >
                                {t('rates.correct')}
                              </Button>
                            </Table.Td>
                          </Table.Tr>
                        ))}
                      </Table.Tbody>
                    </Table>
                  </Table.ScrollContainer>
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
