import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { Facts } from '../../ui/facts.js';
import { length, tolerance } from '../../ui/units.js';
import type { NeedFragment } from './need.documents.js';

export type NeedData = ResultOf<typeof NeedFragment>;

/** What is asked for, in figures. */
export function NeedFacts({ need }: { need: NeedData }) {
  const { t } = useTranslation('need');
  const format = useFormat();
  const { toleranceUm, partSizeMinMm, partSizeMm, leadTimeDays, monthlyVolume, volumeUnit } = need;
  const { countries, deadline, price, excludedConcepts } = need;
  return (
    <Facts
      facts={[
        { label: t('tolerance'), value: toleranceUm && tolerance(format, toleranceUm) },
        {
          label: t('partSize'),
          value:
            partSizeMm &&
            [partSizeMinMm, partSizeMm]
              .filter((mm) => mm !== null)
              .map((mm) => length(format, mm))
              .join(' – '),
        },
        { label: t('leadTime'), value: leadTimeDays && t('days', { count: leadTimeDays }) },
        {
          label: t('volume'),
          value:
            monthlyVolume &&
            `${format.number(monthlyVolume)} ${volumeUnit ? t(`enums:unit.${volumeUnit}`) : ''}`.trim(),
        },
        { label: t('countries'), value: countries.length > 0 && format.list(countries.map(format.country)) },
        { label: t('excluded'), value: format.list(excludedConcepts.map(({ name }) => name)) },
        {
          label: t('price'),
          value:
            price && [price.min, price.max].map((money) => (money ? format.money(money) : '…')).join(' – '),
        },
        { label: t('deadline'), value: deadline && format.day(deadline) },
      ].map((fact) => ({ ...fact, value: fact.value || null }))}
    />
  );
}
