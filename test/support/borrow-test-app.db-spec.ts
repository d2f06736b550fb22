import { once } from 'node:events';
import { readdir, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import pg from 'pg';
import { Organisation } from '#directory';
import { Vocabulary } from '#vocabulary';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from './borrow-test-app.js';
import { eventually } from './eventually.js';
import type { TestApp } from './test-app.js';

const VERIFY = `{ verifyCertificate(number: "CN-2026-00000000") { number } }`;
const ADD_CONCEPT = `mutation ($input: AddConceptInput!) { addConcept(input: $input) { __typename ... on LocalConcept { concept { id } } } }`;
/** As long as it takes, on whichever machine. */
const PATIENT = { patienceMs: 120_000 };
const LOCK = 'select pg_advisory_lock(1)';
const WAITING = `select from pg_locks where locktype = 'advisory' and not granted
  and database = (select oid from pg_database where datname = current_database())`;
const WHO_AM_I = `{ viewer { person { id } } }`;

describe('an application that is borrowed', () => {
  it('is the one that was given back, and remembers nothing', async () => {
    const first = await borrowTestApp({ ...PATIENT, now: '2026-11-25T02:00:00Z' });
    await makePerson(first.em(), { email: 'staff@example.com', isStaff: true });
    await makeOrganisation(first.em(), { legalName: 'Own' });
    const staff = await first.client().signIn('staff@example.com', TEST_PASSWORD);
    expect(await staff.data(WHO_AM_I)).not.toEqual({ viewer: { person: null } });
    const { addConcept } = await staff.data(ADD_CONCEPT, {
      input: { kind: 'PROCESS', names: [{ language: 'en', text: 'hot wire cutting' }] },
    });
    expect(first.get(Vocabulary).has(addConcept.concept.id)).toBe(true);
    await writeFile(join(first.filesFolder, 'file'), 'of the first');
    for (let asked = 0; asked < 60; asked++) await first.client().data(VERIFY);
    expect(await first.client().errorCode(VERIFY)).toBe('TOO_MANY_REQUESTS');
    await first.close();

    const second = await borrowTestApp(PATIENT);
    // Compared here: an application that isn't the same is nothing to print.
    expect(second.app === first.app).toBe(true);
    expect(second.clock.now().toString()).toBe('2026-11-22T02:00:00Z');
    expect(await second.em().count(Organisation, {})).toBe(0);
    expect(await staff.data(WHO_AM_I)).toEqual({ viewer: { person: null } });
    expect(second.get(Vocabulary).has(addConcept.concept.id)).toBe(false);
    expect(await readdir(second.filesFolder)).toEqual([]);
    expect(await second.client().data(VERIFY)).toEqual({ verifyCertificate: null });
    const beside = await borrowTestApp();
    expect(beside.app === second.app).toBe(false);
    await Promise.all([second.close(), beside.close()]);
  });

  it('is not lent again while something is at work in its database', async () => {
    const busy = await borrowTestApp({ patienceMs: 0 });
    const holder = await connect(busy.databaseUrl);
    await holder.query(LOCK);
    const stuck = busy
      .em()
      .execute(LOCK)
      .catch(() => 'broken off');
    await eventually(async () => expect((await holder.query(WAITING)).rowCount).toBe(1));
    await busy.close();
    const next = await borrowTestApp();
    expect(next.app === busy.app).toBe(false);
    expect(await stuck).toBe('broken off');
    await Promise.all([next.close(), holder.end()]);
  });

  it('is not lent again while a request is without its answer', async () => {
    const busy = await borrowTestApp({ patienceMs: 0 });
    const answer = askWithoutEnd(busy);
    await once(busy.app.getHttpServer(), 'request');
    await busy.close();
    const next = await borrowTestApp();
    expect(next.app === busy.app).toBe(false);
    expect(await answer).toBe('cut off');
    await next.close();
  });
});

/** A request that the server waits for the rest of. */
async function askWithoutEnd({ url }: TestApp): Promise<unknown> {
  const asking = request(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-length': 100 },
  });
  asking.flushHeaders();
  return once(asking, 'response').catch(() => 'cut off');
}

async function connect(connectionString: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString });
  // Its database is dropped before it goes.
  client.on('error', () => {});
  await client.connect();
  return client;
}
