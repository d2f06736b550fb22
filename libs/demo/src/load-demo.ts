import { existsSync, readFileSync } from 'node:fs';
import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { Agreement, FollowUpPlanner, PipelineCard } from '#agreement';
import { Capability } from '#capability';
import { Transactions, announce } from '#database';
import { Membership, Organisation, derived } from '#directory';
import { Delegate, DelegateAbsence, Fair, FairOrganizer, MeetingTable, Participation, Slot } from '#fair';
import { Person, hashPassword } from '#identity';
import { OutboxRelay } from '#jobs';
import { Clock } from '#kernel';
import { ProposeMatchesService, Proposal } from '#matching';
import { FairCost } from '#report';
import { type DemoAccount, type DemoRole, accountsFile, newAccounts, writeAccounts } from './accounts.js';
import { makePastFairs } from './make-agreements.js';
import { keepCurrent } from './keep-current.js';
import { makeDeals } from './make-deals.js';
import { DEMO_FAIR_CODE, type DemoFair, makeFair } from './make-fair.js';
import { makeFloor } from './make-floor.js';
import { HOME_FAIR_COSTS, makeCosts } from './make-costs.js';
import { makeLiveDeals } from './make-live-deals.js';
import { makeMatching } from './make-matching.js';
import { agreeOn, answerProposals, makeMeetings } from './make-meetings.js';
import { HOME_PROVINCE, makeProgramme } from './make-programme.js';
import { type DemoSupplier, makeSuppliers } from './make-suppliers.js';
import { KEPT_TABLES, giveInterpreters, makeTerms } from './make-terms.js';
import { makeSourcing } from './make-sourcing.js';
import { makeVocabulary } from './make-vocabulary.js';
import { Random } from './random.js';

/** Meetings that the supplier account has at the fair, if so many buyers fit. */
const OWN_MEETINGS = 4;

export const DEMO_SEED = 20_261_122;
const TIME_ZONE = 'Asia/Ho_Chi_Minh';
const PEOPLE: Record<DemoRole, { name: string; language: string }> = {
  organizer: { name: 'Nguyễn Thu Hương', language: 'vi' },
  supplier: { name: 'Trần Quang Minh', language: 'vi' },
  buyer: { name: 'Kenji Ishiguro', language: 'en' },
  staff: { name: 'Lê Hồng Hạnh', language: 'vi' },
  admin: { name: 'Phạm Đức Anh', language: 'en' },
};
/** The buyer account looks for what the query of the brief asks: precise aluminium parts. */
const BUYER_NAME = 'Kitamine Precision Hanoi';

/**
 * Loads the demo fair and its people, once: a folder that has it keeps it. Made in three transactions, each of which is
 * skipped when its work is there, so that a start that was interrupted goes on where it stopped.
 */
export async function loadDemo(app: INestApplicationContext, home: string): Promise<DemoAccount[]> {
  const get = <T>(type: Type<T>): T => app.get(type, { strict: false });
  const transactions = get(Transactions);
  const clock = app.get(Clock, { strict: false });
  const em = app.get(EntityManager, { strict: false }).fork();
  let fair = await em.findOne(Fair, { code: DEMO_FAIR_CODE });
  const accounts = fair ? readAccounts(home) : newAccounts();
  if (!fair) {
    // Written first: accounts nobody knows the passwords of would be worse than a file without accounts.
    await writeAccounts(home, accounts);
    await transactions.run((inside) => makeBase(inside, new Random(DEMO_SEED), clock.nowDate(), accounts));
    fair = await em.findOneOrFail(Fair, { code: DEMO_FAIR_CODE });
  }
  if ((await em.count(Proposal, { fair })) === 0) {
    await get(ProposeMatchesService).propose({
      fairId: fair.id,
      minScore: 0.3,
      maxPerNeed: 25,
      maxPerSupplier: 10,
    });
    const fairId = fair.id;
    await transactions.run((inside) =>
      makeAnswersAndMeetings(inside, new Random(DEMO_SEED + 1), fairId, clock.nowDate()),
    );
    await transactions.run((inside) => makeToday(inside, new Random(DEMO_SEED + 2), fairId, clock.nowDate()));
    await get(OutboxRelay).drain();
  } else {
    const fairId = fair.id;
    await transactions.run(async (inside) => {
      const standing = await inside.findOneOrFail(Fair, { id: fairId });
      const now = clock.nowDate();
      if (!(await keepCurrent(inside, standing, now))) return;
      await makeToday(inside, new Random(DEMO_SEED + 2), fairId, now);
    });
  }
  if ((await em.count(PipelineCard, { fair })) === 0) {
    const fairId = fair.id;
    await transactions.run(async (inside) =>
      makeDeals(inside, new Random(DEMO_SEED + 2), {
        ...{ fair: await inside.findOneOrFail(Fair, { id: fairId }), now: clock.nowDate() },
        staff: await inside.findOneOrFail(Person, { name: PEOPLE.staff.name }),
      }),
    );
  }
  if ((await em.count(Agreement, { fair })) === 0) {
    const fork = em.fork();
    const by = async (role: DemoRole) => fork.findOneOrFail(Person, { name: PEOPLE[role].name });
    const [staff, supplier, buyer] = [await by('staff'), await by('supplier'), await by('buyer')];
    await makeLiveDeals(app, fair.id, { staff, supplier, buyer });
    // At once, and not only when the job of the background comes to it.
    await get(FollowUpPlanner).makeAndAsk();
  }
  if ((await em.count(FairCost, { fair })) === 0) {
    const inside = em.fork();
    const staff = await inside.findOneOrFail(Person, { name: PEOPLE.staff.name });
    makeCosts(inside, await inside.findOneOrFail(Fair, { id: fair.id }), HOME_FAIR_COSTS, staff);
    await inside.flush();
  }
  const seat = async (role: DemoRole) => em.fork().findOneOrFail(Person, { name: PEOPLE[role].name });
  await makeMatching(app, fair, { supplier: await seat('supplier'), buyer: await seat('buyer') });
  await makeVocabulary(app);
  await makeSourcing(app, PEOPLE.buyer.name);
  return accounts;
}

/** What happens on the fair's last day, as it is at `now`. */
async function makeToday(em: EntityManager, random: Random, fairId: string, now: Date): Promise<void> {
  em.clear();
  const fair = await em.findOneOrFail(Fair, { id: fairId });
  await makeFloor(em, random, { fair, date: fair.endsOn, now });
}

async function makeBase(
  em: EntityManager,
  random: Random,
  now: Date,
  accounts: readonly DemoAccount[],
): Promise<void> {
  const local = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(TIME_ZONE);
  const today = local.toPlainDate();
  const people = await makePeople(em, accounts);
  const suppliers = makeSuppliers(em, random, today);
  const host = makeHost(em);
  const demo = makeFair(em, random, local.toPlainDateTime(), {
    suppliers: random.shuffled(suppliers),
    host,
    organizer: people.organizer,
  });
  makePastFairs(em, random, { suppliers, staff: people.staff });
  await em.flush();
  const own = giveSeats(em, demo, await byCapabilities(em, suppliers), people);
  await em.flush();
  await makeProgramme(em, new Random(DEMO_SEED + 2), {
    ...{ suppliers, today, staff: people.staff, admin: people.admin },
    supplierOrganisation: own,
  });
  em.create(Membership, { organisation: host, person: people.organizer });
  for (const { organisation } of suppliers) {
    await announce(em, 'organisation.changed', { organisationId: organisation.id });
  }
}

async function makePeople(
  em: EntityManager,
  accounts: readonly DemoAccount[],
): Promise<Record<DemoRole, Person>> {
  const people = await Promise.all(
    accounts.map(async ({ role, email, password }) => {
      const passwordHash = await hashPassword(password);
      const isAdmin = role === 'admin';
      const person = em.create(Person, {
        ...PEOPLE[role],
        ...{ email, passwordHash, isAdmin },
        isStaff: isAdmin || role === 'staff',
      });
      return [role, person] as const;
    }),
  );
  return Object.fromEntries(people) as Record<DemoRole, Person>;
}

function makeHost(em: EntityManager): Organisation {
  const details = {
    legalName: 'Trung tâm Xúc tiến Công nghiệp (minh họa)',
    internationalName: 'Industry Promotion Centre (demo)',
    isSupplier: false,
    isBuyer: false,
    ownership: 'state' as const,
    country: 'VN',
    provinceCode: '01',
  };
  return em.create(Organisation, { ...details, ...derived(details), source: 'demo' });
}

/** Those who say that they can do most first. */
async function byCapabilities(
  em: EntityManager,
  suppliers: readonly DemoSupplier[],
): Promise<DemoSupplier[]> {
  const counts = new Map<Organisation, number>();
  for (const { organisation } of await em.find(Capability, {})) {
    const of = organisation.getEntity();
    counts.set(of, (counts.get(of) ?? 0) + 1);
  }
  const countOf = ({ organisation }: DemoSupplier) => counts.get(organisation) ?? 0;
  return suppliers.toSorted((a, b) => countOf(b) - countOf(a));
}

/**
 * The supplier account speaks for the first private machining firm of the programme's province that is there with a
 * delegate; the buyer's for one of the buyers.
 */
function giveSeats(
  em: EntityManager,
  demo: DemoFair,
  suppliers: readonly DemoSupplier[],
  people: Record<DemoRole, Person>,
): Organisation {
  const sentBy = (delegates: DemoFair['supplierDelegates'], organisation: Organisation) =>
    [...delegates].find(([one]) => one.organisation.unwrap() === organisation)?.[1] ?? [];
  const own = suppliers.find(
    ({ organisation, trade }) =>
      trade.key === 'precision-machining' &&
      organisation.provinceCode === HOME_PROVINCE &&
      organisation.ownership === 'private' &&
      sentBy(demo.supplierDelegates, organisation).length > 0,
  )!.organisation;
  const buyer = [...demo.buyerDelegates.keys()]
    .map(({ organisation }) => organisation.unwrap())
    .find(({ internationalName }) => internationalName === BUYER_NAME)!;
  for (const [person, delegates, organisation] of [
    [people.supplier, demo.supplierDelegates, own],
    [people.buyer, demo.buyerDelegates, buyer],
  ] as const) {
    em.create(Membership, { organisation, person });
    Object.assign(sentBy(delegates, organisation)[0]!, { person, name: person.name });
  }
  return own;
}

async function makeAnswersAndMeetings(
  em: EntityManager,
  random: Random,
  fairId: string,
  now: Date,
): Promise<void> {
  const fair = await em.findOneOrFail(Fair, { id: fairId });
  const [slots, tables, participations, delegates, absences, proposals, organizer] = [
    await em.find(Slot, { fair }, { orderBy: { startsAt: 'asc' } }),
    await em.find(MeetingTable, { fair }, { orderBy: { label: 'asc' } }),
    await em.find(Participation, { fair }, { orderBy: { id: 'asc' } }),
    await em.find(Delegate, { participation: { fair } }, { orderBy: { id: 'asc' } }),
    await em.find(DelegateAbsence, { slot: { fair } }),
    await em.find(Proposal, { fair }, { orderBy: { score: 'desc', id: 'asc' } }),
    await em.findOneOrFail(FairOrganizer, { fair }, { populate: ['person'] }),
  ];
  const ofSide = (side: 'supplier' | 'buyer') =>
    new Map(
      participations
        .filter((one) => one.side === side)
        .map((one) => [one, delegates.filter((delegate) => delegate.participation.id === one.id)]),
    );
  answerProposals(random, proposals, now);
  const own = await em.findOneOrFail(Membership, { person: { name: PEOPLE.supplier.name } });
  const isOwn = ({ supplier }: Proposal) => supplier.unwrap().organisation.id === own.organisation.id;
  agreeOn(proposals.filter(isOwn).slice(0, OWN_MEETINGS), now);
  const demo = {
    fair,
    slots,
    tables: tables.filter(({ label }) => !(label in KEPT_TABLES)),
    supplierDelegates: ofSide('supplier'),
    buyerDelegates: ofSide('buyer'),
  };
  makeMeetings(em, random, demo, {
    proposals: [...proposals.filter(isOwn), ...proposals.filter((one) => !isOwn(one))],
    absences,
    now,
    recorder: organizer.person.unwrap(),
  });
  await makeTerms(em, { fair, slots, tables, buyers: [...demo.buyerDelegates.keys()] });
  await giveInterpreters(em, fair, now);
}

function readAccounts(home: string): DemoAccount[] {
  const file = accountsFile(home);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[]) : [];
}
