export interface JobSettings {
  readonly databaseUrl: string;
  /** Whether this process does the background work, or leaves it to another one. */
  readonly runsJobs: boolean;
}

export const JOB_SETTINGS = Symbol('JOB_SETTINGS');
