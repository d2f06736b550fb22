import { Button, Card, Group, Modal, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { StatusBadge } from '../../ui/badges.js';
import type { FullFair } from './fair.layout.js';
import {
  CloseFairMutation,
  MeetingsAheadQuery,
  OpenFairMutation,
  StartFairMutation,
} from './setup.documents.js';

/** Where the fair stands, and what may become of it next. */
export function StageCard({ fair }: { fair: FullFair }) {
  const { t } = useTranslation('fair');
  const open = useDeed(OpenFairMutation);
  const start = useDeed(StartFairMutation);
  const next = {
    DRAFT: { deed: open, label: 'fair:setup.open' },
    OPEN: { deed: start, label: 'fair:setup.start' },
    RUNNING: null,
    CLOSED: { deed: start, label: 'fair:setup.restart' },
  }[fair.status];
  const slots = fair.days.reduce((sum, day) => sum + day.slots.length, 0);
  const tables = fair.halls.reduce((sum, hall) => sum + hall.tables.length, 0);
  const missing = fair.status === 'DRAFT' && (slots === 0 ? 'slots' : tables === 0 ? 'tables' : null);
  return (
    <Card component="section" aria-labelledby="stage">
      <Group justify="space-between" gap="sm">
        <div style={{ flex: '1 1 260px' }}>
          <Group gap="xs">
            <Title order={2} size="h3" id="stage">
              {t('setup.stage')}
            </Title>
            <StatusBadge kind="fairStatus" value={fair.status} />
          </Group>
          <Text size="sm" c="dimmed">
            {t(`setup.stages.${fair.status}`)} {missing && t(`setup.missing.${missing}`)}
          </Text>
        </div>
        <Group gap="xs">
          {next && (
            <Button
              variant={fair.status === 'CLOSED' ? 'default' : 'filled'}
              loading={next.deed.isPending}
              onClick={() => void next.deed.run({ id: fair.id })}
            >
              {t(next.label)}
            </Button>
          )}
          {(fair.status === 'OPEN' || fair.status === 'RUNNING') && <CloseFair fair={fair} />}
        </Group>
      </Group>
    </Card>
  );
}

/** Closing can be taken back, but participants see it at once: meetings that are still ahead are counted first. */
function CloseFair({ fair }: { fair: FullFair }) {
  const { t } = useTranslation('fair');
  const [isOpen, dialog] = useDisclosure(false);
  const close = useDeed(CloseFairMutation);
  const ahead = useAsk(MeetingsAheadQuery, { fairId: fair.id }, { enabled: isOpen, staleTime: 0 });
  const count = ahead.data?.meetings.totalCount ?? 0;
  const label = t(fair.status === 'OPEN' ? 'setup.callOff' : 'setup.close');
  const submit = async () => {
    if (await close.run({ id: fair.id }, t('setup.closed'))) dialog.close();
  };
  return (
    <>
      <Button variant="default" onClick={dialog.open}>
        {label}
      </Button>
      <Modal
        opened={isOpen}
        onClose={dialog.close}
        title={label}
        size="lg"
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <Stack>
          <Text>{t('setup.closeText')}</Text>
          {count > 0 && <Text fw={600}>{t('setup.closeMeetings', { count })}</Text>}
          <Group justify="flex-end">
            {count > 0 && (
              <Button component={Link} to={`/fairs/${fair.id}/timetable`} variant="default">
                {t('inTheWay.timetable')}
              </Button>
            )}
            <Button variant="default" onClick={dialog.close}>
              {t('setup.keepOpen')}
            </Button>
            <Button
              color={count > 0 ? 'brick' : undefined}
              disabled={ahead.isPending}
              loading={close.isPending}
              onClick={() => void submit()}
            >
              {label}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
