import { Alert, Badge, Button, Card, Group, MultiSelect, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { useAsk } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { InfoNotice } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { Asked, PageSkeleton } from '../../ui/states.js';
import { ScoreForm } from './score-form.js';
import {
  AssessmentQuery,
  AssignMutation,
  ReconcileMutation,
  SaveScoresMutation,
} from './support.documents.js';

export type AssessmentAnswer = ResultOf<typeof AssessmentQuery>;

/** One enterprise in a round: the sheets, what they differ in, and the result with its history. */
export function Component() {
  const { roundId, assessmentId } = useParams();
  const query = useAsk(AssessmentQuery, { id: assessmentId!, roundId: roundId! });
  return (
    <Asked query={query} skeleton={<PageSkeleton />}>
      {(answer) => <AssessmentView answer={answer} />}
    </Asked>
  );
}

function AssessmentView({ answer }: { answer: AssessmentAnswer }) {
  const { t } = useTranslation('support');
  const textIn = useTextIn();
  const save = useDeed(SaveScoresMutation);
  const reconcile = useDeed(ReconcileMutation);
  const { assessment, assessmentRound: round } = answer;
  const { id, version, sheets, results, state } = assessment;
  const mine = sheets.find(({ isMine }) => isMine);
  const isOpen = round.status === 'OPEN';
  const areBothIn = sheets.length === 2 && sheets.every(({ submittedAt }) => submittedAt);
  return (
    <Page
      title={assessment.organisation?.displayName ?? assessment.subject}
      lead={assessment.subject}
      trail={[
        { to: '/support/rounds', label: t('title') },
        { to: `/support/rounds/${round.id}`, label: textIn(round.name) },
      ]}
      badges={<Badge>{t(`enums:assessmentState.${state}`)}</Badge>}
    >
      <Stack gap="xl">
        {isOpen && !areBothIn && <Assessors answer={answer} />}
        {isOpen && mine && !mine.submittedAt && (
          <section aria-labelledby="own-sheet">
            <Title order={2} id="own-sheet" mb="xs">
              {t('yourSheet')}
            </Title>
            <Text c="dimmed" mb="md" maw={760}>
              {t('yourSheetHint')}
            </Text>
            <ScoreForm
              key={mine.id}
              criteria={round.criteriaSet.criteria}
              scores={mine.scores ?? []}
              isPending={save.isPending}
              actions={[
                { label: t('keep'), isComplete: false },
                { label: t('submit'), isComplete: true },
              ]}
              act={(scores, isComplete) =>
                save.run(
                  { id, input: { scores, submit: isComplete } },
                  t(isComplete ? 'sheetSubmitted' : 'kept'),
                )
              }
            />
          </section>
        )}
        {mine?.submittedAt && !areBothIn && <InfoNotice>{t('waitForOther')}</InfoNotice>}
        {areBothIn && <Comparison answer={answer} />}
        {isOpen && areBothIn && (
          <section aria-labelledby="reconcile">
            <Title order={2} id="reconcile" mb="xs">
              {t(results.length === 0 ? 'reconcile' : 'reconcileAgain')}
            </Title>
            <Text c="dimmed" mb="md" maw={760}>
              {t('reconcileHint')}
            </Text>
            <ScoreForm
              key={`result-${results.length}`}
              criteria={round.criteriaSet.criteria}
              scores={results[0]?.scores ?? agreedScores(sheets)}
              farApart={assessment.farApart}
              sheets={sheets}
              withReason
              isPending={reconcile.isPending}
              actions={[{ label: t('decide'), isComplete: true }]}
              act={(scores, _, reason) =>
                reconcile.run({ id, version, input: { scores, reason } }, t('decided'))
              }
            />
          </section>
        )}
      </Stack>
    </Page>
  );
}

/** Where both gave the same, the result begins with it. */
function agreedScores(sheets: AssessmentAnswer['assessment']['sheets']) {
  const [first, second] = sheets;
  return (first?.scores ?? [])
    .filter(({ criterionId, score }) =>
      second?.scores?.some((one) => one.criterionId === criterionId && one.score === score),
    )
    .map(({ criterionId, score }) => ({ criterionId, score, note: '' }));
}

function Assessors({ answer: { assessment, assessorCandidates } }: { answer: AssessmentAnswer }) {
  const { t } = useTranslation('support');
  const assign = useDeed(AssignMutation);
  const [chosen, setChosen] = useState(assessment.sheets.map(({ assessorId }) => assessorId));
  return (
    <Card component="section" aria-label={t('assessors')}>
      <Group align="flex-end" gap="sm">
        <MultiSelect
          style={{ flex: '1 1 300px' }}
          label={t('assessors')}
          description={t('assessorsHint')}
          data={assessorCandidates.map(({ id, name }) => ({ value: id, label: name }))}
          value={chosen}
          maxValues={2}
          onChange={setChosen}
          searchable
        />
        <Button
          variant="default"
          disabled={chosen.length === 0}
          loading={assign.isPending}
          onClick={() => void assign.run({ id: assessment.id, personIds: chosen }, t('assigned'))}
        >
          {t('assign')}
        </Button>
      </Group>
    </Card>
  );
}

function Comparison({ answer: { assessment, assessmentRound } }: { answer: AssessmentAnswer }) {
  const { t } = useTranslation('support');
  const textIn = useTextIn();
  const format = useFormat();
  const { sheets, results, farApart } = assessment;
  const [result] = results;
  const scoreIn = (
    scores: { criterionId: string; score: number; note: string }[] | null | undefined,
    id: string,
  ) => scores?.find(({ criterionId }) => criterionId === id);
  const points = (total: string | null) => (total === null ? '–' : format.decimal(Number(total), 2));
  return (
    <section aria-labelledby="comparison">
      <Title order={2} id="comparison" mb="sm">
        {t('comparison')}
      </Title>
      {farApart.length > 0 && (
        <Alert color="gold" mb="md" title={t('differs', { count: farApart.length })}>
          {t('differsText')}
        </Alert>
      )}
      <Card padding={0}>
        <Table.ScrollContainer minWidth={680}>
          <Table className="figures">
            <Table.Thead>
              <Table.Tr>
                <Table.Th>{t('criterion')}</Table.Th>
                {sheets.map(({ id, assessorName }) => (
                  <Table.Th key={id}>{assessorName}</Table.Th>
                ))}
                {result && <Table.Th>{t('result')}</Table.Th>}
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {assessmentRound.criteriaSet.criteria.map((criterion) => (
                <Table.Tr
                  key={criterion.id}
                  style={
                    farApart.includes(criterion.id)
                      ? { background: 'var(--mantine-color-gold-light)' }
                      : undefined
                  }
                >
                  <Table.Th scope="row" fw={500}>
                    {textIn(criterion.name)}
                    {farApart.includes(criterion.id) && (
                      <Text size="xs" c="dimmed">
                        {t('farApart')}
                      </Text>
                    )}
                  </Table.Th>
                  {[...sheets.map(({ scores }) => scores), ...(result ? [result.scores] : [])].map(
                    (scores, index) => {
                      const given = scoreIn(scores, criterion.id);
                      return (
                        <Table.Td key={index}>
                          {given ? `${given.score}/${criterion.scale}` : '–'}
                          <Text size="xs" c="dimmed">
                            {given?.note}
                          </Text>
                        </Table.Td>
                      );
                    },
                  )}
                </Table.Tr>
              ))}
            </Table.Tbody>
            <Table.Tfoot>
              <Table.Tr>
                <Table.Th scope="row">{t('points')}</Table.Th>
                {sheets.map(({ id, total }) => (
                  <Table.Td key={id} fw={650}>
                    {points(total)}
                  </Table.Td>
                ))}
                {result && <Table.Td fw={650}>{points(result.total)}</Table.Td>}
              </Table.Tr>
            </Table.Tfoot>
          </Table>
        </Table.ScrollContainer>
      </Card>
      {results.map(({ edition, total, reason, decidedByName, decidedAt }) => (
        <Text key={edition} size="sm" mt="sm">
          <b>{t('resultEdition', { edition, points: points(total) })}</b> {reason}{' '}
          <Text span c="dimmed">
            {decidedByName} · {format.dateTime(decidedAt)}
          </Text>
        </Text>
      ))}
    </section>
  );
}
