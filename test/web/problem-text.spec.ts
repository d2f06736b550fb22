import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEM_PATTERNS } from '../../apps/web/src/ui/problem-patterns.js';

const root = join(import.meta.dirname, '../..');
/** Whose checks people meet in forms of the programme: what they say stands beside fields, in the reader's language. */
const LIBRARIES = ['agreement', 'report', 'recognition', 'support', 'activity', 'supply-chain', 'target'];
/** What only an API client can do wrong: no form of the web app sends it. */
const FOR_CLIENTS =
  /^(No chapter is counted|Only a report over|Records are not asked|must be (a number|vi or en)|A day such as|Only criteria in use|is no (session of this|time zone such|criterion of this)|This is not JSON|\$\{|Another )/;

/** The texts that `add(field, text)` and `InvalidInputError.at(field, text)` are called with, with X for what is filled in. */
function messagesIn(source: string): string[] {
  const calls = source.matchAll(
    /(?:\badd|InvalidInputError\.at)\(\s*(?:'[^']*'|`[^`]*`|[\w.]+),\s*(?:\w+\s*\?\s*)?(?:'((?:[^'\\]|\\.)*)'|"([^"]*)"|`([^`]*)`)/g,
  );
  return [...calls].map(([, plain, quoted, template]) => (plain ?? quoted ?? template)!);
}

/** A template as it could come out. */
function filled(message: string): string {
  return message
    .replaceAll(/\$\{(?:facts\.)?(?:today|last|earliest|latest|day)\}/g, '2026-11-25')
    .replaceAll(/\$\{\w*[cC]urrency\w*\}|\$\{\w+\.currency\}/g, 'USD')
    .replaceAll(/\$\{\w+\.toString\(\)\}/g, '10.00 USD')
    .replaceAll(/\$\{[^}]*\}/g, '2026');
}

describe('what is wrong with an input', () => {
  const texts = (language: string) =>
    (
      JSON.parse(readFileSync(join(root, `apps/web/src/locales/${language}/refusals.json`), 'utf8')) as {
        problem: Record<string, string>;
      }
    ).problem;

  it.each(LIBRARIES)('has words of the reader’s language for every check of %s', (library) => {
    const unknown = globSync(`libs/${library}/src/{domain,application}/**/*.ts`, { cwd: root })
      .filter((file) => !/spec\.ts$|-(sql|selection|queries|figures)\.ts$|counted-|-import\.ts$/.test(file))
      .flatMap((file) => messagesIn(readFileSync(join(root, file), 'utf8')))
      // What gathers problems by the field first gives its name alone to other functions.
      .filter((message) => / /.test(message))
      .map(filled)
      .filter((message) => !FOR_CLIENTS.test(message))
      .filter((message) => !PROBLEM_PATTERNS.some(([pattern]) => pattern.test(message)));
    expect(unknown).toEqual([]);
  });

  it('has every text that a pattern leads to, and repeats the facts that it finds', () => {
    for (const language of ['en', 'vi']) {
      const known = texts(language);
      for (const [pattern, key] of PROBLEM_PATTERNS) {
        expect([language, key, typeof known[key]]).toEqual([language, key, 'string']);
        const hasGroup = /\((?!\?:)/.test(pattern.source.replaceAll(/\\\(/g, ''));
        if (!hasGroup) expect([language, key, known[key]!.includes('{{n}}')]).toEqual([language, key, false]);
      }
    }
  });

  it.each([
    ['The parts come to 5.00 USD, the agreement to 10.00 USD.', 'partsSum', ['5.00 USD', '10.00 USD']],
    ['The agreement is in VND; in another currency it is another agreement.', 'agreementIn', ['VND']],
    ['2026-0004 was verified by its document: keep that one.', 'keepVerified', ['2026-0004']],
    ['A whole number from 1 to 600.', 'fromTo', ['1', '600']],
  ])('finds the facts of “%s”', (message, key, facts) => {
    const [pattern, found] = PROBLEM_PATTERNS.find(([one]) => one.test(message))!;
    expect(found).toBe(key);
    expect(
      pattern
        .exec(message)!
        .slice(1)
        .filter((fact) => fact !== undefined),
    ).toEqual(facts);
  });
});
