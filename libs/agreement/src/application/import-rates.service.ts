import { Injectable } from '@nestjs/common';
import { Transactions, announce, lockInOrder } from '#database';
import { type PublishedRate, readRateFile } from '../domain/rate-file.js';
import { ExchangeRate } from '../domain/exchange-rate.entity.js';

export const LARGEST_RATE_FILE_BYTES = 16 * 1_048_576;
const BATCH = 1000;

export interface RatesImport {
  readonly format: string;
  readonly added: number;
  /** Another figure than the one that stands here: replaced, or (without `replace`) left as it was. */
  readonly changed: number;
  readonly kept: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly firstDay: string | null;
  readonly lastDay: string | null;
}

/** Takes exchange rates over from files of central banks: all of a file or nothing. */
@Injectable()
export class ImportRatesService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * A rate that stands already and is another one is kept, unless `replace`: then reports over that time change with it,
   * and the audit log keeps what it was. `from` leaves earlier days out. Doing it twice changes nothing.
   * @throws UnreadableRatesError
   */
  async import(
    content: Buffer,
    { fileName, replace = false, from = null }: { fileName: string; replace?: boolean; from?: string | null },
  ): Promise<RatesImport> {
    const file = readRateFile(content.toString('utf8'));
    const byKey = new Map<string, PublishedRate>();
    for (const rate of file.rates) if (!from || rate.validFrom >= from) byKey.set(keyOf(rate), rate);
    const rates = [...byKey.values()];
    const days = rates.map(({ validFrom }) => validFrom).sort();
    const counts = { added: 0, changed: 0, kept: 0, unchanged: 0 };
    await this.transactions.run(async (em) => {
      Object.assign(counts, { added: 0, changed: 0, kept: 0, unchanged: 0 });
      const currencies = [...new Set(rates.map(({ currency }) => currency))];
      await lockInOrder(
        em,
        currencies.map((currency) => `exchange-rate:${currency}`),
      );
      for (let at = 0; at < rates.length; at += BATCH) {
        const batch = rates.slice(at, at + BATCH);
        const there = await em.find(ExchangeRate, {
          currency: { $in: [...new Set(batch.map(({ currency }) => currency))] },
          validFrom: { $in: [...new Set(batch.map(({ validFrom }) => validFrom))] },
        });
        const standing = new Map(there.map((rate) => [keyOf(rate), rate]));
        for (const { currency, validFrom, usdPerUnit, quote, source } of batch) {
          const earlier = standing.get(`${currency} ${validFrom}`);
          const values = { usdPerUnit, quote, source, fileName };
          if (!earlier) {
            em.create(ExchangeRate, { currency, validFrom, ...values });
            counts.added++;
          } else if (isSame(earlier.usdPerUnit, usdPerUnit)) counts.unchanged++;
          else if (replace) {
            em.assign(earlier, values);
            counts.changed++;
          } else counts.kept++;
        }
        await em.flush();
        em.clear();
      }
      for (const currency of currencies) await announce(em, 'exchange-rate.set', { currency });
    });
    return {
      ...{ format: file.format, skipped: file.skipped, ...counts },
      ...{ firstDay: days[0] ?? null, lastDay: days.at(-1) ?? null },
    };
  }
}

function keyOf({ currency, validFrom }: { currency: string; validFrom: string }): string {
  return `${currency} ${validFrom}`;
}

/** The column pads with zeros. */
function isSame(one: string, other: string): boolean {
  const bare = (decimal: string) => (decimal.includes('.') ? decimal.replace(/\.?0+$/, '') : decimal);
  return bare(one) === bare(other);
}
