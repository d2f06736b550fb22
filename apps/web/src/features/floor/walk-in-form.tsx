import { Button, Group, SegmentedControl, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey, useAct } from '../../api/hooks.js';
import { refusalIn } from '../../api/refusal.js';
import { CountrySelect } from '../../ui/country-select.js';
import { ErrorNotice, RefusalNotice, tellDone } from '../../ui/notices.js';
import { useDraft } from '../../ui/use-draft.js';
import { OrganisationSelect } from '../organisation/organisation-select.js';
import { AdmitWalkInMutation } from './floor.documents.js';

/** What is needed of somebody who comes unannounced, and no more. */
export default function WalkInForm({ fairId, close }: { fairId: string; close: () => void }) {
  const { t } = useTranslation('floor');
  const [side, setSide] = useState<'SUPPLIER' | 'BUYER'>('SUPPLIER');
  const [isNew, setNew] = useState(false);
  const [organisationId, setOrganisationId] = useState<string | null>(null);
  const [key] = useState(newKey);
  const admit = useAct(AdmitWalkInMutation);
  const draft = useDraft({ organisationName: '', country: 'VN', name: '', phone: '', email: '' });
  const { organisationName, country, name, phone, email } = draft.values;
  const refusal = refusalIn(admit.data?.admitWalkIn);

  const submit = async (event: FormEvent | null, anyway = false) => {
    event?.preventDefault();
    const required = t('refusals:problem.required');
    const problems = {
      ...(!name.trim() && { name: required }),
      ...(isNew && !organisationName.trim() && { organisationName: required }),
      ...(!isNew && !organisationId && { organisationName: required }),
    };
    if (!draft.check(problems)) return;
    const { admitWalkIn } = await admit.mutateAsync({
      input: {
        ...{ fairId, side, name: name.trim(), languages: [], anyway },
        ...(isNew ? { organisationName: organisationName.trim(), country } : { organisationId }),
        ...{ phone: phone.trim() || null, email: email.trim() || null },
        // Saying "anyway" is another wish than the one before.
        idempotencyKey: anyway ? `${key}-anyway` : key,
      },
    });
    if (refusalIn(admitWalkIn)) return;
    tellDone(t('done.checkedIn', { name: name.trim() }));
    close();
  };

  return (
    <form noValidate onSubmit={(event) => void submit(event).catch(draft.take)}>
      <Stack>
        <RefusalNotice refusal={refusal}>
          {refusal?.code === 'WRONG_DAY' && (
            <Button size="xs" onClick={() => void submit(null, true).catch(draft.take)}>
              {t('verdict.anyway')}
            </Button>
          )}
        </RefusalNotice>
        <ErrorNotice error={admit.error} />
        <SegmentedControl
          aria-label={t('walkIn.side')}
          value={side}
          onChange={(value) => setSide(value as 'SUPPLIER' | 'BUYER')}
          data={(['SUPPLIER', 'BUYER'] as const).map((value) => ({ value, label: t(`enums:side.${value}`) }))}
        />
        {isNew ? (
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            <TextInput label={t('walkIn.organisation')} required {...draft.text('organisationName')} />
            <CountrySelect
              label={t('walkIn.country')}
              value={country}
              onChange={(value) => draft.set({ country: value ?? 'VN' })}
            />
          </SimpleGrid>
        ) : (
          <OrganisationSelect
            label={t('walkIn.organisation')}
            required
            value={organisationId}
            onChange={setOrganisationId}
            error={draft.problems.organisationName}
          />
        )}
        <Group>
          <Button size="xs" variant="subtle" onClick={() => setNew(!isNew)}>
            {isNew ? t('walkIn.inDirectory') : t('walkIn.notInDirectory')}
          </Button>
        </Group>
        <TextInput label={t('walkIn.name')} required autoComplete="off" {...draft.text('name')} />
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          <TextInput label={t('walkIn.phone')} type="tel" {...draft.text('phone')} />
          <TextInput label={t('walkIn.email')} type="email" {...draft.text('email')} />
        </SimpleGrid>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t('common:action.cancel')}
          </Button>
          <Button type="submit" loading={admit.isPending}>
            {t('walkIn.admit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
