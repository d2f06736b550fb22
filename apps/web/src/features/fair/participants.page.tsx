import { Anchor, Badge, Button, Card, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePages } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge } from '../../ui/badges.js';
import { MoreButton } from '../../ui/more-button.js';
import { SearchField } from '../../ui/search-field.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { ParticipationsQuery } from './fair.documents.js';
import { useFair } from './fair.layout.js';
import { RegisterParticipants } from './register-participants.js';
import { useMyFairs } from './use-my-fairs.js';

export function Component() {
  const { t } = useTranslation('fair');
  const format = useFormat();
  const fair = useFair();
  const url = useUrlState();
  const { rolesAt } = useMyFairs();
  const [isRegistering, setRegistering] = useState(false);
  const isFiltered = Boolean(url.get('text') || url.get('side'));
  const side = url.get('side') === 'BUYER' ? 'BUYER' : url.get('side') === 'SUPPLIER' ? 'SUPPLIER' : null;
  const { isOrganizer } = rolesAt(fair.id);
  const areWithdrawn = isOrganizer && url.get('gone') === '1';
  const pages = usePages(
    ParticipationsQuery,
    { fairId: fair.id, side, text: url.get('text') || null, kind: null, areWithdrawn, first: 40 },
    (data) => data.participations,
  );
  return (
    <Stack>
      <Group gap="sm" align="flex-end">
        <SearchField
          label={t('participants.search')}
          placeholder={t('participants.search')}
          value={url.get('text')}
          onSearch={(text) => url.set({ text })}
          hideLabel
        />
        <SegmentedControl
          aria-label={t('participants.side')}
          size="md"
          value={side ?? ''}
          onChange={(value) => url.set({ side: value })}
          data={['', 'SUPPLIER', 'BUYER'].map((value) => ({
            value,
            label: value ? t(`enums:sides.${value}`) : t('participants.all'),
          }))}
        />
        {isOrganizer && (
          <Button size="md" onClick={() => setRegistering(true)}>
            {t('participants.register')}
          </Button>
        )}
      </Group>
      <Asked query={pages}>
        {(data) => {
          const found = data.pages.flatMap((page) => page.participations.edges.map(({ node }) => node));
          const gone = isOrganizer && (
            <Anchor
              component="button"
              type="button"
              size="sm"
              onClick={() => url.set({ gone: areWithdrawn ? null : '1' })}
            >
              {t(areWithdrawn ? 'participants.showComing' : 'participants.showGone')}
            </Anchor>
          );
          if (found.length === 0)
            return (
              <EmptyState
                title={t(areWithdrawn ? 'participants.noneGone' : 'participants.none')}
                text={t(
                  isFiltered
                    ? 'participants.otherFilter'
                    : areWithdrawn
                      ? 'participants.noneGoneText'
                      : isOrganizer
                        ? 'participants.noneText'
                        : 'participants.noneYet',
                )}
              >
                {isFiltered && (
                  <Button variant="default" onClick={() => url.set({ text: null, side: null })}>
                    {t('participants.showAll')}
                  </Button>
                )}
                {isOrganizer && !isFiltered && !areWithdrawn && (
                  <Button component={Link} to="/imports" variant="default">
                    {t('participants.import')}
                  </Button>
                )}
                {gone}
              </EmptyState>
            );
          return (
            <>
              <Group justify="space-between" gap="xs">
                <Text size="sm" c="dimmed" aria-live="polite">
                  {t(areWithdrawn ? 'participants.countGone' : 'participants.count', {
                    count: data.pages[0]!.participations.totalCount,
                  })}
                </Text>
                {gone}
              </Group>
              <Card padding={0}>
                {found.map(({ id, organisation, side: as, kind, booth, delegates, withdrawnAt }) => (
                  <Group
                    key={id}
                    justify="space-between"
                    px="md"
                    py="sm"
                    gap="xs"
                    style={{ borderBottom: '1px solid var(--line)' }}
                  >
                    <div style={{ minWidth: 0, flex: '1 1 260px' }}>
                      <Group gap="xs">
                        <Anchor
                          component={Link}
                          // Organisers see to it; for others it is who they are that matters.
                          to={
                            isOrganizer
                              ? `/fairs/${fair.id}/participants/${id}`
                              : `/organisations/${organisation.id}`
                          }
                          fw={600}
                        >
                          {organisation.displayName}
                        </Anchor>
                        <DemoBadge shown={organisation.source === 'DEMO'} />
                      </Group>
                      <Text size="sm" c="dimmed">
                        {[
                          format.country(organisation.country),
                          booth && t('participants.booth', { booth }),
                          delegates?.length &&
                            format.list(delegates.map(({ name }) => name).filter((name) => name !== null)),
                        ]
                          .filter(Boolean)
                          .join(' · ')}
                      </Text>
                    </div>
                    <Group gap={6}>
                      {withdrawnAt && <Badge color="brick">{t('participants.withdrawn')}</Badge>}
                      <Badge color={kind === 'DIRECT' ? 'pine' : 'gray'}>
                        {t(`enums:participationKind.${kind}`)}
                      </Badge>
                      <Badge color={as === 'BUYER' ? 'sky' : 'pine'}>{t(`enums:side.${as}`)}</Badge>
                    </Group>
                  </Group>
                ))}
              </Card>
              <MoreButton pages={pages} />
            </>
          );
        }}
      </Asked>
      <RegisterParticipants fairId={fair.id} opened={isRegistering} close={() => setRegistering(false)} />
    </Stack>
  );
}
