import { Button, Card, Center, Group, Skeleton, Stack, Text, ThemeIcon, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { IconCloudOff, IconInbox, IconLock } from '@tabler/icons-react';
import { type ReactNode, use } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { RequestError } from '../api/request.js';
import { errorText } from './notices.js';
import { OnPage } from './page.js';

interface Asking<Data> {
  data: Data | undefined;
  error: Error | null;
  isPending: boolean;
  refetch: () => unknown;
}

interface AskedProps<Data> {
  query: Asking<Data>;
  skeleton?: ReactNode;
  children: (data: Data) => ReactNode;
}

/** A screen's three states: on its way, gone wrong, and there. */
export function Asked<Data>({ query, skeleton, children }: AskedProps<Data>) {
  const { t } = useTranslation();
  if (query.data !== undefined) return <>{children(query.data)}</>;
  if (query.error) return <Failed error={query.error} retry={() => void query.refetch()} />;
  return (
    <output aria-label={t('common:state.loading')} style={{ display: 'block' }}>
      {skeleton ?? <ListSkeleton />}
    </output>
  );
}

export function Failed({ error, retry }: { error: Error; retry?: () => void }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const code = error instanceof RequestError ? error.code : '';
  const isClosed = code === 'UNAUTHENTICATED' || code === 'FORBIDDEN';
  return (
    <EmptyState
      icon={isClosed ? <IconLock /> : <IconCloudOff />}
      title={t(isClosed ? 'common:state.closedTitle' : 'common:state.failedTitle')}
      text={errorText(t, error)}
    >
      {code === 'UNAUTHENTICATED' ? (
        <Button component={Link} to={`/sign-in?next=${encodeURIComponent(pathname + search)}`}>
          {t('common:action.signIn')}
        </Button>
      ) : (
        retry &&
        !isClosed &&
        code !== 'NOT_FOUND' && (
          <Button variant="default" onClick={retry}>
            {t('common:action.tryAgain')}
          </Button>
        )
      )}
    </EmptyState>
  );
}

interface EmptyStateProps {
  title: string;
  text?: string;
  icon?: ReactNode;
  children?: ReactNode;
}

/** Nothing here (yet), why, and what one can do about it; in place of a whole page it is that page's heading. */
export function EmptyState({ title, text, icon, children }: EmptyStateProps) {
  const isOnPage = use(OnPage);
  useDocumentTitle(isOnPage ? '' : `${title} · Fairmatch`);
  return (
    <Center py={{ base: 40, sm: 64 }} px="md">
      <Stack align="center" gap="sm" maw={460}>
        <ThemeIcon variant="light" color="gray" size={56} radius="xl">
          {icon ?? <IconInbox />}
        </ThemeIcon>
        <Title order={isOnPage ? 2 : 1} size="h3" ta="center">
          {title}
        </Title>
        {text && (
          <Text c="dimmed" ta="center" size="sm">
            {text}
          </Text>
        )}
        {children && <Group mt="xs">{children}</Group>}
      </Stack>
    </Center>
  );
}

export function ListSkeleton({ rows = 4, height = 92 }: { rows?: number; height?: number }) {
  return (
    <Stack gap="sm">
      {Array.from({ length: rows }, (_, row) => (
        <Card key={row} padding="md" style={{ height }}>
          <Skeleton height={16} width={`${55 - row * 5}%`} mb={12} />
          <Skeleton height={11} width="82%" mb={8} />
          <Skeleton height={11} width="38%" />
        </Card>
      ))}
    </Stack>
  );
}

export function PageSkeleton() {
  return (
    <Stack gap="lg" pt="lg">
      <Skeleton height={30} width="42%" />
      <Skeleton height={13} width="28%" />
      <ListSkeleton />
    </Stack>
  );
}
