import { Anchor, Button, Group, Select, SimpleGrid, Stack, TextInput } from '@mantine/core';
import { type FormEvent, type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Refusal } from '../../api/refusal.js';
import { useFormat } from '../../i18n/use-format.js';
import { CountrySelect } from '../../ui/country-select.js';
import { DayInput } from '../../ui/day-input.js';
import { ErrorNotice, RefusalNotice } from '../../ui/notices.js';
import type { Draft } from '../../ui/use-draft.js';
import { OrganisationSelect } from '../organisation/organisation-select.js';
import { type FairValues, LONGEST_FAIR_DAYS, codeFrom, zonesFor } from './fair-values.js';

interface FairFormProps {
  draft: Draft<FairValues>;
  submit: () => Promise<void>;
  isPending: boolean;
  error: Error | null;
  refusal: Refusal | null;
  submitLabel: string;
  /** What can't be changed any more. */
  fixed?: { code?: boolean; timeZone?: boolean };
  hostName?: string;
  /** Beside the button. */
  children?: ReactNode;
}

/** What is entered of a fair, for setting one up and for editing. */
export function FairForm(props: FairFormProps) {
  const { draft, submit, isPending, error, refusal, submitLabel, fixed, hostName, children } = props;
  const { t } = useTranslation('fair');
  const format = useFormat();
  const { values, problems } = draft;
  const dates = Array.isArray(refusal?.dates) ? (refusal.dates as string[]) : [];

  const check = (): boolean => {
    const { nameVi, code, venue, city, country, startsOn, endsOn } = values;
    const required = t('refusals:problem.required');
    const found: Record<string, string> = {};
    if (!nameVi.trim()) found.name = required;
    if (!venue.trim()) found.venue = required;
    if (!city.trim()) found.city = required;
    if (!country) found.country = required;
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(code) || code.length < 3)
      found.code = code ? t('create.codeHint') : required;
    if (!startsOn) found.startsOn = required;
    if (!endsOn) found.endsOn = required;
    else if (startsOn && endsOn < startsOn) found.endsOn = t('create.endsBefore');
    else if (startsOn && (Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000 >= LONGEST_FAIR_DAYS)
      found.endsOn = t('create.tooLong', { count: LONGEST_FAIR_DAYS });
    return draft.check(found);
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    const form = event.currentTarget as HTMLFormElement;
    if (check()) void submit().catch(draft.take);
    // On a phone the first wrong field is far above the button.
    else requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
  };
  /** The short name follows the name until somebody writes one. */
  const rename = (change: Pick<FairValues, 'nameVi'> | Pick<FairValues, 'nameEn'>) => {
    const next = { ...values, ...change };
    const follows = !fixed?.code && values.code === codeFrom(values);
    draft.set({ ...change, ...(follows && { code: codeFrom(next) }) });
  };

  return (
    <form noValidate onSubmit={send}>
      <Stack>
        <TextInput
          label={t('create.nameVi')}
          lang="vi"
          required
          {...draft.text('nameVi')}
          onChange={(event) => {
            rename({ nameVi: event.currentTarget.value });
          }}
          error={problems.name}
        />
        <TextInput
          label={t('create.nameEn')}
          description={t('create.nameEnHint')}
          lang="en"
          {...draft.text('nameEn')}
          onChange={(event) => {
            rename({ nameEn: event.currentTarget.value });
          }}
        />
        <TextInput
          label={t('create.code')}
          description={t(fixed?.code ? 'create.codeFixed' : 'create.codeHint')}
          placeholder="hsif-2027"
          required
          disabled={fixed?.code ?? false}
          autoCapitalize="none"
          spellCheck={false}
          {...draft.text('code')}
        />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <DayInput
            label={t('create.startsOn')}
            required
            {...draft.choice('startsOn')}
            onChange={(startsOn) =>
              draft.set({ startsOn, ...(values.endsOn === null && startsOn && { endsOn: startsOn }) })
            }
          />
          <DayInput
            label={t('create.endsOn')}
            required
            min={values.startsOn ?? undefined}
            {...draft.choice('endsOn')}
          />
          <TextInput label={t('overview.venue')} required {...draft.text('venue')} />
          <TextInput label={t('overview.city')} required {...draft.text('city')} />
          <CountrySelect
            size="md"
            label={t('create.country')}
            required
            {...draft.choice('country')}
            onChange={(country) =>
              draft.set({
                country,
                ...(country && !fixed?.timeZone && { timeZone: zonesFor(country)[0] ?? values.timeZone }),
              })
            }
          />
          <ZoneSelect
            value={values.timeZone}
            onChange={(timeZone) => draft.set({ timeZone })}
            country={values.country}
            isFixed={fixed?.timeZone ?? false}
            error={problems.timeZone}
          />
        </SimpleGrid>
        <OrganisationSelect
          label={t('create.host')}
          value={values.hostId}
          {...(hostName && { knownName: hostName })}
          onChange={(hostId) => draft.set({ hostId })}
          error={problems.hostId}
        />
        <RefusalNotice refusal={refusal}>
          {typeof refusal?.fairId === 'string' && (
            <Anchor component={Link} to={`/fairs/${refusal.fairId}`} size="sm">
              {t('create.otherFair')}
            </Anchor>
          )}
          {dates.length > 0 && format.list(dates.map(format.weekday))}
        </RefusalNotice>
        <ErrorNotice error={error} />
        <Group gap="xs">
          <Button type="submit" size="md" loading={isPending}>
            {submitLabel}
          </Button>
          {children}
        </Group>
      </Stack>
    </form>
  );
}

interface ZoneSelectProps {
  value: string;
  onChange: (zone: string) => void;
  country: string | null;
  isFixed: boolean;
  error: string | undefined;
}

/** Those of the country first; all others can be found by the name of their city. */
function ZoneSelect({ value, onChange, country, isFixed, error }: ZoneSelectProps) {
  const { t } = useTranslation('fair');
  const format = useFormat();
  const zones = useMemo(() => {
    const all = new Set([value, ...(country ? zonesFor(country) : []), ...zonesFor(null)]);
    return [...all].map((zone) => ({ value: zone, label: format.zone(zone) }));
  }, [value, country, format]);
  return (
    <Select
      label={t('overview.zone')}
      description={t(isFixed ? 'create.zoneFixed' : 'create.zoneHint')}
      searchable
      allowDeselect={false}
      disabled={isFixed}
      limit={60}
      data={zones}
      value={value}
      onChange={(zone) => zone && onChange(zone)}
      error={error}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
    />
  );
}
