import { Random } from '#demo';
import { LANGUAGES, type Vocabulary } from '#vocabulary';
import type { Catalogue } from './catalogue.js';
import { mean, overlap } from './measures.js';

const FIRST = 20;
const EVERYBODY = 200;
const TYPO_SEED = 20_261_122;

export interface Bar {
  readonly asked: number;
  /** Share that passes, or mean overlap. */
  readonly share: number;
  /** What failed, worst first. */
  readonly failures: readonly string[];
}

/** Concepts that some supplier of the catalogue has, or has a narrower one of. */
export function conceptsInUse({ facts }: Catalogue, vocabulary: Vocabulary): Map<string, Set<string>> {
  const suppliersOf = new Map<string, Set<string>>();
  for (const { organisationId, capabilities, certificates } of facts) {
    const own = [
      ...capabilities.flatMap(({ conceptIds, machines }) => [
        ...conceptIds,
        ...machines.flatMap(({ conceptId }) => conceptId ?? []),
      ]),
      ...certificates.map(({ conceptId }) => conceptId),
    ];
    for (const id of new Set(own.flatMap((id) => [...vocabulary.broaderClosure(id).keys()]))) {
      suppliersOf.set(id, (suppliersOf.get(id) ?? new Set()).add(organisationId));
    }
  }
  return suppliersOf;
}

/**
 * Every Vietnamese name of concepts gives the same answer as written, without its marks, and in capitals. Where another
 * concept has the same name without marks nobody can know which is meant; then the bare name must find everybody whom
 * either written name finds, and nobody else.
 * @param every asks for only every n-th concept, as below
 */
export async function diacriticsBar(catalogue: Catalogue, vocabulary: Vocabulary, every = 1): Promise<Bar> {
  const ids = [...conceptsInUse(catalogue, vocabulary).keys()].filter((_, index) => index % every === 0);
  const rivals = namesByBareName(vocabulary);
  const failures: string[] = [];
  for (const name of ids.map((id) => vocabulary.name(id, 'vi'))) {
    const same = [...(rivals.get(withoutMarks(name).toLowerCase()) ?? [])];
    const isRight =
      same.length > 1
        ? await findsEither(catalogue, name, same)
        : await findsAlike(catalogue, [name, withoutMarks(name), withoutMarks(name).toUpperCase()]);
    if (!isRight) failures.push(name);
  }
  return { asked: ids.length, share: 1 - failures.length / ids.length, failures };
}

/** Same suppliers, same order. */
async function findsAlike(catalogue: Catalogue, texts: readonly string[]): Promise<boolean> {
  const [first, ...others] = await inTurn(texts, (text) => catalogue.find(text, FIRST));
  return others.every((answer) => same(first!, answer));
}

async function findsEither(catalogue: Catalogue, name: string, names: readonly string[]): Promise<boolean> {
  const written = await inTurn(names, (text) => catalogue.find(text, EVERYBODY));
  const union = [...new Set(written.flat())].sort();
  const bare = await inTurn([withoutMarks(name), withoutMarks(name).toUpperCase()], (text) =>
    catalogue.find(text, EVERYBODY),
  );
  return bare.every((answer) => same([...answer].sort(), union)) && same(bare[0]!, bare[1]!);
}

/** Vietnamese names of different concepts that are one without marks. */
function namesByBareName(vocabulary: Vocabulary): Map<string, Set<string>> {
  const names = new Map<string, Map<string, string>>();
  for (const { id } of vocabulary.all) {
    for (const { text, language, role } of vocabulary.namesOf(id)) {
      if (language !== 'vi' || role === 'misspelling') continue;
      const bare = withoutMarks(text).toLowerCase();
      names.set(bare, (names.get(bare) ?? new Map<string, string>()).set(id, text));
    }
  }
  return new Map([...names].map(([bare, byConcept]) => [bare, new Set(byConcept.values())]));
}

/** A right supplier among the first with one mistake in a word of a concept's name, word by word. */
export async function typoBar(catalogue: Catalogue, vocabulary: Vocabulary, every = 1): Promise<Bar> {
  const random = new Random(TYPO_SEED);
  const failures: string[] = [];
  let asked = 0;
  const inUse = [...conceptsInUse(catalogue, vocabulary)].filter((_, index) => index % every === 0);
  for (const [id, right] of inUse) {
    for (const language of ['vi', 'en'] as const) {
      const words = vocabulary.name(id, language).split(' ');
      for (const [index, word] of words.entries()) {
        if (!/^\p{Script=Latin}{4,}$/u.test(word)) continue;
        const text = words.with(index, mistyped(word, random)).join(' ');
        asked += 1;
        const found = await catalogue.find(text, FIRST);
        if (!found.some((one) => right.has(one))) failures.push(`${text} (${id})`);
      }
    }
  }
  return { asked, share: 1 - failures.length / asked, failures };
}

/** One letter left out, doubled, changed or swapped with its neighbour. */
export function mistyped(word: string, random: Random): string {
  const letters = [...word];
  const at = random.int(0, letters.length - 2);
  const [here, next] = [letters[at]!, letters[at + 1]!];
  // Two equal neighbours swapped are no mistake.
  const ways = here === next ? 3 : 4;
  switch (random.int(1, ways)) {
    case 1:
      return letters.toSpliced(at, 1).join('');
    case 2:
      return letters.toSpliced(at, 0, here).join('');
    case 3:
      return letters.with(at, here.toLowerCase() === 'e' ? 'r' : 'e').join('');
    default:
      return letters.toSpliced(at, 2, next, here).join('');
  }
}

/** The same concept asked for in each language: how alike each answer is to the one in English, by concept. */
export async function languagesBar(catalogue: Catalogue, vocabulary: Vocabulary, every = 1): Promise<Bar> {
  const shares: [name: string, share: number][] = [];
  for (const { id } of vocabulary.all.filter((_, index) => index % every === 0)) {
    const names = LANGUAGES.map((language) => vocabulary.name(id, language));
    const answers = await inTurn(names, (text) => catalogue.find(text, FIRST));
    const english = answers[LANGUAGES.indexOf('en')]!;
    const least = Math.min(...answers.map((answer) => overlap(answer, english)));
    shares.push([`${id}: ${names.join(' | ')}`, least]);
  }
  return {
    asked: shares.length,
    share: mean(shares.map(([, share]) => share)),
    failures: shares
      .filter(([, share]) => share < 0.9)
      .sort(([, a], [, b]) => a - b)
      .map(([name, share]) => `${share.toFixed(2)} ${name}`),
  };
}

async function inTurn<In, Out>(items: readonly In[], ask: (item: In) => Promise<Out>): Promise<Out[]> {
  const answers: Out[] = [];
  for (const item of items) answers.push(await ask(item));
  return answers;
}

function same(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

/** As typed without Vietnamese marks: independent of how the product folds. */
function withoutMarks(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D');
}
