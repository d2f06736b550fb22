import { jest } from '@jest/globals';
import { gather } from './gather.js';

describe('gather', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  const runs: number[] = [];
  const start = () => {
    runs.length = 0;
    const begun = Date.now();
    return gather(() => runs.push(Date.now() - begun), { quietMs: 250, longestMs: 2000 });
  };
  const addEvery = (gathering: { add(): void }, ms: number, times: number) => {
    for (let time = 0; time < times; time++) {
      gathering.add();
      jest.advanceTimersByTime(ms);
    }
  };

  it('runs once for a burst, a moment after its last', () => {
    addEvery(start(), 100, 5);
    jest.advanceTimersByTime(5000);
    expect(runs).toEqual([650]);
  });

  it('is not put off for ever by a stream without pauses', () => {
    addEvery(start(), 100, 60);
    jest.advanceTimersByTime(5000);
    expect(runs).toEqual([2000, 4000, 6000]);
  });

  it('runs again for what comes later', () => {
    const gathering = start();
    gathering.add();
    jest.advanceTimersByTime(1000);
    gathering.add();
    jest.advanceTimersByTime(1000);
    expect(runs).toEqual([250, 1250]);
  });

  it('forgets what it has noted when stopped', () => {
    const gathering = start();
    gathering.add();
    gathering.stop();
    jest.advanceTimersByTime(5000);
    expect(runs).toEqual([]);
  });
});
