import {
  Anchor,
  Badge,
  Button,
  Card,
  Group,
  Modal,
  NativeSelect,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { IconCalendarCheck } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { usePages } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormDeed } from '../../api/use-form-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { MoreButton } from '../../ui/more-button.js';
import { ErrorNotice } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useDraft } from '../../ui/use-draft.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { AnswerFields, NO_ANSWER, answerInput } from './answer-fields.js';
import { AssigneeSelect } from './assignee-select.js';
import { UnusualAnswer } from './unusual-answer.js';
import {
  AskFollowUpMutation,
  AssignFollowUpMutation,
  FollowUpsQuery,
  RecordFollowUpAnswerMutation,
  SkipFollowUpMutation,
} from './deals.documents.js';

type FollowUp = ResultOf<typeof FollowUpsQuery>['followUpList']['edges'][number]['node'];
import { WhomToCall } from './whom-to-call.js';

const VIEWS = {
  waiting: ['OPEN', 'ASKED', 'ESCALATED'],
  silent: ['ESCALATED', 'OPEN'],
  planned: ['PLANNED'],
  answered: ['ANSWERED'],
  skipped: ['SKIPPED'],
} as const;
const COLORS: Record<string, string> = { ESCALATED: 'brick', OPEN: 'gold', ASKED: 'sky', ANSWERED: 'pine' };

/** Who is asked what became of it, who stays silent, and what they said. */
export function Component() {
  const { t } = useTranslation('deals');
  const url = useUrlState();
  const view = (url.get('view') || 'waiting') as keyof typeof VIEWS;
  const assigneeId = url.get('assignee') || null;
  const pages = usePages(
    FollowUpsQuery,
    { filter: { statuses: [...(VIEWS[view] ?? VIEWS.waiting)], assigneeId }, first: 30 },
    (data) => data.followUpList,
  );
  return (
    <Page title={t('followUps.title')} lead={t('followUps.lead')}>
      <Group mb="md" align="flex-end">
        <NativeSelect
          size="md"
          label={t('followUps.view')}
          data={Object.keys(VIEWS).map((value) => ({ value, label: t(`followUps.views.${value}`) }))}
          value={view}
          onChange={(event) => url.set({ view: event.currentTarget.value })}
        />
        <AssigneeSelect
          label={t('assignee')}
          none={t('everybody')}
          value={assigneeId}
          onChange={(id) => url.set({ assignee: id })}
        />
      </Group>
      <Asked query={pages}>
        {(data) => {
          const found = data.pages.flatMap((page) => page.followUpList.edges.map(({ node }) => node));
          if (found.length === 0)
            return (
              <EmptyState
                icon={<IconCalendarCheck />}
                title={t('followUps.none')}
                text={t('followUps.noneText')}
              />
            );
          return (
            <Stack gap="sm">
              <Text size="sm" c="dimmed" aria-live="polite">
                {t('followUps.count', { count: data.pages[0]!.followUpList.totalCount })}
              </Text>
              {found.map((followUp) => (
                <FollowUpCard key={followUp.id} followUp={followUp} />
              ))}
              <MoreButton pages={pages} />
            </Stack>
          );
        }}
      </Asked>
    </Page>
  );
}

function FollowUpCard({ followUp }: { followUp: FollowUp }) {
  const { t } = useTranslation('deals');
  const format = useFormat();
  const [asked, setAsked] = useState<'answer' | 'skip' | null>(null);
  const assign = useDeed(AssignFollowUpMutation);
  const ask = useDeed(AskFollowUpMutation);
  const { id, version, agreement, meeting, status, answers } = followUp;
  const parties = agreement
    ? agreement.parties.map(({ organisation }) => organisation)
    : [meeting?.supplier?.organisation, meeting?.buyer?.organisation].filter((one) => one !== undefined);
  const isOpen = status !== 'ANSWERED' && status !== 'SKIPPED';
  return (
    <Card>
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start">
          <div>
            <Anchor
              component={Link}
              to={agreement ? `/agreements/${agreement.id}` : `/meetings/${meeting?.id ?? ''}`}
              fw={600}
            >
              {parties.map(({ displayName }) => displayName).join(' – ')}
            </Anchor>
            <Text size="sm" c="dimmed">
              {agreement ? `${agreement.number} · ${agreement.title}` : t('followUps.outcome')}
            </Text>
          </div>
          <Badge color={COLORS[status] ?? 'gray'}>{t(`followUps.status.${status}`)}</Badge>
        </Group>
        <Text size="sm" className="figures">
          {t('followUps.due', { months: followUp.months, day: format.day(followUp.dueOn) })}
          {followUp.reminders > 0 && ` · ${t('followUps.reminded', { count: followUp.reminders })}`}
        </Text>
        {(status === 'ESCALATED' || status === 'OPEN') && <WhomToCall parties={parties} />}
        {answers.map((answer) => (
          <Text key={answer.id} size="sm">
            <b>{t(`state.${answer.state}`)}</b>
            {' · '}
            {answer.organisation?.displayName ?? t('staff')}, {format.day(answer.at)}
            {answer.delivered && ` · ${t('followUps.delivered', { amount: format.money(answer.delivered) })}`}
            {answer.paid && ` · ${t('followUps.paid', { amount: format.money(answer.paid) })}`}
            {answer.note && ` · ${answer.note}`}
          </Text>
        ))}
        <Group align="flex-end" gap="sm">
          <AssigneeSelect
            label={t('assignee')}
            value={followUp.assignee?.id ?? null}
            onChange={(assigneeId) => void assign.run({ id, version, assigneeId }, t('followUps.assigned'))}
          />
          {status !== 'SKIPPED' && (
            <Button variant="default" onClick={() => setAsked('answer')}>
              {t('followUps.record')}
            </Button>
          )}
          {isOpen && (
            <>
              <Button
                variant="default"
                loading={ask.isPending}
                onClick={() => void ask.run({ id }, t('followUps.askedNow'))}
              >
                {t('followUps.ask')}
              </Button>
              <Button variant="subtle" color="gray" onClick={() => setAsked('skip')}>
                {t('followUps.skip')}
              </Button>
            </>
          )}
        </Group>
      </Stack>
      {asked === 'answer' && <RecordAnswer followUp={followUp} close={() => setAsked(null)} />}
      {asked === 'skip' && <Skip followUp={followUp} close={() => setAsked(null)} />}
    </Card>
  );
}

function RecordAnswer({ followUp, close }: { followUp: FollowUp; close: () => void }) {
  const { t } = useTranslation('deals');
  const draft = useDraft(NO_ANSWER);
  const record = useFormDeed(RecordFollowUpAnswerMutation, draft);
  const [isSure, setSure] = useState(false);
  const currency = followUp.agreement?.valueInForce?.currency ?? null;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = answerInput(draft, currency, isSure, t('refusals:problem.required'));
    if (input && (await record.run({ id: followUp.id, input }, t('followUps.recorded')))) close();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('followUps.record')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <AnswerFields draft={draft} currency={currency} />
          <UnusualAnswer refusal={record.refusal} isSure={isSure} onChange={setSure} />
          <ErrorNotice error={record.error} />
          <Button type="submit" loading={record.isPending}>
            {t('common:action.save')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}

function Skip({ followUp, close }: { followUp: FollowUp; close: () => void }) {
  const { t } = useTranslation('deals');
  const [reason, setReason] = useState('');
  const skip = useDeed(SkipFollowUpMutation);
  return (
    <Modal
      opened
      onClose={close}
      title={t('followUps.skip')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <TextInput
          label={t('followUps.reason')}
          required
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button
          disabled={!reason.trim()}
          loading={skip.isPending}
          onClick={() => {
            const { id, version } = followUp;
            void skip.run({ id, version, reason }, t('followUps.skipped')).then((done) => done && close());
          }}
        >
          {t('followUps.skip')}
        </Button>
      </Stack>
    </Modal>
  );
}
