import { COUNTED_STATUSES, VERIFIED_STATUSES } from '../domain/agreement-state.js';

const quoted = (statuses: readonly string[]) => statuses.map((status) => `'${status}'`).join(', ');

/** SQL lists of statuses, for `a.status in (…)`. */
export const COUNTED_STATUS_LIST = quoted(COUNTED_STATUSES);
export const VERIFIED_STATUS_LIST = quoted(VERIFIED_STATUSES);

/** Whether the agreement `a` is one to be counted: an amendment changes a value, and is no agreement of its own. */
export const IS_AGREEMENT = `(a.amends_id is null)`;

/**
 * Whether the value of the agreement `a` is counted with another one's: an order under a framework that has a value and
 * counts is part of that value already.
 */
export const IS_COVERED = `(a.framework_id is not null and exists (
  select 1 from agreement cover
   where cover.id = a.framework_id and cover.value_minor is not null and cover.status in (${COUNTED_STATUS_LIST})))`;

/** What the agreement `a` adds to a sum, in minor units of its currency, or null. */
export const COUNTED_VALUE = `(case when ${IS_COVERED} then null else a.value_minor end)`;

/**
 * What was delivered so far under the agreement `a`, in minor units of its currency, or null: of an order nothing when
 * its framework has a figure for all of its orders.
 */
export const COUNTED_DELIVERY = `(case when a.amends_id is not null or (a.framework_id is not null and exists (
  select 1 from agreement cover
   where cover.id = a.framework_id and cover.delivered_minor is not null and cover.status in (${COUNTED_STATUS_LIST})))
  then null else a.delivered_minor end)`;

/**
 * A query: the day in Vietnam on which an answer first told of a delivery, by agreement. All in one pass, for
 * `left join (…) told on told.agreement_id = a.id`.
 */
export const DELIVERIES_TOLD = `select asked.agreement_id,
    min((answer.created_at at time zone 'Asia/Ho_Chi_Minh')::date) as day
  from follow_up asked join follow_up_answer answer on answer.follow_up_id = asked.id
 where answer.delivered_minor > 0 group by asked.agreement_id`;

/** The day on which somebody first told of a delivery under the agreement `a`, or null while nobody has; needs `told`. */
export const FIRST_DELIVERY = `(case when a.delivered_minor > 0 or a.status = 'fulfilled' then coalesce(
  told.day, a.progress_on, (a.ended_at at time zone 'Asia/Ho_Chi_Minh')::date, a.signed_on) end)`;

/** How sure the value of the agreement `a` is: `verified` by its document, else `estimated`, `confirmed` or `reported`. */
export const STANDING = `(case
  when a.value_basis in ('estimated', 'range') then 'estimated'
  when a.status in (${VERIFIED_STATUS_LIST}) then 'verified'
  when a.status = 'confirmed' then 'confirmed'
  else 'reported' end)`;
export const STANDINGS = ['verified', 'confirmed', 'reported', 'estimated'] as const;
export type Standing = (typeof STANDINGS)[number];
