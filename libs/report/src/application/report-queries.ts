import type { EntityManager } from '@mikro-orm/postgresql';
import { type AgreementSelection, type AgreementStatus, VERIFIED_STATUSES, conditionOf } from '#agreement';
import type { ParticipationKind } from '#fair';
import { Money } from '#kernel';
import { type ParticipationSelection, type UnconvertedAgreement } from '../domain/report.js';
import { convertedAgreementsSql } from './agreement-sql.js';
import { MINOR_UNITS } from './conversion-sql.js';
import { participationCondition } from './counted-participations.js';

/** Agreements of one status that have one more thing in common. */
export interface AgreementTotal {
  readonly status: AgreementStatus;
  readonly by: 'all' | Split;
  readonly key: string | null;
  readonly count: number;
  readonly valued: number;
  readonly unconverted: number;
  /** Minor units of the report's currency. */
  readonly total: bigint;
  /** Of that, what staff have seen in a signed document; an estimate or a range stays one, whoever has seen it. */
  readonly verified: bigint;
  /** Of that, delivered so far. */
  readonly delivered: bigint;
  readonly includesDemo: boolean;
}

/** What agreements are summed by, beside their status. */
const SPLITS = ['fair', 'year', 'sector', 'country', 'kind'] as const;
type Split = (typeof SPLITS)[number];

/**
 * Sums agreements by status, and by status and each of `splits`, in one statement. Every value is converted at the
 * rates of its day of signing and rounded half up by itself, in whole numbers of any length, exactly as
 * RateTable.convert does: the sum of the list is the figure.
 */
export async function agreementTotals(
  em: EntityManager,
  selection: AgreementSelection,
  currency: string,
  splits: readonly Split[] = SPLITS,
): Promise<AgreementTotal[]> {
  const { sql, params } = conditionOf(selection, null);
  const columns = splits.join(', ');
  const rows: (Partial<Record<Split, string | null>> & {
    grouped: number;
    status: AgreementStatus;
    count: number;
    valued: number;
    unconverted: number;
    total: string;
    stated: string;
    delivered: string;
    demo: boolean;
  })[] = await em.execute(
    `with ${convertedAgreementsSql(sql, { withCountries: splits.includes('country') })}
     select grouping(${columns}) as grouped, status, ${columns},
            (count(*) filter (where is_agreement))::int as count,
            (count(value_minor) filter (where is_agreement))::int as valued,
            (count(*) filter (where value_minor is not null and converted is null))::int as unconverted,
            coalesce(sum(converted), 0)::text as total,
            coalesce(sum(converted) filter (where not is_estimate), 0)::text as stated,
            coalesce(sum(delivered), 0)::text as delivered, bool_or(is_demo) as demo
       from converted_agreement
      group by grouping sets ((status), ${splits.map((split) => `(status, ${split})`).join(', ')})`,
    [currency, MINOR_UNITS, ...params],
  );
  return rows.map((row) => {
    // A bit for each of the columns, the last the lowest: 0 where it is grouped by.
    const by = splits.find((_, index) => (row.grouped & (1 << (splits.length - 1 - index))) === 0) ?? 'all';
    return {
      by,
      key: by === 'all' ? null : (row[by] ?? null),
      status: row.status,
      count: row.count,
      valued: row.valued,
      unconverted: row.unconverted,
      total: BigInt(row.total),
      verified: VERIFIED_STATUSES.some((status) => status === row.status) ? BigInt(row.stated) : 0n,
      delivered: BigInt(row.delivered),
      includesDemo: row.demo,
    };
  });
}

/** The first agreements, by day of signing, whose value no rate converts. */
export async function unconvertedAgreements(
  em: EntityManager,
  selection: AgreementSelection,
  limit: number,
): Promise<UnconvertedAgreement[]> {
  const { sql, params } = conditionOf(selection, null);
  const rows: { id: string; number: string; signedOn: string; minor: string; currency: string }[] =
    await em.execute(
      `select a.id, a.number, a.signed_on::text as "signedOn", a.value_minor::text as minor, a.currency
         from agreement a left join fair f on f.id = a.fair_id
        where ${sql}
        order by a.signed_on, a.id limit ?`,
      [...params, limit],
    );
  return rows.map(({ minor, currency, ...row }) => ({ ...row, value: Money.ofMinor(minor, currency) }));
}

/** Participations of one kind, at one fair or (`fairId` null) at all. */
export interface ParticipationTotal {
  readonly kind: ParticipationKind;
  readonly fairId: string | null;
  readonly isAbroad: boolean | null;
  readonly times: number;
  readonly enterprises: number;
  readonly includesDemo: boolean;
}

/** Counts participations and the organisations behind them, in one statement. */
export async function participationTotals(
  em: EntityManager,
  selection: ParticipationSelection,
  today: string,
): Promise<ParticipationTotal[]> {
  const { sql, params } = participationCondition(selection, today);
  return em.execute(
    `select p.kind, p.fair_id as "fairId", f.country <> 'VN' as "isAbroad", count(*)::int as times,
            count(distinct p.organisation_id)::int as enterprises, bool_or(f.is_demo) as "includesDemo"
       from participation p join fair f on f.id = p.fair_id
      where ${sql}
      group by grouping sets ((p.kind), (p.kind, p.fair_id, f.country <> 'VN'))`,
    [...params],
  );
}
