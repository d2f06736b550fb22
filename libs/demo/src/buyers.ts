import type { Importance, Need } from '#matching';

/** An invented multinational buyer and what it looks for. */
export interface DemoBuyer {
  readonly name: string;
  /** As registered at home; also in its own script. */
  readonly legalName: string;
  readonly country: 'JP' | 'KR' | 'DE' | 'FR' | 'NL' | 'US' | 'VN';
  readonly languages: readonly string[];
  readonly delegates: readonly string[];
  readonly needs: readonly DemoNeed[];
}

export interface DemoNeed {
  readonly title: string;
  readonly description: string;
  readonly concepts: readonly (readonly [string, Importance])[];
  readonly toleranceUm?: number;
  readonly partSizeMm?: number;
  readonly monthlyVolume?: number;
  /** Pieces when left out. */
  readonly volumeUnit?: NonNullable<Need['volumeUnit']>;
  readonly isPublic?: boolean;
}

const need = (
  title: string,
  concepts: DemoNeed['concepts'],
  rest: Partial<Omit<DemoNeed, 'title' | 'concepts'>> = {},
): DemoNeed => ({
  title,
  concepts,
  description: 'Regular supply to our plant in northern Vietnam; samples first.',
  ...rest,
});

export const BUYERS: readonly DemoBuyer[] = [
  {
    name: 'Asahina Motor Components Vietnam',
    legalName: '朝日奈自動車部品ベトナム',
    country: 'JP',
    languages: ['ja', 'en', 'vi'],
    delegates: ['Takeshi Morimoto', 'Yuki Hasegawa'],
    needs: [
      need(
        'Die-cast aluminium housings, machined',
        [
          ['process.die-casting', 'must'],
          ['certificate.iatf-16949', 'must'],
          ['material.adc12', 'should'],
          ['process.cnc-machining', 'should'],
          ['process.leak-testing', 'nice'],
        ],
        { partSizeMm: 300, monthlyVolume: 20_000, toleranceUm: 100 },
      ),
      need(
        'Stamped brackets for seats',
        [
          ['process.stamping', 'must'],
          ['material.high-strength-steel', 'should'],
          ['certificate.iatf-16949', 'should'],
          ['product.bracket', 'nice'],
        ],
        { partSizeMm: 400, monthlyVolume: 150_000, toleranceUm: 200 },
      ),
      need(
        'Rubber vibration isolators',
        [
          ['product.vibration-isolator', 'must'],
          ['material.natural-rubber', 'should'],
          ['certificate.iatf-16949', 'should'],
        ],
        { monthlyVolume: 60_000 },
      ),
    ],
  },
  {
    name: 'Kitamine Precision Hanoi',
    legalName: '北峰精密ハノイ',
    country: 'JP',
    languages: ['ja', 'en'],
    delegates: ['Kenji Ishiguro'],
    needs: [
      need(
        '精密加工 アルミ ±0.01',
        [
          ['process.precision-machining', 'must'],
          ['material.aluminium', 'must'],
          ['certificate.iso-9001', 'must'],
          ['certificate.iatf-16949', 'should'],
        ],
        {
          toleranceUm: 10,
          partSizeMm: 250,
          monthlyVolume: 5_000,
          description: 'アルミ切削部品、公差±0.01 mm、検査成績書付き。',
        },
      ),
      need(
        'Swiss-turned pins and shafts',
        [
          ['process.swiss-turning', 'must'],
          ['product.pin', 'should'],
          ['material.sus303', 'should'],
        ],
        { toleranceUm: 10, monthlyVolume: 200_000 },
      ),
    ],
  },
  {
    name: 'Toyohara Electric Vietnam',
    legalName: '豊原電機ベトナム',
    country: 'JP',
    languages: ['ja', 'en', 'vi'],
    delegates: ['Naoko Sakamoto', 'Phạm Thu Trang'],
    needs: [
      need(
        'Wire harnesses for appliances',
        [
          ['product.wire-harness', 'must'],
          ['certificate.ul', 'should'],
          ['certificate.rohs', 'must'],
        ],
        { monthlyVolume: 80_000, volumeUnit: 'sets' },
      ),
      need(
        'PCB assembly for power supplies',
        [
          ['process.smt', 'must'],
          ['product.power-supply', 'should'],
          ['certificate.ipc-a-610', 'should'],
          ['certificate.rohs', 'should'],
        ],
        { monthlyVolume: 40_000 },
      ),
    ],
  },
  {
    name: 'Miyabi Optics Manufacturing',
    legalName: '雅光学製造',
    country: 'JP',
    languages: ['ja', 'en'],
    delegates: ['Hiroshi Tanabe'],
    needs: [
      need(
        'Injection-moulded optical housings',
        [
          ['process.injection-moulding', 'must'],
          ['material.pc-abs', 'should'],
          ['product.plastic-housing', 'should'],
          ['certificate.iso-9001', 'must'],
        ],
        { toleranceUm: 50, partSizeMm: 180, monthlyVolume: 120_000 },
      ),
      need(
        'Injection moulds, multi-cavity',
        [
          ['product.injection-mould', 'must'],
          ['material.stavax', 'should'],
          ['process.mould-design', 'should'],
        ],
        { toleranceUm: 10, monthlyVolume: 4, volumeUnit: 'sets' },
      ),
    ],
  },
  {
    name: 'Hinokuni Motorcycle Parts',
    legalName: '火の国二輪部品',
    country: 'JP',
    languages: ['ja', 'vi'],
    delegates: ['Daisuke Fukuda'],
    needs: [
      need(
        'Springs for suspensions',
        [
          ['product.compression-spring', 'must'],
          ['material.spring-steel', 'should'],
          ['process.shot-peening', 'should'],
          ['certificate.iatf-16949', 'nice'],
        ],
        { monthlyVolume: 300_000 },
      ),
      need(
        'Zinc-nickel plating of fasteners',
        [
          ['process.zinc-plating', 'must'],
          ['certificate.rohs', 'should'],
          ['product.fastener', 'nice'],
        ],
        { monthlyVolume: 40, volumeUnit: 'tonnes' },
      ),
    ],
  },
  {
    name: 'Sumire Office Machines',
    legalName: 'すみれ事務機',
    country: 'JP',
    languages: ['ja', 'en'],
    delegates: ['Akiko Nishida'],
    needs: [
      need(
        'Plastic gears and covers',
        [
          ['product.plastic-gear', 'must'],
          ['material.pom', 'should'],
          ['process.injection-moulding', 'must'],
          ['certificate.qc-080000', 'nice'],
        ],
        { toleranceUm: 40, monthlyVolume: 500_000 },
      ),
      need(
        'Sheet metal frames',
        [
          ['product.sheet-metal-part', 'must'],
          ['process.bending', 'should'],
          ['process.spot-welding', 'should'],
        ],
        { partSizeMm: 700, monthlyVolume: 15_000 },
      ),
    ],
  },
  {
    name: 'Yoshikawa Hydraulics',
    legalName: '吉河油圧',
    country: 'JP',
    languages: ['ja', 'en'],
    delegates: ['Masaru Endo'],
    needs: [
      need(
        'Ductile iron valve bodies',
        [
          ['process.sand-casting', 'must'],
          ['material.ductile-iron', 'must'],
          ['process.machining', 'should'],
        ],
        { partSizeMm: 400, monthlyVolume: 60, volumeUnit: 'tonnes' },
      ),
      need(
        'Seals and O-rings in FKM',
        [
          ['product.seal', 'must'],
          ['material.fkm', 'should'],
          ['product.o-ring', 'should'],
        ],
        { monthlyVolume: 400_000 },
      ),
    ],
  },
  {
    name: 'Hansaem Display Vina',
    legalName: '한샘누리 디스플레이 비나',
    country: 'KR',
    languages: ['ko', 'en', 'vi'],
    delegates: ['Kim Jun-ho', 'Lee Seo-yeon'],
    needs: [
      need(
        'Precision stamped frames',
        [
          ['process.precision-stamping', 'must'],
          ['material.sus304', 'should'],
          ['certificate.qc-080000', 'should'],
          ['certificate.iso-14001', 'should'],
        ],
        { toleranceUm: 50, partSizeMm: 600, monthlyVolume: 400_000 },
      ),
      need(
        'Thermoformed trays, antistatic',
        [
          ['product.plastic-tray', 'must'],
          ['material.pet', 'should'],
          ['process.thermoforming', 'should'],
        ],
        { monthlyVolume: 600_000 },
      ),
      need(
        'Automation jigs',
        [
          ['product.jig-and-fixture', 'must'],
          ['process.automation-integration', 'should'],
        ],
        { monthlyVolume: 6, volumeUnit: 'sets' },
      ),
    ],
  },
  {
    name: 'Daehwa Mobile Parts',
    legalName: '대화모바일부품',
    country: 'KR',
    languages: ['ko', 'en'],
    delegates: ['Park Min-seok'],
    needs: [
      need(
        '알루미늄 다이캐스팅 부품',
        [
          ['process.die-casting', 'must'],
          ['material.aluminium', 'should'],
          ['process.anodising', 'nice'],
          ['certificate.iso-9001', 'must'],
        ],
        { monthlyVolume: 250_000, description: '휴대폰 내부 브라켓, 후가공 포함.' },
      ),
      need(
        'Screws M1.2 to M3',
        [
          ['product.screw', 'must'],
          ['process.cold-heading', 'should'],
          ['certificate.rohs', 'nice'],
        ],
        { monthlyVolume: 8_000_000 },
      ),
    ],
  },
  {
    name: 'Seorin Home Appliances',
    legalName: '서린가전',
    country: 'KR',
    languages: ['ko', 'vi', 'en'],
    delegates: ['Choi Eun-ji'],
    needs: [
      need(
        'Injection-moulded panels',
        [
          ['process.injection-moulding', 'must'],
          ['material.abs', 'should'],
          ['product.home-appliance-part', 'should'],
        ],
        { partSizeMm: 700, monthlyVolume: 90_000 },
      ),
      need(
        'Carton boxes with inserts',
        [
          ['product.carton-box', 'must'],
          ['certificate.fsc', 'should'],
        ],
        { monthlyVolume: 300_000 },
      ),
    ],
  },
  {
    name: 'Gaon Battery Systems',
    legalName: '가온배터리시스템',
    country: 'KR',
    languages: ['ko', 'en'],
    delegates: ['Jung Ha-neul'],
    needs: [
      need(
        'Bus bars and copper stampings',
        [
          ['process.stamping', 'must'],
          ['material.copper', 'should'],
          ['certificate.iatf-16949', 'should'],
        ],
        { toleranceUm: 100, monthlyVolume: 200_000 },
      ),
      need(
        'Battery housings, welded',
        [
          ['product.metal-enclosure', 'must'],
          ['process.laser-cutting', 'should'],
          ['material.aluminium-5052', 'should'],
        ],
        { partSizeMm: 900, monthlyVolume: 3_000 },
      ),
    ],
  },
  {
    name: 'Bomi Automotive Electronics',
    legalName: '보미오토전자',
    country: 'KR',
    languages: ['ko', 'en'],
    delegates: ['Han Ji-woo'],
    needs: [
      need(
        'Automotive PCB assembly',
        [
          ['process.pcb-assembly', 'must'],
          ['certificate.iatf-16949', 'should'],
          ['process.automated-optical-inspection', 'should'],
          ['certificate.esd-s20-20', 'nice'],
        ],
        { monthlyVolume: 30_000 },
      ),
      need(
        'Coils and transformers',
        [
          ['product.transformer', 'must'],
          ['process.coil-winding', 'should'],
        ],
        { monthlyVolume: 100_000 },
      ),
    ],
  },
  {
    name: 'Rheinfeld Antriebstechnik',
    legalName: 'Rheinfeld Antriebstechnik GmbH',
    country: 'DE',
    languages: ['de', 'en'],
    delegates: ['Katrin Vogel'],
    needs: [
      need(
        'Gears and shafts, hardened and ground',
        [
          ['product.shaft', 'must'],
          ['process.carburising', 'should'],
          ['process.cylindrical-grinding', 'should'],
          ['certificate.iso-9001', 'must'],
        ],
        { toleranceUm: 10, monthlyVolume: 12_000 },
      ),
      need(
        'Vacuum heat treatment near Hanoi',
        [
          ['process.vacuum-heat-treatment', 'must'],
          ['certificate.iso-9001', 'must'],
        ],
        { monthlyVolume: 30, volumeUnit: 'tonnes' },
      ),
    ],
  },
  {
    name: 'Lorrain Aérostructures',
    legalName: 'Lorrain Aérostructures SAS',
    country: 'FR',
    languages: ['fr', 'en'],
    delegates: ['Camille Bertin'],
    needs: [
      need(
        'Five-axis machined aluminium structures',
        [
          ['process.five-axis-machining', 'must'],
          ['certificate.iso-9001', 'must'],
          ['certificate.as9100', 'should'],
          ['material.aluminium-7075', 'should'],
        ],
        { toleranceUm: 20, partSizeMm: 900, monthlyVolume: 300 },
      ),
    ],
  },
  {
    name: 'Waalhaven Food Machinery',
    legalName: 'Waalhaven Food Machinery B.V.',
    country: 'NL',
    languages: ['nl', 'en'],
    delegates: ['Jeroen Smit'],
    needs: [
      need(
        'Stainless sheet metal assemblies',
        [
          ['material.sus304', 'must'],
          ['process.tig-welding', 'must'],
          ['product.metal-enclosure', 'should'],
        ],
        { partSizeMm: 2_000, monthlyVolume: 500 },
      ),
      need(
        'Conveyor modules',
        [
          ['product.conveyor', 'must'],
          ['certificate.ce-marking', 'should'],
        ],
        { monthlyVolume: 8, volumeUnit: 'sets' },
      ),
    ],
  },
  {
    name: 'Cascade Ridge Tools',
    legalName: 'Cascade Ridge Tools, Inc.',
    country: 'US',
    languages: ['en'],
    delegates: ['Melissa Grant'],
    needs: [
      need(
        'Forged and machined hand-tool parts',
        [
          ['process.cnc-milling', 'must'],
          ['material.scm440', 'should'],
          ['process.quenching-and-tempering', 'should'],
        ],
        { toleranceUm: 50, monthlyVolume: 40_000 },
      ),
      need(
        'Two-shot moulded handles',
        [
          ['process.two-shot-moulding', 'must'],
          ['process.injection-moulding', 'should'],
        ],
        { monthlyVolume: 120_000 },
      ),
    ],
  },
  {
    name: 'Harborview Medical Devices',
    legalName: 'Harborview Medical Devices LLC',
    country: 'US',
    languages: ['en'],
    delegates: ['Daniel Ortiz'],
    needs: [
      need(
        'Turned stainless parts for instruments',
        [
          ['process.cnc-turning', 'must'],
          ['material.sus316', 'must'],
          ['certificate.iso-13485', 'should'],
          ['certificate.iso-9001', 'must'],
        ],
        { toleranceUm: 10, monthlyVolume: 25_000 },
      ),
      need(
        'Silicone mouldings',
        [
          ['material.silicone-rubber', 'must'],
          ['process.rubber-moulding', 'should'],
        ],
        { monthlyVolume: 90_000 },
      ),
    ],
  },
  {
    name: 'Bluegrass Apparel Sourcing',
    legalName: 'Bluegrass Apparel Sourcing Corp.',
    country: 'US',
    languages: ['en'],
    delegates: ['Rachel Kim'],
    needs: [
      need(
        'Technical knitted fabrics',
        [
          ['product.knitted-fabric', 'must'],
          ['certificate.oeko-tex', 'must'],
          ['material.spandex', 'nice'],
        ],
        { monthlyVolume: 200_000, volumeUnit: 'metres' },
      ),
    ],
  },
  {
    name: 'Hồng Lĩnh Motors',
    legalName: 'Công ty Cổ phần Ô tô Hồng Lĩnh',
    country: 'VN',
    languages: ['vi', 'en'],
    delegates: ['Đặng Quang Huy', 'Lê Thu Hà'],
    needs: [
      need(
        'Chi tiết dập khung xe',
        [
          ['process.stamping', 'must'],
          ['material.high-strength-steel', 'should'],
          ['certificate.iatf-16949', 'should'],
        ],
        {
          partSizeMm: 1_200,
          monthlyVolume: 20_000,
          description: 'Cung cấp thường xuyên cho nhà máy; làm mẫu trước.',
        },
      ),
      need(
        'Gioăng, phớt cao su',
        [
          ['product.gasket', 'must'],
          ['material.epdm', 'should'],
        ],
        { monthlyVolume: 80_000, description: 'Theo bản vẽ.' },
      ),
      need(
        'Đồ gá kiểm tra',
        [
          ['product.checking-fixture', 'must'],
          ['process.jig-making', 'should'],
        ],
        { monthlyVolume: 5, volumeUnit: 'sets', isPublic: false, description: 'Theo bản vẽ, có bảo mật.' },
      ),
    ],
  },
  {
    name: 'Sao Khuê Electronics',
    legalName: 'Công ty TNHH Điện tử Sao Khuê',
    country: 'VN',
    languages: ['vi', 'en', 'ja'],
    delegates: ['Vũ Minh Tâm'],
    needs: [
      need(
        'Vỏ nhựa thiết bị',
        [
          ['product.plastic-housing', 'must'],
          ['material.abs', 'should'],
          ['process.mould-making', 'nice'],
        ],
        { monthlyVolume: 60_000, description: 'Vỏ thiết bị gia dụng thông minh.' },
      ),
      need(
        'Tủ điện và vỏ kim loại',
        [
          ['product.control-cabinet', 'must'],
          ['process.powder-coating', 'should'],
        ],
        { partSizeMm: 1_500, monthlyVolume: 800, description: 'Sơn tĩnh điện, theo bản vẽ.' },
      ),
    ],
  },
];
