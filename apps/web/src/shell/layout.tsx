import { Box, NavLink, Stack, Text, UnstyledButton } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconMenu2 } from '@tabler/icons-react';
import { Suspense, lazy, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Outlet, ScrollRestoration, useLocation } from 'react-router';
import { useLiveUpdates } from '../api/live.js';
import { useMyFairs } from '../features/fair/use-my-fairs.js';
import { useSession } from '../features/session/use-session.js';
import { lastOwner } from '../offline/kept-answers.js';
import { NewMatchBadge } from '../features/sourcing/new-match-badge.js';
import { PageSkeleton } from '../ui/states.js';
import { Header } from './header.js';
import classes from './layout.module.css';
import { PUBLIC, type Section, sectionsFor, thumbsFor } from './navigation.js';
import { OfflineBar } from './offline-bar.js';

const DayQueue = lazy(() => import('../offline/day-queue.js'));
const WaitingEntries = lazy(() => import('../features/session/waiting-entries.js'));
const SideDrawer = lazy(() => import('../ui/side-drawer.js'));

/** The frame of every screen: a header, what one comes to do at the side (or under the thumb), and the screen. */
export function Layout() {
  const { t } = useTranslation();
  const session = useSession();
  const { pathname } = useLocation();
  const { fairs } = useMyFairs();
  const isOrganizer = fairs.some(({ roles }) => roles.includes('ORGANIZER'));
  const [isMenuOpen, menu] = useDisclosure(false);
  useLiveUpdates(session.person?.id ?? null);
  const { close: closeMenu } = menu;
  useEffect(closeMenu, [pathname, closeMenu]);

  const sections = session.isSignedIn
    ? sectionsFor(session, isOrganizer)
    : [{ label: null, destinations: PUBLIC }];
  return (
    <>
      <a className="skip-link" href="#main">
        {t('nav.skip')}
      </a>
      <Header session={session} openMenu={menu.open} />
      <OfflineBar />
      <div className={session.isSignedIn ? classes.withSide : classes.plain}>
        {session.isSignedIn && (
          <nav className={classes.side} aria-label={t('nav.main')}>
            <SideSections sections={sections} />
          </nav>
        )}
        <main id="main" tabIndex={-1} className={classes.main}>
          {session.person && (lastOwner() === session.person.id || isOfTheDay(pathname)) && (
            <Suspense fallback={null}>
              <DayQueue personId={session.person.id} />
            </Suspense>
          )}
          {session.isComplete && !session.isSignedIn && lastOwner() && isOfTheDay(pathname) && (
            <Suspense fallback={null}>
              <Box mb="md">
                <WaitingEntries next={pathname} />
              </Box>
            </Suspense>
          )}
          <Suspense fallback={<PageSkeleton />}>
            <Outlet />
          </Suspense>
        </main>
      </div>
      {session.isSignedIn && (
        <nav className={classes.thumbs} aria-label={t('nav.thumbs')}>
          {thumbsFor(session).map(({ to, label, icon: Icon }) => (
            <UnstyledButton
              key={to}
              component={Link}
              to={to}
              className={classes.thumb}
              aria-current={isWithin(pathname, to) ? 'page' : undefined}
            >
              <Icon size={22} stroke={1.7} aria-hidden />
              <span>{t(label)}</span>
            </UnstyledButton>
          ))}
          <UnstyledButton className={classes.thumb} onClick={menu.open}>
            <IconMenu2 size={22} stroke={1.7} aria-hidden />
            <span>{t('nav.more')}</span>
          </UnstyledButton>
        </nav>
      )}
      {isMenuOpen && (
        <Suspense fallback={null}>
          <SideDrawer title={t('nav.menu')} close={menu.close}>
            <SideSections sections={sections} />
          </SideDrawer>
        </Suspense>
      )}
      <ScrollRestoration />
    </>
  );
}

function isWithin(pathname: string, to: string): boolean {
  return pathname === to || pathname.startsWith(`${to}/`);
}

/** A page that works without network. */
function isOfTheDay(pathname: string): boolean {
  return /^\/fairs\/[^/]+\/(?:floor|my-day)(?:\/|$)/.test(pathname);
}

function SideSections({ sections }: { sections: Section[] }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  return (
    <Stack gap="md">
      {sections.map(({ label, destinations }) => (
        <Box key={label ?? 'first'}>
          {label && (
            <Text size="xs" fw={650} c="dimmed" px="sm" mb={4}>
              {t(label)}
            </Text>
          )}
          {destinations.map(({ to, label: name, icon: Icon }) => (
            <NavLink
              key={to}
              component={Link}
              to={to}
              label={t(name)}
              leftSection={<Icon size={19} stroke={1.7} aria-hidden />}
              rightSection={to === '/saved-searches' ? <NewMatchBadge /> : undefined}
              active={isWithin(pathname, to)}
              aria-current={isWithin(pathname, to) ? 'page' : undefined}
              className={classes.sideLink}
            />
          ))}
        </Box>
      ))}
    </Stack>
  );
}
