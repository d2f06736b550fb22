import { Button, PasswordInput, Stack } from '@mantine/core';
import { type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { useAct } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { ErrorNotice, RefusalNotice } from '../../ui/notices.js';
import { useDraft } from '../../ui/use-draft.js';
import { AuthCard } from './auth-card.js';
import { ChoosePasswordMutation } from './session.documents.js';

/** Takes up an invitation or sets a new password; the link's secret stands behind the # and never reaches a log. */
export function Component() {
  const { t } = useTranslation('session');
  const token = useLocation().hash.slice(1);
  const navigate = useNavigate();
  const draft = useDraft({ password: '' });
  const choose = useAct(ChoosePasswordMutation);
  const refusal = refusalIn(choose.data?.choosePassword);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { choosePassword } = await choose.mutateAsync({
      input: { token, password: draft.values.password },
    });
    if (choosePassword.__typename === 'SignedIn') await navigate('/home', { replace: true });
  };

  return (
    <AuthCard title={t('choose.title')} lead={t('choose.lead')}>
      <form onSubmit={(event) => void submit(event).catch(draft.take)}>
        <Stack>
          <RefusalNotice refusal={refusal}>
            {refusal?.__typename === 'LinkNotUsableError' && (
              <Button component={Link} to="/forgotten-password" size="xs" variant="default">
                {t('choose.newLink')}
              </Button>
            )}
          </RefusalNotice>
          <ErrorNotice error={choose.error} />
          <PasswordInput
            label={t('field.newPassword')}
            description={t('field.newPasswordHint')}
            size="md"
            autoComplete="new-password"
            required
            visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword') }}
            {...draft.text('password')}
          />
          <Button type="submit" size="md" loading={choose.isPending}>
            {t('choose.submit')}
          </Button>
        </Stack>
      </form>
    </AuthCard>
  );
}
