import { Box, Button } from '@mantine/core';
import { IconRefresh } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { isRouteErrorResponse, useRouteError } from 'react-router';
import { EmptyState } from '../ui/states.js';

/** A screen that couldn't be shown. After an upgrade an open tab asks for files that are gone: a reload mends it. */
export function RouteError() {
  const { t } = useTranslation();
  const error = useRouteError();
  const isMissing = isRouteErrorResponse(error) && error.status === 404;
  const isStale =
    error instanceof Error && /dynamically imported module|Importing a module/i.test(error.message);
  const kind = isMissing ? 'missing' : isStale ? 'stale' : 'broken';
  return (
    <Box py="xl">
      <EmptyState
        title={t(`routeError.${kind}.title`)}
        text={t(`routeError.${kind}.text`)}
        icon={<IconRefresh />}
      >
        {isMissing ? (
          <Button component="a" href="/">
            {t('action.toStart')}
          </Button>
        ) : (
          <Button onClick={() => window.location.reload()}>{t('action.reload')}</Button>
        )}
      </EmptyState>
    </Box>
  );
}

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <EmptyState title={t('routeError.missing.title')} text={t('routeError.missing.text')}>
      <Button component="a" href="/">
        {t('action.toStart')}
      </Button>
    </EmptyState>
  );
}
