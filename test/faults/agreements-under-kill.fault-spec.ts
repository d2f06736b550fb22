import { jest } from '@jest/globals';
import { Agreement, totalsOf } from '#agreement';
import { SessionsService } from '#identity';
import { Money } from '#kernel';
import { makeOrganisation } from '../factories/organisations.js';
import { makePerson } from '../factories/people.js';
import { type ApiProcess, startApiProcess } from '../support/api-process.js';
import { type TestApp, startTestApp } from '../support/test-app.js';

/** As the issue asks with FAULTS_FULL=1; the suite has a smaller run of the same. */
const FULL = process.env.FAULTS_FULL === '1';
const AGREEMENTS = FULL ? 1_000 : 90;
const KILLS = FULL ? 30 : 3;
const CLIENTS = FULL ? 12 : 6;

const RECORD = `mutation ($input: AgreementInput!) { recordAgreement(input: $input) { __typename ... on Agreement { id } } }`;

jest.setTimeout(FULL ? 1_800_000 : 240_000);

describe('agreements entered while the service is killed', () => {
  let test: TestApp;
  let current: ApiProcess;

  beforeAll(async () => {
    test = await startTestApp({ now: Temporal.Now.instant().toString(), runsJobs: false });
  });
  afterAll(async () => {
    await current?.stop('SIGKILL');
    await test.close();
  });

  it('are stored exactly once if they were acknowledged, and add up to the cent', async () => {
    const em = test.em();
    const person = await makePerson(em, { email: 'sam@example.com', isStaff: true });
    const [supplier, buyer] = [
      await makeOrganisation(em, { legalName: 'Supplier', isSupplier: true }),
      await makeOrganisation(em, { legalName: 'Buyer', isBuyer: true }),
    ];
    const { token } = test.get(SessionsService).open(em, person, { userAgent: 'test', address: '127.0.0.1' });
    await em.flush();
    current = await startApiProcess(test.databaseUrl);
    let kills = 0;
    const acknowledged = new Map<number, string>();
    const amountOf = (index: number) => Money.ofMinor(1_000n + BigInt(index) * 137n, 'USD');
    let next = 0;

    const enter = async (index: number): Promise<void> => {
      const input = {
        ...{
          kind: 'CONTRACT',
          title: `Contract ${index}`,
          signedOn: '2026-01-15',
          outsideReason: 'By letter',
        },
        value: { amount: amountOf(index).toDecimal(), currency: 'USD' },
        parties: [
          { organisationId: supplier.id, role: 'SUPPLIER' },
          { organisationId: buyer.id, role: 'BUYER' },
        ],
        idempotencyKey: `agreement-${index}`,
      };
      // A client goes on with the same key until it has an answer.
      for (;;) {
        try {
          const response = await fetch(`${current.url}/graphql`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
            body: JSON.stringify({ query: RECORD, variables: { input } }),
            signal: AbortSignal.timeout(20_000),
          });
          const { data } = (await response.json()) as { data?: { recordAgreement?: { id?: string } } };
          const id = data?.recordAgreement?.id;
          if (id) {
            acknowledged.set(index, id);
            return;
          }
        } catch {
          // It was killed in the middle, or isn't back yet.
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    const client = async () => {
      while (next < AGREEMENTS) await enter(next++);
    };
    const killer = async () => {
      for (; kills < KILLS; kills++) {
        const goal = Math.floor(((kills + 1) * AGREEMENTS) / (KILLS + 1));
        while (acknowledged.size < goal) await new Promise((resolve) => setTimeout(resolve, 5));
        await current.stop('SIGKILL');
        current = await startApiProcess(test.databaseUrl);
      }
    };
    await Promise.all([killer(), ...Array.from({ length: CLIENTS }, client)]);

    expect([kills, acknowledged.size]).toEqual([KILLS, AGREEMENTS]);
    const stored = await test.em().find(Agreement, {}, { orderBy: { number: 'asc' } });
    expect(stored.map(({ id }) => id).sort()).toEqual([...acknowledged.values()].sort());
    for (const [index, id] of acknowledged)
      expect(stored.find((agreement) => agreement.id === id)).toMatchObject({
        ...{ title: `Contract ${index}`, valueMinor: amountOf(index).minor },
      });
    // The register has no gaps and no number twice, whatever was rolled back; a year that begins meanwhile counts from one.
    for (const [year, numbers] of Map.groupBy(
      stored.map(({ number }) => number),
      (number) => number.slice(0, 4),
    ))
      expect(numbers).toEqual(numbers.map((_, index) => `${year}-${String(index + 1).padStart(4, '0')}`));
    const sum = Money.sum(
      Array.from({ length: AGREEMENTS }, (_, index) => amountOf(index)),
      'USD',
    );
    expect((await totalsOf(test.em(), {}, null, 'USD')).value.toString()).toBe(sum.toString());
  });
});
