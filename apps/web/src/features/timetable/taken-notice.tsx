import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { type Refusal, refusalIn } from '../../api/refusal.js';
import { useFormat } from '../../i18n/use-format.js';
import { RefusalNotice } from '../../ui/notices.js';
import type { PlaceFragment } from './timetable.documents.js';

type FreePlace = ResultOf<typeof PlaceFragment>;

export interface PlaceRefusal extends Refusal {
  taken?: { kind: string; name: string }[];
  alternatives?: FreePlace[];
  /** Languages between which nobody is free to interpret. */
  languagePair?: string | null;
}

export function placeRefusal(result: unknown): PlaceRefusal | null {
  return refusalIn(result) as PlaceRefusal | null;
}

interface TakenNoticeProps {
  refusal: PlaceRefusal | null;
  timeZone: string;
  choose: (place: FreePlace) => void;
}

/** Why a place can't be had, and those nearest that can, one tap away. */
export function TakenNotice({ refusal, timeZone, choose }: TakenNoticeProps) {
  const { t } = useTranslation('timetable');
  const format = useFormat();
  if (!refusal) return null;
  const { taken = [], alternatives = [], languagePair } = refusal;
  const names = format.list(taken.map(({ name }) => name));
  return (
    <Stack gap="sm">
      <RefusalNotice refusal={refusal}>
        {taken.length > 0 && (
          <Text size="sm">
            {languagePair
              ? t('noInterpreter', {
                  names,
                  languages: format.list(languagePair.split('-').map(format.language)),
                })
              : t('taken', { names })}
          </Text>
        )}
      </RefusalNotice>
      {alternatives.length > 0 && (
        <div>
          <Text size="sm" fw={600} mb={6}>
            {t('alternatives')}
          </Text>
          <Group gap="xs">
            {alternatives.map((place) => (
              <Button
                key={`${place.slotId} ${place.tableId}`}
                variant="default"
                size="sm"
                onClick={() => choose(place)}
              >
                {place.slot &&
                  `${format.shortDay(place.slot.date)}, ${format.time(place.slot.startsAt, timeZone)}`}
                {place.table && ` · ${place.table.label}`}
              </Button>
            ))}
          </Group>
        </div>
      )}
    </Stack>
  );
}
