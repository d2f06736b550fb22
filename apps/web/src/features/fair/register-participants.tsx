import { Button, Checkbox, Group, Modal, ScrollArea, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import { newKey, useAct, useAsk } from '../../api/hooks.js';
import { ErrorNotice, tellDone } from '../../ui/notices.js';
import { SearchField } from '../../ui/search-field.js';
import { Asked } from '../../ui/states.js';
import { DirectoryQuery } from '../directory/directory.documents.js';

const RegisterParticipationsMutation = graphql(`
  mutation RegisterParticipations($input: RegisterParticipationsInput!) {
    registerParticipations(input: $input) {
      registered {
        id
      }
      alreadyThere {
        id
      }
    }
  }
`);

interface RegisterParticipantsProps {
  fairId: string;
  opened: boolean;
  close: () => void;
}

/** Registers several organisations of the directory at once; those that are there already stay as they are. */
export function RegisterParticipants({ fairId, opened, close }: RegisterParticipantsProps) {
  const { t } = useTranslation('fair');
  const [side, setSide] = useState<'SUPPLIER' | 'BUYER'>('SUPPLIER');
  const [kind, setKind] = useState<'DIRECT' | 'INDIRECT'>('DIRECT');
  const [name, setName] = useState('');
  const [chosen, setChosen] = useState<string[]>([]);
  const register = useAct(RegisterParticipationsMutation);
  const found = useAsk(
    DirectoryQuery,
    {
      filter: { name: name || null, ...(side === 'SUPPLIER' ? { isSupplier: true } : { isBuyer: true }) },
      first: 50,
    },
    { enabled: opened, keepPrevious: true },
  );

  const submit = () =>
    register.mutate(
      { input: { fairId, side, kind, organisationIds: chosen, idempotencyKey: newKey() } },
      {
        onSuccess: ({ registerParticipations: { registered, alreadyThere } }) => {
          tellDone(t('register.done', { count: registered.length, there: alreadyThere.length }));
          setChosen([]);
          close();
        },
      },
    );

  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t('register.title')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <ErrorNotice error={register.error} />
        <Group>
          <SegmentedControl
            aria-label={t('register.as')}
            value={side}
            onChange={(value) => {
              setSide(value as typeof side);
              setChosen([]);
            }}
            data={(['SUPPLIER', 'BUYER'] as const).map((value) => ({
              value,
              label: t(`enums:sides.${value}`),
            }))}
          />
          <SegmentedControl
            aria-label={t('register.how')}
            value={kind}
            onChange={(value) => setKind(value as typeof kind)}
            data={(['DIRECT', 'INDIRECT'] as const).map((value) => ({
              value,
              label: t(`enums:participationKind.${value}`),
            }))}
          />
        </Group>
        <SearchField
          label={t('participants.search')}
          placeholder={t('participants.search')}
          value={name}
          onSearch={setName}
          hideLabel
        />
        <ScrollArea h={320}>
          <Asked query={found}>
            {({ organisations }) => (
              <Stack gap="xs">
                {organisations.edges.map(({ node }) => (
                  <Checkbox
                    key={node.id}
                    label={node.displayName}
                    checked={chosen.includes(node.id)}
                    onChange={({ currentTarget: { checked } }) =>
                      setChosen((now) => (checked ? [...now, node.id] : now.filter((id) => id !== node.id)))
                    }
                  />
                ))}
                {organisations.pageInfo.hasNextPage && (
                  <Text size="sm" c="dimmed">
                    {t('register.narrow')}
                  </Text>
                )}
              </Stack>
            )}
          </Asked>
        </ScrollArea>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:action.cancel')}
          </Button>
          <Button disabled={chosen.length === 0} loading={register.isPending} onClick={submit}>
            {t('register.submit', { count: chosen.length })}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
