import { useQueries } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request } from '../../api/request.js';
import { useFormat } from '../../i18n/use-format.js';
import { length, tolerance } from '../../ui/units.js';
import { ConceptNameQuery } from './proposal.documents.js';

/** A stable code with values, as reasons and rules of a match have them. */
export interface MatchSaying {
  code: string;
  values: readonly { name: string; text: string | null; number: number | null }[];
}

export type MatchSayingKind = 'reason' | 'passed' | 'failed';

/**
 * Puts reasons, and rules that are passed or failed, into the reader's words; null for what has no words here.
 * @param known names of concepts that the screen has already; others are asked for
 */
export function useMatchText(sayings: readonly MatchSaying[], known: ReadonlyMap<string, string>) {
  const { t, i18n } = useTranslation('proposal');
  const format = useFormat();
  const ids = sayings.flatMap(({ values }) =>
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

  return (kind: MatchSayingKind, { code, values }: MatchSaying): string | null => {
    const value = Object.fromEntries(values.map((one) => [one.name, one.number ?? one.text ?? '']));
    const has = (name: string) => value[name] !== undefined && value[name] !== '';
    const quantity = (name: string) =>
      has(name)
        ? `${format.number(Number(value[name]))} ${value.unit ? t(`enums:unit.${unitName(String(value.unit))}`) : ''}`.trim()
        : '';
    const micrometres = (name: string) => (has(name) ? tolerance(format, Number(value[name])) : '');
    const millimetres = (name: string) => (has(name) ? length(format, Number(value[name])) : '');
    const countries = (name: string) =>
      has(name) ? format.list(String(value[name]).split(' ').map(format.country)) : '';
    const facts = {
      defaultValue: '',
      ...value,
      concept: names.get(String(value.conceptId)) ?? '',
      by: names.get(String(value.by)) ?? '',
      held: has('heldUm') ? micrometres('heldUm') : (value.held ?? ''),
      askedTolerance: micrometres('askedUm'),
      size: millimetres('maxMm'),
      smallest: millimetres('minMm'),
      askedSize: millimetres('askedMm'),
      capacity: quantity('capacity'),
      asked: code === 'country' ? countries('asked') : quantity('asked'),
      minimum: quantity('minimum'),
      country: countries('country'),
      day: has('expiresOn') ? format.day(String(value.expiresOn)) : '',
      language: value.language ? format.language(String(value.language)) : '',
    };
    const key = `${code}${variantOf(code, has, value)}`;
    const text = {
      reason: () => t(`reason.${key}`, facts),
      passed: () => t(`rulePassed.${key}`, facts),
      failed: () => t(`ruleFailed.${key}`, facts),
    }[kind]();
    return text || null;
  };
}

/** Which of several sentences a code has, by the values that it comes with. */
function variantOf(
  code: string,
  has: (name: string) => boolean,
  value: Record<string, string | number>,
): string {
  switch (code) {
    case 'concept-covered':
      return Number(value.distance ?? 0) > 0 ? '-near' : '';
    case 'certificate-valid':
      return has('expiresOn') ? '-until' : '';
    case 'must-concept':
      return has('by') && value.by !== value.conceptId ? '-near' : '';
    case 'must-certificate':
      return has('expiresOn') ? '-until' : '';
    case 'tolerance':
      return has('heldUm') ? '' : '-not-stated';
    case 'part-size':
      return has('maxMm') ? '' : '-not-stated';
    default:
      return '';
  }
}

/** Values carry the stored name of a unit, the screens the schema's. */
function unitName(stored: string): string {
  return stored.toUpperCase().replaceAll('-', '_');
}
