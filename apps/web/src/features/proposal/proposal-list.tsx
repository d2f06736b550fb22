import { Button, Checkbox, Group, Kbd, Paper, Stack, Text } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AskForMeeting } from '../meeting/ask-for-meeting.js';
import { AnswerButtons } from './answer-buttons.js';
import { DecideButtons } from './decide-buttons.js';
import { ProposalCard, type ProposalData, type Side } from './proposal-card.js';
import classes from './proposal-list.module.css';
import { ANSWERS, type Answer, MOST_AT_ONCE, answerOf, useAnswer, useAnswerSeveral } from './use-answer.js';

interface ProposalListProps {
  proposals: ProposalData[];
  /** On which side of a proposal the reader stands; null for whoever only looks on. */
  sideOf: (proposal: ProposalData) => Side | null;
  /** Whether the reader's word is what a meeting needs. */
  mayDecide: boolean;
}

interface Own {
  proposal: ProposalData;
  side: Side;
}

/**
 * All proposals one below the other. Those of one's own can be ticked and answered together: with the mouse, or with
 * the arrow keys, space, 1, 2 and 3.
 */
export function ProposalList({ proposals, sideOf, mayDecide }: ProposalListProps) {
  const { t } = useTranslation('proposal');
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const list = useRef<HTMLDivElement>(null);
  const { answerSeveral, isPending } = useAnswerSeveral();
  const own = proposals.flatMap((proposal): Own[] => {
    const side = sideOf(proposal);
    return side && !proposal.withdrawnAt ? [{ proposal, side }] : [];
  });
  // What a filter or somebody else has taken off the list isn't answered by accident.
  const chosen = own.filter(({ proposal }) => ticked.has(proposal.id));
  const unanswered = own.filter(({ proposal, side }) => answerOf(proposal, side) === null);

  const clear = () => setTicked(new Set());
  const tick = (id: string, isTicked: boolean) =>
    setTicked((now) => {
      const next = new Set(now);
      if (isTicked) next.add(id);
      else next.delete(id);
      return next;
    });
  const tickUnanswered = () =>
    setTicked(new Set(unanswered.slice(0, MOST_AT_ONCE).map(({ proposal }) => proposal.id)));
  const give = async (answer: Answer) => {
    if (chosen.length === 0 || isPending) return;
    if (await answerSeveral(chosen, answer)) clear();
  };
  // Ticks are inputs: the keys have to work with the focus on one of them.
  useHotkeys(
    [
      ...ANSWERS.map((answer, at): [string, () => void] => [String(at + 1), () => void give(answer)]),
      ['Escape', clear],
    ],
    ['TEXTAREA', 'SELECT'],
  );
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step || !(event.target instanceof HTMLInputElement)) return;
    const ticks = [...(list.current?.querySelectorAll<HTMLInputElement>('input[type=checkbox]') ?? [])];
    const next = ticks[ticks.indexOf(event.target) + step];
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  return (
    <Stack ref={list} onKeyDown={walk}>
      {own.length > 0 && (
        <Group gap="sm">
          {unanswered.length > 0 && (
            <Button variant="default" size="sm" onClick={tickUnanswered}>
              {t('several.tickUnanswered', { count: Math.min(unanswered.length, MOST_AT_ONCE) })}
            </Button>
          )}
          <Text size="sm" c="dimmed" visibleFrom="md">
            {t('several.keys')}
          </Text>
        </Group>
      )}
      {proposals.map((proposal) => (
        <Row
          key={proposal.id}
          proposal={proposal}
          side={sideOf(proposal)}
          mayDecide={mayDecide}
          isTicked={ticked.has(proposal.id)}
          setTicked={(isTicked) => tick(proposal.id, isTicked)}
        />
      ))}
      {chosen.length > 0 && (
        <Paper
          withBorder
          shadow="lg"
          p="sm"
          className={classes.bar}
          role="region"
          aria-label={t('several.bar')}
        >
          <Group justify="space-between" gap="xs">
            <Text size="sm" fw={600} aria-live="polite">
              {t('several.chosen', { count: chosen.length })}
            </Text>
            <Group gap="xs">
              <AnswerButtons
                given={null}
                answer={(answer) => void give(answer)}
                isPending={isPending || chosen.length > MOST_AT_ONCE}
                withKeys
              />
              <Button
                size="sm"
                variant="subtle"
                color="gray"
                onClick={clear}
                rightSection={<Kbd visibleFrom="md">Esc</Kbd>}
              >
                {t('several.clear')}
              </Button>
            </Group>
          </Group>
        </Paper>
      )}
    </Stack>
  );
}

interface RowProps {
  proposal: ProposalData;
  side: Side | null;
  mayDecide: boolean;
  isTicked: boolean;
  setTicked: (isTicked: boolean) => void;
}

function Row({ proposal, side, mayDecide, isTicked, setTicked }: RowProps) {
  const { t } = useTranslation('proposal');
  const { answer, isPending } = useAnswer();
  if (side === null)
    return (
      <ProposalCard
        proposal={proposal}
        side={null}
        actions={mayDecide && !proposal.withdrawnAt && <DecideButtons proposal={proposal} />}
      />
    );
  const given = answerOf(proposal, side);
  const other = side === 'SUPPLIER' ? proposal.buyerOrganisation : proposal.supplierOrganisation;
  const [from, to] =
    side === 'SUPPLIER' ? [proposal.supplierId, proposal.buyerId] : [proposal.buyerId, proposal.supplierId];
  const toName = other?.displayName ?? '';
  return (
    <ProposalCard
      proposal={proposal}
      side={side}
      tick={
        !proposal.withdrawnAt && (
          <Checkbox
            size="md"
            aria-label={t('several.tick', { name: toName, need: proposal.need?.title ?? '' })}
            checked={isTicked}
            onChange={(event) => setTicked(event.currentTarget.checked)}
          />
        )
      }
      actions={
        <Group justify="space-between" gap="sm">
          <AnswerButtons
            given={given}
            answer={(one) => void answer(proposal, side, one)}
            isPending={isPending || proposal.withdrawnAt !== null}
          />
          {given !== 'NO_THANKS' && !proposal.withdrawnAt && (
            <AskForMeeting
              pair={{ fromParticipationId: from, toParticipationId: to, proposalId: proposal.id, toName }}
            />
          )}
        </Group>
      }
    />
  );
}
