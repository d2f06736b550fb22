import { Button, Card, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey, useAct } from '../../api/hooks.js';
import { type Refusal, refusalIn } from '../../api/refusal.js';
import { DayInput } from '../../ui/day-input.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { useDraft } from '../../ui/use-draft.js';
import { ConceptPicker, type PickedConcept } from '../organisation/concept-picker.js';
import { OrganisationSelect } from '../organisation/organisation-select.js';
import { RecordRecognitionMutation } from './recognition.documents.js';

const EMPTY = {
  organisationId: null as string | null,
  productName: '',
  decisionNumber: '',
  decidedOn: null as string | null,
  validUntil: null as string | null,
};

export function Component() {
  const { t } = useTranslation('recognition');
  const navigate = useNavigate();
  const draft = useDraft(EMPTY);
  const [concepts, setConcepts] = useState<PickedConcept[]>([]);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const record = useAct(RecordRecognitionMutation);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { organisationId, decidedOn, ...rest } = draft.values;
    const required = t('refusals:problem.required');
    if (!organisationId || !decidedOn)
      return void draft.check({
        ...(!organisationId && { organisationId: required }),
        ...(!decidedOn && { decidedOn: required }),
      });
    record.mutate(
      {
        input: {
          ...{ ...rest, organisationId, decidedOn, kind: 'KEY_INDUSTRIAL_PRODUCT' },
          conceptIds: concepts.map(({ id }) => id),
          year: Number(decidedOn.slice(0, 4)),
          idempotencyKey: newKey(),
        },
      },
      {
        onError: draft.take,
        onSuccess: ({ recordRecognition }) => {
          const refused = refusalIn(recordRecognition);
          setRefusal(refused);
          if (refused) return;
          tellDone(t('recorded'));
          void navigate('/recognitions');
        },
      },
    );
  };
  return (
    <Page
      title={t('record')}
      lead={t('recordLead')}
      trail={[{ to: '/recognitions', label: t('title') }]}
      narrow
    >
      <Card component="form" onSubmit={submit}>
        <Stack>
          <ErrorNotice error={record.error} />
          <RefusalNotice refusal={refusal} />
          <OrganisationSelect
            label={t('enterprise')}
            required
            value={draft.values.organisationId}
            onChange={(organisationId) => draft.set({ organisationId })}
            error={draft.problems.organisationId}
          />
          <TextInput label={t('product')} required {...draft.text('productName')} />
          <ConceptPicker
            label={t('concepts')}
            description={t('conceptsHint')}
            value={concepts}
            onChange={setConcepts}
            error={draft.problems.conceptIds}
          />
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            <TextInput label={t('decisionNumber')} required {...draft.text('decisionNumber')} />
            <DayInput label={t('decidedOn')} required {...draft.choice('decidedOn')} />
            <DayInput label={t('validUntilLabel')} {...draft.choice('validUntil')} />
          </SimpleGrid>
          <Button type="submit" loading={record.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('record')}
          </Button>
        </Stack>
      </Card>
    </Page>
  );
}
