import { Alert, Box, Button, Group, Modal, ScrollArea, Stack, Text, Textarea } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, useAct, useAsk } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { Asked } from '../../ui/states.js';
import { ChangeList } from './change-list.js';
import { Faults } from './faults.js';
import { RebaseDraftMutation, ReleasePreviewQuery, ReleaseTimetableMutation } from './planning.documents.js';
import { useChangeCounts } from './use-change-counts.js';
import { useSlotNames } from './use-names.js';

interface ReleaseDialogProps {
  draft: { id: string; version: number };
  close: () => void;
  released: () => void;
}

/** What a release changes and whom it tells, before it is done. */
export function ReleaseDialog({ draft, close, released }: ReleaseDialogProps) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const preview = useAsk(ReleasePreviewQuery, { draftId: draft.id });
  const release = useAct(ReleaseTimetableMutation);
  const rebase = useDeed(RebaseDraftMutation);
  const [note, setNote] = useState('');
  const countsOf = useChangeCounts();
  const slotName = useSlotNames();
  const submit = async () => {
    const { releaseTimetable } = await release.mutateAsync({
      input: { draftId: draft.id, version: draft.version, note: note || null, idempotencyKey: newKey() },
    });
    if (releaseTimetable.__typename !== 'TimetableVersion') return;
    tellDone(t('released', { number: releaseTimetable.number }));
    released();
  };
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t('releaseTitle')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Asked query={preview}>
        {({
          releasePreview: {
            added,
            moved,
            cancelled,
            letters,
            groupMeetings,
            conflicts,
            recipients,
            unreached,
          },
        }) => (
          <Stack>
            <Text fw={600}>{countsOf({ added, moved, cancelled, groupMeetings: groupMeetings.length })}</Text>
            {conflicts.length > 0 ? (
              <Alert color="gold" icon={<IconAlertTriangle />} title={t('conflicts')}>
                <Stack gap="sm">
                  <Faults faults={conflicts} />
                  <div>
                    <Button
                      size="sm"
                      loading={rebase.isPending}
                      onClick={() =>
                        void rebase.run({ draftId: draft.id, version: draft.version }, t('rebased'))
                      }
                    >
                      {t('rebase')}
                    </Button>
                  </div>
                </Stack>
              </Alert>
            ) : (
              <div>
                <Text size="sm" mb={6}>
                  {t('lettersTo', { count: letters })}
                </Text>
                <ScrollArea.Autosize mah={220} tabIndex={0} offsetScrollbars="y">
                  <Stack gap={4}>
                    {recipients.map(({ name, email, differences, groupMeetings: ofGroups }) => {
                      const count = (kind: string) => differences.filter((one) => one.kind === kind).length;
                      return (
                        <details key={email}>
                          <summary>
                            <Text span size="sm" fw={550}>
                              {name}
                            </Text>{' '}
                            <Text span size="sm" c="dimmed">
                              {countsOf({
                                added: count('ADDED'),
                                moved: count('MOVED'),
                                cancelled: count('CANCELLED'),
                                groupMeetings: ofGroups,
                              })}
                            </Text>
                          </summary>
                          <Box py={6} ps="md">
                            <ChangeList differences={differences} slotName={slotName} />
                          </Box>
                        </details>
                      );
                    })}
                  </Stack>
                </ScrollArea.Autosize>
                {unreached.length > 0 && (
                  <Alert color="gold" icon={<IconAlertTriangle />} title={t('unreached')} mt="sm">
                    <Text size="sm">{format.list([...unreached])}</Text>
                  </Alert>
                )}
              </div>
            )}
            <Textarea
              label={t('note')}
              description={t('noteHint')}
              maxLength={1000}
              autosize
              minRows={2}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
            <ErrorNotice error={release.error} />
            <RefusalNotice refusal={refusalIn(release.data?.releaseTimetable)} />
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {t('common:action.cancel')}
              </Button>
              <Button
                disabled={conflicts.length > 0}
                loading={release.isPending}
                onClick={() => void submit().catch(() => undefined)}
              >
                {t('release')}
              </Button>
            </Group>
          </Stack>
        )}
      </Asked>
    </Modal>
  );
}
