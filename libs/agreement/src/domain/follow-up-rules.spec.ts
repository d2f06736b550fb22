import { unusualIn } from './follow-up-rules.js';

describe('figures of an answer', () => {
  const nothing = { delivered: null, paid: null };

  it.each([
    ['all of it', { delivered: 100n, paid: 100n }, nothing, 100n, []],
    ['nothing said', nothing, { delivered: 50n, paid: 50n }, 100n, []],
    ['more than was signed', { delivered: 101n, paid: null }, nothing, 100n, ['more-than-signed']],
    ['paid more than was signed', { delivered: 0n, paid: 101n }, nothing, 100n, ['more-than-signed']],
    [
      'less than before',
      { delivered: 40n, paid: 50n },
      { delivered: 50n, paid: 50n },
      100n,
      ['less-than-before'],
    ],
    [
      'both',
      { delivered: 200n, paid: 1n },
      { delivered: 50n, paid: 2n },
      100n,
      ['more-than-signed', 'less-than-before'],
    ],
    ['of what has no value', { delivered: 200n, paid: 200n }, nothing, null, []],
  ])('%s', (_, told, before, signed, points) => {
    expect(unusualIn(told, before, signed)).toEqual(points);
  });
});
