import { Button, Card, Group, Stack, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { useNow } from '../../ui/use-now.js';
import { RecordOutcomeMutation } from './meeting.documents.js';
import type { FullMeeting } from './meeting.page.js';

/** What can come of a meeting that took place; that it didn't is reported as a no-show. */
const KINDS = ['COOPERATION_AGREED', 'COOPERATION_POSSIBLE', 'INFORMATIVE', 'NO_INTEREST'] as const;

/** The outcome in two taps: open the meeting, touch what came of it. A note can follow, and needn't. */
export function OutcomePanel({ meeting }: { meeting: FullMeeting }) {
  const { t } = useTranslation('meeting');
  const record = useDeed(RecordOutcomeMutation);
  const [note, setNote] = useState<string | null>(null);
  const hasBegun = Date.parse(meeting.startsAt) <= useNow();
  const isOver = meeting.status === 'CANCELLED' || meeting.status === 'NO_SHOW' || meeting.status === 'DRAFT';
  if (meeting.outcomes === null || isOver || !hasBegun) return null;
  const own = meeting.outcomes.at(0) ?? null;
  const save = (kind: NonNullable<typeof own>['kind'], text: string | null) =>
    record.run(
      {
        input: {
          meetingId: meeting.id,
          kind,
          note: text,
          version: own?.version ?? null,
          idempotencyKey: newKey(),
        },
      },
      t('outcome.saved'),
    );
  return (
    <Card component="section" aria-labelledby="outcome">
      <Title order={2} size="h3" id="outcome" mb="sm">
        {t('outcome.title')}
      </Title>
      <Stack gap="sm">
        <Group gap="xs">
          {KINDS.map((kind) => (
            <Button
              key={kind}
              variant={own?.kind === kind ? 'filled' : 'default'}
              aria-pressed={own?.kind === kind}
              disabled={record.isPending}
              onClick={() => void save(kind, own?.note ?? null)}
            >
              {t(`enums:outcome.${kind}`)}
            </Button>
          ))}
        </Group>
        {own && note === null && (
          <Group justify="space-between" align="flex-start">
            <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
              {own.note}
            </Text>
            <Button size="compact-sm" variant="subtle" onClick={() => setNote(own.note ?? '')}>
              {t(own.note ? 'outcome.editNote' : 'outcome.addNote')}
            </Button>
          </Group>
        )}
        {own && note !== null && (
          <Stack gap="xs">
            <Textarea
              label={t('outcome.note')}
              data-autofocus
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <Button
              style={{ alignSelf: 'flex-start' }}
              loading={record.isPending}
              onClick={() =>
                void save(own.kind, note.trim() || null).then((isDone) => isDone && setNote(null))
              }
            >
              {t('common:action.save')}
            </Button>
          </Stack>
        )}
      </Stack>
    </Card>
  );
}
