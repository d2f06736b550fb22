import type { EntityManager } from '@mikro-orm/postgresql';
import { Agreement, type AgreementKind, AgreementParty } from '#agreement';
import { Organisation, OrganisationContact, derived } from '#directory';
import { Fair, Participation } from '#fair';
import type { Person } from '#identity';
import { type DemoCost, makeCosts } from './make-costs.js';
import type { DemoSupplier } from './make-suppliers.js';
import { PAST_FAIRS, PAST_PARTNERS, type PastFair, TOTAL_USD_CENTS } from './past-fairs.js';
import type { Random } from './random.js';

const KINDS: readonly (readonly [AgreementKind, number])[] = [
  ['purchase-order', 34],
  ['contract', 26],
  ['memorandum', 20],
  ['trial-order', 14],
  ['framework', 6],
];

/**
 * The programme's four fairs abroad with what was signed: 55 enterprises direct, 198 times indirect, 140 agreements
 * of TOTAL_USD_CENTS. The last agreement takes what rounding left, so that the sum is exact.
 */
export function makePastFairs(
  em: EntityManager,
  random: Random,
  { suppliers, staff }: { suppliers: readonly DemoSupplier[]; staff: Person },
): void {
  const direct = random.sample(
    suppliers,
    PAST_FAIRS.reduce((sum, fair) => sum + fair.direct, 0),
  );
  const count = PAST_FAIRS.reduce((sum, fair) => sum + fair.agreements, 0);
  const values = splitExactly(random, TOTAL_USD_CENTS, count);
  const serials = new Map<string, number>();
  let directUsed = 0;
  for (const past of PAST_FAIRS) {
    const { direct: directCount, indirect, agreements, ...fields } = past;
    const fair = em.create(Fair, { ...fields, name: { ...fields.name }, status: 'closed', isDemo: true });
    const exhibitors = direct.slice(directUsed, (directUsed += directCount));
    const rest = suppliers.filter((supplier) => !exhibitors.includes(supplier));
    for (const [kind, members] of [
      ['direct', exhibitors],
      ['indirect', random.sample(rest, indirect)],
    ] as const) {
      for (const { organisation } of members)
        em.create(Participation, { fair, organisation, kind, side: 'supplier' });
    }
    makeCosts(em, fair, costsOf(past), staff);
    const partners = PAST_PARTNERS[past.country].map((name) => makePartner(em, fair, name, past.country));
    for (let index = 0; index < agreements; index++) {
      const supplier = random.pick(exhibitors);
      const buyer = random.pick(partners);
      const kind = random.weighted(KINDS);
      const signedOn = Temporal.PlainDate.from(past.startsOn).add({ days: signedAfter(random, kind) });
      const serial = (serials.get(String(signedOn.year)) ?? 0) + 1;
      serials.set(String(signedOn.year), serial);
      const agreement = em.create(Agreement, {
        number: `${signedOn.year}-${String(serial).padStart(4, '0')}`,
        kind,
        title: `${supplier.trade.lines[0]!.title}: ${supplier.organisation.displayName} – ${buyer.displayName}`,
        ...stateOf(random, staff, signedOn),
        signedOn: signedOn.toString(),
        place: past.city,
        fair,
        sectorConceptId: supplier.trade.sector,
        valueMinor: values.pop()!,
        currency: 'USD',
        documentReference: `DEMO/${past.code}/${index + 1}`,
        isDemo: true,
        reportedById: staff.id,
      });
      em.create(AgreementParty, { agreement, organisation: supplier.organisation, role: 'supplier' });
      em.create(AgreementParty, { agreement, organisation: buyer, role: 'buyer' });
    }
  }
}

/** What the organiser spent, in the money in which it was paid; the last item was never invoiced. */
function costsOf({ direct, indirect }: PastFair): DemoCost[] {
  const enterprises = BigInt(direct);
  return [
    ['stands', 'Shared stand of the city', 60, 1_850_00n * enterprises, 'USD', true],
    ['travel', 'Flights and hotel of the delegation', 21, 640_00n * enterprises, 'USD', true],
    ['interpreting', 'Interpreters at the stand', 1, 3_600_00n, 'USD', true],
    ['promotion', 'Catalogue of the promoted enterprises', 35, 2_400_000n * BigInt(indirect), 'VND', true],
    ['staff', 'Staff of the promotion centre', 10, 186_000_000n, 'VND', true],
    ['support', 'Freight paid for the enterprises', 5, 410_00n * enterprises, 'USD', false],
  ];
}

/** How far the record has come; most have been checked against the paper. */
function stateOf(random: Random, staff: Person, signedOn: Temporal.PlainDate) {
  const status = random.weighted([
    ['verified', 88],
    ['confirmed', 8],
    ['reported', 4],
  ] as const);
  const after = (days: number) => new Date(`${signedOn.add({ days }).toString()}T03:00:00Z`);
  return {
    status,
    ...(status === 'reported' ? {} : { confirmedAt: after(10) }),
    ...(status === 'verified' ? { verifiedAt: after(30), verifiedById: staff.id } : {}),
  };
}

/** A first order often takes a year and more. */
function signedAfter(random: Random, kind: AgreementKind): number {
  return kind === 'memorandum' ? random.int(0, 2) : random.int(1, 420);
}

function makePartner(em: EntityManager, fair: Fair, name: string, country: string): Organisation {
  const details = {
    legalName: name,
    isSupplier: false,
    isBuyer: true,
    ownership: 'private' as const,
    country,
  };
  const organisation = em.create(Organisation, { ...details, ...derived(details), source: 'demo' });
  em.create(OrganisationContact, {
    organisation,
    name: 'Purchasing',
    email: `purchasing@${organisation.foldedName.replaceAll(' ', '-')}.example`,
  });
  em.create(Participation, { fair, organisation, kind: 'direct', side: 'buyer' });
  return organisation;
}

/** `count` positive parts of `total`, in hundreds of dollars but for the last, that add up to it exactly. */
export function splitExactly(random: Random, total: bigint, count: number): bigint[] {
  const weights = Array.from({ length: count }, () => Math.exp(2.2 * random.next()));
  const sum = weights.reduce((all, weight) => all + weight, 0);
  const step = 10_000n;
  const parts = weights.map((weight) => {
    const share = BigInt(Math.floor((Number(total) * weight) / sum));
    return share - (share % step);
  });
  const left = total - parts.reduce((all, part) => all + part, 0n);
  parts[0] = parts[0]! + left;
  return parts;
}
