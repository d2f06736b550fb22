import { type DomainSettings, readEnv } from '#assembly';

/** A search engine to be measured, and how a process is told to use it. */
export interface SearchEngine {
  /** What `SupplierSearch.engine` says. */
  readonly name: 'postgresql' | 'meilisearch';
  /** Without these variables the product uses PostgreSQL. */
  readonly env: Readonly<Record<string, string>>;
}

/** PostgreSQL always, Meilisearch where the environment names a server. */
export function givenEngines(env: NodeJS.ProcessEnv = process.env): SearchEngine[] {
  const postgresql: SearchEngine = { name: 'postgresql', env: {} };
  if (!env.MEILI_URL) return [postgresql];
  const own = {
    // Never the indexes of whoever else uses the server.
    MEILI_INDEX_PREFIX: `measured_${process.pid}_`,
    // A slow answer is to be measured, not given by PostgreSQL instead.
    MEILI_BUDGET_MS: '60000',
  };
  return [postgresql, { name: 'meilisearch', env: { ...meiliVariables(env), ...own } }];
}

/** Says aloud what isn't measured. */
export function describeEngines(engines: readonly SearchEngine[]): string {
  const names = engines.map(({ name }) => name).join(', ');
  const missing = engines.some(({ name }) => name === 'meilisearch')
    ? ''
    : '\nMeilisearch was not given (MEILI_URL is empty), so nothing here was measured on it.';
  return `engines: ${names}${missing}`;
}

/** The surroundings of a process that uses this engine and no other. */
export function envFor(engine: SearchEngine, env: NodeJS.ProcessEnv = process.env): NodeJS.ProcessEnv {
  const others = Object.entries(env).filter(([name]) => !name.startsWith('MEILI_'));
  return { ...Object.fromEntries(others), ...engine.env };
}

/** The same for an application inside this process. */
export function settingsFor({ env }: SearchEngine): Partial<DomainSettings> {
  return { meilisearch: readEnv(env).meilisearch };
}

/** Takes what was written for the measurement off a server that others use too. */
export async function dropIndexes({ env }: SearchEngine): Promise<void> {
  if (!env.MEILI_URL) return;
  const headers = meiliHeaders(env);
  const response = await fetch(`${env.MEILI_URL}/indexes?limit=1000`, { headers });
  const { results = [] } = (await response.json()) as { results?: { uid: string }[] };
  for (const { uid } of results.filter((index) => index.uid.startsWith(env.MEILI_INDEX_PREFIX!))) {
    await fetch(`${env.MEILI_URL}/indexes/${uid}`, { method: 'DELETE', headers });
  }
}

/** For asking the server itself. */
export function meiliHeaders(env: SearchEngine['env']): Record<string, string> {
  const key = env.MEILI_URL ? readEnv(env).meilisearch?.key : null;
  return key ? { authorization: `Bearer ${key}` } : {};
}

function meiliVariables(env: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).filter((entry): entry is [string, string] => {
      const [name, value] = entry;
      return name.startsWith('MEILI_') && value !== undefined;
    }),
  );
}
