import { readFile } from 'node:fs/promises';
import { jest } from '@jest/globals';
import { GraphQLError } from 'graphql';
import { TooManyRequestsError } from '#graphql';
import { DomainError } from '#kernel';

/** Jest's own modules and the test's are in two contexts: what follows would silently be untrue between them. */
describe('the runtime of test files', () => {
  it('takes a type of Jest’s context for that of the test', () => {
    const answer = { id: 'x', places: [1], at: new Date(), failure: new Error('x'), tags: new Map() };
    expect(answer).toEqual({
      ...{ id: expect.any(String), places: expect.any(Array), at: expect.any(Date) },
      ...{ failure: expect.any(Error), tags: expect.any(Map) },
    });
  });

  it('tells apart errors, sets, maps and instants that differ', () => {
    expect(new Error('one')).not.toEqual(new Error('other'));
    expect(new Set([1])).not.toEqual(new Set([2]));
    expect(new Map([[1, { a: 1 }]])).not.toEqual(new Map([[1, { a: 2 }]]));
    expect(new Date(1)).not.toEqual(new Date(2));
    expect(new Uint8Array([1])).not.toEqual(new Uint8Array([2]));
    expect({ a: undefined }).not.toStrictEqual({});
    expect(new (class Named {})()).not.toStrictEqual({});
    expect(() => {
      throw new RangeError('far');
    }).not.toThrow(TypeError);
  });

  it('gives product, packages and test the same classes', () => {
    expect(new TooManyRequestsError(1)).toBeInstanceOf(DomainError);
    expect(new GraphQLError('no')).toBeInstanceOf(Error);
  });

  it('shows where TypeScript threw, not where its JavaScript did', async () => {
    const { stack } = new Error('thrown here');
    const lines = (await readFile(import.meta.filename, 'utf8')).split('\n');
    const line = lines.findIndex((one) => one.includes('thrown here')) + 1;
    expect(stack!.split('\n')[1]).toContain(`runtime.db-spec.ts:${line}:`);
  });

  it('has Jest’s object', () => {
    const asked = jest.fn(() => 1);
    expect(asked()).toBe(1);
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it('fakes the clock that the product reads', () => {
    jest.useFakeTimers({ now: 0 });
    const rang = jest.fn();
    setTimeout(rang, 1_000);
    jest.advanceTimersByTime(1_000);
    expect([rang.mock.calls.length, Date.now()]).toEqual([1, 1_000]);
    jest.useRealTimers();
    expect(Date.now()).toBeGreaterThan(1_000);
  });
});
