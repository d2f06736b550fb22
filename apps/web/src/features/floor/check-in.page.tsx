import {
  Alert,
  Badge,
  Button,
  Card,
  Group,
  Modal,
  SegmentedControl,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconAlertTriangle, IconCamera, IconCheck, IconUserPlus } from '@tabler/icons-react';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../api/refusal.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { fold } from '../../ui/fold.js';
import { errorText } from '../../ui/notices.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { UndoCheckInMutation } from './check-in.documents.js';
import { type FloorPerson, hashOfCode, plainCode } from './floor-view.js';
import classes from './floor.module.css';
import { Scanner } from './scanner.js';
import { useAction } from './use-action.js';
import { useFloor } from './use-floor.js';

const WalkInForm = lazy(() => import('./walk-in-form.js'));

const SHOW = ['missing', 'in', 'all'] as const;
const MOST_SHOWN = 100;

/** What came of the last scan, in letters that are read at arm's length. */
type Verdict =
  | { readonly kind: 'in'; readonly name: string; readonly organisation: string; readonly isQueued: boolean }
  | { readonly kind: 'unsure'; readonly code: string }
  | { readonly kind: 'no'; readonly text: string; readonly again: (() => void) | null };

/** At the entrance: by camera, by a scanner that types, by name; who has come and who is missing. */
export function Component() {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const url = useUrlState();
  const { floor } = useFloor();
  const { act, isPending } = useAction(floor.fairId);
  const [isScanning, scanning] = useDisclosure(false);
  const [isAdmitting, admitting] = useDisclosure(false);
  const [text, setText] = useState('');
  const [verdict, setVerdict] = useState<Verdict | null>(null);

  const explain = (refusal: Refusal): string => {
    if (refusal.code === 'ALREADY_CHECKED_IN') {
      const at = format.time(String(refusal.at), floor.timeZone);
      return refusal.by
        ? t('verdict.alreadyBy', { name: refusal.name, at, by: refusal.by })
        : t('verdict.already', { name: refusal.name, at });
    }
    if (refusal.code === 'WRONG_DAY') {
      const days = format.list((refusal.days as string[]).map((day) => format.shortDay(day)));
      return t('verdict.wrongDay', { name: refusal.name, days });
    }
    return errorText(t, refusal);
  };

  const admit = async (
    by: { code: string } | { delegateId: string },
    person: FloorPerson | null,
    anyway = false,
  ) => {
    const name = person?.name ?? ('code' in by ? by.code : '');
    const fate = await act(
      'checkIn',
      t(person ? 'done.checkedIn' : 'done.code', { name }),
      (idempotencyKey) => ({
        input: {
          ...{ fairId: floor.fairId, anyway, idempotencyKey, at: new Date().toISOString() },
          ...by,
        },
      }),
      // Whom the device knows is shown as in while it waits.
      { quiet: true, delegateId: person?.delegateId },
    );
    if (fate.state === 'queued' && !person) return setVerdict({ kind: 'unsure', code: name });
    if (fate.state === 'refused') {
      const { refusal } = fate;
      const again = refusal.code === 'WRONG_DAY' ? () => void admit(by, person, true) : null;
      setVerdict({ kind: 'no', text: explain(refusal), again });
      return;
    }
    const done =
      fate.state === 'done'
        ? (fate.data as { checkIn: { name: string; organisationName: string } }).checkIn
        : null;
    setVerdict({
      kind: 'in',
      name: done?.name ?? name,
      organisation: done?.organisationName ?? person?.organisationName ?? '',
      isQueued: fate.state === 'queued',
    });
  };

  const readCode = async (scanned: string) => {
    const code = plainCode(scanned);
    if (!code) return setVerdict({ kind: 'no', text: t('refusals:code.CODE_UNKNOWN'), again: null });
    const hash = await hashOfCode(code);
    const person = floor.people.find(({ codeHash }) => codeHash === hash) ?? null;
    // Without network only the device knows who is in.
    if (person?.checkIn && !navigator.onLine) {
      const at = format.time(person.checkIn.at, floor.timeZone);
      return setVerdict({ kind: 'no', text: t('verdict.already', { name: person.name, at }), again: null });
    }
    await admit({ code }, person);
  };

  const scan = () => {
    setVerdict(null);
    scanning.open();
  };
  const show = SHOW.find((one) => one === url.get('show')) ?? 'missing';
  const wanted = fold(text);
  const matching = floor.people.filter(
    (person) =>
      (wanted === '' || fold(`${person.name} ${person.organisationName}`).includes(wanted)) &&
      (wanted !== '' ||
        show === 'all' ||
        (show === 'in' ? person.checkIn : person.meetings > 0 && !person.checkIn)),
  );

  return (
    <Stack>
      <div aria-live="assertive">
        {verdict?.kind === 'in' && (
          <Alert color="pine" icon={<IconCheck />} title={t('verdict.in', { name: verdict.name })}>
            {verdict.organisation}
            {verdict.isQueued && ` · ${t('verdict.queued')}`}
          </Alert>
        )}
        {verdict?.kind === 'unsure' && (
          <Alert
            color="gold"
            icon={<IconAlertTriangle />}
            title={t('verdict.unsure', { code: verdict.code })}
          >
            {t('verdict.unsureText')}
          </Alert>
        )}
        {verdict?.kind === 'no' && (
          <Alert color="gold" icon={<IconAlertTriangle />} title={verdict.text}>
            {verdict.again && (
              <Button size="xs" onClick={verdict.again}>
                {t('verdict.anyway')}
              </Button>
            )}
          </Alert>
        )}
      </div>
      {isScanning ? (
        <Scanner onCode={(code) => void readCode(code)} close={scanning.close} />
      ) : (
        <Group>
          <Button size="md" leftSection={<IconCamera size={20} aria-hidden />} onClick={scan}>
            {t('scan.start')}
          </Button>
          <Button
            size="md"
            variant="default"
            leftSection={<IconUserPlus size={20} aria-hidden />}
            onClick={admitting.open}
          >
            {t('walkIn.title')}
          </Button>
        </Group>
      )}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (plainCode(text)) {
            void readCode(text);
            setText('');
          } else if (matching.length === 1 && !matching[0]!.checkIn) {
            void admit({ delegateId: matching[0]!.delegateId }, matching[0]!);
            setText('');
          }
        }}
      >
        <TextInput
          label={t('checkIn.find')}
          description={t('checkIn.findHint')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          autoComplete="off"
        />
      </form>
      {wanted === '' && (
        <SegmentedControl
          aria-label={t('checkIn.show')}
          value={show}
          onChange={(value) => url.set({ show: value })}
          data={SHOW.map((value) => ({ value, label: t(`checkIn.${value}`) }))}
        />
      )}
      <Card padding="md">
        {matching.length === 0 && <Text c="dimmed">{t('checkIn.nobody')}</Text>}
        {matching.slice(0, MOST_SHOWN).map((person) => (
          <PersonRow
            key={person.delegateId}
            person={person}
            timeZone={floor.timeZone}
            isPending={isPending}
            checkIn={() => void admit({ delegateId: person.delegateId }, person)}
          />
        ))}
        {matching.length > MOST_SHOWN && (
          <Text c="dimmed" mt="sm">
            {t('checkIn.more', { count: matching.length - MOST_SHOWN })}
          </Text>
        )}
      </Card>
      <Modal
        opened={isAdmitting}
        onClose={admitting.close}
        title={t('walkIn.title')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <Suspense fallback={null}>
          <WalkInForm floor={floor} close={admitting.close} />
        </Suspense>
      </Modal>
    </Stack>
  );
}

function PersonRow({
  person,
  timeZone,
  isPending,
  checkIn,
}: {
  person: FloorPerson;
  timeZone: string;
  isPending: boolean;
  checkIn: () => void;
}) {
  const { t } = useTranslation('floor');
  const format = useFormat();
  const undo = useDeed(UndoCheckInMutation);
  const { name, organisationName, side, firstMeetingAt, meetings } = person;
  return (
    <div className={classes.row}>
      <div className={classes.pair}>
        <Text fw={600}>{name}</Text>
        <Text size="sm" c="dimmed">
          {organisationName} · {t(`enums:side.${side}`)}
          {firstMeetingAt &&
            ` · ${t('checkIn.meetings', { count: meetings, time: format.time(firstMeetingAt, timeZone) })}`}
        </Text>
      </div>
      {person.checkIn ? (
        <>
          <Badge color="pine">{t('checkIn.since', { time: format.time(person.checkIn.at, timeZone) })}</Badge>
          <Button
            size="xs"
            variant="subtle"
            loading={undo.isPending}
            onClick={() => void undo.run({ checkInId: person.checkIn!.id })}
          >
            {t('checkIn.undo')}
          </Button>
        </>
      ) : (
        <Button size="xs" disabled={isPending} aria-label={t('checkIn.doNamed', { name })} onClick={checkIn}>
          {t('checkIn.do')}
        </Button>
      )}
    </div>
  );
}
