import {
  ActionIcon,
  Button,
  Card,
  Group,
  Menu,
  Modal,
  NumberInput,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import type { FullFair } from './fair.layout.js';
import { MeetingsInTheWay } from './meetings-in-the-way.js';
import { RemovalDialog } from './removal-dialog.js';
import {
  AddHallMutation,
  AddTablesMutation,
  BlockTableMutation,
  RemoveHallMutation,
  RemoveTableMutation,
  RenameHallMutation,
  RenameTableMutation,
  UnblockTableMutation,
} from './setup.documents.js';
import { useRemoval } from './use-removal.js';
import { useTakeAway } from './use-take-away.js';

type Hall = FullFair['halls'][number];
type Table = Hall['tables'][number];

/** Halls with their tables; what can be done about a table opens by a tap on it. */
export function HallsCard({ fair }: { fair: FullFair }) {
  const { t } = useTranslation('fair');
  const [name, setName] = useState('');
  const add = useDeed(AddHallMutation);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await add.run({ input: { fairId: fair.id, name: name.trim(), idempotencyKey: newKey() } }))
      setName('');
  };
  return (
    <Card component="section" aria-labelledby="halls">
      <Stack>
        <div>
          <Title order={2} size="h3" id="halls">
            {t('setup.halls')}
          </Title>
          <Text size="sm" c="dimmed">
            {t(fair.halls.length > 0 ? 'setup.hallsHint' : 'setup.noHalls')}
          </Text>
        </div>
        {fair.halls.map((hall) => (
          <HallTables key={hall.id} hall={hall} fair={fair} />
        ))}
        <Group
          component="form"
          align="flex-end"
          gap="sm"
          {...{ onSubmit: (event: FormEvent) => void submit(event) }}
        >
          <TextInput
            label={t('setup.hallName')}
            required
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" size="md" variant="default" loading={add.isPending}>
            {t('setup.addHall')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

function HallTables({ hall, fair }: { hall: Hall; fair: FullFair }) {
  const { t } = useTranslation('fair');
  const [renamed, setRenamed] = useState<Table | 'hall' | null>(null);
  const renameHall = useDeed(RenameHallMutation);
  const renameTable = useDeed(RenameTableMutation);
  const removeHall = useRemoval(fair.id, RemoveHallMutation);
  const removeTable = useRemoval(fair.id, RemoveTableMutation);
  const block = useTakeAway(BlockTableMutation);
  const unblock = useDeed(UnblockTableMutation);
  const labelOf = (id: string | undefined) => hall.tables.find((table) => table.id === id)?.label ?? '';
  const forget = () => [removeHall, removeTable, block].forEach(({ dismiss }) => dismiss());
  const rename = async (name: string) => {
    const isDone =
      renamed === 'hall'
        ? await renameHall.run({ input: { hallId: hall.id, name } })
        : await renameTable.run({ input: { tableId: renamed!.id, label: name } });
    if (isDone) setRenamed(null);
  };
  return (
    <Stack gap="xs" pb="md" style={{ borderBottom: '1px solid var(--line)' }}>
      <Group gap={4}>
        <Text fw={600}>
          {hall.name} · {t('setup.tableCount', { count: hall.tables.length })}
        </Text>
        <Menu shadow="md" position="bottom-start">
          <Menu.Target>
            <ActionIcon aria-label={t('setup.hallMenu', { name: hall.name })}>
              <IconDots size={18} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => setRenamed('hall')}>{t('setup.rename')}</Menu.Item>
            <Menu.Item
              color="brick"
              onClick={() => {
                forget();
                void removeHall.run(
                  { kind: 'HALL_REMOVED', hallId: hall.id },
                  { hallId: hall.id },
                  hall.name,
                  t('setup.removed', { label: hall.name }),
                );
              }}
            >
              {t('setup.removeHall')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      </Group>
      <Group gap={6}>
        {hall.tables.map((table) => (
          <TableMenu
            key={table.id}
            table={table}
            rename={() => setRenamed(table)}
            block={() => {
              forget();
              void (table.blockedAt
                ? unblock.run({ tableId: table.id })
                : block.run({ tableId: table.id, despiteMeetingIds: [] }));
            }}
            remove={() => {
              forget();
              const { id, label } = table;
              void removeTable.run(
                { kind: 'TABLE_REMOVED', tableId: id },
                { tableId: id },
                label,
                t('setup.removed', { label }),
              );
            }}
          />
        ))}
      </Group>
      <MeetingsInTheWay
        refusal={block.inTheWay}
        dismiss={block.dismiss}
        goOn={{
          label: t('setup.blockAllTheSame', { label: labelOf(block.variables?.tableId) }),
          isPending: block.isPending,
          run: () =>
            void block.run({
              tableId: block.variables!.tableId,
              despiteMeetingIds: (block.inTheWay?.inTheWay ?? []).map(({ id }) => id),
            }),
        }}
      />
      <MeetingsInTheWay
        refusal={removeTable.inTheWay ?? removeHall.inTheWay}
        dismiss={forget}
        isPlace
        wayOut={t('setup.blockInstead')}
      />
      {[removeTable, removeHall].map(({ removal, dismiss }, index) => (
        <RemovalDialog
          key={index}
          removal={removal}
          timeZone={fair.timeZone}
          close={dismiss}
          done={(label) => t('setup.removed', { label })}
        />
      ))}
      <AddTables hall={hall} tables={fair.halls.flatMap(({ tables }) => tables)} />
      <Modal
        opened={renamed !== null}
        onClose={() => setRenamed(null)}
        title={t('setup.renameTitle', { label: renamed === 'hall' ? hall.name : renamed?.label })}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        {renamed && (
          <RenameForm
            name={renamed === 'hall' ? hall.name : renamed.label}
            maxLength={renamed === 'hall' ? 100 : 20}
            isPending={renameHall.isPending || renameTable.isPending}
            rename={rename}
          />
        )}
      </Modal>
    </Stack>
  );
}

interface TableMenuProps {
  table: Table;
  rename: () => void;
  block: () => void;
  remove: () => void;
}

function TableMenu({ table: { label, blockedAt }, rename, block, remove }: TableMenuProps) {
  const { t } = useTranslation('fair');
  return (
    <Menu shadow="md" position="bottom-start">
      <Menu.Target>
        <Button
          size="compact-md"
          variant={blockedAt ? 'default' : 'light'}
          td={blockedAt ? 'line-through' : undefined}
          aria-label={t(blockedAt ? 'setup.tableBlocked' : 'setup.table', { label })}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={block}>{t(blockedAt ? 'setup.unblock' : 'setup.block')}</Menu.Item>
        <Menu.Item onClick={rename}>{t('setup.rename')}</Menu.Item>
        <Menu.Item color="brick" onClick={remove}>
          {t('setup.removeTable')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}

interface RenameFormProps {
  name: string;
  maxLength: number;
  isPending: boolean;
  rename: (name: string) => Promise<void>;
}

function RenameForm({ name, maxLength, isPending, rename }: RenameFormProps) {
  const { t } = useTranslation('fair');
  const [text, setText] = useState(name);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void rename(text.trim());
      }}
    >
      <Stack>
        <TextInput
          label={t('setup.newName')}
          required
          maxLength={maxLength}
          data-autofocus
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" disabled={!text.trim() || text.trim() === name} loading={isPending}>
            {t('setup.rename')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** The number after the highest that tables with these letters have. */
function nextNumber(tables: readonly Table[], prefix: string): number {
  const numbers = tables
    .filter(({ label }) => label.startsWith(prefix))
    .map(({ label }) => Number(label.slice(prefix.length)))
    .filter(Number.isInteger);
  return Math.max(0, ...numbers) + 1;
}

/** `tables` are those of all halls: two of one name would be mixed up on the day. */
function AddTables({ hall, tables }: { hall: Hall; tables: readonly Table[] }) {
  const { t } = useTranslation('fair');
  const [prefix, setPrefix] = useState(hall.tables[0]?.label.replace(/\d+$/, '') ?? '');
  const [count, setCount] = useState(10);
  const add = useDeed(AddTablesMutation);
  return (
    <Group align="flex-end" gap="sm">
      <TextInput
        size="sm"
        w={110}
        maxLength={12}
        label={t('setup.prefix')}
        value={prefix}
        onChange={(event) => setPrefix(event.currentTarget.value)}
      />
      <NumberInput
        size="sm"
        w={110}
        label={t('setup.howMany')}
        min={1}
        max={200}
        value={count}
        onChange={(value) => setCount(Number(value) || 1)}
      />
      <Button
        size="sm"
        variant="default"
        loading={add.isPending}
        onClick={() =>
          void add.run({
            input: {
              hallId: hall.id,
              prefix,
              count,
              firstNumber: nextNumber(tables, prefix),
              idempotencyKey: newKey(),
            },
          })
        }
      >
        {t('setup.addTables')}
      </Button>
    </Group>
  );
}
