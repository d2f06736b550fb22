import {
  Button,
  Card,
  Checkbox,
  Group,
  NumberInput,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, useAct } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { useFormat } from '../../i18n/use-format.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import type { FullFair } from './fair.layout.js';
import { PlanDaysMutation } from './setup.documents.js';

/** The days of the fair, first to last. */
function datesOf({ startsOn, endsOn }: Pick<FullFair, 'startsOn' | 'endsOn'>): string[] {
  const dates: string[] = [];
  for (let at = Date.parse(startsOn); at <= Date.parse(endsOn); at += 86_400_000) {
    dates.push(new Date(at).toISOString().slice(0, 10));
  }
  return dates;
}

/** Lays equal slots over the days, with a break at noon. */
export function PlanDaysCard({ fair }: { fair: FullFair }) {
  const { t } = useTranslation('fair');
  const format = useFormat();
  const dates = datesOf(fair);
  const planned = new Map(fair.days.map((day) => [day.date, day.slots]));
  const [chosen, setChosen] = useState(() => dates.filter((date) => !planned.get(date)?.length));
  const [hours, setHours] = useState({ opensAt: '08:30', closesAt: '17:00', from: '12:00', to: '13:30' });
  const [slotMinutes, setSlotMinutes] = useState(20);
  const [bufferMinutes, setBufferMinutes] = useState(5);
  const plan = useAct(PlanDaysMutation);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { opensAt, closesAt, from, to } = hours;
    const { planDays } = await plan.mutateAsync({
      input: {
        fairId: fair.id,
        slotMinutes,
        bufferMinutes,
        idempotencyKey: newKey(),
        days: chosen.map((date) => ({ date, opensAt, closesAt, breaks: from && to ? [{ from, to }] : [] })),
      },
    });
    if (!refusalIn(planDays)) tellDone(t('setup.planned'));
  };

  return (
    <Card component="form" onSubmit={(event: FormEvent) => void submit(event).catch(() => undefined)}>
      <Stack>
        <div>
          <Title order={2} size="h3">
            {t('setup.days')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('setup.daysHint', { zone: format.zone(fair.timeZone, `${fair.startsOn}T12:00:00Z`) })}
          </Text>
        </div>
        <RefusalNotice refusal={refusalIn(plan.data?.planDays)} />
        <ErrorNotice error={plan.error} />
        <Checkbox.Group label={t('setup.whichDays')} value={chosen} onChange={setChosen}>
          <Stack gap={8} mt={6}>
            {dates.map((date) => (
              <Checkbox
                key={date}
                value={date}
                label={`${format.weekday(date)} · ${t('overview.slotCount', { count: planned.get(date)?.length ?? 0 })}`}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <SimpleGrid cols={{ base: 2, sm: 4 }}>
          {(['opensAt', 'from', 'to', 'closesAt'] as const).map((name) => (
            <TextInput
              key={name}
              type="time"
              label={t(`setup.hours.${name}`)}
              value={hours[name]}
              onChange={(event) => setHours({ ...hours, [name]: event.currentTarget.value })}
            />
          ))}
          <NumberInput
            size="md"
            label={t('setup.slotMinutes')}
            min={5}
            max={240}
            value={slotMinutes}
            onChange={(value) => setSlotMinutes(Number(value) || 20)}
          />
          <NumberInput
            size="md"
            label={t('setup.bufferMinutes')}
            min={0}
            max={60}
            value={bufferMinutes}
            onChange={(value) => setBufferMinutes(Number(value) || 0)}
          />
        </SimpleGrid>
        <Group>
          <Button type="submit" disabled={chosen.length === 0} loading={plan.isPending}>
            {t('setup.plan')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
