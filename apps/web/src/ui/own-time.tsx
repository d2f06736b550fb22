import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.js';
import { dayIn } from '../i18n/day-in.js';

interface OwnTimeProps {
  startsAt: string;
  /** Of the fair. */
  timeZone: string;
}

/**
 * Of a meeting on line, when it begins on the clock of whoever reads this; nothing where that shows the fair's time. It is
 * reckoned for that very instant: a clock that is changed between planning and the fair is right on both.
 */
export function OwnTime({ startsAt, timeZone }: OwnTimeProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [here, there] = [own, timeZone].map(
    (zone) => `${dayIn(zone!, startsAt)} ${format.time(startsAt, zone!)}`,
  );
  if (here === there) return null;
  const time = format.time(startsAt, own);
  const day = dayIn(own, startsAt);
  return (
    <Text size="sm" c="dimmed" className="figures">
      {t('state.ownTime', {
        time: day === dayIn(timeZone, startsAt) ? time : `${format.shortDay(day)} ${time}`,
        zone: format.zone(own, startsAt),
      })}
    </Text>
  );
}
