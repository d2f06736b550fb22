import {
  ActionIcon,
  Badge,
  Button,
  Card,
  Group,
  NativeSelect,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useAsk } from '../../api/hooks.js';
import { type Refusal, refusalIn } from '../../api/refusal.js';
import { useDeed } from '../../api/use-deed.js';
import { ErrorNotice, InfoNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { useNow } from '../../ui/use-now.js';
import { useSession } from '../session/use-session.js';
import type { ActivityData } from './activity.page.js';
import { EnrolMutation, MyEnrolmentsQuery, WithdrawEnrolmentMutation } from './activity.documents.js';

interface Person {
  name: string;
  jobTitle: string;
  email: string;
}
const NOBODY: Person = { name: '', jobTitle: '', email: '' };

/** Signs one of the person's own organisations up, or changes whom it sends. */
export function SignUp({ activity }: { activity: ActivityData }) {
  const { t } = useTranslation('activity');
  const { organisations } = useSession();
  const now = useNow();
  const mine = useAsk(MyEnrolmentsQuery, {});
  const [chosen, setChosen] = useState(organisations[0]!.id);
  const withdrawal = useDeed(WithdrawEnrolmentMutation);
  const enrolment = mine.data?.myEnrolments.find(
    (one) => one.activity?.id === activity.id && one.organisation?.id === chosen,
  );
  const isOver = new Date(activity.signUpUntil).getTime() <= now;
  if (!mine.data) return null;
  const isIn = enrolment && enrolment.status !== 'WITHDRAWN';
  return (
    <Card component="section" aria-labelledby="sign-up">
      <Stack>
        <Group justify="space-between">
          <Title order={2} size="h3" id="sign-up">
            {t(isIn ? 'signedUp' : 'signUp')}
          </Title>
          {isIn && (
            <Badge color={enrolment.status === 'ENROLLED' ? 'pine' : 'gold'}>
              {enrolment.status === 'ENROLLED'
                ? t('enums:enrolmentStatus.ENROLLED')
                : t('queue', { place: enrolment.queuePlace })}
            </Badge>
          )}
        </Group>
        {organisations.length > 1 && (
          <NativeSelect
            size="md"
            label={t('organisation')}
            value={chosen}
            onChange={(event) => setChosen(event.currentTarget.value)}
            data={organisations.map(({ id, displayName }) => ({ value: id, label: displayName }))}
          />
        )}
        {isOver ? (
          <>
            <InfoNotice>{t('signUpOver')}</InfoNotice>
            {isIn && <People people={enrolment.participants} />}
          </>
        ) : (
          <SignUpForm
            key={`${chosen}-${enrolment?.id}-${enrolment?.status}`}
            activityId={activity.id}
            organisationId={chosen}
            people={
              isIn
                ? enrolment.participants.map(({ name, jobTitle, email }) => ({
                    ...{ name, jobTitle: jobTitle ?? '', email: email ?? '' },
                  }))
                : [NOBODY]
            }
            isIn={Boolean(isIn)}
          />
        )}
        {isIn && !isOver && (
          <Button
            variant="subtle"
            color="brick"
            style={{ alignSelf: 'flex-start' }}
            loading={withdrawal.isPending}
            onClick={() => void withdrawal.run({ id: enrolment.id }, t('withdrawn'))}
          >
            {t('withdraw')}
          </Button>
        )}
      </Stack>
    </Card>
  );
}

function People({ people }: { people: { id: string; name: string; isCertified: boolean }[] }) {
  const { t, i18n } = useTranslation('activity');
  return (
    <Stack gap="xs">
      {people.map(({ id, name, isCertified }) => (
        <Group key={id} gap="xs">
          <Text>{name}</Text>
          {isCertified && (
            <Button
              component="a"
              href={`/export/certificates/${id}?lang=${i18n.language}`}
              size="compact-sm"
              variant="default"
            >
              {t('certificate')}
            </Button>
          )}
        </Group>
      ))}
    </Stack>
  );
}

interface SignUpFormProps {
  activityId: string;
  organisationId: string;
  people: Person[];
  isIn: boolean;
}

function SignUpForm({ activityId, organisationId, people: before, isIn }: SignUpFormProps) {
  const { t } = useTranslation('activity');
  const [people, setPeople] = useState(before);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const enrol = useAct(EnrolMutation);
  const set = (index: number, change: Partial<Person>) =>
    setPeople((now) => now.map((one, at) => (at === index ? { ...one, ...change } : one)));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const participants = people
      .filter(({ name }) => name.trim() !== '')
      .map(({ name, jobTitle, email }) => ({ name, jobTitle: jobTitle || null, email: email || null }));
    enrol.mutate(
      { input: { activityId, organisationId, participants } },
      {
        onSuccess: ({ enrolInActivity: result }) => {
          setRefusal(refusalIn(result));
          if (result.__typename !== 'ActivityEnrolment') return;
          tellDone(t(result.status === 'ENROLLED' ? 'enrolled' : 'queued'));
        },
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <ErrorNotice error={enrol.error} />
        <RefusalNotice refusal={refusal} />
        <Text size="sm" c="dimmed">
          {t('peopleHint')}
        </Text>
        {people.map((person, index) => (
          <Group
            key={index}
            align="flex-end"
            gap="xs"
            role="group"
            aria-label={t('person', { number: index + 1 })}
          >
            <TextInput
              label={t('name')}
              required
              style={{ flex: '2 1 180px' }}
              value={person.name}
              onChange={(event) => set(index, { name: event.currentTarget.value })}
            />
            <TextInput
              label={t('jobTitle')}
              style={{ flex: '1 1 140px' }}
              value={person.jobTitle}
              onChange={(event) => set(index, { jobTitle: event.currentTarget.value })}
            />
            <TextInput
              label={t('email')}
              type="email"
              style={{ flex: '1 1 180px' }}
              value={person.email}
              onChange={(event) => set(index, { email: event.currentTarget.value })}
            />
            {people.length > 1 && (
              <ActionIcon
                size={42}
                variant="subtle"
                color="brick"
                aria-label={t('removePerson', { number: index + 1 })}
                onClick={() => setPeople((now) => now.toSpliced(index, 1))}
              >
                <IconTrash size={18} />
              </ActionIcon>
            )}
          </Group>
        ))}
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
            disabled={people.length >= 30}
            onClick={() => setPeople((now) => [...now, NOBODY])}
          >
            {t('addPerson')}
          </Button>
          <Button type="submit" loading={enrol.isPending}>
            {t(isIn ? 'changePeople' : 'signUp')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
