import {
  Anchor,
  Button,
  Card,
  Checkbox,
  Group,
  MultiSelect,
  NumberInput,
  Select,
  SimpleGrid,
  Stack,
  TextInput,
  Textarea,
} from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAsk } from '../../api/hooks.js';
import type { Refusal } from '../../api/refusal.js';
import { useFormat } from '../../i18n/use-format.js';
import { CountrySelect } from '../../ui/country-select.js';
import { ErrorNotice, RefusalNotice } from '../../ui/notices.js';
import type { Draft } from '../../ui/use-draft.js';
import { useProvinces } from '../directory/use-provinces.js';
import { WardsQuery, ZonesQuery } from './editing.documents.js';
import type { ProfileValues } from './profile-values.js';

const OWNERSHIPS = ['PRIVATE', 'STATE', 'FOREIGN', 'JOINT_VENTURE', 'COOPERATIVE', 'HOUSEHOLD'];
const BUSINESS_LANGUAGES = ['vi', 'en', 'ja', 'ko', 'zh', 'de', 'fr', 'th'];

interface ProfileFormProps {
  draft: Draft<ProfileValues>;
  submit: () => void;
  isPending: boolean;
  error: Error | null;
  refusal: Refusal | null;
  submitLabel: string;
}

/** What is entered of an organisation, for registering one and for editing. */
export function ProfileForm({ draft, submit, isPending, error, refusal, submitLabel }: ProfileFormProps) {
  const { t } = useTranslation('organisation');
  const format = useFormat();
  const { provinces } = useProvinces();
  const zones = useAsk(ZonesQuery, {}, { staleTime: 600_000 });
  const inProvince = (zones.data?.industrialZones ?? []).filter(
    ({ provinceCode }) => !draft.values.provinceCode || provinceCode === draft.values.provinceCode,
  );
  const wards = useAsk(
    WardsQuery,
    { provinceCode: draft.values.provinceCode ?? '' },
    { enabled: draft.values.provinceCode !== null, staleTime: 600_000 },
  );
  const isVietnamese = draft.values.country === 'VN';
  return (
    <Card
      component="form"
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        submit();
      }}
    >
      <Stack gap="md">
        <TextInput
          label={t('edit.legalName')}
          description={t('edit.legalNameHint')}
          required
          {...draft.text('legalName')}
        />
        <TextInput
          label={t('edit.internationalName')}
          description={t('edit.internationalNameHint')}
          {...draft.text('internationalName')}
        />
        <Group gap="lg">
          <Checkbox label={t('enums:side.SUPPLIER')} {...draft.flag('isSupplier')} />
          <Checkbox label={t('enums:side.BUYER')} {...draft.flag('isBuyer')} />
        </Group>
        <Textarea label={t('edit.descriptionVi')} lang="vi" {...draft.text('descriptionVi')} />
        <Textarea label={t('edit.descriptionEn')} lang="en" {...draft.text('descriptionEn')} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <CountrySelect label={t('edit.country')} required {...draft.choice('country')} />
          <TextInput label={t('facts.taxCode')} {...draft.text('taxCode')} />
          {isVietnamese && (
            <Select
              label={t('edit.province')}
              searchable
              clearable
              data={provinces.map(({ code, name }) => ({ value: code, label: name }))}
              {...draft.choice('provinceCode')}
              onChange={(provinceCode) => draft.set({ provinceCode, wardCode: null, zoneId: null })}
            />
          )}
          {isVietnamese && (
            <Select
              // The field keeps the text of its choice, and another province has other wards.
              key={draft.values.provinceCode ?? 'none'}
              label={t('edit.ward')}
              searchable
              clearable
              disabled={draft.values.provinceCode === null}
              {...(draft.values.provinceCode === null && { description: t('edit.wardHint') })}
              limit={200}
              data={(wards.data?.wards ?? []).map(({ code, name }) => ({ value: code, label: name }))}
              nothingFoundMessage={t(wards.isFetching ? 'common:state.loading' : 'common:state.nothingFound')}
              {...draft.choice('wardCode')}
            />
          )}
          {isVietnamese && inProvince.length > 0 && (
            <Select
              label={t('edit.zone')}
              searchable
              clearable
              data={inProvince.map(({ id, name }) => ({ value: id, label: name }))}
              {...draft.choice('zoneId')}
            />
          )}
        </SimpleGrid>
        <TextInput label={t('facts.address')} {...draft.text('address')} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <TextInput label={t('facts.website')} placeholder="https://" {...draft.text('website')} />
          <Select
            label={t('facts.ownership')}
            clearable
            data={OWNERSHIPS.map((value) => ({ value, label: t(`enums:ownership.${value}`) }))}
            {...draft.choice('ownership')}
          />
          <NumberInput
            size="md"
            label={t('edit.employees')}
            min={0}
            hideControls
            {...draft.number('employees')}
          />
          <NumberInput
            size="md"
            label={t('edit.foundedIn')}
            min={1800}
            hideControls
            {...draft.number('foundedIn')}
          />
        </SimpleGrid>
        <MultiSelect
          size="md"
          label={t('facts.languages')}
          data={BUSINESS_LANGUAGES.map((value) => ({ value, label: format.language(value) }))}
          value={draft.values.languages}
          onChange={(languages) => draft.set({ languages })}
          hidePickedOptions
        />
        <RefusalNotice refusal={refusal}>
          {typeof refusal?.organisationId === 'string' && (
            <Anchor component={Link} to={`/organisations/${refusal.organisationId}`} size="sm">
              {String(refusal.organisationName)}
            </Anchor>
          )}
        </RefusalNotice>
        <ErrorNotice error={error} />
        <Group>
          <Button type="submit" loading={isPending} disabled={!draft.isDirty}>
            {submitLabel}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
