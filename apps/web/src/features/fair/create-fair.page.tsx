import { Card } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey, useAct } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { tellDone } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { useDraft } from '../../ui/use-draft.js';
import { FairForm } from './fair-form.js';
import { NEW_FAIR, inputOf } from './fair-values.js';
import { CreateFairMutation } from './setup.documents.js';

export function Component() {
  const { t } = useTranslation('fair');
  const navigate = useNavigate();
  const draft = useDraft(NEW_FAIR);
  const create = useAct(CreateFairMutation);
  const [idempotencyKey] = useState(newKey);

  const submit = async () => {
    const { createFair } = await create.mutateAsync({ input: { ...inputOf(draft.values), idempotencyKey } });
    if (createFair.__typename !== 'Fair') return;
    tellDone(t('create.done'));
    await navigate(`/fairs/${createFair.id}/setup`);
  };

  return (
    <Page
      title={t('create.title')}
      lead={t('create.lead')}
      trail={[{ to: '/fairs', label: t('common:nav.fairs') }]}
      narrow
    >
      <Card>
        <FairForm
          draft={draft}
          submit={submit}
          isPending={create.isPending}
          error={create.error}
          refusal={refusalIn(create.data?.createFair)}
          submitLabel={t('create.submit')}
        />
      </Card>
    </Page>
  );
}
