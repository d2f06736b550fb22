import { Button, Group, Modal, Radio, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, useAct, useAsk } from '../../api/hooks.js';
import { type Refusal, refusalIn } from '../../api/refusal.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { Asked } from '../../ui/states.js';
import type { Chosen } from './compare-choice.js';
import { AddToShortlistMutation, CreateShortlistMutation, ShortlistsQuery } from './sourcing.documents.js';

interface ShortlistDialogProps {
  organisationId: string;
  suppliers: readonly Chosen[];
  /** Lists on which they stand already. */
  listedOn?: readonly string[];
  close: () => void;
}

const NEW = 'new';
const NONE: readonly string[] = [];

/** Puts suppliers on a shortlist, an old one or a new one, with a note for oneself and colleagues. */
export default function ShortlistDialog({
  organisationId,
  suppliers,
  listedOn = NONE,
  close,
}: ShortlistDialogProps) {
  const { t } = useTranslation('sourcing');
  const lists = useAsk(ShortlistsQuery, { organisationId, first: 100 });
  const create = useAct(CreateShortlistMutation);
  const add = useAct(AddToShortlistMutation);
  const [picked, setPicked] = useState<string | null>(null);
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const [keys] = useState(() => ({ create: newKey(), add: newKey() }));
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const submit = async (listId: string) => {
    let shortlistId = listId;
    if (listId === NEW) {
      const made = await create.mutateAsync({
        input: { organisationId, name: name.trim(), idempotencyKey: keys.create },
      });
      const refused = refusalIn(made.createShortlist);
      if (refused || made.createShortlist.__typename !== 'Shortlist') return setRefusal(refused);
      shortlistId = made.createShortlist.id;
    }
    const { addToShortlist } = await add.mutateAsync({
      input: {
        shortlistId,
        supplierIds: suppliers.map(({ id }) => id),
        note: note.trim() || null,
        idempotencyKey: keys.add,
      },
    });
    const refused = refusalIn(addToShortlist);
    setRefusal(refused);
    if (!refused) {
      tellDone(t('shortlist.added'));
      close();
    }
  };

  return (
    <Modal
      opened
      onClose={close}
      title={t('shortlist.addTitle', { name: suppliers.map(({ name }) => name).join(', ') })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Asked query={lists}>
        {({ shortlists }) => {
          const known = shortlists.edges.map(({ node }) => node);
          const chosen = picked ?? known.find(({ id }) => !listedOn.includes(id))?.id ?? NEW;
          return (
            <Stack
              component="form"
              onSubmit={(event) => {
                event.preventDefault();
                void submit(chosen).catch(() => undefined);
              }}
            >
              <RefusalNotice refusal={refusal} />
              <ErrorNotice error={create.error ?? add.error} />
              <Text size="sm" c="dimmed">
                {t('shortlist.private')}
              </Text>
              <Radio.Group label={t('shortlist.which')} value={chosen} onChange={setPicked}>
                <Stack gap="xs" mt={6}>
                  {known.map(({ id, name: listName, entryCount }) => (
                    <Radio
                      key={id}
                      value={id}
                      label={`${listName} (${entryCount})`}
                      disabled={listedOn.includes(id)}
                      description={listedOn.includes(id) ? t('shortlist.already') : undefined}
                    />
                  ))}
                  <Radio value={NEW} label={t('shortlist.new')} />
                </Stack>
              </Radio.Group>
              {chosen === NEW && (
                <TextInput
                  label={t('shortlist.name')}
                  required
                  maxLength={120}
                  value={name}
                  onChange={(event) => setName(event.currentTarget.value)}
                />
              )}
              <Textarea
                label={t('shortlist.note')}
                description={t('shortlist.noteHint')}
                maxLength={2000}
                autosize
                minRows={2}
                value={note}
                onChange={(event) => setNote(event.currentTarget.value)}
              />
              <Group justify="flex-end">
                <Button variant="default" onClick={close}>
                  {t('common:action.cancel')}
                </Button>
                <Button type="submit" loading={create.isPending || add.isPending}>
                  {t('shortlist.add')}
                </Button>
              </Group>
            </Stack>
          );
        }}
      </Asked>
    </Modal>
  );
}
