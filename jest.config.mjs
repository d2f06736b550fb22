/** What every Jest project shares: TypeScript through SWC as ES modules, the `#library` imports read from source. */
const shared = {
  rootDir: import.meta.dirname,
  runtime: '<rootDir>/test/support/native/runtime.mjs',
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: {
    '^#([a-z-]+)$': '<rootDir>/libs/$1/src/index.ts',
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^fast-check$': '<rootDir>/test/support/fast-check.mjs',
  },
  transform: { '^.+\\.tsx?$': '@swc/jest' },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.fairmatch/'],
  setupFiles: ['reflect-metadata'],
};

/** Projects that need PostgreSQL: one throwaway server a run, a database a test file. */
const onPostgres = {
  ...shared,
  setupFiles: ['<rootDir>/test/support/as-in-production.mjs'],
  globalSetup: '<rootDir>/test/support/postgres-setup.mjs',
  globalTeardown: '<rootDir>/test/support/postgres-teardown.mjs',
  setupFilesAfterEnv: [
    '<rootDir>/test/support/longer-timeout.ts',
    '<rootDir>/test/support/close-borrowed.ts',
  ],
};

export default {
  // Also on two cores: where one file waits for its server or browser, another works.
  maxWorkers: 2,
  // Jest doesn't let go of the modules of files that are through: a new process is quicker than collecting them.
  workerIdleMemoryLimit: '1500MB',
  // Giving back so much memory takes a process longer than Jest waits for it, on a machine that is busy.
  workerGracefulExitTimeout: 30_000,
  testSequencer: '<rootDir>/test/support/longest-first.mjs',
  projects: [
    {
      ...shared,
      displayName: 'unit',
      setupFilesAfterEnv: ['<rootDir>/test/support/longer-timeout.ts'],
      testMatch: ['<rootDir>/{libs,apps,scripts,test}/**/*.spec.ts'],
    },
    {
      ...onPostgres,
      displayName: 'service',
      testMatch: ['<rootDir>/{libs,apps,scripts,test}/**/*.db-spec.ts'],
    },
    {
      ...onPostgres,
      displayName: 'e2e',
      testMatch: ['<rootDir>/test/e2e/**/*.e2e-spec.ts'],
    },
    {
      ...onPostgres,
      displayName: 'faults',
      testMatch: ['<rootDir>/test/faults/**/*.fault-spec.ts'],
    },
    {
      ...onPostgres,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.browser-spec.ts'],
      globalSetup: '<rootDir>/test/browser/support/set-up.mjs',
      globalTeardown: '<rootDir>/test/browser/support/tear-down.mjs',
      setupFilesAfterEnv: [
        '<rootDir>/test/browser/support/longer-timeout.ts',
        '<rootDir>/test/browser/support/close-browser.ts',
        '<rootDir>/test/support/close-borrowed.ts',
      ],
    },
  ],
};
