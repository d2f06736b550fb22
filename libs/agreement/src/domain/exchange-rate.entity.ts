import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '#database';

const ExchangeRateSchema = defineEntity({
  name: 'ExchangeRate',
  properties: {
    ...recordProperties,
    /** ISO 4217 of what is converted. */
    currency: p.text(),
    /** US dollars for one unit of it, exactly as published. */
    usdPerUnit: p.decimal('string').columnType('numeric(30,18)'),
    /** The first day on which the rate holds. */
    validFrom: p.date(),
    source: p.text(),
    /** As it was published, such as `1 USD = 25450 VND`; null for one that was entered by hand. */
    quote: p.text().nullable(),
    /** Of the file that it was read from. */
    fileName: p.text().nullable(),
  },
  uniques: [{ properties: ['currency', 'validFrom'] }],
  checks: [
    { name: 'exchange_rate_positive', expression: 'usd_per_unit > 0' },
    { name: 'exchange_rate_not_of_dollar', expression: `currency <> 'USD'` },
  ],
});

/** What a currency was worth in US dollars from a day on, with where the figure comes from. */
export class ExchangeRate extends ExchangeRateSchema.class {}
ExchangeRateSchema.setClass(ExchangeRate);
