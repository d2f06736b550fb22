import { Anchor, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge, StatusBadge } from '../../ui/badges.js';
import { AskForMeeting } from './ask-for-meeting.js';
import { DeclineRequest } from './decline-request.js';
import { AcceptRequestMutation, type RequestFragment, WithdrawRequestMutation } from './meeting.documents.js';

export type RequestData = ResultOf<typeof RequestFragment>;
export type RequestBox = 'INBOX' | 'OUTBOX' | 'ALL';

interface RequestCardProps {
  request: RequestData;
  box: RequestBox;
  timeZone: string;
  /** Whether the two may go on to another request: there is none open or accepted between them. */
  isPairFree: boolean;
}

/** Who asks whom for what, what was said, and what the reader can do about it now. */
export function RequestCard({ request, box, timeZone, isPairFree }: RequestCardProps) {
  const { t } = useTranslation('meeting');
  const format = useFormat();
  const accept = useDeed(AcceptRequestMutation);
  const withdraw = useDeed(WithdrawRequestMutation);
  const { id, askedBy, status, note, answerNote, answeredAt, proposal, expiresAt } = request;
  const [asking, asked] =
    askedBy === 'SUPPLIER' ? [request.supplier, request.buyer] : [request.buyer, request.supplier];
  const other = box === 'OUTBOX' ? asked : asking;
  const own = box === 'OUTBOX' ? asking : asked;
  const isOpen = status === 'PENDING';
  const mayAskAgain = isPairFree && box !== 'ALL' && (status === 'EXPIRED' || status === 'WITHDRAWN');
  const when = answeredAt && format.dateTime(answeredAt, timeZone);
  return (
    <Card component="article" padding="md">
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start" wrap="nowrap">
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
            {t('requests.about')}{' '}
            <Anchor component={Link} to={`/needs/${proposal.need.id}`} size="sm">
              {proposal.need.title}
            </Anchor>
          </Text>
        )}
        {note && (
          <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
            “{note}”
          </Text>
        )}
        <Text size="sm" c="dimmed">
          {isOpen
            ? t('requests.until', {
                when: format.dateTime(expiresAt, timeZone),
                left: format.relative(expiresAt),
              })
            : status === 'EXPIRED'
              ? t(`requests.expired.${box}`, { when: format.dateTime(expiresAt, timeZone) })
              : when && t(`requests.on.${status}`, { when })}
        </Text>
        {answerNote && (
          <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
            {t('requests.answered', { note: answerNote })}
          </Text>
        )}
        {isOpen && box === 'INBOX' && (
          <Group gap="xs" mt={4}>
            <Button
              loading={accept.isPending}
              onClick={() => void accept.run({ requestId: id, note: null }, t('requests.accepted'))}
            >
              {t('requests.accept')}
            </Button>
            <DeclineRequest requestId={id} name={asking?.organisation.displayName ?? ''} />
          </Group>
        )}
        {isOpen && box === 'OUTBOX' && (
          <Button
            variant="default"
            size="sm"
            style={{ alignSelf: 'flex-start' }}
            loading={withdraw.isPending}
            onClick={() => void withdraw.run({ requestId: id }, t('requests.withdrawn'))}
          >
            {t('requests.withdraw')}
          </Button>
        )}
        {mayAskAgain && own && other && (
          <Group>
            <AskForMeeting
              pair={{
                fromParticipationId: own.id,
                toParticipationId: other.id,
                proposalId: proposal?.id ?? null,
                toName: other.organisation.displayName,
              }}
              label={t(box === 'OUTBOX' ? 'ask.again' : 'ask.instead')}
              variant="default"
            />
          </Group>
        )}
      </Stack>
    </Card>
  );
}
