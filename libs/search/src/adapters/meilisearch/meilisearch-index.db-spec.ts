import { type Server, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Organisation } from '#directory';
import { loadVocabulary } from '#vocabulary';
import { makeSupplier } from '../../../../../test/factories/capabilities.js';
import { eventually } from '../../../../../test/support/eventually.js';
import {
  type TestMeilisearch,
  describeOnMeilisearch,
  openMeilisearch,
} from '../../../../../test/support/meilisearch.js';
import { type TestApp, startTestApp } from '../../../../../test/support/test-app.js';
import type { EngineIndex } from '../../application/engine-index.js';
import { SupplierIndex } from '../../application/supplier-index.service.js';
import { buildDocument } from '../../domain/build-document.js';
import { plainQuery } from '../../domain/plain-query.js';
import type { MeilisearchSettings } from '../../meilisearch-settings.js';
import { supplierFacts } from '../../testing/supplier-facts.js';
import { MeilisearchSupplierSearch } from './meilisearch-supplier-search.js';
import { createScopedKey } from './scoped-key.js';

const SUPPLIERS = 30;

describeOnMeilisearch('the index on Meilisearch', () => {
  const vocabulary = loadVocabulary();
  let server: TestMeilisearch;
  let settings: MeilisearchSettings;
  let test: TestApp;
  let index: EngineIndex;

  beforeEach(async () => {
    server ??= await openMeilisearch();
    settings = server.settings();
    test = await startTestApp({ meilisearch: settings, runsJobs: false });
    index = test.get(SupplierIndex).indexes.find(({ engine }) => engine.engine === 'meilisearch')!;
  });
  afterEach(() => test.close());
  afterAll(() => server?.close());

  const request = async (
    path: string,
    { method = 'GET', key = server.key, body }: { method?: string; key?: string | null; body?: unknown } = {},
  ) => {
    const response = await fetch(`${server.url}/${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    return { status: response.status, body: (await response.json()) as { results: { uid: string }[] } };
  };
  const ownIndexes = async () =>
    (await request('indexes?limit=1000')).body.results
      .map(({ uid }) => uid)
      .filter((uid) => uid.startsWith(settings.indexPrefix));
  const engineWith = (more: Partial<MeilisearchSettings>) =>
    new MeilisearchSupplierSearch({ ...settings, ...more }, vocabulary, index.engine);
  const documents = (count: number) =>
    Array.from({ length: count }, (_, place) =>
      buildDocument(supplierFacts(`Xưởng ${place}`, ['process.turning']), vocabulary),
    );
  const everybody = () => plainQuery(test.clock);

  it('is replaced at once, without a gap, and with what changes meanwhile', async () => {
    const em = test.em();
    const suppliers: Organisation[] = [];
    for (let place = 0; place < SUPPLIERS; place++) suppliers.push(await makeSupplier(em));
    expect(await index.rebuild()).toBe(SUPPLIERS);
    const totals = new Set<number>();
    const rebuilt = new AbortController();
    const watching = (async () => {
      while (!rebuilt.signal.aborted) totals.add((await index.engine.search(everybody())).total);
    })();
    const rebuilding = index.rebuild();
    await eventually(async () => expect(await ownIndexes()).toHaveLength(2));
    const late = await makeSupplier(em);
    suppliers[0]!.withdrawnAt = new Date();
    suppliers[1]!.legalName = 'Tên mới';
    await em.flush();
    await index.indexOrganisations([late.id, suppliers[0]!.id, suppliers[1]!.id]);
    expect(await rebuilding).toBeGreaterThanOrEqual(SUPPLIERS - 1);
    rebuilt.abort();
    await watching;
    // One more and one less, and never what a new index has before it is full.
    expect(Math.min(...totals)).toBeGreaterThanOrEqual(SUPPLIERS - 1);
    expect(await index.verify()).toEqual({ suppliers: SUPPLIERS, missing: 0, stale: 0, left: 0 });
    expect(await ownIndexes()).toHaveLength(1);
  });

  it('is made by one at a time', async () => {
    for (let place = 0; place < 3; place++) await makeSupplier(test.em());
    const both = await Promise.all([index.rebuild(), index.rebuild()]);
    expect(both.sort()).toEqual([3, null]);
  });

  it('takes the place of those that other versions have made', async () => {
    const older = `${settings.indexPrefix}suppliers_000000000000`;
    await request('indexes', { method: 'POST', body: { uid: older, primaryKey: 'id' } });
    await eventually(async () => expect(await ownIndexes()).toEqual([older]));
    await expect(index.engine.search(everybody())).rejects.toMatchObject({ code: 'SEARCH_ENGINE_AWAY' });
    await index.rebuild();
    expect(await ownIndexes()).toEqual([expect.not.stringContaining('000000000000')]);
    expect((await index.engine.search(everybody())).total).toBe(0);
  });

  it('needs a key of few rights, which is the same each time', async () => {
    if ((await request('keys')).status !== 200) {
      process.stderr.write('SKIPPED: making a key: MEILI_KEY is no master key.\n');
      return;
    }
    const key = await createScopedKey(server.url, server.key!, settings.indexPrefix);
    expect(await createScopedKey(server.url, server.key!, settings.indexPrefix)).toBe(key);
    const engine = engineWith({ key });
    const rebuild = await engine.startRebuild();
    await rebuild.put(documents(2));
    await rebuild.settle();
    await rebuild.finish();
    const [more] = documents(1);
    await engine.put([more!]);
    await engine.remove([[...(await engine.versions()).keys()].find((id) => id !== more!.organisationId)!]);
    expect((await engine.search(everybody())).total).toBe(2);
    const second = await engine.startRebuild();
    await second.finish();
    expect((await engine.search(everybody())).total).toBe(0);
    expect((await request('keys', { key })).status).toBe(403);
    expect((await request('dumps', { key, method: 'POST' })).status).toBe(403);
    const foreign = { uid: 'test_of_somebody_else', primaryKey: 'id' };
    expect((await request('indexes', { key, method: 'POST', body: foreign })).status).toBe(403);
    await expect(createScopedKey(server.url, 'not the master key', 'x_')).rejects.toMatchObject({
      code: 'WRONG_MASTER_KEY',
    });
  });

  it('says which task failed, and why', async () => {
    await index.rebuild();
    const [document] = documents(1);
    await expect(index.engine.put([{ ...document!, organisationId: 'no id' }])).rejects.toMatchObject({
      code: 'invalid_document_id',
      message: expect.stringContaining('documentAdditionOrUpdate'),
    });
  });

  describe('behind a door that lets nobody in at first', () => {
    let door: Server;
    let refusals: number;
    let status: number;

    beforeEach(async () => {
      door = createServer(async (asked, answer) => {
        if (refusals > 0) {
          refusals -= 1;
          answer.writeHead(status, { 'content-type': 'application/json' });
          return answer.end(JSON.stringify({ message: 'Too much to do', code: 'too_many_search_requests' }));
        }
        const chunks: Buffer[] = [];
        for await (const chunk of asked) chunks.push(chunk as Buffer);
        const through = await fetch(`${server.url}${asked.url}`, {
          method: asked.method,
          headers: { 'content-type': 'application/json', authorization: asked.headers.authorization ?? '' },
          body: chunks.length > 0 ? Buffer.concat(chunks) : undefined,
        });
        answer.writeHead(through.status, { 'content-type': 'application/json' });
        return answer.end(await through.text());
      });
      await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    });
    afterEach(() => new Promise((resolve) => door.close(resolve)));

    const engine = () => engineWith({ url: `http://127.0.0.1:${(door.address() as AddressInfo).port}` });

    it.each([429, 503])('waits and asks again when it is refused with %i', async (code) => {
      await index.rebuild();
      [status, refusals] = [code, 3];
      await engine().put(documents(1));
      expect(refusals).toBe(0);
      expect((await index.engine.versions()).size).toBe(1);
    });

    it('gives up when it is refused again and again', async () => {
      [status, refusals] = [429, Infinity];
      await expect(engine().put(documents(1))).rejects.toMatchObject({ code: 'SEARCH_ENGINE_AWAY' });
    });
  });
});
