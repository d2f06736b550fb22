import { Anchor, Badge, Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { usePages, useAsk } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { useTextIn } from '../../i18n/text-in.js';
import { DemoBadge, StatusBadge } from '../../ui/badges.js';
import { MoreButton } from '../../ui/more-button.js';
import { Page } from '../../ui/page.js';
import { Asked, PageSkeleton } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { useMyFairs } from '../fair/use-my-fairs.js';
import { WhyNot } from '../fit/why-not.js';
import { ConceptChips } from '../organisation/concept-chips.js';
import { OrganisationSelect } from '../organisation/organisation-select.js';
import { ProposalCard } from '../proposal/proposal-card.js';
import { ProposalsQuery } from '../proposal/proposal.documents.js';
import { useSession } from '../session/use-session.js';
import { CloneNeed } from './clone-need.js';
import { FeasibilityCard } from './feasibility-card.js';
import { type NeedData, NeedFacts } from './need-facts.js';
import { NeedPapers } from './need-papers.js';
import { CloseNeedMutation, NeedQuery, ReopenNeedMutation } from './need.documents.js';

const IMPORTANCES = ['MUST', 'SHOULD', 'NICE'] as const;

export function Component() {
  const { i18n } = useTranslation('need');
  const { needId } = useParams();
  const query = useAsk(NeedQuery, { id: needId!, language: i18n.language });
  return (
    <Asked query={query} skeleton={<PageSkeleton />}>
      {({ need }) => <NeedView need={need} />}
    </Asked>
  );
}

function NeedView({ need }: { need: NeedData }) {
  const { t } = useTranslation('need');
  const textIn = useTextIn();
  const { organisations, isStaff, isSignedIn } = useSession();
  const close = useDeed(CloseNeedMutation);
  const reopen = useDeed(ReopenNeedMutation);
  const { rolesAt } = useMyFairs();
  const mayEdit = isStaff || organisations.some(({ id }) => id === need.buyerId);
  const { id, version } = need;
  return (
    <Page
      title={need.title}
      trail={[{ to: '/needs', label: t('common:nav.needs') }]}
      badges={
        <>
          <StatusBadge kind="needStatus" value={need.status} />
          {!need.isPublic && <Badge color="gray">{t('notPublic')}</Badge>}
          <DemoBadge shown={need.buyer?.source === 'DEMO'} />
        </>
      }
      actions={
        mayEdit && (
          <>
            <Button component={Link} to={`/needs/${id}/edit`}>
              {t('common:action.edit')}
            </Button>
            <Button component={Link} to={`/agreements/new?need=${id}`} variant="default">
              {t('recordAgreement')}
            </Button>
            <CloneNeed needId={id} />
            {need.status === 'OPEN' ? (
              <Button
                variant="default"
                loading={close.isPending}
                onClick={() => void close.run({ id, version })}
              >
                {t('close')}
              </Button>
            ) : (
              <Button
                variant="default"
                loading={reopen.isPending}
                onClick={() => void reopen.run({ id, version })}
              >
                {t('reopen')}
              </Button>
            )}
          </>
        )
      }
    >
      <Stack gap="lg">
        <Card>
          <Stack gap="md">
            <Text size="sm">
              {need.buyer ? (
                <Anchor component={Link} to={`/organisations/${need.buyer.id}`} size="sm" fw={600}>
                  {need.buyer.displayName}
                </Anchor>
              ) : (
                t('hiddenBuyer')
              )}
              {need.fair && (
                <>
                  {' · '}
                  <Anchor component={Link} to={`/fairs/${need.fair.id}`} size="sm">
                    {textIn(need.fair.name)}
                  </Anchor>
                </>
              )}
            </Text>
            {need.description && <Text style={{ whiteSpace: 'pre-line' }}>{need.description}</Text>}
            <NeedFacts need={need} />
            {IMPORTANCES.map((importance) => {
              const concepts = need.concepts.filter((one) => one.importance === importance);
              if (concepts.length === 0) return null;
              return (
                <div key={importance}>
                  <Text size="sm" fw={600} mb={4}>
                    {t(`enums:importance.${importance}`)}
                  </Text>
                  <ConceptChips concepts={concepts.map(({ concept }) => concept)} />
                </div>
              );
            })}
          </Stack>
        </Card>
        {isSignedIn && <NeedPapers needId={id} isBuyer={mayEdit} />}
        {(mayEdit || (need.fair && rolesAt(need.fair.id).isOrganizer)) && need.status === 'OPEN' && (
          <FeasibilityCard needId={id} />
        )}
        {(mayEdit || (need.fair && rolesAt(need.fair.id).isOrganizer)) && <WhyNotSupplier needId={id} />}
        {need.fair && mayEdit && <NeedProposals fairId={need.fair.id} needId={id} />}
      </Stack>
    </Page>
  );
}

function WhyNotSupplier({ needId }: { needId: string }) {
  const { t } = useTranslation(['need', 'proposal']);
  const url = useUrlState();
  const supplierId = url.get('supplier') || null;
  return (
    <WhyNot needId={needId} supplierId={supplierId}>
      <OrganisationSelect
        label={t('proposal:whyNot.supplier')}
        side="SUPPLIER"
        value={supplierId}
        onChange={(supplier) => url.set({ supplier })}
      />
    </WhyNot>
  );
}

function NeedProposals({ fairId, needId }: { fairId: string; needId: string }) {
  const { t, i18n } = useTranslation('need');
  const pages = usePages(
    ProposalsQuery,
    { fairId, filter: { needId }, first: 20, language: i18n.language },
    (data) => data.proposals,
  );
  return (
    <Stack component="section" gap="sm" aria-labelledby="proposals">
      <Group justify="space-between">
        <Title order={2} id="proposals">
          {t('proposals')}
        </Title>
        <Button component={Link} to={`/fairs/${fairId}/proposals?need=${needId}`} variant="default">
          {t('answerProposals')}
        </Button>
      </Group>
      <Asked query={pages}>
        {(data) => {
          const found = data.pages.flatMap((page) => page.proposals.edges.map(({ node }) => node));
          return (
            <>
              {found.length === 0 && <Text c="dimmed">{t('noProposals')}</Text>}
              {found.map((proposal) => (
                <ProposalCard key={proposal.id} proposal={proposal} side="BUYER" />
              ))}
              <MoreButton pages={pages} />
            </>
          );
        }}
      </Asked>
    </Stack>
  );
}
