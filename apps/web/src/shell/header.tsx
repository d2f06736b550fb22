import {
  ActionIcon,
  Box,
  Button,
  Group,
  VisuallyHidden,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { IconLanguage, IconMenu2, IconMoon, IconSun } from '@tabler/icons-react';
import { Suspense, lazy } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation } from 'react-router';
import type { Session } from '../features/session/use-session.js';
import { LANGUAGES } from '../i18n/i18n.js';
import { Brand } from './brand.js';
import classes from './header.module.css';
import { PUBLIC } from './navigation.js';

const PersonMenu = lazy(() => import('./person-menu.js'));

export function Header({ session, openMenu }: { session: Session; openMenu: () => void }) {
  const { t } = useTranslation();
  const { pathname, search } = useLocation();
  const isSigningIn = pathname === '/sign-in';
  return (
    <header className={classes.header}>
      <div className={session.isSignedIn ? classes.wide : classes.inner}>
        <Group gap="xl" wrap="nowrap">
          <Brand />
          {!session.isSignedIn && (
            <Box component="nav" aria-label={t('nav.main')} visibleFrom="sm" className={classes.links}>
              {PUBLIC.map(({ to, label }) => (
                <NavLink key={to} to={to} className={classes.link!}>
                  {t(label)}
                </NavLink>
              ))}
            </Box>
          )}
        </Group>
        <Group gap={6} wrap="nowrap">
          <LanguageMenu />
          <SchemeSwitch />
          {session.isSignedIn ? (
            <Suspense fallback={<Box w={38} />}>
              <PersonMenu name={session.person!.name} />
            </Suspense>
          ) : (
            !session.isPending && (
              <>
                {!isSigningIn && (
                  <Button
                    component={Link}
                    to={
                      pathname === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(pathname + search)}`
                    }
                    ml={6}
                  >
                    {t('action.signIn')}
                  </Button>
                )}
                <ActionIcon hiddenFrom="sm" aria-label={t('nav.menu')} onClick={openMenu}>
                  <IconMenu2 size={22} />
                </ActionIcon>
              </>
            )
          )}
        </Group>
      </div>
    </header>
  );
}

/** The browser's own list: at home on every phone, and nothing to load for it. */
function LanguageMenu() {
  const { t, i18n } = useTranslation();
  return (
    <label className={classes.language}>
      <IconLanguage size={19} stroke={1.7} aria-hidden />
      <VisuallyHidden>{t('nav.language')}</VisuallyHidden>
      <select value={i18n.language} onChange={(event) => void i18n.changeLanguage(event.currentTarget.value)}>
        {LANGUAGES.map(({ code, name }) => (
          <option key={code} value={code} lang={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}

function SchemeSwitch() {
  const { t } = useTranslation();
  const { setColorScheme } = useMantineColorScheme();
  const scheme = useComputedColorScheme('light');
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <ActionIcon aria-label={t(`nav.scheme.${other}`)} onClick={() => setColorScheme(other)}>
      {scheme === 'dark' ? <IconSun size={20} stroke={1.7} /> : <IconMoon size={20} stroke={1.7} />}
    </ActionIcon>
  );
}
