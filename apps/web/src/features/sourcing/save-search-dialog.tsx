import { Button, Group, Modal, Stack, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey, useAct } from '../../api/hooks.js';
import { type Refusal, refusalIn } from '../../api/refusal.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import type { SupplierFilter } from '../directory/search-filter.js';
import { SaveSearchMutation } from './sourcing.documents.js';

interface SaveSearchDialogProps {
  query: string;
  filter: SupplierFilter;
  organisationId: string | null;
  close: () => void;
}

/** Gives a search a name, and says whether one wants to hear of new matches. */
export default function SaveSearchDialog({ query, filter, organisationId, close }: SaveSearchDialogProps) {
  const { t } = useTranslation('sourcing');
  const navigate = useNavigate();
  const save = useAct(SaveSearchMutation);
  const [name, setName] = useState(query.slice(0, 120));
  const [isWatched, setWatched] = useState(true);
  const [refusal, setRefusal] = useState<Refusal | null>(null);

  const submit = async () => {
    // A key a try: another name or answer to the question is another wish.
    const { saveSearch } = await save.mutateAsync({
      input: { organisationId, name: name.trim(), query, filter, isWatched, idempotencyKey: newKey() },
    });
    const refused = refusalIn(saveSearch);
    setRefusal(refused);
    if (!refused && saveSearch.__typename === 'SavedSearch') {
      tellDone(t('saved.done'));
      await navigate(`/saved-searches/${saveSearch.id}`);
    }
  };

  return (
    <Modal
      opened
      onClose={close}
      title={t('saved.save')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit().catch(() => undefined);
        }}
      >
        <RefusalNotice refusal={refusal}>
          {refusal?.code === 'SEARCH_TOO_WIDE' && (
            <Button size="compact-sm" variant="default" onClick={() => setWatched(false)} mt={4}>
              {t('saved.withoutNews')}
            </Button>
          )}
        </RefusalNotice>
        <ErrorNotice error={save.error} />
        <TextInput
          label={t('saved.name')}
          required
          data-autofocus
          maxLength={120}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Switch
          label={t('saved.tellMe')}
          description={t('saved.tellMeHint')}
          checked={isWatched}
          onChange={(event) => setWatched(event.currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={save.isPending}>
            {t('saved.saveIt')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
