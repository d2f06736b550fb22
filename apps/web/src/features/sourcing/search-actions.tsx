import { Anchor, Button, Group, Text } from '@mantine/core';
import { IconBell, IconFileSpreadsheet } from '@tabler/icons-react';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SupplierFilter } from '../directory/search-filter.js';
import { useKeeper } from './use-keeper.js';

const SaveSearchDialog = lazy(() => import('./save-search-dialog.js'));

interface SearchActionsProps {
  query: string;
  filter: SupplierFilter;
  sort: string;
}

/** What can be done with a whole result: kept, watched, taken along as a file. */
export function SearchActions({ query, filter, sort }: SearchActionsProps) {
  const { t } = useTranslation('sourcing');
  const { isSignedIn, savesSearches, organisation } = useKeeper();
  const [isOpen, setOpen] = useState(false);
  if (!isSignedIn) return null;
  return (
    <>
      {savesSearches && (
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconBell size={16} aria-hidden />}
          onClick={() => setOpen(true)}
        >
          {t('saved.save')}
        </Button>
      )}
      <ExportLinks path="suppliers" params={{ q: query, filter: JSON.stringify(filter), sort }} />
      {isOpen && (
        <Suspense fallback={null}>
          <SaveSearchDialog
            query={query}
            filter={filter}
            organisationId={organisation?.id ?? null}
            close={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}

/** The same list as a file, as a spreadsheet and as plain text for other programs. */
export function ExportLinks({ path, params }: { path: string; params?: Record<string, string> }) {
  const { t, i18n } = useTranslation('sourcing');
  const address = (format: string) =>
    `/export/${path}?${new URLSearchParams({ ...params, format, lang: i18n.language }).toString()}`;
  return (
    <Group gap={6} wrap="nowrap">
      <IconFileSpreadsheet size={16} aria-hidden color="var(--action)" />
      <Text size="sm" component="span" visibleFrom="sm">
        {t('export.label')}
      </Text>
      <Anchor href={address('xlsx')} download size="sm" fw={600} aria-label={t('export.excel')}>
        Excel
      </Anchor>
      <Anchor href={address('csv')} download size="sm" fw={600} aria-label={t('export.csv')}>
        CSV
      </Anchor>
    </Group>
  );
}
