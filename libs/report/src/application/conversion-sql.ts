import { BASE_CURRENCY } from '#agreement';
import { minorDigits } from '#kernel';

/** Ten to the minor digits of every currency there is, for conversion inside the database. */
export const MINOR_UNITS = JSON.stringify(
  Object.fromEntries(
    Intl.supportedValuesOf('currency').map((currency) => [currency, String(10 ** minorDigits(currency))]),
  ),
);

/** Places of the rates' column: a rate times this is whole. */
export const RATE_SCALE = '1000000000000000000';

/** Dollars for a unit of `currency` on `day` (SQL expressions), or null: the latest rate of the day or before. */
export function usdPerUnitOn(currency: string, day: string): string {
  return `(case when ${currency} = '${BASE_CURRENCY}' then 1::numeric else
    (select rate.usd_per_unit from exchange_rate rate
      where rate.currency = ${currency} and rate.valid_from <= ${day}
      order by rate.valid_from desc limit 1) end)`;
}

/**
 * `minor` units of `currency` in the currency `target.code` at the rates of `day`, rounded half up by themselves in
 * whole numbers of any length, exactly as RateTable.convert does; null without a rate. Needs a relation `target` with
 * `code` and `units` (MINOR_UNITS).
 */
export function convertedSql(minor: string, currency: string, day: string): string {
  const numerator = `${minor}::numeric * (${usdPerUnitOn(currency, day)} * ${RATE_SCALE}) * (target.units ->> target.code)::numeric`;
  const denominator = `((${usdPerUnitOn('target.code', day)} * ${RATE_SCALE}) * (target.units ->> ${currency})::numeric)`;
  return `(case when ${currency} = target.code then ${minor}::numeric
    else div(2 * (${numerator}) + ${denominator}, 2 * ${denominator}) end)`;
}
