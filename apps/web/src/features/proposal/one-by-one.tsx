import { Button, Group, Progress, Stack, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconChecks } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../ui/states.js';
import { AnswerButtons } from './answer-buttons.js';
import { ProposalCard, type ProposalData, type Side } from './proposal-card.js';
import { type Answer, useAnswer } from './use-answer.js';

interface OneByOneProps {
  proposals: ProposalData[];
  side: Side;
  showList: () => void;
}

/** One proposal at a time, answered with 1, 2, 3 or a tap; what was skipped comes again at the end. */
export function OneByOne({ proposals, side, showList }: OneByOneProps) {
  const { t } = useTranslation('proposal');
  const [later, setLater] = useState<string[]>([]);
  const [done, setDone] = useState<string[]>([]);
  const { answer, isPending } = useAnswer();
  const answerOf = (one: ProposalData) => (side === 'SUPPLIER' ? one.supplierAnswer : one.buyerAnswer);
  const open = proposals.filter(
    (one) => answerOf(one) === null && !done.includes(one.id) && !one.withdrawnAt,
  );
  const current = open.find(({ id }) => !later.includes(id)) ?? open[0] ?? null;
  const total = open.length + done.length;

  const give = async (given: Answer) => {
    if (!current || isPending) return;
    if (await answer(current, side, given)) setDone((now) => [...now, current.id]);
  };
  const skip = () => {
    if (!current) return;
    setLater((now) =>
      open.every(({ id }) => id === current.id || now.includes(id)) ? [] : [...now, current.id],
    );
  };
  useHotkeys([
    ['1', () => void give('MUST')],
    ['2', () => void give('MEET')],
    ['3', () => void give('NO_THANKS')],
    ['ArrowRight', skip],
  ]);

  if (!current)
    return (
      <EmptyState icon={<IconChecks />} title={t('allAnswered')} text={t('allAnsweredText')}>
        <Button variant="default" onClick={showList}>
          {t('showList')}
        </Button>
      </EmptyState>
    );
  return (
    <Stack maw={720} mx="auto">
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" aria-live="polite">
          {t('left', { count: open.length })}
        </Text>
        <Button size="compact-sm" variant="subtle" onClick={skip}>
          {t('later')}
        </Button>
      </Group>
      <Progress value={(done.length / Math.max(total, 1)) * 100} size="xs" aria-label={t('progress')} />
      <ProposalCard
        key={current.id}
        proposal={current}
        side={side}
        isLarge
        actions={
          <AnswerButtons
            given={null}
            answer={(given) => void give(given)}
            isPending={isPending}
            withKeys
            size="md"
          />
        }
      />
    </Stack>
  );
}
