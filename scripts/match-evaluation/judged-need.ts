import type { NeedFacts } from '#matching';

export type Label = 'good' | 'possible' | 'no';

/**
 * A buyer's need, as its engineer would tell it and as it is entered. Which suppliers do for it was judged by reading
 * `brief` and each supplier's card (supplier-card.ts), never by what the scorer or a rule says: see judgements.tsv.
 */
export interface JudgedNeed {
  /** By which judgements.tsv names it. */
  readonly key: string;
  readonly brief: string;
  readonly asks: Partial<NeedFacts> & Pick<NeedFacts, 'concepts'>;
}

type Asked = NeedFacts['concepts'][number];
const asked =
  (importance: Asked['importance']) =>
  (...ids: string[]): Asked[] =>
    ids.map((conceptId) => ({ conceptId, importance }));
export const must = asked('must');
export const should = asked('should');
export const nice = asked('nice');

/** Where the buyer sits and what is spoken there. */
export const buyer = (
  buyerCountry: string,
  buyerProvinceCode: string | null,
  ...buyerLanguages: string[]
) => ({
  buyerCountry,
  buyerProvinceCode,
  buyerLanguages,
});
