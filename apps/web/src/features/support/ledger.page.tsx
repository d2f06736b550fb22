import {
  Anchor,
  Badge,
  Button,
  Card,
  Group,
  Modal,
  NativeSelect,
  Progress,
  SimpleGrid,
  Stack,
  Table,
  Text,
  Textarea,
  Title,
} from '@mantine/core';
import { IconDownload, IconPlus, IconTableImport } from '@tabler/icons-react';
import { Suspense, lazy, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ResultOf } from '../../api/graphql.js';
import { useAsk, usePages } from '../../api/hooks.js';
import { useDeed } from '../../api/use-deed.js';
import { useTextIn } from '../../i18n/text-in.js';
import { useFormat } from '../../i18n/use-format.js';
import { DemoBadge } from '../../ui/badges.js';
import { MoreButton } from '../../ui/more-button.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState } from '../../ui/states.js';
import { useUrlState } from '../../ui/use-url-state.js';
import { LedgerQuery, PaymentsQuery, ReversePaymentMutation } from './support.documents.js';
import { SUPPORT_KINDS } from './support-values.js';
import { SupportTabs } from './support-tabs.js';

const PaymentForm = lazy(() => import('./payment-form.js'));
const BudgetForm = lazy(() => import('./budget-form.js'));

export type Ledger = ResultOf<typeof LedgerQuery>;

/** What was paid, from which budget, to whom. Entries are never changed, only taken back. */
export function Component() {
  const { t, i18n } = useTranslation('support');
  const url = useUrlState();
  const [form, setForm] = useState<'payment' | 'budget' | null>(null);
  const kind = SUPPORT_KINDS.find((one) => one === url.get('kind')) ?? null;
  const filter = { year: Number(url.get('year')) || null, budgetId: url.get('budget') || null };
  const query = useAsk(LedgerQuery, { filter }, { keepPrevious: true });
  return (
    <Page
      title={t('tabs.ledger')}
      lead={t('ledgerLead')}
      actions={
        <>
          <Button
            component="a"
            href={`/export/support-payments?format=xlsx&lang=${i18n.language}`}
            variant="default"
            leftSection={<IconDownload size={18} aria-hidden />}
          >
            Excel
          </Button>
          <Button
            component={Link}
            to="/support/import"
            variant="default"
            leftSection={<IconTableImport size={18} aria-hidden />}
          >
            {t('import')}
          </Button>
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => setForm('payment')}>
            {t('pay')}
          </Button>
        </>
      }
    >
      <SupportTabs />
      <Asked query={query}>
        {(ledger) => (
          <Stack gap="xl">
            <Figures figures={ledger.supportFigures} />
            <Budgets budgets={ledger.supportBudgets} add={() => setForm('budget')} />
            <section aria-labelledby="entries">
              <Title order={2} id="entries" mb="sm">
                {t('entries')}
              </Title>
              <SimpleGrid cols={{ base: 1, sm: 3 }} mb="md">
                <NativeSelect
                  size="md"
                  label={t('kind')}
                  value={kind ?? ''}
                  onChange={(event) => url.set({ kind: event.currentTarget.value })}
                  data={[
                    { value: '', label: t('any') },
                    ...SUPPORT_KINDS.map((value) => ({ value, label: t(`enums:supportKind.${value}`) })),
                  ]}
                />
                <NativeSelect
                  size="md"
                  label={t('budget')}
                  value={url.get('budget')}
                  onChange={(event) => url.set({ budget: event.currentTarget.value })}
                  data={[
                    { value: '', label: t('any') },
                    ...ledger.supportBudgets.map(({ id, code }) => ({ value: id, label: code })),
                  ]}
                />
                <NativeSelect
                  size="md"
                  label={t('year')}
                  value={url.get('year')}
                  onChange={(event) => url.set({ year: event.currentTarget.value })}
                  data={[
                    { value: '', label: t('any') },
                    ...[...new Set(ledger.supportBudgets.map(({ year }) => String(year)))],
                  ]}
                />
              </SimpleGrid>
              <Entries filter={{ ...filter, kind }} />
            </section>
            {form && (
              <Suspense>
                {form === 'payment' ? (
                  <PaymentForm budgets={ledger.supportBudgets} close={() => setForm(null)} />
                ) : (
                  <BudgetForm close={() => setForm(null)} />
                )}
              </Suspense>
            )}
          </Stack>
        )}
      </Asked>
    </Page>
  );
}

function Figures({ figures }: { figures: Ledger['supportFigures'] }) {
  const { t } = useTranslation('support');
  const format = useFormat();
  if (figures.length === 0) return null;
  return (
    <section aria-labelledby="paid">
      <Title order={2} id="paid" mb="sm">
        {t('paid')}
      </Title>
      <Card padding={0}>
        <Table className="figures">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{t('kind')}</Table.Th>
              <Table.Th ta="right" visibleFrom="sm">
                {t('enterprises')}
              </Table.Th>
              <Table.Th ta="right" visibleFrom="sm">
                {t('projects')}
              </Table.Th>
              <Table.Th ta="right">{t('amount')}</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {figures
              .toSorted((a, b) => Number(a.kind === null) - Number(b.kind === null))
              .map(({ kind, enterprises, projects, amount }) => (
                <Table.Tr key={`${kind}-${amount.currency}`} fw={kind === null ? 650 : undefined}>
                  <Table.Th scope="row" fw={kind === null ? 650 : 500}>
                    {kind ? t(`enums:supportKind.${kind}`) : t('inAll')}
                    <Text size="sm" c="dimmed" hiddenFrom="sm">
                      {[
                        `${t('enterprises')}: ${format.number(enterprises)}`,
                        projects > 0 && `${t('projects')}: ${format.number(projects)}`,
                      ]
                        .filter(Boolean)
                        .join(' · ')}
                    </Text>
                  </Table.Th>
                  <Table.Td ta="right" visibleFrom="sm">
                    {format.number(enterprises)}
                  </Table.Td>
                  <Table.Td ta="right" visibleFrom="sm">
                    {projects > 0 ? format.number(projects) : ''}
                  </Table.Td>
                  <Table.Td ta="right" style={{ whiteSpace: 'nowrap' }}>
                    {format.money(amount)}
                  </Table.Td>
                </Table.Tr>
              ))}
          </Table.Tbody>
        </Table>
      </Card>
    </section>
  );
}

function Budgets({ budgets, add }: { budgets: Ledger['supportBudgets']; add: () => void }) {
  const { t } = useTranslation('support');
  const textIn = useTextIn();
  const format = useFormat();
  return (
    <section aria-labelledby="budgets">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="budgets">
          {t('budgets')}
        </Title>
        <Button size="compact-sm" variant="default" onClick={add}>
          {t('addBudget')}
        </Button>
      </Group>
      {budgets.length === 0 && <EmptyState title={t('noBudgets')} text={t('noBudgetsText')} />}
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }}>
        {budgets.map(({ id, code, year, name, amount, spent, left, isDemo }) => {
          const share = (Number(spent.amount) / Number(amount.amount)) * 100;
          const isOver = Number(left.amount) < 0;
          return (
            <Card key={id} padding="md">
              <Group justify="space-between" gap="xs">
                <Text fw={600}>{textIn(name)}</Text>
                <DemoBadge shown={isDemo} />
              </Group>
              <Text size="sm" c="dimmed">
                {code} · {year}
              </Text>
              <Progress
                my="xs"
                value={Math.min(100, share)}
                color={isOver ? 'brick' : 'pine'}
                aria-label={t('spentOf', { name: textIn(name) })}
              />
              <Text size="sm" className="figures">
                {t('spentOfAmount', { spent: format.money(spent), amount: format.money(amount) })}
              </Text>
              <Text
                size="sm"
                className="figures"
                c={isOver ? 'brick' : 'dimmed'}
                fw={isOver ? 600 : undefined}
              >
                {isOver
                  ? t('overdrawn', { amount: format.money({ ...left, amount: left.amount.slice(1) }) })
                  : t('left', { amount: format.money(left) })}
              </Text>
            </Card>
          );
        })}
      </SimpleGrid>
    </section>
  );
}

type PaymentKind = (typeof SUPPORT_KINDS)[number];

function Entries({
  filter,
}: {
  filter: { year: number | null; budgetId: string | null; kind: PaymentKind | null };
}) {
  const { t } = useTranslation('support');
  const format = useFormat();
  const [reversed, setReversed] = useState<{ id: string; number: string } | null>(null);
  const pages = usePages(PaymentsQuery, { filter, first: 30 }, (data) => data.supportPayments);
  return (
    <Asked query={pages}>
      {(data) => {
        const found = data.pages.flatMap((page) => page.supportPayments.edges.map(({ node }) => node));
        if (found.length === 0) return <EmptyState title={t('noEntries')} />;
        return (
          <Stack gap="xs">
            {found.map((entry) => (
              <Card key={entry.id} padding="sm">
                <Group justify="space-between" align="flex-start" gap="xs">
                  <div style={{ flex: '1 1 260px', minWidth: 0 }}>
                    <Group gap="xs">
                      <Text fw={600} className="figures">
                        {entry.number}
                      </Text>
                      <Badge color="gray">{t(`enums:supportKind.${entry.kind}`)}</Badge>
                      {entry.reversesId && <Badge color="brick">{t('takesBack')}</Badge>}
                      {entry.reversedBy && (
                        <Badge color="gray">{t('takenBack', { number: entry.reversedBy })}</Badge>
                      )}
                    </Group>
                    {entry.organisation && (
                      <Anchor component={Link} to={`/organisations/${entry.organisation.id}`}>
                        {entry.organisation.displayName}
                      </Anchor>
                    )}
                    <Text size="sm" c="dimmed">
                      {[entry.purpose, entry.project, entry.documentReference, entry.reason]
                        .filter(Boolean)
                        .join(' · ')}
                    </Text>
                  </div>
                  <Stack gap={2} align="flex-end">
                    <Text fw={650} className="figures">
                      {format.money(entry.amount)}
                    </Text>
                    <Text size="sm" c="dimmed">
                      {format.day(entry.paidOn)}
                    </Text>
                    {!entry.reversesId && !entry.reversedBy && (
                      <Button
                        size="compact-xs"
                        variant="subtle"
                        color="brick"
                        aria-label={`${t('takeBack')} ${entry.number}`}
                        onClick={() => setReversed(entry)}
                      >
                        {t('takeBack')}
                      </Button>
                    )}
                  </Stack>
                </Group>
              </Card>
            ))}
            <MoreButton pages={pages} />
            {reversed && <ReverseDialog entry={reversed} close={() => setReversed(null)} />}
          </Stack>
        );
      }}
    </Asked>
  );
}

function ReverseDialog({ entry, close }: { entry: { id: string; number: string }; close: () => void }) {
  const { t } = useTranslation('support');
  const deed = useDeed(ReversePaymentMutation);
  const [reason, setReason] = useState('');
  return (
    <Modal
      opened
      onClose={close}
      title={t('takeBackOne', { number: entry.number })}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <Stack>
        <Text size="sm">{t('takeBackHint')}</Text>
        <Textarea
          label={t('why')}
          required
          autosize
          minRows={2}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
        <Button
          color="brick"
          disabled={reason.trim() === ''}
          loading={deed.isPending}
          onClick={() =>
            void deed
              .run({ id: entry.id, input: { reason } }, t('takenBackDone'))
              .then((done) => done && close())
          }
        >
          {t('takeBack')}
        </Button>
      </Stack>
    </Modal>
  );
}
