import type { Client } from 'pg';

/** Sectors in which the agreements are. */
const SECTORS = [
  'industry.electronics',
  'industry.textile-garment',
  'industry.automotive',
  'industry.mechanical-engineering',
  'industry.supporting-industry',
];

/**
 * Fills an empty database with ten years of a programme: 40 fairs with 500 suppliers and 30 buyers each, needs, proposals,
 * meetings and costs, and `agreements` agreements in five currencies, one in a hundred of them in one that has no rate,
 * each with deliveries and a milestone; six in ten were asked twice what was delivered.
 * All in SQL, from hashes of `seed`: the same every time.
 */
export async function loadAgreements(client: Client, agreements: number, seed: number): Promise<void> {
  await client.query(`
    -- A fraction from 0 to 1 and an id, from a name and a number.
    create function pg_temp.part(name text, n bigint) returns float8 language sql immutable as
      $$ select ('x' || substr(md5('${seed}/' || name || '/' || n), 1, 13))::bit(52)::bigint::float8 / (1::bigint << 52)::float8 $$;
    create function pg_temp.id(name text, n bigint) returns uuid language sql immutable as
      $$ select md5('${seed}/id/' || name || '/' || n)::uuid $$;
    create function pg_temp.pick(name text, n bigint, items text[]) returns text language sql immutable as
      $$ select items[1 + floor(pg_temp.part(name, n) * cardinality(items))::int] $$;
    set session_replication_role = replica;`);
  const run = (sql: string, params: unknown[] = []) => client.query(sql, params);
  await run(`
    insert into organisation (id, created_at, updated_at, version, legal_name, folded_name, country, is_supplier, is_buyer, source)
    select pg_temp.id('supplier', n), now(), now(), 1, 'Supplier ' || n, 'supplier ' || n, 'VN', true, false, 'registration'
      from generate_series(1, 2000) n
    union all
    select pg_temp.id('buyer', n), now(), now(), 1, 'Buyer ' || n, 'buyer ' || n,
           pg_temp.pick('country', n, '{VN,JP,KR,TH,DE,US,CN}'), false, true, 'registration' from generate_series(1, 300) n`);
  await run(`
    insert into fair (id, created_at, updated_at, version, code, name, venue, city, country, time_zone, starts_on, ends_on, status)
    select pg_temp.id('fair', n), now(), now(), 1, 'fair-' || n, jsonb_build_object('en', 'Fair ' || n, 'vi', 'Hội chợ ' || n),
           'Hall', 'City', pg_temp.pick('where', n, '{VN,VN,JP,TH}'), 'Asia/Ho_Chi_Minh', day, day + 2, 'closed'
      from generate_series(1, 40) n cross join lateral (select date '2017-02-01' + n * 90 as day) d`);
  await run(`
    insert into participation (id, created_at, updated_at, version, fair_id, organisation_id, kind, side)
    select pg_temp.id('exhibitor', fair * 1000 + n), now(), now(), 1, pg_temp.id('fair', fair),
           pg_temp.id('supplier', 1 + (fair * 37 + n * 4) % 2000), case when n < 300 then 'direct' else 'indirect' end, 'supplier'
      from generate_series(1, 40) fair, generate_series(0, 499) n
    union all
    select pg_temp.id('visitor', fair * 1000 + n), now(), now(), 1, pg_temp.id('fair', fair),
           pg_temp.id('buyer', 1 + (fair * 7 + n * 10) % 300), 'direct', 'buyer'
      from generate_series(1, 40) fair, generate_series(0, 29) n`);
  await run(`
    insert into exchange_rate (id, created_at, currency, usd_per_unit, valid_from, source)
    select gen_random_uuid(), now(), currency, (base * (0.9 + 0.2 * pg_temp.part(currency, month)))::numeric(24, 12),
           date '2016-01-01' + (month || ' months')::interval, 'bench'
      from (values ('VND', 0.00004), ('JPY', 0.008), ('EUR', 1.1), ('KRW', 0.0008)) rate(currency, base), generate_series(0, 135) month`);
  await run(
    `insert into agreement (id, created_at, updated_at, version, number, kind, title, status, signed_on, fair_id, outside_reason,
                            sector_concept_id, value_minor, currency, document_reference, termination_reason,
                            delivered_minor, paid_minor, progress_on)
     select pg_temp.id('agreement', n), now(), now(), 1, 'B-' || lpad(n::text, 6, '0'),
            pg_temp.pick('kind', n, '{memorandum,nda,framework,trial-order,purchase-order,contract}'), 'Agreement ' || n, status,
            date '2017-01-01' + floor(pg_temp.part('day', n) * 3600)::int,
            case when outside then null else pg_temp.id('fair', 1 + floor(pg_temp.part('fair', n) * 40)::int) end,
            case when outside then 'Through the programme.' end,
            case when pg_temp.part('sector', n) < 0.95 then pg_temp.pick('which', n, $1::text[]) end,
            case when valued then 1 + floor(pg_temp.part('value', n) * 100000000)::bigint end,
            case when valued then case when n % 100 = 7 then 'THB' else pg_temp.pick('currency', n, '{USD,USD,VND,JPY,EUR,KRW}') end end,
            'Binder ' || n, case when status = 'terminated' then 'Ended.' end,
            -- Six in ten of those with a value have been asked, and most have delivered some of it.
            case when valued and pg_temp.part('asked', n) < 0.6
                 then floor((1 + floor(pg_temp.part('value', n) * 100000000)) * pg_temp.part('share', n))::bigint end,
            case when valued and pg_temp.part('asked', n) < 0.6
                 then floor((1 + floor(pg_temp.part('value', n) * 100000000)) * pg_temp.part('share', n) * 0.9)::bigint end,
            case when valued and pg_temp.part('asked', n) < 0.6
                 then date '2017-04-01' + floor(pg_temp.part('day', n) * 3600)::int end
       from generate_series(1, $2::int) n
      cross join lateral (select pg_temp.part('outside', n) < 0.1 as outside, pg_temp.part('valued', n) > 0.03 as valued,
                                 pg_temp.pick('status', n, '{reported,confirmed,verified,verified,verified,verified,verified,terminated}') as status) of_it`,
    [SECTORS, agreements],
  );
  await run(
    `insert into agreement_party (id, created_at, agreement_id, organisation_id, position, role)
     select pg_temp.id('seller', n), now(), pg_temp.id('agreement', n), pg_temp.id('supplier', 1 + floor(pg_temp.part('seller', n) * 2000)::int), 0, 'supplier'
       from generate_series(1, $1::int) n
     union all
     select pg_temp.id('taker', n), now(), pg_temp.id('agreement', n), pg_temp.id('buyer', 1 + floor(pg_temp.part('taker', n) * 300)::int), 1, 'buyer'
       from generate_series(1, $1::int) n where pg_temp.part('nobuyer', n) > 0.02`,
    [agreements],
  );
  await run(
    `insert into agreement_part (id, created_at, agreement_id, position, kind, title, due_on, amount_minor)
     select gen_random_uuid(), now(), a.id, k, case when k = 2 then 'milestone' else 'delivery' end, 'Part ' || k,
            a.signed_on + 60 * (k + 1), case k when 2 then a.value_minor - 2 * (a.value_minor / 3) else a.value_minor / 3 end
       from agreement a cross join generate_series(0, 2) k where a.value_minor is not null`,
  );
  await run(`
    insert into follow_up (id, created_at, updated_at, version, agreement_id, fair_id, months, due_on, status, reminders, asked_at, answered_at)
    select pg_temp.id('check', 4 * row_number() over (order by a.id) + months / 6), now(), now(), 1, a.id, a.fair_id, months,
           (a.signed_on + (months || ' months')::interval)::date, 'answered', 0, a.signed_on::timestamptz, a.signed_on::timestamptz
      from agreement a cross join (values (3), (12)) check_of(months) where a.delivered_minor is not null`);
  await run(`
    insert into follow_up_answer (id, created_at, follow_up_id, state, delivered_minor, paid_minor, currency)
    select gen_random_uuid(), (f.due_on + 5)::timestamptz, f.id, 'under-way', a.delivered_minor / case f.months when 3 then 2 else 1 end,
           a.paid_minor / case f.months when 3 then 2 else 1 end, a.currency
      from follow_up f join agreement a on a.id = f.agreement_id`);
  await run(
    `insert into need (id, created_at, updated_at, version, buyer_id, fair_id, title, folded_text, status)
     select pg_temp.id('need', fair * 1000 + n), now(), now(), 1, pg_temp.id('buyer', 1 + (fair * 7 + n * 10) % 300), pg_temp.id('fair', fair),
            'Need', 'need', 'open' from generate_series(1, 40) fair, generate_series(0, 29) n`,
  );
  await run(
    `insert into need_concept (id, created_at, need_id, concept_id, importance)
     select gen_random_uuid(), now(), id, pg_temp.pick('industry', row_number() over (order by id), $1::text[]), 'should' from need`,
    [SECTORS],
  );
  await run(`
    insert into proposal (id, created_at, updated_at, version, fair_id, need_id, supplier_id, buyer_id, score, supplier_answer,
                          supplier_answered_at, buyer_answer, buyer_answered_at)
    select pg_temp.id('proposal', fair * 100000 + n * 100 + k), day - interval '40 days', day, 1, pg_temp.id('fair', fair),
           pg_temp.id('need', fair * 1000 + n), pg_temp.id('exhibitor', fair * 1000 + (n * 17 + k * 11) % 500),
           pg_temp.id('visitor', fair * 1000 + n), pg_temp.part('score', n * 100 + k),
           pg_temp.pick('yes', fair * 100000 + n * 100 + k, '{must,meet,meet,no-thanks}'), day - interval '20 days',
           pg_temp.pick('too', fair * 100000 + n * 100 + k, '{must,meet,no-thanks}'), day - interval '10 days'
      from generate_series(1, 40) fair, generate_series(0, 29) n, generate_series(0, 39) k
     cross join lateral (select (date '2017-02-01' + fair * 90)::timestamptz as day) d`);
  await run(`
    insert into fair_day (id, created_at, fair_id, date) select pg_temp.id('day', n), now(), pg_temp.id('fair', n), date '2017-02-01' + n * 90
      from generate_series(1, 40) n`);
  await run(`
    insert into slot (id, created_at, fair_id, day_id, starts_at, ends_at)
    select pg_temp.id('slot', n), now(), pg_temp.id('fair', n), pg_temp.id('day', n), day + interval '9 hours', day + interval '10 hours'
      from generate_series(1, 40) n cross join lateral (select (date '2017-02-01' + n * 90)::timestamptz as day) d`);
  await run(`
    insert into meeting (id, created_at, updated_at, version, fair_id, slot_id, starts_at, ends_at, supplier_id, buyer_id, proposal_id, status, outcome_kind)
    select gen_random_uuid(), now(), now(), 1, pr.fair_id, slot.id, slot.starts_at, slot.ends_at, pr.supplier_id, pr.buyer_id, pr.id,
           case when pr.score > 0.1 then 'held' else 'no-show' end,
           case when pr.score > 0.6 then 'cooperation-possible' when pr.score > 0.1 then 'informative' end
      from proposal pr join slot on slot.fair_id = pr.fair_id
     where pr.supplier_answer <> 'no-thanks' and pr.buyer_answer <> 'no-thanks' and pr.score > 0.05`);
  await run(`
    insert into fair_cost (id, created_at, updated_at, version, fair_id, kind, description, incurred_on, amount_minor, currency, basis, document_reference)
    select gen_random_uuid(), now(), now(), 1, pg_temp.id('fair', fair), pg_temp.pick('cost', fair * 100 + n, '{venue,stands,travel,staff,support}'),
           'Cost ' || n, date '2017-02-01' + fair * 90, 1 + floor(pg_temp.part('paid', fair * 100 + n) * 5000000)::bigint,
           pg_temp.pick('in', fair * 100 + n, '{USD,VND,EUR}'), 'verified', 'Invoice ' || n
      from generate_series(1, 40) fair, generate_series(1, 10) n`);
  await run('set session_replication_role = origin');
  await run('vacuum (analyze)');
}
