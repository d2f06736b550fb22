import type { Capability } from '#capability';

/** A kind of supplier, from which the generator makes many: in concepts of the vocabulary. */
export interface Trade {
  readonly key: string;
  /** How many of 300. */
  readonly share: number;
  readonly nameVi: readonly string[];
  readonly nameEn: readonly string[];
  /** Sector of Decree 111/2015/NĐ-CP, for reports. */
  readonly sector: string;
  readonly lines: readonly TradeLine[];
  readonly industries: readonly string[];
  readonly certificates: readonly (readonly [string, number])[];
}

/** One kind of capability within a trade. */
export interface TradeLine {
  readonly title: string;
  readonly processes: readonly string[];
  readonly materials: readonly string[];
  readonly products: readonly string[];
  /** Tightest to loosest tolerance, ± µm; none where it means nothing. */
  readonly toleranceUm?: readonly [number, number];
  readonly partSizeMm?: readonly [number, number];
  readonly capacity: readonly [number, number];
  readonly unit: NonNullable<Capability['capacityUnit']>;
  readonly leadTimeDays: readonly [number, number];
  readonly equipment: readonly (readonly [string, string, readonly string[]])[];
}

const QUALITY = [
  ['iso-9001', 0.8],
  ['iso-14001', 0.35],
  ['five-s', 0.4],
  ['iso-45001', 0.12],
] as const;
const AUTOMOTIVE = [...QUALITY, ['iatf-16949', 0.4], ['ppap-apqp', 0.2]] as const;
const ELECTRONIC = [
  ...QUALITY,
  ['qc-080000', 0.35],
  ['rohs', 0.5],
  ['reach', 0.25],
  ['ipc-a-610', 0.35],
  ['esd-s20-20', 0.3],
] as const;
const MOULDED = [...QUALITY, ['rohs', 0.3], ['iatf-16949', 0.2]] as const;

const MILLS = ['Mazak', 'DMG Mori', 'Makino', 'Okuma', 'Brother', 'Doosan', 'Haas'] as const;
const LATHES = ['Citizen', 'Tsugami', 'Star', 'Takisawa', 'Mazak'] as const;
const PRESSES = ['Aida', 'Amada', 'Komatsu', 'Chin Fong', 'SEYI'] as const;
const MOULDERS = ['Sumitomo', 'Fanuc', 'JSW', 'Toshiba', 'Engel', 'Haitian'] as const;

export const TRADES: readonly Trade[] = [
  {
    key: 'precision-machining',
    share: 52,
    nameVi: ['Cơ khí Chính xác', 'Gia công Cơ khí', 'Cơ khí CNC'],
    nameEn: ['Precision Mechanics', 'Precision Machining', 'CNC Mechanics'],
    sector: 'industry.mechanical-engineering',
    industries: [
      'automotive',
      'motorcycle',
      'industrial-machinery',
      'robotics-automation',
      'semiconductor-equipment',
      'aerospace',
      'medical-device',
    ],
    certificates: [...QUALITY, ['iatf-16949', 0.18], ['as9100', 0.08], ['iso-13485', 0.06]],
    lines: [
      {
        title: 'CNC milling of precision parts',
        processes: ['precision-machining', 'cnc-milling', 'five-axis-machining', 'drilling'],
        materials: [
          'aluminium-6061',
          'aluminium-5052',
          'aluminium-7075',
          's45c',
          'sus304',
          'pom',
          'brass-c3604',
        ],
        products: ['machined-part', 'mechanical-part', 'bracket', 'jig-and-fixture'],
        toleranceUm: [3, 30],
        partSizeMm: [200, 1200],
        capacity: [2_000, 60_000],
        unit: 'pieces',
        leadTimeDays: [7, 30],
        equipment: [
          ['machining-centre', 'Machining centre', MILLS],
          ['five-axis-machining-centre', '5-axis machining centre', MILLS],
          ['cmm', 'Coordinate measuring machine', ['Mitutoyo', 'Zeiss', 'Hexagon']],
        ],
      },
      {
        title: 'CNC turning of shafts and bushings',
        processes: ['precision-machining', 'cnc-turning', 'swiss-turning', 'cylindrical-grinding'],
        materials: ['s45c', 'scm440', 'sus303', 'sus316', 'brass-c3604', 'free-cutting-steel'],
        products: ['turned-part', 'shaft', 'bushing', 'pin'],
        toleranceUm: [2, 20],
        partSizeMm: [30, 400],
        capacity: [20_000, 800_000],
        unit: 'pieces',
        leadTimeDays: [7, 25],
        equipment: [
          ['cnc-lathe', 'CNC lathe', LATHES],
          ['swiss-lathe', 'Sliding-head lathe', LATHES],
          ['cylindrical-grinder', 'Cylindrical grinder', ['Okamoto', 'Studer', 'Toyoda']],
        ],
      },
    ],
  },
  {
    key: 'stamping',
    share: 36,
    nameVi: ['Dập Kim loại', 'Cơ khí Dập', 'Kim loại Tấm'],
    nameEn: ['Metal Stamping', 'Press Works', 'Sheet Metal'],
    sector: 'industry.automotive',
    industries: [
      'automotive',
      'motorcycle',
      'home-appliance',
      'consumer-electronics',
      'motor-vehicle-parts-industry',
    ],
    certificates: AUTOMOTIVE,
    lines: [
      {
        title: 'Progressive stamping of steel and copper parts',
        processes: ['progressive-stamping', 'precision-stamping', 'blanking', 'deep-drawing'],
        materials: [
          'cold-rolled-steel',
          'high-strength-steel',
          'sus304',
          'phosphor-bronze',
          'galvanised-steel',
        ],
        products: ['stamped-part', 'bracket', 'terminal', 'motorcycle-part', 'automotive-part'],
        toleranceUm: [20, 150],
        partSizeMm: [80, 1500],
        capacity: [100_000, 5_000_000],
        unit: 'pieces',
        leadTimeDays: [10, 35],
        equipment: [
          ['mechanical-press', 'Mechanical press 60–400 t', PRESSES],
          ['servo-press', 'Servo press 200–800 t', PRESSES],
          ['coil-feeder', 'Coil feeder', ['Orii', 'Asai']],
        ],
      },
      {
        title: 'Sheet metal enclosures, bent and welded',
        processes: ['laser-cutting', 'bending', 'spot-welding', 'tig-welding', 'powder-coating'],
        materials: ['ss400', 'galvanised-steel', 'sus304', 'aluminium-5052'],
        products: ['sheet-metal-part', 'metal-enclosure', 'control-cabinet', 'trolley-rack'],
        toleranceUm: [100, 300],
        partSizeMm: [500, 3000],
        capacity: [1_000, 40_000],
        unit: 'pieces',
        leadTimeDays: [7, 30],
        equipment: [
          ['laser-cutting-machine', 'Fibre laser', ['Trumpf', 'Amada', 'Bystronic']],
          ['press-brake', 'Press brake', PRESSES],
          ['painting-line', 'Powder coating line', ['Gema', 'Wagner']],
        ],
      },
    ],
  },
  {
    key: 'moulds',
    share: 28,
    nameVi: ['Khuôn mẫu', 'Khuôn Chính xác', 'Chế tạo Khuôn'],
    nameEn: ['Mould', 'Precision Tooling', 'Die & Mould'],
    sector: 'industry.mechanical-engineering',
    industries: [
      'mould-die-industry',
      'automotive',
      'consumer-electronics',
      'home-appliance',
      'packaging-industry',
    ],
    certificates: QUALITY,
    lines: [
      {
        title: 'Design and making of injection moulds',
        processes: ['mould-making', 'mould-design', 'wire-edm', 'die-sinking-edm', 'high-speed-machining'],
        materials: ['plastic-mould-steel', 'skd61', 'stavax', 's50c'],
        products: ['injection-mould', 'mould-component', 'mould-base'],
        toleranceUm: [3, 20],
        partSizeMm: [400, 1800],
        capacity: [3, 30],
        unit: 'sets',
        leadTimeDays: [30, 70],
        equipment: [
          ['sinker-edm', 'Die-sinking EDM', ['Sodick', 'Makino', 'Mitsubishi']],
          ['wire-edm-machine', 'Wire EDM', ['Sodick', 'Fanuc', 'Mitsubishi']],
          ['machining-centre', 'High-speed machining centre', MILLS],
        ],
      },
      {
        title: 'Stamping dies and checking fixtures',
        processes: ['mould-making', 'profile-grinding', 'wire-edm', 'jig-making'],
        materials: ['skd11', 'cemented-carbide', 's45c'],
        products: ['progressive-die', 'stamping-die', 'checking-fixture', 'jig-and-fixture'],
        toleranceUm: [2, 15],
        partSizeMm: [300, 2500],
        capacity: [2, 25],
        unit: 'sets',
        leadTimeDays: [25, 60],
        equipment: [
          ['surface-grinder', 'Surface grinder', ['Okamoto', 'Nicco']],
          ['wire-edm-machine', 'Wire EDM', ['Sodick', 'Seibu']],
          ['cmm', 'Coordinate measuring machine', ['Mitutoyo', 'Zeiss']],
        ],
      },
    ],
  },
  {
    key: 'plastics',
    share: 38,
    nameVi: ['Nhựa Kỹ thuật', 'Nhựa Công nghiệp', 'Ép phun Nhựa'],
    nameEn: ['Engineering Plastics', 'Plastic Industries', 'Injection Moulding'],
    sector: 'industry.electronics',
    industries: [
      'consumer-electronics',
      'home-appliance',
      'automotive',
      'motorcycle',
      'packaging-industry',
      'medical-device',
    ],
    certificates: MOULDED,
    lines: [
      {
        title: 'Injection moulding of technical parts',
        processes: [
          'injection-moulding',
          'insert-moulding',
          'two-shot-moulding',
          'pad-printing',
          'ultrasonic-welding',
        ],
        materials: ['abs', 'pc-abs', 'polycarbonate', 'pa66-gf30', 'pom', 'polypropylene', 'pbt'],
        products: [
          'plastic-part',
          'plastic-housing',
          'plastic-gear',
          'automotive-interior-part',
          'home-appliance-part',
        ],
        toleranceUm: [20, 150],
        partSizeMm: [100, 900],
        capacity: [100_000, 4_000_000],
        unit: 'pieces',
        leadTimeDays: [10, 40],
        equipment: [
          ['injection-moulding-machine', 'Injection moulding machine 50–850 t', MOULDERS],
          ['ultrasonic-welder', 'Ultrasonic welder', ['Branson', 'Herrmann']],
        ],
      },
      {
        title: 'Thermoformed trays and technical packaging',
        processes: ['thermoforming', 'plastic-extrusion', 'die-cutting'],
        materials: ['pet', 'polystyrene', 'polypropylene'],
        products: ['plastic-tray', 'plastic-packaging', 'plastic-sheet'],
        partSizeMm: [300, 1200],
        capacity: [200_000, 6_000_000],
        unit: 'pieces',
        leadTimeDays: [7, 21],
        equipment: [
          ['vacuum-forming-machine', 'Vacuum forming line', ['Illig', 'Asano']],
          ['plastic-extruder', 'Sheet extruder', ['Battenfeld', 'JSW']],
        ],
      },
    ],
  },
  {
    key: 'electronics',
    share: 30,
    nameVi: ['Điện tử', 'Công nghệ Điện tử', 'Mạch Điện tử'],
    nameEn: ['Electronics', 'Electronic Technology', 'Circuits'],
    sector: 'industry.electronics',
    industries: [
      'consumer-electronics',
      'telecommunications',
      'electronic-components-industry',
      'automotive',
      'measuring-control',
    ],
    certificates: ELECTRONIC,
    lines: [
      {
        title: 'PCB assembly, SMT and through-hole',
        processes: [
          'smt',
          'pcb-assembly',
          'through-hole-assembly',
          'wave-soldering',
          'automated-optical-inspection',
          'electrical-testing',
        ],
        materials: ['fr4', 'solder-material'],
        products: ['pcb-assembly-board', 'printed-circuit-board', 'power-supply', 'sensor'],
        toleranceUm: [25, 100],
        partSizeMm: [250, 510],
        capacity: [20_000, 1_500_000],
        unit: 'pieces',
        leadTimeDays: [10, 35],
        equipment: [
          ['smt-line', 'SMT line', ['Yamaha', 'Fuji', 'Panasonic', 'Hanwha']],
          ['aoi-machine', 'AOI', ['Omron', 'Koh Young']],
          ['reflow-oven', 'Reflow oven', ['Heller', 'Rehm']],
        ],
      },
      {
        title: 'Coils, transformers and power modules',
        processes: ['coil-winding', 'soldering', 'potting', 'electrical-testing'],
        materials: ['copper', 'epoxy'],
        products: ['coil', 'transformer', 'power-supply', 'motor-core'],
        capacity: [50_000, 2_000_000],
        unit: 'pieces',
        leadTimeDays: [14, 40],
        equipment: [['coil-winding-machine', 'Winding machine', ['Nittoku', 'Marsilli']]],
      },
    ],
  },
  {
    key: 'wire-harness',
    share: 18,
    nameVi: ['Bộ dây Điện', 'Cáp Điện tử', 'Dây và Cáp'],
    nameEn: ['Wire Harness', 'Cable Assembly', 'Wiring Systems'],
    sector: 'industry.automotive',
    industries: ['automotive', 'motorcycle', 'home-appliance', 'electric-vehicle'],
    certificates: [...AUTOMOTIVE, ['ul', 0.35], ['rohs', 0.5]],
    lines: [
      {
        title: 'Wire harnesses for vehicles and appliances',
        processes: ['wire-harness-assembly', 'crimping', 'electrical-testing', 'cable-assembly-work'],
        materials: ['copper', 'pvc'],
        products: ['wire-harness', 'cable-assembly', 'connector', 'terminal'],
        capacity: [30_000, 900_000],
        unit: 'sets',
        leadTimeDays: [10, 30],
        equipment: [
          ['crimping-machine', 'Automatic crimping machine', ['Komax', 'JAM', 'Shinmaywa']],
          ['assembly-line', 'Assembly line', ['own make']],
        ],
      },
    ],
  },
  {
    key: 'casting',
    share: 20,
    nameVi: ['Đúc Kim loại', 'Đúc Áp lực', 'Luyện kim và Đúc'],
    nameEn: ['Casting', 'Die Casting', 'Foundry'],
    sector: 'industry.automotive',
    industries: [
      'automotive',
      'motorcycle',
      'industrial-machinery',
      'lighting-industry',
      'agricultural-machinery',
    ],
    certificates: AUTOMOTIVE,
    lines: [
      {
        title: 'Aluminium die casting with machining',
        processes: ['die-casting', 'cnc-machining', 'barrel-finishing', 'leak-testing', 'x-ray-inspection'],
        materials: ['adc12', 'cast-aluminium', 'zinc-alloy'],
        products: ['die-cast-part', 'aluminium-casting', 'heat-sink', 'motorcycle-part', 'engine-part'],
        toleranceUm: [30, 200],
        partSizeMm: [150, 800],
        capacity: [20_000, 900_000],
        unit: 'pieces',
        leadTimeDays: [20, 50],
        equipment: [
          ['die-casting-machine', 'Die casting machine 350–1,650 t', ['Toshiba', 'Ube', 'Toyo', 'Bühler']],
          ['machining-centre', 'Machining centre', MILLS],
          ['melting-furnace', 'Melting furnace', ['StrikoWestofen', 'Sanken']],
        ],
      },
      {
        title: 'Grey and ductile iron castings',
        processes: ['sand-casting', 'shell-mould-casting', 'abrasive-blasting', 'machining'],
        materials: ['cast-iron', 'ductile-iron', 'cast-steel'],
        products: ['iron-casting', 'steel-casting', 'valve', 'pump', 'agricultural-machine-part'],
        toleranceUm: [200, 800],
        partSizeMm: [300, 2200],
        capacity: [50, 1_200],
        unit: 'tonnes',
        leadTimeDays: [20, 60],
        equipment: [
          ['moulding-line', 'Moulding line', ['Disa', 'Sinto']],
          ['melting-furnace', 'Induction furnace', ['Inductotherm', 'ABP']],
          ['spectrometer', 'Spectrometer', ['Spectro', 'Thermo']],
        ],
      },
    ],
  },
  {
    key: 'surface',
    share: 20,
    nameVi: ['Xử lý Bề mặt', 'Mạ và Sơn', 'Nhiệt luyện'],
    nameEn: ['Surface Treatment', 'Plating', 'Heat Treatment'],
    sector: 'industry.mechanical-engineering',
    industries: [
      'automotive',
      'motorcycle',
      'metal-treatment-industry',
      'electronics',
      'machine-tool-industry',
    ],
    certificates: [...QUALITY, ['rohs', 0.4], ['iatf-16949', 0.15]],
    lines: [
      {
        title: 'Zinc, nickel and chrome plating, anodising',
        processes: [
          'zinc-plating',
          'electroless-nickel-plating',
          'hard-chrome-plating',
          'anodising',
          'passivation',
        ],
        materials: ['steel', 'aluminium', 'copper'],
        products: ['painted-part', 'mechanical-part', 'fastener'],
        partSizeMm: [600, 3000],
        capacity: [30, 600],
        unit: 'tonnes',
        leadTimeDays: [2, 10],
        equipment: [
          ['plating-line', 'Plating line', ['own make', 'Almex']],
          ['salt-spray-chamber', 'Salt spray chamber', ['Suga', 'Q-Lab']],
        ],
      },
      {
        title: 'Vacuum and induction heat treatment',
        processes: [
          'vacuum-heat-treatment',
          'quenching-and-tempering',
          'carburising',
          'nitriding',
          'induction-hardening',
        ],
        materials: ['scm440', 'skd11', 'skd61', 'case-hardening-steel'],
        products: ['mechanical-part', 'gear', 'shaft', 'mould-component'],
        partSizeMm: [500, 1500],
        capacity: [20, 400],
        unit: 'tonnes',
        leadTimeDays: [2, 8],
        equipment: [
          ['heat-treatment-furnace', 'Vacuum furnace', ['Ipsen', 'ECM', 'Dowa']],
          ['induction-heater', 'Induction hardening machine', ['EFD', 'Neturen']],
          ['hardness-tester', 'Hardness tester', ['Mitutoyo', 'Wilson']],
        ],
      },
    ],
  },
  {
    key: 'rubber',
    share: 14,
    nameVi: ['Cao su Kỹ thuật', 'Cao su Công nghiệp'],
    nameEn: ['Technical Rubber', 'Rubber Industries'],
    sector: 'industry.automotive',
    industries: ['automotive', 'motorcycle', 'rubber-industry', 'home-appliance', 'hydraulics-pneumatics'],
    certificates: AUTOMOTIVE,
    lines: [
      {
        title: 'Moulded seals, O-rings and vibration isolators',
        processes: ['rubber-moulding', 'compression-moulding', 'rubber-mixing', 'vulcanisation'],
        materials: ['nbr', 'epdm', 'silicone-rubber', 'fkm', 'natural-rubber'],
        products: ['rubber-part', 'seal', 'o-ring', 'gasket', 'vibration-isolator'],
        toleranceUm: [50, 300],
        partSizeMm: [50, 800],
        capacity: [200_000, 8_000_000],
        unit: 'pieces',
        leadTimeDays: [14, 35],
        equipment: [['rubber-press', 'Rubber press 100–300 t', ['Pan Stone', 'Matsuda', 'Rep']]],
      },
    ],
  },
  {
    key: 'springs-fasteners',
    share: 16,
    nameVi: ['Lò xo', 'Bu lông Ốc vít', 'Chi tiết Kẹp chặt'],
    nameEn: ['Springs', 'Fasteners', 'Fastening Technology'],
    sector: 'industry.mechanical-engineering',
    industries: ['automotive', 'motorcycle', 'electronics', 'home-appliance', 'construction'],
    certificates: AUTOMOTIVE,
    lines: [
      {
        title: 'Compression and torsion springs, wire forms',
        processes: ['spring-coiling', 'wire-forming', 'tempering', 'shot-peening'],
        materials: ['spring-steel', 'sus304', 'phosphor-bronze'],
        products: ['compression-spring', 'torsion-spring', 'extension-spring', 'wire-form'],
        toleranceUm: [30, 200],
        partSizeMm: [20, 400],
        capacity: [500_000, 20_000_000],
        unit: 'pieces',
        leadTimeDays: [7, 21],
        equipment: [['spring-coiler', 'CNC spring coiler', ['Itaya', 'Wafios', 'MEC']]],
      },
      {
        title: 'Cold-headed bolts and screws',
        processes: ['cold-heading', 'thread-rolling', 'quenching-and-tempering', 'zinc-plating'],
        materials: ['scm435', 's45c', 'sus304'],
        products: ['bolt', 'screw', 'nut', 'washer', 'rivet'],
        toleranceUm: [30, 150],
        partSizeMm: [10, 250],
        capacity: [2_000_000, 90_000_000],
        unit: 'pieces',
        leadTimeDays: [10, 30],
        equipment: [['cold-heading-machine', 'Cold heading machine', ['Asahi Sunac', 'National', 'Chun Zu']]],
      },
    ],
  },
  {
    key: 'automation',
    share: 12,
    nameVi: ['Tự động hóa', 'Thiết bị Công nghiệp', 'Máy và Thiết bị'],
    nameEn: ['Automation', 'Industrial Equipment', 'Machinery'],
    sector: 'industry.high-tech-industry',
    industries: ['robotics-automation', 'industrial-machinery', 'semiconductor', 'electronics', 'automotive'],
    certificates: [...QUALITY, ['ce-marking', 0.4]],
    lines: [
      {
        title: 'Special machines, jigs and automation lines',
        processes: [
          'machine-building',
          'automation-integration',
          'robot-integration',
          'plc-programming',
          'mechanical-design',
        ],
        materials: ['aluminium-6061', 'ss400', 'sus304'],
        products: [
          'special-purpose-machine',
          'conveyor',
          'jig-and-fixture',
          'control-cabinet',
          'cleanroom-product',
        ],
        toleranceUm: [10, 100],
        partSizeMm: [1000, 6000],
        capacity: [2, 40],
        unit: 'sets',
        leadTimeDays: [30, 120],
        equipment: [
          ['welding-robot', 'Welding robot', ['Fanuc', 'Yaskawa', 'Kuka']],
          ['machining-centre', 'Machining centre', MILLS],
        ],
      },
    ],
  },
  {
    key: 'packaging',
    share: 8,
    nameVi: ['Bao bì', 'In và Bao bì'],
    nameEn: ['Packaging', 'Printing & Packaging'],
    sector: 'industry.high-tech-industry',
    industries: ['packaging-industry', 'consumer-electronics', 'food-beverage', 'home-appliance'],
    certificates: [...QUALITY, ['fsc', 0.5]],
    lines: [
      {
        title: 'Carton boxes, labels and cushioning',
        processes: ['paper-converting', 'offset-printing', 'flexographic-printing', 'die-cutting'],
        materials: ['paper', 'foam'],
        products: ['carton-box', 'packaging', 'label', 'foam-packaging'],
        partSizeMm: [400, 2000],
        capacity: [300_000, 9_000_000],
        unit: 'pieces',
        leadTimeDays: [3, 14],
        equipment: [
          ['printing-machine', 'Offset press', ['Heidelberg', 'Komori']],
          ['die-cutting-machine', 'Die cutter', ['Bobst', 'Iijima']],
        ],
      },
    ],
  },
  {
    key: 'textiles',
    share: 8,
    nameVi: ['Dệt may', 'Phụ liệu May'],
    nameEn: ['Textile', 'Garment Accessories'],
    sector: 'industry.textile-garment',
    industries: ['textile-garment', 'apparel', 'automotive'],
    certificates: [...QUALITY, ['oeko-tex', 0.6], ['bsci', 0.35], ['sa8000', 0.2]],
    lines: [
      {
        title: 'Knitted and technical fabrics, dyed and finished',
        processes: ['knitting', 'weaving', 'dyeing', 'textile-finishing'],
        materials: ['cotton', 'polyester-fibre', 'spandex', 'nylon-fibre'],
        products: ['knitted-fabric', 'woven-fabric', 'technical-textile'],
        capacity: [50_000, 900_000],
        unit: 'metres',
        leadTimeDays: [20, 60],
        equipment: [
          ['loom', 'Weaving loom', ['Picanol', 'Toyota', 'Tsudakoma']],
          ['dyeing-machine', 'Dyeing machine', ['Thies', 'Fong’s']],
        ],
      },
    ],
  },
];
