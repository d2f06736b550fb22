import type { EntityManager } from '@mikro-orm/postgresql';
import { DEFINITION_TEXTS, type MissReason, type TargetDefinition } from '../domain/definitions.js';
import { COUNTED, type CountSpan } from './counted-sql.js';
import { sql } from './sql.js';

export interface TargetCount {
  /** What the records show, in the unit of the definition; per cent with one place, rounded down. */
  readonly actual: number;
  /** Of a share: how many meet it, and of how many. */
  readonly part: number;
  readonly whole: number;
  /** Different enterprises among what counts. */
  readonly enterprises: number;
  readonly records: number;
  /** Records that are near, by the reason for which they don't count. */
  readonly misses: readonly { readonly reason: MissReason; readonly records: number }[];
}

/** What is counted for one target. */
export interface CountRequest {
  readonly definition: TargetDefinition;
  readonly span: CountSpan;
}

interface CountRow {
  request: number;
  reason: MissReason | null;
  records: number;
  units: number;
  enterprises: number;
}

/** Counts each definition over its span, in the order of the requests. One statement, however many there are. */
export async function countTargets(
  em: EntityManager,
  requests: readonly CountRequest[],
): Promise<TargetCount[]> {
  if (requests.length === 0) return [];
  const parts = requests.map(
    ({ definition, span }, request) => sql`
    select ${String(request)}::int as request, reason, count(*)::int as records,
           count(distinct unit_key)::int as units, count(distinct organisation_id)::int as enterprises
      from (${COUNTED[definition](span)}) looked_at group by reason`,
  );
  const all = parts.map(({ text }) => `(${text})`).join('\n union all ');
  const rows = await em.execute<CountRow[]>(
    `${all} order by request, reason nulls first`,
    parts.flatMap(({ params }) => [...params]),
  );
  const byRequest = Map.groupBy(rows, ({ request }) => request);
  return requests.map(({ definition }, request) => toCount(definition, byRequest.get(request) ?? []));
}

function toCount(definition: TargetDefinition, rows: readonly CountRow[]): TargetCount {
  const counted = rows.find(({ reason }) => reason === null);
  const misses = rows.flatMap(({ reason, records }) => (reason ? [{ reason, records }] : []));
  const part = counted?.units ?? 0;
  // Of a share every enterprise is looked at once: what counts and what doesn't are the whole.
  const whole = rows.reduce((sum, { units }) => sum + units, 0);
  const isShare = DEFINITION_TEXTS[definition].unit === 'percent';
  return {
    actual: isShare ? (whole === 0 ? 0 : Math.floor((part * 1000) / whole) / 10) : part,
    ...{ part, whole, misses },
    enterprises: counted?.enterprises ?? 0,
    records: counted?.records ?? 0,
  };
}

export interface TargetRecord {
  readonly organisationId: string;
  readonly recordKind: 'organisation' | 'participation' | 'agreement' | 'enrolment' | 'recognition';
  readonly recordId: string;
  readonly happenedOn: string;
  /** Text by language; null for an organisation, which is its own. */
  readonly label: Record<string, string> | null;
  readonly reason: MissReason | null;
}

/** What a definition looked at: what counts, or what is near with its reason. Pages by position. Two statements. */
export async function targetRecords(
  em: EntityManager,
  definition: TargetDefinition,
  span: CountSpan,
  { isCounted, offset, limit }: { isCounted: boolean; offset: number; limit: number },
): Promise<{ records: TargetRecord[]; total: number }> {
  const looked = sql`select * from (${COUNTED[definition](span)}) looked_at where (reason is null) = ${String(isCounted)}::boolean`;
  const page = sql`select l.organisation_id, l.record_kind, l.record_id, l.happened_on::text, l.label, l.reason
    from (${looked}) l join organisation o on o.id = l.organisation_id
   order by l.reason, l.happened_on desc, o.folded_name, l.record_id limit ${limit} offset ${offset}`;
  const total = sql`select count(*)::int as total from (${looked}) l`;
  const [rows, [count]] = [
    await em.execute<
      {
        organisation_id: string;
        record_kind: TargetRecord['recordKind'];
        record_id: string;
        happened_on: string;
        label: Record<string, string> | null;
        reason: MissReason | null;
      }[]
    >(page.text, [...page.params]),
    await em.execute<{ total: number }[]>(total.text, [...total.params]),
  ];
  return {
    records: rows.map((row) => ({
      ...{ organisationId: row.organisation_id, recordKind: row.record_kind, recordId: row.record_id },
      ...{ happenedOn: row.happened_on, label: row.label, reason: row.reason },
    })),
    total: count!.total,
  };
}

/**
 * Selects what several targets count, as rows (key, share, and the columns of a definition); of a share also what doesn't
 * meet it, because it is part of the whole.
 */
export function countedRecordsSql(requests: readonly (CountRequest & { readonly key: string })[]): {
  sql: string;
  params: readonly unknown[];
} {
  const parts = requests.map(({ key, definition, span }) => {
    const isShare = DEFINITION_TEXTS[definition].unit === 'percent';
    return sql`
    select ${key}::text as key, looked_at.organisation_id, looked_at.record_kind::text as record_kind,
           looked_at.record_id, looked_at.unit_key, looked_at.happened_on::date as happened_on,
           looked_at.label::jsonb as label, looked_at.reason::text as reason
      from (${COUNTED[definition](span)}) looked_at where reason is null or ${String(isShare)}::boolean`;
  });
  return {
    sql: parts.map(({ text }) => `(${text})`).join('\n union all '),
    params: parts.flatMap(({ params }) => [...params]),
  };
}
