import { Anchor, Button, Card, Group, Modal, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge, StatusBadge } from '../../ui/badges.js';
import { Facts } from '../../ui/facts.js';
import { Page } from '../../ui/page.js';
import { Asked, PageSkeleton } from '../../ui/states.js';
import {
  AgreementQuery,
  ConfirmAgreementMutation,
  TerminateAgreementMutation,
  VerifyAgreementMutation,
} from './agreement.documents.js';
import type { FullAgreement } from './agreement-values.js';

export function Component() {
  const { i18n } = useTranslation('agreement');
  const { agreementId } = useParams();
  const query = useAsk(AgreementQuery, { id: agreementId!, language: i18n.language });
  return (
    <Asked query={query} skeleton={<PageSkeleton />}>
      {({ agreement }) => <AgreementView agreement={agreement} />}
    </Asked>
  );
}

function AgreementView({ agreement }: { agreement: FullAgreement }) {
  const { t } = useTranslation('agreement');
  const format = useFormat();
  const textIn = useTextIn();
  const { value, inUsd, fair, meeting, parties, reportedBy, confirmedBy } = agreement;
  return (
    <Page
      title={agreement.title}
      lead={`${agreement.number} · ${t(`enums:agreementKind.${agreement.kind}`)}`}
      trail={[{ to: '/agreements', label: t('common:nav.agreements') }]}
      badges={
        <>
          <StatusBadge kind="agreementStatus" value={agreement.status} />
          <DemoBadge shown={agreement.isDemo} />
        </>
      }
      actions={<AgreementDeeds agreement={agreement} />}
      narrow
    >
      <Stack gap="lg">
        <Card>
          <Text size="sm" c="dimmed">
            {t('value')}
          </Text>
          <Text fz="1.75rem" fw={700} className="figures">
            {value ? format.money(value) : t('withoutValue')}
          </Text>
          {inUsd && value?.currency !== 'USD' && (
            <Text size="sm" c="dimmed" className="figures">
              {t('inUsd', { amount: format.money(inUsd) })}
            </Text>
          )}
        </Card>
        <Card>
          <Facts
            facts={[
              ...parties.map(({ role, organisation, signatory }) => ({
                label: t(`enums:partyRole.${role}`),
                value: (
                  <>
                    <Anchor component={Link} to={`/organisations/${organisation.id}`}>
                      {organisation.displayName}
                    </Anchor>
                    {signatory && (
                      <Text size="sm" c="dimmed">
                        {t('signedBy', { name: signatory })}
                      </Text>
                    )}
                  </>
                ),
              })),
              { label: t('signedOn'), value: format.day(agreement.signedOn) },
              { label: t('place'), value: agreement.place },
              { label: t('sector'), value: agreement.sector?.name },
              {
                label: t('fair'),
                value: fair && (
                  <Anchor component={Link} to={`/fairs/${fair.id}`}>
                    {textIn(fair.name)}
                  </Anchor>
                ),
              },
              {
                label: t('meeting'),
                value: meeting && (
                  <Anchor component={Link} to={`/meetings/${meeting.id}`}>
                    {format.day(meeting.startsAt)}
                  </Anchor>
                ),
              },
              { label: t('outsideReason'), value: agreement.outsideReason },
              { label: t('documentReference'), value: agreement.documentReference },
            ]}
          />
        </Card>
        {agreement.note && <Text style={{ whiteSpace: 'pre-line' }}>{agreement.note}</Text>}
        <Card component="section" aria-labelledby="history">
          <Title order={2} size="h3" id="history" mb="sm">
            {t('history.title')}
          </Title>
          <Facts
            facts={[
              {
                label: t('history.recorded'),
                value: `${format.dateTime(agreement.recordedAt)}, ${reportedBy?.displayName ?? t('history.staff')}`,
              },
              {
                label: t('history.confirmed'),
                value:
                  agreement.confirmedAt &&
                  [format.dateTime(agreement.confirmedAt), confirmedBy?.displayName]
                    .filter(Boolean)
                    .join(', '),
              },
              {
                label: t('history.verified'),
                value: agreement.verifiedAt && format.dateTime(agreement.verifiedAt),
              },
              {
                label: t('history.terminated'),
                value:
                  agreement.terminatedAt &&
                  `${format.dateTime(agreement.terminatedAt)}: ${agreement.terminationReason ?? ''}`,
              },
              {
                label: t('history.unusual'),
                value:
                  agreement.unusualPoints.length > 0 &&
                  agreement.unusualPoints.map((code) => t(`unusual.${code}`)).join(' '),
              },
            ].map((fact) => ({ ...fact, value: fact.value || null }))}
          />
        </Card>
      </Stack>
    </Page>
  );
}

function AgreementDeeds({ agreement }: { agreement: FullAgreement }) {
  const { t } = useTranslation('agreement');
  const { id, version, possibleActions } = agreement;
  const [asked, setAsked] = useState<'verify' | 'terminate' | null>(null);
  const [text, setText] = useState('');
  const confirm = useDeed(ConfirmAgreementMutation);
  const verify = useDeed(VerifyAgreementMutation);
  const terminate = useDeed(TerminateAgreementMutation);
  const may = (action: (typeof possibleActions)[number]) => possibleActions.includes(action);

  const submit = async () => {
    const isDone =
      asked === 'verify'
        ? await verify.run({ id, version, documentReference: text.trim() || null }, t('deed.verified'))
        : await terminate.run({ id, version, reason: text.trim() }, t('deed.terminated'));
    if (isDone) setAsked(null);
  };

  return (
    <>
      {may('CONFIRM') && (
        <Button
          loading={confirm.isPending}
          onClick={() => void confirm.run({ id, version }, t('deed.confirmed'))}
        >
          {t('deed.confirm')}
        </Button>
      )}
      {may('VERIFY') && (
        <Button
          onClick={() => {
            setText(agreement.documentReference ?? '');
            setAsked('verify');
          }}
        >
          {t('deed.verify')}
        </Button>
      )}
      {may('REVISE') && (
        <Button component={Link} to={`/agreements/${id}/edit`} variant="default">
          {t('deed.revise')}
        </Button>
      )}
      {may('TERMINATE') && (
        <Button
          variant="subtle"
          color="brick"
          onClick={() => {
            setText('');
            setAsked('terminate');
          }}
        >
          {t('deed.terminate')}
        </Button>
      )}
      <Modal
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={asked ? t(`deed.${asked}`) : ''}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <Stack>
          <Text size="sm" c="dimmed">
            {asked === 'verify' ? t('deed.verifyHint') : t('deed.terminateHint')}
          </Text>
          <TextInput
            label={asked === 'verify' ? t('documentReference') : t('deed.reason')}
            required
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setAsked(null)}>
              {t('common:action.cancel')}
            </Button>
            <Button
              color={asked === 'terminate' ? 'brick' : 'pine'}
              disabled={!text.trim()}
              loading={verify.isPending || terminate.isPending}
              onClick={() => void submit()}
            >
              {asked ? t(`deed.${asked}`) : ''}
            </Button>
          </Group>
        </Stack>
      </Modal>
    </>
  );
}
