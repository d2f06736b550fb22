import fc from 'fast-check';
import { UnreadableRatesError, quotient, readRateFile } from './rate-file.js';

const ECB_XML = `<?xml version="1.0" encoding="UTF-8"?>
<gesmes:Envelope xmlns:gesmes="http://www.gesmes.org/xml/2002-08-01" xmlns="http://www.ecb.int/vocabulary/2002-08-01/eurofxref">
  <gesmes:subject>Reference rates</gesmes:subject>
  <gesmes:Sender><gesmes:name>European Central Bank</gesmes:name></gesmes:Sender>
  <Cube><Cube time='2026-11-25'><Cube currency='USD' rate='1.0500'/><Cube currency='JPY' rate='160.50'/></Cube></Cube>
</gesmes:Envelope>`;
const VCB_XML = `<ExrateList>
  <DateTime>11/25/2026 9:04:45 AM</DateTime>
  <Exrate CurrencyCode="USD" CurrencyName="US DOLLAR" Buy="25,120.00" Transfer="25,150.00" Sell="25,450.00" />
  <Exrate CurrencyCode="JPY" CurrencyName="YEN" Buy="158.24" Transfer="159.84" Sell="168.33" />
  <Exrate CurrencyCode="RUB" CurrencyName="RUBLE" Buy="-" Transfer="-" Sell="-" />
  <Source>Joint Stock Commercial Bank for Foreign Trade of Vietnam - Vietcombank</Source>
</ExrateList>`;

const briefly = (text: string) =>
  readRateFile(text).rates.map(
    ({ currency, validFrom, usdPerUnit }) => `${currency} ${validFrom} ${usdPerUnit}`,
  );

describe('files of exchange rates', () => {
  it('are read as the European Central Bank publishes them, as XML and as CSV', () => {
    const expected = ['EUR 2026-11-25 1.05', 'JPY 2026-11-25 0.006542056074766355'];
    expect(briefly(ECB_XML)).toEqual(expected);
    expect(briefly('Date, USD, JPY, \n25 November 2026, 1.0500, 160.50, \n')).toEqual(expected);
    expect(readRateFile('Date,USD,JPY,CYP,\n2026-11-25,1.0500,160.50,N/A,\n')).toMatchObject({
      ...{ format: 'ecb-csv', skipped: 1 },
      rates: [{ source: 'European Central Bank' }, { quote: '1 EUR = 160.50 JPY, 1 EUR = 1.0500 USD' }],
    });
  });

  it('are read as Vietnamese banks publish them', () => {
    expect(briefly(VCB_XML)).toEqual([
      'VND 2026-11-25 0.000039761431411531',
      'JPY 2026-11-25 0.006355467196819085',
    ]);
    expect(readRateFile(VCB_XML).rates[0]).toMatchObject({
      ...{ quote: '1 USD = 25150.00 VND', source: expect.stringContaining('Vietcombank') },
    });
  });

  it('are read as a plain table, either way round', () => {
    const text = '\uFEFFdate;currency;units_per_usd;source\n2026-11-25;vnd;25150;SBV\n';
    expect(briefly(text)).toEqual(['VND 2026-11-25 0.000039761431411531']);
    expect(briefly('date,currency,usd_per_unit\n2026-11-25,EUR,1.05')).toEqual(['EUR 2026-11-25 1.05']);
  });

  it.each([
    ['nothing', '', /must name the columns/],
    ['other columns', 'a,b\n1,2', /Line 1: The first line must name/],
    ['an unknown currency', 'date,currency,usd_per_unit\n2026-11-25,XQQ,1', /Line 2: "XQQ" is no currency/],
    ['a wrong day', 'date,currency,usd_per_unit\n2026-02-31,EUR,1', /Line 2: "2026-02-31" is no day/],
    ['a negative rate', 'date,currency,usd_per_unit\n2026-11-25,EUR,-1', /Line 2: "-1" is no rate/],
    ['no dollar', 'Date,USD,JPY\n2026-11-25,N/A,160', /no rate of the dollar/],
    ['broken XML', '<a><b></a>', /no well-formed XML/],
    ['other XML', '<rss><channel/></rss>', /neither the ECB's nor/],
    [
      'an empty list',
      `<ExrateList><DateTime>11/25/2026</DateTime></ExrateList>`,
      /Without a rate of the dollar/,
    ],
  ])('say what is wrong: %s', (_, text, message) => {
    expect(() => readRateFile(text)).toThrow(UnreadableRatesError);
    expect(() => readRateFile(text)).toThrow(message);
  });

  it('are divided to within half of the last place', () => {
    const decimal = fc
      .integer({ min: 1, max: 10 ** 9 })
      .map((n) => `${Math.floor(n / 1e4)}.${String(n % 1e4).padStart(4, '0')}`);
    fc.assert(
      fc.property(decimal, decimal, (a, b) => {
        const scaled = (text: string) => BigInt(text.replace('.', ''));
        const found = quotient(a, b);
        const [whole, fraction = ''] = found.split('.');
        const units = BigInt(whole! + fraction.padEnd(18, '0'));
        const exact = scaled(a) * 10n ** 18n;
        const error = units * scaled(b) - exact;
        expect(2n * (error < 0n ? -error : error) <= scaled(b)).toBe(true);
      }),
    );
  });
});
