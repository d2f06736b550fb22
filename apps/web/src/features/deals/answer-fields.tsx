import { NativeSelect, SimpleGrid, Stack, TextInput, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { VariablesOf } from '../../api/graphql.js';
import type { Draft } from '../../ui/use-draft.js';
import { readAmount } from '../agreement/agreement-values.js';
import type { AnswerFollowUpMutation } from './deals.documents.js';

type AnswerInput = VariablesOf<typeof AnswerFollowUpMutation>['input'];

export const STATES = ['NOT_STARTED', 'TALKING', 'UNDER_WAY', 'DELAYED', 'COMPLETED', 'ENDED'] as const;

export interface AnswerValues {
  state: (typeof STATES)[number];
  delivered: string;
  paid: string;
  note: string;
  answeredBy: string;
}

export const NO_ANSWER: AnswerValues = {
  state: 'UNDER_WAY',
  delivered: '',
  paid: '',
  note: '',
  answeredBy: '',
};

export function answerInput(values: AnswerValues, currency: string | null): AnswerInput {
  const money = (text: string) => (text.trim() && currency ? { amount: readAmount(text), currency } : null);
  return {
    state: values.state,
    delivered: money(values.delivered),
    paid: money(values.paid),
    note: values.note.trim() || null,
    answeredBy: values.answeredBy.trim() || null,
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
        data={STATES.map((value) => ({ value, label: t(`state.${value}`) }))}
        value={draft.values.state}
        onChange={(event) => draft.set({ state: event.currentTarget.value as AnswerValues['state'] })}
      />
      {currency && (
        <SimpleGrid cols={{ base: 1, xs: 2 }}>
          <TextInput
            label={t('answer.delivered', { currency })}
            inputMode="decimal"
            {...draft.text('delivered')}
          />
          <TextInput label={t('answer.paid', { currency })} inputMode="decimal" {...draft.text('paid')} />
        </SimpleGrid>
      )}
      <Textarea label={t('answer.note')} autosize minRows={2} {...draft.text('note')} />
      {asksName && <TextInput label={t('answer.name')} autoComplete="name" {...draft.text('answeredBy')} />}
    </Stack>
  );
}
