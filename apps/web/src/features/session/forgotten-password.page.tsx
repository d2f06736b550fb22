import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAct } from '../../api/hooks.js';
import { ErrorNotice, InfoNotice } from '../../ui/notices.js';
import { useDraft } from '../../ui/use-draft.js';
import { AuthCard } from './auth-card.js';
import { RequestPasswordResetMutation } from './session.documents.js';

export function Component() {
  const { t } = useTranslation('session');
  const draft = useDraft({ email: '' });
  const ask = useAct(RequestPasswordResetMutation);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    ask.mutate({ email: draft.values.email }, { onError: draft.take });
  };

  return (
    <AuthCard title={t('forgotten.title')} lead={t('forgotten.lead')}>
      {ask.isSuccess ? (
        <InfoNotice title={t('forgotten.sentTitle')}>{t('forgotten.sentText')}</InfoNotice>
      ) : (
        <form onSubmit={submit}>
          <Stack>
            <ErrorNotice error={ask.error} />
            <TextInput
              label={t('field.email')}
              type="email"
              autoComplete="username"
              required
              {...draft.text('email')}
            />
            <Button type="submit" size="md" loading={ask.isPending}>
              {t('forgotten.submit')}
            </Button>
          </Stack>
        </form>
      )}
      <Anchor component={Link} to="/sign-in" size="sm" ta="center">
        {t('forgotten.back')}
      </Anchor>
    </AuthCard>
  );
}
