import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import classes from './tab-links.module.css';

/** On a phone the strip is wider than the screen: the tab one is on must be in sight. */
export function showInStrip(element: HTMLElement | null): void {
  const strip = element?.closest<HTMLElement>('nav, [role=tablist]');
  if (strip && element)
    strip.scrollLeft = element.offsetLeft - strip.clientWidth / 2 + element.offsetWidth / 2;
}

/** Tabs that are pages of their own: they can be linked to, and opened beside each other. */
export function TabLinks({
  label,
  tabs,
}: {
  label: string;
  tabs: { to: string; label: string; end?: boolean }[];
}) {
  const { t } = useTranslation();
  return (
    <nav className={classes.tabs} aria-label={label}>
      {tabs.map(({ to, label: name, end }) => (
        <NavLink key={to} to={to} end={end ?? false} className={classes.tab!}>
          {({ isActive }) => <span ref={isActive ? showInStrip : null}>{t(name)}</span>}
        </NavLink>
      ))}
    </nav>
  );
}
