import { Anchor, Button, Card, Group, Modal, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { newKey, useAct } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { useFormat } from '../../i18n/use-format.js';
import { StatusBadge } from '../../ui/badges.js';
import { AmountInput } from '../../ui/amount-input.js';
import { DayInput } from '../../ui/day-input.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { readAmount } from '../../ui/read-amount.js';
import { useDraft } from '../../ui/use-draft.js';
import { AmendAgreementMutation } from './agreement-life.documents.js';
import type { FullAgreement } from './agreement-values.js';
import { UnusualPoints } from './unusual-points.js';

/** What has changed since it was verified: each amendment is a record of its own. */
export function AmendmentsCard({ agreement }: { agreement: FullAgreement }) {
  const { t } = useTranslation('agreement');
  const format = useFormat();
  const [isOpen, setOpen] = useState(false);
  const { amendments, amends, framework, mergedInto, possibleActions } = agreement;
  const related = [
    { label: t('amendment.of'), to: amends },
    { label: t('framework'), to: framework },
    { label: t('mergedInto'), to: mergedInto },
  ].filter(({ to }) => to);
  const mayAmend = possibleActions.includes('AMEND');
  if (amendments.length === 0 && related.length === 0 && !mayAmend) return null;
  return (
    <Card component="section" aria-labelledby="amendments">
      <Group justify="space-between" mb="sm">
        <Title order={2} size="h3" id="amendments">
          {t('amendment.title')}
        </Title>
        {mayAmend && (
          <Button variant="default" onClick={() => setOpen(true)}>
            {t('amendment.add')}
          </Button>
        )}
      </Group>
      <Stack gap="xs">
        {related.map(({ label, to }) => (
          <Text key={label} size="sm">
            {label}{' '}
            <Anchor component={Link} to={`/agreements/${to!.id}`}>
              {to!.number}
            </Anchor>
          </Text>
        ))}
        {amendments.map(({ id, number, title, signedOn, status, amendedTo, validUntil }) => (
          <Group key={id} justify="space-between" gap="xs">
            <div>
              <Anchor component={Link} to={`/agreements/${id}`} fw={600}>
                {number}
              </Anchor>{' '}
              <Text span size="sm">
                {title}
              </Text>
              <Text size="sm" c="dimmed" className="figures">
                {format.day(signedOn)}
                {amendedTo && ` · ${t('amendment.becomes', { amount: format.money(amendedTo) })}`}
                {validUntil && ` · ${t('amendment.until', { day: format.day(validUntil) })}`}
              </Text>
            </div>
            <StatusBadge kind="agreementStatus" value={status} />
          </Group>
        ))}
        {amendments.length === 0 && !amends && <Text size="sm">{t('amendment.none')}</Text>}
      </Stack>
      {isOpen && <Amend agreement={agreement} close={() => setOpen(false)} />}
    </Card>
  );
}

const EMPTY = {
  title: '',
  signedOn: null as string | null,
  newValue: '',
  validUntil: null as string | null,
  documentReference: '',
};

function Amend({ agreement, close }: { agreement: FullAgreement; close: () => void }) {
  const { t } = useTranslation('agreement');
  const draft = useDraft(EMPTY);
  const amend = useAct(AmendAgreementMutation);
  const [refusal, setRefusal] = useState<ReturnType<typeof refusalIn>>(null);
  const [isSure, setSure] = useState(false);
  const currency = (agreement.valueInForce ?? agreement.value)?.currency ?? 'USD';
  const [idempotencyKey, setKey] = useState(newKey);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { title, signedOn, newValue, validUntil, documentReference } = draft.values;
    if (!signedOn) return void draft.check({ signedOn: t('refusals:problem.required') });
    try {
      const { amendAgreement } = await amend.mutateAsync({
        ...{ id: agreement.id, version: agreement.version },
        input: {
          ...{ title, signedOn, validUntil, confirmUnusual: isSure, idempotencyKey },
          newValue: newValue.trim() ? { amount: readAmount(newValue, currency), currency } : null,
          documentReference: documentReference.trim() || null,
        },
      });
      // A refused attempt may be answered from memory; the next one, with something changed, is another attempt.
      setKey(newKey());
      const refused = refusalIn(amendAgreement);
      setRefusal(refused);
      if (refused) return;
      tellDone(t('amendment.added'));
      close();
    } catch (error) {
      draft.take(error);
    }
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('amendment.add')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <TextInput label={t('amendment.what')} required {...draft.text('title')} />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <DayInput label={t('signedOn')} required {...draft.choice('signedOn')} />
            <DayInput label={t('amendment.newTerm')} {...draft.choice('validUntil')} />
          </SimpleGrid>
          <AmountInput
            label={t('amendment.newValue', { currency })}
            description={t('amendment.newValueHint')}
            currency={currency}
            {...draft.text('newValue')}
            error={
              draft.problems.newValue ??
              draft.problems['newValue.amount'] ??
              draft.problems['newValue.currency']
            }
          />
          <TextInput label={t('documentReference')} {...draft.text('documentReference')} />
          {refusal?.__typename === 'UnusualAgreementError' ? (
            <UnusualPoints points={refusal.points as { code: string }[]} isSure={isSure} onChange={setSure} />
          ) : (
            <RefusalNotice refusal={refusal} />
          )}
          <ErrorNotice error={amend.error} />
          <Button type="submit" loading={amend.isPending}>
            {t('amendment.add')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
