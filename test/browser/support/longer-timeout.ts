import { jest } from '@jest/globals';

// Against what hangs, see test/support/longer-timeout.ts.
jest.setTimeout(480_000);
