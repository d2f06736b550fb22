import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import type { FilesSettings } from '#files';
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
  /** An S3-compatible store for files; without it they are in FAIRMATCH_HOME. */
  S3_ENDPOINT: z.preprocess(emptyAsUnset, z.url({ protocol: /^https?$/ }).optional()),
  S3_BUCKET: z.preprocess(
    emptyAsUnset,
    z
      .string()
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/)
      .optional(),
  ),
  S3_REGION: z.preprocess(emptyAsUnset, z.string().default('auto')),
  S3_ACCESS_KEY_ID: z.preprocess(emptyAsUnset, z.string().optional()),
  S3_SECRET_ACCESS_KEY: z.preprocess(emptyAsUnset, z.string().optional()),
  /** A file with the secret in it, for secrets that are mounted. */
  S3_SECRET_ACCESS_KEY_FILE: z.preprocess(emptyAsUnset, z.string().optional()),
  S3_PREFIX: z
    .string()
    .regex(/^[A-Za-z0-9_-]+\/$/, 'must be letters, digits, _ and -, and end in /')
    .or(z.literal(''))
    .default(''),
  /** A clamd that looks into every file before it is kept: `host:port`. */
  CLAMAV_ADDRESS: z.preprocess(
    emptyAsUnset,
    z
      .string()
      .regex(/^[^:\s]+:\d{1,5}$/, 'must be host:port')
      .optional(),
  ),
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
  readonly files: FilesSettings;
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
    files: filesOf(env),
  };
}

function meilisearchOf(env: z.infer<typeof Environment>): MeilisearchSettings | null {
  if (!env.MEILI_URL) return null;
  return {
    url: env.MEILI_URL,
    key: env.MEILI_KEY ?? secretIn('MEILI_KEY_FILE', env.MEILI_KEY_FILE),
    indexPrefix: env.MEILI_INDEX_PREFIX,
    budgetMs: env.MEILI_BUDGET_MS,
  };
}

function filesOf(env: z.infer<typeof Environment>): FilesSettings {
  const address = env.CLAMAV_ADDRESS?.split(':');
  const clamav = address ? { host: address[0]!, port: Number(address[1]) } : null;
  if (!env.S3_ENDPOINT) return { store: { folder: join(resolve(env.FAIRMATCH_HOME), 'files') }, clamav };
  const secretAccessKey =
    env.S3_SECRET_ACCESS_KEY ?? secretIn('S3_SECRET_ACCESS_KEY_FILE', env.S3_SECRET_ACCESS_KEY_FILE);
  const { S3_ENDPOINT: endpoint, S3_BUCKET: bucket, S3_ACCESS_KEY_ID: accessKeyId } = env;
  if (!bucket) throw wrong('S3_BUCKET', 'is needed with S3_ENDPOINT');
  if (!accessKeyId) throw wrong('S3_ACCESS_KEY_ID', 'is needed with S3_ENDPOINT');
  if (!secretAccessKey) throw wrong('S3_SECRET_ACCESS_KEY', 'is needed with S3_ENDPOINT');
  const { S3_REGION: region, S3_PREFIX: prefix } = env;
  return { store: { s3: { endpoint, bucket, region, prefix, accessKeyId, secretAccessKey } }, clamav };
}

function secretIn(variable: string, file: string | undefined): string | null {
  if (!file) return null;
  try {
    const secret = readFileSync(file, 'utf8').trim();
    if (secret !== '') return secret;
  } catch (error) {
    throw wrong(variable, (error as Error).message);
  }
  throw wrong(variable, `${file} is empty`);
}

function wrong(variable: string, why: string): WrongEnvironmentError {
  return new WrongEnvironmentError(`The environment has wrong values:\n  ${variable}: ${why}`);
}

export class WrongEnvironmentError extends Error {
  readonly code = 'WRONG_ENVIRONMENT';
}
