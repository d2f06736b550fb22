/** Language tags without what follows the language itself: `zh-Hant` is `zh`. */
export function primaryTags(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.split('-')[0]!))];
}

/**
 * Between which languages somebody has to interpret for two sides, as `ja-vi`; undefined when they have a language in
 * common, when nobody has said what one of them speaks, or when the fair has no interpreters and leaves it to those who
 * meet. Of several pairs the first that is among `spoken`; one that nobody speaks when there is none such.
 * @param mine and `theirs`: primary tags of all who come for a side
 * @param spoken the pairs that the fair's interpreters speak
 */
export function languagesBetween(
  mine: ReadonlySet<string>,
  theirs: ReadonlySet<string>,
  spoken: ReadonlySet<string>,
): string | undefined {
  if (spoken.size === 0 || mine.size === 0 || theirs.size === 0) return undefined;
  if ([...mine].some((tag) => theirs.has(tag))) return undefined;
  const pairs = [...mine].flatMap((a) => [...theirs].map((b) => [a, b].sort().join('-'))).sort();
  return pairs.find((pair) => spoken.has(pair)) ?? pairs[0];
}
