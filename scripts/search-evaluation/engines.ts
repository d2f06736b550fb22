import type { DomainSettings } from '#assembly';

/** A search engine to be measured: how the product is told to use it. */
export interface SearchEngine {
  /** What `SupplierSearch.engine` says. */
  readonly name: 'postgresql' | 'meilisearch';
  /** For a process of its own; without these variables it uses PostgreSQL. */
  readonly env: Readonly<Record<string, string>>;
  /** The same for an application inside this process. */
  readonly settings: Partial<DomainSettings>;
}

const ENV_NAMES = ['MEILI_URL', 'MEILI_KEY'];

/** PostgreSQL always, Meilisearch where the environment names a server. */
export function givenEngines(env: NodeJS.ProcessEnv = process.env): SearchEngine[] {
  const postgresql: SearchEngine = { name: 'postgresql', env: {}, settings: {} };
  if (!env.MEILI_URL) return [postgresql];
  const given = ENV_NAMES.flatMap((name) => (env[name] ? [[name, env[name]]] : []));
  return [postgresql, { name: 'meilisearch', env: Object.fromEntries(given), settings: {} }];
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
  const others = Object.entries(env).filter(([name]) => !ENV_NAMES.includes(name));
  return { ...Object.fromEntries(others), ...engine.env };
}
