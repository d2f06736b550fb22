import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { SupplierSearch } from '#search';
import { SEARCH, type SearchVariables, dataOf } from './operation.js';

/** A call that an operation makes on the search engine, to be made again alone. */
export type PortCall = () => Promise<unknown>;

export interface PortCalls {
  readonly all: readonly PortCall[];
  /** The search whose hits the operation answers with. */
  readonly answering: PortCall;
}

/** What an operation asks of the engine: found out by carrying it out inside this process once. */
export async function portCallsOf(
  app: NestFastifyApplication,
  variables: SearchVariables,
): Promise<PortCalls> {
  const engine = app.get(SupplierSearch, { strict: false });
  const all: PortCall[] = [];
  let answering: PortCall | undefined;
  const { search, lookUp } = engine;
  engine.search = (query) => {
    answering = async () => {
      const { answeredBy } = await search.call(engine, query);
      if (answeredBy?.isFallback) throw new Error(`${answeredBy.engine} answered for ${engine.engine}.`);
    };
    all.push(answering);
    return search.call(engine, query);
  };
  engine.lookUp = (words) => {
    all.push(() => lookUp.call(engine, words));
    return lookUp.call(engine, words);
  };
  try {
    const answer = await app.inject({
      method: 'POST',
      url: '/graphql',
      payload: { query: SEARCH, variables },
    });
    dataOf(answer.json());
  } finally {
    Object.assign(engine, { search, lookUp });
  }
  if (!answering) throw new Error(`"${variables.query}" was answered without the search engine.`);
  return { all, answering };
}
