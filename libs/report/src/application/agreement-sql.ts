import { COUNTED_DELIVERY, COUNTED_VALUE, IS_AGREEMENT, IS_COVERED } from '#agreement';
import { RATE_SCALE, usdPerUnitOn } from './conversion-sql.js';

/**
 * Agreements with their value, and what was delivered of it, in the currency of a report, as the common table expression
 * `converted_agreement`; its first two parameters are the currency and MINOR_UNITS. `condition` is one on agreements `a`
 * and their fairs `f`. Rates are looked up once a currency and day, and buyers in one pass, so that a hundred thousand
 * take a second. Without `withCountries` nobody's country is looked up.
 */
export function convertedAgreementsSql(condition: string, { withCountries = true } = {}): string {
  return `target as (select ?::text as code, ?::jsonb as units),
     chosen as materialized (
       select a.id, a.fair_id, a.signed_on, a.sector_concept_id, a.kind, a.status, a.is_demo,
              ${IS_AGREEMENT} as is_agreement, ${IS_COVERED} as is_covered,
              a.value_basis in ('estimated', 'range') as is_estimate, ${COUNTED_VALUE} as value_minor,
              ${COUNTED_DELIVERY} as delivered_minor, a.currency
         from agreement a left join fair f on f.id = a.fair_id
        where ${condition}
     ),
     ${withCountries ? BUYERS : ''}
     day_rate as materialized (
       select pair.currency, pair.signed_on,
              (${usdPerUnitOn('pair.currency', 'pair.signed_on')} * ${RATE_SCALE}) * (target.units ->> target.code)::numeric as numerator,
              (${usdPerUnitOn('target.code', 'pair.signed_on')} * ${RATE_SCALE}) * (target.units ->> pair.currency)::numeric as denominator
         from target cross join (select distinct currency, signed_on from chosen where currency is not null) pair
        where pair.currency <> target.code
     ),
     converted_agreement as (
       select chosen.id, chosen.fair_id::text as fair, extract(year from chosen.signed_on)::int::text as year,
              chosen.signed_on, chosen.sector_concept_id as sector, ${withCountries ? 'buyer_of.country' : 'null::text as country'}, chosen.kind, chosen.status,
              chosen.is_demo, chosen.is_agreement, chosen.is_covered, chosen.is_estimate, chosen.value_minor, chosen.currency,
              ${atDayRate('chosen.value_minor')} as converted, ${atDayRate('chosen.delivered_minor')} as delivered
         from target cross join chosen
         ${withCountries ? 'left join buyer_of on buyer_of.agreement_id = chosen.id' : ''}
         left join day_rate rate on rate.currency = chosen.currency and rate.signed_on = chosen.signed_on
     )`;
}

/** The country of the first buyer of each agreement. */
const BUYERS = `buyer_of as (
       select distinct on (party.agreement_id) party.agreement_id, buyer.country
         from agreement_party party join organisation buyer on buyer.id = party.organisation_id
        where party.role = 'buyer'
        order by party.agreement_id, party.position, party.id
     ),`;

/** Minor units of `chosen` in the currency of the report, rounded half away from zero; null without a rate. */
function atDayRate(minor: string): string {
  return `case when chosen.currency = target.code then ${minor}::numeric
    else sign(${minor}::numeric)
      * div(2 * abs(${minor}::numeric) * rate.numerator + rate.denominator, 2 * rate.denominator) end`;
}
