import type { EntityManager } from '@mikro-orm/postgresql';
import { type Delegate, DelegateAbsence, type MeetingTable, type Slot } from '#fair';
import type { Person } from '#identity';
import { Proposal } from '#matching';
import { Meeting, MeetingAttendance, type MeetingStatus, Outcome, type OutcomeKind } from '#scheduling';
import type { DemoFair } from './make-fair.js';
import type { Random } from './random.js';

/** Share of the buyers' slots that the demo fills. */
const FILLED = 0.5;

const OUTCOMES = [
  ['informative', 40],
  ['cooperation-possible', 34],
  ['no-interest', 16],
  ['cooperation-agreed', 10],
] as const;

/** Answers of both sides: keen on good proposals, and not every supplier has answered yet. */
export function answerProposals(random: Random, proposals: readonly Proposal[], at: Date): void {
  for (const proposal of proposals) {
    if (random.chance(0.92)) {
      proposal.buyerAnswer = random.weighted([
        ['must', 60 * proposal.score ** 3],
        ['meet', 60 * proposal.score],
        ['no-thanks', 12],
      ] as const);
      proposal.buyerAnsweredAt = at;
    }
    if (random.chance(0.9)) {
      proposal.supplierAnswer = random.weighted([
        ['must', 25],
        ['meet', 65],
        ['no-thanks', 6],
      ] as const);
      proposal.supplierAnsweredAt = at;
    }
  }
}

/** Both sides have said that they want to meet. */
export function agreeOn(proposals: readonly Proposal[], at: Date): void {
  for (const proposal of proposals) {
    Object.assign(proposal, { supplierAnswer: 'meet', supplierAnsweredAt: at });
    if (proposal.buyerAnswer !== 'must')
      Object.assign(proposal, { buyerAnswer: 'meet', buyerAnsweredAt: at });
  }
}

/** Books agreed proposals in their order, where both sides and a table are free, until half of the buyers' slots are full. */
export function makeMeetings(
  em: EntityManager,
  random: Random,
  demo: DemoFair,
  {
    proposals,
    absences,
    now,
    recorder,
  }: { proposals: readonly Proposal[]; absences: readonly DelegateAbsence[]; now: Date; recorder: Person },
): Meeting[] {
  const taken = new Set(absences.map((absence) => `${absence.delegate.id}:${absence.slot.id}`));
  const target = Math.floor(demo.buyerDelegates.size * demo.slots.length * FILLED);
  const paired = new Set<string>();
  const meetings: Meeting[] = [];
  for (const proposal of proposals.filter((one) => one.isAgreed)) {
    if (meetings.length === target) break;
    const pair = `${proposal.supplier.id}:${proposal.buyer.id}`;
    if (paired.has(pair)) continue;
    const place = findPlace(random, demo, proposal, taken);
    if (!place) continue;
    paired.add(pair);
    meetings.push(bookDemoMeeting(em, random, { demo, proposal, place, taken, now, recorder }));
  }
  return meetings;
}

interface Place {
  slot: Slot;
  table: MeetingTable;
  delegates: Delegate[];
}

function findPlace(random: Random, demo: DemoFair, proposal: Proposal, taken: Set<string>): Place | null {
  const suppliers = [...demo.supplierDelegates].find(([one]) => one.id === proposal.supplier.id)?.[1] ?? [];
  const buyers = [...demo.buyerDelegates].find(([one]) => one.id === proposal.buyer.id)?.[1] ?? [];
  for (const slot of random.shuffled(demo.slots)) {
    const isFree = (one: { id: string }) => !taken.has(`${one.id}:${slot.id}`);
    const supplier = suppliers.find(isFree);
    // The buyer's people sit together: one meeting a slot for the whole organisation.
    const table = demo.tables.find(isFree);
    if (supplier && table && buyers.every(isFree)) return { slot, table, delegates: [supplier, ...buyers] };
  }
  return null;
}

function bookDemoMeeting(
  em: EntityManager,
  random: Random,
  {
    demo,
    proposal,
    place,
    taken,
    now,
    recorder,
  }: {
    demo: DemoFair;
    proposal: Proposal;
    place: Place;
    taken: Set<string>;
    now: Date;
    recorder: Person;
  },
): Meeting {
  const { slot, table, delegates } = place;
  for (const one of [table, ...delegates]) taken.add(`${one.id}:${slot.id}`);
  const isPast = slot.endsAt < now;
  const status: MeetingStatus = isPast
    ? random.chance(0.93)
      ? 'held'
      : 'no-show'
    : random.chance(0.9)
      ? 'released'
      : 'draft';
  const { startsAt, endsAt } = slot;
  const meeting = em.create(Meeting, {
    fair: demo.fair,
    ...{ slot, table, startsAt, endsAt, status, proposal },
    supplier: proposal.supplier,
    buyer: proposal.buyer,
    absentSide: status === 'no-show' ? 'supplier' : null,
    releasedAt: status === 'draft' ? null : now,
  });
  for (const delegate of delegates) em.create(MeetingAttendance, { meeting, delegate, startsAt, endsAt });
  if (status === 'held' && random.chance(0.85)) {
    const kind: OutcomeKind = random.weighted(OUTCOMES);
    meeting.outcomeKind = kind;
    em.create(Outcome, {
      meeting,
      kind,
      recordedFor: random.pick(['supplier', 'buyer']),
      recordedById: recorder.id,
    });
  }
  return meeting;
}
