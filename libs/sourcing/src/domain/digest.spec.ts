import { writeDigest } from './digest.js';

const part = { name: 'Milling', link: 'https://f/saved-searches/1', suppliers: ['A', 'B'], count: 5 };

describe('the letter about new matches', () => {
  it('names the search, the first suppliers, how many more, and the way to them', () => {
    const { subject, text } = writeDigest(
      { name: 'Kenji', language: 'ja' },
      [part],
      'https://f/saved-searches',
    );
    expect(subject).toBe('5 new suppliers for your searches');
    expect(text).toContain('Hello Kenji,');
    expect(text).toContain('Milling (5)\n  A\n  B\n  and 3 more\n  https://f/saved-searches/1\n');
    expect(text).toContain('https://f/saved-searches\n');
  });

  it('counts all searches together, and is Vietnamese for who reads it', () => {
    const other = { ...part, name: 'Phay', suppliers: ['C'], count: 1 };
    const { subject, text } = writeDigest({ name: 'Lan', language: 'vi' }, [part, other], 'https://f');
    expect(subject).toBe('6 nhà cung cấp mới cho các tìm kiếm của bạn');
    expect(text).toContain('Phay (1)\n  C\n  https');
    expect(writeDigest({ name: 'K', language: 'en' }, [other], 'x').subject).toBe(
      'A new supplier for your searches',
    );
  });
});
