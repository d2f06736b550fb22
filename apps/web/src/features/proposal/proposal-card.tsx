import { Anchor, Badge, Card, Group, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { useTextIn } from '../../i18n/text-in.js';
import { DemoBadge } from '../../ui/badges.js';
import { ConceptChips } from '../organisation/concept-chips.js';
import { useSession } from '../session/use-session.js';
import { FitMeter } from './fit-meter.js';
import type { ProposalFragment } from './proposal.documents.js';
import { Reasons } from './reasons.js';

export type ProposalData = ResultOf<typeof ProposalFragment>;
export type Side = 'SUPPLIER' | 'BUYER';

const ANSWER_COLORS = { MUST: 'gold', MEET: 'pine', NO_THANKS: 'gray' } as const;

interface ProposalCardProps {
  proposal: ProposalData;
  /** For which side it is shown; null for the organiser, who sees both. */
  side: Side | null;
  actions?: ReactNode;
  /** Before the name: a box to be ticked. */
  tick?: ReactNode;
  /** All there is to know, for deciding; otherwise the first reasons. */
  isLarge?: boolean;
}

/** One proposal: who, for which need, how well, why, and what was answered. */
export function ProposalCard({ proposal, side, actions, tick, isLarge }: ProposalCardProps) {
  const { t } = useTranslation('proposal');
  const { isStaff } = useSession();
  const textIn = useTextIn();
  const { need, supplierOrganisation, buyerOrganisation, score } = proposal;
  const other = side === 'SUPPLIER' ? buyerOrganisation : supplierOrganisation;
  return (
    <Card component="article" padding={isLarge ? 'lg' : 'md'}>
      <Stack gap="sm">
        <Group justify="space-between" align="flex-start" gap="sm">
          {tick}
          <div style={{ minWidth: 0, flex: '1 1 200px' }}>
            <Group gap="xs">
              <Title order={2} size={isLarge ? 'h2' : 'h3'}>
                {other && (
                  <Anchor component={Link} to={`/organisations/${other.id}`} inherit c="inherit">
                    {other.displayName}
                  </Anchor>
                )}
                {side === null && buyerOrganisation && <> → {buyerOrganisation.displayName}</>}
              </Title>
              <DemoBadge shown={other?.source === 'DEMO'} />
            </Group>
            {need && (
              <Text size="sm" c="dimmed">
                {t('forNeed')}{' '}
                <Anchor component={Link} to={`/needs/${need.id}`} size="sm">
                  {need.title}
                </Anchor>
              </Text>
            )}
          </div>
          <FitMeter score={score} />
        </Group>
        {isLarge &&
          side === 'BUYER' &&
          supplierOrganisation &&
          supplierOrganisation.description.length > 0 && (
            <Text size="sm">{textIn(supplierOrganisation.description)}</Text>
          )}
        {isLarge && need && <ConceptChips concepts={need.concepts.map(({ concept }) => concept)} />}
        <Reasons reasons={proposal.reasons} limit={isLarge ? 12 : 3} />
        <Answers proposal={proposal} side={side} />
        {proposal.isAgreed && (side !== null || isStaff) && (
          <Anchor component={Link} to={`/agreements/new?proposal=${proposal.id}`} size="sm">
            {t('recordAgreement')}
          </Anchor>
        )}
        {actions}
      </Stack>
    </Card>
  );
}

function Answers({ proposal, side }: { proposal: ProposalData; side: Side | null }) {
  const { t } = useTranslation('proposal');
  const answers = [
    { of: 'SUPPLIER' as const, answer: proposal.supplierAnswer, reason: proposal.supplierReason },
    { of: 'BUYER' as const, answer: proposal.buyerAnswer, reason: proposal.buyerReason },
  ].filter(({ answer }) => answer !== null);
  const { organiserDecision } = proposal;
  if (answers.length === 0 && !proposal.withdrawnAt && !organiserDecision) return null;
  return (
    <Group gap="xs">
      {proposal.isAgreed && <Badge variant="filled">{t('agreed')}</Badge>}
      {organiserDecision && (
        <Badge color={organiserDecision === 'CONFIRMED' ? 'pine' : 'gray'}>
          {t(`decided.${organiserDecision}`)}
        </Badge>
      )}
      {proposal.withdrawnAt && <Badge color="gray">{t('withdrawn')}</Badge>}
      {answers.map(({ of, answer, reason }) => (
        <Badge key={of} color={ANSWER_COLORS[answer!]} title={reason ?? undefined}>
          {t(of === side ? 'you' : `by.${of}`)}: {t(`enums:answer.${answer!}`)}
        </Badge>
      ))}
    </Group>
  );
}
