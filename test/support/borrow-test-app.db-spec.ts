import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Organisation } from '#directory';
import { Vocabulary } from '#vocabulary';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp, closeBorrowed } from './borrow-test-app.js';

const VERIFY = `{ verifyCertificate(number: "CN-2026-00000000") { number } }`;
const ADD_CONCEPT = `mutation ($input: AddConceptInput!) { addConcept(input: $input) { __typename ... on LocalConcept { concept { id } } } }`;
const WHO_AM_I = `{ viewer { person { id } } }`;

describe('an application that is borrowed', () => {
  afterAll(closeBorrowed);

  it('is the one that was given back, and remembers nothing', async () => {
    const first = await borrowTestApp({ now: '2026-11-25T02:00:00Z' });
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

    const second = await borrowTestApp();
    expect(second.app).toBe(first.app);
    expect(second.clock.now().toString()).toBe('2026-11-22T02:00:00Z');
    expect(await second.em().count(Organisation, {})).toBe(0);
    expect(await staff.data(WHO_AM_I)).toEqual({ viewer: { person: null } });
    expect(second.get(Vocabulary).has(addConcept.concept.id)).toBe(false);
    expect(await readdir(second.filesFolder)).toEqual([]);
    expect(await second.client().data(VERIFY)).toEqual({ verifyCertificate: null });
    const beside = await borrowTestApp();
    expect(beside.app).not.toBe(second.app);
    await Promise.all([second.close(), beside.close()]);
  });

  it('is not lent again while something is at work in it', async () => {
    const busy = await borrowTestApp();
    const slow = busy
      .em()
      .execute('select pg_sleep(3)')
      .catch(() => 'ended');
    await busy.close();
    const next = await borrowTestApp();
    expect(next.app).not.toBe(busy.app);
    await Promise.all([next.close(), slow]);
  });
});
