import type { EntityManager } from '@mikro-orm/postgresql';
import { COUNTED_STATUS_LIST } from './agreement-counting.js';

export const DUPLICATE_REASONS = ['same-document', 'same-value', 'both-reported', 'framework-order'] as const;
export type DuplicateReason = (typeof DUPLICATE_REASONS)[number];

/** Two records that may be one deal; for `framework-order` the first is the framework of the second. */
export interface DuplicateCandidate {
  readonly firstId: string;
  readonly secondId: string;
  readonly reason: DuplicateReason;
  /** Days between the two signings. */
  readonly days: number;
}

/** As far apart may two reports name the day of one signing. */
const NEAR_DAYS = 30;
/** And as far where they don't name the same value. */
const NEARER_DAYS = 7;

/**
 * Pairs that count and may count one deal twice, the most certain first: with the same document; or between the same
 * parties, signed within a month and of the same value; or of the same kind, signed within a week and reported by one
 * party each, whatever figures they name; or an order under no framework, signed while a framework of the same parties
 * that has a value holds. What staff called distinct is left out. One statement.
 */
export async function duplicateCandidates(
  em: EntityManager,
  { agreementId = null, limit }: { agreementId?: string | null; limit: number },
): Promise<DuplicateCandidate[]> {
  const counts = (alias: string) =>
    `${alias}.status in (${COUNTED_STATUS_LIST}) and ${alias}.amends_id is null`;
  const shared = `(select count(*) from agreement_party one join agreement_party two
      on two.organisation_id = one.organisation_id and two.agreement_id = b.id where one.agreement_id = a.id) >= 2`;
  const rows: DuplicateCandidate[] = await em.execute(
    `with pair as (
       select least(a.id, b.id) as first, greatest(a.id, b.id) as second, 'same-document' as reason,
              abs(a.signed_on - b.signed_on) as days
         from agreement_document x
         join agreement_document y on y.sha256 = x.sha256 and y.agreement_id > x.agreement_id
         join agreement a on a.id = x.agreement_id join agreement b on b.id = y.agreement_id
        where ${counts('a')} and ${counts('b')} and ${shared}
       union all
       select a.id, b.id, 'same-value', abs(a.signed_on - b.signed_on)
         from agreement a
         join agreement b on b.currency = a.currency and b.value_minor = a.value_minor and b.id > a.id
          and b.signed_on between a.signed_on - ${NEAR_DAYS} and a.signed_on + ${NEAR_DAYS}
        where ${counts('a')} and ${counts('b')} and ${shared}
       union all
       select a.id, b.id, 'both-reported', abs(a.signed_on - b.signed_on)
         from agreement a
         join agreement_party told on told.organisation_id = a.reported_by_organisation_id
         join agreement b on b.id = told.agreement_id and b.id > a.id and b.kind = a.kind
          and b.signed_on between a.signed_on - ${NEARER_DAYS} and a.signed_on + ${NEARER_DAYS}
          and b.reported_by_organisation_id <> a.reported_by_organisation_id
        where ${counts('a')} and ${counts('b')} and ${shared}
          and b.value_minor is not null and a.value_minor is not null
       union all
       select a.id, b.id, 'framework-order', b.signed_on - a.signed_on
         from agreement a
         join agreement_party ap on ap.agreement_id = a.id and ap.role = 'supplier'
         join agreement_party bp on bp.organisation_id = ap.organisation_id and bp.role = 'supplier'
         join agreement b on b.id = bp.agreement_id
          and b.kind in ('trial-order', 'purchase-order', 'contract') and b.framework_id is null
          and b.value_minor is not null
          and b.signed_on between a.signed_on and coalesce(a.valid_until, a.signed_on + 365)
        where a.kind = 'framework' and a.value_minor is not null and ${counts('a')} and ${counts('b')} and ${shared}
     )
     select first as "firstId", second as "secondId", reason, min(days)::int as days
       from pair
      where (?::uuid is null or ?::uuid in (first, second))
        and not exists (select 1 from distinct_agreements d
                         where d.first_id = least(pair.first, pair.second)
                           and d.second_id = greatest(pair.first, pair.second))
      group by first, second, reason
      order by array_position(array['same-document', 'same-value', 'both-reported', 'framework-order'], reason), min(days), first, second
      limit ?`,
    [agreementId, agreementId, limit],
  );
  const seen = new Set<string>();
  return rows.filter(({ firstId, secondId }) => {
    const key = [firstId, secondId].sort().join();
    return !seen.has(key) && Boolean(seen.add(key));
  });
}
