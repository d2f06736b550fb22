import { Button, Card, Group, NumberInput, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import type { FullFair } from './fair.layout.js';
import {
  AddHallMutation,
  AddTablesMutation,
  BlockTableMutation,
  UnblockTableMutation,
} from './setup.documents.js';

type Hall = FullFair['halls'][number];

/** Halls with their tables; a table is taken out of use, and put back, by a tap. */
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
            {t('setup.hallsHint')}
          </Text>
        </div>
        {fair.halls.map((hall) => (
          <HallTables key={hall.id} hall={hall} />
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

function HallTables({ hall }: { hall: Hall }) {
  const { t } = useTranslation('fair');
  const [prefix, setPrefix] = useState(hall.tables[0]?.label.replace(/\d+$/, '') ?? '');
  const [count, setCount] = useState(10);
  const add = useDeed(AddTablesMutation);
  const block = useDeed(BlockTableMutation);
  const unblock = useDeed(UnblockTableMutation);
  return (
    <Stack gap="xs" pb="sm" style={{ borderBottom: '1px solid var(--line)' }}>
      <Text fw={600}>
        {hall.name} · {t('setup.tableCount', { count: hall.tables.length })}
      </Text>
      <Group gap={6}>
        {hall.tables.map(({ id, label, blockedAt }) => (
          <Button
            key={id}
            size="compact-sm"
            variant={blockedAt ? 'default' : 'light'}
            td={blockedAt ? 'line-through' : undefined}
            aria-label={t(blockedAt ? 'setup.unblock' : 'setup.block', { label })}
            title={t(blockedAt ? 'setup.unblock' : 'setup.block', { label })}
            onClick={() => void (blockedAt ? unblock : block).run({ tableId: id })}
          >
            {label}
          </Button>
        ))}
      </Group>
      <Group align="flex-end" gap="sm">
        <TextInput
          size="sm"
          w={110}
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
                firstNumber: hall.tables.length + 1,
                idempotencyKey: newKey(),
              },
            })
          }
        >
          {t('setup.addTables')}
        </Button>
      </Group>
    </Stack>
  );
}
