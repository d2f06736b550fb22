import type { EntityManager } from '@mikro-orm/postgresql';
import type { RecognitionKind } from '#recognition';
import { RECOGNITION_KINDS, recognitionFigures } from '#recognition';
import { supportFigures } from '#support';
import { DEFINITION_TEXTS, type TargetProgress, targetProgress } from '#target';
import { CHAPTER_WORDS, type ChapterWords } from '../domain/chapter-words.js';
import type {
  Behind,
  Chapter,
  ChapterCell,
  ChapterColumn,
  ChapterRow,
  ChapterTable,
  Condition,
} from '../domain/chapters.js';
import { plainMoney } from '../domain/official-content.js';
import { type InBoth, bothOf } from '../domain/report-labels.js';
import type { ParticipationSelection, ReportFilter } from '../domain/report.js';
import { participationCondition } from './counted-participations.js';
import { type ProgrammeSpan, heldActivitiesSql } from './chapter-states.js';

/** What a report tells besides fairs and agreements, and what it was counted over. */
export interface ProgrammeChapters {
  readonly chapters: readonly Chapter[];
  /** null for a report that is narrowed, of which participations alone are told. */
  readonly span: ProgrammeSpan | null;
  readonly includesDemo: boolean;
}

/** Whether a report is over the whole programme: recognitions, support, targets and activities belong to no fair, sector or country. */
export function isOverProgramme({ fairIds, sector, country, abroadOnly }: ReportFilter): boolean {
  return !fairIds && !sector && !country && !abroadOnly;
}

/** The chapters of a report, in as many statements whatever there is to count. */
export async function programmeChapters(
  em: EntityManager,
  filter: ReportFilter,
  { participations, today }: { participations: ParticipationSelection; today: string },
): Promise<ProgrammeChapters> {
  const first = await participationChapter(em, participations, today);
  if (!isOverProgramme(filter)) return { chapters: [first], span: null, includesDemo: false };
  const { span, progress } = await programmeSpan(em, filter, today);
  const chapters = [
    first,
    await recognitionChapter(em, span),
    await supportChapter(em, span),
    targetChapter(progress),
    await activityChapter(em, span),
  ];
  return { chapters, span, includesDemo: await includesDemo(em, progress) };
}

/** What chapters are counted over: whole years of the filter, never beyond `today`; and the targets of these years. */
export async function programmeSpan(
  em: EntityManager,
  { fromYear, toYear }: ReportFilter,
  today: string,
): Promise<{ span: ProgrammeSpan; progress: readonly TargetProgress[] }> {
  const end = toYear != null ? `${toYear}-12-31` : today;
  const asOf = end < today ? end : today;
  const years = { fromYear: fromYear ?? null, toYear: Number(asOf.slice(0, 4)) };
  const progress = await targetProgress(em, years, asOf);
  const targets = progress.map(({ target, programme, from, day }) => ({
    ...{ key: target.id, programme: programme.code, year: target.year, goal: target.goal },
    definition: target.definition,
    span: { from, day, knownBy: null, provinceCode: programme.provinceCode ?? null },
  }));
  return { span: { from: fromYear != null ? `${fromYear}-01-01` : null, asOf, targets }, progress };
}

async function includesDemo(em: EntityManager, progress: readonly TargetProgress[]): Promise<boolean> {
  const [row]: { any: boolean }[] = await em.execute(
    `select exists (select 1 from recognition where is_demo) or exists (select 1 from support_payment where is_demo)
            or exists (select 1 from activity where is_demo) as any`,
  );
  return row!.any || progress.some(({ programme }) => programme.isDemo);
}

async function participationChapter(
  em: EntityManager,
  selection: ParticipationSelection,
  today: string,
): Promise<Chapter> {
  const { sql, params } = participationCondition(selection, today);
  const rows: { kind: string | null; abroad: boolean | null; times: number; enterprises: number }[] =
    await em.execute(
      `select kind, abroad, count(*)::int as times, count(distinct organisation_id)::int as enterprises
         from (select p.kind, p.organisation_id, f.country <> 'VN' as abroad
                 from participation p join fair f on f.id = p.fair_id where ${sql}) counted
        group by cube (kind, abroad)`,
      [...params],
    );
  const cells = (kind: string | null): ChapterCell[] =>
    ([false, true, null] as const).flatMap((abroad) => {
      const found = rows.find((row) => row.kind === kind && row.abroad === abroad);
      const where = [
        ...(kind ? [is('kind', kind)] : []),
        ...(abroad === null ? [] : [is('abroad', String(abroad))]),
      ];
      const [enterprises, times]: [ChapterColumn, ChapterColumn] =
        abroad === null
          ? ['enterprises', 'times']
          : abroad
            ? ['abroad-enterprises', 'abroad-times']
            : ['home-enterprises', 'home-times'];
      return [
        cell(enterprises, found?.enterprises ?? 0, { kind: 'participation', where, counts: 'distinct' }),
        cell(times, found?.times ?? 0, { kind: 'participation', where, counts: 'rows' }),
      ];
    });
  const row = (key: 'direct' | 'indirect' | 'together', kind: string | null): ChapterRow => ({
    ...{ key, labels: words((of) => of[key]), cells: cells(kind) },
  });
  return {
    key: 'participations',
    kind: 'participation',
    tables: [
      table(
        'bySide',
        words((of) => of.bySide),
        [row('direct', 'direct'), row('indirect', 'indirect'), row('together', null)],
      ),
    ],
  };
}

async function recognitionChapter(em: EntityManager, { from, asOf }: ProgrammeSpan): Promise<Chapter> {
  const rows: ChapterRow[] = [];
  const byYear: ChapterTable[] = [];
  for (const kind of RECOGNITION_KINDS) {
    const figures = await recognitionFigures(em, { kind, from, asOf });
    const behind = (counts: Behind['counts'], ...more: Condition[]): Behind => ({
      ...{ kind: 'recognition', counts },
      where: [is('kind', kind), is('counted', 'true'), ...more],
    });
    if (figures.recognised.products === 0) continue;
    rows.push({
      key: kind,
      labels: words((of) => of.recognitionKinds[kind]!),
      cells: [
        cell('products', figures.recognised.products, behind('rows')),
        cell('enterprises', figures.recognised.enterprises, behind('distinct')),
        cell('in-force', figures.inForce.products, behind('rows', is('state', 'in-force'))),
        cell('expired', figures.expired.products, behind('rows', is('state', 'expired'))),
        cell('withdrawn', figures.withdrawn.products, behind('rows', is('state', 'withdrawn'))),
      ],
    });
    byYear.push(yearTable(kind, figures.byYear, behind));
  }
  return {
    key: 'recognitions',
    kind: 'recognition',
    tables: [
      table(
        'byKind',
        words((of) => of.byKind),
        rows,
        ['products', 'enterprises', 'in-force', 'expired', 'withdrawn'],
      ),
      ...byYear,
    ],
  };
}

function yearTable(
  kind: RecognitionKind,
  byYear: Awaited<ReturnType<typeof recognitionFigures>>['byYear'],
  behind: (counts: Behind['counts'], ...more: Condition[]) => Behind,
): ChapterTable {
  const rows = byYear.map(({ year, added, inAll }): ChapterRow => {
    const [only, upTo] = [
      is('firstYear', String(year)),
      { ...is('firstYear', String(year)), isAtMost: true },
    ];
    return {
      key: String(year),
      labels: bothOf(() => String(year)),
      cells: [
        cell('added', added.products, behind('rows', only)),
        cell('added-enterprises', added.enterprises, behind('distinct', only)),
        cell('in-all', inAll.products, behind('rows', upTo)),
        cell('in-all-enterprises', inAll.enterprises, behind('distinct', upTo)),
      ],
    };
  });
  return table(
    `byYear-${kind}`,
    words((of) => of.byYear(of.recognitionKinds[kind]!)),
    rows,
  );
}

async function supportChapter(em: EntityManager, { from, asOf }: ProgrammeSpan): Promise<Chapter> {
  const figures = await supportFigures(em, { from, asOf });
  // Sums of all kinds come last.
  const sorted = [...figures.filter(({ kind }) => kind), ...figures.filter(({ kind }) => !kind)];
  const rows = sorted.map(({ kind, enterprises, projects, payments, amount }): ChapterRow => {
    const behind = (counts: Behind['counts'], ...more: Condition[]): Behind => ({
      ...{ kind: 'support', counts },
      where: [is('currency', amount.currency), ...(kind ? [is('kind', kind)] : []), ...more],
    });
    return {
      key: `${kind ?? 'all'}-${amount.currency}`,
      labels: words((of) => (kind ? of.supportKinds[kind]! : `${of.together} (${amount.currency})`)),
      cells: [
        cell('enterprises', enterprises, behind('distinct')),
        cell('projects', projects, behind('distinct')),
        cell('payments', payments, behind('sign')),
        { column: 'amount', count: null, value: plainMoney(amount), behind: behind('amount') },
      ],
    };
  });
  return {
    key: 'support',
    kind: 'support',
    tables: [
      table(
        'byKind',
        words((of) => of.byKind),
        rows,
        ['enterprises', 'projects', 'payments', 'amount'],
      ),
    ],
  };
}

function targetChapter(progress: readonly TargetProgress[]): Chapter {
  const tables = [...Map.groupBy(progress, ({ programme }) => programme).entries()].map(
    ([programme, targets]): ChapterTable => {
      const rows = targets.map(({ target, count }): ChapterRow => {
        const { name, unit } = DEFINITION_TEXTS[target.definition];
        const percent = unit === 'percent' ? ({ unit: 'percent' } as const) : {};
        const behind: Behind = {
          ...{ kind: 'target', counts: 'distinct' },
          where: [is('targetId', target.id), is('counted', 'true')],
        };
        return {
          key: target.id,
          labels: bothOf((language) => `${target.year}: ${name[language]}`),
          cells: [
            { column: 'goal', count: target.goal, behind: null, ...percent },
            { ...cell('actual', count.actual, behind), ...percent },
            cell('enterprises', count.enterprises, behind),
          ],
        };
      });
      const labels = bothOf((of) => programme.name[of] ?? programme.name.vi ?? programme.code);
      return table(programme.id, labels, rows);
    },
  );
  return { key: 'targets', kind: 'target', tables };
}

async function activityChapter(em: EntityManager, span: ProgrammeSpan): Promise<Chapter> {
  const { sql, params } = heldActivitiesSql(span);
  const found: {
    kind: string | null;
    topic: string | null;
    activities: number;
    times: number;
    enterprises: number;
    people: number;
  }[] = await em.execute(
    `select kind, topic, count(distinct activity_id)::int as activities, count(enrolment_id)::int as times,
            count(distinct organisation_id)::int as enterprises, sum(people)::int as people
       from (${sql}) held group by grouping sets ((kind), (topic), ()) order by kind, topic`,
    [...params],
  );
  const rowOf = (of: (typeof found)[number]): ChapterRow => {
    const where = [...(of.kind ? [is('kind', of.kind)] : []), ...(of.topic ? [is('topic', of.topic)] : [])];
    const behind = (counts: Behind['counts'], ...more: Condition[]): Behind => ({
      ...{ kind: 'activity', counts },
      where: [...where, ...more],
    });
    return {
      key: of.kind ?? of.topic ?? 'all',
      labels: words((text) =>
        of.kind ? text.activityKinds[of.kind]! : of.topic ? text.activityTopics[of.topic]! : text.together,
      ),
      cells: [
        cell('activities', of.activities, behind('distinct')),
        cell('enterprises', of.enterprises, behind('distinct', is('counted', 'true'))),
        cell('times', of.times, behind('rows', is('counted', 'true'))),
        cell('people', of.people, behind('people')),
      ],
    };
  };
  const all = found.filter(({ kind, topic, activities }) => !kind && !topic && activities > 0);
  const split = (by: 'kind' | 'topic') => [...found.filter((row) => row[by]), ...all].map(rowOf);
  const columns: ChapterColumn[] = ['activities', 'enterprises', 'times', 'people'];
  return {
    key: 'activities',
    kind: 'activity',
    tables: [
      table(
        'byKind',
        words((of) => of.byKind),
        split('kind'),
        columns,
      ),
      table(
        'byTopic',
        words((of) => of.byTopic),
        split('topic'),
        columns,
      ),
    ],
  };
}

function words(of: (words: ChapterWords) => string): InBoth {
  return bothOf((language) => of(CHAPTER_WORDS[language]));
}

function is(field: string, value: string): Condition {
  return { field, value };
}

function cell(column: ChapterColumn, count: number, behind: Behind): ChapterCell {
  return { column, count, behind };
}

function table(
  key: string,
  labels: InBoth,
  rows: readonly ChapterRow[],
  columns: readonly ChapterColumn[] = rows[0]?.cells.map(({ column }) => column) ?? [],
): ChapterTable {
  return { key, labels, columns, rows };
}
