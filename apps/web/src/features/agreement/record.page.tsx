import { Anchor, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { newKey, useAct, useAsk } from '../../api/hooks.js';
import { Page } from '../../ui/page.js';
import { useDraft } from '../../ui/use-draft.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { MeetingQuery } from '../meeting/meeting.documents.js';
import { NeedQuery } from '../need/need.documents.js';
import { useSession } from '../session/use-session.js';
import { AgreementForm } from './agreement-form.js';
import { RecordAgreementMutation } from './agreement.documents.js';
import { ProposalOriginQuery } from './origin.documents.js';
import { emptyAgreement, emptyParty } from './agreement-values.js';

/** A new agreement; from a meeting, a need or a proposal, with what that says already. */
export function Component() {
  const { t, i18n } = useTranslation('agreement');
  const navigate = useNavigate();
  const url = useUrlState();
  const meetingId = url.get('meeting') || null;
  const needId = url.get('need') || null;
  const proposalId = url.get('proposal') || null;
  const proposal = useAsk(ProposalOriginQuery, { id: proposalId ?? '' }, { enabled: proposalId !== null });
  const need = useAsk(NeedQuery, { id: needId ?? '', language: i18n.language }, { enabled: needId !== null });
  const meeting = useAsk(MeetingQuery, { id: meetingId ?? '' }, { enabled: meetingId !== null });
  const { organisations, isStaff } = useSession();
  const isFree = !meetingId && !needId && !proposalId;
  const own = !isStaff && isFree && organisations.length === 1 ? organisations[0]! : null;
  const [empty] = useState(emptyAgreement);
  const draft = useDraft(empty);
  const record = useAct(RecordAgreementMutation);
  const [idempotencyKey, setKey] = useState(newKey);
  const from = meeting.data?.meeting;

  useEffect(() => {
    if (!from) return;
    draft.set({
      parties: [
        emptyParty('SUPPLIER', from.supplier?.organisation),
        emptyParty('BUYER', from.buyer?.organisation),
      ],
      fairId: from.fair?.id ?? null,
      title: from.proposal?.need?.title ?? '',
      meetingId,
    });
  }, [from?.id]);

  useEffect(() => {
    if (!own) return;
    // Whoever writes it down is one of the parties.
    draft.set({
      parties: own.isSupplier
        ? [emptyParty('SUPPLIER', own), emptyParty('BUYER')]
        : [emptyParty('SUPPLIER'), emptyParty('BUYER', own)],
    });
  }, [own?.id]);
  const origin = need.data?.need;
  useEffect(() => {
    if (!origin) return;
    draft.set({
      parties: [emptyParty('SUPPLIER'), emptyParty('BUYER', origin.buyer ?? undefined)],
      title: origin.title,
      needId,
    });
  }, [origin?.id]);
  const proposed = proposal.data?.proposal;
  useEffect(() => {
    if (!proposed) return;
    const { supplierOrganisation, buyerOrganisation } = proposed;
    draft.set({
      parties: [
        emptyParty('SUPPLIER', supplierOrganisation ?? undefined),
        emptyParty('BUYER', buyerOrganisation ?? undefined),
      ],
      fairId: proposed.fair?.id ?? null,
      title: proposed.need?.title ?? '',
      proposalId,
    });
  }, [proposed?.id]);
  const cameOf = origin ?? proposed?.need;

  return (
    <Page
      title={t('record.title')}
      lead={t('record.lead')}
      trail={[{ to: '/agreements', label: t('common:nav.agreements') }]}
      narrow
    >
      <AgreementForm
        draft={draft}
        send={async (input) => {
          const { recordAgreement } = await record.mutateAsync({ input: { ...input, idempotencyKey } });
          // A refused attempt may be answered from memory; the next one, with something changed, is another attempt.
          setKey(newKey());
          if (recordAgreement.__typename === 'Agreement') await navigate(`/agreements/${recordAgreement.id}`);
          return recordAgreement;
        }}
        isPending={record.isPending}
        error={record.error}
        submitLabel={t('list.record')}
        mayDraft
        hint={
          cameOf && (
            <Text size="sm">
              {t(proposed ? 'form.fromProposal' : 'form.fromNeed')}{' '}
              <Anchor component={Link} to={`/needs/${cameOf.id}`}>
                {cameOf.title}
              </Anchor>
            </Text>
          )
        }
        knownFair={from?.fair ?? proposed?.fair ?? null}
      />
    </Page>
  );
}
