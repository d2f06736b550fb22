import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { DEFAULT_BUDGET_MS, DEFAULT_INDEX_PREFIX, type MeilisearchSettings } from '#search';

/** As compose files and CI leave a variable that isn't set. */
const emptyAsUnset = (value: unknown) => (value === '' ? undefined : value);

const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  /** Data folder of the embedded database. */
  FAIRMATCH_HOME: z.string().default('./.fairmatch'),
  /** A PostgreSQL server of your own; without it the embedded one is started. */
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  /** Address under which people reach the product. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('warn'),
  DATABASE_POOL: z.coerce.number().int().min(2).max(200).default(20),
  /** Whether this process does the background work; a process of its own then needn't. */
  RUNS_JOBS: z.stringbool().default(true),
  /** A Meilisearch server; without it PostgreSQL answers searches. */
  MEILI_URL: z.preprocess(emptyAsUnset, z.url({ protocol: /^https?$/ }).optional()),
  /** A key of the rights that `search create-key` gives; never the master key. */
  MEILI_KEY: z.preprocess(emptyAsUnset, z.string().optional()),
  /** A file with that key in it, for secrets that are mounted. */
  MEILI_KEY_FILE: z.preprocess(emptyAsUnset, z.string().optional()),
  MEILI_INDEX_PREFIX: z
    .string()
    .regex(/^[a-z0-9_-]{1,60}$/, 'must be small letters, digits, _ and -')
    .default(DEFAULT_INDEX_PREFIX),
  MEILI_BUDGET_MS: z.coerce.number().int().min(10).max(60_000).default(DEFAULT_BUDGET_MS),
});

/** What the surroundings say about how the product runs. */
export interface Env {
  readonly port: number;
  readonly host: string;
  readonly home: string;
  readonly databaseUrl: string | null;
  readonly publicUrl: string | null;
  readonly logLevel: string;
  readonly databasePool: number;
  readonly runsJobs: boolean;
  readonly meilisearch: MeilisearchSettings | null;
}

/** Reads the environment once. @throws Error that names every wrong variable. */
export function readEnv(source: NodeJS.ProcessEnv = process.env): Env {
  const read = Environment.safeParse(source);
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
    throw new WrongEnvironmentError(`The environment has wrong values:\n${wrong.join('\n')}`);
  }
  const env = read.data;
  return {
    port: env.PORT,
    host: env.HOST,
    home: resolve(env.FAIRMATCH_HOME),
    databaseUrl: env.DATABASE_URL ?? null,
    publicUrl: env.PUBLIC_URL ?? null,
    logLevel: env.LOG_LEVEL,
    databasePool: env.DATABASE_POOL,
    runsJobs: env.RUNS_JOBS,
    meilisearch: meilisearchOf(env),
  };
}

function meilisearchOf(env: z.infer<typeof Environment>): MeilisearchSettings | null {
  if (!env.MEILI_URL) return null;
  return {
    url: env.MEILI_URL,
    key: env.MEILI_KEY ?? keyIn(env.MEILI_KEY_FILE),
    indexPrefix: env.MEILI_INDEX_PREFIX,
    budgetMs: env.MEILI_BUDGET_MS,
  };
}

function keyIn(file: string | undefined): string | null {
  if (!file) return null;
  try {
    const key = readFileSync(file, 'utf8').trim();
    if (key !== '') return key;
  } catch (error) {
    throw new WrongEnvironmentError(
      `The environment has wrong values:\n  MEILI_KEY_FILE: ${(error as Error).message}`,
    );
  }
  throw new WrongEnvironmentError(`The environment has wrong values:\n  MEILI_KEY_FILE: ${file} is empty`);
}

export class WrongEnvironmentError extends Error {
  readonly code = 'WRONG_ENVIRONMENT';
}
