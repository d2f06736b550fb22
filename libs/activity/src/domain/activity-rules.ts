import type { InputProblem } from '#kernel';
import { isTimeZone } from '#kernel';
import type { ActivityKind, ActivityTopic } from './activity.entity.js';

export interface SessionDetails {
  /** Of a session that is kept; a new one has none. */
  id?: string | null;
  startsAt: Date;
  endsAt: Date;
  title?: string | null;
}

export interface ActivityDetails {
  kind: ActivityKind;
  topic: ActivityTopic;
  title: Record<string, string>;
  description: Record<string, string>;
  place: string;
  provider?: string | null;
  fairId?: string | null;
  timeZone: string;
  places?: number | null;
  signUpUntil: Date;
  requiredAttendance: number;
  sessions: SessionDetails[];
}

const MOST_SESSIONS = 60;

/** What is wrong with an activity, by field. */
export function activityProblems(details: ActivityDetails): InputProblem[] {
  const problems: InputProblem[] = [];
  const add = (path: string, message: string) =>
    problems.push({ path: ['input', ...path.split('.')], message });
  const { title, place, timeZone, sessions, signUpUntil } = details;
  if (Object.values(title).every((text) => text.trim() === '')) add('title', 'is missing');
  if (place.trim() === '') add('place', 'is missing');
  if (!isTimeZone(timeZone)) add('timeZone', 'is no time zone such as Asia/Ho_Chi_Minh');
  if (sessions.length === 0) add('sessions', 'There must be a session.');
  if (sessions.length > MOST_SESSIONS) add('sessions', `There may be ${MOST_SESSIONS} at most.`);
  sessions.forEach(({ startsAt, endsAt }, index) => {
    if (endsAt <= startsAt) add(`sessions.${index}.endsAt`, 'is not after the start');
    else if (endsAt.getTime() - startsAt.getTime() > 24 * 3_600_000)
      add(`sessions.${index}.endsAt`, 'A session is at most a day long.');
    const other = sessions.findIndex(
      (one, at) => at < index && one.startsAt < endsAt && startsAt < one.endsAt,
    );
    if (other >= 0) add(`sessions.${index}.startsAt`, `is at the same time as session ${other + 1}`);
  });
  const first = Math.min(...sessions.map(({ startsAt }) => startsAt.getTime()));
  if (sessions.length > 0 && signUpUntil.getTime() > first)
    add('signUpUntil', 'is after the first session has begun');
  return problems;
}
