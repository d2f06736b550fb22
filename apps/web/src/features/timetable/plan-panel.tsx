import {
  Accordion,
  Alert,
  Anchor,
  Badge,
  Button,
  Card,
  Checkbox,
  Group,
  NumberInput,
  Progress,
  SegmentedControl,
  SimpleGrid,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { IconAlertTriangle, IconPlayerStop, IconSparkles } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { newKey, useAct, useAsk } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { useDeed } from '../../api/use-deed.js';
import { useFormat } from '../../i18n/use-format.js';
import { ErrorNotice, RefusalNotice } from '../../ui/notices.js';
import { type Fault, Faults } from './faults.js';
import { PlanFigures, type PlanFiguresOf } from './figures.js';
import {
  CancelPlanRunMutation,
  PlanRunsQuery,
  PlanTimetableMutation,
  PlanningFaultsQuery,
} from './planning.documents.js';

const BUDGETS = ['10', '30', '120', '600'];
const WEIGHTS = { bothMust: 10, oneMust: 6, bothMeet: 3, request: 3, fit: 2 };
type Weight = keyof typeof WEIGHTS;

/** Starting a search for a timetable, and how far the latest one has come. */
export function PlanPanel({ fairId, startDraftId = null }: { fairId: string; startDraftId?: string | null }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const runs = useAsk(
    PlanRunsQuery,
    { fairId },
    { pollWhile: (data) => isAtWork(data.planRuns.edges[0]?.node.status) },
  );
  const [seconds, setSeconds] = useState('30');
  const [mayMovePlanned, setMayMove] = useState(false);
  const [weights, setWeights] = useState<Record<Weight, number>>(WEIGHTS);
  const faults = useAsk(PlanningFaultsQuery, { fairId, mayMovePlanned }, { keepPrevious: true });
  const plan = useAct(PlanTimetableMutation);
  const run = runs.data?.planRuns.edges[0]?.node ?? null;
  const atWork = isAtWork(run?.status);
  const refusal = refusalIn(plan.data?.planTimetable);
  const found = faults.data?.planningFaults ?? [];
  const errors = found.filter(({ isWarning }) => !isWarning);
  const warnings = found.filter(({ isWarning }) => isWarning);

  return (
    <Card padding="lg">
      <Stack>
        <div>
          <Title order={2} size="h4">
            {t('plan')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('planText')}
          </Text>
        </div>
        {errors.length > 0 && (
          <Alert color="brick" icon={<IconAlertTriangle />} title={t('impossible')}>
            <Faults faults={errors} />
          </Alert>
        )}
        {warnings.length > 0 && (
          <Alert color="gold" icon={<IconAlertTriangle />} title={t('warnings')}>
            <Faults faults={warnings} />
          </Alert>
        )}
        <Group align="flex-end" gap="lg">
          <div>
            <Text size="sm" fw={550} mb={4}>
              {t('budget')}
            </Text>
            <SegmentedControl
              aria-label={t('budget')}
              value={seconds}
              onChange={setSeconds}
              data={BUDGETS.map((value) => ({
                value,
                label:
                  Number(value) < 60
                    ? t('seconds', { count: Number(value) })
                    : t('minutes', { count: Number(value) / 60 }),
              }))}
            />
          </div>
          <Checkbox
            label={t('mayMove')}
            description={t('mayMoveHint')}
            checked={mayMovePlanned}
            onChange={(event) => setMayMove(event.currentTarget.checked)}
          />
        </Group>
        <Accordion variant="separated" chevronPosition="left">
          <Accordion.Item value="weights">
            <Accordion.Control>{t('weights')}</Accordion.Control>
            <Accordion.Panel>
              <Text size="sm" c="dimmed" mb="sm">
                {t('weightsText')}
              </Text>
              <SimpleGrid cols={{ base: 2, sm: 5 }}>
                {(Object.keys(WEIGHTS) as Weight[]).map((name) => (
                  <NumberInput
                    key={name}
                    label={t(`weight.${name}`)}
                    min={0}
                    max={1000}
                    value={weights[name]}
                    onChange={(value) => setWeights({ ...weights, [name]: Number(value) || 0 })}
                  />
                ))}
              </SimpleGrid>
            </Accordion.Panel>
          </Accordion.Item>
        </Accordion>
        <ErrorNotice error={plan.error ?? runs.error} />
        <RefusalNotice refusal={refusal}>
          {/* Above they are known too, as soon as they have been asked for again. */}
          {errors.length === 0 && <Faults faults={(refusal?.faults as Fault[] | undefined) ?? []} />}
        </RefusalNotice>
        <Group>
          <Button
            leftSection={<IconSparkles size={18} />}
            disabled={atWork || errors.length > 0}
            loading={plan.isPending}
            onClick={() =>
              plan.mutate({
                input: {
                  ...{ fairId, mayMovePlanned, startDraftId, weights, seconds: Number(seconds) },
                  idempotencyKey: newKey(),
                },
              })
            }
          >
            {t(startDraftId ? 'searchOn' : 'search')}
          </Button>
          {run && !atWork && (
            <Text size="sm" c="dimmed">
              {t('lastRun', { when: format.relative(run.createdAt) })}
            </Text>
          )}
        </Group>
        {run && <Run run={run} fairId={fairId} atWork={atWork} />}
      </Stack>
    </Card>
  );
}

interface RunFacts {
  id: string;
  createdAt: string;
  status: string;
  outcome: string | null;
  seconds: number;
  isStopping: boolean;
  draftId: string | null;
  figures: (PlanFiguresOf & { seconds: number }) | null;
  faults: readonly Fault[];
}

function Run({ run, fairId, atWork }: { run: RunFacts; fairId: string; atWork: boolean }) {
  const { t } = useTranslation('planning');
  const cancel = useDeed(CancelPlanRunMutation);
  const conflict = run.faults.filter(({ isWarning }) => !isWarning);
  return (
    <Stack gap="sm" aria-live="polite">
      <Group gap="sm">
        <Badge color={run.outcome === 'OPTIMAL' ? 'pine' : atWork ? 'sky' : 'gray'}>
          {t(atWork ? `status.${run.status}` : `outcome.${run.outcome ?? run.status}`)}
        </Badge>
        {run.status === 'CANCELLED' && run.outcome && (
          <Text size="sm" c="dimmed">
            {t('outcome.CANCELLED')}
          </Text>
        )}
        {atWork && (
          <Button
            size="compact-sm"
            variant="default"
            leftSection={<IconPlayerStop size={16} />}
            loading={cancel.isPending || run.isStopping}
            onClick={() => void cancel.run({ planRunId: run.id })}
          >
            {t('stop')}
          </Button>
        )}
        {run.draftId && (
          <Anchor component={Link} to={`/fairs/${fairId}/timetable/drafts/${run.draftId}`} size="sm">
            {t('openDraft')}
          </Anchor>
        )}
      </Group>
      {atWork && (
        <div>
          <Progress
            aria-label={t('progress')}
            value={Math.min(100, ((run.figures?.seconds ?? 0) / run.seconds) * 100)}
            animated
            size="sm"
          />
          <Text size="xs" c="dimmed" mt={4} className="figures">
            {t('timeUsed', { seconds: Math.round(run.figures?.seconds ?? 0), budget: run.seconds })}
          </Text>
        </div>
      )}
      {run.figures && <PlanFigures figures={run.figures} />}
      {conflict.length > 0 && (
        <Alert color="brick" icon={<IconAlertTriangle />} title={t('conflict')}>
          <Faults faults={conflict} />
        </Alert>
      )}
    </Stack>
  );
}

function isAtWork(status: string | undefined): boolean {
  return status === 'QUEUED' || status === 'RUNNING';
}
