import {
  ActionIcon,
  Button,
  Card,
  Checkbox,
  Group,
  NumberInput,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../api/hooks.js';
import { useFormat } from '../../i18n/use-format.js';
import { InfoNotice } from '../../ui/notices.js';
import type { Problems } from '../../ui/use-draft.js';
import { useNow } from '../../ui/use-now.js';
import { datesOf } from './fair-dates.js';
import type { FullFair } from './fair.layout.js';
import { MeetingsInTheWay } from './meetings-in-the-way.js';
import { RemovalDialog } from './removal-dialog.js';
import { PlanDaysMutation } from './setup.documents.js';
import { useRemoval } from './use-removal.js';

interface Break {
  from: string;
  to: string;
}

interface Hours {
  opensAt: string;
  closesAt: string;
  breaks: readonly Break[];
}

const MOST_BREAKS = 10;

const minutesOf = (time: string) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));

/** What would make no day out of these hours, by field, as keys of texts. */
function problemsOf({ opensAt, closesAt, breaks }: Hours, slotMinutes: number): Problems {
  const required = 'refusals:problem.required';
  const problems: Problems = {};
  if (!opensAt) problems.opensAt = required;
  if (!closesAt) problems.closesAt = required;
  breaks.forEach(({ from, to }, index) => {
    if (Boolean(from) !== Boolean(to))
      problems[`${from ? 'to' : 'from'}${index}`] = 'fair:setup.wrong.halfBreak';
  });
  if (!opensAt || !closesAt) return problems;
  if (closesAt <= opensAt) problems.closesAt = 'fair:setup.wrong.closes';
  else if (minutesOf(closesAt) - minutesOf(opensAt) < slotMinutes)
    problems.slotMinutes = 'fair:setup.wrong.tooLong';
  breaks.forEach(({ from, to }, index) => {
    if (!from || !to) return;
    if (to <= from) problems[`to${index}`] = 'fair:setup.wrong.breakEnds';
    else if (to <= opensAt || from >= closesAt) problems[`from${index}`] = 'fair:setup.wrong.breakOutside';
  });
  return problems;
}

/** Lays equal slots over the days, around as many breaks as there are. */
export function PlanDaysCard({ fair }: { fair: FullFair }) {
  const { t } = useTranslation('fair');
  const format = useFormat();
  const dates = datesOf(fair);
  const planned = new Map(fair.days.map((day) => [day.date, day.slots]));
  const [chosen, setChosen] = useState(() => dates.filter((date) => !planned.get(date)?.length));
  const [hours, setHours] = useState<Hours>({
    ...{ opensAt: '08:30', closesAt: '17:00' },
    breaks: [{ from: '12:00', to: '13:30' }],
  });
  const [slotMinutes, setSlotMinutes] = useState(20);
  const [bufferMinutes, setBufferMinutes] = useState(5);
  const [problems, setProblems] = useState<Problems>({});
  const plan = useRemoval(fair.id, PlanDaysMutation);

  const now = new Date(useNow()).toISOString();
  const isGoingOn = fair.status === 'OPEN' || fair.status === 'RUNNING';
  const begun = chosen.flatMap((date) =>
    isGoingOn ? (planned.get(date) ?? []).filter(({ startsAt }) => startsAt <= now) : [],
  );

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { opensAt, closesAt } = hours;
    const wrong = problemsOf(hours, slotMinutes);
    setProblems(wrong);
    if (Object.keys(wrong).length > 0) return;
    const breaks = hours.breaks.filter(({ from, to }) => from && to);
    const laid = dates.filter((date) => chosen.includes(date));
    const layout = {
      ...{ slotMinutes, bufferMinutes },
      days: laid.map((date) => ({ date, opensAt, closesAt, breaks })),
    };
    await plan.run(
      { kind: 'DAYS_LAID', layout },
      { input: { fairId: fair.id, idempotencyKey: newKey(), ...layout } },
      laid.map((date) => format.shortDay(date)).join(', '),
      t('setup.planned'),
    );
  };

  return (
    <Card component="form" noValidate onSubmit={(event: FormEvent) => void submit(event)}>
      <Stack>
        <div>
          <Title order={2} size="h3" id="days">
            {t('setup.days')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('setup.daysHint', { zone: format.zone(fair.timeZone, `${fair.startsOn}T12:00:00Z`) })}
          </Text>
        </div>
        <Checkbox.Group label={t('setup.whichDays')} value={chosen} onChange={setChosen}>
          <Stack gap={8} mt={6}>
            {dates.map((date) => (
              <Checkbox
                key={date}
                value={date}
                label={`${format.weekday(date)} · ${t('overview.slotCount', { count: planned.get(date)?.length ?? 0 })}`}
              />
            ))}
          </Stack>
        </Checkbox.Group>
        <SimpleGrid cols={{ base: 2, sm: 4 }}>
          {(['opensAt', 'closesAt'] as const).map((name) => (
            <TextInput
              key={name}
              type="time"
              label={t(`setup.hours.${name}`)}
              value={hours[name]}
              error={problems[name] && t(problems[name])}
              onChange={(event) => setHours({ ...hours, [name]: event.currentTarget.value })}
            />
          ))}
          <NumberInput
            size="md"
            label={t('setup.slotMinutes')}
            min={5}
            max={240}
            value={slotMinutes}
            error={problems.slotMinutes && t(problems.slotMinutes)}
            onChange={(value) => setSlotMinutes(Number(value) || 20)}
          />
          <NumberInput
            size="md"
            label={t('setup.bufferMinutes')}
            min={0}
            max={60}
            value={bufferMinutes}
            onChange={(value) => setBufferMinutes(Number(value) || 0)}
          />
        </SimpleGrid>
        <Breaks
          breaks={hours.breaks}
          problems={problems}
          change={(breaks) => setHours({ ...hours, breaks })}
        />
        {begun.length > 0 && (
          <InfoNotice>
            {t('setup.begunStays', {
              from: format.time(begun[0]!.startsAt, fair.timeZone),
              until: format.time(begun.at(-1)!.endsAt, fair.timeZone),
            })}
          </InfoNotice>
        )}
        <MeetingsInTheWay refusal={plan.inTheWay} dismiss={plan.dismiss} isPlace />
        <RemovalDialog
          removal={plan.removal}
          timeZone={fair.timeZone}
          close={plan.dismiss}
          done={() => t('setup.planned')}
        />
        <Group>
          <Button type="submit" disabled={chosen.length === 0} loading={plan.isPending}>
            {t('setup.plan')}
          </Button>
          {chosen.length === 0 && (
            <Text size="sm" c="dimmed">
              {t('setup.chooseDays')}
            </Text>
          )}
        </Group>
      </Stack>
    </Card>
  );
}

interface BreaksProps {
  breaks: readonly Break[];
  problems: Problems;
  change: (breaks: readonly Break[]) => void;
}

/** Coffee in the morning, lunch, coffee in the afternoon: the same on every day that is laid. */
function Breaks({ breaks, problems, change }: BreaksProps) {
  const { t } = useTranslation('fair');
  return (
    <Stack gap="xs">
      {breaks.map((one, index) => (
        <Group key={index} align="flex-start" gap="sm" wrap="nowrap" maw={420}>
          {(['from', 'to'] as const).map((name) => {
            const problem = problems[`${name}${index}`];
            return (
              <TextInput
                key={name}
                type="time"
                style={{ flex: 1 }}
                label={t(`setup.hours.${name}`)}
                value={one[name]}
                error={problem && t(problem)}
                onChange={({ currentTarget: { value } }) =>
                  change(breaks.map((other) => (other === one ? { ...other, [name]: value } : other)))
                }
              />
            );
          })}
          <ActionIcon
            mt={29}
            aria-label={t('setup.removeBreak', { times: `${one.from} – ${one.to}` })}
            onClick={() => change(breaks.filter((other) => other !== one))}
          >
            <IconX size={16} aria-hidden />
          </ActionIcon>
        </Group>
      ))}
      {breaks.length < MOST_BREAKS && (
        <Group>
          <Button size="sm" variant="subtle" onClick={() => change([...breaks, { from: '', to: '' }])}>
            {t('setup.addBreak')}
          </Button>
        </Group>
      )}
    </Stack>
  );
}
