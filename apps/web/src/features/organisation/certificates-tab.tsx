import { Button, Group, Modal, SimpleGrid, Stack, Text, TextInput, Textarea } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, useAct } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { type Refusal, refusalIn } from '../../api/refusal.js';
import { DayInput } from '../../ui/day-input.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { EmptyState } from '../../ui/states.js';
import { useDraft } from '../../ui/use-draft.js';
import { type CertificateData, CertificateRow } from './certificate-row.js';
import { ConceptSelect, type PickedConcept } from './concept-picker.js';
import type { EditedOrganisation } from './edit.page.js';
import {
  AddCertificateMutation,
  RemoveCertificateMutation,
  ReviseCertificateMutation,
} from './editing.documents.js';

export function CertificatesTab({ organisation }: { organisation: EditedOrganisation }) {
  const { t } = useTranslation('organisation');
  const [edited, setEdited] = useState<CertificateData | 'new' | null>(null);
  const [removed, setRemoved] = useState<CertificateData | null>(null);
  const remove = useDeed(RemoveCertificateMutation);

  const submitRemoval = async () => {
    if (removed && (await remove.run({ id: removed.id }, t('certificates.removed')))) setRemoved(null);
  };

  return (
    <Stack>
      <Group justify="flex-end">
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setEdited('new')}>
          {t('certificates.add')}
        </Button>
      </Group>
      {organisation.certificates.length === 0 && (
        <EmptyState title={t('certificates.none')} text={t('certificates.noneText')} />
      )}
      {organisation.certificates.map((certificate) => (
        <CertificateRow
          key={certificate.id}
          certificate={certificate}
          actions={
            <Group gap={4} wrap="nowrap">
              <Button size="xs" variant="default" onClick={() => setEdited(certificate)}>
                {t('common:action.edit')}
              </Button>
              <Button size="xs" variant="subtle" color="gray" onClick={() => setRemoved(certificate)}>
                {t('common:action.remove')}
              </Button>
            </Group>
          }
        />
      ))}
      <Modal
        opened={removed !== null}
        onClose={() => setRemoved(null)}
        title={t('certificates.remove', { name: removed?.concept.name ?? '' })}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        <Stack>
          <Text size="sm">{t('certificates.removeHint')}</Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={() => setRemoved(null)}>
              {t('common:action.cancel')}
            </Button>
            <Button color="brick" loading={remove.isPending} onClick={() => void submitRemoval()}>
              {t('common:action.remove')}
            </Button>
          </Group>
        </Stack>
      </Modal>
      <Modal
        opened={edited !== null}
        onClose={() => setEdited(null)}
        title={t(edited === 'new' ? 'certificates.add' : 'certificates.edit')}
        closeButtonProps={{ 'aria-label': t('common:action.close') }}
      >
        {edited && (
          <CertificateForm
            organisationId={organisation.id}
            certificate={edited === 'new' ? null : edited}
            done={() => setEdited(null)}
          />
        )}
      </Modal>
    </Stack>
  );
}

interface CertificateFormProps {
  organisationId: string;
  certificate: CertificateData | null;
  done: () => void;
}

function CertificateForm({ organisationId, certificate, done }: CertificateFormProps) {
  const { t } = useTranslation('organisation');
  const [concept, setConcept] = useState<PickedConcept | null>(certificate?.concept ?? null);
  const draft = useDraft({
    number: certificate?.number ?? '',
    issuer: certificate?.issuer ?? '',
    issuedOn: certificate?.issuedOn ?? null,
    expiresOn: certificate?.expiresOn ?? null,
    scope: certificate?.scope ?? '',
  });
  const add = useAct(AddCertificateMutation);
  const revise = useAct(ReviseCertificateMutation);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [idempotencyKey] = useState(newKey);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!concept) return void draft.check({ conceptId: t('refusals:problem.required') });
    const { number, issuer, scope, ...days } = draft.values;
    const input = {
      ...days,
      conceptId: concept.id,
      number: number.trim() || null,
      issuer: issuer.trim() || null,
      scope: scope.trim() || null,
    };
    const result = certificate
      ? (await revise.mutateAsync({ id: certificate.id, version: certificate.version, input }))
          .reviseCertificate
      : (await add.mutateAsync({ organisationId, input: { ...input, idempotencyKey } })).addCertificate;
    const refused = refusalIn(result);
    setRefusal(refused);
    if (!refused) {
      tellDone(t('edit.saved'));
      done();
    }
  };

  return (
    <form onSubmit={(event) => void submit(event).catch(draft.take)}>
      <Stack>
        <RefusalNotice refusal={refusal} />
        <ErrorNotice error={add.error ?? revise.error} />
        <ConceptSelect
          label={t('certificate.what')}
          kind="CERTIFICATE"
          value={concept}
          onChange={setConcept}
          required
          error={draft.problems.conceptId}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput label={t('certificate.issuer')} {...draft.text('issuer')} />
          <TextInput label={t('certificate.numberLabel')} {...draft.text('number')} />
          <DayInput label={t('certificate.issuedOn')} {...draft.choice('issuedOn')} />
          <DayInput label={t('certificate.expiresOn')} {...draft.choice('expiresOn')} />
        </SimpleGrid>
        <Textarea label={t('certificate.scope')} {...draft.text('scope')} />
        <Group justify="flex-end">
          <Button variant="default" onClick={done}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={add.isPending || revise.isPending}>
            {t('common:action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
