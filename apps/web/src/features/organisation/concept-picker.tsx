import { type ComboboxLikeRenderOptionInput, Group, Loader, MultiSelect, Select, Text } from '@mantine/core';
import { useDebouncedValue, useDisclosure } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import type { VariablesOf } from '../../api/graphql.js';
import { useAsk } from '../../api/hooks.js';
import { fold } from '../../ui/fold.js';

const ConceptSearchQuery = graphql(`
  query ConceptSearch($text: String, $kind: ConceptKind, $language: String!) {
    concepts(text: $text, kind: $kind, language: $language, first: 30) {
      edges {
        node {
          id
          kind
          name(language: $language)
        }
      }
    }
  }
`);

export type ConceptKind = NonNullable<VariablesOf<typeof ConceptSearchQuery>['kind']>;

export interface PickedConcept {
  id: string;
  kind: ConceptKind;
  name: string;
}

/**
 * Concepts that the text finds in any language, the best first as the API ranks them; without a text all of them, by
 * kind. Those chosen already come last: they are there for their names, not to be found.
 */
function useConceptChoices(text: string, kind: ConceptKind | undefined, chosen: readonly PickedConcept[]) {
  const { t, i18n } = useTranslation('organisation');
  const [asked] = useDebouncedValue(text, 200);
  const { data, isFetching } = useAsk(
    ConceptSearchQuery,
    { text: asked || null, kind: kind ?? null, language: i18n.language },
    { keepPrevious: true, staleTime: 600_000 },
  );
  const isSearching = isFetching || asked !== text;
  const answer = useMemo(() => data?.concepts.edges.map(({ node }) => node) ?? [], [data]);
  // The answer in hand may be to an earlier text: only what fits this one too may be picked meanwhile.
  const found = isSearching && text ? answer.filter(({ name }) => fold(name).includes(fold(text))) : answer;
  const byId = new Map<string, PickedConcept>([...found, ...chosen].map((one) => [one.id, one]));
  const choices =
    kind || text
      ? [...byId.values()].map(({ id, name }) => ({ value: id, label: name }))
      : [...Map.groupBy(byId.values(), (one) => one.kind)].map(([group, concepts]) => ({
          group: t(`enums:conceptKind.${group}`),
          items: concepts.map(({ id, name }) => ({ value: id, label: name })),
        }));
  return {
    choices,
    byId,
    isSearching,
    nothingFoundMessage: t(isSearching ? 'concept.searching' : 'concept.none'),
    // Out of its group a concept says of which kind it is: "copper" may be a material or a product.
    renderOption: ({ option }: ComboboxLikeRenderOptionInput<{ value: string; label: string }>) => {
      const found = byId.get(option.value);
      if (kind || !text || !found) return option.label;
      return (
        <Group justify="space-between" gap="xs" wrap="nowrap" flex={1}>
          <span>{option.label}</span>
          <Text size="xs" c="dimmed" component="span">
            {t(`enums:conceptKind.${found.kind}`)}
          </Text>
        </Group>
      );
    },
  };
}

interface ConceptPickerProps {
  label: string;
  description?: string;
  placeholder?: string;
  /** Only concepts of this kind. */
  kind?: ConceptKind;
  value: readonly PickedConcept[];
  onChange: (value: PickedConcept[]) => void;
  error?: string | undefined;
}

/** Chooses concepts by a part of their name in any language; they are shown in the reader's. */
export function ConceptPicker({ kind, value, onChange, ...field }: ConceptPickerProps) {
  const [text, setText] = useState('');
  const [isOpen, list] = useDisclosure(false);
  const { choices, byId, isSearching, ...look } = useConceptChoices(text, kind, value);
  return (
    <MultiSelect
      {...field}
      size="md"
      {...look}
      searchable
      hidePickedOptions
      dropdownOpened={isOpen}
      onDropdownOpen={list.open}
      onDropdownClose={list.close}
      searchValue={text}
      onSearchChange={setText}
      // The API has searched in all languages and with spelling mistakes; a second filter here would lose its finds.
      filter={({ options }) => options}
      data={choices}
      value={value.map(({ id }) => id)}
      onChange={(ids) => {
        onChange(ids.map((id) => byId.get(id)!).filter(Boolean));
        setText('');
        list.close();
      }}
      rightSection={isSearching ? <Loader size="xs" /> : null}
      maxDropdownHeight={320}
    />
  );
}

interface ConceptSelectProps {
  label: string;
  description?: string;
  kind: ConceptKind;
  value: PickedConcept | null;
  onChange: (value: PickedConcept | null) => void;
  required?: boolean;
  clearable?: boolean;
  error?: string | undefined;
}

/** Chooses one concept of a kind. */
export function ConceptSelect({ kind, value, onChange, ...field }: ConceptSelectProps) {
  const [text, setText] = useState(value?.name ?? '');
  const asked = text === value?.name ? '' : text;
  const { choices, byId, isSearching: _, ...look } = useConceptChoices(asked, kind, value ? [value] : []);
  return (
    <Select
      {...field}
      {...look}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      data={choices}
      value={value?.id ?? null}
      onChange={(id) => onChange(id ? (byId.get(id) ?? null) : null)}
      maxDropdownHeight={320}
    />
  );
}
