import {
  Anchor,
  Badge,
  Button,
  Card,
  Checkbox,
  Group,
  NativeSelect,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { useAsk } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useNow } from '../../ui/use-now.js';
import type { ActivityData } from './activity.page.js';
import { ActivityEnrolmentsQuery, RecordAttendanceMutation } from './activity.documents.js';

type Enrolments = ResultOf<typeof ActivityEnrolmentsQuery>['activityEnrolments'];

/** Who has signed up, and who came to which session; for staff. */
export function Attendance({ activity }: { activity: ActivityData }) {
  const { t } = useTranslation('activity');
  const query = useAsk(ActivityEnrolmentsQuery, { activityId: activity.id });
  const now = useNow();
  const begun = activity.sessions.filter(({ startsAt }) => new Date(startsAt).getTime() <= now);
  const [chosen, setChosen] = useState<string | null>(null);
  const sessionId = chosen ?? begun.at(-1)?.id ?? null;
  const format = useFormat();
  return (
    <section aria-labelledby="enrolments">
      <Title order={2} id="enrolments" mb="sm">
        {t('enrolments')}
      </Title>
      <Asked query={query}>
        {({ activityEnrolments: enrolments }) =>
          enrolments.length === 0 ? (
            <EmptyState title={t('noEnrolments')} />
          ) : (
            <Stack>
              {sessionId && (
                <NativeSelect
                  size="md"
                  maw={420}
                  label={t('attendanceOf')}
                  value={sessionId}
                  onChange={(event) => setChosen(event.currentTarget.value)}
                  data={begun.map(({ id, startsAt, title }) => ({
                    value: id,
                    label: [format.weekday(startsAt), format.time(startsAt, activity.timeZone), title]
                      .filter(Boolean)
                      .join(' · '),
                  }))}
                />
              )}
              <Sheet
                key={`${sessionId}-${enrolments.map(({ id, status }) => id + status).join()}`}
                enrolments={enrolments}
                sessionId={sessionId}
              />
            </Stack>
          )
        }
      </Asked>
    </section>
  );
}

function Sheet({ enrolments, sessionId }: { enrolments: Enrolments; sessionId: string | null }) {
  const { t, i18n } = useTranslation('activity');
  const record = useDeed(RecordAttendanceMutation);
  const people = enrolments.flatMap(({ participants }) => participants);
  const [there, setThere] = useState(
    () =>
      new Set(
        people
          .filter(({ attendedSessionIds }) => attendedSessionIds.includes(sessionId!))
          .map(({ id }) => id),
      ),
  );
  const mark = (id: string, isThere: boolean) =>
    setThere((now) => new Set(isThere ? [...now, id] : [...now].filter((one) => one !== id)));
  return (
    <Stack gap="sm">
      {enrolments.map(({ id, status, queuePlace, organisation, participants }) => (
        <Card key={id} padding="md">
          <Group justify="space-between" mb="xs">
            {organisation && (
              <Anchor component={Link} to={`/organisations/${organisation.id}`} fw={600}>
                {organisation.displayName}
              </Anchor>
            )}
            <Badge color={status === 'ENROLLED' ? 'pine' : status === 'WAITING' ? 'gold' : 'gray'}>
              {status === 'WAITING'
                ? t('queue', { place: queuePlace })
                : t(`enums:enrolmentStatus.${status}`)}
            </Badge>
          </Group>
          {participants.map((person) => (
            <Group key={person.id} gap="sm" py={4}>
              {sessionId && status === 'ENROLLED' ? (
                <Checkbox
                  label={person.name}
                  checked={there.has(person.id)}
                  onChange={(event) => mark(person.id, event.currentTarget.checked)}
                />
              ) : (
                <Text>{person.name}</Text>
              )}
              <Text size="sm" c="dimmed">
                {person.jobTitle}
              </Text>
              {person.isCertified && (
                <Button
                  component="a"
                  href={`/export/certificates/${person.id}?lang=${i18n.language}`}
                  size="compact-sm"
                  variant="default"
                >
                  {t('certificate')}
                </Button>
              )}
            </Group>
          ))}
        </Card>
      ))}
      {sessionId && (
        <Button
          style={{ alignSelf: 'flex-start' }}
          loading={record.isPending}
          onClick={() => void record.run({ sessionId, participantIds: [...there] }, t('attendanceSaved'))}
        >
          {t('saveAttendance')}
        </Button>
      )}
    </Stack>
  );
}
