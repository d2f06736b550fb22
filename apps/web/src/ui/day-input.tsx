import { TextInput, type TextInputProps } from '@mantine/core';

interface DayInputProps extends Omit<TextInputProps, 'value' | 'onChange' | 'type'> {
  /** `2026-11-25`, or null. */
  value: string | null;
  onChange: (day: string | null) => void;
}

/** A calendar day with the browser's own picker: right for the reader's habits, good on phones, and nothing to load. */
export function DayInput({ value, onChange, ...field }: DayInputProps) {
  return (
    <TextInput
      {...field}
      type="date"
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
    />
  );
}
