import { NativeSelect, type NativeSelectProps } from '@mantine/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.js';

/** In circulation, by ISO 4217; what `Intl` lists are also those of the past. */
const CURRENT =
  'AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW'.split(
    ' ',
  );
/** What fairs here are mostly paid and signed in. */
const USUAL = ['USD', 'VND', 'JPY', 'EUR', 'KRW', 'CNY', 'TWD', 'THB', 'SGD'];

interface CurrencySelectProps extends Omit<NativeSelectProps, 'data' | 'value' | 'onChange'> {
  value: string;
  onChange: (currency: string) => void;
  /** One that makes no sense here. */
  without?: string;
}

/** Any currency of ISO 4217, the usual ones first. */
export function CurrencySelect({ value, onChange, without, ...field }: CurrencySelectProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const data = useMemo(() => {
    const named = (code: string) => ({ value: code, label: `${code} · ${format.currency(code)}` });
    const all = CURRENT.filter((code) => code !== without);
    return [
      {
        group: t('common:currency.usual'),
        items: USUAL.filter((code) => code !== without).map((code) => ({ value: code, label: code })),
      },
      {
        group: t('common:currency.others'),
        items: [...new Set([...all, value])].filter((code) => !USUAL.includes(code)).map(named),
      },
    ];
  }, [format, t, value, without]);
  return (
    <NativeSelect
      size="md"
      {...field}
      data={data}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
