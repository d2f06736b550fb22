import { Membership } from '#directory';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { LiveClient } from '../support/live-client.js';
import type { TestApp } from '../support/test-app.js';

describe('live updates', () => {
  let test: TestApp;
  let organisationId: string;
  const open: LiveClient[] = [];

  beforeEach(async () => {
    test = await borrowTestApp();
    const em = test.em();
    const member = await makePerson(em, { email: 'member@own.example' });
    const stranger = await makePerson(em, { email: 'stranger@other.example' });
    const own = await makeOrganisation(em, { legalName: 'Own', isSupplier: true, members: [member] });
    await makeOrganisation(em, { legalName: 'Other', members: [stranger] });
    organisationId = own.id;
  });
  afterEach(async () => {
    open.splice(0).forEach((client) => client.close());
    await test.close();
  });

  const connect = async (email: string) => {
    const api = await test.client().signIn(email, TEST_PASSWORD);
    const live = await LiveClient.connect(test.url, api.bearer);
    open.push(live);
    return { api, live };
  };
  const withdraw = `mutation ($id: ID!, $withdrawn: Boolean!) {
    setOrganisationWithdrawn(organisationId: $id, withdrawn: $withdrawn) { id }
  }`;

  it('tells the people of an organisation of a change, and nobody else', async () => {
    const first = await connect('member@own.example');
    const second = await connect('member@own.example');
    const foreign = await connect('stranger@other.example');
    await first.api.data(withdraw, { id: organisationId, withdrawn: false });
    const heard = await second.live.heard('organisation.changed');
    expect(heard).toEqual({ topic: 'organisation.changed', ids: { organisationId } });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(foreign.live.messages).toEqual([]);
  });

  it('refuses whoever is not signed in', async () => {
    await expect(LiveClient.connect(test.url, null)).rejects.toThrow('UNAUTHENTICATED');
    await expect(LiveClient.connect(test.url, 'x'.repeat(43))).rejects.toThrow('UNAUTHENTICATED');
  });

  it('refuses rooms of others, of unknown kinds and with odd names', async () => {
    const { live } = await connect('stranger@other.example');
    const rooms = [`organisation:${organisationId}`, `fair:${organisationId}`, `person:${organisationId}`];
    for (const room of [...rooms, 'session:x', 'toString:x', 'fair', `fair:${organisationId}:x`]) {
      expect(await live.join(room)).toBe(false);
    }
  });

  it('judges a room by the rights of now, not of when the connection was made', async () => {
    const { live } = await connect('member@own.example');
    expect(await live.join(`organisation:${organisationId}`)).toBe(true);
    const em = test.em();
    await em.nativeDelete(Membership, { organisation: organisationId });
    expect(await live.join(`organisation:${organisationId}`)).toBe(false);
  });

  it('ends with the session', async () => {
    const { api, live } = await connect('stranger@other.example');
    const ended = new Promise((resolve) => live.socket.once('disconnect', resolve));
    await api.data('mutation { signOut }');
    expect(await ended).toBe('io server disconnect');
  });
});
