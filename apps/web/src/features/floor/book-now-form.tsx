import { Button, Group, NativeSelect, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, useAct, useAsk } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { ErrorNotice, tellDone } from '../../ui/notices.js';
import { type PlaceRefusal, TakenNotice, placeRefusal } from '../timetable/taken-notice.js';
import { BookMeetingMutation } from '../timetable/timetable.documents.js';
import { useInterpretingText } from '../timetable/use-interpreting-text.js';
import { FreeSlotsQuery } from './check-in.documents.js';
import type { FloorContext } from './use-floor.js';

/** Who gets a meeting. */
export interface Newcomer {
  readonly participationId: string;
  readonly organisationName: string;
  readonly side: 'SUPPLIER' | 'BUYER';
}

interface BookNowFormProps {
  floor: FloorContext['floor'];
  newcomer: Newcomer;
  close: () => void;
}

/** A meeting for somebody who has come and has none: with whom, and when today both of them and a table are free. */
export function BookNowForm({ floor, newcomer, close }: BookNowFormProps) {
  const { t } = useTranslation(['floor', 'timetable']);
  const format = useFormat();
  const [partnerId, setPartnerId] = useState<string | null>(null);
  const [chosen, setChosen] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<PlaceRefusal | null>(null);
  const book = useAct(BookMeetingMutation);
  const interpretingText = useInterpretingText();
  const partners = new Map(
    floor.people.flatMap((one) =>
      one.side === newcomer.side ? [] : [[one.participationId, one.organisationName] as const],
    ),
  );
  const isSupplier = newcomer.side === 'SUPPLIER';
  const pair = {
    supplierParticipationId: (isSupplier ? newcomer.participationId : partnerId) ?? '',
    buyerParticipationId: (isSupplier ? partnerId : newcomer.participationId) ?? '',
  };
  const free = useAsk(FreeSlotsQuery, pair, { enabled: partnerId !== null });
  const places = (free.data?.freeSlots ?? []).filter(({ slot }) => slot.date === floor.date);
  const place = places.find(({ slot }) => slot.id === chosen) ?? places[0] ?? null;

  const submit = async (slotId: string, tableId: string | null) => {
    const { bookMeeting } = await book.mutateAsync({
      input: { fairId: floor.fairId, slotId, tableId, ...pair, idempotencyKey: newKey() },
    });
    const refused = placeRefusal(bookMeeting);
    setRefusal(refused);
    if (refused) return;
    const names = { name: newcomer.organisationName, partner: partners.get(partnerId!) };
    const text = bookMeeting.__typename === 'Meeting' && interpretingText(bookMeeting);
    tellDone(text || t('bookNow.booked', names));
    close();
  };

  return (
    <Stack>
      <Text size="sm">{t('bookNow.lead', { name: newcomer.organisationName })}</Text>
      <ErrorNotice error={book.error ?? free.error} />
      <TakenNotice
        refusal={refusal}
        timeZone={floor.timeZone}
        choose={({ slotId, tableId }) => void submit(slotId, tableId).catch(() => undefined)}
      />
      <Select
        label={t('bookNow.partner')}
        searchable
        limit={60}
        data-autofocus
        value={partnerId}
        onChange={(id) => {
          setPartnerId(id);
          setChosen(null);
          setRefusal(null);
        }}
        data={[...partners].map(([value, label]) => ({ value, label }))}
        nothingFoundMessage={t('common:state.nothingFound')}
      />
      {partnerId && free.isSuccess && places.length === 0 && <Text size="sm">{t('bookNow.noneFree')}</Text>}
      {place && (
        <NativeSelect
          label={t('bookNow.when')}
          size="md"
          value={place.slot.id}
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={places.map(({ slot, table }) => ({
            value: slot.id,
            label: `${format.time(slot.startsAt, floor.timeZone)} – ${format.time(slot.endsAt, floor.timeZone)} · ${table ? t('table', { table: table.label }) : t('online')}`,
          }))}
        />
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={close}>
          {t('bookNow.later')}
        </Button>
        <Button
          disabled={!place}
          loading={book.isPending}
          onClick={() => void submit(place!.slot.id, place!.table?.id ?? null).catch(() => undefined)}
        >
          {t('bookNow.book')}
        </Button>
      </Group>
    </Stack>
  );
}
