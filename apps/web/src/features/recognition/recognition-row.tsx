import { Anchor, Badge, Button, Card, Group, Modal, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge } from '../../ui/badges.js';
import { DayInput } from '../../ui/day-input.js';
import { type RecognitionFragment, WithdrawRecognitionMutation } from './recognition.documents.js';

type RecognitionData = ResultOf<typeof RecognitionFragment>;
const COLORS = { IN_FORCE: 'pine', RENEWED: 'sky', EXPIRED: 'gray', WITHDRAWN: 'brick' } as const;

interface RecognitionRowProps {
  recognition: RecognitionData;
  canWithdraw: boolean;
  /** On the organisation's own page its name says nothing. */
  isOfPage?: boolean;
}

/** A recognised product with its decision. */
export function RecognitionRow({ recognition, canWithdraw, isOfPage = false }: RecognitionRowProps) {
  const { t } = useTranslation('recognition');
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { productName, organisation, decisionNumber, decidedOn, validUntil, withdrawnOn, state } =
    recognition;
  const facts = [
    t('decision', { number: decisionNumber, day: format.day(decidedOn) }),
    withdrawnOn
      ? t('withdrawnOn', { day: format.day(withdrawnOn) })
      : validUntil && t('validUntil', { day: format.day(validUntil) }),
  ].filter(Boolean);
  return (
    <Card padding="md">
      <Group justify="space-between" align="flex-start" gap="xs">
        <Stack gap={2} style={{ minWidth: 0, flex: '1 1 240px' }}>
          <Text fw={600}>{productName}</Text>
          {!isOfPage && organisation && (
            <Anchor component={Link} to={`/organisations/${organisation.id}`} size="sm">
              {organisation.displayName}
            </Anchor>
          )}
          <Text size="sm" c="dimmed">
            {facts.join(' · ')}
          </Text>
        </Stack>
        <Group gap="xs">
          <DemoBadge shown={recognition.isDemo} />
          <Badge color={COLORS[state]}>{t(`enums:recognitionState.${state}`)}</Badge>
          {canWithdraw && state !== 'WITHDRAWN' && (
            <Button size="compact-sm" variant="subtle" color="brick" onClick={() => setOpen(true)}>
              {t('withdraw')}
            </Button>
          )}
        </Group>
      </Group>
      {isOpen && <WithdrawDialog recognition={recognition} close={() => setOpen(false)} />}
    </Card>
  );
}

function WithdrawDialog({ recognition, close }: { recognition: RecognitionData; close: () => void }) {
  const { t } = useTranslation('recognition');
  const deed = useDeed(WithdrawRecognitionMutation);
  const [day, setDay] = useState<string | null>(null);
  const [decision, setDecision] = useState('');
  const [reason, setReason] = useState('');
  const withdraw = async () => {
    const { id, version } = recognition;
    const input = { withdrawnOn: day!, decision: decision || null, reason };
    if (await deed.run({ id, version, input }, t('withdrawnDone'))) close();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('withdrawTitle', { product: recognition.productName })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <DayInput label={t('withdrawDay')} required value={day} onChange={setDay} />
        <TextInput
          label={t('withdrawDecision')}
          value={decision}
          onChange={(event) => setDecision(event.currentTarget.value)}
        />
        <Textarea
          label={t('withdrawReason')}
          required
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button
          color="brick"
          disabled={!day || reason.trim() === ''}
          loading={deed.isPending}
          onClick={() => void withdraw()}
        >
          {t('withdraw')}
        </Button>
      </Stack>
    </Modal>
  );
}
