import {
  Button,
  Card,
  Group,
  NativeSelect,
  Select,
  SimpleGrid,
  Stack,
  TextInput,
  Textarea,
} from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAsk } from '../../api/hooks.js';
import { type Refusal, refusalIn } from '../../api/refusal.js';
import { useTextIn } from '../../i18n/text-in.js';
import { DayInput } from '../../ui/day-input.js';
import { ErrorNotice, RefusalNotice } from '../../ui/notices.js';
import type { Draft } from '../../ui/use-draft.js';
import { FairsQuery } from '../fair/fair.documents.js';
import { ConceptSelect } from '../organisation/concept-picker.js';
import { useSession } from '../session/use-session.js';
import {
  AGREEMENT_KINDS,
  type AgreementInput,
  type AgreementValues,
  inputOf,
  missingIn,
} from './agreement-values.js';
import { FrameworkSelect } from './framework-select.js';
import { GoodsFields } from './goods-fields.js';
import { OriginSelect } from './origin-select.js';
import { PartyFields } from './party-fields.js';
import { UnusualPoints } from './unusual-points.js';
import { ValueFields } from './value-fields.js';

interface AgreementFormProps {
  draft: Draft<AgreementValues>;
  /** Sends it; the refusal that comes back, or null when it was done. Errors are thrown. */
  send: (input: AgreementInput) => Promise<unknown>;
  isPending: boolean;
  error: Error | null;
  submitLabel: string;
  /** Offers to keep it as a draft first. */
  mayDraft?: boolean;
  /** A fair that the list of fairs may not have any more. */
  knownFair?: { id: string; name: { language: string; text: string }[] } | null;
  /** Stands above the fields. */
  hint?: ReactNode;
  /** Stands beside the button, where whoever pressed it looks. */
  children?: ReactNode;
}

/** The terms of an agreement, for recording one and for revising it. */
export function AgreementForm({
  draft,
  send,
  isPending,
  error,
  submitLabel,
  mayDraft = false,
  knownFair,
  hint,
  children,
}: AgreementFormProps) {
  const { t } = useTranslation('agreement');
  const textIn = useTextIn();
  const { organisations } = useSession();
  const fairs = useAsk(FairsQuery, { first: 100 });
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isSure, setSure] = useState(false);
  const [reporter, setReporter] = useState<string | null>(null);
  const { values } = draft;
  const own = values.parties.flatMap(({ organisationId }) =>
    organisations.filter(({ id }) => id === organisationId),
  );
  const points =
    refusal?.__typename === 'UnusualAgreementError' ? (refusal.points as { code: string }[]) : [];
  const listed = fairs.data?.fairs.edges.map(({ node }) => node) ?? [];
  const choices =
    knownFair && !listed.some(({ id }) => id === knownFair.id) ? [...listed, knownFair] : listed;

  const submit = async (event: FormEvent, asDraft = false) => {
    event.preventDefault();
    const missing = t('refusals:problem.required');
    if (!draft.check(Object.fromEntries(missingIn(values).map((path) => [path, missing])))) return;
    const result = await send({
      ...inputOf(values),
      confirmUnusual: isSure,
      asDraft,
      ...(own.length > 1 && { reportedByOrganisationId: reporter ?? own[0]!.id }),
    });
    setRefusal(refusalIn(result));
  };

  return (
    <Card component="form" onSubmit={(event: FormEvent) => void submit(event).catch(draft.take)}>
      <Stack>
        {hint}
        <TextInput label={t('form.what')} required {...draft.text('title')} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label={t('kind')}
            allowDeselect={false}
            data={AGREEMENT_KINDS.map((value) => ({ value, label: t(`enums:agreementKind.${value}`) }))}
            {...draft.choice('kind')}
          />
          <DayInput label={t('signedOn')} required {...draft.choice('signedOn')} />
        </SimpleGrid>
        <PartyFields
          value={values.parties}
          onChange={(parties) => draft.set({ parties })}
          problems={draft.problems}
        />
        {own.length > 1 && (
          <NativeSelect
            size="md"
            label={t('form.reporter')}
            data={own.map(({ id, displayName }) => ({ value: id, label: displayName }))}
            value={reporter ?? own[0]!.id}
            onChange={(event) => setReporter(event.currentTarget.value)}
          />
        )}
        <ValueFields draft={draft} />
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          <Select
            label={t('fair')}
            clearable
            searchable
            data={choices.map(({ id, name }) => ({ value: id, label: textIn(name) }))}
            {...draft.choice('fairId')}
          />
          <ConceptSelect
            label={t('sector')}
            kind="INDUSTRY"
            value={values.sector}
            onChange={(sector) => draft.set({ sector })}
            clearable
            error={draft.problems.sectorConceptId}
          />
          <TextInput label={t('place')} {...draft.text('place')} />
          <TextInput label={t('documentReference')} {...draft.text('documentReference')} />
        </SimpleGrid>
        {!values.fairId && (
          <TextInput
            label={t('outsideReason')}
            description={t('form.outsideHint')}
            required
            {...draft.text('outsideReason')}
          />
        )}
        <OriginSelect draft={draft} />
        <FrameworkSelect draft={draft} />
        <GoodsFields draft={draft} />
        <Textarea label={t('form.note')} {...draft.text('note')} />
        {children}
        {points.length > 0 ? (
          <UnusualPoints points={points} isSure={isSure} onChange={setSure} />
        ) : (
          refusal?.__typename !== 'StaleVersionError' && <RefusalNotice refusal={refusal} />
        )}
        <ErrorNotice error={error} />
        <Group>
          <Button type="submit" size="md" loading={isPending}>
            {submitLabel}
          </Button>
          {mayDraft && (
            <Button
              size="md"
              variant="default"
              loading={isPending}
              onClick={(event) => void submit(event, true).catch(draft.take)}
            >
              {t('form.draft')}
            </Button>
          )}
        </Group>
      </Stack>
    </Card>
  );
}
