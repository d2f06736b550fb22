import {
  ActionIcon,
  Badge,
  Button,
  Card,
  Group,
  NativeSelect,
  NumberInput,
  Stack,
  Table,
  Text,
  TextInput,
  Title,
} from '@mantine/core';
import { IconListCheck, IconPlus, IconTrash } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { newKey, useAct, useAsk } from '../../api/hooks.js';
import { type Refusal, refusalIn } from '../../api/refusal.js';
import { useDeed } from '../../api/use-deed.js';
import { useTextIn } from '../../i18n/text-in.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { Asked, EmptyState } from '../../ui/states.js';
import {
  AdoptCriteriaSetMutation,
  CriteriaSetsQuery,
  DraftCriteriaSetMutation,
  ReviseCriteriaSetMutation,
} from './support.documents.js';
import { SupportTabs } from './support-tabs.js';

type CriteriaSet = ResultOf<typeof CriteriaSetsQuery>['criteriaSets'][number];
const COLORS = { DRAFT: 'gold', IN_USE: 'pine', SUPERSEDED: 'gray' } as const;

/** What enterprises are scored by: every edition; a draft can be written, one in use only superseded. */
export function Component() {
  const { t } = useTranslation('support');
  const query = useAsk(CriteriaSetsQuery, {});
  const [edited, setEdited] = useState<{ set: CriteriaSet | null; isNew: boolean } | null>(null);
  return (
    <Page
      title={t('tabs.criteria')}
      lead={t('criteriaLead')}
      actions={
        <Button
          variant="default"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => setEdited({ set: null, isNew: true })}
        >
          {t('newSet')}
        </Button>
      }
    >
      <SupportTabs />
      {edited ? (
        <SetForm key={edited.set?.id ?? 'new'} {...edited} close={() => setEdited(null)} />
      ) : (
        <Asked query={query}>
          {({ criteriaSets }) =>
            criteriaSets.length === 0 ? (
              <EmptyState icon={<IconListCheck />} title={t('noSets')} text={t('noSetsText')} />
            ) : (
              <Stack gap="lg">
                {criteriaSets.map((set) => (
                  <SetCard key={set.id} set={set} edit={(isNew) => setEdited({ set, isNew })} />
                ))}
              </Stack>
            )
          }
        </Asked>
      )}
    </Page>
  );
}

function SetCard({ set, edit }: { set: CriteriaSet; edit: (isNew: boolean) => void }) {
  const { t } = useTranslation('support');
  const textIn = useTextIn();
  const adopt = useDeed(AdoptCriteriaSetMutation);
  const { id, version, name, edition, status, source, criteria } = set;
  return (
    <Card component="article" aria-labelledby={`set-${id}`}>
      <Group justify="space-between" gap="xs" mb="xs">
        <Title order={2} size="h3" id={`set-${id}`}>
          {t('edition', { name: textIn(name), edition })}
        </Title>
        <Group gap="xs">
          <Badge color={COLORS[status]}>{t(`enums:criteriaSetStatus.${status}`)}</Badge>
          {status === 'DRAFT' && (
            <>
              <Button size="compact-sm" variant="default" onClick={() => edit(false)}>
                {t('common:action.edit')}
              </Button>
              <Button
                size="compact-sm"
                loading={adopt.isPending}
                onClick={() => void adopt.run({ id, version }, t('adopted'))}
              >
                {t('adopt')}
              </Button>
            </>
          )}
          {status === 'IN_USE' && (
            <Button size="compact-sm" variant="default" onClick={() => edit(true)}>
              {t('supersede')}
            </Button>
          )}
        </Group>
      </Group>
      {source && (
        <Text size="sm" c="dimmed" mb="xs">
          {source}
        </Text>
      )}
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{t('criterion')}</Table.Th>
            <Table.Th visibleFrom="sm">{t('evidence')}</Table.Th>
            <Table.Th ta="right">{t('weight')}</Table.Th>
            <Table.Th ta="right">{t('scale')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {criteria.map((criterion) => (
            <Table.Tr key={criterion.id}>
              <Table.Td>
                {textIn(criterion.name)}
                {criterion.kind === 'PRIORITY' && (
                  <Text size="xs" c="dimmed">
                    {t('enums:criterionKind.PRIORITY')}
                  </Text>
                )}
                <Text size="sm" c="dimmed" hiddenFrom="sm">
                  {textIn(criterion.evidence)}
                </Text>
              </Table.Td>
              <Table.Td visibleFrom="sm">{textIn(criterion.evidence)}</Table.Td>
              <Table.Td ta="right" className="figures">
                {criterion.weight}
              </Table.Td>
              <Table.Td ta="right" className="figures" style={{ whiteSpace: 'nowrap' }}>
                0–{criterion.scale}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Card>
  );
}

interface CriterionValues {
  kind: 'GENERAL' | 'PRIORITY';
  name: string;
  evidence: string;
  weight: number;
  scale: number;
}

function SetForm({ set, isNew, close }: { set: CriteriaSet | null; isNew: boolean; close: () => void }) {
  const { t, i18n } = useTranslation('support');
  const textIn = useTextIn();
  const draftSet = useAct(DraftCriteriaSetMutation);
  const revise = useAct(ReviseCriteriaSetMutation);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [code, setCode] = useState(set?.code ?? '');
  const [name, setName] = useState(textIn(set?.name));
  const [source, setSource] = useState(set?.source ?? '');
  const [criteria, setCriteria] = useState<CriterionValues[]>(
    set?.criteria.map((one) => ({
      ...{ kind: one.kind, weight: one.weight, scale: one.scale },
      ...{ name: textIn(one.name), evidence: textIn(one.evidence) },
    })) ?? [{ kind: 'GENERAL', name: '', evidence: '', weight: 10, scale: 10 }],
  );
  const change = (index: number, values: Partial<CriterionValues>) =>
    setCriteria((now) => now.map((one, at) => (at === index ? { ...one, ...values } : one)));
  /** The edited language replaces its text; others stay. */
  const merged = (texts: { language: string; text: string }[] | undefined, text: string) => [
    ...(texts ?? [])
      .filter(({ language }) => language !== i18n.language)
      .map(({ language, text: kept }) => ({ language, text: kept })),
    { language: i18n.language, text },
  ];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const input = {
      name: merged(set?.name, name),
      source: source || null,
      criteria: criteria.map((one, index) => ({
        ...{ kind: one.kind, weight: one.weight, scale: one.scale },
        name: merged(set?.criteria[index]?.name, one.name),
        evidence: merged(set?.criteria[index]?.evidence, one.evidence),
      })),
    };
    const done = () => {
      tellDone(t('setSaved'));
      close();
    };
    if (isNew || !set)
      return draftSet.mutate({ input: { ...input, code, idempotencyKey: newKey() } }, { onSuccess: done });
    revise.mutate(
      { id: set.id, version: set.version, input },
      {
        onSuccess: ({ reviseCriteriaSet }) => {
          const refused = refusalIn(reviseCriteriaSet);
          setRefusal(refused);
          if (!refused) done();
        },
      },
    );
  };
  const total = (kind: CriterionValues['kind']) =>
    criteria.reduce((sum, one) => (one.kind === kind ? sum + one.weight : sum), 0);
  return (
    <Card component="form" onSubmit={submit}>
      <Stack>
        <ErrorNotice error={draftSet.error ?? revise.error} />
        <RefusalNotice refusal={refusal} />
        <TextInput
          label={t('setName')}
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <TextInput
          label={t('code')}
          description={t('codeHint')}
          required
          disabled={set !== null}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
        />
        <TextInput
          label={t('source')}
          value={source}
          onChange={(event) => setSource(event.currentTarget.value)}
        />
        {criteria.map((one, index) => (
          <Card
            key={index}
            padding="md"
            withBorder
            role="group"
            aria-label={t('criterionNumber', { number: index + 1 })}
          >
            <Group align="flex-end" gap="xs">
              <NativeSelect
                size="md"
                label={t('kind')}
                value={one.kind}
                onChange={(event) =>
                  change(index, { kind: event.currentTarget.value as CriterionValues['kind'] })
                }
                data={(['GENERAL', 'PRIORITY'] as const).map((value) => ({
                  value,
                  label: t(`enums:criterionKind.${value}`),
                }))}
              />
              <TextInput
                style={{ flex: '2 1 220px' }}
                label={t('criterion')}
                required
                value={one.name}
                onChange={(event) => change(index, { name: event.currentTarget.value })}
              />
              <NumberInput
                w={110}
                label={t('weight')}
                min={1}
                max={100}
                value={one.weight}
                onChange={(value) => change(index, { weight: Number(value) })}
              />
              <NumberInput
                w={110}
                label={t('scaleTo')}
                min={1}
                max={100}
                value={one.scale}
                onChange={(value) => change(index, { scale: Number(value) })}
              />
              <TextInput
                style={{ flex: '1 1 100%' }}
                label={t('evidence')}
                required
                value={one.evidence}
                onChange={(event) => change(index, { evidence: event.currentTarget.value })}
              />
              {criteria.length > 1 && (
                <ActionIcon
                  size={42}
                  variant="subtle"
                  color="brick"
                  aria-label={t('removeCriterion', { number: index + 1 })}
                  onClick={() => setCriteria((now) => now.toSpliced(index, 1))}
                >
                  <IconTrash size={18} />
                </ActionIcon>
              )}
            </Group>
          </Card>
        ))}
        <Text size="sm" c="dimmed">
          {t('weights', { general: total('GENERAL'), priority: total('PRIORITY') })}
        </Text>
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={18} aria-hidden />}
            onClick={() =>
              setCriteria((now) => [
                ...now,
                { kind: 'GENERAL', name: '', evidence: '', weight: 10, scale: 10 },
              ])
            }
          >
            {t('addCriterion')}
          </Button>
          <Button type="submit" loading={draftSet.isPending || revise.isPending}>
            {t('saveDraft')}
          </Button>
          <Button variant="subtle" onClick={close}>
            {t('common:action.cancel')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
