import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, lockInOrder, once } from '#database';
import { InvalidInputError, type InputProblem, isCurrency } from '#kernel';
import { BASE_CURRENCY, RateTable } from '../domain/conversion.js';
import { ExchangeRate } from '../domain/exchange-rate.entity.js';

export interface ExchangeRateDetails {
  /** ISO 4217. */
  currency: string;
  /** A positive decimal with at most 18 places. */
  usdPerUnit: string;
  validFrom: string;
  source: string;
}

@Injectable()
export class ExchangeRatesService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Sets what a currency is worth from a day on. The same currency and day again corrects the rate, and with it every
   * report over that time; the audit log keeps what it was. Doing it twice changes nothing.
   * @throws InvalidInputError
   */
  set(details: ExchangeRateDetails & { idempotencyKey?: string | null }): Promise<string> {
    const problems = problemsOf(details);
    if (problems.length > 0) throw new InvalidInputError(problems);
    const { currency, validFrom, usdPerUnit, source } = details;
    return this.transactions.run((em) =>
      once(em, 'setExchangeRate', details, async () => {
        // Two clerks who set the same day at once follow each other.
        await lockInOrder(em, [`exchange-rate:${currency}`]);
        const earlier = await em.findOne(ExchangeRate, { currency, validFrom });
        const rate = earlier
          ? em.assign(earlier, { usdPerUnit, source, quote: null, fileName: null })
          : em.create(ExchangeRate, { currency, validFrom, usdPerUnit, source });
        await em.flush();
        await announce(em, 'exchange-rate.set', { currency });
        return rate.id;
      }),
    );
  }
}

function problemsOf({ currency, usdPerUnit, source }: ExchangeRateDetails): InputProblem[] {
  const problems: InputProblem[] = [];
  const add = (field: string, message: string) => problems.push({ path: ['input', field], message });
  if (!isCurrency(currency)) add('currency', `${currency} is not an ISO 4217 currency code.`);
  if (currency === BASE_CURRENCY) add('currency', 'Rates are counted in US dollars; the dollar needs none.');
  if (!/^\d{1,12}(\.\d{1,18})?$/.test(usdPerUnit))
    add('usdPerUnit', 'must be a decimal such as 0.000039292731, with at most 18 places');
  else if (/^[0.]+$/.test(usdPerUnit)) add('usdPerUnit', 'A rate is more than nothing.');
  if (source.trim() === '') add('source', 'Say where the rate comes from.');
  return problems;
}

/** The rates of some currencies, all days. */
export async function ratesFor(em: EntityManager, currencies: Iterable<string>): Promise<RateTable> {
  const wanted = [...new Set(currencies)].filter((currency) => currency !== BASE_CURRENCY);
  return new RateTable(wanted.length === 0 ? [] : await em.find(ExchangeRate, { currency: { $in: wanted } }));
}
