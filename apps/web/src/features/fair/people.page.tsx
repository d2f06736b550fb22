import { Badge, Button, Group, Stack, Text, Title } from '@mantine/core';
import { IconUsers } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { DelegatesCard } from './delegates-card.js';
import { useFair } from './fair.layout.js';
import { MyParticipationsQuery, ParticipationQuery } from './people.documents.js';

/** Whom the reader's organisations send to the fair, and when they can meet. */
export function Component() {
  const { t } = useTranslation('fair');
  const fair = useFair();
  const mine = useAsk(MyParticipationsQuery, {});
  return (
    <Asked query={mine}>
      {({ myFairs }) => {
        const here = myFairs.find((one) => one.fair.id === fair.id)?.participations ?? [];
        if (here.length === 0)
          return (
            <EmptyState icon={<IconUsers />} title={t('people.notHere')} text={t('people.notHereText')}>
              <Button component={Link} to={`/fairs/${fair.id}/participants`} variant="default">
                {t('tab.participants')}
              </Button>
            </EmptyState>
          );
        return (
          <Stack gap="xl" maw={860}>
            {here.map(({ id }) => (
              <OwnParticipation key={id} id={id} />
            ))}
          </Stack>
        );
      }}
    </Asked>
  );
}

function OwnParticipation({ id }: { id: string }) {
  const { t } = useTranslation('fair');
  const query = useAsk(ParticipationQuery, { id });
  return (
    <Asked query={query}>
      {({ participation }) => (
        <Stack gap="sm">
          <div>
            <Group gap="xs">
              <Title order={2}>{participation.organisation.displayName}</Title>
              <Badge color={participation.side === 'BUYER' ? 'sky' : 'pine'}>
                {t(`enums:side.${participation.side}`)}
              </Badge>
              {participation.booth && (
                <Badge color="gray">{t('participants.booth', { booth: participation.booth })}</Badge>
              )}
            </Group>
            <Text size="sm" c="dimmed" maw={640}>
              {t(`people.lead.${participation.kind}`)}
            </Text>
          </div>
          <DelegatesCard participation={participation} />
        </Stack>
      )}
    </Asked>
  );
}
