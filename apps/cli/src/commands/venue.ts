import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext } from '@nestjs/common';
import { type Command, InvalidArgumentError } from 'commander';
import { found } from '#database';
import { type DaysLayout, type Fair, FairDaysService, Hall, HallsService, MeetingTable, Slot } from '#fair';
import { type NamedPlace, Repair, RepairNames, type RepairRequest, RepairsService } from '#floor';
import { DomainError } from '#kernel';
import { isSamePeople } from '#planning';
import { day } from '../day.js';
import { fairBy } from '../fair-of.js';
import { OperatorError, print } from '../output.js';
import { withProduct } from '../with-product.js';

interface Removal {
  day?: string;
  slot?: string;
  table?: string;
  hall?: string;
  limit?: number;
  apply: boolean;
}

interface Layout {
  day: string[];
  opens: string;
  closes: string;
  minutes: number;
  buffer: number;
  break: { from: string; to: string }[];
  limit?: number;
  apply: boolean;
}

/** A change, and how it is done where no meeting depends on it. */
interface Change {
  readonly repair: Omit<RepairRequest, 'fairId'>;
  readonly direct: (app: INestApplicationContext) => Promise<unknown>;
  /** Of days that are laid out: what that would change. */
  readonly layout?: (app: INestApplicationContext) => Promise<DaysLayout>;
}

const APPLY =
  'do it, and tell everybody concerned; without it only what would become of the meetings is shown';
const LIMIT = 'other meetings that may be moved to make room; 3 when left out';

/** Days, slots, halls and tables that go or change while meetings are planned. */
export function addVenueCommands(program: Command): void {
  const venue = program
    .command('venue')
    .description('days, slots, halls and tables of a fair, named by its code');
  venue
    .command('remove')
    .description('take a day, slot, hall or table out of the fair')
    .argument('<fair>', 'its code')
    .option('--day <day>', 'such as 2026-11-25', day)
    .option('--slot <instant>', 'when it begins, such as 2026-11-25T10:00+07:00')
    .option('--table <label>', 'with --hall when several halls have one')
    .option('--hall <name>', 'the hall, or where the table is')
    .option('--limit <number>', LIMIT, count)
    .option('--apply', APPLY, false)
    .action(async (code: string, options: Removal, command: Command) => {
      await change(command, code, options, (em, fair) => removalOf(em, fair, options));
    });
  venue
    .command('lay-days')
    .description('lay out the slots of days, in place of those that they have and that haven’t begun')
    .argument('<fair>', 'its code')
    .requiredOption('--day <day...>', 'such as 2026-11-25', days)
    .requiredOption('--opens <time>', 'such as 09:00, on the fair’s clock')
    .requiredOption('--closes <time>', 'such as 17:00')
    .requiredOption('--minutes <number>', 'how long a slot is', count)
    .option('--buffer <number>', 'minutes between one slot and the next', count, 0)
    .option('--break <from-to...>', 'such as 12:00-13:30', breaks, [])
    .option('--limit <number>', LIMIT, count)
    .option('--apply', APPLY, false)
    .action(async (code: string, options: Layout, command: Command) => {
      const { minutes, buffer, opens, closes, break: pauses } = options;
      const layout = {
        ...{ slotMinutes: minutes, bufferMinutes: buffer },
        days: options.day.map((date) => ({ date, opensAt: opens, closesAt: closes, breaks: pauses })),
      };
      await change(command, code, options, async (em, fair) => ({
        repair: { kind: 'days-laid', layout },
        layout: (app) => app.get(FairDaysService, { strict: false }).layout(em, fair.id, layout),
        direct: (app) => app.get(FairDaysService, { strict: false }).planDays(fair.id, layout),
      }));
    });
}

async function removalOf(em: EntityManager, fair: Fair, options: Removal): Promise<Change> {
  const { day: date, slot, table: label, hall: name } = options;
  const named = [date, slot, label ?? name].filter((one) => one !== undefined);
  if (named.length !== 1) throw new OperatorError('Name one of --day, --slot, --table and --hall.');
  const [days, halls] = [FairDaysService, HallsService];
  if (date !== undefined) {
    return {
      repair: { kind: 'day-removed', date },
      direct: (app) => app.get(days, { strict: false }).removeDay(fair.id, date),
    };
  }
  if (slot !== undefined) {
    const startsAt = new Date(slot);
    if (Number.isNaN(startsAt.getTime())) throw new OperatorError(`${slot} is no instant.`);
    const { id: slotId } = found(await em.findOne(Slot, { fair, startsAt }), 'slot', slot);
    return {
      repair: { kind: 'slot-removed', slotId },
      direct: (app) => app.get(days, { strict: false }).removeSlot(slotId),
    };
  }
  const hall = name === undefined ? null : found(await em.findOne(Hall, { fair, name }), 'hall', name);
  if (label === undefined) {
    const { id: hallId } = hall!;
    return {
      repair: { kind: 'hall-removed', hallId },
      direct: (app) => app.get(halls, { strict: false }).removeHall(hallId),
    };
  }
  const tables = await em.find(MeetingTable, { fair, label, ...(hall && { hall }) });
  if (tables.length > 1)
    throw new OperatorError(`Several halls have a table ${label}: name one with --hall.`);
  const { id: tableId } = found(tables[0], 'table', label);
  return {
    repair: { kind: 'table-removed', tableId },
    direct: (app) => app.get(halls, { strict: false }).removeTable(tableId),
  };
}

/** Shows what becomes of the meetings, and with --apply does it; where there are none it is done at once. */
async function change(
  command: Command,
  code: string,
  { apply, limit }: { apply: boolean; limit?: number },
  of: (em: EntityManager, fair: Fair) => Promise<Change>,
): Promise<void> {
  const told = await withProduct(async (app) => {
    const em = app.get(EntityManager).fork();
    const fair = await fairBy(em, code);
    const { repair: asked, direct, layout } = await of(em, fair);
    const repairs = app.get(RepairsService, { strict: false });
    const from = ({ startsAt }: { startsAt: string }) =>
      Temporal.Instant.from(startsAt).toString({ timeZone: fair.timeZone });
    const staying = (laid?: DaysLayout) => ({
      kept: laid?.kept.map(from) ?? [],
      leftOut: laid?.leftOut.map(from) ?? [],
    });
    let id: string;
    try {
      id = await repairs.propose({ ...asked, fairId: fair.id, limit: limit ?? null });
    } catch (error) {
      // A fair that isn't open has no timetable yet, or has had it: then meetings stand in the way or there are none.
      if (!(error instanceof DomainError && ['NOTHING_TO_REPAIR', 'FAIR_NOT_OPEN'].includes(error.code)))
        throw error;
      const told = staying(await layout?.(app));
      if (apply) await direct(app);
      return { fair: code, isApplied: apply, ...told, moved: [], cancelled: [], groups: [], letters: 0 };
    }
    if (apply) await repairs.apply(id);
    const repair = await em.fork().findOneOrFail(Repair, { id });
    const names = await RepairNames.of(em.fork(), [repair]);
    const at = ({ startsAt, tableLabel }: NamedPlace) => ({
      startsAt:
        startsAt &&
        Temporal.Instant.fromEpochMilliseconds(startsAt.getTime()).toString({ timeZone: fair.timeZone }),
      table: tableLabel,
    });
    const { changed, lost, groups = [] } = repair.plan;
    return {
      ...{ fair: code, isApplied: apply, letters: repair.letters },
      ...staying(repair.change.kind === 'days-laid' ? repair.change.layout : undefined),
      moved: changed.map(({ before, after, reason }) => ({
        ...{ pair: names.pair(before), reason, from: at(names.place(before)), to: at(names.place(after)) },
        people: isSamePeople(before, after) ? null : names.place(after).people,
      })),
      cancelled: lost.map(({ before, reason }) => ({
        ...{ pair: names.pair(before), reason, from: at(names.place(before)) },
      })),
      groups: groups.map(({ title, before, after }) => ({
        ...{ title, from: at(names.groupPlace(before)), to: after && at(names.groupPlace(after)) },
      })),
    };
  });
  type Place = { startsAt: string | null; table: string | null };
  const line = ({ startsAt, table }: Place) =>
    [startsAt, table && `table ${table}`].filter(Boolean).join(', ');
  print(command, told, () =>
    [
      ...(told.kept.length > 0 ? [`Stay, for they have begun: ${told.kept.join(', ')}`] : []),
      ...(told.leftOut.length > 0
        ? [`Not laid, for one that has begun lasts then: ${told.leftOut.join(', ')}`]
        : []),
      ...told.moved.map(
        ({ pair, from, to, people }) =>
          `${pair}: ${line(from)} → ${line(to)}${people ? `, with ${people.join(', ')}` : ''}`,
      ),
      ...told.cancelled.map(({ pair, from, reason }) => `${pair}: ${line(from)} → cancelled (${reason})`),
      ...told.groups.map(
        ({ title, from, to }) => `“${title}”: ${line(from)} → ${to ? line(to) : 'to be placed again'}`,
      ),
      told.isApplied
        ? `Done; letters written: ${told.letters}.`
        : 'Nothing has been changed: add --apply to do it.',
    ].join('\n'),
  );
}

function count(text: string): number {
  if (!/^\d{1,3}$/.test(text)) throw new InvalidArgumentError('It must be a whole number.');
  return Number(text);
}

function days(text: string, before: string[] | undefined): string[] {
  return [...(before ?? []), day(text)];
}

function breaks(text: string, before: Layout['break']): Layout['break'] {
  const [, from, to] = /^(\d\d:\d\d)-(\d\d:\d\d)$/.exec(text) ?? [];
  if (!from || !to) throw new InvalidArgumentError('It must be times such as 12:00-13:30.');
  return [...before, { from, to }];
}
