import { AskedEngine, type EngineUnderTest } from './asked-engine.js';
import { supplierFacts } from './supplier-facts.js';

type Capabilities = NonNullable<NonNullable<Parameters<typeof supplierFacts>[2]>['capabilities']>;

/** What every search engine must do with firms whose names speak of a place or of a trade. */
export function describeSupplierQuestions(name: string, makeEngine: () => Promise<EngineUnderTest>): void {
  describe(`firms called after a place or a trade, on ${name}`, () => {
    let test: EngineUnderTest;
    let asked: AskedEngine;

    beforeAll(async () => {
      test = await makeEngine();
      asked = new AskedEngine(test.engine);
      await asked.put(
        supplierFacts('Long An Textile', ['process.turning'], { organisation: { provinceCode: '79' } }),
        supplierFacts('Bình Dương Plastics', ['process.injection-moulding'], {
          organisation: { provinceCode: '31' },
        }),
        supplierFacts('Nhựa Sài Gòn', ['process.injection-moulding', 'material.plastic'], {
          organisation: { provinceCode: '79' },
        }),
        supplierFacts('Thép Hòa Phú', ['process.turning'], { organisation: { provinceCode: '75' } }),
        supplierFacts('Hòa Phú', ['process.turning', 'material.steel'], {
          organisation: { provinceCode: '75' },
        }),
        supplierFacts('Phay CNC Hà Nội', ['process.turning'], { organisation: { provinceCode: '31' } }),
        supplierFacts('Minh Phát', ['process.cnc-milling'], { capability: { toleranceUm: 10 } }),
        supplierFacts('浜松精密加工', ['process.turning'], {
          organisation: { country: 'JP', provinceCode: null },
        }),
      );
    });
    afterAll(() => test?.close());

    it('finds a firm by its name first, wherever it sits and whatever it makes', async () => {
      // Long An is a part of another province now, and the firm sits in a third.
      expect((await asked.found('Long An Textile'))[0]).toBe('Long An Textile');
      expect((await asked.found('long an textile'))[0]).toBe('Long An Textile');
      expect((await asked.found('long an texti'))[0]).toBe('Long An Textile');
      expect(await asked.found('Bình Dương Plastics')).toEqual(['Bình Dương Plastics', 'Nhựa Sài Gòn']);
      expect((await asked.found('thép hòa phú'))[0]).toBe('Thép Hòa Phú');
      expect((await asked.found('phay cnc ha noi')).sort()).toEqual(['Minh Phát', 'Phay CNC Hà Nội']);
      expect((await asked.found('phay cnc ha noi'))[0]).toBe('Phay CNC Hà Nội');
    });

    it('finds it by a mistyped name too', async () => {
      expect((await asked.found('Long An Textlie'))[0]).toBe('Long An Textile');
    });

    it('still asks for what was chosen beside the text', async () => {
      expect(await asked.found('Phay CNC Hà Nội', { filter: { provinceCodes: ['01'] } })).toEqual([
        'Minh Phát',
      ]);
      const { total, facets } = await asked.find('Phay CNC Hà Nội', {
        filter: { provinceCodes: ['31'] },
        facets: ['province'],
      });
      expect([total, facets.province]).toEqual([
        1,
        [
          { value: '01', count: 1 },
          { value: '31', count: 1 },
        ],
      ]);
    });

    it('answers a question as ever', async () => {
      // Of a place or a concept alone, of numbers, and of what nobody is called.
      expect(await asked.found('Hà Nội')).toEqual(['Minh Phát']);
      expect(await asked.found('phay CNC')).toEqual(['Minh Phát', 'Phay CNC Hà Nội']);
      expect(await asked.found('phay CNC Hà Nội ±0.01')).toEqual(['Minh Phát']);
      expect(await asked.found('精密加工 ハノイ')).toEqual([]);
      const { total, isRelaxed } = await asked.find('die casting Hải Phòng');
      expect([total, isRelaxed]).toEqual([0, false]);
    });

    it('says what is in the way when nobody is called so', async () => {
      const { emptyReasons } = await asked.find('die casting Hà Nội', { explains: true });
      expect(
        emptyReasons?.map(({ part, without }) => [part.kind === 'chip' && part.chip.id, without]),
      ).toEqual([
        ['concept:process.die-casting', 1],
        ['province:01', 0],
      ]);
    });
  });

  describe(`numbers that some suppliers state and others don't, on ${name}`, () => {
    let test: EngineUnderTest;
    let asked: AskedEngine;
    const stating = (legalName: string, ...capabilities: Capabilities) =>
      supplierFacts(legalName, [], { capabilities });

    beforeAll(async () => {
      test = await makeEngine();
      asked = new AskedEngine(test.engine);
      await asked.put(
        stating('Fits', { conceptIds: ['process.cnc-milling'], toleranceUm: 10, leadTimeDays: 10 }),
        stating('Too coarse', { conceptIds: ['process.milling'], toleranceUm: 50 }),
        // More of what is asked for than the one that states it.
        stating('Silent', { conceptIds: ['process.milling'], leadTimeDays: 12 }),
        stating('Silent and slow', { conceptIds: ['process.milling'], leadTimeDays: 60 }),
        stating('Says nothing', { conceptIds: ['process.milling'] }),
        stating(
          'Of something else',
          { conceptIds: ['process.milling'] },
          { conceptIds: ['process.turning'], toleranceUm: 5 },
        ),
        stating('In kilograms', {
          ...{ conceptIds: ['process.die-casting'], monthlyCapacity: 900, capacityUnit: 'kg' },
        }),
      );
    });
    afterAll(() => test?.close());

    it('ranks those that state what fits first, leaves out those that state what does not', async () => {
      const [first, ...others] = await asked.found('milling ±0.01');
      expect([first, others.sort()]).toEqual(['Fits', ['Says nothing', 'Silent', 'Silent and slow']]);
      const both = await asked.found('milling ±0.01 lead time 2 weeks');
      expect([both[0], both.slice(1).sort()]).toEqual(['Fits', ['Says nothing', 'Silent']]);
      expect(await asked.found('die casting 1000 pcs/month')).toEqual(['In kilograms']);
      expect(await asked.found('die casting 1000 kg/month')).toEqual([]);
    });

    it('says which numbers a supplier does not state', async () => {
      const { suppliers } = await asked.find('milling ±0.01 lead time 2 weeks');
      expect(suppliers.map(({ unstated }) => unstated)).toEqual(
        expect.arrayContaining([[], ['tolerance'], ['tolerance', 'lead-time']]),
      );
      expect(suppliers[0]!.unstated).toEqual([]);
    });

    it('counts them all, and asks the filter of everybody', async () => {
      const { total, facets } = await asked.find('milling ±0.01', { facets: ['process'] });
      expect(total).toBe(4);
      expect(facets.process).toContainEqual({ value: 'process.milling', count: 4 });
      expect(await asked.found('milling', { filter: { toleranceUmAtMost: 10 } })).toEqual(['Fits']);
      expect(await asked.found('milling ±0.01', { filter: { leadTimeDaysAtMost: 14 } })).toEqual([
        'Fits',
        'Silent',
      ]);
      expect(await asked.found('milling ±0.01', { filter: { toleranceUmAtMost: 20 } })).toEqual(['Fits']);
    });

    it('takes a number alone for a question who states it', async () => {
      expect((await asked.found('±0.01')).sort()).toEqual(['Fits', 'Of something else']);
    });
  });

  describe(`names of concepts with a wrong word, on ${name}`, () => {
    let test: EngineUnderTest;
    let asked: AskedEngine;

    beforeAll(async () => {
      test = await makeEngine();
      asked = new AskedEngine(test.engine);
      await asked.put(
        supplierFacts('Minh Phát', ['process.precision-machining']),
        supplierFacts('Đông Anh', ['process.precision-machining']),
        // All the words, and one of them in another sense.
        supplierFacts('Sắc Màu', ['process.powder-coating'], {
          capability: { description: 'Cơ khí và sơn, chính hãng, nhiều màu sắc' },
        }),
        supplierFacts('Gia công chính sách', ['process.turning']),
      );
    });
    afterAll(() => test?.close());

    it('reads the name where one word of it is mistyped into another', async () => {
      const answer = await asked.find('cơ khí chính sác');
      expect(asked.names(answer).sort()).toEqual(['Minh Phát', 'Đông Anh']);
      expect(answer.didYouMean).toBe('cơ khí chính xác');
      expect(answer.chips.map(({ conceptId }) => conceptId)).toEqual(['process.precision-machining']);
      for (const text of [
        'co khi chinh sac',
        'cơ khi chính xát ',
        'precission machining',
        'precision machning',
      ]) {
        expect([text, (await asked.found(text)).sort()]).toEqual([text, ['Minh Phát', 'Đông Anh']]);
      }
    });

    it('leaves alone what is right, a firm that is called so, and what is said of more', async () => {
      expect((await asked.find('cơ khí chính xác')).didYouMean).toBeNull();
      const firm = await asked.find('gia công chính sách');
      expect([asked.names(firm), firm.didYouMean]).toEqual([['Gia công chính sách'], null]);
      expect(await asked.found('nhiều màu sắc')).toEqual(['Sắc Màu']);
      const sentence = await asked.found('tìm nhà cung cấp gia công cơ khí chính xác');
      expect(sentence.slice(0, 2).sort()).toEqual(['Minh Phát', 'Đông Anh']);
    });
  });
}
