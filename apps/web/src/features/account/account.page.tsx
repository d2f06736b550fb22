import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAct, useAsk } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { Facts } from '../../ui/facts.js';
import { Page } from '../../ui/page.js';
import { Asked } from '../../ui/states.js';
import { MySessionsQuery, SignOutEverywhereMutation, SignOutMutation } from '../session/session.documents.js';
import { useSession } from '../session/use-session.js';

/** "Firefox, Windows" out of what a browser says of itself. */
export function browserName(userAgent: string | null): string | null {
  if (!userAgent) return null;
  const browser = /Edg|OPR|Firefox|Chrome|Safari|curl|node/i.exec(userAgent)?.[0];
  const system = /Windows|Android|iPhone|iPad|Mac OS X|Linux/.exec(userAgent)?.[0];
  const known = browser === 'Edg' ? 'Edge' : browser === 'OPR' ? 'Opera' : browser;
  return [known, system?.replace('Mac OS X', 'macOS')].filter(Boolean).join(', ') || userAgent.slice(0, 60);
}

export function Component() {
  const { t } = useTranslation('session');
  const format = useFormat();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { person, isAdmin, isStaff, organisations } = useSession();
  const sessions = useAsk(MySessionsQuery, {});
  const signOut = useAct(SignOutMutation);
  const everywhere = useAct(SignOutEverywhereMutation);

  const leaveEverywhere = async () => {
    await everywhere.mutateAsync({});
    queries.clear();
    await navigate('/');
  };

  return (
    <Page title={t('account.title')} narrow>
      <Stack gap="lg">
        <Card>
          <Facts
            facts={[
              { label: t('field.name'), value: person?.name },
              { label: t('field.email'), value: person?.email },
              {
                label: t('account.role'),
                value: isAdmin ? t('account.admin') : isStaff ? t('account.staff') : null,
              },
              {
                label: t('account.organisations'),
                value: organisations.length ? format.list(organisations.map((one) => one.displayName)) : null,
              },
            ]}
          />
        </Card>
        <Stack gap="sm">
          <Group justify="space-between">
            <Title order={2}>{t('account.sessions')}</Title>
            <Button variant="default" loading={everywhere.isPending} onClick={() => void leaveEverywhere()}>
              {t('account.signOutEverywhere')}
            </Button>
          </Group>
          <Asked query={sessions}>
            {({ mySessions }) => (
              <Stack gap="sm">
                {mySessions.map((session) => (
                  <Card key={session.id} padding="md">
                    <Group justify="space-between" wrap="nowrap">
                      <Stack gap={2}>
                        <Group gap="xs">
                          <Text fw={600}>{browserName(session.userAgent) ?? t('account.program')}</Text>
                          {session.isCurrent && <Badge>{t('account.thisOne')}</Badge>}
                        </Group>
                        <Text size="sm" c="dimmed">
                          {t('account.lastSeen', { when: format.relative(session.lastSeenAt) })}
                        </Text>
                      </Stack>
                      {!session.isCurrent && (
                        <Button
                          size="xs"
                          variant="default"
                          loading={signOut.isPending && signOut.variables.sessionId === session.id}
                          onClick={() => signOut.mutate({ sessionId: session.id })}
                        >
                          {t('account.end')}
                        </Button>
                      )}
                    </Group>
                  </Card>
                ))}
              </Stack>
            )}
          </Asked>
        </Stack>
      </Stack>
    </Page>
  );
}
