import {
  Alert,
  Anchor,
  Badge,
  Button,
  Card,
  Group,
  Modal,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
  Textarea,
  Title,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconArrowLeft } from '@tabler/icons-react';
import { type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { newKey, useAct, useAsk } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge } from '../../ui/badges.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { Asked } from '../../ui/states.js';
import { useDraft } from '../../ui/use-draft.js';
import { ParticipantTerms } from '../matching/participant-terms.js';
import { DelegatesCard, type FullParticipation } from './delegates-card.js';
import { useFair } from './fair.layout.js';
import { MeetingsInTheWay } from './meetings-in-the-way.js';
import {
  ParticipationQuery,
  RegisterParticipationMutation,
  ReviseParticipationMutation,
  WithdrawParticipationMutation,
} from './people.documents.js';
import { useMyFairs } from './use-my-fairs.js';
import { useTakeAway } from './use-take-away.js';

/** One organisation at the fair, as its organiser sees to it. */
export function Component() {
  const { t } = useTranslation('fair');
  const { participationId } = useParams();
  const fair = useFair();
  const query = useAsk(ParticipationQuery, { id: participationId! });
  return (
    <Stack maw={860}>
      <Anchor component={Link} to={`/fairs/${fair.id}/participants`} size="sm">
        <Group gap={4} component="span">
          <IconArrowLeft size={16} aria-hidden />
          {t('participation.back')}
        </Group>
      </Anchor>
      <Asked query={query}>
        {({ participation }) => <ParticipationView key={participation.id} participation={participation} />}
      </Asked>
    </Stack>
  );
}

function ParticipationView({ participation }: { participation: FullParticipation }) {
  const { t } = useTranslation('fair');
  const fair = useFair();
  const { isOrganizer } = useMyFairs().rolesAt(fair.id);
  const { organisation, side, kind, booth, withdrawnAt } = participation;
  return (
    <Stack gap="lg">
      <div>
        <Group gap="xs">
          <Title order={2}>{organisation.displayName}</Title>
          <Badge color={side === 'BUYER' ? 'sky' : 'pine'}>{t(`enums:side.${side}`)}</Badge>
          {!isOrganizer && <Badge color="gray">{t(`enums:participationKind.${kind}`)}</Badge>}
          {!isOrganizer && booth && <Badge color="gray">{t('participants.booth', { booth })}</Badge>}
          {withdrawnAt && <Badge color="brick">{t('participants.withdrawn')}</Badge>}
          <DemoBadge shown={organisation.source === 'DEMO'} />
        </Group>
        <Anchor component={Link} to={`/organisations/${organisation.id}`} size="sm">
          {t('participation.profile')}
        </Anchor>
      </div>
      {isOrganizer && withdrawnAt && <PutBack participation={participation} />}
      {isOrganizer && !withdrawnAt && <HowItTakesPart participation={participation} />}
      {isOrganizer && !withdrawnAt && <ParticipantTerms participationId={participation.id} />}
      {(isOrganizer || participation.withdrawnDelegates) && <DelegatesCard participation={participation} />}
      {isOrganizer && !withdrawnAt && <Withdraw participation={participation} />}
    </Stack>
  );
}

function HowItTakesPart({ participation }: { participation: FullParticipation }) {
  const { t } = useTranslation('fair');
  const { id, version, kind, booth, note } = participation;
  const draft = useDraft({ kind, booth: booth ?? '', note: note ?? '' });
  const save = useAct(ReviseParticipationMutation);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = {
      kind: draft.values.kind,
      booth: draft.values.booth.trim() || null,
      note: draft.values.note.trim() || null,
    };
    const { reviseParticipation } = await save.mutateAsync({ id, version, input });
    if (refusalIn(reviseParticipation)) return;
    draft.reset(draft.values);
    tellDone(t('participation.saved'));
  };
  return (
    <Card component="form" onSubmit={(event: FormEvent) => void submit(event).catch(draft.take)}>
      <Stack>
        <Title order={3}>{t('participation.how')}</Title>
        <RefusalNotice refusal={refusalIn(save.data?.reviseParticipation)} />
        <ErrorNotice error={save.error} />
        <div>
          <SegmentedControl
            aria-label={t('register.how')}
            value={draft.values.kind}
            onChange={(value) => draft.set({ kind: value as typeof kind })}
            data={(['DIRECT', 'INDIRECT'] as const).map((value) => ({
              value,
              label: t(`enums:participationKind.${value}`),
            }))}
          />
          <Text size="sm" c="dimmed" mt={6}>
            {t(`participation.kind.${draft.values.kind}`)}
          </Text>
        </div>
        <TextInput label={t('participation.booth')} maw={240} {...draft.text('booth')} />
        <Textarea
          label={t('participation.note')}
          description={t('participation.noteHint')}
          minRows={2}
          {...draft.text('note')}
        />
        <Group>
          <Button type="submit" disabled={!draft.isDirty} loading={save.isPending}>
            {t('common:action.save')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

function Withdraw({
  participation: { id, version, organisation, delegates },
}: {
  participation: FullParticipation;
}) {
  const { t } = useTranslation('fair');
  const [isOpen, dialog] = useDisclosure(false);
  const withdraw = useTakeAway(WithdrawParticipationMutation);
  const name = organisation.displayName;
  const submit = async () => {
    if (await withdraw.run({ id, version }, t('participation.withdrawn', { name }))) dialog.close();
  };
  const close = () => {
    withdraw.dismiss();
    dialog.close();
  };
  return (
    <Card component="section" aria-labelledby="withdraw">
      <Group justify="space-between" gap="sm">
        <div style={{ flex: '1 1 260px' }}>
          <Title order={3} id="withdraw">
            {t('participation.withdraw')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('participation.withdrawHint')}
          </Text>
        </div>
        <Button variant="light" color="brick" onClick={dialog.open}>
          {t('participation.withdrawOpen')}
        </Button>
      </Group>
      <Modal
        opened={isOpen}
        onClose={close}
        title={t('participation.withdrawTitle', { name })}
        size="lg"
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <Stack>
          <Stack component="ul" gap={6} m={0} pl="lg">
            <li>{t('participation.becomes.meetings')}</li>
            <li>{t('participation.becomes.requests')}</li>
            <li>{t('participation.becomes.people', { count: delegates?.length ?? 0 })}</li>
            <li>{t('participation.becomes.back')}</li>
          </Stack>
          <MeetingsInTheWay refusal={withdraw.inTheWay} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('participation.keep')}
            </Button>
            <Button color="brick" loading={withdraw.isPending} onClick={() => void submit()}>
              {t('participation.withdrawOpen')}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </Card>
  );
}

function PutBack({ participation }: { participation: FullParticipation }) {
  const { t } = useTranslation('fair');
  const format = useFormat();
  const fair = useFair();
  const register = useDeed(RegisterParticipationMutation);
  const { organisation, side, kind, booth, withdrawnAt } = participation;
  return (
    <Alert
      color="gray"
      title={t('participation.goneSince', { when: format.dateTime(withdrawnAt!, fair.timeZone) })}
    >
      <Stack gap="sm" align="flex-start">
        <Text size="sm">{t('participation.goneText')}</Text>
        <Button
          loading={register.isPending}
          onClick={() =>
            void register.run(
              {
                input: {
                  fairId: fair.id,
                  organisationId: organisation.id,
                  side,
                  kind,
                  booth,
                  idempotencyKey: newKey(),
                },
              },
              t('participation.putBack', { name: organisation.displayName }),
            )
          }
        >
          {t('participation.putBackNow')}
        </Button>
      </Stack>
    </Alert>
  );
}
