import type { ApolloServerPlugin } from '@apollo/server';
import { ApolloServerPluginCacheControlDisabled } from '@apollo/server/plugin/disabled';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger } from '@nestjs/common';
import type { GqlOptionsFactory } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SubjectRegistry, enforcePolicies, policyContext } from '#access';
import { currentActor, identifyActor } from '#database';
import { LoaderSet, freshMutations, type RequestContext, formatError } from '#graphql';
import { SessionsService, tokenOf } from '#identity';

/** In the place of Apollo's own, which looks at every field of an answer for hints that there are none of. */
const NEVER_CACHED: ApolloServerPlugin = {
  requestDidStart: () =>
    Promise.resolve({
      willSendResponse: ({ response }) => {
        response.http.headers.set('cache-control', 'no-store');
        return Promise.resolve();
      },
    }),
};

@Injectable()
export class GraphqlOptions implements GqlOptionsFactory<ApolloDriverConfig> {
  private readonly logger = new Logger('GraphQL');

  constructor(
    private readonly em: EntityManager,
    private readonly sessions: SessionsService,
    private readonly subjects: SubjectRegistry,
  ) {}

  createGqlOptions(): ApolloDriverConfig {
    return {
      driver: ApolloDriver,
      path: '/graphql',
      autoSchemaFile: true,
      // A trial introspection of what Apollo Server validates anyway: two fifths of a start.
      buildSchemaOptions: { skipCheck: true },
      transformSchema: (schema) => enforcePolicies(freshMutations(schema)),
      transformAutoSchemaFile: true,
      introspection: true,
      playground: false,
      csrfPrevention: true,
      plugins: [ApolloServerPluginCacheControlDisabled(), NEVER_CACHED],
      includeStacktraceInErrorResponses: false,
      context: (request: FastifyRequest, reply: FastifyReply) => this.contextOf(request, reply),
      formatError: (formatted, thrown) => formatError(formatted, thrown, (error) => this.report(error)),
    };
  }

  private async contextOf(request: FastifyRequest, reply: FastifyReply): Promise<RequestContext> {
    const viewer = await this.sessions.viewerOf(tokenOf(request.headers));
    identifyActor(viewer.personId);
    const loaders = new LoaderSet();
    const em = this.em.fork();
    const context: RequestContext = {
      ...policyContext(viewer, this.subjects),
      requestId: request.id,
      ...{ em, request },
      reply,
      load: (loader, key) => loaders.load(context, loader, key),
      forget: () => {
        em.clear();
        loaders.clear();
      },
    };
    return context;
  }

  private report(error: unknown): string {
    const requestId = currentActor().requestId ?? 'unknown';
    this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error), { requestId });
    return requestId;
  }
}
