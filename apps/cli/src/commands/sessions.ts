import { EntityManager } from '@mikro-orm/postgresql';
import { type Command, InvalidArgumentError } from 'commander';
import { found } from '#database';
import { type Fair, FairSession, FairSessionsService, MeetingTable } from '#fair';
import { GroupMeeting, GroupMeetingsService } from '#planning';
import { fairBy, fairOf } from '../fair-of.js';
import { print } from '../output.js';
import { withProduct } from '../with-product.js';

interface AddSession {
  title: string;
  from: Date;
  to: Date;
  table?: string;
  delegate: string[];
}

interface AddGroup {
  title: string;
  party: string[];
  table?: string;
  must: boolean;
}

/** Openings, workshops and tours, and meetings of three organisations or more. */
export function addSessionCommands(program: Command): void {
  const session = program.command('session').description('sessions on the side of a fair, named by its code');
  session
    .command('list')
    .description('the sessions, released group meetings too, the earliest first')
    .argument('<fair>', 'its code')
    .action(async (code: string, _options: object, command: Command) => {
      const sessions = await withProduct(async (app) => {
        const em = app.get(EntityManager).fork();
        const fair = await fairBy(em, code);
        const all = await em.find(
          FairSession,
          { fair },
          { populate: ['table', 'attendances'], orderBy: { startsAt: 'asc', id: 'asc' } },
        );
        return all.map(({ id, title, startsAt, endsAt, table, attendances }) => ({
          ...{ id, title, startsAt: at(startsAt, fair), endsAt: at(endsAt, fair) },
          table: table?.unwrap().label ?? null,
          people: attendances.length,
        }));
      });
      print(command, sessions, () =>
        sessions.length === 0
          ? 'There are no sessions.'
          : sessions
              .map(
                ({ id, title, startsAt, endsAt, table, people }) =>
                  `${startsAt} – ${endsAt} ${title}${table ? `, table ${table}` : ''}, ${people} people (${id})`,
              )
              .join('\n'),
      );
    });
  session
    .command('add')
    .description('add a session; with a table it is a group meeting there, and its people are told')
    .argument('<fair>', 'its code')
    .requiredOption('--title <text>', 'what it is called')
    .requiredOption('--from <instant>', 'such as 2026-11-25T10:00+07:00', instant)
    .requiredOption('--to <instant>', 'such as 2026-11-25T10:30+07:00', instant)
    .option('--table <label>', 'where a group meets')
    .option('--delegate <uuid...>', 'who attends it', [])
    .action(async (code: string, options: AddSession, command: Command) => {
      const { title, from, to, table, delegate } = options;
      const added = await withProduct(async (app) => {
        const em = app.get(EntityManager).fork();
        const fairId = await fairOf(em, code);
        await app.get(FairSessionsService, { strict: false }).addSession({
          ...{ fairId, title, startsAt: from, endsAt: to, delegateIds: delegate },
          tableId: table === undefined ? null : await tableOf(em, fairId, table),
        });
        return { fair: code, title };
      });
      print(command, added, () => `“${title}” was added to ${code}.`);
    });
  const group = program
    .command('group')
    .description('meetings of three organisations or more, which a search places among the others');
  group
    .command('list')
    .description('the group meetings of a fair, and where those in the timetable are')
    .argument('<fair>', 'its code')
    .action(async (code: string, _options: object, command: Command) => {
      const groups = await withProduct(async (app) => {
        const em = app.get(EntityManager).fork();
        const fair = await fairBy(em, code);
        const all = await em.find(
          GroupMeeting,
          { fair },
          {
            populate: ['parties.participation.organisation', 'session.table'],
            orderBy: { title: 'asc', id: 'asc' },
          },
        );
        return all.map(({ id, title, isMust, parties, session: placed }) => ({
          ...{ id, title, isMust },
          parties: parties
            .getItems()
            .map(({ participation }) => participation.unwrap().organisation.unwrap().displayName),
          startsAt: placed ? at(placed.unwrap().startsAt, fair) : null,
          table: placed?.unwrap().table?.unwrap().label ?? null,
        }));
      });
      print(command, groups, () =>
        groups.length === 0
          ? 'There are no group meetings.'
          : groups
              .map(
                ({ id, title, parties, startsAt, table }) =>
                  `${title}: ${parties.join(', ')}; ${startsAt ? `${startsAt}${table ? `, table ${table}` : ''}` : 'to be placed'} (${id})`,
              )
              .join('\n'),
      );
    });
  group
    .command('add')
    .description('ask for a group meeting; the next search places it')
    .argument('<fair>', 'its code')
    .requiredOption('--title <text>', 'what it is called')
    .requiredOption('--party <uuid...>', 'participations that come, three at least')
    .option('--table <label>', 'the only table that it may take')
    .option('--must', 'no timetable without it', false)
    .action(async (code: string, { title, party, table, must }: AddGroup, command: Command) => {
      const id = await withProduct(async (app) => {
        const em = app.get(EntityManager).fork();
        const fairId = await fairOf(em, code);
        return app.get(GroupMeetingsService, { strict: false }).add({
          ...{ fairId, title, isMust: must, isFixed: false },
          tableId: table === undefined ? null : await tableOf(em, fairId, table),
          parties: party.map((participationId) => ({ participationId })),
        });
      });
      print(command, { id, title }, () => `“${title}” was added to ${code} (${id}).`);
    });
}

async function tableOf(em: EntityManager, fair: string, label: string): Promise<string> {
  return found(await em.findOne(MeetingTable, { fair, label }), 'table', label).id;
}

/** With the fair's offset, such as 2026-11-25T10:00:00+07:00. */
function at(moment: Date, { timeZone }: Fair): string {
  return Temporal.Instant.fromEpochMilliseconds(moment.getTime()).toString({ timeZone });
}

function instant(text: string): Date {
  const value = new Date(text);
  // Without an offset it would be meant on the clock of this machine, which need not be the fair's.
  if (Number.isNaN(value.getTime()) || !/(Z|[+-]\d\d:?\d\d)$/.test(text))
    throw new InvalidArgumentError('It must be an instant with its offset, such as 2026-11-25T10:00+07:00.');
  return value;
}
