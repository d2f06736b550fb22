import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { DirectoryQuery } from '../directory/directory.documents.js';
import { OrganisationNameQuery } from './editing.documents.js';

interface OrganisationSelectProps {
  label: string;
  side?: 'SUPPLIER' | 'BUYER';
  value: string | null;
  onChange: (id: string | null, name: string | null) => void;
  /** Its name, when it is known already. */
  knownName?: string;
  required?: boolean;
  error?: string | undefined;
}

/** Chooses an organisation of the directory by a part of its name. */
export function OrganisationSelect({ side, knownName, value, onChange, ...field }: OrganisationSelectProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(knownName ?? '');
  const [chosen, setChosen] = useState(knownName ?? null);
  const [asked] = useDebouncedValue(text === chosen ? '' : text, 250);
  const { data } = useAsk(
    DirectoryQuery,
    {
      filter: {
        name: asked || null,
        ...(side === 'SUPPLIER' && { isSupplier: true }),
        ...(side === 'BUYER' && { isBuyer: true }),
      },
      first: 30,
    },
    { keepPrevious: true },
  );
  const found =
    data?.organisations.edges.map(({ node }) => ({ value: node.id, label: node.displayName })) ?? [];
  const isListed = value === null || found.some((one) => one.value === value);
  // A choice that came with the address brings no name.
  const named = useAsk(
    OrganisationNameQuery,
    { id: value ?? '' },
    { enabled: !isListed && chosen === null, staleTime: 600_000 },
  );
  const name = chosen ?? named.data?.organisation.displayName;
  return (
    <Select
      {...field}
      searchable
      searchValue={text}
      onSearchChange={setText}
      filter={({ options }) => options}
      data={isListed || !name ? found : [{ value, label: name }, ...found]}
      value={value}
      onChange={(id) => {
        const picked = found.find((one) => one.value === id)?.label ?? null;
        setChosen(picked);
        onChange(id, picked);
      }}
      nothingFoundMessage={t('state.nothingFound')}
    />
  );
}
