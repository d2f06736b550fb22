import { Box, Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import type { SearchSuppliersQuery } from './search.documents.js';
import { FigureFilter, type Range } from './figure-filter.js';
import { FACETS, NUMBERS } from './search-filter.js';
import { useProvinces } from './use-provinces.js';

type Facet = ResultOf<typeof SearchSuppliersQuery>['searchSuppliers']['facets'][number];
type FacetValue = Facet['values'][number];

const SHOWN = 6;

interface FacetsProps {
  facets: readonly Facet[];
  ranges: readonly Range[];
  chosen: (param: string) => string[];
  choose: (change: Record<string, string | string[] | null>) => void;
}

/** What the finds have in common, with how many; chosen values stay in sight even when nothing has them any more. */
export function Facets({ facets, ranges, chosen, choose }: FacetsProps) {
  const { t } = useTranslation('directory');
  return (
    <Stack gap="lg">
      {(ranges.length > 0 || NUMBERS.some(({ param }) => chosen(param).length > 0)) && (
        <Stack gap="xs">
          <Text component="h2" fw={650} size="sm">
            {t('search.figures')}
          </Text>
          {NUMBERS.map((number) => (
            <FigureFilter
              key={number.param}
              number={number}
              range={ranges.find(({ name }) => name === number.name)}
              value={chosen(number.param)[0] ?? ''}
              onChange={(value) => choose({ [number.param]: value || null })}
            />
          ))}
        </Stack>
      )}
      {FACETS.map(({ name, param }) => {
        const values = facets.find((facet) => facet.name === name)?.values ?? [];
        return (
          <FacetGroup
            key={name}
            name={name}
            values={values}
            chosen={chosen(param)}
            toggle={(value) => {
              const now = chosen(param);
              choose({ [param]: now.includes(value) ? now.filter((one) => one !== value) : [...now, value] });
            }}
          />
        );
      })}
    </Stack>
  );
}

interface FacetGroupProps {
  name: (typeof FACETS)[number]['name'];
  values: readonly FacetValue[];
  chosen: string[];
  toggle: (value: string) => void;
}

function FacetGroup({ name, values, chosen, toggle }: FacetGroupProps) {
  const { t } = useTranslation('directory');
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const labelOf = useFacetLabel(name);
  // A choice of one value only tells nothing.
  if (values.length < 2 && !values.some(({ value }) => chosen.includes(value))) return null;
  const sorted = values.toSorted(
    (a, b) => Number(chosen.includes(b.value)) - Number(chosen.includes(a.value)),
  );
  return (
    <Box component="fieldset" style={{ border: 0, padding: 0, margin: 0, minWidth: 0 }}>
      <Text component="legend" fw={650} size="sm" mb={6}>
        {t(`search.facet.${name}`)}
      </Text>
      <Stack gap={8}>
        {sorted.slice(0, isOpen ? undefined : SHOWN).map((value) => (
          <Group key={value.value} justify="space-between" wrap="nowrap" gap="xs">
            <Checkbox
              size="sm"
              label={labelOf(value)}
              checked={chosen.includes(value.value)}
              onChange={() => toggle(value.value)}
            />
            <Text size="xs" c="dimmed" className="figures">
              {format.number(value.count)}
            </Text>
          </Group>
        ))}
        {sorted.length > SHOWN && (
          <Button
            size="compact-sm"
            variant="subtle"
            style={{ alignSelf: 'flex-start' }}
            onClick={() => setOpen(!isOpen)}
          >
            {isOpen ? t('search.fewer') : t('search.allValues', { count: sorted.length })}
          </Button>
        )}
      </Stack>
    </Box>
  );
}

/** A facet's value as the reader calls it. */
export function useFacetLabel(name: string): (value: FacetValue) => string {
  const { t } = useTranslation('directory');
  const format = useFormat();
  const { nameOf } = useProvinces();
  const textIn = useTextIn();
  return ({ value, label, concept, zone, fair }) => {
    if (concept) return concept.name;
    if (zone) return zone.name;
    if (fair) return textIn(fair.name);
    if (name === 'PROVINCE') return nameOf(value) ?? label ?? value;
    if (name === 'COUNTRY') return format.country(value);
    if (name === 'LANGUAGE') return format.language(value);
    if (name === 'SIZE') return t(`enums:size.${value}`);
    if (name === 'OWNERSHIP') return t(`enums:ownership.${value}`);
    return label ?? value;
  };
}
