import { GraphQLNonNull, GraphQLObjectType, GraphQLSchema, GraphQLString, graphql } from 'graphql';
import { PolicyMissingError, enforcePolicies } from './enforce-policies.js';
import { policyContext } from './policy-context.js';
import { everyone, fromParent, memberOf, organisationArgument, staff, type Policy } from './policy.js';
import { SubjectRegistry } from './subject.js';
import { NOBODY, type Viewer } from './viewer.js';

const member: Viewer = { ...NOBODY, personId: 'p', organisationIds: new Set(['own']) };

function schemaOf({ ofType, ofField, ofQuery }: { ofType?: Policy; ofField?: Policy; ofQuery?: Policy }) {
  const Note = new GraphQLObjectType({
    name: 'Note',
    extensions: { policy: ofType },
    fields: {
      owner: { type: new GraphQLNonNull(GraphQLString) },
      secret: { type: GraphQLString, extensions: { policy: ofField } },
    },
  });
  return new GraphQLSchema({
    query: new GraphQLObjectType({
      name: 'Query',
      fields: {
        note: {
          type: Note,
          args: { organisationId: { type: GraphQLString } },
          extensions: { policy: ofQuery },
          resolve: (_, args: { organisationId?: string }) => ({
            owner: args.organisationId,
            secret: 'canary',
          }),
        },
      },
    }),
  });
}

const ask = (schema: GraphQLSchema, viewer: Viewer, organisationId: string) =>
  graphql({
    schema,
    source: `{ note(organisationId: "${organisationId}") { owner secret } }`,
    contextValue: policyContext(viewer, new SubjectRegistry()),
  });

describe('enforcePolicies', () => {
  it('refuses a schema with an operation or a type that declares nothing, and names each', () => {
    expect(() => enforcePolicies(schemaOf({}))).toThrow(PolicyMissingError);
    try {
      enforcePolicies(schemaOf({}));
    } catch (error) {
      expect((error as PolicyMissingError).places).toEqual(['Note', 'Query.note']);
    }
  });

  it('stops an operation before it runs', async () => {
    const schema = enforcePolicies(
      schemaOf({ ofType: everyone, ofQuery: memberOf(organisationArgument('organisationId')) }),
    );
    const refused = await ask(schema, member, 'foreign');
    expect(refused.errors?.[0]?.message).toMatch(/aren't allowed/);
    expect(JSON.stringify(refused)).not.toContain('canary');
    expect((await ask(schema, member, 'own')).data?.note).toEqual({ owner: 'own', secret: 'canary' });
    expect((await ask(schema, NOBODY, 'own')).errors?.[0]?.message).toMatch(/Sign in first/);
  });

  it('gives null for a guarded field, and the rest of the object', async () => {
    const policy = memberOf(fromParent<{ owner: string }>((note) => ({ organisationIds: [note.owner] })));
    const schema = enforcePolicies(schemaOf({ ofType: everyone, ofQuery: everyone, ofField: policy }));
    expect((await ask(schema, member, 'foreign')).data?.note).toEqual({ owner: 'foreign', secret: null });
    expect((await ask(schema, member, 'own')).data?.note).toEqual({ owner: 'own', secret: 'canary' });
  });

  it('gives nothing of an object whose type is closed to the viewer, whatever path led there', async () => {
    const schema = enforcePolicies(schemaOf({ ofType: staff, ofQuery: everyone }));
    const answer = await ask(schema, member, 'own');
    expect(answer.data?.note).toBeNull();
    expect(JSON.stringify(answer)).not.toContain('canary');
  });

  it('prints who may into the description', () => {
    const schema = enforcePolicies(schemaOf({ ofType: staff, ofQuery: everyone }));
    expect(schema.getType('Note')?.description).toBe('Open to: staff.');
  });
});
