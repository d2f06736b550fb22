import { Button, Group, MultiSelect, NativeSelect, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../../i18n/use-format.js';
import { dayIn } from '../../../i18n/day-in.js';
import type { FullFair } from '../fair.layout.js';
import { MeetingsInTheWay } from '../meetings-in-the-way.js';
import type { useTakeAway } from '../use-take-away.js';
import type { Terms } from './tables-card.js';
import type { FairPeople } from './use-fair-people.js';
import { instantIn, timeIn } from './zoned.js';

/** What the form says, as the API takes it. */
export interface SessionEntry {
  title: string;
  startsAt: string;
  endsAt: string;
  tableId: string | null;
  delegateIds: string[];
}

interface SessionFormProps {
  fair: FullFair;
  people: FairPeople;
  /** What is edited; left out for a new one. */
  session?: Terms['sessions'][number];
  deed: Pick<ReturnType<typeof useTakeAway>, 'isPending' | 'inTheWay' | 'dismiss'>;
  /** @returns whether it was done; the meetings are those known to stand in the way */
  send: (entry: SessionEntry, despiteMeetingIds: string[]) => Promise<boolean>;
  /** Beside the button that sends. */
  cancel?: () => void;
}

/** A session's name, time, place and people; the meetings that it would be in the way of are shown before it is done. */
export function SessionForm({ fair, people, session, deed, send, cancel }: SessionFormProps) {
  const { t } = useTranslation('terms');
  const format = useFormat();
  const empty = {
    ...{ title: session?.title ?? '', tableId: session?.tableId ?? '' },
    date: session ? dayIn(fair.timeZone, session.startsAt) : (fair.days[0]?.date ?? fair.startsOn),
    from: session ? timeIn(fair.timeZone, session.startsAt) : '',
    to: session ? timeIn(fair.timeZone, session.endsAt) : '',
    delegateIds: session?.delegateIds ?? [],
  };
  const [values, setValues] = useState(empty);
  const { title, date, from, to, tableId, delegateIds } = values;
  const isBackwards = from !== '' && to !== '' && to <= from;
  // A session may be on a day before or after those of the fair.
  const dates = [...new Set([...fair.days.map((day) => day.date), date])].sort();
  const submit = async (despiteMeetingIds: string[]) => {
    const entry = {
      ...{ title: title.trim(), tableId: tableId || null, delegateIds },
      startsAt: instantIn(fair.timeZone, date, from),
      endsAt: instantIn(fair.timeZone, date, to),
    };
    if ((await send(entry, despiteMeetingIds)) && !session) setValues({ ...empty, date });
  };
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void submit([]);
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t(session ? 'sessions.rename' : 'sessions.name')}
          required
          maxLength={200}
          value={title}
          onChange={(event) => setValues({ ...values, title: event.currentTarget.value })}
        />
        <Group gap="sm" align="flex-start">
          <NativeSelect
            label={t('day')}
            value={date}
            onChange={(event) => setValues({ ...values, date: event.currentTarget.value })}
            data={dates.map((value) => ({ value, label: format.shortDay(value) }))}
          />
          <TextInput
            type="time"
            label={t('from')}
            required
            value={from}
            onChange={(event) => setValues({ ...values, from: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            label={t('until')}
            required
            value={to}
            error={isBackwards && t('backwards')}
            onChange={(event) => setValues({ ...values, to: event.currentTarget.value })}
          />
        </Group>
        <NativeSelect
          label={t('sessions.table')}
          description={t('sessions.tableHint')}
          value={tableId}
          onChange={(event) => setValues({ ...values, tableId: event.currentTarget.value })}
          data={[
            { value: '', label: t('sessions.noTable') },
            ...fair.halls.map(({ name, tables }) => ({
              group: name,
              items: tables.map(({ id, label }) => ({ value: id, label })),
            })),
          ]}
        />
        <MultiSelect
          label={t('sessions.delegates')}
          searchable
          hidePickedOptions
          limit={100}
          data={people.delegateChoices}
          value={delegateIds}
          onChange={(ids) => setValues({ ...values, delegateIds: ids })}
          nothingFoundMessage={t('nothing')}
        />
        <MeetingsInTheWay
          refusal={deed.inTheWay}
          dismiss={deed.dismiss}
          goOn={{
            label: t('allTheSame'),
            isPending: deed.isPending,
            run: () => void submit((deed.inTheWay?.inTheWay ?? []).map(({ id }) => id)),
          }}
        />
        <Group justify={cancel ? 'flex-end' : 'flex-start'}>
          {cancel && (
            <Button variant="default" onClick={cancel}>
              {t('common:action.cancel')}
            </Button>
          )}
          <Button
            type="submit"
            variant={session ? 'filled' : 'default'}
            disabled={!title.trim() || isBackwards}
            loading={deed.isPending}
          >
            {session ? t('common:action.save') : t('sessions.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
