import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';

/** A rate in words, either way round: "1 USD = 25,450 VND". */
export function useRateText() {
  const { t } = useTranslation('agreement');
  const format = useFormat();
  /** Some six digits that mean something, however small. */
  const written = (value: number) =>
    format.decimal(value, Math.min(18, Math.max(0, 5 - Math.floor(Math.log10(value)))));
  return {
    perDollar: (currency: string, usdPerUnit: string) =>
      t('rates.equation', { one: 'USD', amount: written(1 / Number(usdPerUnit)), other: currency }),
    perUnit: (currency: string, usdPerUnit: string) =>
      t('rates.equation', { one: currency, amount: written(Number(usdPerUnit)), other: 'USD' }),
  };
}
