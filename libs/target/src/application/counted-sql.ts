import { ENROLMENTS_ATTENDED } from '#activity';
import { INTERNATIONAL_STANDARDS, type TargetDefinition } from '../domain/definitions.js';
import { type Sql, rawSql, sql } from './sql.js';

/** What is counted over: days as ISO dates. */
export interface CountSpan {
  readonly from: string;
  readonly day: string;
  readonly provinceCode: string | null;
  /** Asked as of an earlier day: what agreements and their buyers were by it. null for what they are now. */
  readonly knownBy: string | null;
}

/*
 * Each definition gives every record that it looks at, one row each:
 * organisation_id, record_kind, record_id, unit_key (what is counted once), happened_on, label (text by language), and
 * reason: null for what counts, else why it does not.
 */
const HOME = `'Asia/Ho_Chi_Minh'`;
const inProvince = ({ provinceCode }: CountSpan): Sql =>
  sql`(${provinceCode}::text is null or o.province_code = ${provinceCode})`;

const suppliers = (span: CountSpan): Sql => sql`
  select o.id as organisation_id, 'organisation' as record_kind, o.id as record_id, o.id as unit_key,
         (o.created_at at time zone ${rawSql(HOME)})::date as happened_on, null::jsonb as label,
         case when (o.withdrawn_at at time zone ${rawSql(HOME)})::date <= ${span.day}::date then 'withdrawn'
              when not exists (select 1 from capability c where c.organisation_id = o.id
                                and (c.created_at at time zone ${rawSql(HOME)})::date <= ${span.day}::date
                                and coalesce((c.withdrawn_at at time zone ${rawSql(HOME)})::date > ${span.day}::date, true))
              then 'no-capability' end as reason
    from organisation o
   where o.is_supplier and o.country = 'VN' and ${inProvince(span)}
     and (o.created_at at time zone ${rawSql(HOME)})::date <= ${span.day}::date`;

const standards = (span: CountSpan): Sql => sql`
  select b.organisation_id, 'organisation' as record_kind, b.record_id, b.unit_key, b.happened_on,
         (select jsonb_build_object('vi', string_agg(c.concept_id, ' ')) from certificate c
           where c.organisation_id = b.organisation_id) as label,
         case when exists (select 1 from certificate c where c.organisation_id = b.organisation_id
                            and c.concept_id = any(${listOf(INTERNATIONAL_STANDARDS)}::text[])
                            and coalesce(c.issued_on <= ${span.day}::date, true)
                            and coalesce(c.expires_on >= ${span.day}::date, true)) then null
              when exists (select 1 from certificate c where c.organisation_id = b.organisation_id
                            and c.concept_id = any(${listOf(INTERNATIONAL_STANDARDS)}::text[])
                            and coalesce(c.issued_on <= ${span.day}::date, true)) then 'certificate-expired'
              when exists (select 1 from certificate c where c.organisation_id = b.organisation_id) then 'certificate-other'
              else 'no-certificate' end as reason
    from (${suppliers(span)}) b where b.reason is null`;

const participations = (span: CountSpan): Sql => sql`
  select p.organisation_id, 'participation' as record_kind, p.id as record_id, p.id as unit_key,
         f.starts_on as happened_on, f.name as label,
         case when (p.withdrawn_at at time zone ${rawSql(HOME)})::date <= ${span.day}::date then 'withdrawn'
              when f.status = 'draft' then 'fair-draft'
              when f.starts_on > ${span.day}::date then 'fair-to-come' end as reason
    from participation p join fair f on f.id = p.fair_id join organisation o on o.id = p.organisation_id
   where p.side = 'supplier' and f.starts_on >= ${span.from}::date
     and f.starts_on < ${span.from}::date + interval '1 year' and ${inProvince(span)}`;

/**
 * The status that the agreement `a` had at the end of the day `knownBy`: what the first event after it started from, null when
 * that is its recording; without such an event the one it has.
 */
const statusBy = ({ knownBy }: CountSpan): Sql =>
  knownBy === null
    ? sql`select a.status`
    : sql`
    select case when count(*) = 0 then a.status
                else (array_agg(e.from_status order by e.created_at, e.id))[1] end as status
      from agreement_event e
     where e.agreement_id = a.id and (e.created_at at time zone ${rawSql(HOME)})::date > ${knownBy}::date`;

/**
 * What `property` of a record was at the end of the day `knownBy`, as text: what the first change of it after that day started
 * from, by the audit log; without such a change what it is now. `id` and `now` are SQL.
 */
const textBy = (
  { knownBy }: CountSpan,
  recordType: 'Agreement' | 'Organisation',
  id: string,
  property: string,
  now: string,
): Sql => {
  if (knownBy === null) return rawSql(now);
  const first = sql`
    select array_agg(log.before ->> ${property} order by log.created_at, log.id)
      from audit_entry log
     where log.record_type = ${recordType} and log.record_id = ${rawSql(id)} and log.action = 'update'
       and jsonb_exists(log.before, ${property})
       and (log.created_at at time zone ${rawSql(HOME)})::date > ${knownBy}::date`;
  // An array tells a change from nothing apart from no change.
  return sql`(select case when past.texts is null then ${rawSql(now)} else past.texts[1] end from (${first}) past(texts))`;
};

const directSuppliers = (span: CountSpan): Sql => sql`
  select o.id as organisation_id, 'agreement' as record_kind, a.id as record_id, o.id as unit_key,
         a.signed_on as happened_on, jsonb_build_object('vi', a.number || ' · ' || a.title) as label,
         case when s.status is null then 'not-recorded'
              when s.status = 'terminated' then 'terminated'
              when ${textBy(span, 'Agreement', 'a.id', 'kind', 'a.kind')} not in ('framework', 'purchase-order', 'contract') then 'kind-does-not-count'
              when s.status not in ('confirmed', 'verified', 'active', 'fulfilled', 'lapsed') then 'not-confirmed'
              when not exists (select 1 from agreement_party bp join organisation b on b.id = bp.organisation_id
                                where bp.agreement_id = a.id and bp.role = 'buyer'
                                  and (${textBy(span, 'Organisation', 'b.id', 'country', 'b.country')} <> 'VN'
                                    or ${textBy(span, 'Organisation', 'b.id', 'ownership', 'b.ownership')} in ('foreign', 'joint-venture')))
              then 'buyer-at-home' end as reason
    from agreement a join agreement_party sp on sp.agreement_id = a.id and sp.role = 'supplier'
    join organisation o on o.id = sp.organisation_id
    cross join lateral (${statusBy(span)}) s
   where a.amends_id is null and coalesce(s.status, '') not in ('drafted', 'merged')
     and a.signed_on between ${span.from}::date and ${span.day}::date and o.country = 'VN' and ${inProvince(span)}`;

const attended =
  (topic: string) =>
  (span: CountSpan): Sql => sql`
  select e.organisation_id, 'enrolment' as record_kind, e.enrolment_id as record_id, e.enrolment_id as unit_key,
         e.ends_on as happened_on, x.title as label,
         case when e.activity_status = 'cancelled' then 'cancelled'
              when e.status = 'withdrawn' then 'withdrawn'
              when e.ends_on > ${span.day}::date then 'not-over'
              when e.status = 'waiting' then 'waiting'
              when e.people > 0 then null
              when e.came > 0 then 'attended-too-little' else 'nobody-came' end as reason
    from (${rawSql(ENROLMENTS_ATTENDED, span.day, span.day)}) e
    join organisation o on o.id = e.organisation_id join activity x on x.id = e.activity_id
   where e.topic = ${topic} and e.ends_on >= ${span.from}::date
     and e.ends_on < ${span.from}::date + interval '1 year' and ${inProvince(span)}`;

const keyProducts = (span: CountSpan): Sql => sql`
  select r.organisation_id, 'recognition' as record_kind, r.id as record_id, r.product_id as unit_key,
         r.decided_on as happened_on, jsonb_build_object('vi', r.product_name) as label,
         case when r.withdrawn_on <= ${span.day}::date then 'withdrawn'
              when r.valid_until < ${span.day}::date then 'expired' end as reason
    from (select distinct on (product_id) * from recognition
           where kind = 'key-industrial-product' and decided_on <= ${span.day}::date
           order by product_id, decided_on desc, id desc) r
    join organisation o on o.id = r.organisation_id where ${inProvince(span)}`;

export const COUNTED: Readonly<Record<TargetDefinition, (span: CountSpan) => Sql>> = {
  'supporting-enterprises': suppliers,
  'international-standards': standards,
  'connection-participations': participations,
  'direct-suppliers': directSuppliers,
  'management-advised': attended('management'),
  'workforce-trained': attended('workforce'),
  'key-products': keyProducts,
};

function listOf(values: readonly string[]): string {
  return `{${values.join(',')}}`;
}
