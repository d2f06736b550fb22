import { ENROLMENTS_ATTENDED } from '#activity';
import type { SqlText } from '#agreement';
import { type CountRequest, DEFINITION_TEXTS, countedRecordsSql } from '#target';
import type { RecordKind } from '../domain/frozen-report.entity.js';

/** A target that is counted, with what its records tell of it. */
export interface CountedTarget extends CountRequest {
  readonly key: string;
  readonly programme: string;
  readonly year: number;
  readonly goal: number;
}

/** What the chapters of a report over the whole programme are counted over. */
export interface ProgrammeSpan {
  /** First day as an ISO date; null for all that ever was. */
  readonly from: string | null;
  /** The last day. */
  readonly asOf: string;
  readonly targets: readonly CountedTarget[];
}

export type ProgrammeKind = 'recognition' | 'support' | 'target' | 'activity';
export const PROGRAMME_KINDS: readonly ProgrammeKind[] = ['recognition', 'support', 'target', 'activity'];

export function isProgrammeKind(kind: RecordKind): kind is ProgrammeKind {
  return (PROGRAMME_KINDS as readonly RecordKind[]).includes(kind);
}

const NAME = 'coalesce(o.international_name, o.legal_name)';
const ORGANISATION = `'organisationId', o.id::text, 'organisation', ${NAME}`;
const FIRST_DAY = '0001-01-01';

/**
 * Selects activities that are over, each with the enterprises that count by it, or once without: activity columns, and
 * enrolment_id, organisation_id, people.
 */
export function heldActivitiesSql({ from, asOf }: ProgrammeSpan): SqlText {
  return {
    sql: `select a.id as activity_id, a.kind, a.topic, a.title, a.ends_on, a.is_demo,
                 e.enrolment_id, e.organisation_id, coalesce(e.people, 0) as people
            from (select a.id, a.kind, a.topic, a.title, a.is_demo, max((x.ends_at at time zone a.time_zone)::date) as ends_on
                    from activity a join activity_session x on x.activity_id = a.id
                   where a.status = 'open' group by a.id) a
            left join (${ENROLMENTS_ATTENDED}) e on e.activity_id = a.id and e.people > 0 and e.status = 'enrolled'
           where a.ends_on between ?::date and ?::date`,
    params: [asOf, asOf, from ?? FIRST_DAY, asOf],
  };
}

/** Selects (record_id, state) of the records behind a chapter. */
export function programmeStatesSql(kind: ProgrammeKind, span: ProgrammeSpan): SqlText {
  const { from, asOf } = span;
  switch (kind) {
    case 'recognition':
      return {
        sql: `with day as (select ?::date as last, ?::date as first), taken as (
            select r.*, day.last, day.first,
                   row_number() over (partition by r.kind, r.product_id order by r.decided_on desc, r.id desc) as place,
                   min(r.decided_on) over (partition by r.kind, r.product_id) as first_decided,
                   first_value(r.year) over (partition by r.kind, r.product_id order by r.decided_on, r.id) as first_year
              from recognition r cross join day where r.decided_on <= day.last)
          select r.id::text as record_id, jsonb_build_object('kind', r.kind, 'product', r.product_name, ${ORGANISATION},
                 'firstYear', r.first_year, 'year', r.year, 'decision', r.decision_number, 'decidedOn', r.decided_on::text,
                 'validUntil', r.valid_until::text, 'counted', r.place = 1,
                 'state', case when r.place > 1 then 'renewed' when r.withdrawn_on <= r.last then 'withdrawn'
                               when r.valid_until < r.last then 'expired' else 'in-force' end) as state
            from taken r join organisation o on o.id = r.organisation_id where r.first_decided >= r.first`,
        params: [asOf, from ?? FIRST_DAY],
      };
    case 'support':
      return {
        sql: `select s.id::text as record_id, jsonb_build_object('number', s.number, 'kind', s.kind, ${ORGANISATION},
                     'amount', s.amount_minor::text, 'currency', s.currency, 'paidOn', s.paid_on::text, 'purpose', s.purpose,
                     'project', s.project, 'document', s.document_reference, 'budget', b.code,
                     'sign', case when s.reverses_id is null then 1 else -1 end) as state
                from support_payment s join organisation o on o.id = s.organisation_id join support_budget b on b.id = s.budget_id
               where s.paid_on between ?::date and ?::date`,
        params: [from ?? FIRST_DAY, asOf],
      };
    case 'target': {
      const { targets } = span;
      if (targets.length === 0)
        return { sql: `select ''::text as record_id, '{}'::jsonb as state where false`, params: [] };
      const counted = countedRecordsSql(targets);
      const told = targets.map(({ key, programme, year, goal, definition }) => ({
        ...{ key, programme, year, goal, name: DEFINITION_TEXTS[definition].name },
      }));
      return {
        sql: `select r.key || '/' || r.record_id::text || '/' || o.id::text as record_id,
                     jsonb_build_object('targetId', r.key, 'programme', t.programme, 'target', t.name, 'year', t.year, 'goal', t.goal,
                       ${ORGANISATION}, 'record', r.record_kind, 'recordId', r.record_id::text, 'label', r.label,
                       'day', r.happened_on::text, 'counted', r.reason is null, 'unit', r.unit_key::text) as state
                from (${counted.sql}) r
                join jsonb_to_recordset(?::jsonb) as t(key text, programme text, year int, goal int, name jsonb) on t.key = r.key
                join organisation o on o.id = r.organisation_id`,
        params: [...counted.params, JSON.stringify(told)],
      };
    }
    case 'activity': {
      const held = heldActivitiesSql(span);
      return {
        sql: `select h.activity_id::text || coalesce('/' || h.enrolment_id::text, '') as record_id,
                     jsonb_build_object('activityId', h.activity_id::text, 'activity', h.title, 'kind', h.kind, 'topic', h.topic,
                       'endsOn', h.ends_on::text, 'organisationId', o.id::text, 'organisation', ${NAME}, 'people', h.people,
                       'counted', h.enrolment_id is not null) as state
                from (${held.sql}) h left join organisation o on o.id = h.organisation_id`,
        params: held.params,
      };
    }
  }
}
