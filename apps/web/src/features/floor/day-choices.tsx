import { Alert, Button, Group, Menu, Stack, Text, Textarea } from '@mantine/core';
import { IconBellRinging, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';

/** What came of a meeting that took place; that it didn't is a no-show. */
const OUTCOMES = ['COOPERATION_AGREED', 'COOPERATION_POSSIBLE', 'INFORMATIVE', 'NO_INTEREST'] as const;
export type DayOutcome = (typeof OUTCOMES)[number];
const LATE = [5, 10, 15, 20] as const;

interface LateChoiceProps {
  isPending: boolean;
  /** One has said already that one comes late. */
  isLate: boolean;
  say: (minutes: number) => void;
}

/** How late one comes, in two taps. */
export function LateChoice({ isPending, isLate, say }: LateChoiceProps) {
  const { t } = useTranslation('floor');
  return (
    <Menu shadow="md" position="bottom-start">
      <Menu.Target>
        <Button
          variant="default"
          loading={isPending}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          {t('myDay.late')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {LATE.map((minutes) => (
          <Menu.Item key={minutes} onClick={() => say(minutes)}>
            {t('myDay.lateBy', { minutes })}
          </Menu.Item>
        ))}
        {isLate && <Menu.Item onClick={() => say(0)}>{t('myDay.notLate')}</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}

interface OutcomeChoiceProps {
  isPending: boolean;
  /** @param words the outcome as the reader's language says it */
  record: (kind: DayOutcome, words: string) => void;
}

/** Two taps: open, and touch what came of it. */
export function OutcomeChoice({ isPending, record }: OutcomeChoiceProps) {
  const { t } = useTranslation('floor');
  return (
    <Menu shadow="md" position="bottom-start">
      <Menu.Target>
        <Button loading={isPending} rightSection={<IconChevronDown size={16} aria-hidden />}>
          {t('myDay.outcome')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {OUTCOMES.map((kind) => (
          <Menu.Item key={kind} onClick={() => record(kind, t(`enums:outcome.${kind}`))}>
            {t(`enums:outcome.${kind}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}

interface NoteFormProps {
  label: string;
  action: string;
  /** What was written before. */
  before?: string;
  isPending: boolean;
  send: (note: string | null) => Promise<void>;
}

/** A few words that go with what one has said of a meeting. */
export function NoteForm({ label, action, before = '', isPending, send }: NoteFormProps) {
  const [note, setNote] = useState(before);
  return (
    <Stack gap="xs" mt="xs">
      <Textarea
        label={label}
        value={note}
        maxLength={1000}
        autosize
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <Group>
        <Button size="xs" loading={isPending} onClick={() => void send(note.trim() || null)}>
          {action}
        </Button>
      </Group>
    </Stack>
  );
}

/** What one says to being recorded as absent. */
export function ContradictForm(props: Pick<NoteFormProps, 'isPending' | 'send'>) {
  const { t } = useTranslation('floor');
  return <NoteForm label={t('myDay.contradictNote')} action={t('myDay.contradictSend')} {...props} />;
}

interface CalledProps {
  place: string;
  /** Who waits, or what. */
  partner: string;
  isAnswered: boolean;
  isPending: boolean;
  /** Left out for whom it isn't to say. */
  answer?: () => void;
}

/** One is called to a table where others wait. */
export function Called({ place, partner, isAnswered, isPending, answer }: CalledProps) {
  const { t } = useTranslation('floor');
  return (
    <Alert role="alert" color="gold" icon={<IconBellRinging />} title={t('myDay.called', { place, partner })}>
      {isAnswered ? (
        <Text size="sm">{t('myDay.answered')}</Text>
      ) : (
        answer && (
          <Button loading={isPending} onClick={answer}>
            {t('myDay.coming')}
          </Button>
        )
      )}
    </Alert>
  );
}

/** Until when the others may still come before they can be said not to have. */
export function GraceHint({ until, timeZone }: { until: string; timeZone: string }) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  return (
    <Text size="sm" c="dimmed">
      {t('myDay.grace', { time: format.time(until, timeZone) })}
    </Text>
  );
}
