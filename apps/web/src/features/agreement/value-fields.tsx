import { Group, NativeSelect, NumberInput, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { AmountInput } from '../../ui/amount-input.js';
import { CurrencySelect } from '../../ui/currency-select.js';
import type { Draft } from '../../ui/use-draft.js';
import { type AgreementValues, VALUE_BASES } from './agreement-values.js';

/** What it is worth, and how sure that is. */
export function ValueFields({ draft }: { draft: Draft<AgreementValues> }) {
  const { t } = useTranslation('agreement');
  const { values, problems } = draft;
  const { basis } = values;
  return (
    <Stack gap="sm">
      <Group align="flex-start" gap="sm" grow preventGrowOverflow={false}>
        <NativeSelect
          size="md"
          label={t('basis.label')}
          data={VALUE_BASES.map((value) => ({ value, label: t(`basis.${value}`) }))}
          value={basis}
          onChange={(event) => draft.set({ basis: event.currentTarget.value as AgreementValues['basis'] })}
        />
        {basis !== 'NONE' && (
          <CurrencySelect
            w={140}
            label={t('form.currency')}
            value={values.currency}
            onChange={(currency) => draft.set({ currency })}
            error={problems['value.currency']}
          />
        )}
      </Group>
      {basis !== 'NONE' && (
        <Group align="flex-start" gap="sm" grow preventGrowOverflow={false}>
          <AmountInput
            currency={values.currency}
            label={
              basis === 'RANGE' ? t('basis.from') : basis === 'RECURRING' ? t('basis.amount') : t('value')
            }
            required
            {...draft.text('amount')}
            error={
              problems['value.amount'] ?? problems.value ?? problems['recurring.amount'] ?? problems.amount
            }
          />
          {basis === 'RANGE' && (
            <AmountInput
              label={t('basis.to')}
              currency={values.currency}
              required
              {...draft.text('amountMax')}
              error={problems.valueMax ?? problems['valueMax.amount']}
            />
          )}
          {basis === 'RECURRING' && (
            <>
              <NativeSelect
                size="md"
                label={t('basis.per')}
                data={(['MONTH', 'YEAR'] as const).map((value) => ({
                  value,
                  label: t(`basis.period.${value}`),
                }))}
                value={values.per}
                onChange={(event) => draft.set({ per: event.currentTarget.value as AgreementValues['per'] })}
              />
              <NumberInput
                label={t('basis.times')}
                min={1}
                max={600}
                allowDecimal={false}
                required
                {...draft.number('times')}
                error={problems['recurring.times']}
              />
            </>
          )}
        </Group>
      )}
    </Stack>
  );
}
