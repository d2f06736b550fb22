import { Button, Modal, NativeSelect, Stack, TextInput } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.js';
import { DayInput } from '../../ui/day-input.js';
import { ErrorNotice, tellDone } from '../../ui/notices.js';
import { useDraft } from '../../ui/use-draft.js';
import { useProvinces } from '../directory/use-provinces.js';
import { SaveProgrammeMutation } from './target.documents.js';

export default function ProgrammeForm({ close }: { close: () => void }) {
  const { t } = useTranslation('target');
  const { provinces } = useProvinces();
  const save = useAct(SaveProgrammeMutation);
  const draft = useDraft({
    ...{ code: '', vi: '', en: '', decision: '', provinceCode: '' },
    startsOn: null as string | null,
    endsOn: null as string | null,
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const { code, vi, en, decision, provinceCode, startsOn, endsOn } = draft.values;
    if (!startsOn || !endsOn)
      return void draft.check({ [startsOn ? 'endsOn' : 'startsOn']: t('refusals:problem.required') });
    save.mutate(
      {
        input: {
          ...{ code, startsOn, endsOn, decision: decision || null, provinceCode: provinceCode || null },
          name: [
            ...(vi ? [{ language: 'vi', text: vi }] : []),
            ...(en ? [{ language: 'en', text: en }] : []),
          ],
        },
      },
      {
        onError: draft.take,
        onSuccess: () => {
          tellDone(t('programmeSaved'));
          close();
        },
      },
    );
  };
  return (
    <Modal
      opened
      onClose={close}
      title={t('newProgramme')}
      closeButtonProps={{ 'aria-label': t('common:action.close') }}
    >
      <form onSubmit={submit}>
        <Stack>
          <ErrorNotice error={save.error} />
          <TextInput label={t('nameVi')} required {...draft.text('vi')} error={draft.problems.name} />
          <TextInput label={t('nameEn')} {...draft.text('en')} />
          <TextInput label={t('code')} description={t('codeHint')} required {...draft.text('code')} />
          <TextInput label={t('decision')} {...draft.text('decision')} />
          <DayInput label={t('startsOn')} required {...draft.choice('startsOn')} />
          <DayInput label={t('endsOn')} required {...draft.choice('endsOn')} />
          <NativeSelect
            size="md"
            label={t('province')}
            value={draft.values.provinceCode}
            onChange={(event) => draft.set({ provinceCode: event.currentTarget.value })}
            data={[
              { value: '', label: t('wholeCountry') },
              ...provinces.map(({ code, name }) => ({ value: code, label: name })),
            ]}
          />
          <Button type="submit" loading={save.isPending}>
            {t('newProgramme')}
          </Button>
        </Stack>
      </form>
    </Modal>
  );
}
