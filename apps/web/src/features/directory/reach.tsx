import { Anchor, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { useSession } from '../session/use-session.js';
import type { ProfileVisibilityQuery } from './search.documents.js';

const SHOWN = 8;

interface ReachProps {
  organisationId: string;
  /** Open needs that it could serve as it is. */
  fitting: number;
  /** What it lacks, with the needs that each alone would open; what opens most first. */
  withinReach: ResultOf<typeof ProfileVisibilityQuery>['conceptsWithinReach'];
}

/** The open needs that a supplier fits, and what would let it fit more. */
export function Reach({ organisationId, fitting, withinReach }: ReachProps) {
  const { t } = useTranslation('directory');
  const { organisations } = useSession();
  const [isOpen, setOpen] = useState(false);
  const isOwn = organisations.some(({ id }) => id === organisationId);
  const count = t('visibility.fitting', { count: fitting });
  return (
    <section aria-labelledby="reach">
      <Title order={2} id="reach" mb="xs">
        {t('visibility.reach')}
      </Title>
      <Text mb="sm">
        {isOwn && fitting > 0 ? (
          <Anchor component={Link} to={`/open-needs?supplier=${organisationId}`}>
            {count}
          </Anchor>
        ) : (
          count
        )}
      </Text>
      {withinReach.length === 0 ? (
        <Text c="dimmed">{t('visibility.noneInReach')}</Text>
      ) : (
        <Card padding="md">
          <Text size="sm" c="dimmed" mb="sm">
            {t('visibility.reachLead')}
          </Text>
          <Stack component="ul" gap={8} m={0} p={0} style={{ listStyle: 'none' }}>
            {withinReach.slice(0, isOpen ? undefined : SHOWN).map(({ concept, needs }) => (
              <Group component="li" key={concept.id} justify="space-between" wrap="nowrap" gap="sm">
                <span>
                  <Text span fw={600}>
                    {concept.name}
                  </Text>{' '}
                  <Text span size="sm" c="dimmed">
                    · {t(`enums:conceptKind.${concept.kind}`)}
                  </Text>
                </span>
                <Badge variant="light" size="lg" tt="none" style={{ flexShrink: 0 }}>
                  {t('visibility.opens', { count: needs })}
                </Badge>
              </Group>
            ))}
          </Stack>
          {withinReach.length > SHOWN && (
            <Button size="compact-sm" variant="subtle" mt="sm" onClick={() => setOpen(!isOpen)}>
              {isOpen ? t('search.fewer') : t('search.allValues', { count: withinReach.length })}
            </Button>
          )}
        </Card>
      )}
    </section>
  );
}
