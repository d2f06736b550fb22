import { Button, Card, Group, List, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePages } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { UnscheduledQuery } from './planning.documents.js';

const MOST_NAMES = 5;

interface UnscheduledProps {
  draftId: string;
  slotName: (slotId: string) => string;
  /** Puts the pair into the slot; absent where the draft can't be changed. */
  add?: (pair: { supplierId: string; buyerId: string }, slotId: string) => void;
}

/** Pairs that have agreed to meet and aren't in a draft: why, and what would make room. */
export function Unscheduled({ draftId, slotName, add }: UnscheduledProps) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const query = usePages(UnscheduledQuery, { draftId }, (data) => data.unscheduledPairs);
  const namesOf = (culprits: readonly { kind: string; id: string; name: string }[]) => {
    const names = culprits
      .slice(0, MOST_NAMES)
      .map(({ kind, id, name }) => (kind === 'SLOT' ? slotName(id) : name));
    const more = culprits.length - names.length;
    return format.list(more > 0 ? [...names, t('more', { count: more })] : names);
  };
  return (
    <Asked query={query}>
      {({ pages }) => {
        const nodes = pages.flatMap((page) => page.unscheduledPairs.edges.map(({ node }) => node));
        if (nodes.length === 0) return <EmptyState title={t('allScheduled')} text={t('allScheduledText')} />;
        return (
          <Stack gap="sm">
            <Text size="sm" c="dimmed">
              {t('unscheduledCount', { count: pages[0]!.unscheduledPairs.totalCount })}
            </Text>
            {nodes.map(({ pair, worth, reasons, room, supplierId, buyerId }) => (
              <Card key={`${supplierId} ${buyerId}`} padding="md">
                <Group justify="space-between" align="flex-start" gap="sm">
                  <div>
                    <Text fw={600}>{pair}</Text>
                    <Text size="xs" c="dimmed">
                      {t('pairWorth', { worth: format.decimal(worth, 1) })}
                    </Text>
                  </div>
                  {add && room?.kind === 'NOTHING' && room.slotId && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      onClick={() => add({ supplierId, buyerId }, room.slotId!)}
                    >
                      {t('addAt', { slot: slotName(room.slotId) })}
                    </Button>
                  )}
                </Group>
                <List size="sm" mt={6} spacing={2} withPadding={false}>
                  {reasons.map(({ code, culprits }) => (
                    <List.Item key={code}>
                      {t(`reason.${code}`, { defaultValue: code })}
                      {culprits.length > 0 && `: ${namesOf(culprits)}`}
                    </List.Item>
                  ))}
                </List>
                {room && (
                  <Text size="sm" mt={6}>
                    <b>{t('room')}</b> {t(`roomKind.${room.kind}`, { defaultValue: room.kind })}
                    {room.culprits.length > 0 && `: ${namesOf(room.culprits)}`}
                  </Text>
                )}
              </Card>
            ))}
            {query.hasNextPage && (
              <Button variant="default" onClick={() => void query.fetchNextPage()}>
                {t('common:action.more')}
              </Button>
            )}
          </Stack>
        );
      }}
    </Asked>
  );
}
