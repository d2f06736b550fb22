import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

export interface MoneyValue {
  amount: string;
  currency: string;
}

/** Numbers, money and dates as the reader writes them. A time is always shown in a zone that is named by the caller. */
export interface Format {
  number(value: number): string;
  /** At most `digits` behind the point, without idle zeros. */
  decimal(value: number, digits: number): string;
  /** Rounded down where digits are shown: what isn't all never reads 100 %. */
  percent(share: number, digits?: number): string;
  money(value: MoneyValue): string;
  compactMoney(value: MoneyValue): string;
  /** A calendar day, `2026-11-25`. */
  day(day: string): string;
  shortDay(day: string): string;
  weekday(day: string): string;
  dayRange(from: string, to: string): string;
  time(instant: string, timeZone: string): string;
  dateTime(instant: string, timeZone?: string): string;
  /** "Hà Nội · GMT+7" for people who don't know zones by their file name. */
  zone(timeZone: string, at?: string): string;
  country(code: string): string;
  /** "Vietnamese Dong" for VND. */
  currency(code: string): string;
  language(tag: string): string;
  list(items: string[]): string;
  /** The same in parts, so that each item can be a link. */
  listParts(items: string[]): { type: 'element' | 'literal'; value: string }[];
  /** One or the other. */
  either(items: string[]): string;
  /** "in 3 hours", "2 days ago". */
  relative(instant: string, now?: number): string;
}

/** English of the screens is that of international trade: days before months. */
const HABITS: Record<string, string> = { en: 'en-GB', vi: 'vi-VN' };

export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => formatOf(HABITS[i18n.language] ?? i18n.language), [i18n.language]);
}

const CURRENCIES_WITHOUT_DECIMALS = new Set(['VND', 'JPY', 'KRW']);

export function formatOf(locale: string): Format {
  const dayOf = (options: Intl.DateTimeFormatOptions) => {
    const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
    return (day: string) => format.format(new Date(`${day.slice(0, 10)}T00:00:00Z`));
  };
  const long: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' };
  const range = new Intl.DateTimeFormat(locale, { ...long, timeZone: 'UTC' });
  const money = ({ amount, currency }: MoneyValue, extra: Intl.NumberFormatOptions = {}) =>
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency,
      ...(CURRENCIES_WITHOUT_DECIMALS.has(currency) || Number.isInteger(Number(amount))
        ? { minimumFractionDigits: 0 }
        : {}),
      ...extra,
      // A string keeps every digit of an exact decimal; the type knows numeric literals only.
    }).format(amount as `${number}`);
  const names = (type: 'region' | 'language' | 'currency') => {
    const display = new Intl.DisplayNames(locale, { type, fallback: 'code' });
    return (code: string) => {
      try {
        return display.of(code) ?? code;
      } catch {
        return code;
      }
    };
  };
  return {
    number: (value) => new Intl.NumberFormat(locale).format(value),
    decimal: (value, digits) =>
      new Intl.NumberFormat(locale, { maximumFractionDigits: digits }).format(value),
    percent: (share, digits = 0) =>
      new Intl.NumberFormat(locale, {
        ...{ style: 'percent', maximumFractionDigits: digits },
        ...(digits > 0 && { roundingMode: 'floor' }),
      }).format(share),
    money: (value) => money(value),
    compactMoney: (value) => money(value, { notation: 'compact', maximumFractionDigits: 2 }),
    day: dayOf(long),
    shortDay: dayOf({ day: 'numeric', month: 'short' }),
    weekday: dayOf({ weekday: 'long', day: 'numeric', month: 'long' }),
    dayRange: (from, to) => range.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)),
    time: (instant, timeZone) =>
      new Intl.DateTimeFormat(locale, {
        hour: '2-digit',
        minute: '2-digit',
        hourCycle: 'h23',
        timeZone,
      }).format(new Date(instant)),
    dateTime: (instant, timeZone) =>
      new Intl.DateTimeFormat(locale, {
        dateStyle: 'medium',
        timeStyle: 'short',
        ...(timeZone && { timeZone }),
      }).format(new Date(instant)),
    zone: (timeZone, at) => zoneName(locale, timeZone, at),
    country: names('region'),
    currency: names('currency'),
    language: names('language'),
    either: (items) => new Intl.ListFormat(locale, { type: 'disjunction' }).format(items),
    list: (items) => new Intl.ListFormat(locale, { type: 'conjunction' }).format(items),
    listParts: (items) => new Intl.ListFormat(locale, { type: 'conjunction' }).formatToParts(items),
    relative: (instant, now = Date.now()) => relativeTo(locale, new Date(instant).getTime() - now),
  };
}

function zoneName(locale: string, timeZone: string, at?: string): string {
  const city = timeZone.split('/').at(-1)!.replaceAll('_', ' ');
  const offset = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'shortOffset' })
    .formatToParts(at ? new Date(at) : new Date())
    .find(({ type }) => type === 'timeZoneName')?.value;
  return offset ? `${city} · ${offset}` : city;
}

function relativeTo(locale: string, milliseconds: number): string {
  const units: [Intl.RelativeTimeFormatUnit, number][] = [
    ['day', 86_400_000],
    ['hour', 3_600_000],
    ['minute', 60_000],
  ];
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const [unit, size] = units.find(([, length]) => Math.abs(milliseconds) >= length) ?? ['minute', 60_000];
  return format.format(Math.round(milliseconds / size), unit);
}
