import {
  Anchor,
  Badge,
  Button,
  Card,
  Group,
  Modal,
  NativeSelect,
  ScrollArea,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconPlus, IconRoute } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { newKey, useAct, usePages } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { DayInput } from '../../ui/day-input.js';
import { MoreButton } from '../../ui/more-button.js';
import { ErrorNotice } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { OrganisationSelect } from '../organisation/organisation-select.js';
import { AssigneeSelect } from './assignee-select.js';
import {
  MovePipelineCardMutation,
  OpenPipelineCardMutation,
  PipelineQuery,
  RevisePipelineCardMutation,
} from './deals.documents.js';

type Card_ = ResultOf<typeof PipelineQuery>['pipelineCards']['edges'][number]['node'];

const STAGES = ['TALKING', 'SAMPLING', 'AUDIT', 'TRIAL_ORDER', 'CONTRACT', 'LOST'] as const;

/** Who is on the way to a contract: a column a stage, what has stood longest on top. */
export function Component() {
  const { t } = useTranslation('deals');
  const url = useUrlState();
  const [isOpening, setOpening] = useState(false);
  const assigneeId = url.get('assignee') || null;
  const pages = usePages(PipelineQuery, { filter: { assigneeId }, first: 200 }, (data) => data.pipelineCards);
  return (
    <Page
      title={t('pipeline.title')}
      lead={t('pipeline.lead')}
      actions={
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setOpening(true)}>
          {t('pipeline.open')}
        </Button>
      }
    >
      <Group mb="md">
        <AssigneeSelect
          label={t('assignee')}
          none={t('everybody')}
          value={assigneeId}
          onChange={(id) => url.set({ assignee: id })}
        />
      </Group>
      <Asked query={pages}>
        {(data) => {
          const cards = data.pages.flatMap((page) => page.pipelineCards.edges.map(({ node }) => node));
          if (cards.length === 0)
            return (
              <EmptyState icon={<IconRoute />} title={t('pipeline.none')} text={t('pipeline.noneText')} />
            );
          return (
            <>
              <ScrollArea type="auto" offsetScrollbars viewportProps={{ tabIndex: 0 }}>
                <Group align="flex-start" wrap="nowrap" gap="sm">
                  {STAGES.map((stage) => (
                    <Column key={stage} stage={stage} cards={cards.filter((card) => card.stage === stage)} />
                  ))}
                </Group>
              </ScrollArea>
              <MoreButton pages={pages} />
            </>
          );
        }}
      </Asked>
      {isOpening && <OpenCard close={() => setOpening(false)} />}
    </Page>
  );
}

function Column({ stage, cards }: { stage: (typeof STAGES)[number]; cards: Card_[] }) {
  const { t } = useTranslation('deals');
  const stuck = cards.filter(({ isStuck }) => isStuck).length;
  return (
    <Stack
      component="section"
      gap="xs"
      style={{ flex: '1 0 172px', maxWidth: 320 }}
      aria-label={t(`stage.${stage}`)}
    >
      <Group justify="space-between" h={28}>
        <Title order={2} size="h5">
          {t(`stage.${stage}`)} <span className="figures">({cards.length})</span>
        </Title>
        {stuck > 0 && <Badge color="gold">{t('pipeline.stuck', { count: stuck })}</Badge>}
      </Group>
      {cards.map((card) => (
        <PipelineCard key={card.id} card={card} />
      ))}
    </Stack>
  );
}

function PipelineCard({ card }: { card: Card_ }) {
  const { t } = useTranslation('deals');
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  return (
    <Card padding="sm">
      <Stack gap={6}>
        <Text fw={600} size="sm">
          {card.supplier.displayName} – {card.buyer.displayName}
        </Text>
        <Group gap={6}>
          <Badge color={card.isStuck ? 'gold' : 'gray'}>
            {t('pipeline.days', { count: card.daysInStage })}
          </Badge>
          <Text size="xs" c="dimmed">
            {card.assignee?.name ?? t('nobody')}
          </Text>
        </Group>
        {card.nextStep && (
          <Text size="sm">
            {card.nextStep}
            {card.nextStepOn && ` · ${format.shortDay(card.nextStepOn)}`}
          </Text>
        )}
        {card.agreement && (
          <Anchor component={Link} to={`/agreements/${card.agreement.id}`} size="sm">
            {card.agreement.number}
          </Anchor>
        )}
        <Button variant="default" size="xs" onClick={() => setOpen(true)}>
          {t('pipeline.work')}
        </Button>
      </Stack>
      {isOpen && <WorkOnCard card={card} close={() => setOpen(false)} />}
    </Card>
  );
}

function WorkOnCard({ card, close }: { card: Card_; close: () => void }) {
  const { t } = useTranslation('deals');
  const format = useFormat();
  const move = useDeed(MovePipelineCardMutation);
  const revise = useDeed(RevisePipelineCardMutation);
  const [stage, setStage] = useState(card.stage);
  const [note, setNote] = useState('');
  const [assigneeId, setAssignee] = useState(card.assignee?.id ?? null);
  const [nextStep, setNextStep] = useState(card.nextStep ?? '');
  const [nextStepOn, setNextStepOn] = useState(card.nextStepOn);

  const save = async (event: FormEvent) => {
    event.preventDefault();
    let { version } = card;
    const isRevised =
      assigneeId !== (card.assignee?.id ?? null) ||
      nextStep !== (card.nextStep ?? '') ||
      nextStepOn !== card.nextStepOn;
    if (isRevised) {
      if (!(await revise.run({ id: card.id, version, assigneeId, nextStep: nextStep || null, nextStepOn })))
        return;
      version += 1;
    }
    const isMoved = stage !== card.stage;
    if (isMoved && !(await move.run({ id: card.id, version, stage, note: note.trim() || null }))) return;
    close();
  };

  return (
    <Modal
      opened
      onClose={close}
      title={`${card.supplier.displayName} – ${card.buyer.displayName}`}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={(event) => void save(event)}>
        <Stack>
          <NativeSelect
            size="md"
            label={t('pipeline.stage')}
            data={STAGES.map((value) => ({ value, label: t(`stage.${value}`) }))}
            value={stage}
            onChange={(event) => setStage(event.currentTarget.value as typeof stage)}
          />
          {stage !== card.stage && (
            <TextInput
              label={stage === 'LOST' ? t('pipeline.whyLost') : t('pipeline.note')}
              required={stage === 'LOST'}
              value={note}
              onChange={(event) => setNote(event.currentTarget.value)}
            />
          )}
          <AssigneeSelect label={t('assignee')} value={assigneeId} onChange={setAssignee} />
          <TextInput
            label={t('pipeline.nextStep')}
            value={nextStep}
            onChange={(event) => setNextStep(event.currentTarget.value)}
          />
          <DayInput label={t('pipeline.nextStepOn')} value={nextStepOn} onChange={setNextStepOn} />
          <Button type="submit" loading={move.isPending || revise.isPending}>
            {t('common:action.save')}
          </Button>
          <div>
            <Text size="sm" fw={600} mb={4}>
              {t('pipeline.history')}
            </Text>
            {card.moves.map(({ id, at, toStage, note: why, person }) => (
              <Text key={id} size="sm" c="dimmed">
                {format.day(at)}: {t(`stage.${toStage}`)}
                {person && `, ${person.name}`}
                {why && ` · ${why}`}
              </Text>
            ))}
          </div>
        </Stack>
      </form>
    </Modal>
  );
}

function OpenCard({ close }: { close: () => void }) {
  const { t } = useTranslation('deals');
  const open = useAct(OpenPipelineCardMutation);
  const [supplierId, setSupplier] = useState<string | null>(null);
  const [buyerId, setBuyer] = useState<string | null>(null);
  const [idempotencyKey] = useState(newKey);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!supplierId || !buyerId) return;
    open.mutate({ input: { supplierId, buyerId, idempotencyKey } }, { onSuccess: close });
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('pipeline.open')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <OrganisationSelect
            label={t('enums:partyRole.SUPPLIER')}
            side="SUPPLIER"
            required
            value={supplierId}
            onChange={setSupplier}
          />
          <OrganisationSelect
            label={t('enums:partyRole.BUYER')}
            side="BUYER"
            required
            value={buyerId}
            onChange={setBuyer}
          />
          <ErrorNotice error={open.error} />
          <Button type="submit" loading={open.isPending} disabled={!supplierId || !buyerId}>
            {t('pipeline.open')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
