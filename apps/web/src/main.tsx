import '@fontsource-variable/noto-sans/wght.css';
import '@mantine/core/styles.css';
import './ui/global.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { startTranslations } from './i18n/i18n.js';
import { Providers } from './providers.js';
import { router } from './routes.js';
import { watchForEasternText } from './ui/eastern-fonts.js';

watchForEasternText();
await startTranslations();
createRoot(document.getElementById('root')!).render(
  <StrictMode>
    <Providers>
      <RouterProvider router={router} />
    </Providers>
  </StrictMode>,
);
