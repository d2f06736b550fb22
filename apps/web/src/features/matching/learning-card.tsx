import { Badge, Button, Card, Group, Stack, Table, Text, Title } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { useAct, useAsk } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { useFormat } from '../../i18n/use-format.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { Asked } from '../../ui/states.js';
import {
  ApplyWeightLessonMutation,
  LearnWeightsMutation,
  TakeBackWeightLessonMutation,
  WeightLessonsQuery,
} from './learning.documents.js';
import { shareOf } from './terms-draft.js';

type Lesson = ResultOf<typeof WeightLessonsQuery>['weightLessons']['edges'][number]['node'];

interface LearningCardProps {
  fairId: string;
  timeZone: string;
  /** Of the settings that stand. */
  version: number;
}

/** What answers and outcomes teach about the weights: measured, and applied only when the organiser says so. */
export function LearningCard({ fairId, timeZone, version }: LearningCardProps) {
  const { t } = useTranslation('matching');
  const query = useAsk(WeightLessonsQuery, { fairId });
  const learn = useAct(LearnWeightsMutation);
  const result = learn.data?.learnWeights;
  return (
    <Card component="section" aria-labelledby="learning">
      <Stack gap="md">
        <Group justify="space-between" align="flex-start" gap="sm">
          <div style={{ flex: '1 1 300px' }}>
            <Title order={2} size="h3" id="learning">
              {t('learning.title')}
            </Title>
            <Text size="sm" c="dimmed">
              {t('learning.lead')}
            </Text>
          </div>
          <Button
            variant="default"
            leftSection={<IconSchool size={18} aria-hidden />}
            loading={learn.isPending}
            onClick={() => learn.mutate({ fairId })}
          >
            {t('learning.learn')}
          </Button>
        </Group>
        <RefusalNotice refusal={refusalIn(result)}>
          {result?.__typename === 'NotEnoughAnswersError' && (
            <Stack gap={2} component="ul" m={0} ps="lg">
              {result.missing.map(({ what, have, least }) => (
                <Text key={what} component="li" size="sm">
                  {t(`learning.missing.${what}`, { have, least })}
                </Text>
              ))}
            </Stack>
          )}
        </RefusalNotice>
        <ErrorNotice error={learn.error} />
        <Asked query={query}>
          {({ weightLessons: { edges } }) =>
            edges[0] ? (
              <LessonView
                key={edges[0].node.id}
                lesson={edges[0].node}
                timeZone={timeZone}
                version={version}
              />
            ) : (
              <Text size="sm">{t('learning.none')}</Text>
            )
          }
        </Asked>
      </Stack>
    </Card>
  );
}

function LessonView({ lesson, timeZone, version }: { lesson: Lesson; timeZone: string; version: number }) {
  const { t } = useTranslation('matching');
  const format = useFormat();
  const apply = useAct(ApplyWeightLessonMutation);
  const takeBack = useAct(TakeBackWeightLessonMutation);
  const { before, after, current, learned, examples, positives, needs } = lesson;
  const isBetter = after.auc > before.auc && after.brier < before.brier;
  const isApplied = lesson.appliedAt !== null;
  const which = { id: lesson.id, version };
  const submit = async () => {
    takeBack.reset();
    const { applyWeightLesson: result } = await apply.mutateAsync(which);
    if (result.__typename === 'MatchSettings') tellDone(t('learning.applied'));
  };
  const undo = async () => {
    apply.reset();
    const { takeBackWeightLesson: result } = await takeBack.mutateAsync(which);
    if (result.__typename === 'MatchSettings') tellDone(t('learning.takenBack'));
  };
  return (
    <Stack gap="md">
      <Group gap="xs">
        <Text size="sm" c="dimmed">
          {t('learning.from', {
            when: format.dateTime(lesson.createdAt, timeZone),
            examples,
            positives,
            needs,
          })}
        </Text>
        {isApplied && (
          <Badge color={lesson.isStanding ? 'pine' : 'gray'}>
            {t(lesson.isStanding ? 'learning.isApplied' : 'learning.isChangedSince')}
          </Badge>
        )}
      </Group>
      <Text size="sm" fw={600}>
        {t(isBetter ? 'learning.better' : 'learning.notBetter')}
      </Text>
      <Table.ScrollContainer minWidth={320}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('learning.heldOut')}</Table.Th>
              <Table.Th ta="right">{t('learning.before')}</Table.Th>
              <Table.Th ta="right">{t('learning.after')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {(['auc', 'brier'] as const).map((name) => (
              <Table.Tr key={name}>
                <Table.Td>{t(`learning.${name}`)}</Table.Td>
                <Table.Td ta="right" className="figures">
                  {format.decimal(before[name], 3)}
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  {format.decimal(after[name], 3)}
                </Table.Td>
              </Table.Tr>
            ))}
            {after.reliability.map((bin, at) => {
              const text = ({ count, foretold, observed }: typeof bin) =>
                count === 0
                  ? '–'
                  : t('learning.bin', {
                      count,
                      foretold: format.percent(foretold!),
                      observed: format.percent(observed!),
                    });
              return (
                <Table.Tr key={bin.from}>
                  <Table.Td>
                    {t('learning.foretold', { from: format.percent(bin.from), to: format.percent(bin.to) })}
                  </Table.Td>
                  <Table.Td ta="right" className="figures">
                    {text(before.reliability[at]!)}
                  </Table.Td>
                  <Table.Td ta="right" className="figures">
                    {text(bin)}
                  </Table.Td>
                </Table.Tr>
              );
            })}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <Table.ScrollContainer minWidth={320}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('learning.weight')}</Table.Th>
              <Table.Th ta="right">{t('learning.before')}</Table.Th>
              <Table.Th ta="right">{t('learning.after')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {current.map(({ component, weight }, at) => (
              <Table.Tr key={component}>
                <Table.Td>{t(`component.${component}`)}</Table.Td>
                <Table.Td ta="right" className="figures">
                  {format.percent(shareOf(weight, current))}
                </Table.Td>
                <Table.Td ta="right" className="figures">
                  {format.percent(shareOf(learned[at]!.weight, learned))}
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </Table.ScrollContainer>
      <RefusalNotice
        refusal={refusalIn(apply.data?.applyWeightLesson) ?? refusalIn(takeBack.data?.takeBackWeightLesson)}
      />
      <ErrorNotice error={apply.error ?? takeBack.error} />
      {isApplied && !lesson.isStanding && <Text size="sm">{t('learning.changedSince')}</Text>}
      <Group>
        {lesson.isStanding ? (
          <Button
            variant="default"
            loading={takeBack.isPending}
            onClick={() => void undo().catch(() => undefined)}
          >
            {t('learning.takeBack')}
          </Button>
        ) : (
          <Button
            variant={isBetter && !isApplied ? 'filled' : 'default'}
            loading={apply.isPending}
            onClick={() => void submit().catch(() => undefined)}
          >
            {t(isApplied ? 'learning.applyAgain' : 'learning.apply')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
