import { jest } from '@jest/globals';
import { isId, newId } from './ids.js';

describe('newId', () => {
  const ids = Array.from({ length: 20_000 }, newId);

  it('gives UUIDs of version 7, each once', () => {
    for (const id of ids) {
      expect(isId(id)).toBe(true);
      expect(id).toMatch(/^.{8}-.{4}-7.{3}-[89ab]/);
    }
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('sorts in the order of making, also within a millisecond', () => {
    expect(ids.toSorted()).toEqual(ids);
  });

  it('stays in order when the clock is set back', () => {
    const before = newId();
    const clock = jest.spyOn(Date, 'now').mockReturnValue(Date.now() - 3_600_000);
    const after = newId();
    clock.mockRestore();
    expect(after > before).toBe(true);
  });
});
