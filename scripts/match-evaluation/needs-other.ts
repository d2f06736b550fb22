import { type JudgedNeed, buyer, must, nice, should } from './judged-need.js';

export const OTHER: readonly JudgedNeed[] = [
  {
    key: 'optical-moulds',
    brief:
      'Injection moulds of optical housings, Stavax inserts, own design department, ±0.01 mm, mould base 500 mm, 3 sets a month, T1 within 60 days.',
    asks: {
      concepts: [
        ...must('product.injection-mould'),
        ...should('process.mould-design', 'material.stavax', 'process.die-sinking-edm'),
      ],
      ...{ toleranceUm: 10, partSizeMm: 500, monthlyVolume: 3, volumeUnit: 'sets', leadTimeDays: 60 },
      ...buyer('JP', null, 'ja', 'en'),
    },
  },
  {
    key: 'carbide-dies',
    brief:
      'Progressive dies with carbide inserts for terminals, profile ground, ±0.005 mm, 900 mm, 2 a month.',
    asks: {
      concepts: [
        ...must('product.progressive-die'),
        ...should('material.cemented-carbide', 'process.profile-grinding', 'process.wire-edm'),
      ],
      ...{ toleranceUm: 5, partSizeMm: 900, monthlyVolume: 2, volumeUnit: 'sets' },
      ...buyer('KR', null, 'ko', 'en'),
    },
  },
  {
    key: 'printer-covers',
    brief:
      'Outer covers of printers, ABS, injection moulded, 350 mm, ±0.1 mm, 200,000 a month, pad printed logo. RoHS papers are a condition.',
    asks: {
      concepts: [
        ...must('process.injection-moulding', 'certificate.rohs'),
        ...should('material.abs', 'process.pad-printing', 'product.plastic-housing'),
      ],
      ...{ toleranceUm: 100, partSizeMm: 350, monthlyVolume: 200_000, volumeUnit: 'pieces' },
      ...buyer('VN', '24', 'ja', 'en', 'vi'),
    },
  },
  {
    key: 'nylon-brackets',
    brief:
      'Brackets under the bonnet, PA66-GF30, injection moulded, some with inserts, ±0.08 mm, 200 mm, 150,000 a month. IATF 16949 wished for, at least on its way; cars or motorcycles before.',
    asks: {
      concepts: [
        ...must('process.injection-moulding'),
        ...should('material.pa66-gf30', 'certificate.iatf-16949', 'industry.automotive'),
        ...nice('process.insert-moulding'),
      ],
      ...{ toleranceUm: 80, partSizeMm: 200, monthlyVolume: 150_000, volumeUnit: 'pieces' },
      ...buyer('DE', null, 'de', 'en'),
    },
  },
  {
    key: 'component-trays',
    brief:
      'Thermoformed trays for electronic parts, PET or PS, 400 mm, 500,000 a month, called off within two weeks.',
    asks: {
      concepts: [
        ...must('process.thermoforming'),
        ...should('material.pet', 'product.plastic-tray'),
        ...nice('industry.consumer-electronics'),
      ],
      ...{ partSizeMm: 400, monthlyVolume: 500_000, volumeUnit: 'pieces', leadTimeDays: 14 },
      ...buyer('VN', '24', 'ko', 'en'),
    },
  },
  {
    key: 'appliance-boards',
    brief:
      'Control boards of washing machines, SMT and through-hole, 300 mm panels, AOI and functional test, 100,000 a month. RoHS is a condition, IPC-A-610 wished for.',
    asks: {
      concepts: [
        ...must('process.smt', 'certificate.rohs'),
        ...should(
          'product.pcb-assembly-board',
          'process.automated-optical-inspection',
          'certificate.ipc-a-610',
        ),
        ...nice('process.through-hole-assembly', 'process.electrical-testing'),
      ],
      ...{ partSizeMm: 300, monthlyVolume: 100_000, volumeUnit: 'pieces' },
      ...buyer('VN', '31', 'ko', 'en'),
    },
  },
  {
    key: 'potted-transformers',
    brief: 'Small transformers, wound and potted, tested one by one, 150,000 a month. RoHS wished for.',
    asks: {
      concepts: [
        ...must('product.transformer'),
        ...should('process.coil-winding', 'process.potting', 'certificate.rohs'),
        ...nice('process.electrical-testing'),
      ],
      ...{ monthlyVolume: 150_000, volumeUnit: 'pieces' },
      ...buyer('JP', null, 'ja', 'en'),
    },
  },
  {
    key: 'motorcycle-harnesses',
    brief:
      'Wire harnesses of motorcycles, crimped, tested, 80,000 sets a month. IATF 16949 wished for; a maker that knows motorcycles or cars.',
    asks: {
      concepts: [
        ...must('product.wire-harness'),
        ...should('process.crimping', 'process.electrical-testing', 'certificate.iatf-16949'),
        ...nice('industry.motorcycle'),
      ],
      ...{ monthlyVolume: 80_000, volumeUnit: 'sets' },
      ...buyer('VN', '25', 'ja', 'vi'),
    },
  },
  {
    key: 'zinc-plating',
    brief:
      'Zinc plating, free of hexavalent chromium, of steel fasteners and brackets up to 700 mm that we send in: 60 tonnes a month, back within five days, so no further than an hour or two from Hưng Yên. RoHS papers wished for.',
    asks: {
      concepts: [
        ...must('process.zinc-plating'),
        ...should('material.steel', 'process.passivation', 'certificate.rohs'),
        ...nice('product.fastener'),
      ],
      ...{ partSizeMm: 700, monthlyVolume: 60, volumeUnit: 'tonnes', leadTimeDays: 5 },
      ...buyer('VN', '33', 'vi', 'en'),
    },
  },
  {
    key: 'vacuum-hardening',
    brief:
      'Vacuum hardening of mould inserts in SKD61 that we send in, 600 mm, 25 tonnes a month, back within six days.',
    asks: {
      concepts: [
        ...must('process.vacuum-heat-treatment'),
        ...should('material.skd61', 'product.mould-component'),
      ],
      ...{ partSizeMm: 600, monthlyVolume: 25, volumeUnit: 'tonnes', leadTimeDays: 6 },
      ...buyer('VN', '01', 'vi', 'ja'),
    },
  },
  {
    key: 'door-gaskets',
    brief: 'Door gaskets of washing machines, EPDM, moulded, 400 mm, ±0.3 mm, 300,000 a month.',
    asks: {
      concepts: [
        ...must('process.rubber-moulding'),
        ...should('material.epdm', 'product.gasket', 'industry.home-appliance'),
      ],
      ...{ toleranceUm: 300, partSizeMm: 400, monthlyVolume: 300_000, volumeUnit: 'pieces' },
      ...buyer('VN', '31', 'ko', 'en'),
    },
  },
  {
    key: 'assembly-cells',
    brief:
      'Assembly cells with a robot and PLC, designed and built, up to 3 m, 2 a month, within 100 days, accepted with a CE mark. Electronics plants.',
    asks: {
      concepts: [
        ...must('product.special-purpose-machine'),
        ...should('process.robot-integration', 'process.plc-programming', 'certificate.ce-marking'),
        ...nice('process.mechanical-design', 'industry.electronics'),
      ],
      ...{ partSizeMm: 3_000, monthlyVolume: 2, volumeUnit: 'sets', leadTimeDays: 100 },
      ...buyer('DE', null, 'de', 'en'),
    },
  },
  {
    key: 'printed-cartons',
    brief:
      'Cartons of household appliances, offset printed, 600 mm, 500,000 a month, ten days. FSC wished for.',
    asks: {
      concepts: [...must('product.carton-box'), ...should('process.offset-printing', 'certificate.fsc')],
      ...{ partSizeMm: 600, monthlyVolume: 500_000, volumeUnit: 'pieces', leadTimeDays: 10 },
      ...buyer('VN', '33', 'vi', 'en'),
    },
  },
  {
    key: 'knitted-fabric',
    brief:
      'Knitted fabric of cotton with spandex, dyed and finished, 100,000 metres a month, for children’s clothes: OEKO-TEX is a condition. BSCI is welcome.',
    asks: {
      concepts: [
        ...must('product.knitted-fabric', 'certificate.oeko-tex'),
        ...should('material.cotton', 'material.spandex', 'process.dyeing'),
        ...nice('certificate.bsci'),
      ],
      ...{ monthlyVolume: 100_000, volumeUnit: 'metres' },
      ...buyer('FR', null, 'fr', 'en'),
    },
  },
];
