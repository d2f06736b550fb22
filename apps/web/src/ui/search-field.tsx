import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';

interface SearchFieldProps {
  label: string;
  placeholder: string;
  value: string;
  onSearch: (text: string) => void;
  size?: 'md' | 'lg';
  hideLabel?: boolean;
  /** Whether to search while one types; otherwise on Enter. */
  live?: boolean;
}

/** Searches while one types, a moment after the last key, and at once on Enter. */
export function SearchField({
  label,
  placeholder,
  value,
  onSearch,
  size = 'md',
  hideLabel,
  live = true,
}: SearchFieldProps) {
  const { t } = useTranslation();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  const later = useDebouncedCallback(onSearch, 300);
  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        later.cancel();
        onSearch(text);
      }}
      style={{ flex: 1, minWidth: 170 }}
    >
      <TextInput
        type="search"
        size={size}
        label={hideLabel ? undefined : label}
        aria-label={label}
        placeholder={placeholder}
        leftSection={<IconSearch size={20} stroke={1.7} aria-hidden />}
        rightSection={
          text ? (
            <CloseButton
              aria-label={t('common:action.clearSearch')}
              onClick={() => {
                setText('');
                later.cancel();
                if (live) onSearch('');
              }}
            />
          ) : null
        }
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          if (live) later(event.currentTarget.value);
        }}
      />
    </form>
  );
}
