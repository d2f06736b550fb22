import { Alert, Anchor, Button, Card, Group, SimpleGrid, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { newKey, useAct, useAsk } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { CurrencySelect } from '../../ui/currency-select.js';
import { DayInput } from '../../ui/day-input.js';
import { ErrorNotice, tellDone } from '../../ui/notices.js';
import { useDraft } from '../../ui/use-draft.js';
import { ExchangeRatesQuery, SetExchangeRateMutation } from './rate.documents.js';
import { type RateWay, farNeighbour, inverseOf, usdPerUnitOf, usualWay } from './rate-entry.js';
import { useRateText } from './use-rate-text.js';

export type Rate = ResultOf<typeof ExchangeRatesQuery>['exchangeRates']['edges'][number]['node'];

const EMPTY = { currency: 'VND', typed: '', validFrom: null as string | null, source: '' };

interface RateFormProps {
  /** The rate that is put right: the same currency and day again. */
  corrected: Rate | null;
  done: () => void;
}

/** Sets a rate: said as people say it, whichever way round, with a second look at one that is far from its neighbours. */
export function RateForm({ corrected, done }: RateFormProps) {
  const { t } = useTranslation('agreement');
  const format = useFormat();
  const rateText = useRateText();
  const [way, setWay] = useState<RateWay>(usualWay(corrected?.currency ?? EMPTY.currency));
  const shown = corrected ? typedOf(corrected, way) : '';
  const draft = useDraft(
    corrected
      ? {
          ...EMPTY,
          ...{ currency: corrected.currency, typed: shown },
          ...{ validFrom: corrected.validFrom as string | null, source: corrected.source },
        }
      : EMPTY,
  );
  const set = useAct(SetExchangeRateMutation);
  const { currency, typed, validFrom, source } = draft.values;
  const known = useAsk(ExchangeRatesQuery, { filter: { currency }, first: 200 });
  // What wasn't touched stays exactly as it was published.
  const usdPerUnit =
    corrected && typed === shown && currency === corrected.currency
      ? corrected.usdPerUnit
      : usdPerUnitOf(typed, way, currency);
  const others = known.data?.exchangeRates.edges.map(({ node }) => node) ?? [];
  const far = usdPerUnit && validFrom ? farNeighbour(others, { validFrom, usdPerUnit }) : null;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!validFrom) return void draft.check({ validFrom: t('refusals:problem.required') });
    if (!usdPerUnit) return void draft.check({ typed: t('rates.noRate') });
    set.mutate(
      { input: { currency, source, validFrom, usdPerUnit, idempotencyKey: newKey() } },
      {
        onError: draft.take,
        onSuccess: () => {
          tellDone(t('rates.saved'));
          draft.reset({ ...EMPTY, currency });
          done();
        },
      },
    );
  };
  const turn = () => {
    const other = way === 'per-dollar' ? 'per-unit' : 'per-dollar';
    setWay(other);
    draft.set({ typed: '' });
  };

  return (
    <Card component="form" onSubmit={submit}>
      <Stack>
        <ErrorNotice error={set.error} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <CurrencySelect
            label={t('rates.currency')}
            without="USD"
            value={currency}
            onChange={(next) => {
              setWay(usualWay(next));
              draft.set({ currency: next, typed: '' });
            }}
          />
          <div>
            <TextInput
              label={t(way === 'per-dollar' ? 'rates.perDollar' : 'rates.perUnit', { currency })}
              inputMode="decimal"
              required
              leftSection={<span className="figures">1 {way === 'per-dollar' ? 'USD' : currency} =</span>}
              leftSectionWidth={78}
              rightSection={<span>{way === 'per-dollar' ? currency : 'USD'}</span>}
              rightSectionWidth={58}
              {...draft.text('typed')}
              error={draft.problems.typed ?? draft.problems.usdPerUnit}
            />
            <Text size="sm" c="dimmed" mt={4} className="figures" aria-live="polite">
              {usdPerUnit &&
                (way === 'per-dollar'
                  ? rateText.perUnit(currency, usdPerUnit)
                  : rateText.perDollar(currency, usdPerUnit))}{' '}
              <Anchor component="button" type="button" size="sm" onClick={turn}>
                {t('rates.turn')}
              </Anchor>
            </Text>
          </div>
          <DayInput label={t('rates.validFrom')} required {...draft.choice('validFrom')} />
          <TextInput
            label={t('rates.source')}
            placeholder={t('rates.sourceExample')}
            required
            {...draft.text('source')}
          />
        </SimpleGrid>
        {far && usdPerUnit && (
          <Alert color="gold" role="status" title={t('rates.far', { day: format.day(far.validFrom) })}>
            {t('rates.farText', {
              before: rateText.perDollar(currency, far.usdPerUnit),
              now: rateText.perDollar(currency, usdPerUnit),
            })}
          </Alert>
        )}
        <Group>
          <Button type="submit" loading={set.isPending}>
            {t(corrected ? 'rates.save' : 'rates.add')}
          </Button>
          {corrected && (
            <Button variant="default" onClick={done}>
              {t('common:action.cancel')}
            </Button>
          )}
        </Group>
      </Stack>
    </Card>
  );
}

/** A rate as one would type it: what was published, else rounded to what people say. */
function typedOf({ currency, usdPerUnit, quote }: Rate, way: RateWay): string {
  if (way === 'per-unit') return usdPerUnit.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');
  const published = new RegExp(`^1 USD = ([\\d.]+) ${currency}$`).exec(quote ?? '')?.[1];
  if (published) return published;
  const inverse = Number(inverseOf(usdPerUnit) ?? 0);
  return String(Number(inverse.toPrecision(9)));
}
