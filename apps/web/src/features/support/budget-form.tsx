import { Button, Modal, NumberInput, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormDeed } from '../../api/use-form-deed.js';
import { AmountInput } from '../../ui/amount-input.js';
import { ErrorNotice, RefusalNotice } from '../../ui/notices.js';
import { readAmount } from '../../ui/read-amount.js';
import { useDraft } from '../../ui/use-draft.js';
import { SetBudgetMutation } from './support.documents.js';

export default function BudgetForm({ close }: { close: () => void }) {
  const { t, i18n } = useTranslation('support');
  const draft = useDraft({
    ...{ code: '', name: '', amount: '', source: '' },
    year: new Date().getFullYear() as number | null,
  });
  const save = useFormDeed(SetBudgetMutation, draft);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { code, name, amount, source, year } = draft.values;
    if (!year) return void draft.check({ year: t('refusals:problem.required') });
    const input = {
      ...{ code, year, source: source || null },
      name: [{ language: i18n.language, text: name }],
      amount: { amount: readAmount(amount, 'VND'), currency: 'VND' },
    };
    if (await save.run({ input }, t('budgetSaved'))) close();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('addBudget')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <ErrorNotice error={save.error} />
          <RefusalNotice refusal={save.refusal} />
          <TextInput label={t('budgetName')} required {...draft.text('name')} />
          <TextInput label={t('code')} required {...draft.text('code')} />
          <NumberInput
            label={t('year')}
            required
            min={2000}
            max={2100}
            allowDecimal={false}
            {...draft.number('year')}
          />
          <AmountInput
            label={t('amountIn', { currency: 'VND' })}
            currency="VND"
            required
            {...draft.text('amount')}
            error={draft.problems.amount ?? draft.problems['amount.amount']}
          />
          <TextInput label={t('source')} {...draft.text('source')} />
          <Button type="submit" loading={save.isPending}>
            {t('addBudget')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
