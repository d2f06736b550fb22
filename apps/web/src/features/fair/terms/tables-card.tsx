import { Badge, Button, Group, NumberInput, Select, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../../api/graphql.js';
import { useDeed } from '../../../api/use-deed.js';
import type { FullFair } from '../fair.layout.js';
import { MeetingsInTheWay } from '../meetings-in-the-way.js';
import { useTakeAway } from '../use-take-away.js';
import { TermsCard } from './card.js';
import { SlotToggles } from './slot-toggles.js';
import { SetSpareTableShareMutation, SetTableTermsMutation, type TermsFragment } from './terms.documents.js';
import type { FairPeople } from './use-fair-people.js';

export type Terms = ResultOf<typeof TermsFragment>;
type TableTerms = Terms['tables'][number];

const PURPOSES = ['OPEN', 'RESERVED', 'PRIVATE', 'SPARE'] as const;

/** For whom each table is, when it can't be used, and how many a search leaves free. */
export function TablesCard({ fair, terms, people }: { fair: FullFair; terms: Terms; people: FairPeople }) {
  const { t } = useTranslation('terms');
  const [chosen, setChosen] = useState<string | null>(null);
  const byTable = new Map(terms.tables.map((one) => [one.tableId, one]));
  const tables = fair.halls.flatMap((hall) => hall.tables.map((table) => ({ ...table, hall: hall.name })));
  const table = tables.find(({ id }) => id === chosen) ?? null;
  const special = tables.filter(({ id }) => byTable.has(id));
  return (
    <TermsCard id="terms-tables" title={t('tables.title')} hint={t('tables.hint')}>
      <SpareShare key={terms.spareTableShare} fairId={fair.id} share={terms.spareTableShare} />
      {special.length > 0 && (
        <Stack gap={6}>
          {special.map(({ id, label, hall }) => {
            const of = byTable.get(id)!;
            return (
              <Group key={id} gap="xs">
                <Button size="compact-md" variant="light" onClick={() => setChosen(id)}>
                  {label}
                </Button>
                <Text size="sm" c="dimmed">
                  {hall}
                </Text>
                {of.purpose !== 'OPEN' && <Badge color="sky">{t(`purpose.${of.purpose}`)}</Badge>}
                {of.ownerId && <Text size="sm">{people.nameOf(of.ownerId)}</Text>}
                {of.seats !== null && <Text size="sm">{t('tables.seatCount', { count: of.seats })}</Text>}
                {of.blockedSlotIds.length > 0 && (
                  <Badge color="gold">{t('tables.blocked', { count: of.blockedSlotIds.length })}</Badge>
                )}
              </Group>
            );
          })}
        </Stack>
      )}
      <Select
        label={t('tables.choose')}
        searchable
        clearable
        data={fair.halls.map((hall) => ({
          group: hall.name,
          items: hall.tables.map(({ id, label }) => ({ value: id, label })),
        }))}
        value={chosen}
        onChange={setChosen}
        nothingFoundMessage={t('nothing')}
      />
      {table && (
        <TableForm
          key={table.id}
          fair={fair}
          tableId={table.id}
          terms={byTable.get(table.id) ?? null}
          people={people}
          close={() => setChosen(null)}
        />
      )}
    </TermsCard>
  );
}

function SpareShare({ fairId, share }: { fairId: string; share: number }) {
  const { t } = useTranslation('terms');
  const [percent, setPercent] = useState(Math.round(share * 100));
  const save = useDeed(SetSpareTableShareMutation);
  return (
    <Group align="flex-end" gap="sm">
      <NumberInput
        label={t('tables.spare')}
        description={t('tables.spareHint')}
        min={0}
        max={50}
        suffix=" %"
        value={percent}
        onChange={(value) => setPercent(Number(value) || 0)}
      />
      <Button
        variant="default"
        size="md"
        disabled={percent === Math.round(share * 100)}
        loading={save.isPending}
        onClick={() => void save.run({ fairId, spareTableShare: percent / 100 }, t('saved'))}
      >
        {t('common:action.save')}
      </Button>
    </Group>
  );
}

interface TableFormProps {
  fair: FullFair;
  tableId: string;
  terms: TableTerms | null;
  people: FairPeople;
  close: () => void;
}

function TableForm({ fair, tableId, terms, people, close }: TableFormProps) {
  const { t } = useTranslation('terms');
  const [purpose, setPurpose] = useState<TableTerms['purpose']>(terms?.purpose ?? 'OPEN');
  const [ownerId, setOwnerId] = useState(terms?.ownerId ?? null);
  const [seats, setSeats] = useState<number | ''>(terms?.seats ?? '');
  const [blocked, setBlocked] = useState<string[]>(terms?.blockedSlotIds ?? []);
  const save = useTakeAway(SetTableTermsMutation);
  const isKept = purpose === 'RESERVED' || purpose === 'PRIVATE';
  const send = async (despiteMeetingIds: string[]) => {
    const input = {
      ...{ tableId, purpose, ownerId: isKept ? ownerId : null },
      ...{ seats: seats === '' ? null : seats, blockedSlotIds: blocked, despiteMeetingIds },
    };
    if (await save.run({ input }, t('saved'))) close();
  };
  return (
    <Stack gap="sm" p="md" style={{ border: '1px solid var(--line)', borderRadius: 12 }}>
      <Select
        label={t('tables.purpose')}
        description={t(`purposeHint.${purpose}`)}
        allowDeselect={false}
        data={PURPOSES.map((value) => ({ value, label: t(`purpose.${value}`) }))}
        value={purpose}
        onChange={(value) => value && setPurpose(value as TableTerms['purpose'])}
      />
      {isKept && (
        <Select
          label={t('tables.owner')}
          required
          searchable
          limit={100}
          data={people.choices()}
          value={ownerId}
          onChange={setOwnerId}
          nothingFoundMessage={t('nothing')}
        />
      )}
      <NumberInput
        label={t('tables.seats')}
        description={t('tables.seatsHint')}
        min={2}
        max={100}
        allowDecimal={false}
        value={seats}
        onChange={(value) => setSeats(value === '' ? '' : Number(value))}
      />
      <div>
        <Text size="sm" fw={600} mb={6}>
          {t('tables.when')}
        </Text>
        <SlotToggles fair={fair} closed={blocked} change={setBlocked} />
      </div>
      <MeetingsInTheWay
        refusal={save.inTheWay}
        dismiss={save.dismiss}
        goOn={{
          label: t('allTheSame'),
          isPending: save.isPending,
          run: () => void send((save.inTheWay?.inTheWay ?? []).map(({ id }) => id)),
        }}
      />
      <Group justify="flex-end" gap="xs">
        <Button variant="default" onClick={close}>
          {t('common:action.cancel')}
        </Button>
        <Button disabled={isKept && !ownerId} loading={save.isPending} onClick={() => void send([])}>
          {t('common:action.save')}
        </Button>
      </Group>
    </Stack>
  );
}
