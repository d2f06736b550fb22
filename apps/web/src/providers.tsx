import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, Suspense, lazy } from 'react';
import { queryClient } from './api/query-client.js';
import { theme } from './ui/theme.js';

const Notifications = lazy(() => import('./ui/notifications.js'));

/** Everything that every screen stands on. */
export function Providers({ children }: { children: ReactNode }) {
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <Suspense fallback={null}>
          <Notifications />
        </Suspense>
        {children}
      </QueryClientProvider>
    </MantineProvider>
  );
}
