import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { NeedQuery, NeedsQuery } from '../need/need.documents.js';

interface NeedSelectProps {
  label: string;
  /** Only needs of this buyer; otherwise all that are open. */
  buyerId: string | null;
  value: string | null;
  onChange: (id: string | null) => void;
}

/** Chooses an open need by a part of its title or text. */
export function NeedSelect({ label, buyerId, value, onChange }: NeedSelectProps) {
  const { t, i18n } = useTranslation();
  const { language } = i18n;
  const [text, setText] = useState('');
  const [asked] = useDebouncedValue(text, 250);
  const chosen = useAsk(NeedQuery, { id: value ?? '', language }, { enabled: value !== null });
  const { data } = useAsk(
    NeedsQuery,
    {
      filter: {
        status: 'OPEN' as const,
        ...(buyerId && { buyerId }),
        ...(asked && asked !== chosen.data?.need.title && { text: asked }),
      },
      first: 50,
      language,
    },
    { keepPrevious: true },
  );
  const found = data?.needs.edges.map(({ node }) => node) ?? [];
  const known = value && chosen.data && !found.some(({ id }) => id === value) ? [chosen.data.need] : [];
  return (
    <Select
      label={label}
      searchable
      clearable
      onSearchChange={setText}
      filter={({ options }) => options}
      data={[...known, ...found].map(({ id, title }) => ({ value: id, label: title }))}
      value={value}
      onChange={onChange}
      nothingFoundMessage={t('state.nothingFound')}
      maxDropdownHeight={320}
    />
  );
}
