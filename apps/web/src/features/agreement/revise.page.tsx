import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useParams } from 'react-router';
import { useAct, useAsk } from '../../api/hooks.js';
import { InfoNotice, tellDone } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState, PageSkeleton } from '../../ui/states.js';
import { useDraft } from '../../ui/use-draft.js';
import { AgreementForm } from './agreement-form.js';
import { AgreementQuery, ReviseAgreementMutation } from './agreement.documents.js';
import { type FullAgreement, valuesOf } from './agreement-values.js';
import { ChangedMeanwhile } from './changed-meanwhile.js';

export function Component() {
  const { i18n } = useTranslation('agreement');
  const { agreementId } = useParams();
  const query = useAsk(AgreementQuery, { id: agreementId!, language: i18n.language });
  return (
    <Asked query={query} skeleton={<PageSkeleton />}>
      {({ agreement }) => <Revision agreement={agreement} />}
    </Asked>
  );
}

/** `agreement` is what is stored now; the form goes on with what it started from until the reader decides. */
function Revision({ agreement }: { agreement: FullAgreement }) {
  const { t } = useTranslation('agreement');
  const navigate = useNavigate();
  const [before, setBefore] = useState(agreement);
  const [isSaved, setSaved] = useState(false);
  const draft = useDraft(valuesOf(before));
  const revise = useAct(ReviseAgreementMutation);
  const { id, number, title, possibleActions } = agreement;
  const isChanged = agreement.version !== before.version && !isSaved;
  const address = `/agreements/${id}`;

  return (
    <Page
      title={t('revise.title')}
      lead={`${number} · ${title}`}
      trail={[
        { to: '/agreements', label: t('common:nav.agreements') },
        { to: address, label: number },
      ]}
      narrow
    >
      {!possibleActions.includes('REVISE') && !isSaved ? (
        <EmptyState
          title={t('revise.closedTitle')}
          text={t(`revise.closed.${agreement.status}`, { defaultValue: '' })}
        >
          <Button component={Link} to={address} variant="default">
            {t('revise.back')}
          </Button>
        </EmptyState>
      ) : (
        <AgreementForm
          // Its fields keep the texts of what was chosen: other values from outside need other fields.
          key={before.version}
          draft={draft}
          send={async (input) => {
            const { reviseAgreement } = await revise.mutateAsync({ id, version: before.version, input });
            if (reviseAgreement.__typename === 'Agreement') {
              setSaved(true);
              tellDone(t('revise.saved'));
              await navigate(address);
            }
            return reviseAgreement;
          }}
          isPending={revise.isPending}
          error={revise.error}
          submitLabel={t('common:action.save')}
          knownFair={before.fair}
          hint={agreement.status === 'CONFIRMED' && <InfoNotice>{t('revise.confirmAnew')}</InfoNotice>}
        >
          {isChanged && (
            <ChangedMeanwhile
              before={before}
              now={agreement}
              takeTheirs={() => {
                setBefore(agreement);
                draft.reset(valuesOf(agreement));
              }}
              keepMine={() => setBefore(agreement)}
            />
          )}
        </AgreementForm>
      )}
    </Page>
  );
}
