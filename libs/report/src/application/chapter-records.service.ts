import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { InvalidInputError, Money } from '#kernel';
import { Vocabulary } from '#vocabulary';
import { CHAPTER_WORDS } from '../domain/chapter-words.js';
import type { Condition } from '../domain/chapters.js';
import type { RecordKind } from '../domain/frozen-report.entity.js';
import { OFFICIAL_WORDS } from '../domain/official-words.js';
import { type InBoth, bothOf } from '../domain/report-labels.js';
import type { ReportFilter } from '../domain/report.js';
import { isProgrammeKind } from './chapter-states.js';
import { textIn } from './printable.js';
import { isOverProgramme, programmeSpan } from './programme-chapters.js';
import { type RecordScope, type RecordState, statesSql } from './record-states.js';
import { participationsOf } from './report-selections.js';
import { ReportService } from './report.service.js';

/** A record behind a figure of a chapter, in words. */
export interface ChapterRecord {
  readonly kind: RecordKind;
  readonly recordId: string;
  readonly name: InBoth;
  readonly detail: InBoth;
  readonly organisationId: string | null;
  readonly activityId: string | null;
  readonly happenedOn: string | null;
  readonly amount: Money | null;
}

export interface ChapterRecords {
  readonly totalCount: number;
  readonly records: readonly ChapterRecord[];
}

/** Which records of a kind, and which of them. */
export interface RecordsAsked {
  readonly kind: RecordKind;
  readonly where: readonly Condition[];
  readonly first: number;
  readonly offset: number;
}

/** Fields that chapters ask by. */
const ASKED = new Set(['kind', 'abroad', 'counted', 'state', 'firstYear', 'currency', 'targetId', 'topic']);
const CHAPTER_KINDS: readonly RecordKind[] = [
  'participation',
  'recognition',
  'support',
  'target',
  'activity',
];

/** Lists the records behind figures of chapters. Two statements and those that find the targets. */
@Injectable()
export class ChapterRecordsService {
  constructor(
    private readonly em: EntityManager,
    private readonly vocabulary: Vocabulary,
    private readonly reports: ReportService,
  ) {}

  /** As they are now, asked for with the filter of the report. Who may is asked before. @throws InvalidInputError */
  async live(filter: ReportFilter, asked: RecordsAsked): Promise<ChapterRecords> {
    assertAsked(asked);
    const today = this.reports.today();
    const em = this.em.fork();
    const isProgramme = isProgrammeKind(asked.kind);
    if (isProgramme && !isOverProgramme(filter))
      throw InvalidInputError.at('filter', 'Only a report over the whole programme has these records.');
    const sectors = filter.sector ? [...this.vocabulary.narrowerClosure(filter.sector).keys()] : null;
    const scope: RecordScope = {
      agreements: {},
      participations: participationsOf(filter, sectors),
      costFairIds: [],
      pairs: { sql: '', params: [] },
      ...{ currency: '', today },
      programme: isProgramme ? (await programmeSpan(em, filter, today)).span : null,
    };
    const { sql, params } = statesSql(asked.kind, scope);
    return listed(em, { sql: `select record_id as id, state from (${sql}) states`, params }, asked);
  }

  /** As they were when the report was frozen. */
  async frozen(reportId: string, asked: RecordsAsked): Promise<ChapterRecords> {
    assertAsked(asked);
    return listed(
      this.em.fork(),
      {
        sql: `select record_id as id, state from frozen_record where report_id = ?::uuid and kind = ?`,
        params: [reportId, asked.kind],
      },
      asked,
    );
  }
}

function assertAsked({ kind, where }: RecordsAsked): void {
  if (!CHAPTER_KINDS.includes(kind)) throw InvalidInputError.at('kind', 'No chapter is counted from these.');
  for (const [index, { field, value, isAtMost }] of where.entries()) {
    if (!ASKED.has(field))
      throw InvalidInputError.at(`where.${index}.field`, 'Records are not asked for by this.');
    if (isAtMost && !/^\d{1,9}$/.test(value))
      throw InvalidInputError.at(`where.${index}.value`, 'must be a number');
  }
}

async function listed(
  em: EntityManager,
  of: { sql: string; params: readonly unknown[] },
  { kind, where, first, offset }: RecordsAsked,
): Promise<ChapterRecords> {
  const conditions = where.map(({ isAtMost }) =>
    isAtMost ? `(r.state->>?::text)::int <= ?::int` : `r.state->>?::text = ?`,
  );
  const matching = `(${of.sql}) r ${conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''}`;
  const params = [...of.params, ...where.flatMap(({ field, value }) => [field, value])];
  const rows: RecordState[] = await em.execute(
    `select r.id, r.state from ${matching}
      order by coalesce(r.state->>'startsOn', r.state->>'decidedOn', r.state->>'paidOn', r.state->>'day', r.state->>'endsOn') desc,
               r.state->>'organisation', r.id limit ? offset ?`,
    [...params, first, offset],
  );
  const [count]: { count: number }[] = await em.execute(
    `select count(*)::int as count from ${matching}`,
    params,
  );
  return { totalCount: count!.count, records: rows.map((row) => inWords(kind, row)) };
}

function inWords(kind: RecordKind, { id, state }: RecordState): ChapterRecord {
  const text = (field: string) => (typeof state[field] === 'string' ? (state[field] as string) : null);
  const organisation = text('organisation');
  const detail = bothOf((language) => {
    const words = CHAPTER_WORDS[language];
    const official = OFFICIAL_WORDS[language];
    const parts: Partial<Record<RecordKind, (string | null | undefined)[]>> = {
      participation: [
        state.kind === 'direct' ? official.direct : official.indirect,
        textIn(state.fair, language),
      ],
      recognition: [text('product'), text('decision'), words.states[text('state') ?? '']],
      support: [text('number'), words.supportKinds[text('kind') ?? ''], text('purpose'), text('document')],
      target: [textIn(state.label, language)],
      activity: [
        organisation && textIn(state.activity, language),
        words.activityKinds[text('kind') ?? ''],
        `${words.columns.people}: ${String(state.people)}`,
      ],
    };
    return (parts[kind] ?? []).filter(Boolean).join(' · ');
  });
  return {
    ...{ kind, recordId: id, detail },
    name: bothOf((language) => organisation ?? textIn(state.activity, language) ?? id),
    organisationId: text('organisationId'),
    activityId: text('activityId'),
    happenedOn: text('startsOn') ?? text('decidedOn') ?? text('paidOn') ?? text('day') ?? text('endsOn'),
    amount: kind === 'support' ? Money.ofMinor(text('amount')!, text('currency')!) : null,
  };
}
