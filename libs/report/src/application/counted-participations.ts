import { type SqlText, arrayLiteral } from '#agreement';
import type { ParticipationSelection } from '../domain/report.js';

/** A condition on participations `p` and their fairs `f`: the one definition of what counts. */
export function participationCondition(selection: ParticipationSelection, today: string): SqlText {
  const parts = [
    `p.side = 'supplier'`,
    'p.withdrawn_at is null',
    `f.status <> 'draft'`,
    'f.starts_on <= ?::date',
  ];
  const params: unknown[] = [today];
  const add = (sql: string, ...values: unknown[]) => {
    parts.push(sql);
    params.push(...values);
  };
  const { fairIds, fromYear, toYear, kind, sectors, country, abroad } = selection;
  if (fairIds) add('p.fair_id = any(?::uuid[])', arrayLiteral(fairIds));
  if (fromYear != null) add('extract(year from f.starts_on) >= ?', fromYear);
  if (toYear != null) add('extract(year from f.starts_on) <= ?', toYear);
  if (kind) add('p.kind = ?', kind);
  if (sectors) {
    add(
      `exists (select 1 from capability c
        where c.organisation_id = p.organisation_id and c.withdrawn_at is null and c.concept_ids && ?::text[])`,
      arrayLiteral(sectors),
    );
  }
  if (country) add('f.country = ?', country);
  if (abroad != null) add(abroad ? `f.country <> 'VN'` : `f.country = 'VN'`);
  return { sql: parts.join('\n and '), params };
}

/** The ids of the participations, for `id in (…)`. */
export function countedParticipationIds(selection: ParticipationSelection, today: string): SqlText {
  const { sql, params } = participationCondition(selection, today);
  return { sql: `select p.id from participation p join fair f on f.id = p.fair_id where ${sql}`, params };
}
