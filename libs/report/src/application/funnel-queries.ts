import type { EntityManager } from '@mikro-orm/postgresql';
import { COUNTED_STATUS_LIST, DELIVERIES_TOLD, FIRST_DELIVERY, type SqlText, arrayLiteral } from '#agreement';
import { FUNNEL_STAGES, type FunnelSplit, type FunnelStage } from '../domain/funnel.js';
import type { ReportFilter } from '../domain/report.js';

/** Column of a stage's day in the pairs of `pairsSql`. */
export const STAGE_COLUMNS: Readonly<Record<FunnelStage, string>> = {
  proposed: 'proposed_at',
  agreed: 'agreed_at',
  met: 'met_at',
  'cooperation-possible': 'possible_at',
  signed: 'signed_at',
  delivered: 'delivered_at',
};

/** Column of what pairs have in common. */
export const SPLIT_COLUMNS: Readonly<Record<FunnelSplit, string>> = {
  fair: 'fair_key',
  sector: 'sector',
  country: 'country',
  organiser: 'organiser',
  year: 'year',
};

const WISHES = `('must', 'meet')`;

/**
 * Pairs of a supplier and a buyer at a fair with the first day of each stage (`domain/funnel.ts` says what counts),
 * as a common table expression named `pair`. `industries` are the concepts that can be a sector.
 */
export function pairsSql(
  filter: ReportFilter,
  sectors: readonly string[] | null,
  industries: readonly string[],
): SqlText {
  const conditions = [`f.status <> 'draft'`];
  const params: unknown[] = [];
  const add = (sql: string, ...values: unknown[]) => {
    conditions.push(sql);
    params.push(...values);
  };
  const { fairIds, fromYear, toYear, country, abroadOnly } = filter;
  if (fairIds) add('f.id = any(?::uuid[])', arrayLiteral(fairIds));
  if (fromYear != null) add('extract(year from f.starts_on) >= ?', fromYear);
  if (toYear != null) add('extract(year from f.starts_on) <= ?', toYear);
  if (abroadOnly) add(`f.country <> 'VN'`);
  const outer: string[] = ['true'];
  const outerParams: unknown[] = [];
  if (country) {
    outer.push('buyer.country = ?');
    outerParams.push(country);
  }
  if (sectors) {
    outer.push('pair_sums.sector = any(?::text[])');
    outerParams.push(arrayLiteral(sectors));
  }
  const sql = `
    chosen as (select f.id, f.starts_on, f.host_id from fair f where ${conditions.join(' and ')}),
    need_sector as (
      select distinct on (nc.need_id) nc.need_id, nc.concept_id
        from need_concept nc where nc.concept_id = any(?::text[])
       order by nc.need_id, array_position(array['must', 'should', 'nice'], nc.importance), nc.concept_id
    ),
    group_party as (
      select distinct g.fair_id, g.session_id, p.side, p.organisation_id, e.starts_at as met_at,
             case when g.outcome_kind in ('cooperation-possible', 'cooperation-agreed') then e.ends_at end as possible_at
        from chosen join group_record g on g.fair_id = chosen.id and g.status = 'held'
        join fair_session e on e.id = g.session_id
        join session_attendance a on a.session_id = e.id
        join delegate d on d.id = a.delegate_id
        join participation p on p.id = d.participation_id
       where not exists (select 1 from group_party_record r
                          where r.record_id = g.id and r.participation_id = p.id and r.absent_at is not null)
    ),
    step as (
      select pr.fair_id, s.organisation_id as supplier_id, b.organisation_id as buyer_id,
             case when pr.withdrawn_at is null or wish.both_sides then pr.created_at end as proposed_at,
             case when wish.both_sides
                  then coalesce(greatest(pr.supplier_answered_at, pr.buyer_answered_at), pr.updated_at) end as agreed_at,
             null::timestamptz as met_at, null::timestamptz as possible_at, null::date as signed_on,
             null::date as delivered_on,
             need_sector.concept_id as need_sector,
             null::text as signed_sector, pr.score, pr.id as proposal_id, null::uuid as meeting_id,
             null::uuid as agreement_id
        from chosen join proposal pr on pr.fair_id = chosen.id
        join participation s on s.id = pr.supplier_id
        join participation b on b.id = pr.buyer_id
        left join need_sector on need_sector.need_id = pr.need_id
        cross join lateral (select coalesce(pr.supplier_answer in ${WISHES} and pr.buyer_answer in ${WISHES}, false)
                              as both_sides) wish
      union all
      select r.fair_id, s.organisation_id, b.organisation_id, null, coalesce(r.answered_at, r.updated_at), null, null, null,
             null, null, null, null, null, null, null
        from chosen join meeting_request r on r.fair_id = chosen.id and r.status = 'accepted'
        join participation s on s.id = r.supplier_id
        join participation b on b.id = r.buyer_id
      union all
      select m.fair_id, s.organisation_id, b.organisation_id, null, null, m.starts_at,
             case when m.outcome_kind in ('cooperation-possible', 'cooperation-agreed') then coalesce(
               (select min(o.created_at) from outcome o
                 where o.meeting_id = m.id and o.kind in ('cooperation-possible', 'cooperation-agreed')), m.ends_at) end,
             null, null, null, null, null, null, m.id, null
        from chosen join meeting m on m.fair_id = chosen.id and m.status = 'held'
        join participation s on s.id = m.supplier_id
        join participation b on b.id = m.buyer_id
      union all
      select s.fair_id, s.organisation_id, b.organisation_id, null, null, s.met_at, s.possible_at,
             null, null, null, null, null, null, null, null
        from group_party s join group_party b on b.session_id = s.session_id and b.side = 'buyer'
       where s.side = 'supplier' and s.organisation_id <> b.organisation_id
      union all
      select a.fair_id, s.organisation_id, b.organisation_id, null, null, null, null, a.signed_on,
             ${FIRST_DELIVERY}, null, a.sector_concept_id, null, null, null, a.id
        from chosen join agreement a on a.fair_id = chosen.id and a.status in (${COUNTED_STATUS_LIST})
        join agreement_party s on s.agreement_id = a.id and s.role = 'supplier'
        join agreement_party b on b.agreement_id = a.id and b.role = 'buyer'
        left join (${DELIVERIES_TOLD}) told on told.agreement_id = a.id
    ),
    pair_sums as (
      select fair_id, supplier_id, buyer_id, min(proposed_at) as proposed_at, min(agreed_at) as agreed_at,
             min(met_at) as met_at, min(possible_at) as possible_at,
             min(signed_on)::timestamptz as signed_at, min(delivered_on)::timestamptz as delivered_at,
             coalesce(
               (array_agg(signed_sector order by signed_on, agreement_id) filter (where signed_sector is not null))[1],
               (array_agg(need_sector order by score desc, proposal_id) filter (where need_sector is not null))[1]
             ) collate "C" as sector,
             (array_agg(proposal_id order by proposed_at, proposal_id) filter (where proposed_at is not null))[1] as proposal_id,
             (array_agg(meeting_id order by met_at, meeting_id) filter (where meeting_id is not null))[1] as meeting_id,
             (array_agg(agreement_id order by signed_on, agreement_id) filter (where agreement_id is not null))[1] as agreement_id
        from step
       group by fair_id, supplier_id, buyer_id
    ),
    pair as (
      select pair_sums.*, pair_sums.fair_id as fair_key, buyer.country collate "C" as country, chosen.host_id as organiser,
             extract(year from chosen.starts_on)::int as year
        from pair_sums join chosen on chosen.id = pair_sums.fair_id
        join organisation buyer on buyer.id = pair_sums.buyer_id
       where ${outer.join(' and ')}
    )`;
  return { sql, params: [...params, arrayLiteral(industries), ...outerParams] };
}

/** The counts of one funnel; the lists have an item a stage. */
export interface FunnelTotal {
  readonly by: FunnelSplit | 'all';
  readonly key: string | null;
  readonly reached: readonly number[];
  readonly through: readonly number[];
  readonly medianDays: readonly (number | null)[];
}

// Bits of grouping(fair_key, sector, country, organiser, year): 0 where the column is grouped by.
const GROUPINGS: Readonly<Record<number, FunnelTotal['by']>> = {
  0b11111: 'all',
  0b01111: 'fair',
  0b10111: 'sector',
  0b11011: 'country',
  0b11101: 'organiser',
  0b11110: 'year',
};

/** Counts pairs by stage, as a whole and by every split, in one statement. */
export async function funnelTotals(em: EntityManager, pairs: SqlText): Promise<FunnelTotal[]> {
  const columns = FUNNEL_STAGES.map((stage) => STAGE_COLUMNS[stage]);
  const reached = columns.map((column) => `count(${column})::int`);
  const steps = columns.slice(1).map((column, index) => ({ column, before: columns[index]! }));
  const through = steps.map(
    ({ column, before }) => `(count(*) filter (where ${before} is not null and ${column} is not null))::int`,
  );
  const medians = steps.map(
    ({ column, before }) =>
      `percentile_cont(0.5) within group (order by greatest(0, date_part('epoch', ${column} - ${before}) / 86400))
         filter (where ${before} is not null and ${column} is not null)`,
  );
  const splits = Object.values(SPLIT_COLUMNS);
  const rows: (Record<string, string | number | null> & {
    grouped: number;
    reached: number[];
    through: number[];
    medians: (number | null)[];
  })[] = await em.execute(
    `with ${pairs.sql}
     select grouping(${splits.join(', ')}) as grouped, ${splits.join(', ')},
            array[${reached.join(', ')}] as reached, array[0, ${through.join(', ')}] as through,
            array[null, ${medians.join(', ')}] as medians
       from pair group by grouping sets ((), ${splits.map((split) => `(${split})`).join(', ')})`,
    [...pairs.params],
  );
  return rows.map((row) => {
    const by = GROUPINGS[row.grouped]!;
    const own = by === 'all' ? null : row[SPLIT_COLUMNS[by]];
    const key = own == null ? null : String(own);
    return { by, key, reached: row.reached, through: row.through, medianDays: row.medians };
  });
}

/** Which pairs of a funnel to list. */
export interface PairSelection {
  readonly stage: FunnelStage;
  /** Only those that had reached the stage before (true) or hadn't (false). */
  readonly through?: boolean | null;
  readonly by?: FunnelSplit | null;
  /** With `by`: the row's key; null for the pairs without. */
  readonly key?: string | null;
}

/** A supplier and a buyer at a fair, with the first day of each stage that they reached and the first record of it. */
export interface FunnelPair {
  readonly fairId: string;
  readonly supplierId: string;
  readonly buyerId: string;
  readonly sector: string | null;
  readonly reachedAt: Readonly<Record<FunnelStage, Date | null>>;
  readonly proposalId: string | null;
  readonly meetingId: string | null;
  readonly agreementId: string | null;
}

/** The pairs behind a number, the last to reach the stage first. */
export async function funnelPairs(
  em: EntityManager,
  pairs: SqlText,
  selection: PairSelection,
  page: { offset: number; limit: number },
): Promise<{ pairs: FunnelPair[]; total: number }> {
  const column = STAGE_COLUMNS[selection.stage];
  const conditions = [`${column} is not null`];
  const params: unknown[] = [];
  const before = FUNNEL_STAGES[FUNNEL_STAGES.indexOf(selection.stage) - 1];
  if (selection.through != null && before)
    conditions.push(`${STAGE_COLUMNS[before]} is ${selection.through ? 'not null' : 'null'}`);
  if (selection.by) {
    conditions.push(`${SPLIT_COLUMNS[selection.by]}::text is not distinct from ?::text`);
    params.push(selection.key ?? null);
  }
  const rows: (Record<string, Date | string | null> & {
    fair_id: string;
    supplier_id: string;
    buyer_id: string;
    total: number;
  })[] = await em.execute(
    `with ${pairs.sql}, fitting as (select * from pair where ${conditions.join(' and ')})
     select fitting.*, counted.total from (select count(*)::int as total from fitting) counted
       left join lateral (select * from fitting order by ${column} desc, fair_id, supplier_id, buyer_id limit ? offset ?) fitting on true
      order by ${column} desc, fair_id, supplier_id, buyer_id`,
    [...pairs.params, ...params, page.limit, page.offset],
  );
  const text = (value: Date | string | null | undefined) => (value as string | null) ?? null;
  return {
    total: rows[0]?.total ?? 0,
    pairs: rows
      .filter((row) => row.fair_id !== null)
      .map((row) => ({
        fairId: row.fair_id,
        supplierId: row.supplier_id,
        buyerId: row.buyer_id,
        sector: text(row.sector),
        reachedAt: Object.fromEntries(
          FUNNEL_STAGES.map((stage) => [stage, dateOf(row[STAGE_COLUMNS[stage]])]),
        ) as Record<FunnelStage, Date | null>,
        proposalId: text(row.proposal_id),
        meetingId: text(row.meeting_id),
        agreementId: text(row.agreement_id),
      })),
  };
}

function dateOf(value: Date | string | null | undefined): Date | null {
  return value == null ? null : value instanceof Date ? value : new Date(value);
}
