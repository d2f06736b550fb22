import {
  ALUMINIUM,
  MILLING,
  STAINLESS,
  TURNING,
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

/** Any machining centre work: whoever says five-axis or high-speed mills too. */
const MILLS = [...MILLING, ...process('cnc-machining', 'precision-machining')];
const TURNS = [...TURNING, ...process('cnc-machining')];
const PRESSES = process('progressive-stamping', 'precision-stamping', 'stamping');
/** What die casters call the alloys that they cast. */
const CAST_ALUMINIUM = material('adc12', 'cast-aluminium', 'aluminium');
const pieces = (amount: number) => ({ capacityAtLeast: { amount, unit: 'pieces' } });

export const METAL: readonly JudgedNeed[] = [
  {
    title: 'Sensor housings, milled from aluminium bar, ±0.02',
    asks: {
      concepts: [
        ...must('process.milling'),
        ...should('material.aluminium'),
        ...nice('certificate.iso-9001'),
      ],
      ...{ toleranceUm: 20, partSizeMm: 180, monthlyVolume: 8_000, volumeUnit: 'pieces' },
    },
    good: canWith({ toleranceUmAtMost: 20, partSizeMmAtLeast: 180, ...pieces(8_000) }, MILLING, ALUMINIUM),
    // Another metal on the list is no bar: who mills steel mills aluminium. Half the volume would be a second source.
    possible: any(
      canWith({ toleranceUmAtMost: 20, partSizeMmAtLeast: 180 }, MILLING),
      canWith({ statesTolerance: false }, MILLING, ALUMINIUM),
    ),
  },
  {
    title: 'Structural parts for instruments, five-axis',
    asks: {
      concepts: [
        ...must('process.five-axis-machining'),
        ...should('material.aluminium-7075', 'product.machined-part'),
      ],
      ...{ toleranceUm: 15, partSizeMm: 400, monthlyVolume: 1_500, volumeUnit: 'pieces' },
    },
    good: canWith(
      { toleranceUmAtMost: 15, partSizeMmAtLeast: 400, ...pieces(1_500) },
      process('five-axis-machining'),
      material('aluminium-7075', 'aluminium-6061', 'aluminium-5052'),
    ),
    possible: canWith({ toleranceUmAtMost: 15, partSizeMmAtLeast: 400 }, process('five-axis-machining')),
  },
  {
    title: 'Stainless shafts, turned and ground, ±0.01',
    asks: {
      concepts: [
        ...must('process.turning'),
        ...should('material.stainless-steel', 'product.shaft'),
        ...nice('process.cylindrical-grinding'),
      ],
      ...{ toleranceUm: 10, partSizeMm: 120, monthlyVolume: 60_000, volumeUnit: 'pieces' },
    },
    good: canWith({ toleranceUmAtMost: 10, partSizeMmAtLeast: 120, ...pieces(60_000) }, TURNING, STAINLESS),
    possible: canWith({ toleranceUmAtMost: 10, partSizeMmAtLeast: 120 }, TURNS),
  },
  {
    title: 'Swiss-turned pins for connectors',
    asks: {
      concepts: [
        ...must('process.swiss-turning'),
        ...should('material.brass-c3604', 'product.pin'),
        ...nice('certificate.iso-9001'),
      ],
      ...{ toleranceUm: 8, partSizeMm: 25, monthlyVolume: 200_000, volumeUnit: 'pieces' },
    },
    good: canWith(
      { toleranceUmAtMost: 8, ...pieces(200_000) },
      process('swiss-turning'),
      material('brass-c3604', 'free-cutting-steel'),
    ),
    possible: canWith({ toleranceUmAtMost: 8 }, process('swiss-turning')),
  },
  {
    title: 'Machined parts for aircraft galleys, certified',
    asks: {
      concepts: [
        ...must('process.cnc-milling', 'certificate.as9100'),
        ...should('material.aluminium', 'industry.aerospace'),
      ],
      ...{ toleranceUm: 30, partSizeMm: 300 },
    },
    good: all(canWith({ toleranceUmAtMost: 30, partSizeMmAtLeast: 300 }, MILLING), certified('as9100')),
    possible: all(can(MILLS), certified('as9100')),
  },
  {
    title: 'Stamped seat brackets for cars',
    asks: {
      concepts: [
        ...must('process.stamping', 'certificate.iatf-16949'),
        ...should('material.high-strength-steel', 'product.bracket'),
      ],
      ...{ toleranceUm: 150, partSizeMm: 300, monthlyVolume: 300_000, volumeUnit: 'pieces' },
    },
    good: all(
      canWith(
        { toleranceUmAtMost: 150, partSizeMmAtLeast: 300, ...pieces(300_000) },
        PRESSES,
        material('high-strength-steel', 'cold-rolled-steel'),
      ),
      certified('iatf-16949'),
    ),
    possible: all(
      canWith({ toleranceUmAtMost: 150, partSizeMmAtLeast: 300 }, [
        ...PRESSES,
        ...process('deep-drawing', 'blanking'),
      ]),
      certified('iatf-16949'),
    ),
  },
  {
    title: 'Phosphor-bronze terminals from progressive dies',
    asks: {
      concepts: [
        ...must('process.progressive-stamping'),
        ...should('material.phosphor-bronze', 'product.terminal'),
      ],
      ...{ toleranceUm: 50, monthlyVolume: 1_000_000, volumeUnit: 'pieces' },
    },
    good: canWith(
      { toleranceUmAtMost: 50, ...pieces(1_000_000) },
      process('progressive-stamping'),
      material('phosphor-bronze', 'copper'),
    ),
    possible: canWith({ toleranceUmAtMost: 50 }, process('progressive-stamping')),
  },
  {
    title: 'Sheet-metal control cabinets, coated',
    asks: {
      concepts: [
        ...must('process.bending'),
        ...should('process.laser-cutting', 'process.powder-coating', 'product.control-cabinet'),
      ],
      ...{ partSizeMm: 1_800, monthlyVolume: 800, volumeUnit: 'pieces' },
    },
    good: all(
      canWith({ partSizeMmAtLeast: 1_800, ...pieces(800) }, process('bending'), process('laser-cutting')),
      can(process('powder-coating', 'painting')),
    ),
    possible: canWith({ partSizeMmAtLeast: 1_800 }, process('bending')),
  },
  {
    title: 'Die-cast gearbox covers, machined, for cars',
    asks: {
      concepts: [
        ...must('process.die-casting', 'certificate.iatf-16949'),
        ...should('material.adc12', 'process.cnc-machining'),
        ...nice('process.leak-testing'),
      ],
      ...{ toleranceUm: 150, partSizeMm: 200, monthlyVolume: 30_000, volumeUnit: 'pieces' },
    },
    good: all(
      canWith(
        { toleranceUmAtMost: 150, partSizeMmAtLeast: 200, ...pieces(30_000) },
        process('die-casting'),
        CAST_ALUMINIUM,
      ),
      certified('iatf-16949'),
    ),
    possible: all(
      canWith({ toleranceUmAtMost: 150, partSizeMmAtLeast: 200 }, process('die-casting')),
      certified('iatf-16949'),
    ),
  },
  {
    title: 'Heat sinks, die-cast aluminium',
    asks: {
      concepts: [...must('process.die-casting'), ...should('material.cast-aluminium', 'product.heat-sink')],
      ...{ partSizeMm: 200, monthlyVolume: 50_000, volumeUnit: 'pieces' },
    },
    good: canWith({ partSizeMmAtLeast: 200, ...pieces(50_000) }, process('die-casting'), CAST_ALUMINIUM),
    // Zinc would be heavier and conduct half as well, but the shop has the machines.
    possible: canWith({ partSizeMmAtLeast: 200 }, process('die-casting')),
  },
  {
    title: 'Ductile-iron pump bodies',
    asks: {
      concepts: [...must('process.casting'), ...should('material.ductile-iron', 'product.pump')],
      ...{ partSizeMm: 800, monthlyVolume: 120, volumeUnit: 'tonnes' },
    },
    good: canWith(
      { partSizeMmAtLeast: 800, capacityAtLeast: { amount: 120, unit: 'tonnes' } },
      process('sand-casting', 'shell-mould-casting'),
      material('ductile-iron'),
    ),
    possible: canWith(
      { partSizeMmAtLeast: 800 },
      process('sand-casting', 'shell-mould-casting'),
      material('cast-iron', 'ductile-iron', 'cast-steel'),
    ),
  },
  {
    title: 'M6 screws in stainless steel, cold headed',
    asks: {
      concepts: [...must('process.cold-heading'), ...should('material.sus304', 'product.screw')],
      ...{ partSizeMm: 40, monthlyVolume: 5_000_000, volumeUnit: 'pieces' },
    },
    good: canWith({ partSizeMmAtLeast: 40, ...pieces(5_000_000) }, process('cold-heading'), STAINLESS),
    possible: canWith({ partSizeMmAtLeast: 40 }, process('cold-heading')),
  },
  {
    title: 'Compression springs for valves',
    asks: {
      concepts: [
        ...must('product.compression-spring'),
        ...should('material.spring-steel', 'process.shot-peening'),
        ...nice('certificate.iatf-16949'),
      ],
      ...{ toleranceUm: 100, monthlyVolume: 1_000_000, volumeUnit: 'pieces' },
    },
    good: all(
      canWith({ toleranceUmAtMost: 100, ...pieces(1_000_000) }, product('compression-spring')),
      can(material('spring-steel')),
    ),
    possible: canWith({ toleranceUmAtMost: 100 }, product('compression-spring')),
  },
];
