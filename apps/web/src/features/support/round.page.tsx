import { Anchor, Badge, Button, Card, Group, Modal, Stack, Table, Text, TextInput } from '@mantine/core';
import { IconPlus, IconUsers } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { useAsk } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge } from '../../ui/badges.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState, PageSkeleton } from '../../ui/states.js';
import { OrganisationSelect } from '../organisation/organisation-select.js';
import { CloseRoundMutation, EnterMutation, RoundQuery } from './support.documents.js';

type Round = ResultOf<typeof RoundQuery>['assessmentRound'];
const COLORS = { UNASSIGNED: 'gray', SCORING: 'gold', TO_RECONCILE: 'sky', RECONCILED: 'pine' } as const;

/** A round: its enterprises in their ranking, and how far each has come. */
export function Component() {
  const { roundId } = useParams();
  const query = useAsk(RoundQuery, { id: roundId! });
  return (
    <Asked query={query} skeleton={<PageSkeleton />}>
      {({ assessmentRound }) => <RoundView round={assessmentRound} />}
    </Asked>
  );
}

function RoundView({ round }: { round: Round }) {
  const { t } = useTranslation('support');
  const textIn = useTextIn();
  const format = useFormat();
  const closing = useDeed(CloseRoundMutation);
  const [isEntering, setEntering] = useState(false);
  const { id, ranking, threshold, criteriaSet, status } = round;
  const done = ranking.filter(({ rank }) => rank !== null).length;
  return (
    <Page
      title={textIn(round.name)}
      lead={[
        t('edition', { name: textIn(criteriaSet.name), edition: criteriaSet.edition }),
        threshold !== null && t('from', { points: threshold }),
        t('doneOf', { done, all: ranking.length }),
      ]
        .filter(Boolean)
        .join(' · ')}
      trail={[{ to: '/support/rounds', label: t('title') }]}
      badges={<Badge color={status === 'OPEN' ? 'pine' : 'gray'}>{t(`enums:roundStatus.${status}`)}</Badge>}
      actions={
        status === 'OPEN' && (
          <>
            <Button
              variant="default"
              loading={closing.isPending}
              onClick={() => {
                if (window.confirm(t('closeSure'))) void closing.run({ id }, t('roundClosed'));
              }}
            >
              {t('closeRound')}
            </Button>
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEntering(true)}>
              {t('enter')}
            </Button>
          </>
        )
      }
    >
      {ranking.length === 0 ? (
        <EmptyState icon={<IconUsers />} title={t('noEnterprises')} text={t('noEnterprisesText')} />
      ) : (
        <Card padding={0}>
          <Table.ScrollContainer minWidth={620}>
            <Table aria-label={t('ranking')}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>{t('rank')}</Table.Th>
                  <Table.Th>{t('enterprise')}</Table.Th>
                  <Table.Th ta="right">{t('points')}</Table.Th>
                  <Table.Th>{t('state')}</Table.Th>
                  <Table.Th>{t('assessors')}</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {ranking.map(({ rank, isEligible, assessment }) => (
                  <Table.Tr key={assessment.id}>
                    <Table.Td className="figures">{rank ?? '–'}</Table.Td>
                    <Table.Td>
                      <Anchor component={Link} to={`/support/rounds/${id}/${assessment.id}`} fw={600}>
                        {assessment.organisation?.displayName ?? assessment.id}
                      </Anchor>{' '}
                      <DemoBadge shown={assessment.isDemo} />
                      <Text size="sm" c="dimmed">
                        {assessment.subject}
                      </Text>
                    </Table.Td>
                    <Table.Td ta="right" className="figures">
                      {assessment.result ? format.decimal(Number(assessment.result.total), 2) : '–'}
                      {isEligible !== null && (
                        <Text size="xs" c="dimmed">
                          {t(isEligible ? 'eligible' : 'notEligible')}
                        </Text>
                      )}
                    </Table.Td>
                    <Table.Td>
                      <Badge color={COLORS[assessment.state]}>
                        {t(`enums:assessmentState.${assessment.state}`)}
                      </Badge>
                      {assessment.farApart.length > 0 && assessment.state === 'TO_RECONCILE' && (
                        <Text size="xs" c="dimmed">
                          {t('differs', { count: assessment.farApart.length })}
                        </Text>
                      )}
                    </Table.Td>
                    <Table.Td>
                      {assessment.sheets.map((sheet) => (
                        <Text key={sheet.id} size="sm">
                          {sheet.assessorName}
                          {' · '}
                          <Text span c="dimmed">
                            {t(sheet.submittedAt ? 'submitted' : 'atIt')}
                          </Text>
                        </Text>
                      ))}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </Table.ScrollContainer>
        </Card>
      )}
      {isEntering && <EnterDialog roundId={id} close={() => setEntering(false)} />}
    </Page>
  );
}

function EnterDialog({ roundId, close }: { roundId: string; close: () => void }) {
  const { t } = useTranslation('support');
  const deed = useDeed(EnterMutation);
  const [organisationId, setOrganisation] = useState<string | null>(null);
  const [subject, setSubject] = useState('');
  return (
    <Modal
      opened
      onClose={close}
      title={t('enter')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <OrganisationSelect
          label={t('enterprise')}
          required
          value={organisationId}
          onChange={setOrganisation}
        />
        <TextInput
          label={t('subject')}
          required
          value={subject}
          onChange={(event) => setSubject(event.currentTarget.value)}
        />
        <Group>
          <Button
            disabled={!organisationId || subject.trim() === ''}
            loading={deed.isPending}
            onClick={() =>
              void deed
                .run({ input: { roundId, organisationId: organisationId!, subject } }, t('entered'))
                .then((done) => done && close())
            }
          >
            {t('enter')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
