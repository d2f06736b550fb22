import { Loader, MultiSelect, Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import type { VariablesOf } from '../../api/graphql.js';
import { useAsk } from '../../api/hooks.js';

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

/** Concepts that the text finds in any language, with those chosen already, grouped by kind. */
function useConceptChoices(text: string, kind: ConceptKind | undefined, chosen: readonly PickedConcept[]) {
  const { t, i18n } = useTranslation('organisation');
  const [asked] = useDebouncedValue(text, 200);
  const { data, isFetching } = useAsk(
    ConceptSearchQuery,
    { text: asked || null, kind: kind ?? null, language: i18n.language },
    { keepPrevious: true, staleTime: 600_000 },
  );
  const found = useMemo(() => data?.concepts.edges.map(({ node }) => node) ?? [], [data]);
  const all = new Map<string, PickedConcept>([...chosen, ...found].map((one) => [one.id, one]));
  const groups = Map.groupBy(all.values(), (one) => one.kind);
  const choices = kind
    ? [...all.values()].map(({ id, name }) => ({ value: id, label: name }))
    : [...groups].map(([group, concepts]) => ({
        group: t(`enums:conceptKind.${group}`),
        items: concepts.map(({ id, name }) => ({ value: id, label: name })),
      }));
  return { choices, byId: all, isFetching };
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
  const { t } = useTranslation('organisation');
  const [text, setText] = useState('');
  const { choices, byId, isFetching } = useConceptChoices(text, kind, value);
  return (
    <MultiSelect
      {...field}
      size="md"
      searchable
      hidePickedOptions
      searchValue={text}
      onSearchChange={setText}
      // The API has searched in all languages and with spelling mistakes; a second filter here would lose its finds.
      filter={({ options }) => options}
      data={choices}
      value={value.map(({ id }) => id)}
      onChange={(ids) => {
        onChange(ids.map((id) => byId.get(id)!).filter(Boolean));
        setText('');
      }}
      nothingFoundMessage={t('concept.none')}
      rightSection={isFetching ? <Loader size="xs" /> : null}
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
  const { t } = useTranslation('organisation');
  const [text, setText] = useState(value?.name ?? '');
  const asked = text === value?.name ? '' : text;
  const { choices, byId } = useConceptChoices(asked, kind, value ? [value] : []);
  return (
    <Select
      {...field}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      data={choices}
      value={value?.id ?? null}
      onChange={(id) => onChange(id ? (byId.get(id) ?? null) : null)}
      nothingFoundMessage={t('concept.none')}
      maxDropdownHeight={320}
    />
  );
}
