import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { EntityManager } from '@mikro-orm/postgresql';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { found } from '#database';
import type { Fair } from '#fair';
import {
  CompareTimetablesService,
  FactNames,
  FairFactsReader,
  type NamedFault,
  PlanImpossibleError,
  PlanRun,
  PlanRunner,
  PlanRunsService,
  PRINT_SCOPES,
  PrintTimetableService,
  type PrintScope,
  ReleaseService,
  SCHEDULE_LANGUAGES,
  type ScheduleLanguage,
  TimetableChangedError,
  TimetableDraft,
  TimetableVersion,
  checkPlaced,
  nameViolation,
} from '#planning';
import { fairBy, fairOf } from '../fair-of.js';
import { print } from '../output.js';
import { withProduct } from '../with-product.js';

interface PlanOptions {
  seconds: number;
  seed: number;
  moves?: number;
  mayMovePlanned: boolean;
}

interface PrintOptions {
  scope: PrintScope;
  lang: ScheduleLanguage;
  id?: string;
  drafts: boolean;
  out?: string;
}

export function addTimetableCommands(program: Command): void {
  const timetable = program
    .command('timetable')
    .description('make, check and release the timetable of a fair, named by its code');
  timetable
    .command('plan')
    .description('search for a timetable and make a draft of it')
    .argument('<fair>', 'its code')
    .option('--seconds <number>', 'time budget', whole, 30)
    .option('--seed <number>', 'where the search starts', whole, 1)
    .option(
      '--moves <number>',
      'budget in search moves instead of time: the result is the same every time',
      whole,
    )
    .option('--may-move-planned', 'also move meetings that are planned already and not fixed', false)
    .action(async (code: string, options: PlanOptions, command: Command) => {
      const run = await withProduct(async (app) => {
        const em = app.get(EntityManager).fork();
        const fairId = await fairOf(em, code);
        const runId = await explained(() =>
          app.get(PlanRunsService, { strict: false }).plan({ fairId, ...options }),
        );
        await app.get(PlanRunner, { strict: false }).doNow(runId);
        return em.findOneOrFail(PlanRun, { id: runId }, { populate: ['draft'] });
      });
      const { status, outcome, figures } = run;
      const draft = run.draft?.unwrap() ?? null;
      const result = {
        status,
        outcome: outcome ?? null,
        draft: draft?.number ?? null,
        figures,
        faults: run.faults,
      };
      print(command, result, () =>
        [
          `${outcome ?? status}${draft ? `, draft ${draft.number}` : ''}`,
          ...(figures
            ? [
                `worth ${figures.worth.toFixed(1)} of at most ${figures.worthBound.toFixed(1)}, ${figures.scheduled} of ${figures.requests} meetings`,
                `worst served ${(figures.worstShare * 100).toFixed(0)} % of at most ${(figures.worstShareBound * 100).toFixed(0)} %, ${figures.breaks} breaks, ${figures.seconds} s`,
              ]
            : []),
          ...run.faults.map(lineOf),
        ].join('\n'),
      );
      if (!draft) process.exitCode = 1;
    });
  timetable
    .command('check')
    .description('check the timetable as it stands against every rule of the fair')
    .argument('<fair>', 'its code')
    .action(async (code: string, _options: object, command: Command) => {
      const faults = await withProduct(async (app) => {
        const em = app.get(EntityManager).fork();
        const facts = await app.get(FairFactsReader, { strict: false }).read(em, await fairOf(em, code));
        const names = new FactNames(facts);
        return checkPlaced(facts, facts.meetings).map((violation) => nameViolation(violation, names));
      });
      print(command, { valid: faults.length === 0, faults }, () =>
        faults.length === 0 ? 'No rule is broken.' : faults.map(lineOf).join('\n'),
      );
      if (faults.length > 0) process.exitCode = 1;
    });
  timetable
    .command('left-out')
    .description('list the agreed pairs that a draft leaves out, with the reason and what would make room')
    .argument('<fair>', 'its code')
    .argument('<draft>', 'its number', whole)
    .option('--first <number>', 'how many, what is worth most first', whole, 50)
    .action(async (code: string, number: number, { first }: { first: number }, command: Command) => {
      const { items, total } = await withProduct(async (app) => {
        const { id } = await draftOf(app.get(EntityManager).fork(), code, number);
        return app.get(CompareTimetablesService, { strict: false }).unscheduled(id, 0, first);
      });
      print(command, { total, pairs: items }, () =>
        [
          `${total} pairs are left out`,
          ...items.flatMap(({ pair, worth, reasons, room }) => [
            `${pair} (worth ${worth.toFixed(1)})`,
            ...reasons.map((reason) => `  ${saidOf(reason.code, reason.culprits)}`),
            ...(room ? [`  room by ${saidOf(room.kind, room.culprits)}`] : []),
          ]),
        ].join('\n'),
      );
    });
  timetable
    .command('release')
    .description('make a draft the timetable of the fair, and tell those whom it concerns')
    .argument('<fair>', 'its code')
    .argument('<draft>', 'its number', whole)
    .option('--note <text>', 'why; shown to the sides of meetings that it cancels')
    .action(async (code: string, number: number, { note }: { note?: string }, command: Command) => {
      const { fair, version } = await withProduct(async (app) => {
        const em = app.get(EntityManager).fork();
        const { fair, id, version: of } = await draftOf(em, code, number);
        const released = await explained(() =>
          app.get(ReleaseService, { strict: false }).release({ draftId: id, version: of, note }),
        );
        return { fair, version: await em.findOneOrFail(TimetableVersion, { id: released }) };
      });
      print(command, factsOf(version), () => textOf(version, fair));
    });
  timetable
    .command('print')
    .description(
      'write schedules as PDF: a sheet for each participant, person, table or hall, or the whole fair',
    )
    .argument('<fair>', 'its code')
    .addOption(new Option('--scope <scope>', 'of what').choices(PRINT_SCOPES).default('participants'))
    .addOption(new Option('--lang <language>', 'its words').choices(SCHEDULE_LANGUAGES).default('vi'))
    .option('--id <uuid>', 'of one participation, delegate, table or hall')
    .option('--drafts', 'with meetings that their sides don’t see yet', false)
    .option('--out <file>', 'where to; the fair’s code and the scope unless told')
    .action(async (code: string, options: PrintOptions, command: Command) => {
      const { scope, lang, id, drafts, out } = options;
      const file = await withProduct(async (app) => {
        const fairId = await fairOf(app.get(EntityManager).fork(), code);
        const { stream, name } = await app
          .get(PrintTimetableService, { strict: false })
          .print({ fairId, scope, language: lang, withDrafts: drafts, ...(id && { ids: [id] }) });
        const path = out ?? name;
        await pipeline(stream, createWriteStream(path));
        return path;
      });
      print(command, { file }, () => `written to ${file}`);
    });
  timetable
    .command('versions')
    .description('list the releases of the timetable, the newest first')
    .argument('<fair>', 'its code')
    .action(async (code: string, _options: object, command: Command) => {
      const { fair, versions } = await withProduct(async (app) => {
        const em = app.get(EntityManager).fork();
        const fair = await fairBy(em, code);
        return { fair, versions: await em.find(TimetableVersion, { fair }, { orderBy: { number: 'desc' } }) };
      });
      print(command, versions.map(factsOf), () =>
        versions.length === 0
          ? 'Nothing was released yet.'
          : versions.map((version) => textOf(version, fair)).join('\n'),
      );
    });
  timetable
    .command('changes')
    .description('list what leads from one release to another; 0 is the empty timetable before the first')
    .argument('<fair>', 'its code')
    .argument('<from>', 'number of a version', whole)
    .argument('<to>', 'number of a version', whole)
    .action(async (code: string, from: number, to: number, _options: object, command: Command) => {
      const { changes, groups, names } = await withProduct(async (app) => {
        const comparing = app.get(CompareTimetablesService, { strict: false });
        const fairId = await fairOf(app.get(EntityManager).fork(), code);
        const { changes } = await comparing.difference(fairId, from, to);
        return { changes, ...(await comparing.groupDifference(fairId, from, to)) };
      });
      const at = (place: { slotId: string; tableId: string | null } | null) =>
        place
          ? [place.slotId, ...(place.tableId ? [place.tableId] : [])]
              .map((id) => names.of(id).name)
              .join(', ')
          : 'nowhere';
      const rows = [
        ...changes.map(({ kind, before, after }) => ({
          kind,
          what: ['supplierId' as const, 'buyerId' as const]
            .map((side) => names.of((after ?? before)![side]).name)
            .join(' – '),
          ...{ from: at(before), to: at(after) },
        })),
        ...groups.map(({ kind, groupId, before, after }) => ({
          ...{ kind, what: names.of(groupId).name, from: at(before), to: at(after) },
        })),
      ];
      print(command, rows, () =>
        rows.length === 0
          ? 'Nothing changed.'
          : rows.map((row) => `${row.kind} ${row.what}: ${row.from} → ${row.to}`).join('\n'),
      );
    });
}

async function draftOf(
  em: EntityManager,
  code: string,
  number: number,
): Promise<{ fair: Fair; id: string; version: number }> {
  const fair = await fairBy(em, code);
  const { id, version } = found(await em.findOne(TimetableDraft, { fair, number }), 'draft', String(number));
  return { fair, id, version };
}

/** Says with a refusal what it is about. */
async function explained<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const faults =
      error instanceof PlanImpossibleError
        ? error.facts.faults
        : error instanceof TimetableChangedError
          ? error.facts.conflicts
          : null;
    if (faults) (error as Error).message += `\n${faults.map(lineOf).join('\n')}`;
    throw error;
  }
}

function lineOf({ code, isWarning, culprits }: NamedFault): string {
  return `${isWarning ? 'warning' : 'error'} ${saidOf(code, culprits)}`;
}

function saidOf(code: string, culprits: NamedFault['culprits']): string {
  return culprits.length === 0 ? code : `${code}: ${culprits.map(({ name }) => name).join(', ')}`;
}

function factsOf({ number, createdAt, note, meetings, added, moved, cancelled, letters }: TimetableVersion) {
  return { number, createdAt, note: note ?? null, meetings, added, moved, cancelled, letters };
}

function textOf(version: TimetableVersion, { timeZone }: Fair): string {
  const { number, createdAt, meetings, added, moved, cancelled, letters } = version;
  const at = Temporal.Instant.fromEpochMilliseconds(createdAt.getTime()).toString({ timeZone });
  return `version ${number} of ${at}: ${meetings} meetings; ${added} added, ${moved} moved, ${cancelled} cancelled; ${letters} letters`;
}

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 0) throw new InvalidArgumentError('It must be a whole number.');
  return value;
}
