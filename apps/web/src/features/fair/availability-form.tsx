import { Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';
import { EmptyState } from '../../ui/states.js';
import classes from './availability.module.css';
import { useFair } from './fair.layout.js';
import { MeetingsInTheWay } from './meetings-in-the-way.js';
import { SetDelegateAvailabilityMutation } from './people.documents.js';
import { useTakeAway } from './use-take-away.js';

interface AvailabilityFormProps {
  delegate: { id: string; name: string | null; unavailableSlots: { id: string }[] | null };
  close: () => void;
}

const NOON = '12:00';

/** In which of the fair's slots somebody can meet: tapped one by one, or by half days and days. */
export function AvailabilityForm({ delegate, close }: AvailabilityFormProps) {
  const { t } = useTranslation('fair');
  const format = useFormat();
  const fair = useFair();
  const [absent, setAbsent] = useState(() => new Set(delegate.unavailableSlots?.map(({ id }) => id)));
  const save = useTakeAway(SetDelegateAvailabilityMutation);
  const days = fair.days.filter(({ slots }) => slots.length > 0);
  const all = days.flatMap(({ slots }) => slots);

  /** All of them at once: free when any of them was not. */
  const toggle = (ids: string[]) =>
    setAbsent((now) => {
      const others = [...now].filter((id) => !ids.includes(id));
      return new Set(ids.some((id) => now.has(id)) ? others : [...others, ...ids]);
    });
  const send = async (despiteMeetingIds: string[]) => {
    const variables = { delegateId: delegate.id, unavailableSlotIds: [...absent], despiteMeetingIds };
    if (await save.run(variables, t('availability.saved'))) close();
  };
  const known = (save.inTheWay?.inTheWay ?? []).map(({ id }) => id);

  if (all.length === 0)
    return <EmptyState title={t('availability.noSlots')} text={t('availability.noSlotsText')} />;
  return (
    <Stack>
      <Text size="sm" c="dimmed">
        {t('availability.hint')}{' '}
        {t('availability.zone', { zone: format.zone(fair.timeZone, `${fair.startsOn}T12:00:00Z`) })}
      </Text>
      {days.map(({ id, date, slots }) => {
        const isMorning = (startsAt: string) => format.time(startsAt, fair.timeZone) < NOON;
        const morning = slots.filter(({ startsAt }) => isMorning(startsAt));
        const afternoon = slots.filter(({ startsAt }) => !isMorning(startsAt));
        const parts = [
          { name: 'day', of: slots },
          ...(morning.length > 0 && afternoon.length > 0
            ? [
                { name: 'morning', of: morning },
                { name: 'afternoon', of: afternoon },
              ]
            : []),
        ];
        return (
          <section key={id} aria-labelledby={`day-${delegate.id}-${date}`}>
            <Group justify="space-between" gap="xs" mb={8}>
              <Title order={4} id={`day-${delegate.id}-${date}`}>
                {format.weekday(date)}
              </Title>
              <Group gap="sm">
                {parts.map(({ name, of }) => {
                  const ids = of.map((slot) => slot.id);
                  const gone = ids.filter((slot) => absent.has(slot)).length;
                  return (
                    <Checkbox
                      key={name}
                      label={t(`availability.${name}`)}
                      checked={gone === 0}
                      indeterminate={gone > 0 && gone < ids.length}
                      onChange={() => toggle(ids)}
                    />
                  );
                })}
              </Group>
            </Group>
            <div className={classes.slots}>
              {slots.map((slot) => (
                <button
                  key={slot.id}
                  type="button"
                  className={classes.slot}
                  aria-pressed={!absent.has(slot.id)}
                  aria-label={t('availability.slot', {
                    from: format.time(slot.startsAt, fair.timeZone),
                    to: format.time(slot.endsAt, fair.timeZone),
                  })}
                  onClick={() => toggle([slot.id])}
                >
                  {format.time(slot.startsAt, fair.timeZone)}
                </button>
              ))}
            </div>
          </section>
        );
      })}
      <MeetingsInTheWay
        refusal={save.inTheWay}
        dismiss={save.dismiss}
        goOn={{
          label: t('availability.allTheSame'),
          isPending: save.isPending,
          run: () => void send(known),
        }}
      />
      <Group justify="space-between" gap="sm">
        <Text size="sm" c="dimmed" className="figures" aria-live="polite">
          {t('availability.count', { free: all.length - absent.size, all: all.length })}
        </Text>
        <Group gap="xs">
          <Button variant="default" onClick={close}>
            {t('common:action.cancel')}
          </Button>
          <Button loading={save.isPending} onClick={() => void send([])}>
            {t('availability.save')}
          </Button>
        </Group>
      </Group>
    </Stack>
  );
}
