import { Button, Card, Group, NativeSelect, SimpleGrid, Stack, Table, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, useAct, usePages } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { DayInput } from '../../ui/day-input.js';
import { MoreButton } from '../../ui/more-button.js';
import { ErrorNotice, tellDone } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useDraft } from '../../ui/use-draft.js';
import { ExchangeRatesQuery, SetExchangeRateMutation } from './agreement.documents.js';

const CURRENCIES = ['VND', 'JPY', 'EUR', 'KRW', 'CNY', 'THB', 'SGD'];
const EMPTY = { currency: 'VND', usdPerUnit: '', validFrom: null as string | null, source: '' };

export function Component() {
  const { t } = useTranslation('agreement');
  const format = useFormat();
  const draft = useDraft(EMPTY);
  const set = useAct(SetExchangeRateMutation);
  const pages = usePages(ExchangeRatesQuery, { first: 50 }, (data) => data.exchangeRates);

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
          draft.reset(EMPTY);
        },
      },
    );
  };

  return (
    <Page
      title={t('rates.title')}
      lead={t('rates.lead')}
      trail={[{ to: '/agreements', label: t('common:nav.agreements') }]}
      narrow
    >
      <Stack gap="lg">
        <Card component="form" onSubmit={submit}>
          <Stack>
            <ErrorNotice error={set.error} />
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <NativeSelect
                size="md"
                label={t('rates.currency')}
                data={CURRENCIES.map((value) => ({ value, label: value }))}
                value={draft.values.currency}
                onChange={(event) => draft.set({ currency: event.currentTarget.value })}
              />
              <TextInput
                label={t('rates.usdPerUnit')}
                inputMode="decimal"
                placeholder="0.0000394"
                required
                {...draft.text('usdPerUnit')}
              />
              <DayInput label={t('rates.validFrom')} required {...draft.choice('validFrom')} />
              <TextInput label={t('rates.source')} required {...draft.text('source')} />
            </SimpleGrid>
            <Group>
              <Button type="submit" loading={set.isPending}>
                {t('rates.add')}
              </Button>
            </Group>
          </Stack>
        </Card>
        <Asked query={pages}>
          {(data) => {
            const rates = data.pages.flatMap((page) => page.exchangeRates.edges.map(({ node }) => node));
            if (rates.length === 0) return <EmptyState title={t('rates.none')} />;
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
                        </Table.Tr>
                      </Table.Thead>
                      <Table.Tbody className="figures">
                        {rates.map((rate) => (
                          <Table.Tr key={rate.id}>
                            <Table.Td fw={600}>{rate.currency}</Table.Td>
                            <Table.Td>{format.day(rate.validFrom)}</Table.Td>
                            <Table.Td ta="right">{rate.usdPerUnit}</Table.Td>
                            <Table.Td>{rate.source}</Table.Td>
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
