import { Anchor, Card, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge, StatusBadge } from '../../ui/badges.js';
import { Facts } from '../../ui/facts.js';
import { Page } from '../../ui/page.js';
import { Asked, PageSkeleton } from '../../ui/states.js';
import { AgreementQuery } from './agreement.documents.js';
import { useSession } from '../session/use-session.js';
import { AgreementDeeds } from './agreement-deeds.js';
import type { FullAgreement } from './agreement-values.js';
import { AmendmentsCard } from './amendments-card.js';
import { DocumentsCard } from './documents-card.js';
import { DoubleNotice } from './double-notice.js';
import { FollowUpsCard } from './follow-ups-card.js';
import { HistoryCard } from './history-card.js';
import { PartsCard } from './parts-card.js';
import { ValueCard } from './value-card.js';

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
  const { isStaff, isAdmin } = useSession();
  const { fair, meeting, parties } = agreement;
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
      actions={<AgreementDeeds agreement={agreement} isStaff={isStaff || isAdmin} />}
      narrow
    >
      <Stack gap="lg">
        {(isStaff || isAdmin) && <DoubleNotice agreementId={agreement.id} />}
        <ValueCard agreement={agreement} />
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
              {
                label: t('validity'),
                value:
                  (agreement.validFrom || agreement.validUntil) &&
                  [agreement.validFrom, agreement.validUntil]
                    .map((day) => (day ? format.day(day) : '…'))
                    .join(' – '),
              },
              { label: t('products'), value: agreement.products.map(({ name }) => name).join(', ') },
              { label: t('hsCodes'), value: agreement.hsCodes.join(', ') },
              {
                label: t('need'),
                value: agreement.need && (
                  <Anchor component={Link} to={`/needs/${agreement.need.id}`}>
                    {agreement.need.title}
                  </Anchor>
                ),
              },
            ]}
          />
        </Card>
        {agreement.note && <Text style={{ whiteSpace: 'pre-line' }}>{agreement.note}</Text>}
        <FollowUpsCard agreement={agreement} />
        <PartsCard agreement={agreement} />
        <AmendmentsCard agreement={agreement} />
        <DocumentsCard agreement={agreement} />
        <HistoryCard agreement={agreement} />
      </Stack>
    </Page>
  );
}
