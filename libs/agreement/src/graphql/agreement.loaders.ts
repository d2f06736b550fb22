import { type BatchLoader, groupLoaderOf, loaderOf } from '#graphql';
import { Money } from '#kernel';
import { ratesFor } from '../application/exchange-rates.service.js';
import { Agreement, AgreementParty } from '../domain/agreement.entity.js';
import { toAgreementModel, toAgreementPartyModel } from './agreement.model.js';

/** An agreement by its id, for every other type that shows one; the type guards itself. */
export const agreementLoader = loaderOf(
  (ids, { em }) => em.find(Agreement, { id: { $in: [...ids] } }),
  (agreement) => agreement.id,
  toAgreementModel,
);

/** The parties of an agreement, in the order in which they are named. */
export const agreementPartiesLoader = groupLoaderOf(
  (ids, { em }) =>
    em.find(
      AgreementParty,
      { agreement: { $in: [...ids] } },
      { orderBy: { position: 'asc', id: 'asc' }, refresh: true },
    ),
  (party) => party.agreement.id,
  toAgreementPartyModel,
);

interface Conversion {
  readonly amount: Money;
  readonly currency: string;
  /** Calendar date whose rates hold. */
  readonly day: string;
}

/** An amount in another currency at the rates of a day; null without a rate. */
export const conversionLoader: BatchLoader<Conversion, Money | null> = {
  batch: async (conversions, { em }) => {
    const rates = await ratesFor(
      em,
      conversions.flatMap(({ amount, currency }) => [amount.currency, currency]),
    );
    return conversions.map(({ amount, currency, day }) => rates.convert(amount, currency, day));
  },
  cacheKey: (({ amount, currency, day }: Conversion) => `${amount.toString()} ${currency} ${day}`) as never,
};
