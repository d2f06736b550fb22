import { Button, Card, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey, useAct } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { CountrySelect } from '../../ui/country-select.js';
import { DayInput } from '../../ui/day-input.js';
import { ErrorNotice, RefusalNotice } from '../../ui/notices.js';
import { Page } from '../../ui/page.js';
import { useDraft } from '../../ui/use-draft.js';
import { CreateFairMutation } from './setup.documents.js';

const EMPTY = {
  nameVi: '',
  nameEn: '',
  code: '',
  venue: '',
  city: '',
  country: 'VN' as string | null,
  timeZone: 'Asia/Ho_Chi_Minh' as string | null,
  startsOn: null as string | null,
  endsOn: null as string | null,
};

export function Component() {
  const { t } = useTranslation('fair');
  const navigate = useNavigate();
  const draft = useDraft(EMPTY);
  const create = useAct(CreateFairMutation);
  const [idempotencyKey] = useState(newKey);
  const { values } = draft;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { nameVi, nameEn, startsOn, endsOn, country, timeZone, ...rest } = values;
    const missing = t('refusals:problem.required');
    if (!draft.check({ ...(!startsOn && { startsOn: missing }), ...(!endsOn && { endsOn: missing }) }))
      return;
    const { createFair } = await create.mutateAsync({
      input: {
        ...rest,
        name: [
          { language: 'vi', text: nameVi.trim() },
          ...(nameEn.trim() ? [{ language: 'en', text: nameEn.trim() }] : []),
        ],
        startsOn: startsOn!,
        endsOn: endsOn!,
        country: country ?? 'VN',
        timeZone: timeZone ?? 'Asia/Ho_Chi_Minh',
        idempotencyKey,
      },
    });
    if (createFair.__typename === 'Fair') await navigate(`/fairs/${createFair.id}/setup`);
  };

  return (
    <Page
      title={t('create.title')}
      lead={t('create.lead')}
      trail={[{ to: '/fairs', label: t('common:nav.fairs') }]}
      narrow
    >
      <Card component="form" onSubmit={(event: FormEvent) => void submit(event).catch(draft.take)}>
        <Stack>
          <RefusalNotice refusal={refusalIn(create.data?.createFair)} />
          <ErrorNotice error={create.error} />
          <TextInput
            label={t('create.nameVi')}
            lang="vi"
            required
            {...draft.text('nameVi')}
            error={draft.problems.name}
          />
          <TextInput label={t('create.nameEn')} lang="en" {...draft.text('nameEn')} />
          <TextInput
            label={t('create.code')}
            description={t('create.codeHint')}
            placeholder="hsif-2027"
            required
            {...draft.text('code')}
          />
          <SimpleGrid cols={{ base: 1, sm: 2 }}>
            <DayInput label={t('create.startsOn')} required {...draft.choice('startsOn')} />
            <DayInput label={t('create.endsOn')} required {...draft.choice('endsOn')} />
            <TextInput label={t('overview.venue')} required {...draft.text('venue')} />
            <TextInput label={t('overview.city')} required {...draft.text('city')} />
            <CountrySelect size="md" label={t('create.country')} required {...draft.choice('country')} />
            <Select
              label={t('overview.zone')}
              searchable
              allowDeselect={false}
              data={Intl.supportedValuesOf('timeZone')}
              limit={60}
              {...draft.choice('timeZone')}
            />
          </SimpleGrid>
          <Button type="submit" size="md" loading={create.isPending} style={{ alignSelf: 'flex-start' }}>
            {t('create.submit')}
          </Button>
        </Stack>
      </Card>
    </Page>
  );
}
