import { understand } from '#search';
import { loadVocabulary } from '#vocabulary';
import { draftNeed } from './draft-need.js';
import { readCountries } from './read-countries.js';
import { readDates } from './read-dates.js';
import { readPrices } from './read-prices.js';

const vocabulary = loadVocabulary();
const draft = (text: string) => draftNeed(understand(text, vocabulary), '2026-11-25');
const conceptsOf = (text: string) =>
  draft(text).concepts.map(({ conceptId, importance }) => `${conceptId} ${importance}`);

const MAIL = `Subject: RFQ – aluminium sensor housings
Dear Sir or Madam,
We are looking for suppliers in Vietnam for CNC milling of aluminium housings.
Tolerance ±0.02 mm, part size up to 180 mm. Volume: 10,000 pcs/month.
ISO 9001 is mandatory; IATF 16949 would be preferred.
No die casting please. Lead time within 30 days.
Target price USD 1.20 - 1.50 per piece.
Please reply by 15 January 2027. Our fair visit is on 2026-12-01.`;

describe('a need drafted from an e-mail', () => {
  const found = draft(MAIL);

  it('fills in what the text says', () => {
    expect(found).toMatchObject({
      title: { value: 'RFQ – aluminium sensor housings' },
      toleranceUm: { value: 20 },
      partSizeMm: { value: 180 },
      partSizeMinMm: null,
      leadTimeDays: { value: 30 },
      volume: { value: { monthlyVolume: 10_000, volumeUnit: 'pieces' } },
      countries: [{ value: 'VN' }],
      deadline: { value: '2027-01-15' },
    });
    expect(found.price!.value.min!.toString()).toBe('1.20 USD');
    expect(found.price!.value.max!.toString()).toBe('1.50 USD');
    expect(conceptsOf(MAIL)).toEqual(
      expect.arrayContaining([
        'process.cnc-milling must',
        'material.aluminium should',
        'certificate.iso-9001 must',
        'certificate.iatf-16949 nice',
      ]),
    );
    expect(found.excluded.map(({ conceptId }) => conceptId)).toEqual(['process.die-casting']);
  });

  it('leaves prices and headers out of the description, which others may read', () => {
    expect(found.description).not.toMatch(/1\.[25]0|USD|price|Subject/i);
    expect(found.description).toMatch(/^Dear Sir[^]*Lead time within 30 days\.[^]*2026-12-01\.$/);
  });

  it('shows the words that each field came from, where they stand', () => {
    const sources = [
      ...found.concepts.flatMap((one) => [
        ...one.sources,
        ...(one.importanceSource ? [one.importanceSource] : []),
      ]),
      ...found.excluded.flatMap((one) => one.sources),
      ...[found.title, found.toleranceUm, found.partSizeMm, found.leadTimeDays, found.volume, found.price]
        .concat(found.deadline as never)
        .flatMap((one) => one!.sources),
    ];
    expect(sources.length).toBeGreaterThan(12);
    for (const { text, start, end } of sources) expect(MAIL.slice(start, end)).toBe(text);
    expect(
      found.concepts.find(({ conceptId }) => conceptId === 'certificate.iso-9001')!.importanceSource!.text,
    ).toBe('mandatory');
  });
});

it('reads the same need in other languages', () => {
  expect(conceptsOf('Cần tìm nhà cung cấp phay CNC nhôm, bắt buộc có ISO 9001')).toEqual([
    'process.cnc-milling must',
    'material.aluminium must',
    'certificate.iso-9001 must',
  ]);
  const japanese = draft('アルミのNCフライス加工。公差±0.01。月産5万個。回答期限：2027年2月1日');
  expect(japanese).toMatchObject({
    toleranceUm: { value: 10 },
    volume: { value: { monthlyVolume: 50_000 } },
    deadline: { value: '2027-02-01' },
  });
  expect(draft('120,000 pcs per year').volume).toMatchObject({ value: { monthlyVolume: 10_000 } });
  expect(conceptsOf('milling or turning of steel')).toEqual(
    expect.arrayContaining(['process.milling should', 'process.turning should']),
  );
});

it('makes nothing up', () => {
  expect(draft('Good morning everybody')).toMatchObject({
    ...{ concepts: [], excluded: [], toleranceUm: null, partSizeMm: null, volume: null, price: null },
    ...{ countries: [], deadline: null, leadTimeDays: null },
  });
  expect(draft('')).toMatchObject({ title: null });
  expect(draft('quote was due on 2020-01-01').deadline).toBeNull();
  expect(draft('We are a company from Japan.').countries).toEqual([]);
});

it('reads days, prices and countries as people write them', () => {
  expect(
    readDates('3/4/2027, 31/02/2027, March 5th, 2027 – 6 tháng 7 năm 2027; 2027. 8. 1').map(({ day }) => day),
  ).toEqual(['2027-04-03', '2027-03-05', '2027-07-06']);
  const price = (text: string) => {
    const found = readPrices(text)[0] ?? null;
    return found && [found.min?.toString() ?? null, found.max?.toString() ?? null];
  };
  expect(price('max. 25.000 đồng/cái')).toEqual([null, '25000 VND']);
  expect(price('US$ 1,250.50')).toEqual([null, '1250.50 USD']);
  expect(price('120円から150円')).not.toBeNull();
  expect(price('no price here, 100 pcs')).toBeNull();
  expect(readCountries('from Việt Nam, 日本 and Thailand').map(({ country }) => country)).toEqual([
    'VN',
    'JP',
    'TH',
  ]);
});
