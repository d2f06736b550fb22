import type { EntityManager } from '@mikro-orm/postgresql';
import {
  Activity,
  ActivityAttendance,
  ActivityEnrolment,
  ActivityParticipant,
  ActivitySession,
} from '#activity';
import { IndustrialZone, Organisation } from '#directory';
import { Fair } from '#fair';
import type { Person } from '#identity';
import { foldText, newId } from '#kernel';
import { loadPlaces } from '#places';
import { Recognition } from '#recognition';
import {
  Assessment,
  AssessmentResult,
  AssessmentRound,
  CriteriaSet,
  Criterion,
  ScoreSheet,
  SupportBudget,
  SupportPayment,
  totalHundredths,
} from '#support';
import { SupplyLink } from '#supply-chain';
import { Programme, ProgrammeTarget } from '#target';
import { DEMO_FAIR_CODE } from './make-fair.js';
import type { DemoSupplier } from './make-suppliers.js';
import { personName } from './names.js';
import {
  ACTIVITIES,
  BUDGETS,
  CRITERIA,
  INTEREST_SUPPORT,
  PILOT_PROJECTS,
  RECOGNITION_STEPS,
  TARGETS,
} from './programme-data.js';
import type { Random } from './random.js';

export const HOME_PROVINCE = '01';
/** The plan of clusters of the seeds: 159 with 3,204.3 hectares. */
const PLANNED_CLUSTERS = 159;
const PLANNED_AREA_TENTHS = 32_043;

interface ProgrammeFrame {
  readonly suppliers: readonly DemoSupplier[];
  readonly staff: Person;
  readonly admin: Person;
  readonly supplierOrganisation: Organisation;
  readonly today: Temporal.PlainDate;
}

/** What the programme keeps: recognitions, scoring, payments, activities, chains, clusters and targets. */
export async function makeProgramme(em: EntityManager, random: Random, frame: ProgrammeFrame): Promise<void> {
  const home = frame.suppliers.filter(({ organisation }) => organisation.provinceCode === HOME_PROVINCE);
  const ordered = [
    ...home.filter(({ organisation }) => organisation === frame.supplierOrganisation),
    ...random.shuffled(home.filter(({ organisation }) => organisation !== frame.supplierOrganisation)),
  ];
  const recognised = makeRecognitions(em, random, ordered);
  makeScoring(em, random, ordered, frame);
  makeLedger(em, ordered, frame);
  await makeActivities(em, random, frame);
  makeChains(em, random, recognised, frame.suppliers);
  await makeClusters(em, random);
  makeTargets(em);
}

/** Products by decision, so that the counts of every step are those of the reports. Gives who has one. */
function makeRecognitions(
  em: EntityManager,
  random: Random,
  suppliers: readonly DemoSupplier[],
): DemoSupplier[] {
  const known: DemoSupplier[] = [];
  const made = new Map<DemoSupplier, number>();
  const products: { supplier: DemoSupplier; productId: string; name: string; conceptIds: string[] }[] = [];
  let next = 0;
  let ofPeriod: DemoSupplier[] = [];
  const recognise = (
    supplier: DemoSupplier,
    { decidedOn, decision, year }: (typeof RECOGNITION_STEPS)[number],
  ) => {
    const serial = (made.get(supplier) ?? 0) + 1;
    made.set(supplier, serial);
    const line = supplier.trade.lines[(serial - 1) % supplier.trade.lines.length]!;
    const name = `${line.title} – ${supplier.organisation.internationalName ?? supplier.organisation.legalName} ${serial}`;
    const conceptIds = [
      ...line.products.slice(0, 2).map((id) => `product.${id}`),
      ...line.processes.slice(0, 1).map((id) => `process.${id}`),
    ];
    const productId = newId();
    em.create(Recognition, {
      ...{
        kind: 'key-industrial-product',
        organisation: supplier.organisation,
        productName: name,
        productId,
      },
      ...{ conceptIds, year, decisionNumber: decision, decidedOn, isDemo: true },
      validUntil: Temporal.PlainDate.from(decidedOn).add({ years: 3 }).subtract({ days: 1 }).toString(),
    });
    products.push({ supplier, productId, name, conceptIds });
  };
  for (const step of RECOGNITION_STEPS) {
    const fresh = suppliers.slice(next, (next += step.newEnterprises));
    // In 2021 and later every enterprise counts once in the period: those that come back are other ones each time.
    const back =
      step.returning === undefined
        ? []
        : known.filter((one) => !ofPeriod.includes(one)).slice(0, step.returning);
    if (step.returning !== undefined) ofPeriod = [...ofPeriod, ...fresh, ...back];
    const pool = step.returning === undefined ? [...fresh, ...known] : [...fresh, ...back];
    for (const supplier of [...fresh, ...back]) recognise(supplier, step);
    for (let index = fresh.length + back.length; index < step.products; index++)
      recognise(pool[index % pool.length]!, step);
    known.push(...fresh);
  }
  // Two years on some are renewed, and two withdrawn.
  const renewed = random.sample(
    products.filter(({ name }) => name !== ''),
    36,
  );
  for (const { supplier, productId, name, conceptIds } of renewed) {
    em.create(Recognition, {
      ...{
        kind: 'key-industrial-product',
        organisation: supplier.organisation,
        productName: name,
        productId,
      },
      ...{ conceptIds, year: 2025, decisionNumber: '5999/QĐ-UBND', decidedOn: '2025-11-28', isDemo: true },
      validUntil: '2028-11-27',
    });
  }
  return known;
}

function makeScoring(
  em: EntityManager,
  random: Random,
  suppliers: readonly DemoSupplier[],
  { staff, admin }: ProgrammeFrame,
): void {
  const set = em.create(CriteriaSet, {
    ...{ code: 'ho-tro-cnht', edition: 1, status: 'in-use', adoptedAt: new Date('2020-06-01T02:00:00Z') },
    name: {
      vi: 'Tiêu chí hỗ trợ doanh nghiệp công nghiệp hỗ trợ',
      en: 'Criteria for supporting enterprises',
    },
    source: 'Hướng dẫn minh họa theo Kế hoạch 94/KH-UBND',
  });
  const criteria = CRITERIA.map(({ kind, weight, name, evidence }, position) =>
    em.create(Criterion, { ...{ id: newId(), set, position, kind, weight, scale: 10 }, name, evidence }),
  );
  const round = (year: number, status: 'open' | 'closed') =>
    em.create(AssessmentRound, {
      ...{ year, status, threshold: 60, criteriaSet: set },
      name: { vi: `Đợt xét hỗ trợ ${year}`, en: `Round of ${year}` },
    });
  const note = 'Đối chiếu hồ sơ / checked against the file';
  const scoresOf = (level: number) =>
    criteria.map(({ id }) => ({
      criterionId: id,
      score: Math.min(10, Math.max(1, Math.round(level + random.next() * 3 - 1.5))),
      note,
    }));
  const [closed, open] = [round(2025, 'closed'), round(2026, 'open')];
  for (const [index, { organisation }] of suppliers.slice(0, 16).entries()) {
    const level = 4.5 + random.next() * 4;
    const assessment = em.create(Assessment, {
      ...{ round: closed, organisation, isDemo: true },
      subject: index % 3 === 0 ? 'Mua máy phay 5 trục' : 'Đầu tư dây chuyền và hệ thống quản lý',
    });
    const [first, second] = [scoresOf(level), scoresOf(level)];
    for (const [assessor, scores] of [
      [staff, first],
      [admin, second],
    ] as const)
      em.create(ScoreSheet, { assessment, assessor, scores, submittedAt: new Date('2025-08-20T03:00:00Z') });
    const scores = first.map(({ criterionId, score }, at) => ({
      criterionId,
      score: Math.round((score + second[at]!.score) / 2),
      note: score === second[at]!.score ? '' : 'Thống nhất sau khi xem hồ sơ',
    }));
    em.create(AssessmentResult, {
      ...{ assessment, edition: 1, scores, decidedBy: staff },
      totalHundredths: totalHundredths(criteria, scores),
      reason: 'Hai người chấm thống nhất sau khi đối chiếu hồ sơ.',
    });
  }
  for (const [index, { organisation }] of suppliers.slice(20, 26).entries()) {
    const assessment = em.create(Assessment, {
      ...{ round: open, organisation, isDemo: true, subject: 'Hỗ trợ lãi suất vay đầu tư máy' },
    });
    const level = 5 + random.next() * 3;
    // Both in; one in; both still at it.
    for (const [at, assessor] of [staff, admin].entries()) {
      const isSubmitted = index < 2 || (index < 4 && at === 1);
      em.create(ScoreSheet, {
        ...{ assessment, assessor, scores: isSubmitted ? scoresOf(level + at * 1.5) : [] },
        submittedAt: isSubmitted ? new Date('2026-10-05T03:00:00Z') : null,
      });
    }
  }
}

function makeLedger(em: EntityManager, suppliers: readonly DemoSupplier[], { staff }: ProgrammeFrame): void {
  const million = 1_000_000n;
  const budgets = new Map(
    BUDGETS.map(({ code, kind, year, amount, vi, en }) => [
      kind,
      em.create(SupportBudget, {
        ...{ code, year, name: { vi, en }, currency: 'VND', amountMinor: BigInt(amount) * million },
        source: 'Quyết định minh họa',
        isDemo: true,
      }),
    ]),
  );
  const serials = new Map<string, number>();
  const pay = (
    { organisation }: DemoSupplier,
    entry: {
      kind: (typeof BUDGETS)[number]['kind'];
      amount: number;
      paidOn: string;
      purpose: string;
      project?: string;
    },
  ) => {
    const { kind, amount, paidOn, purpose, project = null } = entry;
    const year = paidOn.slice(0, 4);
    const serial = (serials.get(year) ?? 0) + 1;
    serials.set(year, serial);
    em.create(SupportPayment, {
      ...{
        number: `${year}-${String(serial).padStart(4, '0')}`,
        budget: budgets.get(kind)!,
        organisation,
        kind,
      },
      ...{ amountMinor: BigInt(amount) * million, currency: 'VND', paidOn, purpose, project },
      ...{ documentReference: `UNC ${year}/${serial}`, enteredById: staff.id, isDemo: true },
    });
  };
  INTEREST_SUPPORT.forEach((amount, index) =>
    pay(suppliers[index]!, {
      ...{ kind: 'interest-support', amount, purpose: 'Lãi suất vốn vay đầu tư' },
      paidOn: `2021-${String((index % 9) + 3).padStart(2, '0')}-15`,
    }),
  );
  PILOT_PROJECTS.forEach(({ name, amount }, index) =>
    pay(suppliers[30 + index]!, {
      ...{ kind: 'pilot-production', amount, project: name, purpose: 'Sản xuất thử nghiệm' },
      paidOn: `2021-1${index}-20`,
    }),
  );
  for (const [index, supplier] of suppliers.slice(40, 52).entries())
    pay(supplier, {
      ...{ kind: 'fair-participation', amount: 25 + index * 2, purpose: 'Gian hàng tại hội chợ' },
      paidOn: '2026-10-30',
    });
}

async function makeActivities(
  em: EntityManager,
  random: Random,
  { suppliers, supplierOrganisation, today }: ProgrammeFrame,
): Promise<void> {
  const fair = await em.findOneOrFail(Fair, { code: DEMO_FAIR_CODE });
  for (const { daysAgo, sessions: count, enrolled, kind, topic, places, title, place } of ACTIVITIES) {
    const first = today.subtract({ days: daysAgo });
    const begins = new Date(`${first.toString()}T01:30:00Z`);
    const activity = em.create(Activity, {
      ...{ kind, topic, title: { ...title }, place, places, status: 'open', isDemo: true },
      signUpUntil: new Date(begins.getTime() - 86_400_000 * (daysAgo === -1 ? 1 : 3)),
      fair: kind === 'workshop' ? fair : null,
      provider: 'Trung tâm Xúc tiến Công nghiệp (minh họa)',
    });
    const sessions = Array.from({ length: count }, (_, index) => {
      const startsAt = new Date(begins.getTime() + index * 86_400_000);
      return em.create(ActivitySession, {
        ...{ id: newId(), activity, startsAt, endsAt: new Date(startsAt.getTime() + 3 * 3_600_000) },
      });
    });
    const members = [
      ...suppliers.filter(({ organisation }) => organisation === supplierOrganisation),
      ...random.sample(
        suppliers.filter(({ organisation }) => organisation !== supplierOrganisation),
        enrolled - 1,
      ),
    ];
    let taken = 0;
    for (const [index, { organisation }] of members.entries()) {
      const people = random.int(1, 2);
      const isIn = taken + people <= places;
      if (isIn) taken += people;
      const enrolment = em.create(ActivityEnrolment, {
        ...{ activity, organisation, status: isIn ? 'enrolled' : 'waiting' },
        queuedAt: new Date(begins.getTime() - 30 * 86_400_000 + index * 60_000),
        createdAt: new Date(begins.getTime() - 30 * 86_400_000 + index * 60_000),
      });
      for (let one = 0; one < people; one++) {
        const participant = em.create(ActivityParticipant, {
          ...{ id: newId(), enrolment, name: personName(random), jobTitle: 'Kỹ thuật' },
        });
        if (daysAgo <= 0 || !isIn) continue;
        const stays = random.weighted([
          [1, 84],
          [0.5, 10],
          [0, 6],
        ] as const);
        for (const session of sessions.slice(0, Math.round(count * stays)))
          em.create(ActivityAttendance, { session, participant });
      }
    }
  }
}

/** Enterprises with a key product and who supplies them, over three tiers; some links still wait for an answer. */
function makeChains(
  em: EntityManager,
  random: Random,
  keyEnterprises: readonly DemoSupplier[],
  suppliers: readonly DemoSupplier[],
): void {
  const linked = new Set<string>();
  const link = (supplier: DemoSupplier, customer: DemoSupplier, status: SupplyLink['status']) => {
    const key = `${supplier.organisation.id} ${customer.organisation.id}`;
    if (supplier === customer || linked.has(key)) return;
    linked.add(key);
    const line = random.pick(supplier.trade.lines);
    em.create(SupplyLink, {
      ...{ supplier: supplier.organisation, customer: customer.organisation, status, isDemo: true },
      conceptIds: [...line.processes.slice(0, 1).map((id) => `process.${id}`)],
      subject: line.title,
      sinceYear: random.int(2014, 2025),
      claimedBy: supplier.organisation,
      answeredAt: status === 'confirmed' ? new Date('2026-06-01T03:00:00Z') : null,
    });
  };
  for (const [index, middle] of keyEnterprises.slice(0, 12).entries()) {
    const direct = random.sample(
      suppliers.filter((one) => one !== middle),
      random.int(3, 6),
    );
    for (const first of direct) {
      link(first, middle, 'confirmed');
      for (const second of random.sample(suppliers, random.int(0, 2))) {
        link(second, first, 'confirmed');
        if (random.chance(0.4)) link(random.pick(suppliers), second, 'confirmed');
      }
    }
    if (index < 4) link(random.pick(suppliers), middle, 'claimed');
  }
}

/** Clusters planned in the home province, with those that exist already counted in; their names are wards' and invented. */
async function makeClusters(em: EntityManager, random: Random): Promise<void> {
  const there = await em.find(IndustrialZone, { provinceCode: HOME_PROVINCE, kind: 'cluster' });
  const taken = new Set(there.map(({ foldedName }) => foldedName));
  const wards = loadPlaces().province(HOME_PROVINCE)!.wards;
  const count = PLANNED_CLUSTERS - there.length;
  let left = PLANNED_AREA_TENTHS - there.reduce((sum, { areaHa }) => sum + Math.round((areaHa ?? 0) * 10), 0);
  for (let index = 0; index < count; index++) {
    const ward = wards[index % wards.length]!;
    const name = `Cụm công nghiệp ${ward.name}${index >= wards.length ? ' II' : ''} (minh họa)`;
    if (taken.has(foldText(name))) continue;
    const isLast = index === count - 1;
    const mean = left / (count - index);
    const tenths = isLast ? left : Math.round(mean * (0.6 + random.next() * 0.8));
    left -= tenths;
    const status = random.weighted([
      ['operating', 45],
      ['building', 25],
      ['planned', 30],
    ] as const);
    em.create(IndustrialZone, {
      ...{ name, foldedName: foldText(name), kind: 'cluster', status, isDemo: true },
      ...{ provinceCode: HOME_PROVINCE, wardCode: ward.code, areaHa: tenths / 10 },
      occupancyPercent: status === 'operating' ? random.int(40, 100) : null,
    });
  }
}

function makeTargets(em: EntityManager): void {
  const programme = em.create(Programme, {
    ...{ code: 'cnht-2020-2030', startsOn: '2020-01-01', endsOn: '2030-12-31', provinceCode: HOME_PROVINCE },
    name: {
      vi: 'Chương trình phát triển công nghiệp hỗ trợ (minh họa)',
      en: 'Supporting-industry programme (demo)',
    },
    decision: 'Kế hoạch minh họa',
    isDemo: true,
  });
  for (const [year, definition, goal] of TARGETS)
    em.create(ProgrammeTarget, {
      programme,
      year,
      definition,
      goal,
      source: `Kế hoạch năm ${year} (minh họa)`,
    });
}
