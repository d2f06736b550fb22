import { TextInput, type TextInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.js';
import { isAmount, readAmount } from './read-amount.js';

interface AmountInputProps extends Omit<TextInputProps, 'inputMode' | 'type' | 'value'> {
  value: string;
  /** In which it is read. */
  currency: string;
}

/** An amount of money, typed as its reader writes one; below it stands how it was understood. */
export function AmountInput({ value, currency, ...field }: AmountInputProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const amount = value.trim() ? readAmount(value, currency) : '';
  const understood =
    amount === '' ? null : isAmount(amount) ? format.money({ amount, currency }) : t('common:amount.unclear');
  return (
    <TextInput
      {...field}
      inputMode="decimal"
      autoComplete="off"
      value={value}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      description={understood ? `= ${understood}` : field.description}
    />
  );
}
