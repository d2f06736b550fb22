import type { ResultOf, VariablesOf } from '../../api/graphql.js';
import { readAmount } from '../../ui/read-amount.js';
import type { NeedData } from './need-facts.js';
import type { CreateNeedMutation, DraftNeedQuery } from './need.documents.js';

export type Drafted = ResultOf<typeof DraftNeedQuery>['draftNeed'];
type NeedInput = Omit<VariablesOf<typeof CreateNeedMutation>['input'], 'buyerId' | 'idempotencyKey'>;

/** What stands in the form of a need. */
export function valuesOf(need: NeedData | null) {
  return {
    title: need?.title ?? '',
    description: need?.description ?? '',
    concepts: need?.concepts.map(({ concept, importance }) => ({ ...concept, importance })) ?? [],
    excluded: need ? [...need.excludedConcepts] : [],
    toleranceMm: need?.toleranceUm ? need.toleranceUm / 1000 : null,
    partSizeMinMm: need?.partSizeMinMm ?? null,
    partSizeMm: need?.partSizeMm ?? null,
    leadTimeDays: need?.leadTimeDays ?? null,
    monthlyVolume: need?.monthlyVolume ?? null,
    volumeUnit: need?.volumeUnit ?? null,
    priceMin: need?.price?.min?.amount ?? '',
    priceMax: need?.price?.max?.amount ?? '',
    currency: need?.price?.min?.currency ?? need?.price?.max?.currency ?? 'USD',
    countries: need ? [...need.countries] : [],
    deadline: need?.deadline ?? null,
    isPublic: need?.isPublic ?? true,
    fairId: need?.fair?.id ?? null,
    buyerId: need?.buyerId ?? null,
  };
}

export type NeedValues = ReturnType<typeof valuesOf>;

export function toInput(values: NeedValues, maySeePrice: boolean): NeedInput {
  const { concepts, excluded, toleranceMm, description, priceMin, priceMax, currency, ...rest } = values;
  const { buyerId: _, ...fields } = rest;
  const money = (amount: string) =>
    amount.trim() === '' ? null : { amount: readAmount(amount, currency), currency };
  return {
    ...fields,
    description: description.trim() || null,
    toleranceUm: toleranceMm === null ? null : Math.round(toleranceMm * 1000),
    concepts: concepts.map(({ id, importance }) => ({ conceptId: id, importance })),
    excludedConceptIds: excluded.map(({ id }) => id),
    ...(maySeePrice && { price: { min: money(priceMin), max: money(priceMax) } }),
  };
}

/** Which words of a text a field was filled in from, by field; of concepts by their id. */
export type Origins = Readonly<Partial<Record<string, string>>>;

/** What a drafted need says, for the form; what it doesn't say is left as it stands. */
export function draftedValues(draft: Drafted): { values: Partial<NeedValues>; origins: Origins } {
  const { title, concepts, excluded, volume, price, countries, deadline } = draft;
  const { toleranceUm, partSizeMinMm, partSizeMm, leadTimeDays } = draft;
  const words = (from: { sources: readonly { text: string }[] } | null | undefined) =>
    from?.sources.map((one) => `“${one.text}”`).join(', ');
  const values: Partial<NeedValues> = {
    description: draft.description,
    ...(title && { title: title.value }),
    ...(concepts.length > 0 && {
      concepts: concepts.map(({ concept, importance }) => ({ ...concept, importance: importance! })),
    }),
    ...(excluded.length > 0 && { excluded: excluded.map(({ concept }) => concept) }),
    ...(toleranceUm && { toleranceMm: toleranceUm.value / 1000 }),
    ...(partSizeMinMm && { partSizeMinMm: partSizeMinMm.value }),
    ...(partSizeMm && { partSizeMm: partSizeMm.value }),
    ...(leadTimeDays && { leadTimeDays: leadTimeDays.value }),
    ...(volume && { monthlyVolume: volume.monthlyVolume, volumeUnit: volume.volumeUnit }),
    ...(price && {
      priceMin: price.value.min?.amount ?? '',
      priceMax: price.value.max?.amount ?? '',
      currency: (price.value.min ?? price.value.max)!.currency,
    }),
    ...(countries.length > 0 && { countries: countries.map(({ value }) => value) }),
    ...(deadline && { deadline: deadline.value }),
  };
  const origins: Origins = {
    ...{ title: words(title), toleranceMm: words(toleranceUm), partSizeMinMm: words(partSizeMinMm) },
    ...{ partSizeMm: words(partSizeMm), leadTimeDays: words(leadTimeDays), monthlyVolume: words(volume) },
    ...{ price: words(price), deadline: words(deadline) },
    countries: countries.map(words).join(', ') || undefined,
    excluded: excluded.map(words).join(', ') || undefined,
    ...Object.fromEntries(
      concepts.map((one) => [
        one.concept.id,
        [words(one), one.importanceSource && `“${one.importanceSource.text}”`].filter(Boolean).join(' · '),
      ]),
    ),
  };
  return { values, origins };
}
