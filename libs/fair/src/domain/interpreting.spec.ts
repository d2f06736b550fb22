import { languagesBetween, primaryTags } from './interpreting.js';

const between = (mine: string[], theirs: string[], spoken: string[]) =>
  languagesBetween(new Set(mine), new Set(theirs), new Set(spoken));

describe('languagesBetween', () => {
  it.each([
    ['a language in common', ['vi', 'en'], ['en', 'ja'], ['ja-vi'], undefined],
    ['a side of which nobody knows', [], ['ja'], ['ja-vi'], undefined],
    ['a fair without interpreters', ['vi'], ['ja'], [], undefined],
    ['languages that somebody interprets', ['vi'], ['ja'], ['ja-vi'], 'ja-vi'],
    ['several, of which one is interpreted', ['vi', 'en'], ['ja', 'ko'], ['ko-vi'], 'ko-vi'],
    ['none that is interpreted', ['vi'], ['ja'], ['en-ko'], 'ja-vi'],
  ])('of %s', (_, mine, theirs, spoken, expected) => {
    expect(between(mine, theirs, spoken)).toBe(expected);
    expect(between(theirs, mine, spoken)).toBe(expected);
  });
});

it('leaves script and region out of a language', () => {
  expect(primaryTags(['zh-Hant', 'zh', 'vi'])).toEqual(['zh', 'vi']);
});
