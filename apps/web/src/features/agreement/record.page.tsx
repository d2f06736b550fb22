import {
  Alert,
  Button,
  Card,
  Checkbox,
  Group,
  NativeSelect,
  Select,
  SimpleGrid,
  Stack,
  TextInput,
  Textarea,
} from '@mantine/core';
import { type FormEvent, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import type { VariablesOf } from '../../api/graphql.js';
import { newKey, useAct, useAsk } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { useTextIn } from '../../i18n/text-in.js';
import { DayInput } from '../../ui/day-input.js';
import { ErrorNotice, RefusalNotice } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { useDraft } from '../../ui/use-draft.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { FairsQuery } from '../fair/fair.documents.js';
import { MeetingQuery } from '../meeting/meeting.documents.js';
import { ConceptSelect, type PickedConcept } from '../organisation/concept-picker.js';
import { OrganisationSelect } from '../organisation/organisation-select.js';
import { RecordAgreementMutation } from './agreement.documents.js';

type AgreementInput = VariablesOf<typeof RecordAgreementMutation>['input'];

const KINDS = ['MEMORANDUM', 'NDA', 'FRAMEWORK', 'TRIAL_ORDER', 'PURCHASE_ORDER', 'CONTRACT'] as const;
const CURRENCIES = ['USD', 'VND', 'JPY', 'EUR', 'KRW', 'CNY', 'THB', 'SGD'];

const EMPTY = {
  title: '',
  kind: 'CONTRACT' as AgreementInput['kind'],
  supplierId: null as string | null,
  buyerId: null as string | null,
  signedOn: null as string | null,
  place: '',
  amount: '',
  currency: 'USD',
  fairId: null as string | null,
  outsideReason: '',
  documentReference: '',
  note: '',
};

/** "1.234.567,50" and "1,234,567.50" are the same amount; the last of the two signs is the decimal one. */
export function readAmount(text: string): string {
  const bare = text.replaceAll(/[\s ]/g, '');
  const last = Math.max(bare.lastIndexOf(','), bare.lastIndexOf('.'));
  const behind = bare.length - last - 1;
  const isDecimal = last >= 0 && behind !== 3;
  const whole = (isDecimal ? bare.slice(0, last) : bare).replaceAll(/[.,]/g, '');
  return isDecimal && behind > 0 ? `${whole}.${bare.slice(last + 1)}` : whole;
}

export function Component() {
  const { t } = useTranslation('agreement');
  const textIn = useTextIn();
  const navigate = useNavigate();
  const url = useUrlState();
  const meetingId = url.get('meeting') || null;
  const meeting = useAsk(MeetingQuery, { id: meetingId ?? '' }, { enabled: meetingId !== null });
  const fairs = useAsk(FairsQuery, { first: 100 });
  const draft = useDraft(EMPTY);
  const [sector, setSector] = useState<PickedConcept | null>(null);
  const [isSure, setSure] = useState(false);
  const record = useAct(RecordAgreementMutation);
  const [idempotencyKey, setKey] = useState(newKey);
  const from = meeting.data?.meeting;
  const { values } = draft;
  const result = record.data?.recordAgreement;
  const unusual = result?.__typename === 'UnusualAgreementError' ? result.points : [];

  useEffect(() => {
    if (!from) return;
    draft.set({
      supplierId: from.supplier?.organisation.id ?? null,
      buyerId: from.buyer?.organisation.id ?? null,
      fairId: from.fair?.id ?? null,
      title: from.proposal?.need?.title ?? '',
    });
  }, [from?.id]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { supplierId, buyerId, signedOn } = values;
    const missing = t('refusals:problem.required');
    const isFilled = draft.check({
      ...(!supplierId && { supplierId: missing }),
      ...(!buyerId && { buyerId: missing }),
      ...(!signedOn && { signedOn: missing }),
      ...(!values.fairId && !values.outsideReason.trim() && { outsideReason: missing }),
    });
    if (!isFilled) return;
    const { recordAgreement } = await record.mutateAsync({
      input: {
        title: values.title,
        kind: values.kind,
        signedOn: signedOn!,
        place: values.place.trim() || null,
        note: values.note.trim() || null,
        documentReference: values.documentReference.trim() || null,
        fairId: values.fairId,
        outsideReason: values.fairId ? null : values.outsideReason.trim(),
        meetingId,
        sectorConceptId: sector?.id ?? null,
        value: values.amount.trim() ? { amount: readAmount(values.amount), currency: values.currency } : null,
        parties: [
          { organisationId: supplierId!, role: 'SUPPLIER' },
          { organisationId: buyerId!, role: 'BUYER' },
        ],
        confirmUnusual: isSure,
        idempotencyKey,
      },
    });
    // A refused attempt may be answered from memory; the next one, with something changed, is another attempt.
    setKey(newKey());
    if (recordAgreement.__typename === 'Agreement') await navigate(`/agreements/${recordAgreement.id}`);
  };

  return (
    <Page
      title={t('record.title')}
      lead={t('record.lead')}
      trail={[{ to: '/agreements', label: t('common:nav.agreements') }]}
      narrow
    >
      <Card component="form" onSubmit={(event: FormEvent) => void submit(event).catch(draft.take)}>
        <Stack>
          {unusual.length > 0 ? (
            <Alert color="gold" role="alert" title={t('record.unusual')}>
              {unusual.map(({ code }) => (
                <div key={code}>{t(`unusual.${code}`)}</div>
              ))}
              <Checkbox
                mt="sm"
                label={t('record.sure')}
                checked={isSure}
                onChange={(event) => setSure(event.currentTarget.checked)}
              />
            </Alert>
          ) : (
            <RefusalNotice refusal={refusalIn(result)} />
          )}
          <ErrorNotice error={record.error} />
          <TextInput label={t('record.what')} required {...draft.text('title')} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Select
              label={t('kind')}
              allowDeselect={false}
              data={KINDS.map((value) => ({ value, label: t(`enums:agreementKind.${value}`) }))}
              {...draft.choice('kind')}
            />
            <DayInput label={t('signedOn')} required {...draft.choice('signedOn')} />
            <OrganisationSelect
              key={`s${from?.id ?? ''}`}
              label={t('enums:partyRole.SUPPLIER')}
              side="SUPPLIER"
              required
              {...(from?.supplier && { knownName: from.supplier.organisation.displayName })}
              {...draft.choice('supplierId')}
            />
            <OrganisationSelect
              key={`b${from?.id ?? ''}`}
              label={t('enums:partyRole.BUYER')}
              side="BUYER"
              required
              {...(from?.buyer && { knownName: from.buyer.organisation.displayName })}
              {...draft.choice('buyerId')}
            />
          </SimpleGrid>
          <Group align="flex-start" gap="sm" wrap="nowrap">
            <TextInput
              label={t('value')}
              description={t('record.valueHint')}
              inputMode="decimal"
              style={{ flex: 1 }}
              {...draft.text('amount')}
              error={draft.problems['value.amount'] ?? draft.problems.value}
            />
            <NativeSelect
              size="md"
              w={110}
              label={t('record.currency')}
              description={' '}
              data={CURRENCIES}
              value={values.currency}
              onChange={(event) => draft.set({ currency: event.currentTarget.value })}
            />
          </Group>
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <Select
              label={t('fair')}
              clearable
              searchable
              data={(fairs.data?.fairs.edges ?? []).map(({ node }) => ({
                value: node.id,
                label: textIn(node.name),
              }))}
              {...draft.choice('fairId')}
            />
            <ConceptSelect label={t('sector')} kind="INDUSTRY" value={sector} onChange={setSector} />
            <TextInput label={t('place')} {...draft.text('place')} />
            <TextInput label={t('documentReference')} {...draft.text('documentReference')} />
          </SimpleGrid>
          {!values.fairId && (
            <TextInput
              label={t('outsideReason')}
              description={t('record.outsideHint')}
              required
              {...draft.text('outsideReason')}
            />
          )}
          <Textarea label={t('record.note')} {...draft.text('note')} />
          <Button type="submit" size="md" loading={record.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('list.record')}
          </Button>
        </Stack>
      </Card>
    </Page>
  );
}
