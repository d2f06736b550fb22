import { Button, Group, MultiSelect, NativeSelect, Stack, Switch, Text, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FullFair } from '../fair/fair.layout.js';
import type { FairPeople } from '../fair/terms/use-fair-people.js';
import type { GroupMeeting } from './groups-card.js';

const FEWEST = 3;

interface GroupFormProps {
  fair: FullFair;
  people: FairPeople;
  /** What is edited; left out for a new one. */
  group?: GroupMeeting;
  isPending: boolean;
  /** @returns whether it was done */
  send: (input: {
    title: string;
    isMust: boolean;
    isFixed: boolean;
    tableId: string | null;
    parties: { participationId: string; delegateId: string | null }[];
  }) => Promise<boolean>;
  close: () => void;
}

/** Who is to meet in a group, what about, and where if it can be but at one table. */
export function GroupForm({ fair, people, group, isPending, send, close }: GroupFormProps) {
  const { t } = useTranslation('planning');
  const [title, setTitle] = useState(group?.title ?? '');
  const [isMust, setMust] = useState(group?.isMust ?? false);
  const [isFixed, setFixed] = useState(group?.isFixed ?? false);
  const [tableId, setTable] = useState(group?.tableId ?? '');
  const [parties, setParties] = useState(group?.parties.map((one) => one.participationId) ?? []);
  const [comers, setComers] = useState<Record<string, string>>(
    Object.fromEntries(
      group?.parties.flatMap((one) => (one.delegateId ? [[one.participationId, one.delegateId]] : [])) ?? [],
    ),
  );
  const chosen = parties.flatMap((id) => people.parties.find((one) => one.id === id) ?? []);
  const isEnough =
    parties.length >= FEWEST && (chosen.length === 0 || new Set(chosen.map(({ side }) => side)).size === 2);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = {
      ...{ title: title.trim(), isMust, isFixed, tableId: tableId || null },
      parties: parties.map((id) => ({ participationId: id, delegateId: comers[id] ?? null })),
    };
    if (await send(input)) close();
  };
  return (
    <form onSubmit={(event) => void submit(event)}>
      <Stack gap="sm" p="md" style={{ border: '1px solid var(--line)', borderRadius: 12 }}>
        <TextInput
          label={t('groups.name')}
          required
          maxLength={200}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <MultiSelect
          label={t('groups.parties')}
          description={t('groups.partiesHint')}
          required
          searchable
          hidePickedOptions
          limit={100}
          data={[
            { group: t('groups.buyers'), items: people.choices('BUYER') },
            { group: t('groups.suppliers'), items: people.choices('SUPPLIER') },
          ]}
          value={parties}
          onChange={setParties}
          nothingFoundMessage={t('groups.nothing')}
        />
        {chosen.some(({ delegates }) => delegates.length > 1) && (
          <Stack gap={6}>
            <Text size="sm" fw={600}>
              {t('groups.who')}
            </Text>
            {chosen
              .filter(({ delegates }) => delegates.length > 1)
              .map(({ id, name, delegates }) => (
                <NativeSelect
                  key={id}
                  label={name}
                  value={comers[id] ?? ''}
                  onChange={(event) => {
                    const { [id]: _, ...rest } = comers;
                    const value = event.currentTarget.value;
                    setComers(value ? { ...rest, [id]: value } : rest);
                  }}
                  data={[
                    { value: '', label: t('groups.whoeverIsFree') },
                    ...delegates.map((one) => ({ value: one.id, label: one.name })),
                  ]}
                />
              ))}
          </Stack>
        )}
        <NativeSelect
          label={t('groups.table')}
          description={t('groups.tableHint')}
          value={tableId}
          onChange={(event) => setTable(event.currentTarget.value)}
          data={[
            { value: '', label: t('groups.anyTable') },
            ...fair.halls.map(({ name, tables }) => ({
              group: name,
              items: tables.map(({ id, label }) => ({ value: id, label })),
            })),
          ]}
        />
        <Switch
          label={t('groups.isMust')}
          description={t('groups.isMustHint')}
          checked={isMust}
          onChange={(event) => setMust(event.currentTarget.checked)}
        />
        <Switch
          label={t('groups.isFixed')}
          description={t('groups.isFixedHint')}
          checked={isFixed}
          onChange={(event) => setFixed(event.currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" disabled={!title.trim() || !isEnough} loading={isPending}>
            {group ? t('common:action.save') : t('groups.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
