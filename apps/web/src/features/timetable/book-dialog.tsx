import { Button, Group, Modal, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, useAct, useAsk } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { ErrorNotice, tellDone } from '../../ui/notices.js';
import type { BoardSlot, BoardTable } from './board.js';
import { type PlaceRefusal, TakenNotice, placeRefusal } from './taken-notice.js';
import { AgreedPairsQuery, BookMeetingMutation } from './timetable.documents.js';
import { useInterpretingText } from './use-interpreting-text.js';

interface BookDialogProps {
  place: { slot: BoardSlot; table: BoardTable };
  fairId: string;
  timeZone: string;
  close: () => void;
}

/** Books one of the pairs that agreed to meet into a place. */
export function BookDialog({ place: { slot, table }, fairId, timeZone, close }: BookDialogProps) {
  const { t } = useTranslation(['timetable', 'meeting']);
  const format = useFormat();
  const pairs = useAsk(AgreedPairsQuery, { fairId });
  const book = useAct(BookMeetingMutation);
  const [chosen, setChosen] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<PlaceRefusal | null>(null);
  const found = pairs.data?.waitingList ?? [];
  const keyOf = (one: (typeof found)[number]) => `${one.supplierParticipationId} ${one.buyerParticipationId}`;
  const nameOf = (one: (typeof found)[number]) => `${one.supplierName} – ${one.buyerName}`;
  const pair = found.find((one) => keyOf(one) === chosen);
  const interpretingText = useInterpretingText();

  const submit = async (slotId: string, tableId: string | null) => {
    if (!pair) return;
    const { supplierParticipationId, buyerParticipationId, requestId, proposalId } = pair;
    const { bookMeeting } = await book.mutateAsync({
      input: {
        fairId,
        slotId,
        tableId,
        ...{ supplierParticipationId, buyerParticipationId, requestId, proposalId },
        idempotencyKey: newKey(),
      },
    });
    const refused = placeRefusal(bookMeeting);
    setRefusal(refused);
    if (!refused) {
      const text = bookMeeting.__typename === 'Meeting' && interpretingText(bookMeeting);
      tellDone(text || t('booked'));
      close();
    }
  };

  return (
    <Modal
      opened
      onClose={close}
      title={t('bookTitle')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <Text size="sm">
          {format.weekday(slot.date)}, {format.time(slot.startsAt, timeZone)} –{' '}
          {format.time(slot.endsAt, timeZone)} ·{' '}
          {t('meeting:place', { table: table.label, hall: table.hall.name })}
        </Text>
        <ErrorNotice error={book.error ?? pairs.error} />
        <TakenNotice
          refusal={refusal}
          timeZone={timeZone}
          choose={({ slotId, tableId }) => void submit(slotId, tableId).catch(() => undefined)}
        />
        <Select
          label={t('pair')}
          description={t('pairHint')}
          searchable
          data-autofocus
          data={found.map((one) => ({ value: keyOf(one), label: nameOf(one) }))}
          value={chosen}
          onChange={(key) => {
            setChosen(key);
            setRefusal(null);
          }}
          nothingFoundMessage={t('noPair')}
          limit={60}
        />
        {pair && (
          // The field cuts long names off on a phone.
          <Text size="sm" fw={600} hiddenFrom="sm">
            {nameOf(pair)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:action.cancel')}
          </Button>
          <Button
            disabled={!chosen}
            loading={book.isPending}
            onClick={() => void submit(slot.id, table.id).catch(() => undefined)}
          >
            {t('book')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
