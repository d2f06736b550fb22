import { Button, Card, Checkbox, Select, Stack, TextInput, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey, useAct } from '../../api/hooks.js';
import { type Refusal, refusalIn } from '../../api/refusal.js';
import { useTextIn } from '../../i18n/text-in.js';
import { CountriesSelect } from '../../ui/country-select.js';
import { ErrorNotice, RefusalNotice } from '../../ui/notices.js';
import { useDraft } from '../../ui/use-draft.js';
import { useMyFairs } from '../fair/use-my-fairs.js';
import { OrganisationSelect } from '../organisation/organisation-select.js';
import { useSession } from '../session/use-session.js';
import { DraftFromText } from './draft-from-text.js';
import { NeedConcepts } from './need-concepts.js';
import type { NeedData } from './need-facts.js';
import { NeedFigures } from './need-figures.js';
import { type Origins, draftedValues, toInput, valuesOf } from './need-values.js';
import { CreateNeedMutation, ReviseNeedMutation } from './need.documents.js';

/** What a buyer looks for: drafted from a text or entered, concepts with how much each matters, and figures. */
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
  const [origins, setOrigins] = useState<Origins>({});
  const [idempotencyKey] = useState(newKey);
  const { values } = draft;
  const maySeePrice = organisations.some(({ id }) => id === (need?.buyerId ?? values.buyerId));

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { buyerId } = values;
    if (!need && !buyerId) return void draft.check({ buyerId: t('refusals:problem.required') });
    const input = toInput(values, maySeePrice);
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
    <>
      {!need && (
        <DraftFromText
          take={(drafted) => {
            const filled = draftedValues(drafted);
            draft.set(filled.values);
            setOrigins(filled.origins);
          }}
        />
      )}
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
            description={origins.title && t('draft.from', { words: origins.title })}
            placeholder={t('form.titlePlaceholder')}
            required
            {...draft.text('title')}
          />
          <NeedConcepts draft={draft} origins={origins} />
          <Textarea
            label={t('form.description')}
            autosize
            minRows={3}
            maxRows={12}
            {...draft.text('description')}
          />
          <NeedFigures
            draft={draft}
            origins={origins}
            maySeePrice={maySeePrice}
            fairs={fairs.map(({ fair }) => ({ value: fair.id, label: textIn(fair.name) }))}
          />
          <CountriesSelect
            label={t('form.countries')}
            description={
              origins.countries ? t('draft.from', { words: origins.countries }) : t('form.countriesHint')
            }
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
    </>
  );
}
