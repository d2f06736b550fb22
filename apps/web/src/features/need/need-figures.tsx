import { Group, NumberInput, Select, SimpleGrid, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CurrencySelect } from '../../ui/currency-select.js';
import { DayInput } from '../../ui/day-input.js';
import type { Draft } from '../../ui/use-draft.js';
import { UNITS } from '../organisation/capability-form.js';
import type { NeedValues, Origins } from './need-values.js';

interface NeedFiguresProps {
  draft: Draft<NeedValues>;
  origins: Origins;
  /** Only the buyer's own people see what it should cost. */
  maySeePrice: boolean;
  fairs: { value: string; label: string }[];
}

/** What of a need is a number or a day, each with the words of the pasted text that it came from. */
export function NeedFigures({ draft, origins, maySeePrice, fairs }: NeedFiguresProps) {
  const { t } = useTranslation('need');
  const { values, problems } = draft;
  const from = (field: string) => origins[field] && t('draft.from', { words: origins[field] });
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }} style={{ alignItems: 'end' }}>
        <NumberInput
          size="md"
          label={t('form.toleranceMm')}
          description={from('toleranceMm')}
          prefix="± "
          min={0}
          step={0.01}
          decimalScale={3}
          {...draft.number('toleranceMm')}
          error={problems.toleranceUm}
        />
        <NumberInput
          size="md"
          label={t('form.leadTimeDays')}
          description={from('leadTimeDays')}
          min={1}
          {...draft.number('leadTimeDays')}
        />
        <NumberInput
          size="md"
          label={t('form.partSizeMinMm')}
          description={from('partSizeMinMm')}
          min={1}
          {...draft.number('partSizeMinMm')}
        />
        <NumberInput
          size="md"
          label={t('form.partSizeMm')}
          description={from('partSizeMm')}
          min={1}
          {...draft.number('partSizeMm')}
        />
        <NumberInput
          size="md"
          label={t('form.monthlyVolume')}
          description={from('monthlyVolume')}
          min={1}
          thousandSeparator=" "
          {...draft.number('monthlyVolume')}
        />
        <Select
          label={t('form.unit')}
          clearable
          data={UNITS.map((value) => ({ value, label: t(`enums:unit.${value}`) }))}
          {...draft.choice('volumeUnit')}
        />
        <DayInput label={t('form.deadline')} description={from('deadline')} {...draft.choice('deadline')} />
        <Select label={t('form.fair')} clearable data={fairs} {...draft.choice('fairId')} />
      </SimpleGrid>
      {maySeePrice && (
        <Group gap="sm" align="flex-end" wrap="wrap" component="fieldset" p={0} m={0} style={{ border: 0 }}>
          <TextInput
            label={t('form.priceMin')}
            description={from('price') ?? t('form.priceHint')}
            inputMode="decimal"
            style={{ flex: '1 1 160px' }}
            {...draft.text('priceMin')}
            error={problems['price.min'] ?? problems['price.min.amount']}
          />
          <TextInput
            label={t('form.priceMax')}
            inputMode="decimal"
            style={{ flex: '1 1 160px' }}
            {...draft.text('priceMax')}
            error={problems['price.max'] ?? problems['price.max.amount']}
          />
          <CurrencySelect
            w={140}
            label={t('form.currency')}
            value={values.currency}
            onChange={(currency) => draft.set({ currency })}
          />
        </Group>
      )}
    </>
  );
}
