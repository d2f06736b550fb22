import { Badge, Button, Card, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { IconCalendarTime, IconPencil, IconPlus, IconUserMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { AvailabilityForm } from './availability-form.js';
import { type DelegateData, DelegateForm } from './delegate-form.js';
import { useFair } from './fair.layout.js';
import { MeetingsInTheWay } from './meetings-in-the-way.js';
import {
  LinkDelegateAccountMutation,
  type ParticipationQuery,
  RestoreDelegateMutation,
  WithdrawDelegateMutation,
} from './people.documents.js';
import { StayForm } from './stay-form.js';
import { useTakeAway } from './use-take-away.js';

export type FullParticipation = ResultOf<typeof ParticipationQuery>['participation'];
type Delegate = NonNullable<FullParticipation['delegates']>[number];

/** The people whom an organisation sends, and when each of them can meet. */
export function DelegatesCard({ participation }: { participation: FullParticipation }) {
  const { t } = useTranslation('fair');
  const [edited, setEdited] = useState<DelegateData | 'new' | null>(null);
  const restore = useDeed(RestoreDelegateMutation);
  const { id, delegates, withdrawnDelegates, withdrawnAt } = participation;
  const close = () => setEdited(null);
  return (
    <Card component="section" aria-labelledby={`people-${id}`}>
      <Stack>
        <Group justify="space-between" gap="xs">
          <Title order={3} id={`people-${id}`}>
            {t('people.title')}
          </Title>
          {!withdrawnAt && (
            <Button
              variant={delegates?.length ? 'default' : 'filled'}
              leftSection={<IconPlus size={18} aria-hidden />}
              onClick={() => setEdited('new')}
            >
              {t('people.add')}
            </Button>
          )}
        </Group>
        {!delegates?.length && (
          <Text size="sm" c="dimmed">
            {t(withdrawnAt ? 'people.noneWithdrawn' : 'people.none')}
          </Text>
        )}
        {delegates?.map((delegate) => (
          <DelegateRow key={delegate.id} delegate={delegate} edit={() => setEdited(delegate)} />
        ))}
        {!withdrawnAt && Boolean(withdrawnDelegates?.length) && (
          <div>
            <Text size="sm" c="dimmed" mb={4}>
              {t('people.gone')}
            </Text>
            <Stack gap={4}>
              {withdrawnDelegates?.map((gone) => (
                <Group key={gone.id} gap="xs">
                  <Text size="sm">{gone.name}</Text>
                  <Button
                    size="compact-sm"
                    variant="subtle"
                    loading={restore.isPending && restore.variables?.id === gone.id}
                    aria-label={t('people.restoreOne', { name: gone.name })}
                    onClick={() => void restore.run({ id: gone.id, version: gone.version })}
                  >
                    {t('people.restore')}
                  </Button>
                </Group>
              ))}
            </Stack>
          </div>
        )}
      </Stack>
      <Modal
        opened={edited !== null}
        onClose={close}
        title={edited === 'new' ? t('people.add') : t('people.edit', { name: edited?.name })}
        size="lg"
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        {edited && (
          <DelegateForm participationId={id} {...(edited !== 'new' && { delegate: edited })} close={close} />
        )}
      </Modal>
    </Card>
  );
}

function DelegateRow({ delegate, edit }: { delegate: Delegate; edit: () => void }) {
  const { t } = useTranslation('fair');
  const format = useFormat();
  const fair = useFair();
  const [isOpen, setOpen] = useState(false);
  const withdraw = useTakeAway(WithdrawDelegateMutation);
  const invite = useDeed(LinkDelegateAccountMutation);
  const { id, version, name, jobTitle, email, phone, languages, hasAccount, unavailableSlots } = delegate;
  const all = fair.days.reduce((sum, { slots }) => sum + slots.length, 0);
  const free = all - (unavailableSlots?.length ?? 0);
  return (
    <Stack
      component="article"
      gap="xs"
      pt="md"
      aria-label={name ?? ''}
      style={{ borderTop: '1px solid var(--line)' }}
    >
      <Group justify="space-between" align="flex-start" gap="xs">
        <div style={{ minWidth: 0, flex: '1 1 220px' }}>
          <Text fw={600}>{name}</Text>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {[jobTitle, languages?.length && format.list(languages.map(format.language)), email, phone]
              .filter(Boolean)
              .join(' · ')}
          </Text>
        </div>
        {all > 0 && (
          <Badge color={free === all ? 'pine' : free > 0 ? 'gold' : 'gray'} className="figures">
            {t('people.free', { free, all })}
          </Badge>
        )}
      </Group>
      <Group gap={4} ml={-8}>
        <Button
          size="sm"
          px={8}
          variant="subtle"
          aria-expanded={isOpen}
          leftSection={<IconCalendarTime size={17} aria-hidden />}
          onClick={() => setOpen(!isOpen)}
        >
          {t('people.availability')}
        </Button>
        <Button
          size="sm"
          px={8}
          variant="subtle"
          leftSection={<IconPencil size={17} aria-hidden />}
          onClick={edit}
        >
          {t('common:action.edit')}
        </Button>
        {!hasAccount && email && (
          <Button
            size="sm"
            px={8}
            variant="subtle"
            title={t('people.inviteHint')}
            loading={invite.isPending}
            onClick={() =>
              void invite.run({ input: { delegateId: id }, version }, t('people.invited', { email }))
            }
          >
            {t('people.invite')}
          </Button>
        )}
        <Button
          size="sm"
          px={8}
          variant="subtle"
          color="gray"
          leftSection={<IconUserMinus size={17} aria-hidden />}
          loading={withdraw.isPending}
          onClick={() => void withdraw.run({ id, version }, t('people.removed', { name }))}
        >
          {t('people.remove')}
        </Button>
      </Group>
      <MeetingsInTheWay refusal={withdraw.inTheWay} dismiss={withdraw.dismiss} />
      {isOpen && <StayForm key={version} delegate={delegate} />}
      {isOpen && <AvailabilityForm delegate={delegate} close={() => setOpen(false)} />}
    </Stack>
  );
}
