import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/page.js';
import { SheetImport } from '../../ui/sheet-import.js';

export function Component() {
  const { t } = useTranslation('support');
  return (
    <Page
      title={t('importTitle')}
      lead={t('importLead')}
      trail={[{ to: '/support/ledger', label: t('tabs.ledger') }]}
      narrow
    >
      <SheetImport
        path="/import/support-payments"
        columns={t('importColumns').split('|')}
        required={t('importRequired').split('|')}
      />
    </Page>
  );
}
