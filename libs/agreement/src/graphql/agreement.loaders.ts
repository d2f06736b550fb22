import { type BatchLoader, groupLoaderOf, loaderOf } from '#graphql';
import { Money } from '#kernel';
import { ratesFor } from '../application/exchange-rates.service.js';
import { COUNTED_STATUSES } from '../domain/agreement-state.js';
import {
  Agreement,
  AgreementDocument,
  AgreementEvent,
  AgreementPart,
  AgreementParty,
} from '../domain/agreement.entity.js';
import { ExchangeRate } from '../domain/exchange-rate.entity.js';
import { toAgreementDocumentModel, toAgreementEventModel } from './agreement-parts.model.js';
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

/** The rate to the dollar that holds on a day: the latest that started on it or before; null without one. */
export const rateLoader: BatchLoader<{ currency: string; day: string }, ExchangeRate | null> = {
  batch: async (wanted, { em }) => {
    const currencies = [...new Set(wanted.map(({ currency }) => currency))];
    const rates = await em.find(
      ExchangeRate,
      { currency: { $in: currencies } },
      { orderBy: { validFrom: 'desc' } },
    );
    return wanted.map(
      ({ currency, day }) =>
        rates.find((rate) => rate.currency === currency && rate.validFrom <= day) ?? null,
    );
  },
  cacheKey: (({ currency, day }: { currency: string; day: string }) => `${currency} ${day}`) as never,
};

/** The amendments of an agreement, in order of their days. */
export const amendmentsLoader = groupLoaderOf(
  (ids, { em }) =>
    em.find(
      Agreement,
      { amends: { $in: [...ids] } },
      { orderBy: { signedOn: 'asc', id: 'asc' }, refresh: true },
    ),
  (amendment) => amendment.amends!.id,
);

/** What the amendments that count add to an agreement; null where none of them changes its value. */
export const amendedByLoader: BatchLoader<string, Money | null> = {
  batch: async (ids, { em }) => {
    const amendments = await em.find(
      Agreement,
      { amends: { $in: [...ids] }, status: { $in: [...COUNTED_STATUSES] } },
      { fields: ['amends', 'valueMinor', 'currency'] },
    );
    const sums = new Map<string, Money>();
    for (const { amends, valueMinor, currency } of amendments) {
      if (valueMinor === null || valueMinor === undefined || !currency) continue;
      const added = Money.ofMinor(valueMinor, currency);
      sums.set(amends!.id, sums.get(amends!.id)?.plus(added) ?? added);
    }
    return ids.map((id) => sums.get(id) ?? null);
  },
};

export const agreementPartsLoader = groupLoaderOf(
  (ids, { em }) =>
    em.find(
      AgreementPart,
      { agreement: { $in: [...ids] } },
      { orderBy: { position: 'asc', id: 'asc' }, refresh: true },
    ),
  (part) => part.agreement.id,
);

/** The newest first. */
export const agreementDocumentsLoader = groupLoaderOf(
  (ids, { em }) =>
    em.find(AgreementDocument, { agreement: { $in: [...ids] } }, { orderBy: { id: 'desc' }, refresh: true }),
  (document) => document.agreement.id,
  toAgreementDocumentModel,
);

/** The newest first. */
export const agreementEventsLoader = groupLoaderOf(
  (ids, { em }) => em.find(AgreementEvent, { agreement: { $in: [...ids] } }, { orderBy: { id: 'desc' } }),
  (event) => event.agreement.id,
  toAgreementEventModel,
);
