import { Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.js';
import classes from '../availability.module.css';
import type { FullFair } from '../fair.layout.js';

interface SlotTogglesProps {
  fair: FullFair;
  /** Slots that are closed; the others are open. */
  closed: readonly string[];
  change: (closed: string[]) => void;
}

/** The slots of the fair as buttons, pressed while open. */
export function SlotToggles({ fair, closed, change }: SlotTogglesProps) {
  const { t } = useTranslation('terms');
  const format = useFormat();
  const isClosed = new Set(closed);
  const toggle = (id: string) =>
    change(isClosed.has(id) ? closed.filter((one) => one !== id) : [...closed, id]);
  return (
    <Stack gap="xs">
      {fair.days
        .filter(({ slots }) => slots.length > 0)
        .map(({ id, date, slots }) => (
          <div key={id} role="group" aria-label={format.weekday(date)}>
            <Group justify="space-between" gap="xs" mb={4}>
              <Text size="sm" fw={600}>
                {format.weekday(date)}
              </Text>
            </Group>
            <div className={classes.slots}>
              {slots.map((slot) => (
                <button
                  key={slot.id}
                  type="button"
                  className={classes.slot}
                  aria-pressed={!isClosed.has(slot.id)}
                  aria-label={t('slot', {
                    from: format.time(slot.startsAt, fair.timeZone),
                    to: format.time(slot.endsAt, fair.timeZone),
                  })}
                  onClick={() => toggle(slot.id)}
                >
                  {format.time(slot.startsAt, fair.timeZone)}
                </button>
              ))}
            </div>
          </div>
        ))}
    </Stack>
  );
}
