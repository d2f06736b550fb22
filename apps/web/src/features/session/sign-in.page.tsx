import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { type FormEvent, Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useNavigate, useSearchParams } from 'react-router';
import { useAct } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { lastOwner } from '../../offline/kept-answers.js';
import { ErrorNotice, RefusalNotice } from '../../ui/notices.js';
import { useDraft } from '../../ui/use-draft.js';
import { AuthCard } from './auth-card.js';
import { SignInMutation } from './session.documents.js';
import { useSession } from './use-session.js';

const WaitingEntries = lazy(() => import('./waiting-entries.js'));

/** Only a path of this site: a link must not lead people elsewhere after they have typed their password. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/home';
}

export function Component() {
  const { t } = useTranslation('session');
  const [params] = useSearchParams();
  const navigate = useNavigate();
  const { isSignedIn } = useSession();
  const draft = useDraft({ email: '', password: '' });
  const signIn = useAct(SignInMutation);
  const next = safeNext(params.get('next'));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { signIn: result } = await signIn.mutateAsync({ input: draft.values });
    if (result.__typename === 'SignedIn') await navigate(next);
  };

  if (isSignedIn && !signIn.data) return <Navigate to={next} replace />;
  return (
    <AuthCard title={t('signIn.title')} lead={t('signIn.lead')}>
      <form onSubmit={(event) => void submit(event).catch(draft.take)}>
        <Stack>
          {lastOwner() && (
            <Suspense fallback={null}>
              <WaitingEntries />
            </Suspense>
          )}
          <RefusalNotice refusal={refusalIn(signIn.data?.signIn)} />
          <ErrorNotice error={signIn.error} />
          <TextInput
            label={t('field.email')}
            type="email"
            autoComplete="username"
            required
            {...draft.text('email')}
          />
          <PasswordInput
            label={t('field.password')}
            size="md"
            autoComplete="current-password"
            required
            visibilityToggleButtonProps={{ 'aria-label': t('field.showPassword') }}
            {...draft.text('password')}
          />
          <Button type="submit" size="md" loading={signIn.isPending}>
            {t('common:action.signIn')}
          </Button>
          <Anchor component={Link} to="/forgotten-password" size="sm" ta="center">
            {t('signIn.forgotten')}
          </Anchor>
        </Stack>
      </form>
    </AuthCard>
  );
}
