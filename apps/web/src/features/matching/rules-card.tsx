import {
  ActionIcon,
  Button,
  Card,
  Group,
  MultiSelect,
  SegmentedControl,
  SimpleGrid,
  Stack,
  TagsInput,
  Text,
  Title,
} from '@mantine/core';
import { IconArrowUp, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { CountriesSelect } from '../../ui/country-select.js';
import type { MeetingRule } from './terms-draft.js';

type Party = MeetingRule['supplier'];

const ANY: Party = { tags: [], countries: [], kinds: [] };
const KINDS = ['DIRECT', 'INDIRECT'] as const;

interface RulesCardProps {
  rules: readonly MeetingRule[];
  change: (rules: MeetingRule[]) => void;
}

/** Who may meet whom: rules in their order, of which the first that applies decides. */
export function RulesCard({ rules, change }: RulesCardProps) {
  const { t } = useTranslation('matching');
  const replace = (at: number, rule: MeetingRule) =>
    change(rules.map((one, index) => (index === at ? rule : one)));
  const up = (at: number) => change(rules.toSpliced(at - 1, 2, rules[at]!, rules[at - 1]!));
  return (
    <Card component="section" aria-labelledby="rules">
      <Stack gap="lg">
        <div>
          <Title order={2} size="h3" id="rules">
            {t('rules.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('rules.lead')}
          </Text>
        </div>
        {rules.map((rule, at) => (
          <Stack
            key={at}
            gap="sm"
            component="section"
            aria-label={t('rules.rule', { number: at + 1 })}
            pb="md"
            style={{ borderBottom: '1px solid var(--line)' }}
          >
            <Group justify="space-between">
              <SegmentedControl
                aria-label={t('rules.rule', { number: at + 1 })}
                value={String(rule.mayMeet)}
                onChange={(value) => replace(at, { ...rule, mayMeet: value === 'true' })}
                data={[
                  { value: 'true', label: t('rules.may') },
                  { value: 'false', label: t('rules.mayNot') },
                ]}
              />
              <Group gap={4}>
                <ActionIcon
                  aria-label={t('rules.up', { number: at + 1 })}
                  disabled={at === 0}
                  onClick={() => up(at)}
                >
                  <IconArrowUp size={18} aria-hidden />
                </ActionIcon>
                <ActionIcon
                  aria-label={t('rules.remove', { number: at + 1 })}
                  onClick={() => change(rules.toSpliced(at, 1))}
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              </Group>
            </Group>
            <SimpleGrid cols={{ base: 1, sm: 2 }}>
              <GroupFields
                title={t('rules.suppliers')}
                group={rule.supplier}
                change={(supplier) => replace(at, { ...rule, supplier })}
              />
              <GroupFields
                title={t('rules.buyers')}
                group={rule.buyer}
                change={(buyer) => replace(at, { ...rule, buyer })}
              />
            </SimpleGrid>
          </Stack>
        ))}
        <Group>
          <Button
            variant="default"
            onClick={() => change([...rules, { supplier: ANY, buyer: ANY, mayMeet: false }])}
          >
            {t('rules.add')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

interface GroupFieldsProps {
  title: string;
  group: Party;
  change: (group: Party) => void;
}

function GroupFields({ title, group, change }: GroupFieldsProps) {
  const { t } = useTranslation('matching');
  const isAny = group.tags.length + group.countries.length + group.kinds.length === 0;
  return (
    <Stack gap="xs" component="fieldset" p={0} m={0} style={{ border: 0, minWidth: 0 }}>
      <Text component="legend" fw={600} size="sm" p={0}>
        {isAny ? t('rules.all', { side: title }) : title}
      </Text>
      <TagsInput
        size="md"
        label={t('rules.tags')}
        maxTags={20}
        value={group.tags}
        onChange={(tags) => change({ ...group, tags: tags.map((tag) => tag.trim().toLowerCase()) })}
      />
      <CountriesSelect
        label={t('rules.countries')}
        value={group.countries}
        onChange={(countries) => change({ ...group, countries })}
      />
      <MultiSelect
        size="md"
        label={t('rules.kinds')}
        data={KINDS.map((kind) => ({ value: kind, label: t(`enums:participationKind.${kind}`) }))}
        value={group.kinds}
        onChange={(kinds) => change({ ...group, kinds: KINDS.filter((kind) => kinds.includes(kind)) })}
      />
    </Stack>
  );
}
