import { jest } from '@jest/globals';
import { CapabilitiesService, Capability } from '#capability';
import { OutboxFailure } from '#database';
import { Organisation, OrganisationsService } from '#directory';
import { newId } from '#kernel';
import { type EngineIndex, SupplierIndex } from '#search';
import { makeCapability, makeSupplier } from '../factories/capabilities.js';
import { makePerson, TEST_PASSWORD } from '../factories/people.js';
import { eventually } from '../support/eventually.js';
import { type OwnMeilisearch, describeOnOwnMeilisearch, startMeilisearch } from '../support/meilisearch.js';
import { type TestApp, startTestApp } from '../support/test-app.js';

const SUPPLIERS = 200;
const WRITES = 1_000;
const DELETES = 100;
/** Set for a measurement, to 60 for that of the bar; the rest of the test is the same. */
const MEASURED = process.env.SEARCH_OUTAGE_SECONDS;
const OUTAGE_SECONDS = Number(MEASURED ?? 5);
/** Beside other tests everything is slower than the bar, which is for a machine that does nothing else. */
const SLOWNESS = MEASURED ? 1 : 4;
const EQUAL_WITHIN_MS = 10_000 * SLOWNESS;
const GONE_WITHIN_MS = 5_000 * SLOWNESS;
const BUDGET_MS = 800;

const SEARCH = `query ($query: String!) {
  searchSuppliers(query: $query, first: 5) { engine isFallback totalCount edges { node { organisation { id } } } }
}`;
const STATUS = `{ searchStatus { suppliers engines { engine state answers documents pendingEvents awaySince reason } } }`;

jest.setTimeout(400_000 + OUTAGE_SECONDS * 1_000);

describeOnOwnMeilisearch('a search engine that goes away and comes back', () => {
  let server: OwnMeilisearch;
  let test: TestApp;
  let meilisearch: EngineIndex;

  beforeAll(async () => {
    server = await startMeilisearch();
    test = await startTestApp({ meilisearch: server.settings(BUDGET_MS) });
    const { indexes } = test.get(SupplierIndex);
    meilisearch = indexes.find(({ engine }) => engine.engine === 'meilisearch')!;
    const em = test.em();
    for (let index = 0; index < SUPPLIERS; index++) {
      const organisation = await makeSupplier(em, { legalName: `Xưởng ${index}` });
      await makeCapability(em, organisation, { title: 'Phay CNC' });
    }
    // The product makes the index by itself; nobody has announced what the factories made.
    await within(60_000, () => meilisearch.engine.versions());
    await test.get(SupplierIndex).verify();
  });
  afterAll(async () => {
    server?.thaw();
    await test?.close();
    await server?.close();
  });

  const search = async (query: string) => (await test.client().data(SEARCH, { query })).searchSuppliers;
  const status = async () => {
    const person = await makePerson(test.em(), { email: `${newId()}@example.com`, isStaff: true });
    const client = await test.client().signIn(person.email, TEST_PASSWORD);
    const { engines } = (await client.data(STATUS)).searchStatus;
    return engines.find(({ engine }: { engine: string }) => engine === 'meilisearch');
  };
  const engineOf = (name: string) =>
    test.get(SupplierIndex).indexes.find(({ engine }) => engine.engine === name)!.engine;
  const isEqual = async () => {
    const [theirs, ours] = [await engineOf('postgresql').versions(), await meilisearch.engine.versions()];
    expect(ours.size).toBe(theirs.size);
    expect([...ours].sort()).toEqual([...theirs].sort());
  };

  /** Milliseconds until `check` passes; throws its last error after `limit`. */
  async function within(limit: number, check: () => Promise<unknown>): Promise<number> {
    const began = performance.now();
    for (;;) {
      try {
        await check();
        return performance.now() - began;
      } catch (error) {
        if (performance.now() - began > limit) throw error;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    }
  }

  const present = () =>
    test.em().find(Organisation, { isSupplier: true, withdrawnAt: null }, { orderBy: { id: 'asc' } });

  it('is stood in for meanwhile, and has everything soon after its return', async () => {
    const before = (await present()).length;
    expect(await search('CNC milling')).toMatchObject({
      ...{ engine: 'meilisearch', isFallback: false, totalCount: before },
    });
    const began = performance.now();
    await server.kill();
    expect(await search('CNC milling')).toMatchObject({
      ...{ engine: 'postgresql', isFallback: true, totalCount: before },
    });
    expect(await status()).toMatchObject({
      ...{ state: 'AWAY', answers: false, documents: null, awaySince: expect.any(String) },
    });

    const capabilities = await test.em().find(Capability, {}, { orderBy: { id: 'asc' } });
    const service = test.get(CapabilitiesService);
    for (let write = 0; write < WRITES; write++) {
      const { id } = capabilities[write % SUPPLIERS]!;
      await service.revise(id, (await test.em().findOneOrFail(Capability, { id })).version, {
        ...{ title: `Phay CNC ${write}`, conceptIds: ['process.cnc-milling'], equipment: [] },
      });
    }
    for (const { id } of (await present()).slice(0, DELETES))
      await test.get(OrganisationsService).setWithdrawn(id, true);
    // The other engine isn't held up.
    const left = before - DELETES;
    await within(EQUAL_WITHIN_MS, async () => {
      expect((await search('CNC milling')).totalCount).toBe(left);
    });
    expect((await status()).pendingEvents).toBeGreaterThanOrEqual(WRITES + DELETES);
    await new Promise((resolve) =>
      setTimeout(resolve, Math.max(0, OUTAGE_SECONDS * 1_000 - (performance.now() - began))),
    );

    await server.start();
    const [equalAfter, answersAfter] = await Promise.all([
      within(EQUAL_WITHIN_MS, isEqual),
      within(EQUAL_WITHIN_MS, async () => {
        expect(await search('CNC milling')).toMatchObject({ engine: 'meilisearch', totalCount: left });
      }),
    ]);
    process.stderr.write(
      `outage of ${OUTAGE_SECONDS} s: equal ${Math.round(equalAfter)} ms, answering with the new state ${Math.round(answersAfter)} ms after the return\n`,
    );
    // Both are also what the database says, not only each other's equal.
    const whole = { suppliers: left, stale: 0, missing: 0, left: 0 };
    expect(await Promise.all(test.get(SupplierIndex).indexes.map((index) => index.verify()))).toEqual([
      whole,
      whole,
    ]);
    expect(await search('Phay CNC 999')).toMatchObject({ engine: 'meilisearch' });
    expect(await status()).toMatchObject({
      state: 'AVAILABLE',
      answers: true,
      documents: left,
      awaySince: null,
    });
    await eventually(async () => expect((await status()).pendingEvents).toBe(0));
    expect(await test.em().count(OutboxFailure)).toBe(0);
  });

  it('is stood in for while it is slow, and nobody waits for it twice', async () => {
    server.freeze();
    const took: number[] = [];
    for (let round = 0; round < 6; round++) {
      const began = performance.now();
      expect(await search('CNC milling')).toMatchObject({ engine: 'postgresql', isFallback: true });
      took.push(performance.now() - began);
    }
    // Its budget thrice, then not at all.
    expect(Math.max(...took.slice(0, 3))).toBeLessThan((BUDGET_MS + 1_500) * SLOWNESS);
    expect(Math.min(...took.slice(3))).toBeLessThan(BUDGET_MS);
    server.thaw();
    await within(EQUAL_WITHIN_MS, async () => {
      expect(await search('CNC milling')).toMatchObject({ engine: 'meilisearch', isFallback: false });
    });
  });

  it('forgets who withdraws within seconds', async () => {
    const [one] = await present();
    await test.get(OrganisationsService).setWithdrawn(one!.id, true);
    const took = await within(GONE_WITHIN_MS, async () => {
      expect((await meilisearch.engine.versions()).has(one!.id)).toBe(false);
    });
    process.stderr.write(`withdrawn: gone after ${Math.round(took)} ms\n`);
  });

  it('is mended when 50 documents differ from the database', async () => {
    await isEqual();
    const ids = (await present()).map(({ id }) => id);
    const request = async (method: string, path: string, body?: unknown) => {
      const response = await fetch(`${server.url}/${path}`, {
        method,
        headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
        body: body === undefined ? undefined : JSON.stringify(body),
      });
      return (await response.json()) as { results: { uid: string }[] };
    };
    const { results } = await request('GET', 'indexes');
    const documents = `indexes/${results[0]!.uid}/documents`;
    await request(
      'PUT',
      documents,
      ids.slice(0, 20).map((id) => ({ id, version: 'other' })),
    );
    await request('POST', `${documents}/delete-batch`, ids.slice(20, 35));
    await request(
      'POST',
      documents,
      Array.from({ length: 15 }, (_, index) => ({ id: `nobody-${index}`, version: 'none' })),
    );
    await within(10_000 * SLOWNESS, async () => {
      expect((await meilisearch.engine.versions()).has('nobody-14')).toBe(true);
    });
    expect(await meilisearch.verify()).toEqual({ suppliers: ids.length, stale: 20, missing: 15, left: 15 });
    expect(await meilisearch.verify()).toEqual({ suppliers: ids.length, stale: 0, missing: 0, left: 0 });
    await isEqual();
  });
});
