import { Button, Group, MultiSelect, NativeSelect, Pill, Stack } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { CountrySelect } from '../../ui/country-select.js';
import { SearchField } from '../../ui/search-field.js';
import { useNow } from '../../ui/use-now.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { useFairChoices } from '../fair/use-fair-choices.js';
import type { AgreementFragment } from './agreement.documents.js';
import { AGREEMENT_KINDS } from './agreement-values.js';

type AgreementData = ResultOf<typeof AgreementFragment>;
type Listed = readonly { node: AgreementData }[];

const STATUSES = [
  'DRAFTED',
  'REPORTED',
  'CONFIRMED',
  'VERIFIED',
  'ACTIVE',
  'FULFILLED',
  'LAPSED',
  'TERMINATED',
  'MERGED',
] as const;
/** Filters that only a link brings, such as one from a figure of the report. */
const FURTHER = [
  'sectors',
  'organisationId',
  'signedFrom',
  'signedTo',
  'abroadOnly',
  'valueBases',
  'standings',
  'delivered',
  'disputed',
  'outsideFairs',
  'withoutBuyer',
  'withoutSector',
  'unconvertedTo',
] as const;

/** Filters of which several may be chosen. */
const MULTIPLE = [
  { name: 'statuses', label: 'agreement:list.status', values: STATUSES, texts: 'agreementStatus' },
  { name: 'kinds', label: 'agreement:list.kind', values: AGREEMENT_KINDS, texts: 'agreementKind' },
] as const;

/** What is listed: words first; on a phone the rest behind a button, so that the agreements come first. */
export function AgreementsFilters({ agreements }: { agreements: Listed }) {
  const { t } = useTranslation('agreement');
  const url = useUrlState();
  const isPhone = useMediaQuery('(max-width: 47.99em)');
  const [isOpen, { toggle }] = useDisclosure(false);
  const fairs = useFairChoices();
  const now = new Date(useNow()).getFullYear();
  const years = Array.from({ length: 12 }, (_, ago) => String(now - ago));
  const chosen = ['year', 'fairIds', 'buyerCountry', 'statuses', 'kinds'].reduce(
    (sum, name) => sum + url.all(name).length,
    0,
  );
  return (
    <Stack mb="md" gap="sm">
      <SearchField
        label={t('list.search')}
        placeholder={t('list.searchHint')}
        hideLabel
        value={url.get('text')}
        onSearch={(text) => url.set({ text })}
      />
      {isPhone && (
        <Button
          variant="default"
          leftSection={<IconAdjustmentsHorizontal size={20} aria-hidden />}
          aria-expanded={isOpen}
          onClick={toggle}
        >
          {chosen > 0 ? t('list.filtersWith', { count: chosen }) : t('list.filters')}
        </Button>
      )}
      {(!isPhone || isOpen) && (
        <Group gap="sm" align="flex-start">
          <NativeSelect
            size="md"
            w={{ base: '100%', sm: 120 }}
            label={t('list.year')}
            value={url.get('year')}
            onChange={(event) => url.set({ year: event.currentTarget.value })}
            data={[{ value: '', label: t('list.any') }, ...years]}
          />
          {fairs.length > 0 && (
            <MultiSelect
              size="md"
              style={{ flex: '1 1 240px' }}
              label={t('fair')}
              {...(url.all('fairIds').length === 0 && { placeholder: t('list.any') })}
              searchable
              clearable
              hidePickedOptions
              clearButtonProps={{ 'aria-label': t('list.removeFilter', { name: t('fair') }) }}
              value={url.all('fairIds').filter((id) => fairs.some(({ value }) => value === id))}
              onChange={(fairIds) => url.set({ fairIds })}
              data={fairs}
            />
          )}
          <div style={{ flex: '1 1 160px' }}>
            <CountrySelect
              size="md"
              label={t('list.filter.buyerCountry')}
              placeholder={t('list.any')}
              value={url.get('buyerCountry') || null}
              onChange={(buyerCountry) => url.set({ buyerCountry })}
              clearable
              clearButtonProps={{
                'aria-label': t('list.removeFilter', { name: t('list.filter.buyerCountry') }),
              }}
            />
          </div>
          {MULTIPLE.map(({ name, label, values, texts }) => (
            <MultiSelect
              key={name}
              size="md"
              style={{ flex: '1 1 200px' }}
              label={t(label)}
              {...(url.all(name).length === 0 && { placeholder: t('list.any') })}
              clearable
              clearButtonProps={{ 'aria-label': t('list.removeFilter', { name: t(label) }) }}
              value={url.all(name)}
              onChange={(some) => url.set({ [name]: some })}
              data={values.map((value) => ({ value, label: t(`enums:${texts}.${value}`) }))}
            />
          ))}
        </Group>
      )}
      <FurtherFilters agreements={agreements} hasFairs={fairs.length > 0} />
    </Stack>
  );
}

/** Filters that came with the address, to be read and to be taken away. */
function FurtherFilters({ agreements, hasFairs }: { agreements: Listed; hasFairs: boolean }) {
  const { t } = useTranslation('agreement');
  const url = useUrlState();
  const format = useFormat();
  const textIn = useTextIn();
  // A fair is a choice above for those who know the fairs.
  const found = [...(hasFairs ? [] : (['fairIds'] as const)), ...FURTHER].filter((name) => url.get(name));
  if (found.length === 0) return null;
  // What is listed knows the names that the address doesn't.
  const nameOf = (id: string): string | undefined => {
    for (const { node } of agreements) {
      if (node.fair?.id === id) return textIn(node.fair.name);
      if (node.sector?.id === id) return node.sector.name;
      const party = node.parties.find(({ organisation }) => organisation.id === id);
      if (party) return party.organisation.displayName;
    }
    return undefined;
  };
  const valueOf = (name: (typeof found)[number], value: string): string | undefined => {
    if (name === 'signedFrom' || name === 'signedTo') return format.day(value);
    if (name === 'unconvertedTo') return value;
    if (name === 'standings') return t(`totals.standing.${value as 'VERIFIED'}`);
    if (name === 'valueBases') return t(`basis.${value as 'FIXED'}`);
    return value === 'true' ? undefined : nameOf(value);
  };
  return (
    <Group gap="xs">
      {found.map((name) => {
        const values = url.all(name).map((value) => valueOf(name, value));
        const text = values.every((value) => value !== undefined)
          ? `${t(`list.filter.${name}`)}: ${format.list(values)}`
          : t(`list.filter.${name}`);
        return (
          <Pill
            key={name}
            size="md"
            withRemoveButton
            onRemove={() => url.set({ [name]: null })}
            removeButtonProps={{
              'aria-label': t('list.removeFilter', { name: text }),
              'aria-hidden': false,
              tabIndex: 0,
            }}
          >
            {text}
          </Pill>
        );
      })}
    </Group>
  );
}
