import { resolve } from 'node:path';
import { z } from 'zod';

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
  };
}

export class WrongEnvironmentError extends Error {
  readonly code = 'WRONG_ENVIRONMENT';
}
