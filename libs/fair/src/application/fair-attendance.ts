import type { EntityManager } from '@mikro-orm/postgresql';
import type { Side } from '../domain/participation.entity.js';

/** Which fairs and roles to count; what is left out doesn't narrow. */
export interface AttendanceFilter {
  readonly fairIds?: readonly string[] | null;
  /** Of the day on which a fair starts, both inclusive. */
  readonly fromYear?: number | null;
  readonly toYear?: number | null;
  readonly isAbroad?: boolean | null;
  readonly side?: Side | null;
  readonly withDemo: boolean;
}

/**
 * Who took part: enterprises count once however many fairs they were at, enterprise-times once a fair. One that was
 * at a fair both directly and indirectly (in two roles) counts in both.
 */
export interface Attendance {
  readonly fairs: number;
  readonly directEnterprises: number;
  readonly directTimes: number;
  readonly indirectEnterprises: number;
  readonly indirectTimes: number;
}

/** Counts over all fairs but drafts, without organisations that have withdrawn. */
export async function countAttendance(em: EntityManager, filter: AttendanceFilter): Promise<Attendance> {
  const conditions = [`fair.status <> 'draft'`];
  const parameters: unknown[] = [];
  const narrow = (condition: string, value: unknown) => {
    if (value === undefined || value === null) return;
    conditions.push(condition);
    parameters.push(value);
  };
  narrow('fair.id = any(?::uuid[])', filter.fairIds && `{${filter.fairIds.join(',')}}`);
  narrow('extract(year from fair.starts_on) >= ?::int', filter.fromYear);
  narrow('extract(year from fair.starts_on) <= ?::int', filter.toYear);
  narrow(`(fair.country <> 'VN') = ?::boolean`, filter.isAbroad);
  if (!filter.withDemo) conditions.push('not fair.is_demo');

  const [row]: Record<keyof Attendance, number>[] = await em.execute(
    `select count(distinct fair.id)::int as "fairs",
            count(distinct p.organisation_id) filter (where p.kind = 'direct')::int as "directEnterprises",
            count(distinct (p.fair_id, p.organisation_id)) filter (where p.kind = 'direct')::int as "directTimes",
            count(distinct p.organisation_id) filter (where p.kind = 'indirect')::int as "indirectEnterprises",
            count(distinct (p.fair_id, p.organisation_id)) filter (where p.kind = 'indirect')::int as "indirectTimes"
       from fair
       left join participation p
         on p.fair_id = fair.id and p.withdrawn_at is null and (?::text is null or p.side = ?::text)
      where ${conditions.join(' and ')}`,
    [filter.side ?? null, filter.side ?? null, ...parameters],
  );
  return row!;
}
