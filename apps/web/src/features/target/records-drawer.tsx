import { Anchor, Badge, Button, Drawer, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePages } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { MoreButton } from '../../ui/more-button.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { RemoveProgrammeTargetMutation, TargetRecordsQuery } from './target.documents.js';
import type { Target } from './targets.page.js';

interface RecordsDrawerProps {
  target: Target;
  isCounted: boolean;
  asOf: string | null;
  close: () => void;
}

const PATHS = {
  ORGANISATION: null,
  PARTICIPATION: null,
  AGREEMENT: '/agreements',
  ENROLMENT: null,
  RECOGNITION: null,
};

/** The records behind a target, or those that are near and why they don't count. */
export default function RecordsDrawer({ target, isCounted, asOf, close }: RecordsDrawerProps) {
  const { t } = useTranslation('target');
  const textIn = useTextIn();
  const format = useFormat();
  const removal = useDeed(RemoveProgrammeTargetMutation);
  const pages = usePages(
    TargetRecordsQuery,
    { targetId: target.id, isCounted, asOf, first: 50 },
    (data) => data.targetRecords,
  );
  return (
    // Put together by hand: Mantine's own header would be a second banner of the page.
    <Drawer.Root opened onClose={close} position="right" size="lg">
      <Drawer.Overlay />
      <Drawer.Content>
        <Drawer.Body>
          <Group justify="space-between" wrap="nowrap" py="md">
            <Drawer.Title fw={650} fz="lg">
              {t(isCounted ? 'countedTitle' : 'nearTitle', { name: textIn(target.definition.name) })}
            </Drawer.Title>
            <Drawer.CloseButton aria-label={t('common:action.close')} />
          </Group>
          {!isCounted && (
            <Group gap="xs" mb="md">
              {target.misses.map(({ reason, records }) => (
                <Badge key={reason} color="gray">
                  {t(`reason.${reason}`)}: {format.number(records)}
                </Badge>
              ))}
            </Group>
          )}
          <Asked query={pages}>
            {(data) => {
              const found = data.pages.flatMap((page) => page.targetRecords.edges.map(({ node }) => node));
              if (found.length === 0) return <EmptyState title={t('noRecords')} />;
              return (
                <Stack gap="sm">
                  {found.map(({ kind, recordId, happenedOn, label, reason, organisation }, index) => {
                    const path = PATHS[kind];
                    const text = kind === 'ORGANISATION' ? '' : textIn(label);
                    return (
                      <Group key={`${recordId}-${index}`} justify="space-between" align="flex-start" gap="xs">
                        <div style={{ flex: '1 1 220px', minWidth: 0 }}>
                          {organisation && (
                            <Anchor component={Link} to={`/organisations/${organisation.id}`} fw={600}>
                              {organisation.displayName}
                            </Anchor>
                          )}
                          <Text size="sm" c="dimmed">
                            {path ? (
                              <Anchor component={Link} to={`${path}/${recordId}`} size="sm">
                                {text}
                              </Anchor>
                            ) : (
                              text
                            )}
                            {text && ' · '}
                            {format.day(happenedOn)}
                          </Text>
                        </div>
                        {reason && <Badge color="gold">{t(`reason.${reason}`)}</Badge>}
                      </Group>
                    );
                  })}
                  <MoreButton pages={pages} />
                </Stack>
              );
            }}
          </Asked>
          <Button
            mt="xl"
            size="compact-sm"
            variant="subtle"
            color="brick"
            loading={removal.isPending}
            onClick={() => void removal.run({ id: target.id }, t('removed')).then((done) => done && close())}
          >
            {t('remove')}
          </Button>
        </Drawer.Body>
      </Drawer.Content>
    </Drawer.Root>
  );
}
