import type { EntityManager } from '@mikro-orm/postgresql';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import DataLoader from 'dataloader';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { PolicyContext, Viewer } from '#access';

/** The context of one GraphQL request. */
export interface RequestContext extends PolicyContext {
  readonly requestId: string;
  /** Of this request alone; parallel resolvers read through it. Writing goes through Transactions. */
  readonly em: EntityManager;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** The request's own instance of a batched look-up. */
  load<Key, Value>(loader: BatchLoader<Key, Value>, key: Key): Promise<Value>;
  /** Drops what the request has read so far: what comes next sees the database as it is then. */
  forget(): void;
}

/**
 * A look-up that answers for many keys in one statement, so that no list asks once a row.
 * `batch` gives one value a key, in the order of the keys.
 */
export interface BatchLoader<Key, Value> {
  readonly batch: (keys: readonly Key[], context: RequestContext) => Promise<readonly Value[]>;
  /** Distinguishes keys that aren't strings. */
  readonly cacheKey?: (key: Key) => string;
}

/** A loader of one record (or null) by its key. */
export function loaderOf<Row, Value = Row>(
  find: (keys: readonly string[], context: RequestContext) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
  toValue: (row: Row) => Value = (row) => row as unknown as Value,
): BatchLoader<string, Value | null> {
  return {
    batch: async (keys, context) => {
      const byKey = new Map((await find(keys, context)).map((row) => [keyOf(row), row]));
      return keys.map((key) => (byKey.has(key) ? toValue(byKey.get(key)!) : null));
    },
  };
}

/** A loader of all records that belong to a key, in the order in which `find` gives them. */
export function groupLoaderOf<Row, Value = Row>(
  find: (keys: readonly string[], context: RequestContext) => Promise<readonly Row[]>,
  keyOf: (row: Row) => string,
  toValue: (row: Row) => Value = (row) => row as unknown as Value,
): BatchLoader<string, Value[]> {
  return {
    batch: async (keys, context) => {
      const groups = new Map<string, Value[]>(keys.map((key) => [key, []]));
      for (const row of await find(keys, context)) groups.get(keyOf(row))?.push(toValue(row));
      return keys.map((key) => groups.get(key)!);
    },
  };
}

/** The request's set of loader instances. */
export class LoaderSet {
  private readonly instances = new Map<unknown, DataLoader<unknown, unknown, unknown>>();

  load<Key, Value>(context: RequestContext, loader: BatchLoader<Key, Value>, key: Key): Promise<Value> {
    let instance = this.instances.get(loader);
    if (!instance) {
      instance = new DataLoader<unknown, unknown, unknown>(
        (keys) => loader.batch(keys as readonly Key[], context),
        {
          cacheKeyFn: loader.cacheKey as ((key: unknown) => unknown) | undefined,
        },
      );
      this.instances.set(loader, instance);
    }
    return instance.load(key) as Promise<Value>;
  }

  clear(): void {
    this.instances.clear();
  }
}

/** Injects who is asking into a resolver method. */
export const CurrentViewer = createParamDecorator(
  (_: unknown, context: ExecutionContext): Viewer =>
    GqlExecutionContext.create(context).getContext<RequestContext>().viewer,
);
