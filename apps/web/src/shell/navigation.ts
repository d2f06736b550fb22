import {
  IconAddressBook,
  IconAward,
  IconBell,
  IconBookmarks,
  IconBuildingCommunity,
  IconBuildingFactory2,
  IconCalendarCheck,
  IconCalendarEvent,
  IconCalendarTime,
  IconChartBar,
  IconClipboardList,
  IconFileCheck,
  IconHome2,
  IconMap2,
  IconScale,
  IconSchool,
  IconTarget,
  IconInbox,
  IconMail,
  IconRoute,
  IconTableImport,
  IconTargetArrow,
  IconUsers,
  IconVocabulary,
  type Icon,
} from '@tabler/icons-react';
import type { Session } from '../features/session/use-session.js';

export interface Destination {
  to: string;
  /** Key of its name in common.json. */
  label: string;
  icon: Icon;
}

export interface Section {
  label: string | null;
  destinations: Destination[];
}

const HOME: Destination = { to: '/home', label: 'common:nav.home', icon: IconHome2 };
const SUPPLIERS: Destination = {
  to: '/suppliers',
  label: 'common:nav.suppliers',
  icon: IconBuildingFactory2,
};
const FAIRS: Destination = { to: '/fairs', label: 'common:nav.fairs', icon: IconCalendarEvent };
const NEEDS: Destination = { to: '/needs', label: 'common:nav.needs', icon: IconClipboardList };
const OPEN_NEEDS: Destination = { to: '/open-needs', label: 'common:nav.openNeeds', icon: IconTargetArrow };
const CALENDAR: Destination = { to: '/calendar', label: 'common:nav.calendar', icon: IconCalendarTime };
const REQUESTS: Destination = { to: '/requests', label: 'common:nav.requests', icon: IconInbox };
const ORGANISATIONS: Destination = {
  to: '/directory',
  label: 'common:nav.directory',
  icon: IconAddressBook,
};
const SHORTLISTS: Destination = { to: '/shortlists', label: 'common:nav.shortlists', icon: IconBookmarks };
const SAVED_SEARCHES: Destination = {
  to: '/saved-searches',
  label: 'common:nav.savedSearches',
  icon: IconBell,
};
const AGREEMENTS: Destination = { to: '/agreements', label: 'common:nav.agreements', icon: IconFileCheck };
const FOLLOW_UPS: Destination = { to: '/follow-ups', label: 'common:nav.followUps', icon: IconCalendarCheck };
const PIPELINE: Destination = { to: '/pipeline', label: 'common:nav.pipeline', icon: IconRoute };
const REPORT: Destination = { to: '/report', label: 'common:nav.report', icon: IconChartBar };

const RECOGNITIONS: Destination = {
  to: '/recognitions',
  label: 'common:nav.recognitions',
  icon: IconAward,
};
const ACTIVITIES: Destination = { to: '/activities', label: 'common:nav.activities', icon: IconSchool };
const ZONES: Destination = { to: '/zones', label: 'common:nav.zones', icon: IconBuildingCommunity };
const MAP: Destination = { to: '/map', label: 'common:nav.map', icon: IconMap2 };
const TARGETS: Destination = { to: '/targets', label: 'common:nav.targets', icon: IconTarget };
const SUPPORT: Destination = { to: '/support/rounds', label: 'common:nav.support', icon: IconScale };

/** What everybody may look at. */
export const PUBLIC: Destination[] = [SUPPLIERS, FAIRS, NEEDS];

/** What this person comes to do, by area. */
export function sectionsFor(session: Session, isOrganizer: boolean): Section[] {
  const { isStaff, isAdmin, organisations, isSupplier, isBuyer } = session;
  const takesPart = isSupplier || isBuyer;
  const sections: Section[] = [{ label: null, destinations: [HOME] }];
  if (takesPart) {
    sections.push({
      label: 'common:nav.mine',
      destinations: [CALENDAR, REQUESTS, ...(isSupplier ? [OPEN_NEEDS] : []), NEEDS],
    });
  }
  sections.push({
    label: 'common:nav.explore',
    destinations: [
      SUPPLIERS,
      ...(organisations.length > 0 ? [SHORTLISTS] : []),
      ...(organisations.length > 0 || isStaff || isAdmin || isOrganizer ? [SAVED_SEARCHES] : []),
      ORGANISATIONS,
      FAIRS,
      ...(takesPart ? [] : [NEEDS]),
    ],
  });
  const results = [
    ...(isStaff || organisations.length > 0 ? [AGREEMENTS] : []),
    ...(isStaff || isAdmin ? [FOLLOW_UPS, PIPELINE] : []),
    ...(isStaff || isAdmin || isOrganizer ? [REPORT] : []),
  ];
  if (results.length > 0) sections.push({ label: 'common:nav.results', destinations: results });
  sections.push({
    label: 'common:nav.programme',
    destinations: [...(isStaff || isAdmin ? [TARGETS, SUPPORT] : []), ACTIVITIES, RECOGNITIONS, ZONES, MAP],
  });
  if (isStaff || isAdmin || isOrganizer) {
    sections.push({
      label: 'common:nav.office',
      destinations: [
        { to: '/imports', label: 'common:nav.import', icon: IconTableImport },
        { to: '/vocabulary', label: 'common:nav.vocabulary', icon: IconVocabulary },
        ...(isAdmin
          ? [
              { to: '/admin/colleagues', label: 'common:nav.colleagues', icon: IconUsers },
              { to: '/admin/outbox', label: 'common:nav.outbox', icon: IconMail },
            ]
          : []),
      ],
    });
  }
  return sections;
}

const SEARCH: Destination = { ...SUPPLIERS, label: 'common:nav.search' };

/** The four that a thumb reaches; the rest stands under "More". */
export function thumbsFor(session: Session): Destination[] {
  if (session.isSupplier || session.isBuyer) return [HOME, SEARCH, CALENDAR, REQUESTS];
  if (session.isStaff) return [HOME, SEARCH, FAIRS, AGREEMENTS];
  return [HOME, SEARCH, FAIRS, NEEDS];
}
