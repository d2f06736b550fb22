import { tmpdir } from 'node:os';
import { EntityManager } from '@mikro-orm/postgresql';
import { type Socket, io } from 'socket.io-client';
import { migrate } from '#assembly';
import { CapabilitiesService, Capability, Certificate } from '#capability';
import { Transactions } from '#database';
import { Membership, Organisation, foldedName } from '#directory';
import { openScratchPostgres } from '#embedded-postgres';
import { Fair, Participation } from '#fair';
import { Person, SessionsService } from '#identity';
import { FixedClock } from '#kernel';
import { OutboxRelay } from '#jobs';
import { Need, NeedConcept, ProposeMatchesService } from '#matching';
import { createApp } from '../../apps/api/src/create-app.js';
import type { Generated } from './generate.js';

const NOW = '2026-11-25T02:00:00Z';
const ROUNDS = 11;
/** Changes before the first that is measured: caches of the database and compiled code. */
const WARM_UP = 3;
const LONGEST_WAIT_MS = 3_000;
const QUIET_MS = 700;
/** As many proposals as an organiser would let stand. */
const LIMITS = { minScore: 0.3, maxPerNeed: 100, maxPerSupplier: 100 };

/** A capability that does what is asked for in proposals that stand. */
interface Standing {
  readonly capabilityId: string;
}

/**
 * What a change costs from end to end: the product on a PostgreSQL of its own, a fair of this size with its proposals, somebody of
 * the buyers on a live connection. A supplier saves a capability; measured is the time from then until the connection is told,
 * which is after the new scores are stored. Gives a line that says so.
 */
export async function measureLiveChange(generated: Generated): Promise<string> {
  const postgres = await openScratchPostgres();
  try {
    await migrate(postgres.url);
    const app = await createApp({
      ...{
        databaseUrl: postgres.url,
        publicUrl: 'http://fairmatch.bench',
        logLevel: 'silent',
        runsJobs: true,
      },
      files: { store: { folder: tmpdir() }, clamav: null },
      clock: new FixedClock(NOW),
    });
    try {
      await app.listen(0, '127.0.0.1');
      const em = app.get(EntityManager, { strict: false }).fork();
      const { fairId, personId } = await app
        .get(Transactions, { strict: false })
        .run((inside) => enter(inside, generated));
      const made = await app.get(ProposeMatchesService, { strict: false }).propose({ fairId, ...LIMITS });
      await em.execute('analyze');
      await app.get(OutboxRelay, { strict: false }).drain();
      const sessions = app.get(SessionsService, { strict: false });
      const { token } = await app.get(Transactions, { strict: false }).run(async (inside) =>
        sessions.open(inside, await inside.findOneOrFail(Person, { id: personId }), {
          ...{ userAgent: 'bench', address: '127.0.0.1' },
        }),
      );
      const socket = await connect(await app.getUrl(), token);
      try {
        const capabilities = app.get(CapabilitiesService, { strict: false });
        const rounds = await changes(em, { fairId, capabilities, socket });
        return report(rounds, made.proposed);
      } finally {
        socket.close();
      }
    } finally {
      await app.close();
    }
  } finally {
    await postgres.stop();
  }
}

interface Round {
  /** Milliseconds: until the supplier's change is saved, and from then until the buyer is told. */
  readonly saved: number;
  readonly told: number;
  readonly pairs: number;
}

async function changes(
  em: EntityManager,
  { fairId, capabilities, socket }: { fairId: string; capabilities: CapabilitiesService; socket: Socket },
): Promise<Round[]> {
  const standing: Standing[] = await em.execute(
    `select min(capability.id::text) as "capabilityId", count(distinct proposal.id)
       from proposal join participation supplier on supplier.id = proposal.supplier_id
       join need on need.id = proposal.need_id and need.monthly_volume is not null
       join need_concept asked on asked.need_id = need.id and asked.importance = 'must'
       join capability on capability.organisation_id = supplier.organisation_id
                      and asked.concept_id = any(capability.concept_ids)
      where proposal.fair_id = ? group by supplier.id order by 2 desc, 1`,
    [fairId],
  );
  const step = Math.max(1, Math.floor(standing.length / (2 * (ROUNDS + WARM_UP))));
  const rounds: Round[] = [];
  let warm = 0;
  for (let at = 0; rounds.length < ROUNDS && at < standing.length; at += step) {
    const { capabilityId } = standing[at]!;
    const capability = await em.fork().findOneOrFail(Capability, { id: capabilityId });
    const before = await standingOf(em, capability.organisation.id);
    await quiet(socket);
    const heard = newsOfProposals(socket);
    const { title, conceptIds, toleranceUm, partSizeMaxMm, leadTimeDays } = capability;
    const began = performance.now();
    await capabilities.revise(capabilityId, capability.version, {
      ...{ title, conceptIds, toleranceUm, partSizeMaxMm, leadTimeDays, equipment: [] },
      ...{ monthlyCapacity: (capability.monthlyCapacity ?? 0) + 1_000 + at, capacityUnit: 'pieces' },
    });
    const saved = performance.now();
    const told = await heard;
    const after = await standingOf(em, capability.organisation.id);
    // Where another line of the supplier can make more, nothing changes and nobody is told.
    if (told === null || after.versions === before.versions) continue;
    if (warm++ < WARM_UP) continue;
    rounds.push({ saved: saved - began, told: told - saved, pairs: before.pairs });
  }
  if (rounds.length < ROUNDS) throw new Error(`Only ${rounds.length} of ${ROUNDS} changes were heard of.`);
  return rounds;
}

/** Resolves when the connection hasn't been told anything for a while: the news of what was done before is through. */
function quiet(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      socket.off('changed', again);
      resolve();
    };
    let timer = setTimeout(done, QUIET_MS);
    const again = () => {
      clearTimeout(timer);
      timer = setTimeout(done, QUIET_MS);
    };
    socket.on('changed', again);
  });
}

/** When the connection is told of proposals that have changed; null when it isn't within a while. */
function newsOfProposals(socket: Socket): Promise<number | null> {
  return new Promise((resolve) => {
    const done = (at: number | null) => {
      clearTimeout(timer);
      socket.off('changed', listen);
      resolve(at);
    };
    const listen = ({ topic }: { topic: string }) => {
      if (topic === 'proposal.changed') done(performance.now());
    };
    const timer = setTimeout(() => done(null), LONGEST_WAIT_MS);
    socket.on('changed', listen);
  });
}

async function standingOf(
  em: EntityManager,
  organisationId: string,
): Promise<{ pairs: number; versions: number }> {
  const [row]: { pairs: number; versions: number }[] = await em.execute(
    `select count(*)::int as pairs, sum(proposal.version)::int as versions from proposal
       join participation supplier on supplier.id = proposal.supplier_id
      where supplier.organisation_id = ? and proposal.withdrawn_at is null`,
    [organisationId],
  );
  return row!;
}

function report(rounds: readonly Round[], proposals: number): string {
  const of = (pick: (round: Round) => number) => rounds.map(pick).sort((one, other) => one - other);
  const text = (times: number[]) =>
    `median ${times[times.length >> 1]!.toFixed(0)} ms, slowest ${times.at(-1)!.toFixed(0)} ms`;
  const pairs = of((round) => round.pairs);
  return (
    `one changed capability in the whole product (${proposals} standing proposals, ${pairs[0]} to ${pairs.at(-1)} of the supplier): ` +
    `saved in ${text(of(({ saved }) => saved))}; from then until new scores are stored and a buyer is told: ` +
    text(of(({ told }) => told))
  );
}

async function connect(url: string, token: string): Promise<Socket> {
  const socket = io(url, { auth: { token }, transports: ['websocket'], reconnection: false });
  await new Promise<void>((resolve, reject) => {
    socket.once('ready', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

/** Enters all of it at once, with one person who works for every buyer. */
async function enter(
  em: EntityManager,
  { needs, buyerOf, suppliers }: Generated,
): Promise<{ fairId: string; personId: string }> {
  const fair = em.create(Fair, {
    ...{ code: 'bench', name: { en: 'Bench' }, venue: 'Hall', city: 'Hanoi', country: 'VN' },
    ...{
      timeZone: 'Asia/Ho_Chi_Minh',
      startsOn: '2026-11-25',
      endsOn: '2026-11-26',
      status: 'open' as const,
    },
  });
  const person = em.create(Person, { name: 'Buyer', email: 'buyer@fairmatch.bench' });
  const organisationOf = (legalName: string, rest: Partial<Organisation>) =>
    em.create(Organisation, { legalName, foldedName: foldedName(legalName), country: 'VN', ...rest });
  for (const facts of suppliers) {
    const organisation = organisationOf(facts.organisationId, {
      ...{ isSupplier: true, country: facts.country, provinceCode: facts.provinceCode },
      ...{ languages: [...facts.languages], website: 'https://supplier.example' },
    });
    em.create(Participation, { fair, organisation, side: 'supplier', kind: 'direct' });
    for (const { id, conceptIds, hasEquipment: _, ...figures } of facts.capabilities) {
      em.create(Capability, { organisation, title: `Line ${id}`, conceptIds: [...conceptIds], ...figures });
    }
    for (const { conceptId, issuedOn, expiresOn } of facts.certificates) {
      em.create(Certificate, { organisation, conceptId, issuedOn, expiresOn, number: 'B-1' });
    }
  }
  const buyers = Array.from({ length: Math.max(...buyerOf) + 1 }, (_, place) => {
    const { buyerCountry, buyerLanguages } = needs[buyerOf.indexOf(place)]!;
    const organisation = organisationOf(`b${place}`, {
      ...{ isBuyer: true, country: buyerCountry ?? 'VN', languages: [...buyerLanguages] },
    });
    em.create(Membership, { organisation, person: person.id });
    em.create(Participation, { fair, organisation, side: 'buyer', kind: 'direct' });
    return organisation;
  });
  for (const [place, facts] of needs.entries()) {
    const { toleranceUm, partSizeMm, monthlyVolume, volumeUnit } = facts;
    const need = em.create(Need, {
      ...{ buyer: buyers[buyerOf[place]!]!, fair, title: facts.id, isPublic: true },
      ...{ toleranceUm, partSizeMm, monthlyVolume, volumeUnit },
    });
    for (const { conceptId, importance } of facts.concepts) {
      em.create(NeedConcept, { need, conceptId, importance });
    }
  }
  await em.flush();
  return { fairId: fair.id, personId: person.id };
}
