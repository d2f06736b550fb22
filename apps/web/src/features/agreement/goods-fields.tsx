import {
  ActionIcon,
  Button,
  Grid,
  Group,
  NativeSelect,
  Paper,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
} from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { AmountInput } from '../../ui/amount-input.js';
import { DayInput } from '../../ui/day-input.js';
import type { Draft } from '../../ui/use-draft.js';
import { ConceptPicker } from '../organisation/concept-picker.js';
import type { AgreementValues, PartValues } from './agreement-values.js';

/** From when to when it holds, what is supplied, and over what it is spread. */
export function GoodsFields({ draft }: { draft: Draft<AgreementValues> }) {
  const { t } = useTranslation('agreement');
  const { values, problems } = draft;
  const setPart = (key: string, change: Partial<PartValues>) =>
    draft.set({ parts: values.parts.map((part) => (part.key === key ? { ...part, ...change } : part)) });
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <DayInput label={t('validFrom')} {...draft.choice('validFrom')} />
        <DayInput label={t('validUntil')} {...draft.choice('validUntil')} />
      </SimpleGrid>
      <ConceptPicker
        label={t('products')}
        kind="PRODUCT"
        value={values.products}
        onChange={(products) => draft.set({ products })}
      />
      <TextInput
        label={t('hsCodes')}
        description={t('form.hsHint')}
        {...draft.text('hsCodes')}
        error={Object.entries(problems).find(([path]) => path.startsWith('hsCodes'))?.[1]}
      />
      <Stack component="fieldset" gap="sm" m={0} p={0} style={{ border: 0 }}>
        <Text component="legend" fw={600} mb={4} p={0}>
          {t('part.title')}
        </Text>
        {values.parts.map((part, at) => (
          <Paper key={part.key} withBorder p="sm">
            <Group align="flex-start" gap="xs" wrap="nowrap">
              <Grid gap="xs" style={{ flex: 1 }}>
                <Grid.Col span={{ base: 12, sm: 3 }}>
                  <NativeSelect
                    size="md"
                    label={t('part.kind')}
                    data={(['DELIVERY', 'MILESTONE'] as const).map((value) => ({
                      value,
                      label: t(`part.kinds.${value}`),
                    }))}
                    value={part.kind}
                    onChange={(event) =>
                      setPart(part.key, { kind: event.currentTarget.value as PartValues['kind'] })
                    }
                  />
                </Grid.Col>
                <Grid.Col span={{ base: 12, sm: 4 }}>
                  <TextInput
                    label={t('part.what')}
                    required
                    value={part.title}
                    onChange={(event) => setPart(part.key, { title: event.currentTarget.value })}
                    error={problems[`parts.${at}.title`]}
                  />
                </Grid.Col>
                <Grid.Col span={{ base: 6, sm: 3 }}>
                  <DayInput
                    label={t('part.due')}
                    value={part.dueOn}
                    onChange={(dueOn) => setPart(part.key, { dueOn })}
                  />
                </Grid.Col>
                <Grid.Col span={{ base: 6, sm: 2 }}>
                  <AmountInput
                    label={t('part.amount')}
                    currency={values.currency}
                    value={part.amount}
                    onChange={(event) => setPart(part.key, { amount: event.currentTarget.value })}
                    error={problems[`parts.${at}.amount`]}
                  />
                </Grid.Col>
              </Grid>
              <ActionIcon
                variant="subtle"
                color="gray"
                mt={28}
                aria-label={t('part.remove', { name: part.title || at + 1 })}
                onClick={() => draft.set({ parts: values.parts.filter(({ key }) => key !== part.key) })}
              >
                <IconTrash size={18} aria-hidden />
              </ActionIcon>
            </Group>
          </Paper>
        ))}
        {problems.parts && (
          <Text size="sm" c="brick" role="alert">
            {problems.parts}
          </Text>
        )}
        <Group>
          <Button
            variant="default"
            size="sm"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() =>
              draft.set({
                parts: [
                  ...values.parts,
                  { key: crypto.randomUUID(), kind: 'DELIVERY', title: '', dueOn: null, amount: '' },
                ],
              })
            }
          >
            {t('part.add')}
          </Button>
        </Group>
      </Stack>
    </>
  );
}
