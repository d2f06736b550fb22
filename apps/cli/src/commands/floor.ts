import { EntityManager } from '@mikro-orm/postgresql';
import type { Command } from 'commander';
import { CheckIn, type FloorDay, FloorReader, SlotOffer } from '#floor';
import { day } from '../day.js';
import { fairOf } from '../fair-of.js';
import { print } from '../output.js';
import { withProduct } from '../with-product.js';

/** Of the group meetings of a day. */
function groupCounts({ sessions, at: now }: FloorDay) {
  const groups = sessions.filter(({ tableId }) => tableId !== null);
  const current = groups.filter(
    ({ startsAt, endsAt, status }) => status !== 'no-show' && startsAt <= now && now < endsAt,
  );
  const count = (of: typeof groups, which: (party: (typeof groups)[number]['parties'][number]) => boolean) =>
    of.flatMap(({ parties }) => parties.filter(which)).length;
  return {
    groups: groups.length,
    groupsHeld: groups.filter(({ status }) => status === 'held').length,
    groupsNoShow: groups.filter(({ status }) => status === 'no-show').length,
    groupPartiesMissing: count(current, ({ isIn, isAbsent }) => !isIn && !isAbsent),
    groupPartiesAbsent: count(groups, ({ isAbsent }) => isAbsent),
  };
}

const DAY = '--date <day>';

export function addFloorCommands(program: Command): void {
  const floor = program.command('floor').description('the day of a fair, named by its code');
  floor
    .command('status')
    .description('who has come, what is under way and what is offered')
    .argument('<fair>', 'its code')
    .option(DAY, 'such as 2026-11-25; today or else the nearest when left out', day)
    .action(async (code: string, { date }: { date?: string }, command: Command) => {
      const status = await withProduct(async (app) => {
        const em = app.get(EntityManager).fork();
        const fairId = await fairOf(em, code);
        const day = await app.get(FloorReader, { strict: false }).read(em, fairId, date);
        const count = (state: string) => day.meetings.filter((one) => one.status === state).length;
        const now = day.at;
        const current = day.meetings.filter(
          ({ startsAt, endsAt, status: state }) => state === 'released' && startsAt <= now && now < endsAt,
        );
        return {
          ...{ date: day.date, ...day.counters },
          meetings: day.meetings.length,
          underWay: current.length,
          held: count('held'),
          noShows: count('no-show'),
          partiesMissing: current.flatMap(({ parties }) => parties.filter(({ isIn }) => !isIn)).length,
          ...groupCounts(day),
          offersOpen: await em.count(SlotOffer, { fair: fairId, state: 'offered' }),
        };
      });
      print(command, status, () =>
        [
          `${status.date}: ${status.checkedIn} of ${status.people} people checked in, ${status.missing} of ${status.expected} expected are missing, ${status.walkIns} walk-ins`,
          `${status.meetings} meetings: ${status.underWay} under way, ${status.held} held, ${status.noShows} no-shows; ${status.partiesMissing} parties missing at their tables`,
          `${status.groups} group meetings: ${status.groupsHeld} held, ${status.groupsNoShow} no-shows; ${status.groupPartiesMissing} parties missing at their tables, ${status.groupPartiesAbsent} recorded as absent`,
          `${status.offersOpen} offers of freed slots are open`,
        ].join('\n'),
      );
    });
  const checkIn = program.command('check-in').description('who has come to a fair, named by its code');
  checkIn
    .command('list')
    .description('check-ins of a day, the earliest first')
    .argument('<fair>', 'its code')
    .option(DAY, 'such as 2026-11-25; today or else the nearest when left out', day)
    .option('--missing', 'those who are expected and have not come, instead', false)
    .action(async (code: string, options: { date?: string; missing: boolean }, command: Command) => {
      const { people, checkIns } = await withProduct(async (app) => {
        const em = app.get(EntityManager).fork();
        const fairId = await fairOf(em, code);
        const day = await app.get(FloorReader, { strict: false }).read(em, fairId, options.date);
        const all = await em.find(CheckIn, { fair: fairId, date: day.date, undoneAt: null });
        return { people: day.people, checkIns: new Map(all.map((one) => [one.delegate.id, one])) };
      });
      const rows = people
        .filter(({ checkIn: came, meetings }) => (options.missing ? meetings > 0 && !came : came))
        .map((person) => ({
          ...{ name: person.name, organisation: person.organisationName, side: person.side },
          ...{ phone: person.phone, meetings: person.meetings },
          at: checkIns.get(person.delegateId)?.at.toISOString() ?? null,
          way: person.checkIn?.way ?? null,
          by: person.checkIn?.by ?? null,
        }))
        .sort((a, b) => (a.at ?? '').localeCompare(b.at ?? ''));
      print(command, rows, () =>
        rows.length === 0
          ? 'Nobody.'
          : rows
              .map(({ at, way, by, name, organisation, phone }) =>
                [at ?? '', name, organisation, at ? `${way}${by ? ` by ${by}` : ''}` : (phone ?? '')]
                  .filter(Boolean)
                  .join('  '),
              )
              .join('\n'),
      );
    });
}
