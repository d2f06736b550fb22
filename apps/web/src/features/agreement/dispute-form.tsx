import { Button, Group, Modal, Stack, Text, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormDeed } from '../../api/use-form-deed.js';
import { AmountInput } from '../../ui/amount-input.js';
import { CurrencySelect } from '../../ui/currency-select.js';
import { ErrorNotice, RefusalNotice } from '../../ui/notices.js';
import { readAmount } from '../../ui/read-amount.js';
import { useDraft } from '../../ui/use-draft.js';
import { DisputeAgreementMutation } from './agreement-life.documents.js';
import type { FullAgreement } from './agreement-values.js';

/** The other party names its own figure, and on what it rests. Of an amendment that is the whole value from then on. */
export function DisputeForm({ agreement, close }: { agreement: FullAgreement; close: () => void }) {
  const { t } = useTranslation('agreement');
  const { id, version, amends, amendedTo, value } = agreement;
  const draft = useDraft({ amount: '', currency: (amendedTo ?? value)?.currency ?? 'USD', note: '' });
  const { currency } = draft.values;
  const dispute = useFormDeed(DisputeAgreementMutation, draft);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { amount, note } = draft.values;
    const figure = { amount: readAmount(amount, currency), currency };
    const isDone = await dispute.run(
      { id, version, note: note.trim() || null, value: figure },
      t('deed.disputed'),
    );
    if (isDone) close();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('deed.dispute')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <Text size="sm" c="dimmed">
            {t('deed.disputeHint')}
          </Text>
          <Group align="flex-start" wrap="nowrap" gap="sm">
            <AmountInput
              label={t(amends ? 'deed.otherFigureFromThenOn' : 'deed.otherFigure')}
              currency={currency}
              required
              style={{ flex: 1 }}
              {...draft.text('amount')}
              // The API names the argument `value`.
              error={draft.problems.amount ?? draft.problems.currency}
            />
            {!amends && (
              <CurrencySelect
                w={110}
                label={t('form.currency')}
                value={currency}
                onChange={(code) => draft.set({ currency: code })}
              />
            )}
          </Group>
          <TextInput label={t('dispute.note')} {...draft.text('note')} />
          <RefusalNotice refusal={dispute.refusal} />
          <ErrorNotice error={dispute.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={close}>
              {t('common:action.cancel')}
            </Button>
            <Button type="submit" loading={dispute.isPending}>
              {t('deed.dispute')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
