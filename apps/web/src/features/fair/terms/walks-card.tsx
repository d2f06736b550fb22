import { Group, NumberInput, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useDeed } from '../../../api/use-deed.js';
import type { FullFair } from '../fair.layout.js';
import { TermsCard } from './card.js';
import type { Terms } from './tables-card.js';
import { SetHallWalkMutation } from './terms.documents.js';

/** Minutes on foot between each two halls. */
export function WalksCard({ fair, terms }: { fair: FullFair; terms: Terms }) {
  const { t } = useTranslation('terms');
  const pairs = fair.halls.flatMap((hall, index) =>
    fair.halls.slice(index + 1).map((other) => ({ hall, other })),
  );
  if (pairs.length === 0) return null;
  const minutesOf = (one: string, other: string) =>
    terms.walks.find(
      ({ hallId, otherHallId }) =>
        (hallId === one && otherHallId === other) || (hallId === other && otherHallId === one),
    )?.minutes ?? 0;
  return (
    <TermsCard id="terms-walks" title={t('walks.title')} hint={t('walks.hint')}>
      <Stack gap="xs">
        {pairs.map(({ hall, other }) => (
          <Walk
            key={`${hall.id} ${other.id} ${minutesOf(hall.id, other.id)}`}
            hall={hall}
            other={other}
            minutes={minutesOf(hall.id, other.id)}
          />
        ))}
      </Stack>
    </TermsCard>
  );
}

interface WalkProps {
  hall: { id: string; name: string };
  other: { id: string; name: string };
  minutes: number;
}

function Walk({ hall, other, minutes }: WalkProps) {
  const { t } = useTranslation('terms');
  const [value, setValue] = useState(minutes);
  const save = useDeed(SetHallWalkMutation);
  const names = t('walks.between', { one: hall.name, other: other.name });
  return (
    <Group justify="space-between" gap="sm">
      <Text size="sm">{names}</Text>
      <NumberInput
        w={130}
        aria-label={names}
        suffix={` ${t('walks.minutes')}`}
        min={0}
        max={240}
        value={value}
        onChange={(given) => setValue(Number(given) || 0)}
        onBlur={() => {
          if (value !== minutes)
            void save.run({ hallId: hall.id, otherHallId: other.id, minutes: value }, t('saved'));
        }}
      />
    </Group>
  );
}
