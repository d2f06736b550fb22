import { foldText } from '#kernel';
import type { AgreementKind, ValueBasis } from '../domain/agreement.entity.js';
import type { AgreementStatus } from '../domain/agreement-state.js';
import { BASE_CURRENCY } from '../domain/conversion.js';
import { COUNTED_DELIVERY, STANDING, type Standing } from './agreement-counting.js';

/**
 * Which agreements: the one definition that the list and the figures of reports share, so that the list behind a
 * figure is what was counted. What isn't given doesn't matter; an empty list fits nothing.
 */
export interface AgreementSelection {
  fairIds?: readonly string[] | null;
  /** Signed outside any fair. */
  outsideFairs?: boolean | null;
  /** Signed at a fair outside Vietnam. */
  abroadOnly?: boolean | null;
  /** The year of signing. */
  year?: number | null;
  signedFrom?: string | null;
  signedTo?: string | null;
  /** Concepts of the kind industry: exactly these, not what is narrower. */
  sectors?: readonly string[] | null;
  withoutSector?: boolean | null;
  /** Of the first buyer among the parties. */
  buyerCountry?: string | null;
  withoutBuyer?: boolean | null;
  statuses?: readonly AgreementStatus[] | null;
  kinds?: readonly AgreementKind[] | null;
  organisationId?: string | null;
  valueBases?: readonly ValueBasis[] | null;
  /** How sure their values are, as totals tell them apart. */
  standings?: readonly Standing[] | null;
  /** The amendments of one agreement. */
  amendsId?: string | null;
  /** Without amendments, whose values belong to what they amend. */
  withoutAmendments?: boolean | null;
  /** The orders under a framework. */
  frameworkId?: string | null;
  /** Whose figures the two parties name differently. */
  disputed?: boolean | null;
  /** Something was delivered, and counts where deliveries are summed. */
  delivered?: boolean | null;
  meetingId?: string | null;
  /** In the number, the title, or the name of a party; marks and case don't matter. */
  text?: string | null;
  /** With a value that no rate of the day of signing leads to this currency. */
  unconvertedTo?: string | null;
}

/** Who looks: null for those who see all. */
export interface AgreementAudience {
  readonly organisationIds: readonly string[];
  readonly fairIds: readonly string[];
}

export interface SqlText {
  readonly sql: string;
  readonly params: readonly unknown[];
}

/** The country of the first buyer among the parties of the agreement `a`. */
export const BUYER_COUNTRY = `(select buyer.country
  from agreement_party party join organisation buyer on buyer.id = party.organisation_id
 where party.agreement_id = a.id and party.role = 'buyer'
 order by party.position, party.id limit 1)`;

/** Dollars for a unit of a currency (an SQL expression) on the day on which the agreement `a` was signed, or null. */
export function usdPerUnitSql(currency: string): string {
  return `(case when ${currency} = '${BASE_CURRENCY}' then 1::numeric else
    (select rate.usd_per_unit from exchange_rate rate
      where rate.currency = ${currency} and rate.valid_from <= a.signed_on
      order by rate.valid_from desc limit 1) end)`;
}

/** A condition on agreements `a` and their fairs `f` (left joined). */
export function conditionOf(selection: AgreementSelection, audience: AgreementAudience | null): SqlText {
  const parts: string[] = ['true'];
  const params: unknown[] = [];
  const add = (sql: string, ...values: unknown[]) => {
    parts.push(sql);
    params.push(...values);
  };
  const { fairIds, sectors, statuses, kinds } = selection;
  if (fairIds) add('a.fair_id = any(?::uuid[])', arrayLiteral(fairIds));
  if (selection.outsideFairs) add('a.fair_id is null');
  if (selection.abroadOnly) add(`f.country <> 'VN'`);
  if (selection.year != null) add(...during(selection.year));
  if (selection.signedFrom) add('a.signed_on >= ?::date', selection.signedFrom);
  if (selection.signedTo) add('a.signed_on <= ?::date', selection.signedTo);
  if (sectors) add('a.sector_concept_id = any(?::text[])', arrayLiteral(sectors));
  if (selection.withoutSector) add('a.sector_concept_id is null');
  if (selection.buyerCountry) add(`${BUYER_COUNTRY} = ?`, selection.buyerCountry);
  if (selection.withoutBuyer) add(`${BUYER_COUNTRY} is null`);
  if (statuses) add('a.status = any(?::text[])', arrayLiteral(statuses));
  if (kinds) add('a.kind = any(?::text[])', arrayLiteral(kinds));
  if (selection.organisationId) add(isParty('?::uuid'), selection.organisationId);
  if (selection.valueBases) add('a.value_basis = any(?::text[])', arrayLiteral(selection.valueBases));
  if (selection.standings) add(`${STANDING} = any(?::text[])`, arrayLiteral(selection.standings));
  if (selection.amendsId) add('a.amends_id = ?::uuid', selection.amendsId);
  if (selection.withoutAmendments) add('a.amends_id is null');
  if (selection.frameworkId) add('a.framework_id = ?::uuid', selection.frameworkId);
  if (selection.disputed != null) add(`a.disputed_minor is ${selection.disputed ? 'not null' : 'null'}`);
  if (selection.delivered != null) add(`coalesce(${COUNTED_DELIVERY} > 0, false) = ${selection.delivered}`);
  if (selection.meetingId) add('a.meeting_id = ?::uuid', selection.meetingId);
  if (selection.text?.trim()) add(...saying(selection.text.trim()));
  if (selection.unconvertedTo) {
    add(
      `a.value_minor is not null and a.currency <> ?
        and (${usdPerUnitSql('a.currency')} is null or ${usdPerUnitSql('?::text')} is null)`,
      selection.unconvertedTo,
      selection.unconvertedTo,
      selection.unconvertedTo,
    );
  }
  if (audience) {
    add(
      `((a.status <> 'drafted' and (${isParty('any(?::uuid[])')} or a.fair_id = any(?::uuid[])))
        or (a.status = 'drafted' and a.reported_by_organisation_id = any(?::uuid[])))`,
      arrayLiteral(audience.organisationIds),
      arrayLiteral(audience.fairIds),
      arrayLiteral(audience.organisationIds),
    );
  }
  return { sql: parts.join('\n and '), params };
}

/** The ids of the agreements, for `id in (…)`. */
export function idsOf(selection: AgreementSelection, audience: AgreementAudience | null): SqlText {
  const { sql, params } = conditionOf(selection, audience);
  return { sql: `select a.id from agreement a left join fair f on f.id = a.fair_id where ${sql}`, params };
}

function during(year: number): [string, string, string] {
  const padded = String(year).padStart(4, '0');
  return ['a.signed_on between ?::date and ?::date', `${padded}-01-01`, `${padded}-12-31`];
}

/** That `text` stands in what people know an agreement by. */
function saying(text: string): [string, ...string[]] {
  const like = (part: string) => `%${part.replace(/[\\%_]/g, '\\$&')}%`;
  const name = foldText(text);
  return [
    `(a.number ilike ? or lower(unaccent(a.title)) like lower(unaccent(?)) or exists (
       select 1 from agreement_party named join organisation party on party.id = named.organisation_id
        where named.agreement_id = a.id
          and (lower(unaccent(party.legal_name)) like lower(unaccent(?)) or party.folded_name like ?)))`,
    ...[like(text), like(text), like(text), name ? like(name) : like(text)],
  ];
}

function isParty(organisation: string): string {
  return `exists (select 1 from agreement_party own where own.agreement_id = a.id and own.organisation_id = ${organisation})`;
}

/** A PostgreSQL array of texts, every item quoted: the driver's own arrays would be spread over placeholders. */
export function arrayLiteral(values: readonly string[]): string {
  return `{${values.map((value) => `"${value.replace(/["\\]/g, '\\$&')}"`).join(',')}}`;
}
