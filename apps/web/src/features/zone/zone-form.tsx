import { Button, Modal, NativeSelect, NumberInput, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormDeed } from '../../api/use-form-deed.js';
import { ErrorNotice, RefusalNotice } from '../../ui/notices.js';
import { useDraft } from '../../ui/use-draft.js';
import { useProvinces } from '../directory/use-provinces.js';
import { AddZoneMutation, ReviseZoneMutation } from './zone.documents.js';
import type { Zone } from './zones.page.js';
import { ZONE_KINDS, ZONE_STATUSES } from './zone-values.js';

export default function ZoneForm({ zone, close }: { zone: Zone | null; close: () => void }) {
  const { t } = useTranslation('zone');
  const { provinces } = useProvinces();
  const draft = useDraft({
    name: zone?.name ?? '',
    kind: zone?.kind ?? 'CLUSTER',
    status: zone?.status ?? 'PLANNED',
    provinceCode: zone?.provinceCode ?? '01',
    areaHa: zone?.areaHa ?? null,
    occupancyPercent: zone?.occupancyPercent ?? null,
    decision: zone?.decision ?? '',
  });
  const { values } = draft;
  const add = useFormDeed(AddZoneMutation, draft);
  const revise = useFormDeed(ReviseZoneMutation, draft);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const input = { ...values, wardCode: zone?.wardCode ?? null, decision: values.decision || null };
    const isDone = zone
      ? await revise.run({ id: zone.id, version: zone.version, input }, t('saved'))
      : await add.run({ input }, t('saved'));
    if (isDone) close();
  };
  return (
    <Modal
      opened
      onClose={close}
      title={zone ? t('editOne', { name: zone.name }) : t('add')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={(event) => void submit(event)}>
        <Stack>
          <ErrorNotice error={add.error ?? revise.error} />
          <RefusalNotice refusal={add.refusal ?? revise.refusal} />
          <TextInput label={t('name')} required {...draft.text('name')} />
          <NativeSelect
            size="md"
            label={t('kind')}
            value={values.kind}
            onChange={(event) => draft.set({ kind: event.currentTarget.value as Zone['kind'] })}
            data={ZONE_KINDS.map((value) => ({ value, label: t(`enums:zoneKind.${value}`) }))}
          />
          <NativeSelect
            size="md"
            label={t('status')}
            value={values.status}
            onChange={(event) => draft.set({ status: event.currentTarget.value as Zone['status'] })}
            data={ZONE_STATUSES.map((value) => ({ value, label: t(`enums:zoneStatus.${value}`) }))}
          />
          <NativeSelect
            size="md"
            label={t('province')}
            value={values.provinceCode}
            onChange={(event) => draft.set({ provinceCode: event.currentTarget.value })}
            data={provinces.map(({ code, name }) => ({ value: code, label: name }))}
          />
          <NumberInput label={t('areaHa')} min={0} decimalScale={2} {...draft.number('areaHa')} />
          <NumberInput
            label={t('occupancyLabel')}
            min={0}
            max={100}
            allowDecimal={false}
            {...draft.number('occupancyPercent')}
          />
          <TextInput label={t('decision')} {...draft.text('decision')} />
          <Button type="submit" loading={add.isPending || revise.isPending}>
            {t(zone ? 'common:action.save' : 'add')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
