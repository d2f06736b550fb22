import { Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { useAct } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { ErrorNotice, RefusalNotice } from '../../ui/notices.js';
import { useDraft } from '../../ui/use-draft.js';
import { AuthCard } from './auth-card.js';
import { CreateFirstAdminMutation } from './session.documents.js';

/** The first person of a new installation. */
export function Component() {
  const { t } = useTranslation('session');
  const token = useLocation().hash.slice(1);
  const navigate = useNavigate();
  const draft = useDraft({ name: '', email: '', password: '' });
  const create = useAct(CreateFirstAdminMutation);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { createFirstAdmin } = await create.mutateAsync({ input: { token, ...draft.values } });
    if (createFirstAdmin.__typename === 'SignedIn') await navigate('/home', { replace: true });
  };

  return (
    <AuthCard title={t('welcome.title')} lead={t('welcome.lead')}>
      <form onSubmit={(event) => void submit(event).catch(draft.take)}>
        <Stack>
          <RefusalNotice refusal={refusalIn(create.data?.createFirstAdmin)} />
          <ErrorNotice error={create.error} />
          <TextInput label={t('field.name')} autoComplete="name" required {...draft.text('name')} />
          <TextInput
            label={t('field.email')}
            type="email"
            autoComplete="username"
            required
            {...draft.text('email')}
          />
          <PasswordInput
            label={t('field.newPassword')}
            description={t('field.newPasswordHint')}
            size="md"
            autoComplete="new-password"
            required
            visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword') }}
            {...draft.text('password')}
          />
          <Button type="submit" size="md" loading={create.isPending}>
            {t('welcome.submit')}
          </Button>
        </Stack>
      </form>
    </AuthCard>
  );
}
