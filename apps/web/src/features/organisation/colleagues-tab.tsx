import { Button, Card, Stack, Text, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.js';
import { ErrorNotice, tellDone } from '../../ui/notices.js';
import { useDraft } from '../../ui/use-draft.js';
import type { EditedOrganisation } from './edit.page.js';
import { InviteMemberMutation } from './editing.documents.js';

const EMPTY = { name: '', email: '', jobTitle: '' };

export function ColleaguesTab({ organisation }: { organisation: EditedOrganisation }) {
  const { t } = useTranslation('organisation');
  const draft = useDraft(EMPTY);
  const invite = useAct(InviteMemberMutation);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { name, email, jobTitle } = draft.values;
    invite.mutate(
      { input: { organisationId: organisation.id, name, email, jobTitle: jobTitle.trim() || null } },
      {
        onError: draft.take,
        onSuccess: () => {
          tellDone(t('colleagues.done', { name }));
          draft.reset(EMPTY);
        },
      },
    );
  };

  return (
    <Card component="form" onSubmit={submit}>
      <Stack>
        <Text size="sm" c="dimmed">
          {t('colleagues.hint', { organisation: organisation.displayName })}
        </Text>
        <ErrorNotice error={invite.error} />
        <TextInput label={t('contacts.name')} required {...draft.text('name')} />
        <TextInput label={t('contacts.email')} type="email" required {...draft.text('email')} />
        <TextInput label={t('contacts.jobTitle')} {...draft.text('jobTitle')} />
        <Button type="submit" loading={invite.isPending} style={{ alignSelf: 'flex-start' }}>
          {t('colleagues.submit')}
        </Button>
      </Stack>
    </Card>
  );
}
