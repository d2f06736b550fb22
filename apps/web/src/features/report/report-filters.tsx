import { Button, Card, Checkbox, Group, MultiSelect, NativeSelect, Select } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { CountrySelect } from '../../ui/country-select.js';
import { CurrencySelect } from '../../ui/currency-select.js';
import type { useUrlState } from '../../ui/use-url-state.js';
import { useFairChoices } from '../fair/use-fair-choices.js';
import { FILTER_PARAMS, currencyOf } from './report-filter.js';
import { ReportSectorsQuery } from './report.documents.js';
import classes from './report.module.css';

const FIRST_YEAR = 2010;

/** What the report is about; on a phone behind a button, so that the figures come first. */
export function ReportFilters({ url }: { url: ReturnType<typeof useUrlState> }) {
  const { t, i18n } = useTranslation('report');
  const [isOpen, { toggle }] = useDisclosure(false);
  const fairs = useFairChoices();
  const sectors = useAsk(ReportSectorsQuery, { language: i18n.language }, { staleTime: 600_000 });
  const chosen = FILTER_PARAMS.reduce((sum, name) => sum + url.all(name).length, 0);
  const sectorChoices = (sectors.data?.concepts.edges ?? [])
    .map(({ node: { id, name } }) => ({
      value: id,
      label: name.charAt(0).toLocaleUpperCase() + name.slice(1),
    }))
    .toSorted((a, b) => a.label.localeCompare(b.label, i18n.language));

  /** The two years never cross. */
  const setYear = (name: 'from' | 'to', year: string) => {
    const other = url.get(name === 'from' ? 'to' : 'from');
    const crosses = year !== '' && other !== '' && (name === 'from' ? year > other : year < other);
    url.set({ [name]: year, ...(crosses && { [name === 'from' ? 'to' : 'from']: year }) });
  };

  return (
    <div className={`${classes.filters} no-print`}>
      <Button
        variant="default"
        fullWidth
        hiddenFrom="sm"
        leftSection={<IconAdjustmentsHorizontal size={20} aria-hidden />}
        aria-expanded={isOpen}
        aria-controls="report-filters"
        onClick={toggle}
      >
        {chosen > 0 ? t('filter.titleWith', { count: chosen }) : t('filter.title')}
      </Button>
      <Card
        id="report-filters"
        component="section"
        aria-label={t('filter.title')}
        padding="md"
        className={isOpen ? classes.filterOpen! : classes.filterCard!}
      >
        <div className={classes.filterGrid}>
          <Years label={t('filter.from')} value={url.get('from')} choose={(year) => setYear('from', year)} />
          <Years label={t('filter.to')} value={url.get('to')} choose={(year) => setYear('to', year)} />
          <Select
            size="sm"
            label={t('filter.sector')}
            placeholder={t('filter.allSectors')}
            data={sectorChoices}
            value={url.get('sector') || null}
            onChange={(sector) => url.set({ sector })}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t('filter.clearSector') }}
          />
          <CountrySelect
            size="sm"
            label={t('filter.country')}
            placeholder={t('filter.allCountries')}
            value={url.get('country') || null}
            onChange={(country) => url.set({ country })}
            clearable
            clearButtonProps={{ 'aria-label': t('filter.clearCountry') }}
          />
          <MultiSelect
            size="sm"
            className={classes.wide!}
            label={t('filter.fairs')}
            {...(url.all('fair').length === 0 && { placeholder: t('filter.allFairs') })}
            data={fairs}
            value={url.all('fair').filter((id) => fairs.some(({ value }) => value === id))}
            onChange={(fair) => url.set({ fair })}
            searchable
            clearable
            hidePickedOptions
            clearButtonProps={{ 'aria-label': t('filter.clearFairs') }}
          />
          <CurrencySelect
            size="sm"
            label={t('filter.currency')}
            value={currencyOf(url.get('currency'))}
            onChange={(currency) => url.set({ currency: currency === 'USD' ? null : currency })}
          />
          <Group gap="sm" className={classes.filterEnd!}>
            <Checkbox
              label={t('filter.abroad')}
              checked={url.get('abroad') === 'true'}
              onChange={({ currentTarget: { checked } }) => url.set({ abroad: checked ? 'true' : null })}
            />
            {chosen > 0 && (
              <Button
                size="compact-sm"
                variant="subtle"
                onClick={() => url.set(Object.fromEntries(FILTER_PARAMS.map((name) => [name, null])))}
              >
                {t('filter.clear')}
              </Button>
            )}
          </Group>
        </div>
      </Card>
    </div>
  );
}

function Years({ label, value, choose }: { label: string; value: string; choose: (year: string) => void }) {
  const { t } = useTranslation('report');
  const [last] = useState(() => new Date().getFullYear());
  const years = Array.from({ length: last - FIRST_YEAR + 1 }, (_, index) => String(last - index));
  return (
    <NativeSelect
      size="sm"
      label={label}
      value={value}
      onChange={(event) => choose(event.currentTarget.value)}
      data={[
        { value: '', label: t('filter.anyYear') },
        ...[...new Set([...(value ? [value] : []), ...years])].toSorted().toReversed(),
      ]}
    />
  );
}
