import { Button, Group, MultiSelect, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { newKey, useAct } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { useFormat } from '../../i18n/use-format.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { useDraft } from '../../ui/use-draft.js';
import { AddDelegateMutation, type DelegateFragment, ReviseDelegateMutation } from './people.documents.js';

export type DelegateData = ResultOf<typeof DelegateFragment>;

/** Those that are spoken at fairs here; what else somebody speaks stays when it is edited. */
const LANGUAGES = ['vi', 'en', 'ja', 'ko', 'zh', 'th', 'de', 'fr', 'ru', 'es', 'it', 'id'];

interface DelegateFormProps {
  participationId: string;
  /** Somebody new when left out. */
  delegate?: DelegateData;
  close: () => void;
}

/** What is entered of a person whom an organisation sends. */
export function DelegateForm({ participationId, delegate, close }: DelegateFormProps) {
  const { t } = useTranslation('fair');
  const format = useFormat();
  const draft = useDraft({
    name: delegate?.name ?? '',
    jobTitle: delegate?.jobTitle ?? '',
    email: delegate?.email ?? '',
    phone: delegate?.phone ?? '',
    languages: delegate?.languages ?? [],
  });
  const add = useAct(AddDelegateMutation);
  const revise = useAct(ReviseDelegateMutation);
  const [idempotencyKey] = useState(newKey);
  const { name, jobTitle, email, phone, languages } = draft.values;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!draft.check(name.trim() ? {} : { name: t('refusals:problem.required') })) return;
    const input = {
      name: name.trim(),
      jobTitle: jobTitle.trim() || null,
      email: email.trim() || null,
      phone: phone.trim() || null,
      languages,
    };
    if (delegate) {
      const { reviseDelegate } = await revise.mutateAsync({
        id: delegate.id,
        version: delegate.version,
        input,
      });
      if (refusalIn(reviseDelegate)) return;
    } else {
      await add.mutateAsync({ input: { ...input, participationId, idempotencyKey } });
    }
    tellDone(t(delegate ? 'people.saved' : 'people.added', { name: input.name }));
    close();
  };

  return (
    <form noValidate onSubmit={(event) => void submit(event).catch(draft.take)}>
      <Stack>
        <RefusalNotice refusal={refusalIn(revise.data?.reviseDelegate)} />
        <ErrorNotice error={add.error ?? revise.error} />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput
            label={t('people.name')}
            required
            autoComplete="off"
            data-autofocus
            {...draft.text('name')}
          />
          <TextInput label={t('people.jobTitle')} {...draft.text('jobTitle')} />
          <TextInput label={t('people.email')} type="email" {...draft.text('email')} />
          <TextInput label={t('people.phone')} type="tel" {...draft.text('phone')} />
        </SimpleGrid>
        <MultiSelect
          size="md"
          label={t('people.languages')}
          description={t('people.languagesHint')}
          data={[...new Set([...LANGUAGES, ...languages])].map((value) => ({
            value,
            label: format.language(value),
          }))}
          searchable
          hidePickedOptions
          value={languages}
          onChange={(value) => draft.set({ languages: value })}
          error={draft.problems.languages}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={add.isPending || revise.isPending}>
            {delegate ? t('common:action.save') : t('people.add')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
