import { Button, Group, NumberInput, Select, SimpleGrid, Stack, TextInput, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { VariablesOf } from '../../api/graphql.js';
import { newKey, useAct } from '../../api/hooks.js';
import { type Refusal, refusalIn } from '../../api/refusal.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { useDraft } from '../../ui/use-draft.js';
import type { CapabilityData } from './capability-card.js';
import { ConceptPicker } from './concept-picker.js';
import { AddCapabilityMutation, ReviseCapabilityMutation } from './editing.documents.js';
import { EquipmentFields, type EquipmentValues } from './equipment-fields.js';

export const UNITS = ['PIECES', 'KG', 'TONNES', 'METRES', 'SQUARE_METRES', 'SETS'];

type CapabilityInput = VariablesOf<typeof AddCapabilityMutation>['input'];

interface CapabilityFormProps {
  organisationId: string;
  /** null for a new one. */
  capability: CapabilityData | null;
  done: () => void;
}

export function CapabilityForm({ organisationId, capability, done }: CapabilityFormProps) {
  const { t } = useTranslation('organisation');
  const draft = useDraft(valuesOf(capability));
  const add = useAct(AddCapabilityMutation);
  const revise = useAct(ReviseCapabilityMutation);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [idempotencyKey] = useState(newKey);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { concepts, toleranceMm, description, ...rest } = draft.values;
    const input: CapabilityInput = {
      ...rest,
      description: description.trim() || null,
      toleranceUm: toleranceMm === null ? null : Math.round(toleranceMm * 1000),
      conceptIds: concepts.map(({ id }) => id),
      equipment: rest.equipment.filter(({ name }) => name.trim()),
    };
    const result = capability
      ? (await revise.mutateAsync({ id: capability.id, version: capability.version, input })).reviseCapability
      : (await add.mutateAsync({ organisationId, input: { ...input, idempotencyKey } })).addCapability;
    const refused = refusalIn(result);
    setRefusal(refused);
    if (!refused) {
      tellDone(t('edit.saved'));
      done();
    }
  };

  return (
    <form onSubmit={(event) => void submit(event).catch(draft.take)}>
      <Stack>
        <TextInput
          label={t('capability.title')}
          placeholder={t('capability.titlePlaceholder')}
          required
          {...draft.text('title')}
        />
        <ConceptPicker
          label={t('capability.concepts')}
          description={t('capability.conceptsHint')}
          value={draft.values.concepts}
          onChange={(concepts) => draft.set({ concepts })}
          error={draft.problems.conceptIds}
        />
        <Textarea label={t('capability.description')} {...draft.text('description')} />
        <SimpleGrid cols={{ base: 1, sm: 3 }}>
          <NumberInput
            size="md"
            label={t('capability.toleranceMm')}
            prefix="± "
            min={0}
            step={0.01}
            decimalScale={3}
            {...draft.number('toleranceMm')}
            error={draft.problems.toleranceUm}
          />
          <NumberInput size="md" label={t('capability.sizeMin')} min={0} {...draft.number('partSizeMinMm')} />
          <NumberInput size="md" label={t('capability.sizeMax')} min={1} {...draft.number('partSizeMaxMm')} />
          <NumberInput
            size="md"
            label={t('capability.monthlyCapacity')}
            min={1}
            thousandSeparator=" "
            {...draft.number('monthlyCapacity')}
          />
          <NumberInput
            size="md"
            label={t('capability.minimumOrder')}
            min={1}
            thousandSeparator=" "
            {...draft.number('minimumOrder')}
          />
          <Select
            label={t('capability.unit')}
            clearable
            data={UNITS.map((value) => ({ value, label: t(`enums:unit.${value}`) }))}
            {...draft.choice('capacityUnit')}
          />
          <NumberInput
            size="md"
            label={t('capability.leadTimeDays')}
            min={1}
            {...draft.number('leadTimeDays')}
          />
        </SimpleGrid>
        <EquipmentFields value={draft.values.equipment} onChange={(equipment) => draft.set({ equipment })} />
        <RefusalNotice refusal={refusal} />
        <ErrorNotice error={add.error ?? revise.error} />
        <Group justify="flex-end">
          <Button variant="default" onClick={done}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={add.isPending || revise.isPending}>
            {t('common:action.save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function valuesOf(capability: CapabilityData | null) {
  return {
    title: capability?.title ?? '',
    description: capability?.description ?? '',
    concepts: capability?.concepts ?? [],
    toleranceMm: capability?.toleranceUm ? capability.toleranceUm / 1000 : null,
    partSizeMinMm: capability?.partSizeMinMm ?? null,
    partSizeMaxMm: capability?.partSizeMaxMm ?? null,
    monthlyCapacity: capability?.monthlyCapacity ?? null,
    capacityUnit: capability?.capacityUnit ?? null,
    leadTimeDays: capability?.leadTimeDays ?? null,
    minimumOrder: capability?.minimumOrder ?? null,
    equipment: (capability?.equipment ?? []).map(
      ({ name, count, maker, year, concept }): EquipmentValues => ({
        name,
        count,
        maker,
        year,
        conceptId: concept?.id ?? null,
      }),
    ),
  };
}
