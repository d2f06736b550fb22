import { useTranslation } from 'react-i18next';
import { TabLinks } from '../../ui/tab-links.js';

/** The three parts of support: scoring, paying, criteria. */
export function SupportTabs() {
  const { t } = useTranslation('support');
  return (
    <TabLinks
      label={t('title')}
      tabs={[
        { to: '/support/rounds', label: t('tabs.rounds') },
        { to: '/support/ledger', label: t('tabs.ledger') },
        { to: '/support/criteria', label: t('tabs.criteria') },
      ]}
    />
  );
}
