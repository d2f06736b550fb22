import { Button, Tabs } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { useAct, useAsk } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { tellDone } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { Asked, PageSkeleton } from '../../ui/states.js';
import { useDraft } from '../../ui/use-draft.js';
import { showInStrip } from '../../ui/tab-links.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { CapabilitiesTab } from './capabilities-tab.js';
import { CertificatesTab } from './certificates-tab.js';
import { ColleaguesTab } from './colleagues-tab.js';
import { ConflictsTab } from './conflicts-tab.js';
import { ContactsTab } from './contacts-tab.js';
import { ReviseOrganisationMutation } from './editing.documents.js';
import { OrganisationQuery } from './organisation.documents.js';
import { ProfileForm } from './profile-form.js';
import { profileInput, profileValues } from './profile-values.js';
import { useSession } from '../session/use-session.js';
import { WishesTab } from './wishes-tab.js';
import { Withdrawal, WithdrawnNotice } from './withdrawal.js';

export type EditedOrganisation = ResultOf<typeof OrganisationQuery>['organisation'];

export function Component() {
  const { t, i18n } = useTranslation('organisation');
  const { organisationId } = useParams();
  const url = useUrlState();
  const { organisations, isStaff } = useSession();
  const isOwn = organisations.some(({ id }) => id === organisationId);
  const query = useAsk(OrganisationQuery, { id: organisationId!, language: i18n.language, withdrawn: true });
  return (
    <Asked query={query} skeleton={<PageSkeleton />}>
      {({ organisation }) => {
        const tabs = [
          'profile',
          ...(organisation.isSupplier ? ['capabilities', 'certificates'] : []),
          ...(organisation.isSupplier && (isOwn || isStaff) ? ['wishes'] : []),
          'conflicts',
          'contacts',
          'colleagues',
        ];
        const tab = tabs.includes(url.get('tab')) ? url.get('tab') : 'profile';
        return (
          <Page
            title={t('edit.title')}
            trail={[{ to: `/organisations/${organisation.id}`, label: organisation.displayName }]}
            actions={
              <Button component={Link} to={`/organisations/${organisation.id}`} variant="default">
                {t('edit.view')}
              </Button>
            }
            narrow
          >
            <WithdrawnNotice organisation={organisation} />
            <Tabs value={tab} keepMounted={false} onChange={(next) => url.set({ tab: next })}>
              <Tabs.List mb="lg" style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
                {tabs.map((name) => (
                  <Tabs.Tab key={name} value={name} ref={name === tab ? showInStrip : null}>
                    {t(`edit.tab.${name}`)}
                  </Tabs.Tab>
                ))}
              </Tabs.List>
              <Tabs.Panel value="profile">
                <ProfileTab organisation={organisation} />
                <Withdrawal organisation={organisation} />
              </Tabs.Panel>
              <Tabs.Panel value="capabilities">
                <CapabilitiesTab organisation={organisation} />
              </Tabs.Panel>
              <Tabs.Panel value="certificates">
                <CertificatesTab organisation={organisation} />
              </Tabs.Panel>
              <Tabs.Panel value="wishes">
                <WishesTab organisationId={organisation.id} />
              </Tabs.Panel>
              <Tabs.Panel value="conflicts">
                <ConflictsTab organisationId={organisation.id} />
              </Tabs.Panel>
              <Tabs.Panel value="contacts">
                <ContactsTab organisation={organisation} />
              </Tabs.Panel>
              <Tabs.Panel value="colleagues">
                <ColleaguesTab organisation={organisation} />
              </Tabs.Panel>
            </Tabs>
          </Page>
        );
      }}
    </Asked>
  );
}

function ProfileTab({ organisation }: { organisation: EditedOrganisation }) {
  const { t } = useTranslation('organisation');
  const draft = useDraft(profileValues(organisation));
  const revise = useAct(ReviseOrganisationMutation);

  const submit = async () => {
    const { reviseOrganisation } = await revise.mutateAsync({
      id: organisation.id,
      version: organisation.version,
      input: profileInput(draft.values, organisation),
    });
    if (reviseOrganisation.__typename === 'Organisation') {
      draft.reset(draft.values);
      tellDone(t('edit.saved'));
    }
  };

  return (
    <ProfileForm
      draft={draft}
      submit={() => void submit().catch(draft.take)}
      isPending={revise.isPending}
      error={revise.error}
      refusal={refusalIn(revise.data?.reviseOrganisation)}
      submitLabel={t('common:action.save')}
    />
  );
}
