import { Card, Chip, Group, Radio, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TermsDraft } from './terms-draft.js';

const OPT_INS = ['DOUBLE', 'SINGLE', 'ORGANISER'] as const;
/** 2024 began on a Monday. */
const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, date: new Date(Date.UTC(2024, 0, day)) }));

interface OptInCardProps {
  draft: TermsDraft;
  change: (part: Partial<TermsDraft>) => void;
}

/** Whose word a meeting needs, and on which days people are reminded. */
export function OptInCard({ draft: { optIn, digestDays }, change }: OptInCardProps) {
  const { t, i18n } = useTranslation('matching');
  const nameOf = new Intl.DateTimeFormat(i18n.language, { weekday: 'short', timeZone: 'UTC' });
  return (
    <Card component="section" aria-labelledby="opt-in">
      <Stack gap="md">
        <div>
          <Title order={2} size="h3" id="opt-in">
            {t('optIn.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('optIn.lead')}
          </Text>
        </div>
        <Radio.Group
          aria-label={t('optIn.title')}
          value={optIn}
          onChange={(value) => change({ optIn: value as TermsDraft['optIn'] })}
        >
          <Stack gap="sm">
            {OPT_INS.map((value) => (
              <Radio
                key={value}
                value={value}
                label={t(`optIn.of.${value}`)}
                description={t(`optIn.text.${value}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
        <div>
          <Text size="sm" fw={600} id="digest-days">
            {t('optIn.digest')}
          </Text>
          <Text size="sm" c="dimmed" mb={8}>
            {t('optIn.digestText')}
          </Text>
          <Group gap="xs" role="group" aria-labelledby="digest-days">
            {WEEKDAYS.map(({ day, date }) => (
              <Chip
                key={day}
                checked={digestDays.includes(day)}
                onChange={(isOn) =>
                  change({
                    digestDays: isOn ? [...digestDays, day].sort() : digestDays.filter((one) => one !== day),
                  })
                }
              >
                {nameOf.format(date)}
              </Chip>
            ))}
          </Group>
        </div>
      </Stack>
    </Card>
  );
}
