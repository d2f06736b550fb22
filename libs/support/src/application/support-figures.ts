import type { EntityManager } from '@mikro-orm/postgresql';
import { Money } from '#kernel';
import type { SupportKind } from '../domain/payment.entity.js';

export interface SupportSelection {
  readonly budgetId?: string | null;
  readonly organisationId?: string | null;
  readonly kind?: SupportKind | null;
  /** Of the day of payment. */
  readonly year?: number | null;
  /** Entries from this day on. */
  readonly from?: string | null;
  /** Entries until this day. */
  readonly asOf?: string | null;
}

export interface SupportFigure {
  /** null for all kinds together. */
  readonly kind: SupportKind | null;
  /** Enterprises that were paid more than was taken back. */
  readonly enterprises: number;
  /** Different projects of enterprises, for what is paid by project. */
  readonly projects: number;
  /** Entries that weren't taken back. */
  readonly payments: number;
  readonly amount: Money;
}

/** The condition on entries `s` of the ledger. */
export function supportCondition({ budgetId, organisationId, kind, year, from, asOf }: SupportSelection) {
  const parts = ['true'];
  const params: unknown[] = [];
  const add = (sql: string, value: unknown) => {
    parts.push(sql);
    params.push(value);
  };
  if (budgetId) add('s.budget_id = ?::uuid', budgetId);
  if (organisationId) add('s.organisation_id = ?::uuid', organisationId);
  if (kind) add('s.kind = ?', kind);
  if (year) add('extract(year from s.paid_on) = ?', year);
  if (from) add('s.paid_on >= ?::date', from);
  if (asOf) add('s.paid_on <= ?::date', asOf);
  return { sql: parts.join(' and '), params };
}

/**
 * What was paid, by kind of support and currency, and in all. An enterprise, project or payment counts when more was
 * paid than taken back. One statement.
 */
export async function supportFigures(
  em: EntityManager,
  selection: SupportSelection,
): Promise<SupportFigure[]> {
  const { sql, params } = supportCondition(selection);
  const rows = await em.execute<
    {
      kind: SupportKind | null;
      currency: string;
      enterprises: number;
      projects: number;
      payments: number;
      amount: string;
    }[]
  >(
    `with entries as (select s.* from support_payment s where ${sql}),
     firms as (select kind, currency, organisation_id from entries
                group by grouping sets ((kind, currency, organisation_id), (currency, organisation_id))
               having sum(amount_minor) > 0),
     projects as (select kind, currency, organisation_id, project from entries where project is not null
                   group by grouping sets ((kind, currency, organisation_id, project), (currency, organisation_id, project))
                  having sum(amount_minor) > 0),
     totals as (select kind, currency, sum(amount_minor)::text as amount,
                       (count(*) filter (where reverses_id is null) - count(*) filter (where reverses_id is not null))::int as payments
                  from entries group by grouping sets ((kind, currency), (currency)))
     select t.kind, t.currency, t.amount, t.payments,
            (select count(*)::int from firms f where f.kind is not distinct from t.kind and f.currency = t.currency) as enterprises,
            (select count(*)::int from projects p where p.kind is not distinct from t.kind and p.currency = t.currency) as projects
       from totals t order by t.kind nulls first, t.currency`,
    params,
  );
  return rows.map(({ amount, currency, ...row }) => ({ ...row, amount: Money.ofMinor(amount, currency) }));
}

/** What was spent of budgets, in minor units, by budget. One statement. */
export async function spentByBudget(
  em: EntityManager,
  budgetIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await em.execute<{ id: string; sum: string }[]>(
    `select budget_id as id, sum(amount_minor)::text as sum from support_payment
      where budget_id = any(?::uuid[]) group by 1`,
    [`{${budgetIds.join(',')}}`],
  );
  return new Map(rows.map(({ id, sum }) => [id, sum]));
}
