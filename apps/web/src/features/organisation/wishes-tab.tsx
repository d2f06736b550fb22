import { Button, Card, Group, NumberInput, Select, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { graphql } from '../../api/graphql.js';
import type { ResultOf } from '../../api/graphql.js';
import { useAct, useAsk } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { CountriesSelect } from '../../ui/country-select.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { Asked } from '../../ui/states.js';
import { useDraft } from '../../ui/use-draft.js';
import { UNITS } from './capability-form.js';
import { ConceptPicker } from './concept-picker.js';
import { ConceptFragment } from './organisation.documents.js';

const WishesQuery = graphql(
  `
    query SupplierWishes($id: ID!, $language: String!) {
      supplierWishes(organisationId: $id) {
        version
        industries {
          ...ConceptName
        }
        countries
        minVolume
        maxVolume
        volumeUnit
      }
    }
  `,
  [ConceptFragment],
);

const SetWishesMutation = graphql(`
  mutation SetSupplierWishes($id: ID!, $version: Int!, $input: SupplierWishesInput!) {
    setSupplierWishes(organisationId: $id, version: $version, input: $input) {
      __typename
      ... on SupplierWishes {
        version
      }
      ... on Refusal {
        code
        message
      }
    }
  }
`);

type Wishes = ResultOf<typeof WishesQuery>['supplierWishes'];

/** Which business a supplier would like: its own affair, and a part of every score. */
export function WishesTab({ organisationId }: { organisationId: string }) {
  const { i18n } = useTranslation();
  const query = useAsk(WishesQuery, { id: organisationId, language: i18n.language });
  return (
    <Asked query={query}>
      {({ supplierWishes }) => (
        <WishesForm key={supplierWishes.version} organisationId={organisationId} wishes={supplierWishes} />
      )}
    </Asked>
  );
}

function WishesForm({ organisationId, wishes }: { organisationId: string; wishes: Wishes }) {
  const { t } = useTranslation('organisation');
  const { version, industries, countries, minVolume, maxVolume, volumeUnit } = wishes;
  const draft = useDraft({
    industries: [...industries],
    countries: [...countries],
    ...{ minVolume, maxVolume, volumeUnit },
  });
  const save = useAct(SetWishesMutation);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { industries: chosen, ...rest } = draft.values;
    const { setSupplierWishes } = await save.mutateAsync({
      id: organisationId,
      version,
      input: { ...rest, industries: chosen.map(({ id }) => id) },
    });
    if (!refusalIn(setSupplierWishes)) tellDone(t('edit.saved'));
  };
  return (
    <Card component="form" onSubmit={(event: FormEvent) => void submit(event).catch(draft.take)}>
      <Stack>
        <div>
          <Title order={2} size="h3">
            {t('wishes.title')}
          </Title>
          <Text size="sm" c="dimmed">
            {t('wishes.lead')}
          </Text>
        </div>
        <ConceptPicker
          label={t('wishes.industries')}
          description={t('wishes.any')}
          kind="INDUSTRY"
          value={draft.values.industries}
          onChange={(next) => draft.set({ industries: next })}
          error={draft.problems.industries}
        />
        <CountriesSelect
          label={t('wishes.countries')}
          description={t('wishes.any')}
          value={draft.values.countries}
          onChange={(next) => draft.set({ countries: next })}
        />
        <SimpleGrid cols={{ base: 1, sm: 3 }} style={{ alignItems: 'end' }}>
          <NumberInput
            size="md"
            label={t('wishes.minVolume')}
            min={1}
            thousandSeparator=" "
            {...draft.number('minVolume')}
          />
          <NumberInput
            size="md"
            label={t('wishes.maxVolume')}
            min={1}
            thousandSeparator=" "
            {...draft.number('maxVolume')}
          />
          <Select
            label={t('wishes.unit')}
            clearable
            data={UNITS.map((value) => ({ value, label: t(`enums:unit.${value}`) }))}
            {...draft.choice('volumeUnit')}
          />
        </SimpleGrid>
        <RefusalNotice refusal={refusalIn(save.data?.setSupplierWishes)} />
        <ErrorNotice error={save.error} />
        <Group>
          <Button type="submit" disabled={!draft.isDirty} loading={save.isPending}>
            {t('common:action.save')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
