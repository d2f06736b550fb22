import { Alert, Button, Modal, NativeSelect, Stack, TextInput, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, useAct } from '../../api/hooks.js';
import { type Refusal, refusalIn } from '../../api/refusal.js';
import { useFormat } from '../../i18n/use-format.js';
import { AmountInput } from '../../ui/amount-input.js';
import { DayInput } from '../../ui/day-input.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { readAmount } from '../../ui/read-amount.js';
import { useDraft } from '../../ui/use-draft.js';
import { OrganisationSelect } from '../organisation/organisation-select.js';
import type { Ledger } from './ledger.page.js';
import { RecordPaymentMutation } from './support.documents.js';
import { SUPPORT_KINDS } from './support-values.js';

/** Adds an entry to the ledger. One that would overdraw its budget says so, and asks why it is paid all the same. */
export default function PaymentForm({
  budgets,
  close,
}: {
  budgets: Ledger['supportBudgets'];
  close: () => void;
}) {
  const { t } = useTranslation('support');
  const format = useFormat();
  const record = useAct(RecordPaymentMutation);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const draft = useDraft({
    budgetId: budgets[0]?.id ?? '',
    organisationId: null as string | null,
    kind: 'INTEREST_SUPPORT' as (typeof SUPPORT_KINDS)[number],
    ...{ amount: '', purpose: '', project: '', documentReference: '', overdrawReason: '' },
    paidOn: null as string | null,
  });
  const { values } = draft;
  const budget = budgets.find(({ id }) => id === values.budgetId);
  const currency = budget?.amount.currency ?? 'VND';
  const isOverdrawn = refusal?.code === 'BUDGET_OVERDRAWN';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const required = t('refusals:problem.required');
    const { organisationId, paidOn, amount, overdrawReason, project, ...rest } = values;
    if (!organisationId || !paidOn)
      return void draft.check({
        ...(!organisationId && { organisationId: required }),
        ...(!paidOn && { paidOn: required }),
      });
    record.mutate(
      {
        input: {
          ...{ ...rest, organisationId, paidOn, idempotencyKey: newKey() },
          amount: { amount: readAmount(amount, currency), currency },
          project: project || null,
          overdrawReason: overdrawReason || null,
        },
      },
      {
        onError: draft.take,
        onSuccess: ({ recordSupportPayment: result }) => {
          setRefusal(refusalIn(result));
          if (result.__typename !== 'SupportPayment') return;
          tellDone(t('paidDone', { number: result.number }));
          close();
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      title={t('pay')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <ErrorNotice error={record.error} />
          {isOverdrawn ? (
            <Alert role="alert" color="gold" title={t('overdrawnTitle')}>
              {t('overdrawnText', {
                left: format.money({ amount: String(refusal.left), currency }),
                by: format.money({ amount: String(refusal.overdrawnBy), currency }),
              })}
            </Alert>
          ) : (
            <RefusalNotice refusal={refusal} />
          )}
          <NativeSelect
            size="md"
            label={t('budget')}
            description={budget && t('left', { amount: format.money(budget.left) })}
            value={values.budgetId}
            onChange={(event) => draft.set({ budgetId: event.currentTarget.value })}
            data={budgets.map(({ id, code }) => ({ value: id, label: code }))}
          />
          <OrganisationSelect
            label={t('enterprise')}
            required
            value={values.organisationId}
            onChange={(organisationId) => draft.set({ organisationId })}
            error={draft.problems.organisationId}
          />
          <NativeSelect
            size="md"
            label={t('kind')}
            value={values.kind}
            onChange={(event) => draft.set({ kind: event.currentTarget.value as typeof values.kind })}
            data={SUPPORT_KINDS.map((value) => ({ value, label: t(`enums:supportKind.${value}`) }))}
          />
          <AmountInput
            label={t('amountIn', { currency })}
            currency={currency}
            required
            {...draft.text('amount')}
            error={draft.problems.amount ?? draft.problems['amount.amount']}
          />
          <DayInput label={t('paidOn')} required {...draft.choice('paidOn')} />
          <TextInput label={t('purpose')} required {...draft.text('purpose')} />
          <TextInput
            label={t('project')}
            required={values.kind === 'PILOT_PRODUCTION'}
            {...draft.text('project')}
          />
          <TextInput label={t('document')} required {...draft.text('documentReference')} />
          {isOverdrawn && (
            <Textarea
              label={t('overdrawReason')}
              required
              autosize
              minRows={2}
              {...draft.text('overdrawReason')}
            />
          )}
          <Button type="submit" color={isOverdrawn ? 'gold' : undefined} loading={record.isPending}>
            {t(isOverdrawn ? 'payAllTheSame' : 'pay')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
