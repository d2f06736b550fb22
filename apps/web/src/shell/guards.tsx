import { useTranslation } from 'react-i18next';
import { Navigate, Outlet, useLocation } from 'react-router';
import { useSession } from '../features/session/use-session.js';
import { EmptyState, Failed, PageSkeleton } from '../ui/states.js';
import { IconLock } from '@tabler/icons-react';

/** Screens for people who are signed in; others sign in first and come back. */
export function SignedInOnly() {
  const { isPending, isSignedIn, error } = useSession();
  const { pathname, search } = useLocation();
  if (isPending) return <PageSkeleton />;
  if (error) return <Failed error={error} />;
  if (!isSignedIn) return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
  return <Outlet />;
}

/** Says which role a screen needs rather than showing an empty one; the API decides in any case. */
export function RoleOnly({ role }: { role: 'staff' | 'admin' }) {
  const { t } = useTranslation();
  const { isPending, isStaff, isAdmin } = useSession();
  if (isPending) return <PageSkeleton />;
  if (role === 'admin' ? isAdmin : isStaff || isAdmin) return <Outlet />;
  return <EmptyState icon={<IconLock />} title={t('state.closedTitle')} text={t(`state.needs.${role}`)} />;
}
