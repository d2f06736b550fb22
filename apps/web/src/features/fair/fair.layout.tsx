import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Outlet, useLocation, useOutletContext, useParams } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { useAsk } from '../../api/hooks.js';
import { useFairRoom } from '../../api/live.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge, StatusBadge } from '../../ui/badges.js';
import { Page } from '../../ui/page.js';
import { Asked, PageSkeleton } from '../../ui/states.js';
import { TabLinks } from '../../ui/tab-links.js';
import { FairQuery } from './fair.documents.js';
import { useMyFairs } from './use-my-fairs.js';

export type FullFair = ResultOf<typeof FairQuery>['fair'];

/** The fair whose pages are shown, for the page inside. */
export function useFair(): FullFair {
  return useOutletContext<FullFair>();
}

/** What all pages of a fair have in common: what it is, when, where, in which zone, and its tabs by role. */
export function Component() {
  const { t } = useTranslation('fair');
  const { fairId } = useParams();
  const { pathname } = useLocation();
  const format = useFormat();
  const textIn = useTextIn();
  const { rolesAt } = useMyFairs();
  const { isOrganizer, isMember } = rolesAt(fairId!);
  useFairRoom(isOrganizer ? fairId! : null);
  const query = useAsk(FairQuery, { id: fairId! });
  const base = `/fairs/${fairId}`;
  const tabs = [
    { to: base, label: 'fair:tab.overview', end: true },
    { to: `${base}/participants`, label: 'fair:tab.participants' },
    ...(isMember || isOrganizer ? [{ to: `${base}/proposals`, label: 'fair:tab.proposals' }] : []),
    ...(isMember
      ? [
          { to: `${base}/my-day`, label: 'fair:tab.myDay' },
          { to: `${base}/calendar`, label: 'fair:tab.calendar' },
          { to: `${base}/people`, label: 'fair:tab.people' },
        ]
      : []),
    ...(isMember || isOrganizer ? [{ to: `${base}/requests`, label: 'fair:tab.requests' }] : []),
    ...(isOrganizer
      ? [
          { to: `${base}/matching`, label: 'fair:tab.matching' },
          { to: `${base}/timetable`, label: 'fair:tab.timetable' },
          { to: `${base}/floor`, label: 'fair:tab.floor' },
          { to: `${base}/setup`, label: 'fair:tab.setup' },
        ]
      : []),
  ];
  return (
    <Asked query={query} skeleton={<PageSkeleton />}>
      {({ fair }) => (
        <Page
          title={textIn(fair.name)}
          isCompact={pathname !== base}
          trail={[{ to: '/fairs', label: t('common:nav.fairs') }]}
          badges={
            <>
              <StatusBadge kind="fairStatus" value={fair.status} />
              <DemoBadge shown={fair.isDemo} />
            </>
          }
          lead={
            <Text c="dimmed">
              {format.dayRange(fair.startsOn, fair.endsOn)} · {fair.venue}, {fair.city} ·{' '}
              {t('zone', { zone: format.zone(fair.timeZone, `${fair.startsOn}T12:00:00Z`) })}
            </Text>
          }
        >
          {tabs.length > 1 && <TabLinks label={t('tabs')} tabs={tabs} />}
          <Outlet context={fair} />
        </Page>
      )}
    </Asked>
  );
}
