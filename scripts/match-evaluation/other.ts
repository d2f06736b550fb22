import {
  INJECTION,
  all,
  any,
  can,
  canWith,
  certified,
  material,
  process,
  product,
} from '../search-evaluation/needs/need.js';
import { type JudgedNeed, must, nice, should } from './judged-need.js';

const MOULDING = [...INJECTION, ...process('injection-moulding')];
const pieces = (amount: number) => ({ capacityAtLeast: { amount, unit: 'pieces' } });

export const OTHER: readonly JudgedNeed[] = [
  {
    title: 'Housings for printers, ABS, injection moulded',
    asks: {
      concepts: [
        ...must('process.injection-moulding'),
        ...should('material.abs'),
        ...nice('certificate.rohs'),
      ],
      ...{ toleranceUm: 100, partSizeMm: 350, monthlyVolume: 200_000, volumeUnit: 'pieces' },
    },
    good: canWith(
      { toleranceUmAtMost: 100, partSizeMmAtLeast: 350, ...pieces(200_000) },
      MOULDING,
      material('abs', 'pc-abs'),
    ),
    possible: canWith({ toleranceUmAtMost: 100, partSizeMmAtLeast: 350 }, MOULDING),
  },
  {
    title: 'Glass-filled nylon brackets for engines, certified',
    asks: {
      concepts: [
        ...must('process.injection-moulding', 'certificate.iatf-16949'),
        ...should('material.pa66-gf30'),
      ],
      ...{ toleranceUm: 80, partSizeMm: 200 },
    },
    good: all(
      canWith({ toleranceUmAtMost: 80, partSizeMmAtLeast: 200 }, MOULDING, material('pa66-gf30', 'pa66')),
      certified('iatf-16949'),
    ),
    possible: all(
      canWith({ toleranceUmAtMost: 80, partSizeMmAtLeast: 200 }, MOULDING),
      certified('iatf-16949'),
    ),
  },
  {
    title: 'Insert-moulded connectors',
    asks: {
      concepts: [...must('process.insert-moulding'), ...should('material.pbt', 'product.connector')],
      ...{ toleranceUm: 50, monthlyVolume: 500_000, volumeUnit: 'pieces' },
    },
    good: canWith(
      { toleranceUmAtMost: 50, ...pieces(500_000) },
      process('insert-moulding'),
      material('pbt', 'pa66-gf30', 'pom'),
    ),
    possible: canWith({ toleranceUmAtMost: 50 }, process('insert-moulding')),
  },
  {
    title: 'Injection moulds for technical parts, ±0.02',
    asks: {
      concepts: [
        ...must('product.injection-mould'),
        ...should('process.mould-design', 'process.die-sinking-edm', 'material.stavax'),
      ],
      ...{ toleranceUm: 20, partSizeMm: 600, monthlyVolume: 5, volumeUnit: 'sets' },
    },
    good: canWith(
      {
        ...{ toleranceUmAtMost: 20, partSizeMmAtLeast: 600 },
        capacityAtLeast: { amount: 5, unit: 'sets' },
      },
      product('injection-mould'),
      process('mould-making', 'mould-design'),
    ),
    possible: canWith({ toleranceUmAtMost: 20, partSizeMmAtLeast: 600 }, product('injection-mould')),
  },
  {
    title: 'Progressive dies with carbide inserts',
    asks: {
      concepts: [
        ...must('product.progressive-die'),
        ...should('material.cemented-carbide', 'process.profile-grinding'),
      ],
      ...{ toleranceUm: 5, partSizeMm: 900 },
    },
    good: canWith(
      { toleranceUmAtMost: 5, partSizeMmAtLeast: 900 },
      product('progressive-die'),
      material('cemented-carbide', 'skd11'),
    ),
    possible: canWith(
      { toleranceUmAtMost: 5, partSizeMmAtLeast: 900 },
      product('progressive-die', 'stamping-die'),
    ),
  },
  {
    title: 'SMT boards for appliances, RoHS',
    asks: {
      concepts: [
        ...must('process.smt', 'certificate.rohs'),
        ...should('product.pcb-assembly-board'),
        ...nice('certificate.ipc-a-610', 'certificate.esd-s20-20'),
      ],
      ...{ partSizeMm: 300, monthlyVolume: 100_000, volumeUnit: 'pieces' },
    },
    good: all(
      canWith({ partSizeMmAtLeast: 300, ...pieces(100_000) }, process('smt'), product('pcb-assembly-board')),
      certified('rohs'),
    ),
    possible: all(canWith({ partSizeMmAtLeast: 300 }, process('smt')), certified('rohs')),
  },
  {
    title: 'Transformers, wound and potted',
    asks: {
      concepts: [...must('product.transformer'), ...should('process.coil-winding', 'process.potting')],
      ...{ monthlyVolume: 150_000, volumeUnit: 'pieces' },
    },
    good: canWith(pieces(150_000), product('transformer'), process('coil-winding')),
    possible: any(
      can(product('transformer')),
      canWith(pieces(150_000), process('coil-winding'), product('transformer')),
    ),
  },
  {
    title: 'Wire harnesses for motorcycles',
    asks: {
      concepts: [
        ...must('product.wire-harness'),
        ...should('process.crimping', 'process.electrical-testing'),
        ...nice('certificate.iatf-16949'),
      ],
      ...{ monthlyVolume: 80_000, volumeUnit: 'sets' },
    },
    good: canWith(
      { capacityAtLeast: { amount: 80_000, unit: 'sets' } },
      product('wire-harness'),
      process('wire-harness-assembly', 'crimping'),
    ),
    possible: can(product('wire-harness')),
  },
  {
    title: 'Zinc plating of fasteners and brackets',
    asks: {
      concepts: [...must('process.zinc-plating'), ...should('material.steel')],
      ...{ partSizeMm: 700, monthlyVolume: 60, volumeUnit: 'tonnes' },
    },
    good: canWith(
      { partSizeMmAtLeast: 700, capacityAtLeast: { amount: 60, unit: 'tonnes' } },
      process('zinc-plating'),
      material('steel', 'cold-rolled-steel'),
    ),
    // A bolt maker that plates its own bolts takes no brackets in.
    possible: canWith({ partSizeMmAtLeast: 700 }, process('zinc-plating')),
  },
  {
    title: 'Vacuum hardening of mould inserts',
    asks: {
      concepts: [
        ...must('process.vacuum-heat-treatment'),
        ...should('material.skd61', 'product.mould-component'),
      ],
      ...{ partSizeMm: 600, leadTimeDays: 6 },
    },
    good: canWith(
      { partSizeMmAtLeast: 600, leadTimeDaysAtMost: 6 },
      process('vacuum-heat-treatment'),
      material('skd61', 'skd11'),
    ),
    possible: canWith({ partSizeMmAtLeast: 600, leadTimeDaysAtMost: 6 }, process('vacuum-heat-treatment')),
  },
  {
    title: 'EPDM seals for washing machines',
    asks: {
      concepts: [...must('process.rubber-moulding'), ...should('material.epdm', 'product.seal')],
      ...{ partSizeMm: 400, monthlyVolume: 300_000, volumeUnit: 'pieces' },
    },
    good: canWith(
      { partSizeMmAtLeast: 400, ...pieces(300_000) },
      process('rubber-moulding', 'compression-moulding'),
      material('epdm'),
    ),
    possible: canWith({ partSizeMmAtLeast: 400 }, process('rubber-moulding')),
  },
  {
    title: 'Cartons with offset print',
    asks: {
      concepts: [...must('product.carton-box'), ...should('process.offset-printing')],
      ...{ partSizeMm: 600, monthlyVolume: 500_000, volumeUnit: 'pieces', leadTimeDays: 10 },
    },
    good: canWith(
      { partSizeMmAtLeast: 600, leadTimeDaysAtMost: 10, ...pieces(500_000) },
      product('carton-box'),
      process('offset-printing', 'flexographic-printing'),
    ),
    possible: canWith({ partSizeMmAtLeast: 600, leadTimeDaysAtMost: 10 }, product('carton-box')),
  },
];
