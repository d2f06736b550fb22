import { Button, Card, Checkbox, Stack, TextInput } from '@mantine/core';
import { type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.js';
import { ErrorNotice, tellDone } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { useDraft } from '../../ui/use-draft.js';
import { InviteColleagueMutation } from './admin.documents.js';

const EMPTY = { name: '', email: '', isStaff: true, isAdmin: false };

export function Component() {
  const { t } = useTranslation('admin');
  const draft = useDraft(EMPTY);
  const invite = useAct(InviteColleagueMutation);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    invite.mutate(
      { input: draft.values },
      {
        onError: draft.take,
        onSuccess: ({ inviteColleague }) => {
          tellDone(t('colleagues.done', { name: inviteColleague.name }));
          draft.reset(EMPTY);
        },
      },
    );
  };

  return (
    <Page title={t('colleagues.title')} lead={t('colleagues.lead')} narrow>
      <Card component="form" onSubmit={submit}>
        <Stack>
          <ErrorNotice error={invite.error} />
          <TextInput label={t('colleagues.name')} required {...draft.text('name')} />
          <TextInput label={t('colleagues.email')} type="email" required {...draft.text('email')} />
          <Checkbox label={t('colleagues.isStaff')} {...draft.flag('isStaff')} />
          <Checkbox
            label={t('colleagues.isAdmin')}
            description={t('colleagues.isAdminHint')}
            {...draft.flag('isAdmin')}
          />
          <Button type="submit" loading={invite.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('colleagues.submit')}
          </Button>
        </Stack>
      </Card>
    </Page>
  );
}
