import type { EntityManager } from '@mikro-orm/postgresql';
import { Capability, Certificate } from '#capability';
import { IndustrialZone, Organisation, OrganisationContact, derived } from '#directory';
import { foldText } from '#kernel';
import { loadPlaces } from '#places';
import { FirmNames, personName } from './names.js';
import type { Random } from './random.js';
import { TRADES, type Trade, type TradeLine } from './trades.js';

export const SUPPLIER_COUNT = 300;

/** Where the suppliers sit: mostly in and around Hanoi. */
const PROVINCES = [
  ['01', 66],
  ['24', 11],
  ['33', 8],
  ['25', 6],
  ['31', 5],
  ['19', 4],
] as const;

/** Real clusters and parks, some with their ward; which firm sits where is invented. */
const ZONES: readonly (readonly [
  name: string,
  kind: 'park' | 'cluster' | 'hi-tech-park',
  provinceCode: string,
  areaHa: number,
  wardCode?: string,
])[] = [
  ['Khu công nghiệp Thăng Long', 'park', '01', 274, '00493'],
  ['Khu công nghiệp Nội Bài', 'park', '01', 114, '00433'],
  ['Khu công nghiệp Quang Minh I', 'park', '01', 407, '08974'],
  ['Khu công nghiệp Phú Nghĩa', 'park', '01', 170, '10030'],
  ['Khu công nghiệp hỗ trợ Nam Hà Nội', 'park', '01', 72, '10342'],
  ['Khu công nghệ cao Hòa Lạc', 'hi-tech-park', '01', 1586, '09988'],
  ['Cụm công nghiệp Ngọc Hồi', 'cluster', '01', 56, '00679'],
  ['Cụm công nghiệp Phú Thị', 'cluster', '01', 20],
  ['Cụm công nghiệp Nguyên Khê', 'cluster', '01', 95, '00466'],
  ['Cụm công nghiệp Thanh Oai', 'cluster', '01', 58],
  ['Khu công nghiệp Quế Võ', 'park', '24', 300, '09247'],
  ['Khu công nghiệp VSIP Bắc Ninh', 'park', '24', 485],
  ['Khu công nghiệp Phố Nối A', 'park', '33', 594],
  ['Khu công nghiệp Khai Quang', 'park', '25', 221],
  ['Khu công nghiệp Nomura', 'park', '31', 153],
  ['Khu công nghiệp Điềm Thụy', 'park', '19', 180, '05941'],
];

export interface DemoSupplier {
  readonly organisation: Organisation;
  readonly trade: Trade;
  readonly email: string;
}

/** What of a first batch of suppliers a further one goes on with. */
export interface SupplierBatch {
  readonly zones: IndustrialZone[];
  /** Of the batch's first supplier; tax codes are made of it. */
  readonly firstSerial: number;
}

/** 300 suppliers with capabilities, certificates and contacts; `today` decides which certificates have expired. */
export function makeSuppliers(
  em: EntityManager,
  random: Random,
  today: Temporal.PlainDate,
  { zones, firstSerial }: SupplierBatch = { zones: makeZones(em), firstSerial: 1 },
): DemoSupplier[] {
  const names = new FirmNames(random);
  const suppliers: DemoSupplier[] = [];
  for (const trade of TRADES) {
    for (let index = 0; index < trade.share; index++) {
      const serial = firstSerial + suppliers.length;
      suppliers.push(makeSupplier(em, random, today, { trade, zones, names, serial }));
    }
  }
  return suppliers;
}

export function makeZones(em: EntityManager): IndustrialZone[] {
  return ZONES.map(([name, kind, provinceCode, areaHa, wardCode]) =>
    em.create(IndustrialZone, { name, kind, provinceCode, areaHa, wardCode, foldedName: foldText(name) }),
  );
}

interface SupplierFrame {
  trade: Trade;
  zones: IndustrialZone[];
  names: FirmNames;
  serial: number;
}

function makeSupplier(
  em: EntityManager,
  random: Random,
  today: Temporal.PlainDate,
  { trade, zones, names, serial }: SupplierFrame,
): DemoSupplier {
  const name = names.next(trade.nameVi, trade.nameEn);
  const provinceCode = random.weighted(PROVINCES);
  const province = loadPlaces().province(provinceCode)!;
  const ward = random.pick(province.wards);
  const here = zones.filter((zone) => zone.provinceCode === provinceCode);
  const zone = random.chance(0.7) ? random.pick(here) : null;
  const details = {
    legalName: name.vi,
    internationalName: name.en,
    isSupplier: true,
    isBuyer: random.chance(0.04),
    ownership: random.weighted([
      ['private', 78],
      ['foreign', 10],
      ['joint-venture', 7],
      ['state', 5],
    ] as const),
    country: 'VN',
    provinceCode,
    // Neighbours in a park are in one ward.
    wardCode: zone ? zone.wardCode : ward.code,
    employees: Math.round(12 * 2 ** (random.next() * 6)),
    foundedIn: random.int(1994, 2021),
    website: `https://${name.slug}.example`,
    languages: [
      'vi',
      ...(random.chance(0.85) ? ['en'] : []),
      ...random.sample(
        ['ja', 'ko', 'zh'],
        random.weighted([
          [0, 55],
          [1, 35],
          [2, 10],
        ] as const),
      ),
    ],
    description: descriptionOf(trade, zone?.name ?? province.name),
  };
  const organisation = em.create(Organisation, {
    ...details,
    ...derived(details),
    // 99 begins no real tax code.
    taxCode: `99${String(serial).padStart(8, '0')}`,
    zone,
    address: `${random.int(1, 250)}, ${zone?.name ?? ward.name}, ${province.name}`,
    source: 'demo',
    createdAt: listedAt(serial, today),
  });
  const email = `sales@${name.slug}.example`;
  em.create(OrganisationContact, {
    organisation,
    name: personName(random),
    jobTitle: random.pick(['Sales director', 'Export manager', 'Director', 'Sales engineer']),
    email,
    phone: `+84 24 0000 ${String(1000 + serial)}`,
  });
  const lines = trade.lines.length > 1 && random.chance(0.45) ? trade.lines : [random.pick(trade.lines)];
  for (const line of lines) makeCapability(em, random, organisation, trade, line);
  makeCertificates(em, random, organisation, trade, today);
  return { organisation, trade, email };
}

/** When an enterprise came into the directory: one after the other since 2017, so that targets of past years count some. */
function listedAt(serial: number, today: Temporal.PlainDate): Date {
  const start = Temporal.PlainDate.from('2017-01-04');
  const day = start.add({ days: (serial * 97) % start.until(today).days });
  return new Date(`${day.toString()}T02:00:00Z`);
}

function makeCapability(
  em: EntityManager,
  random: Random,
  organisation: Organisation,
  trade: Trade,
  line: TradeLine,
): void {
  // Most of what the trade does, seldom all of it.
  const some = (kind: string, ids: readonly string[]) =>
    random.sample(ids, random.int(Math.ceil(ids.length * 0.6), ids.length)).map((id) => `${kind}.${id}`);
  const within = (range: readonly [number, number], step: number) =>
    Math.max(1, Math.round((range[0] * (range[1] / range[0]) ** random.next()) / step) * step);
  em.create(Capability, {
    organisation,
    createdAt: organisation.createdAt,
    title: line.title,
    conceptIds: [
      ...some('process', line.processes),
      ...some('material', line.materials),
      ...some('product', line.products),
      ...random.sample(trade.industries, random.int(1, 3)).map((id) => `industry.${id}`),
    ],
    // A profile with gaps is the rule, not the exception.
    toleranceUm: line.toleranceUm && random.chance(0.85) ? within(line.toleranceUm, 1) : null,
    partSizeMaxMm: line.partSizeMm && random.chance(0.85) ? within(line.partSizeMm, 10) : null,
    partSizeMinMm: line.partSizeMm && random.chance(0.3) ? random.int(1, 10) : null,
    ...(random.chance(0.85)
      ? {
          monthlyCapacity: within(line.capacity, 1),
          capacityUnit: line.unit,
          minimumOrder: random.chance(0.5) ? Math.max(1, Math.round(line.capacity[0] / 20)) : null,
        }
      : {}),
    leadTimeDays: random.chance(0.8) ? random.int(...line.leadTimeDays) : null,
    equipment: line.equipment
      .filter(() => random.chance(0.85))
      .map(([id, name, makers]) => ({
        conceptId: `equipment.${id}`,
        name,
        maker: random.pick(makers),
        count: random.int(1, 12),
        year: random.int(2008, 2025),
      })),
  });
}

function makeCertificates(
  em: EntityManager,
  random: Random,
  organisation: Organisation,
  trade: Trade,
  today: Temporal.PlainDate,
): void {
  for (const [id, probability] of trade.certificates) {
    if (!random.chance(probability)) continue;
    const issuedOn = today.subtract({ days: random.int(30, 1_150) });
    em.create(Certificate, {
      organisation,
      conceptId: `certificate.${id}`,
      number: `DEMO-${random.int(10_000, 99_999)}`,
      issuer: random.pick(['BSI', 'TÜV Rheinland', 'SGS', 'Bureau Veritas', 'QUACERT', 'DNV']),
      issuedOn: issuedOn.toString(),
      expiresOn: id === 'five-s' ? null : issuedOn.add({ years: 3 }).toString(),
    });
  }
}

function descriptionOf(trade: Trade, place: string): Record<string, string> {
  return {
    vi: `Doanh nghiệp minh họa trong lĩnh vực ${trade.nameVi[0]!.toLowerCase()}, tại ${place}. Dữ liệu mẫu, không phải doanh nghiệp có thật.`,
    en: `An invented firm in ${trade.nameEn[0]!.toLowerCase()}, at ${place}. Demo data, no real enterprise.`,
  };
}
