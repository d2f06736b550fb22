import { Button, Group, MultiSelect, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../../api/hooks.js';
import { useDeed } from '../../../api/use-deed.js';
import { useFormat } from '../../../i18n/use-format.js';
import type { FullFair } from '../fair.layout.js';
import { MeetingsInTheWay } from '../meetings-in-the-way.js';
import { useTakeAway } from '../use-take-away.js';
import { TermsCard } from './card.js';
import type { Terms } from './tables-card.js';
import {
  AddFairSessionMutation,
  RemoveFairSessionMutation,
  SetSessionAttendanceMutation,
} from './terms.documents.js';
import type { FairPeople } from './use-fair-people.js';
import { instantIn } from './zoned.js';

interface SessionsCardProps {
  fair: FullFair;
  terms: Terms;
  people: FairPeople;
}

/** Openings, workshops and tours, and groups that meet at a table: who attends one has no other meetings then. */
export function SessionsCard({ fair, terms, people }: SessionsCardProps) {
  const { t } = useTranslation('terms');
  return (
    <TermsCard id="terms-sessions" title={t('sessions.title')} hint={t('sessions.hint')}>
      {terms.sessions.map((session) => (
        <SessionRow key={session.id} session={session} fair={fair} people={people} />
      ))}
      <AddSession fair={fair} people={people} />
    </TermsCard>
  );
}

interface SessionRowProps {
  session: Terms['sessions'][number];
  fair: FullFair;
  people: FairPeople;
}

function SessionRow({ session, fair, people }: SessionRowProps) {
  const { t } = useTranslation('terms');
  const format = useFormat();
  const [attending, setAttending] = useState<string[] | null>(null);
  const save = useTakeAway(SetSessionAttendanceMutation);
  const remove = useDeed(RemoveFairSessionMutation);
  const send = async (despiteMeetingIds: string[]) => {
    const variables = { sessionId: session.id, delegateIds: attending ?? [], despiteMeetingIds };
    if (await save.run(variables, t('saved'))) setAttending(null);
  };
  return (
    <Stack gap="xs" pb="sm" style={{ borderBottom: '1px solid var(--line)' }}>
      <Group justify="space-between" gap="xs">
        <div>
          <Text fw={600}>{session.title}</Text>
          <Text size="sm" c="dimmed" className="figures">
            {format.dateTime(session.startsAt, fair.timeZone)} – {format.time(session.endsAt, fair.timeZone)}{' '}
            · {t('sessions.attending', { count: session.delegateIds.length })}
            {tableOf(fair, session.tableId) &&
              ` · ${t('sessions.groupAt', { table: tableOf(fair, session.tableId) })}`}
          </Text>
        </div>
        <Group gap={4}>
          <Button
            size="sm"
            variant="subtle"
            aria-label={t('sessions.whoOf', { title: session.title })}
            onClick={() => setAttending(attending ? null : session.delegateIds)}
          >
            {t('sessions.who')}
          </Button>
          <Button
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('removeOne', { name: session.title })}
            loading={remove.isPending}
            onClick={() => void remove.run({ sessionId: session.id }, t('removed'))}
          >
            {t('remove')}
          </Button>
        </Group>
      </Group>
      {attending && (
        <Stack gap="xs">
          <MultiSelect
            label={t('sessions.delegates')}
            searchable
            hidePickedOptions
            limit={100}
            data={people.delegateChoices}
            value={attending}
            onChange={setAttending}
            nothingFoundMessage={t('nothing')}
          />
          <MeetingsInTheWay
            refusal={save.inTheWay}
            dismiss={save.dismiss}
            goOn={{
              label: t('allTheSame'),
              isPending: save.isPending,
              run: () => void send((save.inTheWay?.inTheWay ?? []).map(({ id }) => id)),
            }}
          />
          <Group justify="flex-end">
            <Button loading={save.isPending} onClick={() => void send([])}>
              {t('common:action.save')}
            </Button>
          </Group>
        </Stack>
      )}
    </Stack>
  );
}

function AddSession({ fair, people }: { fair: FullFair; people: FairPeople }) {
  const { t } = useTranslation('terms');
  const format = useFormat();
  const empty = { title: '', from: '', to: '', tableId: '', delegateIds: [] as string[] };
  const [date, setDate] = useState(fair.days[0]?.date ?? fair.startsOn);
  const [values, setValues] = useState(empty);
  const add = useTakeAway(AddFairSessionMutation);
  const { title, from, to, tableId, delegateIds } = values;
  const isBackwards = from !== '' && to !== '' && to <= from;
  const send = async (despiteMeetingIds: string[]) => {
    const input = {
      ...{ fairId: fair.id, title: title.trim(), delegateIds, despiteMeetingIds, idempotencyKey: newKey() },
      startsAt: instantIn(fair.timeZone, date, from),
      endsAt: instantIn(fair.timeZone, date, to),
      tableId: tableId || null,
    };
    if (await add.run({ input }, t('saved'))) setValues(empty);
  };
  return (
    <form
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send([]);
      }}
    >
      <Stack gap="sm">
        <TextInput
          label={t('sessions.name')}
          required
          maxLength={200}
          value={title}
          onChange={(event) => setValues({ ...values, title: event.currentTarget.value })}
        />
        <Group gap="sm" align="flex-start">
          <NativeSelect
            label={t('day')}
            value={date}
            onChange={(event) => setDate(event.currentTarget.value)}
            data={fair.days.map((day) => ({ value: day.date, label: format.shortDay(day.date) }))}
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
          refusal={add.inTheWay}
          dismiss={add.dismiss}
          goOn={{
            label: t('allTheSame'),
            isPending: add.isPending,
            run: () => void send((add.inTheWay?.inTheWay ?? []).map(({ id }) => id)),
          }}
        />
        <Group>
          <Button
            type="submit"
            variant="default"
            disabled={!title.trim() || isBackwards}
            loading={add.isPending}
          >
            {t('sessions.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function tableOf(fair: FullFair, tableId: string | null): string | null {
  for (const { tables } of fair.halls) {
    const table = tables.find(({ id }) => id === tableId);
    if (table) return table.label;
  }
  return null;
}
