import { MultiSelect, Select, type SelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { useFormat } from '../i18n/use-format.js';

/** Countries that trade with Vietnam's supporting industry most; others can be typed by name as well. */
const CODES =
  'VN JP KR CN TW HK SG TH MY ID PH KH LA IN AU NZ US CA MX BR DE FR IT ES NL BE SE DK FI NO PL CZ AT CH GB IE RU UA TR IL AE SA'.split(
    ' ',
  );

function useCountries() {
  const format = useFormat();
  return useMemo(() => CODES.map((code) => ({ value: code, label: format.country(code) })), [format]);
}

interface CountrySelectProps extends Pick<
  SelectProps,
  'size' | 'placeholder' | 'clearable' | 'clearButtonProps'
> {
  label: string;
  name?: string;
  value: string | null;
  onChange: (code: string | null) => void;
  required?: boolean;
  error?: string | undefined;
}

export function CountrySelect(props: CountrySelectProps) {
  return <Select {...props} data={useCountries()} searchable allowDeselect={!props.required} />;
}

interface CountriesSelectProps {
  label: string;
  description?: string;
  value: string[];
  onChange: (codes: string[]) => void;
}

export function CountriesSelect(props: CountriesSelectProps) {
  return <MultiSelect {...props} size="md" data={useCountries()} searchable clearable hidePickedOptions />;
}
