import { createBrowserRouter } from 'react-router';
import { RoleOnly, SignedInOnly } from './shell/guards.js';
import { Layout } from './shell/layout.js';
import { NotFoundPage, RouteError } from './shell/route-error.js';
import { PageSkeleton } from './ui/states.js';

export const router = createBrowserRouter([
  {
    // Without the frame: what hangs in a hall, or stands at an entrance.
    ErrorBoundary: RouteError,
    HydrateFallback: PageSkeleton,
    children: [
      { path: '/fairs/:fairId/floor/screen', lazy: () => import('./features/floor/screen.page.js') },
      { path: '/kiosk', lazy: () => import('./features/floor/kiosk.page.js') },
    ],
  },
  {
    Component: Layout,
    ErrorBoundary: RouteError,
    HydrateFallback: PageSkeleton,
    children: [
      {
        ErrorBoundary: RouteError,
        children: [
          { path: '/', lazy: () => import('./features/home/landing.page.js') },
          { path: '/sign-in', lazy: () => import('./features/session/sign-in.page.js') },
          { path: '/choose-password', lazy: () => import('./features/session/choose-password.page.js') },
          { path: '/welcome', lazy: () => import('./features/session/welcome.page.js') },
          {
            path: '/forgotten-password',
            lazy: () => import('./features/session/forgotten-password.page.js'),
          },
          { path: '/fairs', lazy: () => import('./features/fair/fairs.page.js') },
          {
            path: '/fairs/:fairId',
            lazy: () => import('./features/fair/fair.layout.js'),
            children: [
              { index: true, lazy: () => import('./features/fair/overview.page.js') },
              { path: 'setup', lazy: () => import('./features/fair/setup.page.js') },
              { path: 'setup/terms', lazy: () => import('./features/fair/terms/terms.page.js') },
              { path: 'matching', lazy: () => import('./features/matching/matching.page.js') },
              { path: 'timetable', lazy: () => import('./features/timetable/timetable.page.js') },
              { path: 'timetable/planning', lazy: () => import('./features/timetable/planning.page.js') },
              {
                path: 'timetable/drafts/:draftId',
                lazy: () => import('./features/timetable/draft.page.js'),
              },
              { path: 'proposals', lazy: () => import('./features/proposal/proposals.page.js') },
              { path: 'requests', lazy: () => import('./features/meeting/requests.page.js') },
              { path: 'calendar', lazy: () => import('./features/meeting/calendar.page.js') },
              { path: 'participants', lazy: () => import('./features/fair/participants.page.js') },
              {
                path: 'participants/:participationId',
                lazy: () => import('./features/fair/participation.page.js'),
              },
              { path: 'my-day', lazy: () => import('./features/floor/my-day.page.js') },
              {
                path: 'floor',
                lazy: () => import('./features/floor/floor.layout.js'),
                children: [
                  { index: true, lazy: () => import('./features/floor/board.page.js') },
                  { path: 'check-in', lazy: () => import('./features/floor/check-in.page.js') },
                  { path: 'freed-slots', lazy: () => import('./features/floor/freed-slots.page.js') },
                  { path: 'repairs', lazy: () => import('./features/floor/repairs.page.js') },
                  { path: 'entrances', lazy: () => import('./features/floor/entrances.page.js') },
                ],
              },
              { path: 'people', lazy: () => import('./features/fair/people.page.js') },
            ],
          },
          { path: '/answer/:token', lazy: () => import('./features/deals/answer.page.js') },
          { path: '/needs', lazy: () => import('./features/need/needs.page.js') },
          { path: '/needs/:needId', lazy: () => import('./features/need/need.page.js') },
          { path: '/certificates', lazy: () => import('./features/activity/certificate.page.js') },
          { path: '/report/verify', lazy: () => import('./features/report/verify.page.js') },
          { path: '/suppliers', lazy: () => import('./features/directory/search.page.js') },
          { path: '/compare', lazy: () => import('./features/sourcing/compare.page.js') },
          { path: '/directory', lazy: () => import('./features/directory/directory.page.js') },
          {
            path: '/organisations/:organisationId',
            lazy: () => import('./features/organisation/organisation.page.js'),
          },
          { path: '/recognitions', lazy: () => import('./features/recognition/recognitions.page.js') },
          { path: '/activities', lazy: () => import('./features/activity/activities.page.js') },
          { path: '/activities/:activityId', lazy: () => import('./features/activity/activity.page.js') },
          { path: '/zones', lazy: () => import('./features/zone/zones.page.js') },
          { path: '/map', lazy: () => import('./features/zone/map.page.js') },
          {
            Component: SignedInOnly,
            children: [
              { path: '/organisations/new', lazy: () => import('./features/organisation/register.page.js') },
              {
                path: '/organisations/:organisationId/visibility',
                lazy: () => import('./features/directory/visibility.page.js'),
              },
              {
                path: '/organisations/:organisationId/edit',
                lazy: () => import('./features/organisation/edit.page.js'),
              },
              {
                path: '/organisations/:organisationId/supply-chain',
                lazy: () => import('./features/chain/chain.page.js'),
              },
              { path: '/needs/new', lazy: () => import('./features/need/edit-need.page.js') },
              { path: '/needs/:needId/edit', lazy: () => import('./features/need/edit-need.page.js') },
              { path: '/agreements', lazy: () => import('./features/agreement/agreements.page.js') },
              { path: '/agreements/new', lazy: () => import('./features/agreement/record.page.js') },
              {
                path: '/agreements/:agreementId',
                lazy: () => import('./features/agreement/agreement.page.js'),
              },
              {
                path: '/agreements/:agreementId/edit',
                lazy: () => import('./features/agreement/revise.page.js'),
              },
              {
                element: <RoleOnly role="staff" />,
                children: [
                  { path: '/fairs/new', lazy: () => import('./features/fair/create-fair.page.js') },
                  { path: '/follow-ups', lazy: () => import('./features/deals/follow-ups.page.js') },
                  { path: '/pipeline', lazy: () => import('./features/deals/pipeline.page.js') },
                  {
                    path: '/agreements/doubles',
                    lazy: () => import('./features/deals/duplicates.page.js'),
                  },
                  { path: '/recognitions/new', lazy: () => import('./features/recognition/record.page.js') },
                  {
                    path: '/recognitions/import',
                    lazy: () => import('./features/recognition/import.page.js'),
                  },
                  { path: '/targets', lazy: () => import('./features/target/targets.page.js') },
                  { path: '/support/rounds', lazy: () => import('./features/support/rounds.page.js') },
                  {
                    path: '/support/rounds/:roundId',
                    lazy: () => import('./features/support/round.page.js'),
                  },
                  {
                    path: '/support/rounds/:roundId/:assessmentId',
                    lazy: () => import('./features/support/assessment.page.js'),
                  },
                  { path: '/support/ledger', lazy: () => import('./features/support/ledger.page.js') },
                  { path: '/support/import', lazy: () => import('./features/support/import.page.js') },
                  { path: '/support/criteria', lazy: () => import('./features/support/criteria.page.js') },
                  { path: '/activities/new', lazy: () => import('./features/activity/edit.page.js') },
                  {
                    path: '/activities/:activityId/edit',
                    lazy: () => import('./features/activity/edit.page.js'),
                  },
                  { path: '/exchange-rates', lazy: () => import('./features/agreement/rates.page.js') },
                ],
              },
              { path: '/shortlists', lazy: () => import('./features/sourcing/shortlists.page.js') },
              {
                path: '/shortlists/:shortlistId',
                lazy: () => import('./features/sourcing/shortlist.page.js'),
              },
              { path: '/saved-searches', lazy: () => import('./features/sourcing/saved-searches.page.js') },
              {
                path: '/saved-searches/:savedSearchId',
                lazy: () => import('./features/sourcing/saved-search.page.js'),
              },
              { path: '/home', lazy: () => import('./features/home/home.page.js') },
              { path: '/open-needs', lazy: () => import('./features/fit/open-needs.page.js') },
              { path: '/calendar', lazy: () => import('./features/fair/my-calendar.page.js') },
              { path: '/requests', lazy: () => import('./features/fair/my-requests.page.js') },
              { path: '/meetings/:meetingId', lazy: () => import('./features/meeting/meeting.page.js') },
              { path: '/account', lazy: () => import('./features/account/account.page.js') },
              { path: '/report', lazy: () => import('./features/report/report.page.js') },
              { path: '/report/funnel', lazy: () => import('./features/report/funnel.page.js') },
              { path: '/report/returns', lazy: () => import('./features/report/returns.page.js') },
              { path: '/report/returns/:fairId', lazy: () => import('./features/report/costs.page.js') },
              { path: '/report/unmet', lazy: () => import('./features/report/unmet.page.js') },
              { path: '/report/frozen', lazy: () => import('./features/report/frozen-reports.page.js') },
              {
                path: '/report/frozen/:reportId',
                lazy: () => import('./features/report/frozen-report.page.js'),
              },
              { path: '/vocabulary', lazy: () => import('./features/vocabulary/vocabulary.page.js') },
              { path: '/vocabulary/new', lazy: () => import('./features/vocabulary/new-concept.page.js') },
              {
                path: '/vocabulary/concepts/:conceptId',
                lazy: () => import('./features/vocabulary/edit-concept.page.js'),
              },
              { path: '/imports', lazy: () => import('./features/import/imports.page.js') },
              { path: '/imports/:importId', lazy: () => import('./features/import/import.page.js') },
              {
                element: <RoleOnly role="admin" />,
                children: [
                  { path: '/admin/outbox', lazy: () => import('./features/admin/outbox.page.js') },
                  { path: '/admin/colleagues', lazy: () => import('./features/admin/colleagues.page.js') },
                ],
              },
            ],
          },
          { path: '*', Component: NotFoundPage },
        ],
      },
    ],
  },
]);
