import {
  Anchor,
  Badge,
  Button,
  Card,
  Group,
  NativeSelect,
  Progress,
  SimpleGrid,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { IconPlus, IconTarget } from '@tabler/icons-react';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { useAsk } from '../../api/hooks.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge } from '../../ui/badges.js';
import { DayInput } from '../../ui/day-input.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { ProgrammeTargetsQuery, ProgrammesQuery } from './target.documents.js';

const RecordsDrawer = lazy(() => import('./records-drawer.js'));
const TargetForm = lazy(() => import('./target-form.js'));
const ProgrammeForm = lazy(() => import('./programme-form.js'));

export type Target = ResultOf<typeof ProgrammeTargetsQuery>['programmeTargets'][number];
type ProgrammeData = ResultOf<typeof ProgrammesQuery>['programmes'][number];

/** What a programme promised, and what the records show on any day. */
export function Component() {
  const { t } = useTranslation('target');
  const query = useAsk(ProgrammesQuery, {});
  const [isAdding, setAdding] = useState(false);
  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t('newProgramme')}
        </Button>
      }
    >
      <Asked query={query}>
        {({ programmes, targetDefinitions }) =>
          programmes.length === 0 ? (
            <EmptyState icon={<IconTarget />} title={t('none')} text={t('noneText')} />
          ) : (
            <Programme programmes={programmes} definitions={targetDefinitions} />
          )
        }
      </Asked>
      {isAdding && (
        <Suspense>
          <ProgrammeForm close={() => setAdding(false)} />
        </Suspense>
      )}
    </Page>
  );
}

interface ProgrammeProps {
  programmes: ProgrammeData[];
  definitions: ResultOf<typeof ProgrammesQuery>['targetDefinitions'];
}

function Programme({ programmes, definitions }: ProgrammeProps) {
  const { t } = useTranslation('target');
  const textIn = useTextIn();
  const format = useFormat();
  const url = useUrlState();
  const [isAdding, setAdding] = useState(false);
  const programme = programmes.find(({ id }) => id === url.get('programme')) ?? programmes[0]!;
  const asOf = url.get('asOf') || null;
  const query = useAsk(ProgrammeTargetsQuery, { programmeId: programme.id, asOf }, { keepPrevious: true });
  const [listed, isCounted] = [url.get('list').split(':')[0], !url.get('list').endsWith(':near')];
  return (
    <Stack gap="lg">
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <NativeSelect
          size="md"
          label={t('programme')}
          value={programme.id}
          onChange={(event) => url.set({ programme: event.currentTarget.value, list: null })}
          data={programmes.map(({ id, name }) => ({ value: id, label: textIn(name) }))}
        />
        <DayInput label={t('asOf')} value={asOf} onChange={(day) => url.set({ asOf: day })} />
      </SimpleGrid>
      <Group gap="xs">
        <Text c="dimmed" size="sm">
          {[programme.decision, format.dayRange(programme.startsOn, programme.endsOn)]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        <DemoBadge shown={programme.isDemo} />
        <Button
          size="compact-sm"
          variant="subtle"
          leftSection={<IconPlus size={16} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          {t('setTarget')}
        </Button>
      </Group>
      <Asked query={query}>
        {({ programmeTargets }) => {
          if (programmeTargets.length === 0)
            return <EmptyState icon={<IconTarget />} title={t('noTargets')} text={t('noTargetsText')} />;
          const open = programmeTargets.find(({ id }) => id === listed);
          return (
            <>
              {[...Map.groupBy(programmeTargets, ({ year }) => year)].map(([year, targets]) => (
                <Stack key={year} component="section" gap="sm" aria-labelledby={`year-${year}`}>
                  <Title order={2} id={`year-${year}`}>
                    {year}
                  </Title>
                  {targets.map((target) => (
                    <TargetCard
                      key={target.id}
                      target={target}
                      open={(list) => url.set({ list: `${target.id}:${list}` })}
                    />
                  ))}
                </Stack>
              ))}
              {open && (
                <Suspense>
                  <RecordsDrawer
                    key={url.get('list')}
                    target={open}
                    isCounted={isCounted}
                    asOf={asOf}
                    close={() => url.set({ list: null })}
                  />
                </Suspense>
              )}
            </>
          );
        }}
      </Asked>
      {isAdding && (
        <Suspense>
          <TargetForm programme={programme} definitions={definitions} close={() => setAdding(false)} />
        </Suspense>
      )}
    </Stack>
  );
}

function TargetCard({ target, open }: { target: Target; open: (list: 'counted' | 'near') => void }) {
  const { t } = useTranslation('target');
  const textIn = useTextIn();
  const format = useFormat();
  const { definition, goal, actual, part, whole, enterprises, misses } = target;
  const isShare = definition.unit === 'PERCENT';
  const share = actual / goal;
  const near = misses.reduce((sum, { records }) => sum + records, 0);
  const shown = (value: number) => (isShare ? `${format.decimal(value, 1)} %` : format.number(value));
  return (
    <Card component="article" aria-labelledby={`target-${target.id}`}>
      <Stack gap="xs">
        <Group justify="space-between" align="flex-start" gap="xs">
          <Title order={3} size="h4" id={`target-${target.id}`} style={{ flex: '1 1 240px' }}>
            {textIn(definition.name)}
          </Title>
          <Badge color={share >= 1 ? 'pine' : 'gold'}>{t('reached', { share: format.percent(share) })}</Badge>
        </Group>
        <Text className="figures">
          <Text span fw={650} fz={22}>
            {shown(actual)}
          </Text>{' '}
          {t('ofGoal', { goal: shown(goal), unit: t(`unit.${definition.unit}`) })}
        </Text>
        <Progress
          value={Math.min(100, share * 100)}
          color={share >= 1 ? 'pine' : 'gold'}
          size="lg"
          aria-label={t('progress', { name: textIn(definition.name) })}
        />
        <Text size="sm" c="dimmed">
          {definition.isFlow
            ? t('span', { from: format.day(target.from), day: format.day(target.day) })
            : t('onDay', { day: format.day(target.day) })}
          {' · '}
          {isShare
            ? t('shareOf', { part: format.number(part), whole: format.number(whole) })
            : t('enterprises', { count: enterprises })}
        </Text>
        <Text size="sm" maw={760}>
          <b>{t('counts')}</b> {textIn(definition.counts)}
        </Text>
        <Text size="sm" maw={760}>
          <b>{t('leavesOut')}</b> {textIn(definition.leavesOut)}
        </Text>
        {target.source && (
          <Text size="sm" c="dimmed">
            {t('source', { source: target.source })}
          </Text>
        )}
        <Group gap="md">
          <Anchor component="button" type="button" size="sm" onClick={() => open('counted')}>
            {t('showCounted', { count: part })}
          </Anchor>
          {near > 0 && (
            <Anchor component="button" type="button" size="sm" onClick={() => open('near')}>
              {t('showNear', { count: near })}
            </Anchor>
          )}
        </Group>
      </Stack>
    </Card>
  );
}
