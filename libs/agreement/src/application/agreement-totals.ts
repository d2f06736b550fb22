import type { EntityManager } from '@mikro-orm/postgresql';
import { Money, minorDigits } from '#kernel';
import { COUNTED_STATUSES } from '../domain/agreement-state.js';
import {
  COUNTED_DELIVERY,
  COUNTED_VALUE,
  IS_AGREEMENT,
  IS_COVERED,
  STANDING,
  STANDINGS,
  type Standing,
} from './agreement-counting.js';
import {
  type AgreementAudience,
  type AgreementSelection,
  conditionOf,
  usdPerUnitSql,
} from './agreement-selection.js';

/** Ten to the minor digits of every currency there is, for conversion inside the database. */
const MINOR_UNITS = JSON.stringify(
  Object.fromEntries(
    Intl.supportedValuesOf('currency').map((currency) => [currency, String(10 ** minorDigits(currency))]),
  ),
);

/** What agreements come to, by how sure their values are. */
export interface StandingTotal {
  readonly standing: Standing;
  /** Agreements; amendments are none, though their values count. */
  readonly agreements: number;
  readonly value: Money;
}

export interface AgreementTotals {
  readonly agreements: number;
  readonly amendments: number;
  readonly value: Money;
  readonly byStanding: StandingTotal[];
  /** Values that no rate of their day of signing converts, by currency: named, and in none of the sums. */
  readonly unconverted: { currency: string; records: number; value: Money }[];
  /** What was delivered of it so far, at the same rates. */
  readonly delivered: Money;
  /** Orders whose value is part of their framework's, and not counted again. */
  readonly covered: number;
}

/**
 * Sums what counts of a selection in one statement: every value converted at the rates of its day of signing and
 * rounded half up by itself, exactly as RateTable.convert does, so that the sum of the list is the total.
 */
export async function totalsOf(
  em: EntityManager,
  selection: AgreementSelection,
  audience: AgreementAudience | null,
  currency: string,
): Promise<AgreementTotals> {
  const statuses = (selection.statuses ?? COUNTED_STATUSES).filter((status) =>
    COUNTED_STATUSES.some((counted) => counted === status),
  );
  const { sql, params } = conditionOf({ ...selection, statuses }, audience);
  const rows: {
    standing: Standing;
    currency: string | null;
    isConverted: boolean;
    agreements: number;
    records: number;
    covered: number;
    total: string;
    delivered: string;
    original: string;
  }[] = await em.execute(
    `with target as (select ?::text as code, ?::jsonb as units),
     priced as (
       select ${STANDING} as standing, ${IS_AGREEMENT} as is_agreement, ${IS_COVERED} as is_covered, a.currency,
              ${COUNTED_VALUE} as counted, ${COUNTED_DELIVERY} as delivered_minor, a.currency = target.code as is_same,
              ${usdPerUnitSql('a.currency')} * (target.units ->> target.code)::numeric as numerator,
              ${usdPerUnitSql('target.code')} * (target.units ->> a.currency)::numeric as denominator
         from target cross join agreement a left join fair f on f.id = a.fair_id
        where ${sql}
     ),
     converted as (
       select priced.*, ${atDayRate('counted')} as value, ${atDayRate('delivered_minor')} as delivered
         from priced
     )
     select standing, currency, counted is null or value is not null as "isConverted",
            (count(*) filter (where is_agreement))::int as agreements, count(*)::int as records,
            (count(*) filter (where is_covered and is_agreement))::int as covered,
            coalesce(sum(value), 0)::text as total,
            coalesce(sum(delivered), 0)::text as delivered, coalesce(sum(counted), 0)::text as original
       from converted group by 1, 2, 3`,
    [currency, MINOR_UNITS, ...params],
  );
  const sum = (of: readonly { total: string; delivered: string }[], what: 'total' | 'delivered' = 'total') =>
    Money.sum(
      of.map((row) => Money.ofMinor(row[what], currency)),
      currency,
    );
  const count = (of: readonly { agreements: number }[]) =>
    of.reduce((all, { agreements }) => all + agreements, 0);
  const missing = Map.groupBy(
    rows.filter(({ isConverted }) => !isConverted),
    (row) => row.currency!,
  );
  return {
    agreements: count(rows),
    amendments: rows.reduce((all, { records, agreements }) => all + records - agreements, 0),
    value: sum(rows),
    delivered: sum(rows, 'delivered'),
    // The surest first.
    byStanding: STANDINGS.flatMap((standing) => {
      const of = rows.filter((row) => row.standing === standing);
      return of.length > 0 ? [{ standing, agreements: count(of), value: sum(of) }] : [];
    }),
    unconverted: [...missing].map(([code, of]) => ({
      currency: code,
      records: of.reduce((all, { records }) => all + records, 0),
      value: Money.sum(
        of.map(({ original }) => Money.ofMinor(original, code)),
        code,
      ),
    })),
    covered: rows.reduce((all, { covered }) => all + covered, 0),
  };
}

/** Minor units of `priced` in the currency asked for, rounded half away from zero; null without a rate. */
function atDayRate(minor: string): string {
  return `case when is_same then ${minor}::numeric
    else sign(${minor}::numeric) * div(2 * abs(${minor}::numeric) * numerator + denominator, 2 * denominator) end`;
}
