import { NativeSelect, SimpleGrid, Stack, TextInput, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VariablesOf } from '../../api/graphql.js';
import { AmountInput } from '../../ui/amount-input.js';
import { readAmount } from '../../ui/read-amount.js';
import type { Draft } from '../../ui/use-draft.js';
import type { AnswerFollowUpMutation } from './deals.documents.js';

type AnswerInput = VariablesOf<typeof AnswerFollowUpMutation>['input'];

export const STATES = ['NOT_STARTED', 'TALKING', 'UNDER_WAY', 'DELAYED', 'COMPLETED', 'ENDED'] as const;

export interface AnswerValues {
  /** Empty until it is chosen: an answer that comes by itself would be none. */
  state: (typeof STATES)[number] | '';
  delivered: string;
  paid: string;
  note: string;
  answeredBy: string;
}

export const NO_ANSWER: AnswerValues = {
  state: '',
  delivered: '',
  paid: '',
  note: '',
  answeredBy: '',
};

/** null, and the field marked with `missing`, while it isn't said how it goes. */
export function answerInput(
  draft: Draft<AnswerValues>,
  currency: string | null,
  isSure: boolean,
  missing: string,
): AnswerInput | null {
  const { state, ...values } = draft.values;
  if (!state) {
    draft.check({ state: missing });
    return null;
  }
  const money = (text: string) =>
    text.trim() && currency ? { amount: readAmount(text, currency), currency } : null;
  return {
    state,
    delivered: money(values.delivered),
    paid: money(values.paid),
    note: values.note.trim() || null,
    answeredBy: values.answeredBy.trim() || null,
    confirmUnusual: isSure,
  };
}

/** How it goes, what was delivered and paid so far. */
export function AnswerFields({
  draft,
  currency,
  asksName,
}: {
  draft: Draft<AnswerValues>;
  /** null where nothing was signed for money. */
  currency: string | null;
  asksName?: boolean;
}) {
  const { t } = useTranslation('deals');
  return (
    <Stack>
      <NativeSelect
        size="md"
        label={t('answer.state')}
        data={[
          { value: '', label: t('answer.choose'), disabled: true },
          ...STATES.map((value) => ({ value, label: t(`state.${value}`) })),
        ]}
        value={draft.values.state}
        error={draft.problems.state}
        onChange={(event) => draft.set({ state: event.currentTarget.value as AnswerValues['state'] })}
      />
      {currency && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          {(['delivered', 'paid'] as const).map((name) => (
            <AmountInput
              key={name}
              label={t(`answer.${name}`, { currency })}
              currency={currency}
              {...draft.text(name)}
              error={draft.problems[name] ?? draft.problems[`${name}.amount`]}
            />
          ))}
        </SimpleGrid>
      )}
      <Textarea label={t('answer.note')} autosize minRows={2} {...draft.text('note')} />
      {asksName && <TextInput label={t('answer.name')} autoComplete="name" {...draft.text('answeredBy')} />}
    </Stack>
  );
}
