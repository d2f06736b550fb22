import { useDocumentTitle } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { useFairRoom, useLiveUpdates } from '../../api/live.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { Asked } from '../../ui/states.js';
import { FairQuery } from '../fair/fair.documents.js';
import { useSession } from '../session/use-session.js';
import { FloorQuery } from './floor.documents.js';
import {
  type Floor,
  type FloorSession,
  type FloorTable,
  byHall,
  countdown,
  isGoingOn,
  phaseOf,
  sessionsBesides,
  sessionsIn,
} from './floor-view.js';
import classes from './screen.module.css';
import { useClock } from './use-floor.js';

/** For a screen that hangs in the hall: dark, large, without anything to press, live. */
export function Component() {
  const { fairId } = useParams();
  const { person } = useSession();
  useLiveUpdates(person?.id ?? null);
  useFairRoom(fairId!);
  const fair = useAsk(FairQuery, { id: fairId! });
  const query = useAsk(FloorQuery, { fairId: fairId!, date: null }, { staleTime: 5_000 });
  return (
    <main id="main" className={classes.screen}>
      <Asked query={query}>
        {({ floor }) => (
          <Asked query={fair}>
            {({ fair: { name } }) => <Board floor={floor} name={name} readAt={query.dataUpdatedAt} />}
          </Asked>
        )}
      </Asked>
    </main>
  );
}

function Board({
  floor,
  name,
  readAt,
}: {
  floor: Floor;
  name: Parameters<ReturnType<typeof useTextIn>>[0];
  readAt: number;
}) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const textIn = useTextIn();
  const now = useClock(floor.at, readAt);
  const title = textIn(name);
  useDocumentTitle(`${title} · Fairmatch`);
  const phase = phaseOf(floor.slots, now);
  const { now: current, next } = phase;
  const besides = sessionsBesides(floor, now, phase);
  const instant = new Date(now).toISOString();
  const time = (at: string) => format.time(at, floor.timeZone);
  const tables = new Map(floor.tables.map((table) => [table.id, table]));
  const called = floor.meetings.flatMap((meeting) =>
    meeting.status === 'RELEASED'
      ? meeting.parties.filter(({ call }) => call).map((party) => ({ meeting, party }))
      : [],
  );
  const calledInGroups = floor.sessions.flatMap((session) =>
    isGoingOn(session) ? session.parties.filter(({ call }) => call).map((party) => ({ session, party })) : [],
  );
  return (
    <>
      <header className={classes.head}>
        <div>
          <h1 className={classes.title}>{title}</h1>
          <div className={classes.quiet}>
            {format.weekday(floor.date)} · {format.zone(floor.timeZone, instant)} ·{' '}
            <Link className={classes.leave} to={`/fairs/${floor.fairId}/floor`}>
              {t('screen.leave')}
            </Link>
          </div>
        </div>
        <div>
          <div className={classes.clock}>{time(instant)}</div>
          {next && (
            <div className={classes.quiet}>
              {t('nextIn', { time: time(next.startsAt), left: countdown(Date.parse(next.startsAt) - now) })}
            </div>
          )}
        </div>
      </header>
      {called.length + calledInGroups.length > 0 && (
        <section className={classes.calls} aria-live="polite">
          <h2>{t('screen.called')}</h2>
          <ul>
            {called.map(({ meeting, party }) => (
              <li key={`${meeting.id} ${party.side}`}>
                {party.name} → {tables.get(meeting.tableId ?? '')?.label ?? t('online')}
              </li>
            ))}
            {calledInGroups.map(({ session, party }) => (
              <li key={`${session.id} ${party.participationId}`}>
                {party.name} → {tables.get(session.tableId ?? '')?.label}
              </li>
            ))}
          </ul>
        </section>
      )}
      <div className={classes.columns}>
        {current && (
          <Column
            title={t('board.now', { from: time(current.startsAt), until: time(current.endsAt) })}
            floor={floor}
            slotId={current.id}
          />
        )}
        {next && (
          <Column
            title={t('board.next', { from: time(next.startsAt), until: time(next.endsAt) })}
            floor={floor}
            slotId={next.id}
          />
        )}
        {besides.length > 0 && (
          <section className={classes.column}>
            <h2>{t('board.besides')}</h2>
            {besides.map(({ session, table }) => (
              <SessionLine key={session.id} session={session} table={table} withTime={time} />
            ))}
          </section>
        )}
        {!current && !next && besides.length === 0 && <p className={classes.quiet}>{t('screen.over')}</p>}
      </div>
    </>
  );
}

function Column({ title, floor, slotId }: { title: string; floor: Floor; slotId: string }) {
  const { t } = useTranslation('floor');
  const halls = byHall(floor, slotId);
  const sessions = sessionsIn(floor, slotId);
  return (
    <section className={classes.column}>
      <h2>{title}</h2>
      {halls.length === 0 && sessions.length === 0 && (
        <p className={classes.quiet}>{t('board.noMeetings')}</p>
      )}
      {halls.map(({ hall, meetings }) => (
        <div key={hall ?? 'online'}>
          <div className={classes.hall}>{hall ?? t('online')}</div>
          {meetings
            .filter(({ meeting }) => meeting.status !== 'NO_SHOW')
            .map(({ meeting, table }) => {
              const late = Math.max(...meeting.parties.map(({ lateMinutes }) => lateMinutes ?? 0));
              return (
                <div key={meeting.id} className={classes.line}>
                  <span className={classes.tableName}>{table?.label ?? ''}</span>
                  <span className={classes.pair}>{meeting.parties.map(({ name }) => name).join(' – ')}</span>
                  <span className={classes.state}>
                    {meeting.status === 'RELEASED' && late > 0 && t('late.said', { minutes: late })}
                  </span>
                </div>
              );
            })}
        </div>
      ))}
      {sessions.length > 0 && (
        <div>
          <div className={classes.hall}>{t('sessions')}</div>
          {sessions
            .filter(({ session }) => isGoingOn(session))
            .map(({ session, table }) => (
              <SessionLine key={session.id} session={session} table={table} />
            ))}
        </div>
      )}
    </section>
  );
}

function SessionLine({
  session,
  table,
  withTime,
}: {
  session: FloorSession;
  table: FloorTable | null;
  withTime?: (instant: string) => string;
}) {
  const { t } = useTranslation('floor');
  const late = Math.max(0, ...session.parties.map(({ lateMinutes }) => lateMinutes ?? 0));
  return (
    <div className={classes.line}>
      <span className={classes.tableName}>{table?.label ?? ''}</span>
      <span className={classes.pair}>
        {withTime && `${withTime(session.startsAt)} · `}
        {session.title}
        {table && `: ${session.parties.map(({ name }) => name).join(' – ')}`}
      </span>
      <span className={classes.state}>
        {session.status === 'RELEASED' && late > 0 && t('late.said', { minutes: late })}
      </span>
    </div>
  );
}
