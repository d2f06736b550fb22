import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey, useAct } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { Page } from '../../ui/page.js';
import { useDraft } from '../../ui/use-draft.js';
import { RegisterOrganisationMutation } from './editing.documents.js';
import { ProfileForm } from './profile-form.js';
import { EMPTY_PROFILE, profileInput } from './profile-values.js';

export function Component() {
  const { t } = useTranslation('organisation');
  const navigate = useNavigate();
  const draft = useDraft(EMPTY_PROFILE);
  const register = useAct(RegisterOrganisationMutation);
  const [idempotencyKey] = useState(newKey);

  const submit = async () => {
    const { registerOrganisation } = await register.mutateAsync({
      input: { ...profileInput(draft.values, null), idempotencyKey },
    });
    if (registerOrganisation.__typename === 'Organisation') {
      await navigate(`/organisations/${registerOrganisation.id}/edit?tab=capabilities`);
    }
  };

  return (
    <Page
      title={t('register.title')}
      lead={t('register.lead')}
      trail={[{ to: '/directory', label: t('common:nav.directory') }]}
      narrow
    >
      <ProfileForm
        draft={draft}
        submit={() => void submit().catch(draft.take)}
        isPending={register.isPending}
        error={register.error}
        refusal={refusalIn(register.data?.registerOrganisation)}
        submitLabel={t('register.submit')}
      />
    </Page>
  );
}
