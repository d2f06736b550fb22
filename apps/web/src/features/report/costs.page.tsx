import {
  Badge,
  Button,
  Card,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { newKey, useAct, usePages } from '../../api/hooks.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { AmountInput } from '../../ui/amount-input.js';
import { DemoBadge } from '../../ui/badges.js';
import { CurrencySelect } from '../../ui/currency-select.js';
import { DayInput } from '../../ui/day-input.js';
import { MoreButton } from '../../ui/more-button.js';
import { ErrorNotice, tellDone } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState, ListSkeleton } from '../../ui/states.js';
import { readAmount } from '../../ui/read-amount.js';
import { useDraft } from '../../ui/use-draft.js';
import { useUrlState } from '../../ui/use-url-state.js';
import classes from './report.module.css';
import {
  type FairCost,
  FairCostsQuery,
  RecordFairCostMutation,
  ReviseFairCostMutation,
  WithdrawFairCostMutation,
} from './returns.documents.js';

const KINDS = [
  'VENUE',
  'STANDS',
  'TRAVEL',
  'STAFF',
  'INTERPRETING',
  'PROMOTION',
  'SUPPORT',
  'CATERING',
  'OTHER',
] as const;
const BASES = ['ESTIMATED', 'VERIFIED'] as const;
const EMPTY = {
  kind: 'VENUE' as (typeof KINDS)[number],
  description: '',
  incurredOn: null as string | null,
  amount: '',
  currency: 'VND',
  basis: 'ESTIMATED' as (typeof BASES)[number],
  documentReference: '',
};

/** What a fair has cost, item by item. */
export function Component() {
  const { t } = useTranslation('report');
  const { fairId = '' } = useParams();
  const textIn = useTextIn();
  const url = useUrlState();
  const basis = BASES.find((one) => one === url.get('basis')) ?? null;
  const pages = usePages(FairCostsQuery, { fairId, basis, first: 50 }, (data) => data.fairCosts);
  const [revised, setRevised] = useState<FairCost | null>(null);
  const form = useRef<HTMLDivElement>(null);
  const revise = (cost: FairCost) => {
    setRevised(cost);
    form.current?.scrollIntoView({ block: 'start' });
  };
  return (
    <Asked query={pages} skeleton={<ListSkeleton rows={3} />}>
      {(data) => {
        const costs = data.pages.flatMap((page) => page.fairCosts.edges.map(({ node }) => node));
        return (
          <Page
            title={t('costs.title')}
            lead={textIn(data.pages[0]!.fair?.name)}
            trail={[{ to: '/report/returns', label: t('returns.title') }]}
            narrow
          >
            <Stack gap="lg">
              <div ref={form}>
                <CostForm
                  key={revised?.id ?? 'new'}
                  fairId={fairId}
                  revised={revised}
                  done={() => setRevised(null)}
                />
              </div>
              <NativeSelect
                label={t('costs.shown')}
                value={basis ?? ''}
                onChange={(event) => url.set({ basis: event.currentTarget.value })}
                data={[
                  { value: '', label: t('costs.all') },
                  ...BASES.map((value) => ({ value, label: t(`costs.bases.${value}`) })),
                ]}
              />
              {costs.length === 0 ? (
                <EmptyState
                  title={t(basis ? 'costs.noneOfThem' : 'costs.none')}
                  text={t(basis ? 'costs.noneOfThemText' : 'costs.noneText')}
                />
              ) : (
                <Card padding="md">
                  <ul className={classes.rows}>
                    {costs.map((cost) => (
                      <CostRow key={cost.id} cost={cost} revise={() => revise(cost)} />
                    ))}
                  </ul>
                  <MoreButton pages={pages} />
                </Card>
              )}
            </Stack>
          </Page>
        );
      }}
    </Asked>
  );
}

function CostForm({ fairId, revised, done }: { fairId: string; revised: FairCost | null; done: () => void }) {
  const { t } = useTranslation('report');
  const draft = useDraft(
    revised
      ? {
          kind: revised.kind,
          description: revised.description,
          incurredOn: revised.incurredOn as string | null,
          amount: revised.amount.amount,
          currency: revised.amount.currency,
          basis: revised.basis,
          documentReference: revised.documentReference ?? '',
        }
      : EMPTY,
  );
  const record = useAct(RecordFairCostMutation);
  const revise = useAct(ReviseFairCostMutation);
  const [stale, setStale] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { amount, currency, incurredOn, documentReference, ...rest } = draft.values;
    if (!incurredOn) return void draft.check({ incurredOn: t('refusals:problem.required') });
    const input = {
      ...rest,
      incurredOn,
      amount: { amount: readAmount(amount, currency), currency },
      documentReference: documentReference.trim() || null,
    };
    const saved = () => {
      tellDone(t('costs.saved'));
      draft.reset({ ...EMPTY, currency });
      done();
    };
    if (revised)
      revise.mutate(
        { id: revised.id, version: revised.version, input },
        {
          onError: draft.take,
          onSuccess: ({ reviseFairCost }) =>
            reviseFairCost.__typename === 'FairCost' ? saved() : setStale(true),
        },
      );
    else
      record.mutate(
        { input: { ...input, fairId, idempotencyKey: newKey() } },
        { onError: draft.take, onSuccess: saved },
      );
  };
  return (
    <Card component="form" onSubmit={submit}>
      <Stack>
        <Title order={2} size="h3">
          {t(revised ? 'costs.revise' : 'costs.add')}
        </Title>
        <ErrorNotice error={record.error ?? revise.error} />
        {stale && (
          <Text c="brick" role="alert">
            {t('costs.stale')}
          </Text>
        )}
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NativeSelect
            label={t('costs.kind')}
            data={KINDS.map((value) => ({ value, label: t(`costs.kinds.${value}`) }))}
            value={draft.values.kind}
            onChange={(event) => draft.set({ kind: event.currentTarget.value as (typeof KINDS)[number] })}
          />
          <TextInput label={t('costs.description')} required {...draft.text('description')} />
          <AmountInput
            label={t('costs.amount')}
            currency={draft.values.currency}
            required
            {...draft.text('amount')}
            error={draft.problems['amount.amount'] ?? draft.problems.amount}
          />
          <CurrencySelect
            size="sm"
            label={t('costs.currency')}
            value={draft.values.currency}
            onChange={(currency) => draft.set({ currency })}
          />
          <DayInput label={t('costs.incurredOn')} required {...draft.choice('incurredOn')} />
          <NativeSelect
            label={t('costs.basis')}
            data={BASES.map((value) => ({ value, label: t(`costs.bases.${value}`) }))}
            value={draft.values.basis}
            onChange={(event) => draft.set({ basis: event.currentTarget.value as (typeof BASES)[number] })}
          />
          <TextInput
            label={t('costs.document')}
            description={t('costs.documentWhy')}
            required={draft.values.basis === 'VERIFIED'}
            {...draft.text('documentReference')}
          />
        </SimpleGrid>
        <Group>
          <Button type="submit" loading={record.isPending || revise.isPending}>
            {t(revised ? 'costs.save' : 'costs.add')}
          </Button>
          {revised && (
            <Button variant="default" onClick={done}>
              {t('common:action.cancel')}
            </Button>
          )}
        </Group>
      </Stack>
    </Card>
  );
}

function CostRow({ cost, revise }: { cost: FairCost; revise: () => void }) {
  const { t } = useTranslation('report');
  const format = useFormat();
  const withdraw = useAct(WithdrawFairCostMutation);
  const [reason, setReason] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    withdraw.mutate(
      { id: cost.id, version: cost.version, reason: reason ?? '' },
      { onSuccess: () => tellDone(t('costs.withdrawn')) },
    );
  };
  return (
    <li className={classes.row}>
      <div style={{ minWidth: 0, flex: '1 1 260px' }}>
        <Group gap="xs">
          <Text fw={600} className="figures">
            {format.money(cost.amount)}
          </Text>
          <Badge color={cost.basis === 'VERIFIED' ? 'pine' : 'gray'}>{t(`costs.bases.${cost.basis}`)}</Badge>
          <DemoBadge shown={cost.isDemo} />
        </Group>
        <Text>
          {t(`costs.kinds.${cost.kind}`)}: {cost.description}
        </Text>
        <Text size="sm" c="dimmed">
          {[
            format.day(cost.incurredOn),
            cost.documentReference,
            t('costs.recorded', {
              day: format.dateTime(cost.recordedAt),
              name: cost.recordedBy?.name ?? t('frozen.server'),
            }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </Text>
        <ErrorNotice error={withdraw.error} />
        {reason !== null && (
          <form onSubmit={submit}>
            <Stack gap="xs" mt="xs">
              <TextInput
                label={t('costs.reason')}
                required
                value={reason}
                onChange={(event) => setReason(event.currentTarget.value)}
              />
              <Group gap="xs">
                <Button type="submit" size="sm" color="brick" loading={withdraw.isPending}>
                  {t('costs.withdraw')}
                </Button>
                <Button size="sm" variant="default" onClick={() => setReason(null)}>
                  {t('common:action.cancel')}
                </Button>
              </Group>
            </Stack>
          </form>
        )}
      </div>
      {reason === null && (
        <Group gap="xs">
          <Button
            size="compact-sm"
            variant="subtle"
            aria-label={`${t('costs.reviseShort')}: ${cost.description}`}
            onClick={revise}
          >
            {t('costs.reviseShort')}
          </Button>
          <Button
            size="compact-sm"
            variant="subtle"
            color="brick"
            aria-label={`${t('costs.withdraw')}: ${cost.description}`}
            onClick={() => setReason('')}
          >
            {t('costs.withdraw')}
          </Button>
        </Group>
      )}
    </li>
  );
}
