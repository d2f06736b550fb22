import { Group, Stack, Text } from '@mantine/core';
import { useQueries } from '@tanstack/react-query';
import { IconAlertCircle, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { request } from '../../api/request.js';
import { useFormat } from '../../i18n/use-format.js';
import { length, tolerance } from '../../ui/units.js';
import { ConceptNameQuery, type ReasonFragment } from './proposal.documents.js';

type ReasonData = ResultOf<typeof ReasonFragment>;

interface ReasonsProps {
  reasons: readonly ReasonData[];
  /** Names that the screen has already; others are asked for. */
  known: ReadonlyMap<string, string>;
  limit?: number;
}

const OPEN = /not-stated$/;
const AGAINST = /missing|above-volume|in-part/;

/** Why the two fit, in the reader's words; what speaks against it and what isn't known are marked as such. */
export function Reasons({ reasons, known, limit = 20 }: ReasonsProps) {
  const { t } = useTranslation('proposal');
  const textOf = useReasonText(reasons, known);
  const texts = reasons
    .map((reason) => ({ reason, text: textOf(reason) }))
    .filter(({ text }) => text !== null)
    .slice(0, limit);
  return (
    <Stack gap={6} component="ul" p={0} m={0} style={{ listStyle: 'none' }} aria-label={t('reasons')}>
      {texts.map(({ reason, text }, index) => (
        <Group key={index} component="li" gap={8} wrap="nowrap" align="flex-start">
          <ReasonIcon code={reason.code} />
          <Text size="sm">{text}</Text>
        </Group>
      ))}
    </Stack>
  );
}

function ReasonIcon({ code }: { code: string }) {
  const props = { size: 18, stroke: 1.9, 'aria-hidden': true, style: { flexShrink: 0, marginTop: 2 } };
  if (OPEN.test(code)) return <IconHelpCircle {...props} color="var(--text-quiet)" />;
  if (AGAINST.test(code)) return <IconAlertCircle {...props} color="var(--mantine-color-gold-6)" />;
  return <IconCircleCheck {...props} color="var(--action)" />;
}

function useReasonText(reasons: readonly ReasonData[], known: ReadonlyMap<string, string>) {
  const { t, i18n } = useTranslation('proposal');
  const format = useFormat();
  const ids = reasons.flatMap(({ values }) =>
    values.filter(({ name }) => name === 'conceptId' || name === 'by').map(({ text }) => text ?? ''),
  );
  const missing = [...new Set(ids)].filter((id) => id && !known.has(id));
  const asked = useQueries({
    queries: missing.map((id) => ({
      queryKey: ['Concepts', { id, language: i18n.language }],
      queryFn: () => request(ConceptNameQuery, { id, language: i18n.language }),
      staleTime: Infinity,
    })),
  });
  const names = new Map(known);
  for (const { data } of asked) if (data) names.set(data.concept.id, data.concept.name);

  return ({ code, values }: ReasonData): string | null => {
    const value = Object.fromEntries(values.map((one) => [one.name, one.number ?? one.text ?? '']));
    const quantity = (name: string) =>
      value[name] === undefined || value[name] === ''
        ? ''
        : `${format.number(Number(value[name]))} ${value.unit ? t(`enums:unit.${unitName(String(value.unit))}`) : ''}`.trim();
    const key =
      code === 'concept-covered' && value.distance !== undefined && Number(value.distance) > 0
        ? 'concept-covered-near'
        : code === 'certificate-valid' && value.expiresOn
          ? 'certificate-valid-until'
          : code;
    const text = t(`reason.${key}`, {
      defaultValue: '',
      concept: names.get(String(value.conceptId)) ?? '',
      by: names.get(String(value.by)) ?? '',
      held: value.heldUm === undefined ? '' : tolerance(format, Number(value.heldUm)),
      askedTolerance: value.askedUm === undefined ? '' : tolerance(format, Number(value.askedUm)),
      size: value.maxMm === undefined ? '' : length(format, Number(value.maxMm)),
      askedSize: value.askedMm === undefined ? '' : length(format, Number(value.askedMm)),
      capacity: quantity('capacity'),
      asked: quantity('asked'),
      minimum: quantity('minimum'),
      day: value.expiresOn ? format.day(String(value.expiresOn)) : '',
      language: value.language ? format.language(String(value.language)) : '',
      given: value.given ?? '',
      of: value.of ?? '',
    });
    return text || null;
  };
}

/** Values carry the stored name of a unit, the screens the schema's. */
function unitName(stored: string): string {
  return stored.toUpperCase().replaceAll('-', '_');
}
