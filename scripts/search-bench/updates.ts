import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext } from '@nestjs/common';
import { Organisation } from '#directory';
import { Person, hashPassword } from '#identity';
import { dataOf, post } from './operation.js';

const PASSWORD = 'a phrase for measuring alone';
const EMAIL = 'measuring@fairmatch.example';
const PATIENCE_MS = 10_000;

/** Somebody who may edit every supplier. */
export async function makeEditor(app: INestApplicationContext): Promise<void> {
  const em = app.get(EntityManager, { strict: false }).fork();
  em.create(Person, {
    name: 'Measuring',
    email: EMAIL,
    passwordHash: await hashPassword(PASSWORD),
    isAdmin: true,
    isStaff: true,
  });
  await em.flush();
}

/**
 * Milliseconds from the answer to a change until a search over the API shows it, for each of `count` suppliers, asked
 * again and again without a pause.
 */
export async function updateLatencies(
  app: INestApplicationContext,
  url: string,
  count: number,
  run: string,
): Promise<number[]> {
  const { signIn } = dataOf<{ signIn: { token?: string } }>(
    await post(
      url,
      'mutation ($input: SignInInput!) { signIn(input: $input) { ... on SignedIn { token } } }',
      {
        input: { email: EMAIL, password: PASSWORD },
      },
    ),
  );
  const em = app.get(EntityManager, { strict: false }).fork();
  const suppliers = await em.find(
    Organisation,
    { isSupplier: true },
    { orderBy: { id: 'asc' }, limit: count },
  );
  const latencies: number[] = [];
  for (const [index, { id }] of suppliers.entries()) {
    const word = `${run}x${letters(index)}q`;
    dataOf(
      await post(
        url,
        `mutation ($of: ID!, $input: CapabilityInput!) {
          addCapability(organisationId: $of, input: $input) { __typename ... on Capability { id } }
        }`,
        { of: id, input: { title: `Measured ${word}`, conceptIds: ['process.deburring'] } },
        signIn.token,
      ),
    );
    latencies.push(await untilFound(url, word, id));
  }
  return latencies;
}

async function untilFound(url: string, word: string, organisationId: string): Promise<number> {
  const began = performance.now();
  for (;;) {
    const { searchSuppliers } = dataOf<{
      searchSuppliers: { edges: { node: { organisation: { id: string } } }[] };
    }>(
      await post(
        url,
        'query ($query: String!) { searchSuppliers(query: $query, first: 5) { edges { node { organisation { id } } } } }',
        { query: `${word} ` },
      ),
    );
    const passed = performance.now() - began;
    if (searchSuppliers.edges.some(({ node }) => node.organisation.id === organisationId)) return passed;
    if (passed > PATIENCE_MS) throw new Error(`The change to ${organisationId} isn't found after 10 s.`);
  }
}

/** A word of letters alone: figures might be taken for something else. */
function letters(index: number): string {
  return [...String(index).padStart(4, '0')].map((digit) => 'bcdfghjklm'[Number(digit)]).join('');
}
