import { Anchor, Button, Card, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { IconInbox } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { usePages } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge, StatusBadge } from '../../ui/badges.js';
import { MoreButton } from '../../ui/more-button.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { useFair } from '../fair/fair.layout.js';
import { useMyFairs } from '../fair/use-my-fairs.js';
import {
  AcceptRequestMutation,
  DeclineRequestMutation,
  MeetingRequestsQuery,
  type RequestFragment,
  WithdrawRequestMutation,
} from './meeting.documents.js';

type Box = 'INBOX' | 'OUTBOX' | 'ALL';

export function Component() {
  const { t } = useTranslation('meeting');
  const fair = useFair();
  const url = useUrlState();
  const { rolesAt } = useMyFairs();
  const { isMember } = rolesAt(fair.id);
  const boxes: Box[] = isMember ? ['INBOX', 'OUTBOX'] : ['ALL'];
  const box = boxes.find((one) => one === url.get('box')) ?? boxes[0]!;
  const pages = usePages(
    MeetingRequestsQuery,
    { fairId: fair.id, box, first: 30 },
    (data) => data.meetingRequests,
  );
  return (
    <Stack>
      {boxes.length > 1 && (
        <SegmentedControl
          aria-label={t('requests.which')}
          style={{ alignSelf: 'flex-start' }}
          value={box}
          onChange={(value) => url.set({ box: value })}
          data={boxes.map((value) => ({ value, label: t(`requests.box.${value}`) }))}
        />
      )}
      <Asked query={pages}>
        {(data) => {
          const requests = data.pages.flatMap((page) => page.meetingRequests.edges.map(({ node }) => node));
          if (requests.length === 0)
            return (
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
          return (
            <>
              {requests.map((request) => (
                <RequestCard key={request.id} request={request} box={box} timeZone={fair.timeZone} />
              ))}
              <MoreButton pages={pages} />
            </>
          );
        }}
      </Asked>
    </Stack>
  );
}

interface RequestCardProps {
  request: ResultOf<typeof RequestFragment>;
  box: Box;
  timeZone: string;
}

function RequestCard({ request, box, timeZone }: RequestCardProps) {
  const { t } = useTranslation('meeting');
  const format = useFormat();
  const accept = useDeed(AcceptRequestMutation);
  const decline = useDeed(DeclineRequestMutation);
  const withdraw = useDeed(WithdrawRequestMutation);
  const { id, askedBy, status, note, answerNote, proposal, expiresAt } = request;
  const asking = askedBy === 'SUPPLIER' ? request.supplier : request.buyer;
  const asked = askedBy === 'SUPPLIER' ? request.buyer : request.supplier;
  const other = box === 'OUTBOX' ? asked : asking;
  const isOpen = status === 'PENDING';
  return (
    <Card component="article" padding="md">
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start">
          <Group gap="xs">
            <Title order={2} size="h3">
              {other && (
                <Anchor component={Link} to={`/organisations/${other.organisation.id}`} inherit c="inherit">
                  {other.organisation.displayName}
                </Anchor>
              )}
              {box === 'ALL' && asked && <> → {asked.organisation.displayName}</>}
            </Title>
            <DemoBadge shown={other?.organisation.source === 'DEMO'} />
          </Group>
          <StatusBadge kind="requestStatus" value={status} />
        </Group>
        {proposal?.need && (
          <Text size="sm" c="dimmed">
            {t('requests.about', { need: proposal.need.title })}
          </Text>
        )}
        {note && <Text size="sm">“{note}”</Text>}
        {answerNote && (
          <Text size="sm" c="dimmed">
            {t('requests.answered', { note: answerNote })}
          </Text>
        )}
        {isOpen && (
          <Text size="sm" c="dimmed">
            {t('requests.until', {
              when: format.dateTime(expiresAt, timeZone),
              left: format.relative(expiresAt),
            })}
          </Text>
        )}
        {isOpen && box === 'INBOX' && (
          <Group gap="xs" mt={4}>
            <Button
              loading={accept.isPending}
              disabled={decline.isPending}
              onClick={() => void accept.run({ requestId: id, note: null }, t('requests.accepted'))}
            >
              {t('requests.accept')}
            </Button>
            <Button
              variant="default"
              loading={decline.isPending}
              disabled={accept.isPending}
              onClick={() => void decline.run({ requestId: id, note: null }, t('requests.declined'))}
            >
              {t('requests.decline')}
            </Button>
          </Group>
        )}
        {isOpen && box === 'OUTBOX' && (
          <Button
            variant="default"
            size="xs"
            style={{ alignSelf: 'flex-start' }}
            loading={withdraw.isPending}
            onClick={() => void withdraw.run({ requestId: id })}
          >
            {t('requests.withdraw')}
          </Button>
        )}
      </Stack>
    </Card>
  );
}
