import { useTranslation } from 'react-i18next';
import { TabLinks } from '../../ui/tab-links.js';
import type { useUrlState } from '../../ui/use-url-state.js';
import { FILTER_PARAMS } from './report-filter.js';

/** The parts of the report; what it is narrowed to goes along from one to the next. */
export function ReportTabs({ url }: { url?: ReturnType<typeof useUrlState> }) {
  const { t } = useTranslation('report');
  const params = new URLSearchParams();
  for (const name of [...FILTER_PARAMS, 'currency'])
    for (const value of url?.all(name) ?? []) params.append(name, value);
  const search = params.size > 0 ? `?${params}` : '';
  return (
    <div className="no-print">
      <TabLinks
        label={t('tabs.label')}
        tabs={[
          { to: `/report${search}`, label: t('tabs.report'), end: true },
          { to: `/report/funnel${search}`, label: t('tabs.funnel') },
          { to: `/report/returns${search}`, label: t('tabs.returns') },
          { to: '/report/unmet', label: t('tabs.unmet') },
          { to: '/report/frozen', label: t('tabs.frozen') },
        ]}
      />
    </div>
  );
}
