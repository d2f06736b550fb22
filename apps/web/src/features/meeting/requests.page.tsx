import { Button, Group, NativeSelect, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { usePages } from '../../api/hooks.js';
import { MoreButton } from '../../ui/more-button.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { useFair } from '../fair/fair.layout.js';
import { useMyFairs } from '../fair/use-my-fairs.js';
import { MeetingRequestsQuery } from './meeting.documents.js';
import { type RequestBox, RequestCard, type RequestData } from './request-card.js';

const STATUSES = ['PENDING', 'ACCEPTED', 'DECLINED', 'EXPIRED', 'WITHDRAWN'] as const;
/** Accepted ones for which there is no meeting yet: nobody's status, but what an organiser has to see to. */
const UNBOOKED = 'UNBOOKED';

export function Component() {
  const { t } = useTranslation('meeting');
  const fair = useFair();
  const url = useUrlState();
  const { rolesAt } = useMyFairs();
  const { isMember, isOrganizer } = rolesAt(fair.id);
  const boxes: RequestBox[] = [
    ...(isMember ? (['INBOX', 'OUTBOX'] as const) : []),
    ...(isMember && !isOrganizer ? [] : (['ALL'] as const)),
  ];
  const box = boxes.find((one) => one === url.get('box')) ?? boxes[0]!;
  const status = STATUSES.find((one) => one === url.get('status')) ?? null;
  const unbooked = url.get('status') === UNBOOKED;
  const pages = usePages(
    MeetingRequestsQuery,
    { fairId: fair.id, box, status, unbooked, first: 30 },
    (data) => data.meetingRequests,
  );
  return (
    <Stack>
      <Group gap="sm" align="flex-end">
        {boxes.length > 1 && (
          <SegmentedControl
            aria-label={t('requests.which')}
            value={box}
            onChange={(value) => url.set({ box: value })}
            data={boxes.map((value) => ({ value, label: t(`requests.box.${value}`) }))}
          />
        )}
        <NativeSelect
          aria-label={t('requests.status')}
          value={status ?? (unbooked ? UNBOOKED : '')}
          onChange={(event) => url.set({ status: event.currentTarget.value })}
          data={[
            { value: '', label: t('requests.anyStatus') },
            ...STATUSES.map((value) => ({ value, label: t(`enums:requestStatus.${value}`) })),
            { value: UNBOOKED, label: t('requests.unbooked') },
          ]}
        />
        {unbooked && isOrganizer && (
          <Button component={Link} to={`/fairs/${fair.id}/timetable`} variant="default">
            {t('requests.toTimetable')}
          </Button>
        )}
      </Group>
      <Asked query={pages}>
        {(data) => {
          const requests = data.pages.flatMap((page) => page.meetingRequests.edges.map(({ node }) => node));
          if (requests.length === 0)
            return status || unbooked ? (
              <EmptyState icon={<IconInbox />} title={t('requests.noneSuch')}>
                <Button variant="default" onClick={() => url.set({ status: null })}>
                  {t('requests.showAll')}
                </Button>
              </EmptyState>
            ) : (
              <EmptyState
                icon={<IconInbox />}
                title={t(`requests.none.${box}`)}
                text={isMember ? t('requests.noneText') : ''}
              >
                {isMember && (
                  <Button component={Link} to={`/fairs/${fair.id}/proposals`} variant="default">
                    {t('requests.toProposals')}
                  </Button>
                )}
              </EmptyState>
            );
          const taken = new Set(requests.filter(isStanding).map(pairOf));
          return (
            <>
              <Text size="sm" c="dimmed" aria-live="polite">
                {t('requests.count', { count: data.pages[0]!.meetingRequests.totalCount })}
              </Text>
              {requests.map((request, at) => (
                <RequestCard
                  key={request.id}
                  request={request}
                  box={box}
                  timeZone={fair.timeZone}
                  isPairFree={
                    !taken.has(pairOf(request)) &&
                    requests.findIndex((one) => pairOf(one) === pairOf(request)) === at
                  }
                />
              ))}
              <MoreButton pages={pages} />
            </>
          );
        }}
      </Asked>
    </Stack>
  );
}

function isStanding({ status }: RequestData): boolean {
  return status === 'PENDING' || status === 'ACCEPTED';
}

function pairOf({ supplier, buyer }: RequestData): string {
  return `${supplier?.id ?? ''} ${buyer?.id ?? ''}`;
}
