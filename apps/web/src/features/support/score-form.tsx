import { Badge, Button, Card, Group, NumberInput, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import type { AssessmentAnswer } from './assessment.page.js';

type Criterion = AssessmentAnswer['assessmentRound']['criteriaSet']['criteria'][number];
interface Given {
  criterionId: string;
  score: number;
  note: string;
}

interface ScoreFormProps {
  criteria: Criterion[];
  scores: Given[];
  /** What was given so far, to agree on: shown beside each criterion. */
  sheets?: { id: string; assessorName: string; scores: Given[] | null }[];
  /** Criteria in which two sheets lie far apart. */
  farApart?: string[];
  withReason?: boolean;
  actions: { label: string; isComplete: boolean }[];
  isPending: boolean;
  act: (scores: Given[], isComplete: boolean, reason: string) => Promise<boolean>;
}

/** One score and one note a criterion, with the points as they add up. */
export function ScoreForm({
  criteria,
  scores,
  sheets = [],
  farApart = [],
  withReason,
  actions,
  isPending,
  act,
}: ScoreFormProps) {
  const { t } = useTranslation('support');
  const textIn = useTextIn();
  const format = useFormat();
  const [values, setValues] = useState<Record<string, { score: number | null; note: string }>>(() =>
    Object.fromEntries(
      criteria.map(({ id }) => {
        const given = scores.find(({ criterionId }) => criterionId === id);
        return [id, { score: given?.score ?? null, note: given?.note ?? '' }];
      }),
    ),
  );
  const [reason, setReason] = useState('');
  const set = (id: string, change: Partial<{ score: number | null; note: string }>) =>
    setValues((now) => ({ ...now, [id]: { ...now[id]!, ...change } }));
  const total = criteria.reduce(
    (sum, { id, weight, scale }) => sum + Math.round(((values[id]!.score ?? 0) * weight * 100) / scale) / 100,
    0,
  );
  const given = criteria.flatMap(({ id }) => {
    const { score, note } = values[id]!;
    return score === null ? [] : [{ criterionId: id, score, note }];
  });
  return (
    <Stack gap="sm">
      {criteria.map((criterion) => (
        <Card key={criterion.id} padding="md" role="group" aria-label={textIn(criterion.name)}>
          <Group justify="space-between" align="flex-start" gap="xs">
            <div style={{ flex: '1 1 280px' }}>
              <Text fw={600}>{textIn(criterion.name)}</Text>
              <Text size="sm" c="dimmed">
                {textIn(criterion.evidence)}
              </Text>
              {sheets.length > 0 && (
                <Text size="sm" className="figures">
                  {sheets.map(({ id, assessorName, scores: theirs }, index) => (
                    <span key={id}>
                      {index > 0 && ' · '}
                      {assessorName}{' '}
                      <b>{theirs?.find(({ criterionId }) => criterionId === criterion.id)?.score ?? '–'}</b>
                    </span>
                  ))}
                </Text>
              )}
            </div>
            <Group gap="xs">
              {farApart.includes(criterion.id) && <Badge color="gold">{t('farApart')}</Badge>}
              <Badge color={criterion.kind === 'PRIORITY' ? 'sky' : 'gray'}>
                {t(`enums:criterionKind.${criterion.kind}`)} · {t('upTo', { points: criterion.weight })}
              </Badge>
            </Group>
          </Group>
          <Group mt="sm" gap="sm" align="flex-end">
            <NumberInput
              w={140}
              size="md"
              label={t('score', { scale: criterion.scale })}
              min={0}
              max={criterion.scale}
              allowDecimal={false}
              value={values[criterion.id]!.score ?? ''}
              onChange={(value) => set(criterion.id, { score: value === '' ? null : Number(value) })}
            />
            <TextInput
              style={{ flex: '1 1 220px' }}
              label={t(withReason ? 'noteWhy' : 'note')}
              value={values[criterion.id]!.note}
              onChange={(event) => set(criterion.id, { note: event.currentTarget.value })}
            />
          </Group>
        </Card>
      ))}
      <Text fw={650} className="figures" aria-live="polite">
        {t('totalPoints', { points: format.decimal(total, 2) })}
      </Text>
      {withReason && (
        <Textarea
          label={t('reason')}
          required
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      )}
      {given.length < criteria.length && (
        <Text size="sm" c="dimmed">
          {t('scoresMissing', { count: criteria.length - given.length })}
        </Text>
      )}
      <Group>
        {actions.map(({ label, isComplete }) => (
          <Button
            key={label}
            variant={isComplete ? 'filled' : 'default'}
            loading={isPending}
            disabled={
              isComplete && (given.length < criteria.length || (withReason === true && reason.trim() === ''))
            }
            onClick={() => void act(given, isComplete, reason)}
          >
            {label}
          </Button>
        ))}
      </Group>
    </Stack>
  );
}
