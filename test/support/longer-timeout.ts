import { jest } from '@jest/globals';

// Against what hangs: on a machine that is busy with other things a test may take many times what it takes alone.
jest.setTimeout(240_000);
