import { Anchor, Box, Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { type ReactNode, createContext } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import classes from './page.module.css';

/** Whether what is shown stands on a page that has its first-level heading already. */
export const OnPage = createContext(false);

interface PageProps {
  title: string;
  /** One line under the title. */
  lead?: ReactNode;
  /** Marks beside the title, such as a status. */
  badges?: ReactNode;
  /** Where one came from, outermost first. */
  trail?: { to: string; label: string }[];
  actions?: ReactNode;
  /** Reading width instead of the whole. */
  narrow?: boolean;
  /** On a phone the head gives way to what is below it. */
  isCompact?: boolean;
  children: ReactNode;
}

/** One screen: where one is, what it is, what can be done, and then the thing itself. */
export function Page({ title, lead, badges, trail, actions, narrow, isCompact, children }: PageProps) {
  const { t } = useTranslation();
  useDocumentTitle(`${title} · Fairmatch`);
  return (
    <Box
      data-compact={isCompact || undefined}
      className={classes.page!}
      maw={narrow ? 760 : undefined}
      mx={narrow ? 'auto' : undefined}
    >
      <Stack gap={6} mb="lg">
        {trail && (
          <Breadcrumbs component="nav" aria-label={t('common:nav.trail')} separatorMargin={6} fz="sm">
            {trail.map(({ to, label }) => (
              <Anchor key={to} component={Link} to={to} size="sm">
                {label}
              </Anchor>
            ))}
          </Breadcrumbs>
        )}
        <Group justify="space-between" align="flex-start" gap="sm">
          <Stack gap={6} style={{ minWidth: 0, flex: '1 1 300px' }}>
            <Group gap="sm" align="center">
              <Title order={1} size="h1" className={classes.title!} style={{ overflowWrap: 'anywhere' }}>
                {title}
              </Title>
              {badges}
            </Group>
            {typeof lead === 'string' ? (
              <Text c="dimmed" maw={760}>
                {lead}
              </Text>
            ) : (
              <div className={classes.lead}>{lead}</div>
            )}
          </Stack>
          {actions && (
            <Group gap="xs" className="no-print">
              {actions}
            </Group>
          )}
        </Group>
      </Stack>
      <OnPage value>{children}</OnPage>
    </Box>
  );
}
