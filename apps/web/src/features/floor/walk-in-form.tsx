import { Button, Group, SegmentedControl, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { useNetwork } from '@mantine/hooks';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Refusal } from '../../api/refusal.js';
import { type InputProblem, RequestError } from '../../api/request.js';
import { CountrySelect } from '../../ui/country-select.js';
import { RefusalNotice, tellDone } from '../../ui/notices.js';
import { useDraft } from '../../ui/use-draft.js';
import { OrganisationSelect } from '../organisation/organisation-select.js';
import { useAction } from './use-action.js';
import type { FloorContext } from './use-floor.js';

type Floor = FloorContext['floor'];

interface WalkInFormProps {
  floor: Floor;
  close: () => void;
  /** Somebody is in whom the service knows by now. */
  admitted: (delegateId: string) => void;
}

/**
 * What is needed of somebody who comes unannounced, and no more. Without network the directory can't be searched: then it is
 * an organisation that is at the fair, or a name.
 */
export default function WalkInForm({ floor, close, admitted }: WalkInFormProps) {
  const { t } = useTranslation('floor');
  const { online } = useNetwork();
  const [side, setSide] = useState<'SUPPLIER' | 'BUYER'>('SUPPLIER');
  const [isNew, setNew] = useState(false);
  const [organisationId, setOrganisationId] = useState<string | null>(null);
  const [participationId, setParticipationId] = useState<string | null>(null);
  const { act, isPending } = useAction(floor.fairId);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const draft = useDraft({ organisationName: '', country: 'VN', name: '', phone: '', email: '' });
  const { organisationName, country, name, phone, email } = draft.values;
  const present = new Map(
    floor.people.flatMap((one) =>
      one.side === side ? [[one.participationId, one.organisationName] as const] : [],
    ),
  );
  const organisation = isNew
    ? { organisationName: organisationName.trim(), country }
    : online
      ? { organisationId }
      : { participationId };

  const submit = async (event: FormEvent | null, anyway = false) => {
    event?.preventDefault();
    const required = t('refusals:problem.required');
    const isChosen = Object.values(organisation)[0];
    if (
      !draft.check({
        ...(!name.trim() && { name: required }),
        ...(!isChosen && { organisationName: required }),
      })
    )
      return;
    setRefusal(null);
    const fate = await act(
      'walkIn',
      t('done.checkedIn', { name: name.trim() }),
      (idempotencyKey) => ({
        input: {
          ...{ fairId: floor.fairId, side, name: name.trim(), languages: [], anyway, ...organisation },
          ...{ phone: phone.trim() || null, email: email.trim() || null },
          ...{ at: new Date().toISOString(), idempotencyKey },
        },
      }),
      { quiet: true },
    );
    if (fate.state === 'refused') {
      setRefusal(fate.refusal);
      const { code, message, problems } = fate.refusal;
      draft.take(new RequestError(code, message, problems as InputProblem[] | undefined));
      return;
    }
    if (fate.state !== 'done') return close();
    tellDone(t('done.checkedIn', { name: name.trim() }));
    admitted((fate.data as { admitWalkIn: { delegateId: string } }).admitWalkIn.delegateId);
  };

  return (
    <form noValidate onSubmit={(event) => void submit(event)}>
      <Stack>
        <RefusalNotice refusal={refusal}>
          {refusal?.code === 'WRONG_DAY' && (
            <Button size="xs" onClick={() => void submit(null, true)}>
              {t('verdict.anyway')}
            </Button>
          )}
        </RefusalNotice>
        <SegmentedControl
          aria-label={t('walkIn.side')}
          value={side}
          onChange={(value) => {
            setSide(value as 'SUPPLIER' | 'BUYER');
            setParticipationId(null);
          }}
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
        ) : !online ? (
          <Select
            label={t('walkIn.organisation')}
            description={t('walkIn.offline')}
            required
            searchable
            limit={60}
            value={participationId}
            onChange={setParticipationId}
            data={[...present].map(([value, label]) => ({ value, label }))}
            nothingFoundMessage={t('common:state.nothingFound')}
            error={draft.problems.organisationName}
          />
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
            {isNew ? t('walkIn.inDirectory') : t(online ? 'walkIn.notInDirectory' : 'walkIn.notListed')}
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
          <Button type="submit" loading={isPending}>
            {t('walkIn.admit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
