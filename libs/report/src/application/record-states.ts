import type { EntityManager } from '@mikro-orm/postgresql';
import { type AgreementSelection, type SqlText, conditionOf } from '#agreement';
import { FUNNEL_STAGES } from '../domain/funnel.js';
import { RECORD_KINDS, type RecordKind } from '../domain/frozen-report.entity.js';
import type { ParticipationSelection } from '../domain/report.js';
import { convertedAgreementsSql } from './agreement-sql.js';
import { MINOR_UNITS, convertedSql } from './conversion-sql.js';
import { type ProgrammeSpan, isProgrammeKind, programmeStatesSql } from './chapter-states.js';
import { participationCondition } from './counted-participations.js';
import { STAGE_COLUMNS } from './funnel-queries.js';

/** Whose records a report is made of. */
export interface RecordScope {
  readonly agreements: AgreementSelection;
  readonly participations: ParticipationSelection;
  readonly costFairIds: readonly string[];
  readonly pairs: SqlText;
  /** null for a report that has no chapters of the programme. */
  readonly programme: ProgrammeSpan | null;
  readonly currency: string;
  readonly today: string;
}

const NAME = (alias: string) => `coalesce(${alias}.international_name, ${alias}.legal_name)`;
const ZONE = 'Asia/Ho_Chi_Minh';

/** Selects (record_id, state) of all records of one kind: what the figures were counted from, with what lists tell of it. */
export function statesSql(kind: RecordKind, scope: RecordScope): SqlText {
  if (isProgrammeKind(kind)) return programmeStatesSql(kind, scope.programme!);
  switch (kind) {
    case 'agreement': {
      const { sql, params } = conditionOf(scope.agreements, null);
      return {
        sql: `with ${convertedAgreementsSql(sql)}
          select c.id::text as record_id, jsonb_build_object(
                   'number', a.number, 'kind', a.kind, 'title', a.title, 'status', a.status, 'signedOn', a.signed_on::text,
                   'fairId', c.fair, 'fair', f.name, 'sector', c.sector, 'country', c.country, 'parties', party.list,
                   'amount', a.value_minor::text, 'currency', a.currency, 'converted', c.converted::text,
                   'document', a.document_reference)
                   || case when a.delivered_minor is null then '{}'::jsonb
                           else jsonb_build_object('delivered', a.delivered_minor::text) end
                   || case when a.amends_id is null then '{}'::jsonb
                           else jsonb_build_object('amends', base.number) end
                   || case when c.is_covered then jsonb_build_object('covered', framework.number) else '{}'::jsonb end
                   || case when c.is_estimate then jsonb_build_object('valueBasis', a.value_basis)
                           else '{}'::jsonb end as state
            from converted_agreement c join agreement a on a.id = c.id left join fair f on f.id = a.fair_id
            left join agreement base on base.id = a.amends_id
            left join agreement framework on framework.id = a.framework_id
            left join (
              select p.agreement_id, jsonb_agg(jsonb_build_object('role', p.role, 'name', ${NAME('o')}) order by p.position, p.id) as list
                from agreement_party p join organisation o on o.id = p.organisation_id group by p.agreement_id
            ) party on party.agreement_id = a.id`,
        params: [scope.currency, MINOR_UNITS, ...params],
      };
    }
    case 'participation': {
      const { sql, params } = participationCondition(scope.participations, scope.today);
      return {
        sql: `select p.id::text as record_id, jsonb_build_object('kind', p.kind, 'fairId', f.id::text, 'fair', f.name,
                     'startsOn', f.starts_on::text, 'abroad', f.country <> 'VN', 'organisationId', o.id::text,
                     'organisation', ${NAME('o')}, 'booth', p.booth) as state
                from participation p join fair f on f.id = p.fair_id join organisation o on o.id = p.organisation_id
               where ${sql}`,
        params,
      };
    }
    case 'cost':
      return {
        sql: `with target as (select ?::text as code, ?::jsonb as units)
          select c.id::text as record_id, jsonb_build_object('fairId', f.id::text, 'fair', f.name, 'kind', c.kind,
                 'description', c.description, 'incurredOn', c.incurred_on::text, 'basis', c.basis, 'amount', c.amount_minor::text,
                 'currency', c.currency, 'document', c.document_reference,
                 'converted', (${convertedSql('c.amount_minor', 'c.currency', 'c.incurred_on')})::text) as state
            from target cross join fair_cost c join fair f on f.id = c.fair_id
           where c.withdrawn_at is null and f.id::text = any(string_to_array(?, ','))`,
        params: [scope.currency, MINOR_UNITS, scope.costFairIds.join(',')],
      };
    case 'pair': {
      const days = FUNNEL_STAGES.map(
        (stage) => `'${stage}', (pair.${STAGE_COLUMNS[stage]} at time zone '${ZONE}')::date::text`,
      );
      return {
        sql: `with ${scope.pairs.sql}
          select pair.fair_id || '/' || pair.supplier_id || '/' || pair.buyer_id as record_id,
                 jsonb_build_object('fairId', pair.fair_key, 'fair', f.name, 'supplier', ${NAME('supplier')}, 'buyer', ${NAME('taker')},
                   'sector', pair.sector, 'country', pair.country, ${days.join(', ')}) as state
            from pair join fair f on f.id = pair.fair_id join organisation supplier on supplier.id = pair.supplier_id
            join organisation taker on taker.id = pair.buyer_id`,
        params: scope.pairs.params,
      };
    }
  }
}

function kindsOf({ programme }: RecordScope): RecordKind[] {
  return RECORD_KINDS.filter((kind) => programme !== null || !isProgrammeKind(kind));
}

/** Keeps what `listLiveRecords` listed as the records of a frozen report. */
export async function keepRecords(em: EntityManager, reportId: string): Promise<void> {
  await em.execute(
    `insert into frozen_record (id, created_at, report_id, kind, record_id, state)
     select uuidv7(), now(), ?::uuid, kind, record_id, state from live_record`,
    [reportId],
  );
}

/** The records as they are now, in the table `live_record` that ends with the transaction. */
export async function listLiveRecords(em: EntityManager, scope: RecordScope): Promise<void> {
  await em.execute(
    'create temporary table live_record (kind text, record_id text, state jsonb) on commit drop',
  );
  for (const kind of kindsOf(scope)) {
    const { sql, params } = statesSql(kind, scope);
    await em.execute(
      `insert into live_record select ?, states.record_id, states.state from (${sql}) states`,
      [kind, ...params],
    );
  }
  await em.execute('create index on live_record (kind, record_id)');
  await em.execute('analyze live_record');
}

/** Digests of the records in `table`, by kind: SHA-256 over the digests of the states in the order of their ids. */
export async function recordDigests(
  em: EntityManager,
  table: 'frozen_record' | 'live_record',
  reportId?: string,
): Promise<Record<string, { count: number; digest: string }>> {
  const rows: { kind: string; count: number; digest: string }[] = await em.execute(
    `select kind, count(*)::int as count,
            encode(sha256(string_agg(sha256(convert_to(record_id || state::text, 'UTF8')), ''::bytea order by record_id collate "C")), 'hex') as digest
       from ${table} ${reportId ? 'where report_id = ?::uuid' : ''} group by kind order by kind`,
    reportId ? [reportId] : [],
  );
  return Object.fromEntries(rows.map(({ kind, count, digest }) => [kind, { count, digest }]));
}

/** One record with its state. */
export interface RecordState {
  readonly id: string;
  readonly state: Readonly<Record<string, unknown>>;
}

/** Reads records of one kind some at a time, in the order of their ids. */
export type RecordReader = (kind: RecordKind) => AsyncIterable<RecordState>;

const BATCH = 2_000;

/** Reads from `table` through a transaction that is to stay open meanwhile. */
export function recordReader(
  em: EntityManager,
  table: 'frozen_record' | 'live_record',
  reportId?: string,
): RecordReader {
  return async function* (kind) {
    let after = '';
    for (;;) {
      const rows: RecordState[] = await em.execute(
        `select record_id as id, state from ${table}
          where kind = ? and record_id collate "C" > ? ${reportId ? 'and report_id = ?::uuid' : ''}
          order by record_id collate "C" limit ?`,
        [kind, after, ...(reportId ? [reportId] : []), BATCH],
      );
      yield* rows;
      if (rows.length < BATCH) return;
      after = rows.at(-1)!.id;
    }
  };
}
