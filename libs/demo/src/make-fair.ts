import type { EntityManager } from '@mikro-orm/postgresql';
import { Organisation, OrganisationContact, derived } from '#directory';
import {
  Delegate,
  DelegateAbsence,
  Fair,
  FairDay,
  FairOrganizer,
  Hall,
  MeetingTable,
  Participation,
  Slot,
} from '#fair';
import type { Person } from '#identity';
import { TimeRange, toDate } from '#kernel';
import { Need, NeedConcept } from '#matching';
import { BUYERS, type DemoBuyer } from './buyers.js';
import { openingAt } from './keep-current.js';
import type { DemoSupplier } from './make-suppliers.js';
import { personName } from './names.js';
import type { Random } from './random.js';

export const DEMO_FAIR_CODE = 'hanoi-supporting-industries';
const TIME_ZONE = 'Asia/Ho_Chi_Minh';
const SLOT_MINUTES = 20;
const BUFFER_MINUTES = 5;
const OPENS = '08:30';
/** Fifteen slots a day: eight, and seven after a break; minutes are after the opening. */
const STRETCHES = [
  [0, 8],
  [300, 7],
] as const;
const DAY_MINUTES = 300 + 7 * (SLOT_MINUTES + BUFFER_MINUTES);
const TABLES_PER_HALL = 12;

export interface DemoFair {
  readonly fair: Fair;
  readonly slots: Slot[];
  readonly tables: MeetingTable[];
  readonly supplierDelegates: Map<Participation, Delegate[]>;
  readonly buyerDelegates: Map<Participation, Delegate[]>;
}

/**
 * The fair of these days: it began yesterday and ends today, so that some meetings have been held and others lie ahead,
 * at whatever hour somebody looks.
 */
export function makeFair(
  em: EntityManager,
  random: Random,
  now: Temporal.PlainDateTime,
  { suppliers, host, organizer }: { suppliers: DemoSupplier[]; host: Organisation; organizer: Person },
): DemoFair {
  const today = now.toPlainDate();
  const dates = [today.subtract({ days: 1 }), today];
  // The second day is under way at whatever hour somebody looks.
  const early = openingAt(now.toPlainTime(), OPENS, DAY_MINUTES);
  const fair = em.create(Fair, {
    code: DEMO_FAIR_CODE,
    name: {
      vi: `Hội chợ Công nghiệp hỗ trợ Hà Nội ${today.year} (minh họa)`,
      en: `Hanoi Supporting Industries Fair ${today.year} (demo)`,
    },
    venue: 'Hanoi International Exhibition Center',
    city: 'Hà Nội',
    country: 'VN',
    timeZone: TIME_ZONE,
    startsOn: dates[0]!.toString(),
    endsOn: dates[1]!.toString(),
    status: 'running',
    isDemo: true,
    host,
  });
  em.create(FairOrganizer, { fair, person: organizer });
  const supplierDelegates = new Map<Participation, Delegate[]>();
  for (const [index, supplier] of suppliers.entries()) {
    // Every fifth is there by promotion only, without people who could meet.
    const kind = index % 5 === 4 ? 'indirect' : 'direct';
    const participation = em.create(Participation, {
      fair,
      organisation: supplier.organisation,
      kind,
      side: 'supplier',
      booth:
        kind === 'direct'
          ? `${index % 2 ? 'B' : 'A'}${String(Math.floor(index / 2) + 1).padStart(3, '0')}`
          : null,
    });
    const delegates = kind === 'direct' ? [delegateOf(em, random, participation, supplier)] : [];
    supplierDelegates.set(participation, delegates);
  }
  const buyerDelegates = new Map(BUYERS.map((buyer) => makeBuyer(em, random, fair, buyer, today)));
  const slots = [
    ...makeDay(em, fair, dates[0]!, Temporal.PlainTime.from(OPENS)),
    ...makeDay(em, fair, dates[1]!, early),
  ];
  makeAbsences(em, random, slots, [...supplierDelegates.values(), ...buyerDelegates.values()].flat());
  return { fair, slots, tables: makeHalls(em, fair), supplierDelegates, buyerDelegates };
}

function delegateOf(
  em: EntityManager,
  random: Random,
  participation: Participation,
  { organisation, email }: DemoSupplier,
) {
  return em.create(Delegate, {
    participation,
    name: personName(random),
    jobTitle: random.pick(['Director', 'Sales manager', 'Chief engineer', 'Export manager']),
    email,
    languages: organisation.languages,
  });
}

function makeBuyer(
  em: EntityManager,
  random: Random,
  fair: Fair,
  buyer: DemoBuyer,
  today: Temporal.PlainDate,
): [Participation, Delegate[]] {
  const details = {
    legalName: buyer.legalName,
    internationalName: buyer.name,
    isSupplier: false,
    isBuyer: true,
    ownership: buyer.country === 'VN' ? ('private' as const) : ('foreign' as const),
    country: buyer.country,
    employees: random.int(300, 9_000),
    foundedIn: random.int(1995, 2018),
    languages: [...buyer.languages],
    description: { en: 'An invented multinational buyer. Demo data, no real enterprise.' },
  };
  const organisation = em.create(Organisation, { ...details, ...derived(details), source: 'demo' });
  em.create(OrganisationContact, {
    organisation,
    name: buyer.delegates[0]!,
    jobTitle: 'Head of procurement',
    email: `procurement@${derived(details).foldedName.replaceAll(' ', '-')}.example`,
  });
  for (const wanted of buyer.needs) {
    const need = em.create(Need, {
      buyer: organisation,
      fair,
      title: wanted.title,
      description: wanted.description,
      toleranceUm: wanted.toleranceUm,
      partSizeMm: wanted.partSizeMm,
      monthlyVolume: wanted.monthlyVolume,
      volumeUnit: wanted.monthlyVolume ? (wanted.volumeUnit ?? 'pieces') : null,
      countries: [],
      isPublic: wanted.isPublic ?? true,
      deadline: today.add({ days: 60 }).toString(),
    });
    for (const [conceptId, importance] of wanted.concepts)
      em.create(NeedConcept, { need, conceptId, importance });
  }
  const participation = em.create(Participation, { fair, organisation, kind: 'direct', side: 'buyer' });
  const delegates = buyer.delegates.map((name) =>
    em.create(Delegate, {
      participation,
      name,
      jobTitle: random.pick(['Procurement manager', 'Sourcing engineer', 'Supplier quality manager']),
      languages: [...buyer.languages],
    }),
  );
  return [participation, delegates];
}

function makeDay(em: EntityManager, fair: Fair, date: Temporal.PlainDate, opens: Temporal.PlainTime): Slot[] {
  const day = em.create(FairDay, { fair, date: date.toString() });
  return STRETCHES.flatMap(([after, count]) =>
    Array.from({ length: count }, (_, index) => {
      const from = opens.add({ minutes: after + index * (SLOT_MINUTES + BUFFER_MINUTES) });
      const range = TimeRange.onDay(
        date,
        from.toString(),
        from.add({ minutes: SLOT_MINUTES }).toString(),
        TIME_ZONE,
      );
      return em.create(Slot, { fair, day, startsAt: toDate(range.start), endsAt: toDate(range.end) });
    }),
  );
}

function makeHalls(em: EntityManager, fair: Fair): MeetingTable[] {
  return ['A', 'B'].flatMap((letter) => {
    const hall = em.create(Hall, { fair, name: `Hall ${letter}` });
    return Array.from({ length: TABLES_PER_HALL }, (_, index) =>
      em.create(MeetingTable, { fair, hall, label: `${letter}${String(index + 1).padStart(2, '0')}` }),
    );
  });
}

/** Some people come late, leave early, or are away for an hour. */
function makeAbsences(em: EntityManager, random: Random, slots: Slot[], delegates: Delegate[]): void {
  for (const delegate of delegates) {
    if (!random.chance(0.35)) continue;
    const length = random.int(2, 8);
    const from = random.int(0, slots.length - length);
    for (const slot of slots.slice(from, from + length)) em.create(DelegateAbsence, { delegate, slot });
  }
}
