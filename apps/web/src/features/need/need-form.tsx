import {
  ActionIcon,
  Button,
  Card,
  Checkbox,
  Group,
  NumberInput,
  SegmentedControl,
  Select,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Textarea,
} from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey, useAct } from '../../api/hooks.js';
import { type Refusal, refusalIn } from '../../api/refusal.js';
import { useTextIn } from '../../i18n/text-in.js';
import { CountriesSelect } from '../../ui/country-select.js';
import { DayInput } from '../../ui/day-input.js';
import { ErrorNotice, RefusalNotice } from '../../ui/notices.js';
import { useDraft } from '../../ui/use-draft.js';
import { useMyFairs } from '../fair/use-my-fairs.js';
import { UNITS } from '../organisation/capability-form.js';
import { ConceptPicker } from '../organisation/concept-picker.js';
import { OrganisationSelect } from '../organisation/organisation-select.js';
import { useSession } from '../session/use-session.js';
import type { NeedData } from './need-facts.js';
import { CreateNeedMutation, ReviseNeedMutation } from './need.documents.js';

const IMPORTANCES = ['MUST', 'SHOULD', 'NICE'] as const;

function valuesOf(need: NeedData | null) {
  return {
    title: need?.title ?? '',
    description: need?.description ?? '',
    concepts: need?.concepts.map(({ concept, importance }) => ({ ...concept, importance })) ?? [],
    toleranceMm: need?.toleranceUm ? need.toleranceUm / 1000 : null,
    partSizeMm: need?.partSizeMm ?? null,
    monthlyVolume: need?.monthlyVolume ?? null,
    volumeUnit: need?.volumeUnit ?? null,
    countries: need ? [...need.countries] : [],
    deadline: need?.deadline ?? null,
    isPublic: need?.isPublic ?? true,
    fairId: need?.fair?.id ?? null,
    buyerId: need?.buyerId ?? null,
  };
}

/** What a buyer looks for: concepts with how much each matters, and figures. */
export function NeedForm({ need }: { need: NeedData | null }) {
  const { t } = useTranslation('need');
  const textIn = useTextIn();
  const navigate = useNavigate();
  const { organisations, isStaff } = useSession();
  const { fairs } = useMyFairs();
  const buyers = organisations.filter(({ isBuyer }) => isBuyer);
  const draft = useDraft({ ...valuesOf(need), ...(!need && buyers[0] && { buyerId: buyers[0].id }) });
  const create = useAct(CreateNeedMutation);
  const revise = useAct(ReviseNeedMutation);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [idempotencyKey] = useState(newKey);
  const { values } = draft;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { concepts, toleranceMm, buyerId, description, ...rest } = values;
    if (!need && !buyerId) return void draft.check({ buyerId: t('refusals:problem.required') });
    const input = {
      ...rest,
      description: description.trim() || null,
      toleranceUm: toleranceMm === null ? null : Math.round(toleranceMm * 1000),
      concepts: concepts.map(({ id, importance }) => ({ conceptId: id, importance })),
    };
    if (!need) {
      const { createNeed } = await create.mutateAsync({
        input: { ...input, buyerId: buyerId!, idempotencyKey },
      });
      return navigate(`/needs/${createNeed.id}`);
    }
    const { reviseNeed } = await revise.mutateAsync({ id: need.id, version: need.version, input });
    setRefusal(refusalIn(reviseNeed));
    if (reviseNeed.__typename === 'Need') await navigate(`/needs/${need.id}`);
  };

  return (
    <Card component="form" onSubmit={(event: FormEvent) => void submit(event).catch(draft.take)}>
      <Stack>
        {!need && buyers.length > 1 && (
          <Select
            label={t('form.buyer')}
            data={buyers.map(({ id, displayName }) => ({ value: id, label: displayName }))}
            {...draft.choice('buyerId')}
          />
        )}
        {!need && buyers.length === 0 && isStaff && (
          <OrganisationSelect label={t('form.buyer')} side="BUYER" required {...draft.choice('buyerId')} />
        )}
        <TextInput
          label={t('form.title')}
          placeholder={t('form.titlePlaceholder')}
          required
          {...draft.text('title')}
        />
        <ConceptPicker
          label={t('form.concepts')}
          description={t('form.conceptsHint')}
          value={values.concepts}
          onChange={(concepts) =>
            draft.set({
              concepts: concepts.map((concept) => ({
                ...concept,
                importance: values.concepts.find(({ id }) => id === concept.id)?.importance ?? 'SHOULD',
              })),
            })
          }
          error={draft.problems.concepts}
        />
        {values.concepts.length > 0 && (
          <Stack gap="xs">
            {values.concepts.map((concept) => (
              <Group key={concept.id} justify="space-between" gap="xs">
                <Text size="sm" fw={550} style={{ flex: '1 1 140px' }}>
                  {concept.name}
                </Text>
                <Group gap={4} wrap="nowrap">
                  <SegmentedControl
                    size="xs"
                    aria-label={t('form.importanceOf', { name: concept.name })}
                    value={concept.importance}
                    onChange={(importance) =>
                      draft.set({
                        concepts: values.concepts.map((one) =>
                          one.id === concept.id
                            ? { ...one, importance: importance as (typeof IMPORTANCES)[number] }
                            : one,
                        ),
                      })
                    }
                    data={IMPORTANCES.map((value) => ({ value, label: t(`enums:importance.${value}`) }))}
                  />
                  <ActionIcon
                    aria-label={t('form.removeConcept', { name: concept.name })}
                    onClick={() =>
                      draft.set({ concepts: values.concepts.filter(({ id }) => id !== concept.id) })
                    }
                  >
                    <IconX size={16} />
                  </ActionIcon>
                </Group>
              </Group>
            ))}
          </Stack>
        )}
        <Textarea label={t('form.description')} {...draft.text('description')} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <NumberInput
            size="md"
            label={t('form.toleranceMm')}
            prefix="± "
            min={0}
            step={0.01}
            decimalScale={3}
            {...draft.number('toleranceMm')}
            error={draft.problems.toleranceUm}
          />
          <NumberInput size="md" label={t('form.partSizeMm')} min={1} {...draft.number('partSizeMm')} />
          <NumberInput
            size="md"
            label={t('form.monthlyVolume')}
            min={1}
            thousandSeparator=" "
            {...draft.number('monthlyVolume')}
          />
          <Select
            label={t('form.unit')}
            clearable
            data={UNITS.map((value) => ({ value, label: t(`enums:unit.${value}`) }))}
            {...draft.choice('volumeUnit')}
          />
          <DayInput label={t('form.deadline')} {...draft.choice('deadline')} />
          <Select
            label={t('form.fair')}
            clearable
            data={fairs.map(({ fair }) => ({ value: fair.id, label: textIn(fair.name) }))}
            {...draft.choice('fairId')}
          />
        </SimpleGrid>
        <CountriesSelect
          label={t('form.countries')}
          description={t('form.countriesHint')}
          value={values.countries}
          onChange={(countries) => draft.set({ countries })}
        />
        <Checkbox
          label={t('form.isPublic')}
          description={t('form.isPublicHint')}
          {...draft.flag('isPublic')}
        />
        <RefusalNotice refusal={refusal} />
        <ErrorNotice error={create.error ?? revise.error} />
        <Button
          type="submit"
          size="md"
          loading={create.isPending || revise.isPending}
          style={{ alignSelf: 'flex-start' }}
        >
          {t(need ? 'common:action.save' : 'form.submit')}
        </Button>
      </Stack>
    </Card>
  );
}
