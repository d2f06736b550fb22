import fc from 'fast-check';
import { deletionKeys, distance, indexKeys, isCorrectable, mistakesIn, tolerated } from './typos.js';

const word = (minLength: number, maxLength: number) =>
  fc.array(fc.constantFrom(...'abcdefgh'), { minLength, maxLength }).map((letters) => letters.join(''));

describe('mistyped words', () => {
  it.each([
    ['milling', 'milling', 0],
    ['milling', 'miling', 1],
    ['milling', 'millling', 1],
    ['milling', 'mulling', 1],
    ['chinh', 'chnih', 1],
    ['galvanised', 'gavlanized', 2],
    ['turning', 'milling', 3],
    ['a', 'abcdef', 3],
  ])('%p is %p with %p mistakes', (a, b, mistakes) => {
    expect(distance(a, b, 2)).toBe(mistakes);
    expect(distance(b, a, 2)).toBe(mistakes);
  });

  it('forgives more in longer words, and guesses neither numbers nor short words', () => {
    expect(['in', 'phay', 'milling', 'castings'].map((one) => tolerated(one.length))).toEqual([0, 1, 1, 2]);
    expect(['6061', 'a5052', '加工', 'ab'].some(isCorrectable)).toBe(false);
  });

  it('takes three letters for four of which one was lost, and for nothing else', () => {
    expect([mistakesIn('pay', 'phay'), mistakesIn('pay', 'pan'), mistakesIn('pay', 'pa')]).toEqual([
      1,
      null,
      null,
    ]);
    expect([mistakesIn('phya', 'phay'), mistakesIn('phya', 'pha'), mistakesIn('phya', 'ha')]).toEqual([
      1,
      1,
      null,
    ]);
  });

  it('finds every word that is near enough by a key', () => {
    fc.assert(
      fc.property(word(3, 12), word(3, 14), (typed, known) => {
        const mistakes = tolerated(typed.length);
        if (mistakesIn(typed, known) === null) return;
        const keys = new Set(indexKeys(known));
        expect(deletionKeys(typed, mistakes).some((key) => keys.has(key))).toBe(true);
      }),
      { numRuns: 20_000 },
    );
  });

  it('finds a word after any mistake that is forgiven', () => {
    fc.assert(
      fc.property(
        word(4, 12),
        fc.nat(11),
        fc.constantFrom('drop', 'add', 'change', 'swap'),
        (known, at, kind) => {
          const index = at % known.length;
          const rest = known.slice(index + 1);
          const typed = {
            drop: known.slice(0, index) + rest,
            add: `${known.slice(0, index)}z${known.slice(index)}`,
            change: `${known.slice(0, index)}z${rest}`,
            swap: known.slice(0, index) + rest.slice(0, 1) + known[index] + rest.slice(1),
          }[kind]!;
          if (tolerated(typed.length) === 0) return;
          expect(distance(typed, known, 2)).toBeLessThanOrEqual(1);
          const keys = new Set(indexKeys(known));
          expect(deletionKeys(typed, tolerated(typed.length)).some((key) => keys.has(key))).toBe(true);
        },
      ),
      { numRuns: 5_000 },
    );
  });
});
