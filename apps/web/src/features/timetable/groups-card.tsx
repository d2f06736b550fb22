import { Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { newKey, useAsk } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { Asked } from '../../ui/states.js';
import { useHashScroll } from '../../ui/use-hash-scroll.js';
import type { FullFair } from '../fair/fair.layout.js';
import { type FairPeople, useFairPeople } from '../fair/terms/use-fair-people.js';
import { GroupForm } from './group-form.js';
import { GroupParting } from './group-parting.js';
import {
  AddGroupMeetingMutation,
  GroupMeetingsQuery,
  RemoveGroupMeetingMutation,
  ReviseGroupMeetingMutation,
  UnplaceGroupMeetingMutation,
} from './groups.documents.js';

export type GroupMeeting = ResultOf<typeof GroupMeetingsQuery>['groupMeetings'][number];

/** Groups that are to meet at one table: those that a search is to place, and those that are in the timetable. */
export function GroupsCard({ fair }: { fair: FullFair }) {
  const { t } = useTranslation('planning');
  const query = useAsk(GroupMeetingsQuery, { fairId: fair.id });
  useHashScroll(query.data !== undefined);
  const people = useFairPeople(fair.id);
  const add = useDeed(AddGroupMeetingMutation);
  const [adding, setAdding] = useState(false);
  return (
    <Card padding="lg">
      <Stack>
        <Group justify="space-between">
          <Title order={2} size="h4" id="groups">
            {t('groups.title')}
          </Title>
          {!adding && (
            <Button variant="default" size="sm" onClick={() => setAdding(true)}>
              {t('groups.ask')}
            </Button>
          )}
        </Group>
        <Text size="sm" c="dimmed">
          {t('groups.text')}
        </Text>
        {adding && (
          <GroupForm
            fair={fair}
            people={people}
            isPending={add.isPending}
            close={() => setAdding(false)}
            send={(input) =>
              add.run({ input: { ...input, fairId: fair.id, idempotencyKey: newKey() } }, t('groups.asked'))
            }
          />
        )}
        <Asked query={query}>
          {({ groupMeetings }) => (
            <Stack gap="sm">
              {groupMeetings.map((group) => (
                <GroupRow key={group.id} group={group} fair={fair} people={people} />
              ))}
            </Stack>
          )}
        </Asked>
      </Stack>
    </Card>
  );
}

function GroupRow({ group, fair, people }: { group: GroupMeeting; fair: FullFair; people: FairPeople }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const [isEdited, setEdited] = useState(false);
  const [parting, setParting] = useState<'anew' | 'remove' | null>(null);
  const revise = useDeed(ReviseGroupMeetingMutation);
  const unplace = useDeed(UnplaceGroupMeetingMutation);
  const remove = useDeed(RemoveGroupMeetingMutation);
  const { id, version, title, parties, place, isMust, isFixed, tableId, tableLabel } = group;
  const part = async () => {
    const isDone =
      parting === 'anew'
        ? await unplace.run({ groupMeetingId: id }, t('groups.unplaced'))
        : await remove.run({ groupMeetingId: id }, t('groups.removed'));
    if (isDone) setParting(null);
  };
  const setFixed = (fixed: boolean) =>
    revise.run(
      {
        ...{ groupMeetingId: id, version },
        input: {
          ...{ title, isMust, isFixed: fixed, tableId },
          parties: parties.map(({ participationId, delegateId }) => ({ participationId, delegateId })),
        },
      },
      t('groups.saved'),
    );
  const gone = parties.filter(({ isWithdrawn }) => isWithdrawn).map(({ name }) => name);
  return (
    <Stack gap="xs" pb="sm" style={{ borderBottom: '1px solid var(--line)' }}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <div style={{ flex: '1 1 280px' }}>
          <Group gap="xs">
            <Text fw={600}>{title}</Text>
            <Badge color={place ? 'pine' : 'gold'}>{t(place ? 'groups.placed' : 'groups.toPlace')}</Badge>
            {isFixed && place && <Badge color="gray">{t('groups.fixed')}</Badge>}
            {isMust && !place && <Badge color="sky">{t('groups.must')}</Badge>}
          </Group>
          <Text size="sm">
            {format.list(
              parties.map(({ name, delegateName }) => (delegateName ? `${name} (${delegateName})` : name)),
            )}
          </Text>
          <Text size="sm" c="dimmed" className="figures">
            {place
              ? [
                  `${format.dateTime(place.startsAt, fair.timeZone)} – ${format.time(place.endsAt, fair.timeZone)}`,
                  place.tableLabel ? t('groups.atTable', { table: place.tableLabel }) : t('onLine'),
                  ...(place.interpreterName ? [place.interpreterName] : []),
                ].join(' · ')
              : tableLabel && t('groups.onlyAt', { table: tableLabel })}
          </Text>
          {gone.length > 0 && (
            <Text size="sm" c="brick">
              {t('groups.gone', { names: format.list(gone) })}
            </Text>
          )}
        </div>
        <Group gap={4}>
          {place ? (
            <>
              <Button
                size="sm"
                variant="subtle"
                component={Link}
                to={`/fairs/${fair.id}/setup/terms#terms-sessions`}
                aria-label={t('groups.changeOne', { title })}
              >
                {t('groups.change')}
              </Button>
              <Button
                size="sm"
                variant="subtle"
                aria-label={t(isFixed ? 'groups.letMoveOne' : 'groups.fixOne', { title })}
                loading={revise.isPending}
                onClick={() => void setFixed(!isFixed)}
              >
                {t(isFixed ? 'groups.letMove' : 'groups.fix')}
              </Button>
              <Button
                size="sm"
                variant="subtle"
                aria-label={t('groups.anewOne', { title })}
                onClick={() => setParting('anew')}
              >
                {t('groups.anew')}
              </Button>
            </>
          ) : (
            <Button
              size="sm"
              variant="subtle"
              aria-label={t('groups.editOne', { title })}
              aria-expanded={isEdited}
              onClick={() => setEdited(!isEdited)}
            >
              {t('common:action.edit')}
            </Button>
          )}
          <Button
            size="sm"
            variant="subtle"
            color="gray"
            aria-label={t('groups.removeOne', { title })}
            onClick={() => setParting('remove')}
          >
            {t('groups.remove')}
          </Button>
        </Group>
      </Group>
      {parting && (
        <GroupParting
          group={group}
          timeZone={fair.timeZone}
          way={parting}
          isPending={unplace.isPending || remove.isPending}
          confirm={() => void part()}
          close={() => setParting(null)}
        />
      )}
      {isEdited && (
        <GroupForm
          // What somebody else has changed meanwhile is shown before it is edited further.
          key={version}
          fair={fair}
          people={people}
          group={group}
          isPending={revise.isPending}
          close={() => setEdited(false)}
          send={(input) => revise.run({ groupMeetingId: id, version, input }, t('groups.saved'))}
        />
      )}
    </Stack>
  );
}
