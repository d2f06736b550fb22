import { ActionIcon, Button, Card, Group, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, useAct } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { useFormat } from '../../i18n/use-format.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { useDraft } from '../../ui/use-draft.js';
import type { FullFair } from './fair.layout.js';
import { datesOf } from './fair-dates.js';
import { MeetingsInTheWay } from './meetings-in-the-way.js';
import { RemovalDialog } from './removal-dialog.js';
import { AddSlotMutation, RemoveDayMutation, RemoveSlotMutation } from './setup.documents.js';
import { useRemoval } from './use-removal.js';

type Day = FullFair['days'][number];

/** The slots as they are, day by day: taken away and added one at a time. */
export function SlotsCard({ fair }: { fair: FullFair }) {
  const { t } = useTranslation('fair');
  return (
    <Card component="section" aria-labelledby="slots">
      <Stack>
        <div>
          <Title order={2} size="h3" id="slots">
            {t('slots.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t(fair.days.length > 0 ? 'slots.hint' : 'slots.none')}
          </Text>
        </div>
        {fair.days.map((day) => (
          <DaySlots key={day.id} fair={fair} day={day} />
        ))}
        <AddSlot fair={fair} />
      </Stack>
    </Card>
  );
}

function DaySlots({ fair, day }: { fair: FullFair; day: Day }) {
  const { t } = useTranslation('fair');
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const removeSlot = useRemoval(fair.id, RemoveSlotMutation);
  const removeDay = useRemoval(fair.id, RemoveDayMutation);
  const { date, slots } = day;
  const timeOf = (instant: string) => format.time(instant, fair.timeZone);
  return (
    <Stack gap="xs" pt="sm" style={{ borderTop: '1px solid var(--line)' }}>
      <Group justify="space-between" gap="xs">
        <div>
          <Text fw={600}>{format.weekday(date)}</Text>
          <Text size="sm" c="dimmed" className="figures">
            {slots.length > 0 && `${timeOf(slots[0]!.startsAt)} – ${timeOf(slots.at(-1)!.endsAt)} · `}
            {t('overview.slotCount', { count: slots.length })}
          </Text>
        </div>
        <Group gap={4}>
          {slots.length > 0 && (
            <Button size="sm" variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
              {t(isOpen ? 'slots.hide' : 'slots.show')}
            </Button>
          )}
          <Button
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('slots.removeDayOf', { day: format.weekday(date) })}
            loading={removeDay.isPending}
            onClick={() =>
              void removeDay.run(
                { kind: 'DAY_REMOVED', date },
                { fairId: fair.id, date },
                format.weekday(date),
                t('slots.dayRemoved'),
              )
            }
          >
            {t('slots.removeDay')}
          </Button>
        </Group>
      </Group>
      {isOpen && (
        <Group gap={6}>
          {slots.map(({ id, startsAt, endsAt }) => {
            const times = `${timeOf(startsAt)} – ${timeOf(endsAt)}`;
            return (
              <Group
                key={id}
                gap={2}
                pl={10}
                wrap="nowrap"
                style={{ border: '1px solid var(--line)', borderRadius: 8 }}
              >
                <Text size="sm" className="figures">
                  {times}
                </Text>
                <ActionIcon
                  aria-label={t('slots.remove', { times })}
                  loading={removeSlot.pending?.kind === 'SLOT_REMOVED' && removeSlot.pending.slotId === id}
                  onClick={() =>
                    void removeSlot.run(
                      { kind: 'SLOT_REMOVED', slotId: id },
                      { slotId: id },
                      times,
                      t('slots.removed', { times }),
                    )
                  }
                >
                  <IconX size={16} aria-hidden />
                </ActionIcon>
              </Group>
            );
          })}
        </Group>
      )}
      <MeetingsInTheWay refusal={removeSlot.inTheWay} dismiss={removeSlot.dismiss} isPlace />
      <MeetingsInTheWay refusal={removeDay.inTheWay} dismiss={removeDay.dismiss} isPlace />
      <RemovalDialog
        removal={removeSlot.removal}
        timeZone={fair.timeZone}
        close={removeSlot.dismiss}
        done={(times) => t('slots.removed', { times })}
      />
      <RemovalDialog
        removal={removeDay.removal}
        timeZone={fair.timeZone}
        close={removeDay.dismiss}
        done={() => t('slots.dayRemoved')}
      />
    </Stack>
  );
}

function AddSlot({ fair }: { fair: FullFair }) {
  const { t } = useTranslation('fair');
  const format = useFormat();
  const dates = datesOf(fair);
  const draft = useDraft({ date: dates[0]!, from: '', to: '' });
  const add = useAct(AddSlotMutation);
  const { date, from, to } = draft.values;
  const refusal = refusalIn(add.data?.addSlot);
  const inTheWay = fair.days.flatMap(({ slots }) => slots).find(({ id }) => id === refusal?.slotId);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const required = t('refusals:problem.required');
    const missing = { ...(!from && { from: required }), ...(!to && { to: required }) };
    const backwards = from && to && to <= from ? { to: t('slots.endsBefore') } : {};
    if (!draft.check({ ...missing, ...backwards })) return;
    const { addSlot } = await add.mutateAsync({
      input: { fairId: fair.id, date, from, to, idempotencyKey: newKey() },
    });
    if (refusalIn(addSlot)) return;
    tellDone(t('slots.added', { times: `${from} – ${to}` }));
    // The next one goes on where this one ends.
    draft.reset({ date, from: to, to: '' });
  };
  return (
    <form noValidate onSubmit={(event) => void submit(event).catch(draft.take)}>
      <Stack gap="sm" pt="sm" style={{ borderTop: '1px solid var(--line)' }}>
        <Title order={3} size="h4">
          {t('slots.addTitle')}
        </Title>
        <RefusalNotice refusal={refusal}>
          {inTheWay && (
            <Text size="sm" className="figures">
              {format.time(inTheWay.startsAt, fair.timeZone)} – {format.time(inTheWay.endsAt, fair.timeZone)}
            </Text>
          )}
        </RefusalNotice>
        <ErrorNotice error={add.error} />
        <Group align="flex-start" gap="sm">
          <NativeSelect
            size="md"
            label={t('slots.day')}
            value={date}
            onChange={(event) => draft.set({ date: event.currentTarget.value })}
            data={dates.map((value) => ({ value, label: format.weekday(value) }))}
            error={draft.problems.date}
            style={{ flex: '1 1 200px' }}
          />
          <TextInput
            type="time"
            label={t('slots.from')}
            {...draft.text('from')}
            style={{ flex: '1 1 110px' }}
          />
          <TextInput type="time" label={t('slots.to')} {...draft.text('to')} style={{ flex: '1 1 110px' }} />
        </Group>
        <Group>
          <Button type="submit" variant="default" loading={add.isPending}>
            {t('slots.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
