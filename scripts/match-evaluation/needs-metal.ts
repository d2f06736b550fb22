import { type JudgedNeed, buyer, must, nice, should } from './judged-need.js';

export const METAL: readonly JudgedNeed[] = [
  {
    key: 'sensor-housing',
    brief:
      'Sensor housings milled from aluminium bar (6061 or 5052), 60 to 180 mm, position of the bores ±0.02 mm, 8,000 a month in lots of 2,000, three weeks after the order. ISO 9001 is welcome. Plant in Bắc Ninh.',
    asks: {
      concepts: [
        ...must('process.milling'),
        ...should('material.aluminium'),
        ...nice('certificate.iso-9001'),
      ],
      ...{ toleranceUm: 20, partSizeMm: 180, monthlyVolume: 8_000, volumeUnit: 'pieces', leadTimeDays: 28 },
      ...buyer('VN', '24', 'ja', 'en'),
    },
  },
  {
    key: 'ground-shafts',
    brief:
      'Pump shafts in SUS303 or SUS316, turned and cylindrically ground, ±0.01 mm on the bearing seats, 220 mm long, 60,000 a month. For machinery; ISO 9001.',
    asks: {
      concepts: [
        ...must('process.turning'),
        ...should('material.stainless-steel', 'process.cylindrical-grinding', 'product.shaft'),
        ...nice('certificate.iso-9001'),
      ],
      ...{ toleranceUm: 10, partSizeMm: 220, monthlyVolume: 60_000, volumeUnit: 'pieces' },
      ...buyer('JP', null, 'ja', 'en'),
    },
  },
  {
    key: 'galley-brackets',
    brief:
      'Brackets for aircraft galleys, milled from 7075 or 6061, 350 mm, ±0.03 mm, 1,000 a month. Without a valid AS9100 our quality department doesn’t open a file.',
    asks: {
      concepts: [
        ...must('process.milling', 'certificate.as9100'),
        ...should('material.aluminium', 'industry.aerospace', 'process.five-axis-machining'),
      ],
      ...{ toleranceUm: 30, partSizeMm: 350, monthlyVolume: 1_000, volumeUnit: 'pieces' },
      ...buyer('FR', null, 'fr', 'en'),
    },
  },
  {
    key: 'instrument-parts',
    brief:
      'Handles and clamps of surgical instruments in stainless steel, five-axis milled, ±0.01 mm, 120 mm, small lots: 400 a month in all. ISO 13485 is wished for, experience with medical parts counts.',
    asks: {
      concepts: [
        ...must('process.five-axis-machining'),
        ...should('material.stainless-steel', 'industry.medical-device', 'certificate.iso-13485'),
      ],
      ...{ toleranceUm: 10, partSizeMm: 120, monthlyVolume: 400, volumeUnit: 'pieces' },
      ...buyer('DE', null, 'de', 'en'),
    },
  },
  {
    key: 'seat-brackets',
    brief:
      'Seat brackets stamped from high-strength steel, 400 mm, ±0.15 mm, 300,000 a month. Car maker’s first tier: IATF 16949 is a condition.',
    asks: {
      concepts: [
        ...must('process.stamping', 'certificate.iatf-16949'),
        ...should('material.high-strength-steel', 'product.bracket', 'industry.automotive'),
      ],
      ...{ toleranceUm: 150, partSizeMm: 400, monthlyVolume: 300_000, volumeUnit: 'pieces' },
      ...buyer('VN', '31', 'ja', 'en', 'vi'),
    },
  },
  {
    key: 'bronze-terminals',
    brief:
      'Connector terminals of phosphor bronze from progressive dies, ±0.03 mm, 2 million a month, on reels. Buyer makes connectors for consumer electronics.',
    asks: {
      concepts: [
        ...must('process.progressive-stamping'),
        ...should('material.phosphor-bronze', 'product.terminal', 'industry.consumer-electronics'),
      ],
      ...{ toleranceUm: 30, monthlyVolume: 2_000_000, volumeUnit: 'pieces' },
      ...buyer('VN', '24', 'ko', 'en'),
    },
  },
  {
    key: 'control-cabinets',
    brief:
      'Control cabinets of galvanised or mild steel, laser cut, bent, powder coated, up to 1,800 mm high, 600 a month, delivered to Hà Nội within three weeks. Large and heavy: the nearer the better.',
    asks: {
      concepts: [
        ...must('process.bending'),
        ...should('process.laser-cutting', 'process.powder-coating', 'product.control-cabinet'),
      ],
      ...{ partSizeMm: 1_800, monthlyVolume: 600, volumeUnit: 'pieces', leadTimeDays: 21 },
      ...buyer('VN', '01', 'vi', 'en'),
    },
  },
  {
    key: 'stainless-covers',
    brief:
      'Hygienic covers of food machines in SUS304, laser cut, bent, TIG welded, 1,200 mm, ±0.2 mm, 1,500 a month.',
    asks: {
      concepts: [
        ...must('process.tig-welding', 'material.sus304'),
        ...should('process.laser-cutting', 'process.bending', 'product.sheet-metal-part'),
      ],
      ...{ toleranceUm: 200, partSizeMm: 1_200, monthlyVolume: 1_500, volumeUnit: 'pieces' },
      ...buyer('DE', null, 'de', 'en'),
    },
  },
  {
    key: 'gearbox-covers',
    brief:
      'Gearbox covers die cast in ADC12, machined, leak tested, 350 mm, ±0.1 mm after machining, 30,000 a month, for cars: IATF 16949 is a condition.',
    asks: {
      concepts: [
        ...must('process.die-casting', 'certificate.iatf-16949'),
        ...should('material.adc12', 'process.cnc-machining', 'process.leak-testing'),
      ],
      ...{ toleranceUm: 100, partSizeMm: 350, monthlyVolume: 30_000, volumeUnit: 'pieces' },
      ...buyer('JP', null, 'ja', 'en', 'vi'),
    },
  },
  {
    key: 'lamp-heat-sinks',
    brief:
      'Heat sinks of street lamps, die cast aluminium (zinc would be too heavy), 200 mm, 120,000 a month, thin fins. Experience with lighting is welcome.',
    asks: {
      concepts: [
        ...must('process.die-casting'),
        ...should('material.aluminium', 'product.heat-sink'),
        ...nice('industry.lighting-industry'),
      ],
      ...{ partSizeMm: 200, monthlyVolume: 120_000, volumeUnit: 'pieces' },
      ...buyer('NL', null, 'nl', 'en'),
    },
  },
  {
    key: 'pump-bodies',
    brief: 'Pump bodies of ductile iron, 800 mm, as cast ±0.5 mm, rough machined, 120 tonnes a month.',
    asks: {
      concepts: [
        ...must('process.casting', 'material.ductile-iron'),
        ...should('process.machining', 'product.pump'),
      ],
      ...{ toleranceUm: 500, partSizeMm: 800, monthlyVolume: 120, volumeUnit: 'tonnes' },
      ...buyer('JP', null, 'ja', 'en'),
    },
  },
  {
    key: 'stainless-screws',
    brief: 'M6 × 40 screws in SUS304, cold headed, threads rolled, 5 million a month, three weeks.',
    asks: {
      concepts: [
        ...must('process.cold-heading'),
        ...should('material.sus304', 'product.screw', 'process.thread-rolling'),
      ],
      ...{ partSizeMm: 40, monthlyVolume: 5_000_000, volumeUnit: 'pieces', leadTimeDays: 21 },
      ...buyer('VN', '33', 'en', 'vi'),
    },
  },
  {
    key: 'valve-springs',
    brief:
      'Compression springs of engine valves, spring steel, shot peened, ±0.1 mm, 1 million a month. IATF 16949 wished for.',
    asks: {
      concepts: [
        ...must('product.compression-spring'),
        ...should('material.spring-steel', 'process.shot-peening', 'certificate.iatf-16949'),
      ],
      ...{ toleranceUm: 100, monthlyVolume: 1_000_000, volumeUnit: 'pieces' },
      ...buyer('JP', null, 'ja', 'vi'),
    },
  },
];
