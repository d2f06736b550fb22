import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.js';
import { SheetImport } from '../../ui/sheet-import.js';

export function Component() {
  const { t } = useTranslation('recognition');
  return (
    <Page
      title={t('importTitle')}
      lead={t('importLead')}
      trail={[{ to: '/recognitions', label: t('title') }]}
      narrow
    >
      <SheetImport
        path="/import/recognitions"
        columns={t('importColumns').split('|')}
        required={t('importRequired').split('|')}
      />
    </Page>
  );
}
