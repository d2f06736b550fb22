import { Alert, Anchor, Text } from '@mantine/core';
import type { NotificationData } from '@mantine/notifications';
import { IconAlertTriangle, IconInfoCircle } from '@tabler/icons-react';
import i18next, { type TFunction } from 'i18next';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Refusal } from '../api/refusal.js';
import { RequestError } from '../api/request.js';
import { problemText } from './problem-text.js';

/** A refusal or an error in the reader's words; what has no words here is told as the API tells it. */
export function errorText(t: TFunction, error: Refusal | Error): string {
  const code = 'code' in error ? String(error.code) : 'INTERNAL_SERVER_ERROR';
  const facts = { ...error, number: error instanceof RequestError ? error.requestId : null };
  return t(`refusals:code.${code}`, { defaultValue: error.message, ...facts });
}

/** Something that the person should read before going on. */
export function RefusalNotice({ refusal, children }: { refusal: Refusal | null; children?: ReactNode }) {
  const { t } = useTranslation();
  if (!refusal) return null;
  return (
    <Alert role="alert" color="gold" icon={<IconAlertTriangle />} title={errorText(t, refusal)}>
      {children}
    </Alert>
  );
}

/** What went wrong with a request, unless it stands beside the fields already. */
export function ErrorNotice({ error }: { error: Error | null | undefined }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  if (!error) return null;
  const code = error instanceof RequestError ? error.code : '';
  return (
    <Alert role="alert" color={code === 'BAD_USER_INPUT' ? 'gold' : 'brick'} icon={<IconAlertTriangle />}>
      <Text size="sm">{errorText(t, error)}</Text>
      {code === 'UNAUTHENTICATED' && (
        <Anchor component={Link} to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} size="sm">
          {t('common:action.signIn')}
        </Anchor>
      )}
    </Alert>
  );
}

export function InfoNotice({ children, title }: { children: ReactNode; title?: string }) {
  return (
    <Alert color="sky" icon={<IconInfoCircle />} title={title}>
      {children}
    </Alert>
  );
}

/** Says in passing that something was done. */
export function tellDone(message: string): void {
  void tell({ message, color: 'pine', withBorder: true });
}

/** Says in passing that something was refused; what is wrong with the input too, where no field can say it. */
export function tellRefused(t: TFunction, error: Refusal | Error): void {
  const problems =
    error instanceof RequestError ? error.problems.map((one) => problemText(t, one.message)) : [];
  void tell({
    message: problems.length > 0 ? problems.join(' ') : errorText(t, error),
    color: 'brick',
    withBorder: true,
    autoClose: 9000,
  });
}

/** Loaded when there is something to tell: the public pages never need it. */
async function tell(notification: NotificationData): Promise<void> {
  const { notifications } = await import('@mantine/notifications');
  const closeButtonProps = { 'aria-label': i18next.t('common:action.close') };
  notifications.show({ closeButtonProps, ...notification });
}
