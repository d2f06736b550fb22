import {
  ActionIcon,
  Button,
  Card,
  Group,
  NativeSelect,
  NumberInput,
  SimpleGrid,
  Stack,
  TextInput,
  Textarea,
  Title,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import type { VariablesOf } from '../../api/graphql.js';
import { newKey, useAct, useAsk } from '../../api/hooks.js';
import { type Refusal, refusalIn } from '../../api/refusal.js';
import { textIn } from '../../i18n/text-in.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { Asked, PageSkeleton } from '../../ui/states.js';
import { useDraft } from '../../ui/use-draft.js';
import { useFairChoices } from '../fair/use-fair-choices.js';
import type { ActivityData } from './activity.page.js';
import { ActivityQuery, PlanActivityMutation, ReviseActivityMutation } from './activity.documents.js';
import { ACTIVITY_KINDS, ACTIVITY_TOPICS } from './activity-values.js';

type ActivityInput = VariablesOf<typeof ReviseActivityMutation>['input'];

export function Component() {
  const { activityId } = useParams();
  const query = useAsk(ActivityQuery, { id: activityId ?? '' }, { enabled: Boolean(activityId) });
  if (!activityId) return <ActivityForm activity={null} />;
  return (
    <Asked query={query} skeleton={<PageSkeleton />}>
      {({ activity }) => <ActivityForm activity={activity} />}
    </Asked>
  );
}

interface SessionValues {
  id: string | null;
  day: string;
  from: string;
  to: string;
  title: string;
}

/** Times are entered as the clock of the place shows them. */
const ZONE = 'Asia/Ho_Chi_Minh';
const OFFSET_MS = 7 * 3_600_000;
const local = (instant: string) => new Date(new Date(instant).getTime() + OFFSET_MS).toISOString();
const instantOf = (day: string, time: string) => new Date(`${day}T${time}:00+07:00`).toISOString();

function ActivityForm({ activity }: { activity: ActivityData | null }) {
  const { t } = useTranslation('activity');
  const navigate = useNavigate();
  const fairs = useFairChoices();
  const plan = useAct(PlanActivityMutation);
  const revise = useAct(ReviseActivityMutation);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const text = (texts: ActivityData['title'] | undefined, language: string) =>
    texts?.find((one) => one.language === language)?.text ?? '';
  const until = activity ? local(activity.signUpUntil) : null;
  const draft = useDraft({
    kind: activity?.kind ?? 'TRAINING',
    topic: activity?.topic ?? 'MANAGEMENT',
    titleVi: text(activity?.title, 'vi'),
    titleEn: text(activity?.title, 'en'),
    descriptionVi: text(activity?.description, 'vi'),
    descriptionEn: text(activity?.description, 'en'),
    place: activity?.place ?? '',
    provider: activity?.provider ?? '',
    fairId: activity?.fair?.id ?? '',
    places: activity?.places ?? null,
    requiredAttendance: activity?.requiredAttendance ?? 80,
    untilDay: until?.slice(0, 10) ?? '',
    untilTime: until?.slice(11, 16) ?? '17:00',
    sessions: (activity?.sessions.map(({ id, startsAt, endsAt, title }) => ({
      ...{ id, day: local(startsAt).slice(0, 10), title: title ?? '' },
      ...{ from: local(startsAt).slice(11, 16), to: local(endsAt).slice(11, 16) },
    })) ?? [{ id: null, day: '', from: '08:30', to: '11:30', title: '' }]) as SessionValues[],
  });
  const { values } = draft;
  const setSession = (index: number, change: Partial<SessionValues>) =>
    draft.set({ sessions: values.sessions.map((one, at) => (at === index ? { ...one, ...change } : one)) });

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!values.untilDay || values.sessions.some(({ day }) => !day))
      return void draft.check({
        [values.untilDay ? 'sessions' : 'signUpUntil']: t('refusals:problem.required'),
      });
    const texts = (vi: string, en: string) => [
      ...(vi ? [{ language: 'vi', text: vi }] : []),
      ...(en ? [{ language: 'en', text: en }] : []),
    ];
    const input: ActivityInput = {
      ...{ kind: values.kind, topic: values.topic, place: values.place, timeZone: ZONE },
      title: texts(values.titleVi, values.titleEn),
      description: texts(values.descriptionVi, values.descriptionEn),
      provider: values.provider || null,
      fairId: values.fairId || null,
      places: values.places,
      requiredAttendance: values.requiredAttendance,
      signUpUntil: instantOf(values.untilDay, values.untilTime),
      sessions: values.sessions.map(({ id, day, from, to, title }) => ({
        ...{ id, startsAt: instantOf(day, from), endsAt: instantOf(day, to), title: title || null },
      })),
    };
    const done = (id: string) => {
      tellDone(t(activity ? 'saved' : 'planned'));
      void navigate(`/activities/${id}`);
    };
    if (!activity)
      return plan.mutate(
        { input: { ...input, idempotencyKey: newKey() } },
        { onError: draft.take, onSuccess: ({ planActivity }) => done(planActivity.id) },
      );
    revise.mutate(
      { id: activity.id, version: activity.version, input },
      {
        onError: draft.take,
        onSuccess: ({ reviseActivity }) => {
          const refused = refusalIn(reviseActivity);
          setRefusal(refused);
          if (!refused) done(activity.id);
        },
      },
    );
  };

  return (
    <Page
      title={activity ? t('edit', { title: textIn(activity.title, 'vi')?.text }) : t('plan')}
      lead={t('planLead')}
      trail={[{ to: '/activities', label: t('title') }]}
      narrow
    >
      <Card component="form" onSubmit={submit}>
        <Stack>
          <ErrorNotice error={plan.error ?? revise.error} />
          <RefusalNotice refusal={refusal} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <NativeSelect
              size="md"
              label={t('kind')}
              value={values.kind}
              onChange={(event) => draft.set({ kind: event.currentTarget.value as ActivityInput['kind'] })}
              data={ACTIVITY_KINDS.map((value) => ({ value, label: t(`enums:activityKind.${value}`) }))}
            />
            <NativeSelect
              size="md"
              label={t('topic')}
              description={t('topicHint')}
              value={values.topic}
              onChange={(event) => draft.set({ topic: event.currentTarget.value as ActivityInput['topic'] })}
              data={ACTIVITY_TOPICS.map((value) => ({ value, label: t(`enums:activityTopic.${value}`) }))}
            />
          </SimpleGrid>
          <TextInput label={t('titleVi')} required {...draft.text('titleVi')} error={draft.problems.title} />
          <TextInput label={t('titleEn')} {...draft.text('titleEn')} />
          <Textarea label={t('descriptionVi')} autosize minRows={2} {...draft.text('descriptionVi')} />
          <Textarea label={t('descriptionEn')} autosize minRows={2} {...draft.text('descriptionEn')} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <TextInput label={t('place')} required {...draft.text('place')} />
            <TextInput label={t('provider')} {...draft.text('provider')} />
            <NumberInput
              label={t('placesLabel')}
              description={t('placesHint')}
              min={1}
              allowDecimal={false}
              {...draft.number('places')}
            />
            <NumberInput
              label={t('requiredLabel')}
              description={t('requiredHint')}
              min={1}
              max={100}
              allowDecimal={false}
              {...draft.number('requiredAttendance')}
            />
          </SimpleGrid>
          <NativeSelect
            size="md"
            label={t('fair')}
            value={values.fairId}
            onChange={(event) => draft.set({ fairId: event.currentTarget.value })}
            data={[{ value: '', label: t('noFair') }, ...fairs]}
          />
          <SimpleGrid cols={2}>
            <TextInput
              type="date"
              label={t('signUpUntil')}
              required
              {...draft.text('untilDay')}
              error={draft.problems.signUpUntil}
            />
            <TextInput type="time" label={t('untilTime')} required {...draft.text('untilTime')} />
          </SimpleGrid>
          <Title order={2} size="h3">
            {t('sessions')}
          </Title>
          {values.sessions.map((session, index) => (
            <Group
              key={index}
              align="flex-end"
              gap="xs"
              role="group"
              aria-label={t('session', { number: index + 1 })}
            >
              <TextInput
                type="date"
                label={t('day')}
                required
                style={{ flex: '1 1 150px' }}
                value={session.day}
                onChange={(event) => setSession(index, { day: event.currentTarget.value })}
                error={draft.problems[`sessions.${index}.startsAt`] ?? draft.problems.sessions}
              />
              <TextInput
                type="time"
                label={t('from')}
                required
                style={{ flex: '0 1 120px' }}
                value={session.from}
                onChange={(event) => setSession(index, { from: event.currentTarget.value })}
              />
              <TextInput
                type="time"
                label={t('to')}
                required
                style={{ flex: '0 1 120px' }}
                value={session.to}
                onChange={(event) => setSession(index, { to: event.currentTarget.value })}
                error={draft.problems[`sessions.${index}.endsAt`]}
              />
              <TextInput
                label={t('sessionTitle')}
                style={{ flex: '2 1 160px' }}
                value={session.title}
                onChange={(event) => setSession(index, { title: event.currentTarget.value })}
              />
              {values.sessions.length > 1 && (
                <ActionIcon
                  size={42}
                  variant="subtle"
                  color="brick"
                  aria-label={t('removeSession', { number: index + 1 })}
                  onClick={() => draft.set({ sessions: values.sessions.toSpliced(index, 1) })}
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
              onClick={() =>
                draft.set({
                  sessions: [...values.sessions, { ...values.sessions.at(-1)!, id: null, title: '' }],
                })
              }
            >
              {t('addSession')}
            </Button>
            <Button type="submit" loading={plan.isPending || revise.isPending}>
              {t(activity ? 'common:action.save' : 'plan')}
            </Button>
          </Group>
        </Stack>
      </Card>
    </Page>
  );
}
