import { Anchor, Group, Stack, Title } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../../api/hooks.js';
import { Asked } from '../../../ui/states.js';
import { useHashScroll } from '../../../ui/use-hash-scroll.js';
import { useFair } from '../fair.layout.js';
import { InterpretersCard } from './interpreters-card.js';
import { OrderCard } from './order-card.js';
import { RemoteCard } from './remote-card.js';
import { SessionsCard } from './sessions-card.js';
import { TablesCard } from './tables-card.js';
import { PlanningTermsQuery } from './terms.documents.js';
import { useFairPeople } from './use-fair-people.js';
import { WalksCard } from './walks-card.js';

/** What making the timetable has to heed, beside slots, tables and availability: set here, kept by searches and by hand. */
export function Component() {
  const { t } = useTranslation('terms');
  const fair = useFair();
  const people = useFairPeople(fair.id);
  const query = useAsk(PlanningTermsQuery, { fairId: fair.id });
  useHashScroll(query.data !== undefined);
  return (
    <Stack gap="lg" maw={860}>
      <Anchor component={Link} to={`/fairs/${fair.id}/setup`} size="sm">
        <Group gap={4} component="span">
          <IconArrowLeft size={16} aria-hidden />
          {t('back')}
        </Group>
      </Anchor>
      <Title order={2}>{t('title')}</Title>
      <Asked query={query}>
        {({ planningTerms: terms }) => (
          <>
            <TablesCard fair={fair} terms={terms} people={people} />
            <WalksCard fair={fair} terms={terms} />
            <SessionsCard fair={fair} terms={terms} people={people} />
            <InterpretersCard fair={fair} terms={terms} />
            <RemoteCard fair={fair} terms={terms} people={people} />
            <OrderCard fair={fair} terms={terms} people={people} />
          </>
        )}
      </Asked>
    </Stack>
  );
}
