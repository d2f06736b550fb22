import { GraphQLSchemaHost } from '@nestjs/graphql';
import { type GraphQLSchema, isIntrospectionType, isObjectType } from 'graphql';
import { declaredPolicy } from '#access';
import { documentOf, briefly, operationsOf } from '../support/authorisation/documents.js';
import { WHO_MAY_ASK, WHO_MAY_DO } from '../support/authorisation/expectations.js';
import { MIXED_CALLS } from '../support/authorisation/mixed-arguments.js';
import { MUTATION_ARGUMENTS, QUERY_ARGUMENTS } from '../support/authorisation/operation-arguments.js';
import { Rewind } from '../support/rewind.js';
import { VIEWERS, Viewers, type ViewerName } from '../support/authorisation/viewers.js';
import { WORLD_NOW, type World, makeWorld } from '../support/authorisation/world.js';
import type { GraphqlAnswer } from '../support/graphql-client.js';
import { type TestApp, startTestApp } from '../support/test-app.js';

const DENIED = ['FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND'];
/** The call itself was wrong: nothing was found out about who may. */
const BROKEN = ['GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED', 'BAD_REQUEST', 'INTERNAL_SERVER_ERROR'];

describe('who may call which operation', () => {
  let test: TestApp;
  let viewers: Viewers;
  let schema: GraphQLSchema;
  let world: World;
  let rewind: Rewind;

  beforeAll(async () => {
    // Background work would write while nobody does anything.
    test = await startTestApp({ now: WORLD_NOW, runsJobs: false });
    schema = test.get(GraphQLSchemaHost).schema;
    viewers = await Viewers.make(test);
    world = await makeWorld(test.em(), viewers);
    rewind = await Rewind.on(test.databaseUrl);
  });
  afterEach(() => rewind.back());
  afterAll(async () => {
    await rewind?.close();
    await test?.close();
  });

  const fieldOf = (kind: 'query' | 'mutation', name: string) => {
    const field = operationsOf(schema, kind).find((one) => one.name === name);
    if (!field) throw new Error(`There is no ${kind} ${name} any more: take it out of the tables.`);
    return field;
  };
  const call = (
    kind: 'query' | 'mutation',
    name: string,
    viewer: ViewerName,
    given: Record<string, unknown>,
  ): Promise<GraphqlAnswer> =>
    viewers.of(viewer).ask(documentOf(kind, fieldOf(kind, name), given, briefly), given);

  /** `answered` with data, `denied` or told that there is no such thing, or `refused` for another reason. */
  const judge = (name: string, answer: GraphqlAnswer) => {
    const codes = (answer.errors ?? []).map(({ extensions }) => String(extensions.code));
    if (codes.some((code) => BROKEN.includes(code))) {
      throw new Error(`${name}: ${JSON.stringify(answer.errors)}`);
    }
    if (codes.some((code) => DENIED.includes(code))) return 'denied';
    if (codes.length > 0) return 'refused';
    return 'answered';
  };

  it('has arguments and an expectation for every operation, and none for operations that are gone', () => {
    const names = (kind: 'query' | 'mutation') =>
      operationsOf(schema, kind)
        .map(({ name }) => name)
        .sort();
    expect(Object.keys(QUERY_ARGUMENTS).sort()).toEqual(names('query'));
    expect(Object.keys(WHO_MAY_ASK).sort()).toEqual(names('query'));
    expect(Object.keys(MUTATION_ARGUMENTS).sort()).toEqual(names('mutation'));
    expect(Object.keys(WHO_MAY_DO).sort()).toEqual(names('mutation'));
  });

  it('declares a policy for every operation and object type', () => {
    const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
    const without: string[] = [];
    for (const type of Object.values(schema.getTypeMap())) {
      if (!isObjectType(type) || isIntrospectionType(type)) continue;
      if (!roots.includes(type)) {
        if (!declaredPolicy(type)) without.push(type.name);
        continue;
      }
      for (const field of Object.values(type.getFields()))
        if (!declaredPolicy(field)) without.push(`${type.name}.${field.name}`);
    }
    expect(without).toEqual([]);
  });

  describe('queries', () => {
    it.each(Object.keys(WHO_MAY_ASK))('%s', async (name) => {
      const { may, finds, finders = [] } = WHO_MAY_ASK[name]!;
      const seen: Record<string, string> = {};
      const expected: Record<string, string> = {};
      for (const viewer of VIEWERS) {
        const answer = await call('query', name, viewer, QUERY_ARGUMENTS[name]!(world, viewer));
        const isHidden = judge(name, answer) === 'denied' || (answer.data?.[name] ?? null) === null;
        const found = finds && JSON.stringify(answer.data).includes(finds(world));
        seen[viewer] = isHidden ? 'hidden' : found ? 'found' : 'let through';
        expected[viewer] = !may.includes(viewer)
          ? 'hidden'
          : finders.includes(viewer)
            ? 'found'
            : 'let through';
      }
      expect(seen).toEqual(expected);
      expect(await rewind.written()).toEqual([]);
    });
  });

  describe('mutations', () => {
    it.each(Object.keys(WHO_MAY_DO))('%s', async (name) => {
      const { may, refusal, removes } = WHO_MAY_DO[name]!;
      const denied = VIEWERS.filter((viewer) => !may.includes(viewer));
      const seen: Record<string, string> = {};
      for (const viewer of denied) {
        const answer = await call('mutation', name, viewer, MUTATION_ARGUMENTS[name]!(world, viewer));
        seen[viewer] = judge(name, answer);
        // Nothing but the refusal: not even a part of what would have been answered.
        expect(answer.data ?? null).toBeNull();
        expect(await rewind.written()).toEqual([]);
      }
      for (const [index, viewer] of may.entries()) {
        if (removes && index > 0) await rewind.back();
        const answer = await call('mutation', name, viewer, MUTATION_ARGUMENTS[name]!(world, viewer));
        const outcome = judge(name, answer);
        seen[viewer] = outcome === 'denied' ? 'denied' : 'let through';
        // The arguments are good ones, so that what the others were denied could have been done.
        if (index === 0) {
          expect(answer.errors).toBeUndefined();
          const done = answer.data?.[name] as { __typename?: string } | null;
          if (refusal) expect(done?.__typename).toBe(refusal);
          else expect(done?.__typename ?? '').not.toMatch(/Error$/);
        }
      }
      expect(seen).toEqual(
        Object.fromEntries(
          VIEWERS.map((viewer) => [viewer, may.includes(viewer) ? 'let through' : 'denied']),
        ),
      );
    });
  });

  describe('operations that one may call, with something of others in them', () => {
    it.each(MIXED_CALLS)('$mutation: $what', async ({ mutation, viewer, given }) => {
      const answer = await call('mutation', mutation, viewer, given(world));
      judge(mutation, answer);
      const result = answer.data?.[mutation] as { __typename: string } | null | undefined;
      if (result) expect(result.__typename).toMatch(/Error$/);
      else expect(answer.errors).toHaveLength(1);
      expect(await rewind.written()).toEqual([]);
    });
  });
});
