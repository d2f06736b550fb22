import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';

const src = join(import.meta.dirname, '../../apps/web/src');
const locales = join(src, 'locales');
const languages = globSync('*', { cwd: locales });
const namespaces = globSync('en/*.json', { cwd: locales }).map((file) => basename(file, '.json'));
/** Loaded before the first screen; every other namespace is fetched by the screen that names it. */
const SHARED = ['common', 'enums', 'refusals'];
const PLURAL = /_(zero|one|two|few|many|other)$/;

function textsOf(language: string, namespace: string): Map<string, string> {
  const texts = new Map<string, string>();
  const walk = (value: unknown, path: string) => {
    if (typeof value === 'string') texts.set(path, value);
    else
      for (const [name, child] of Object.entries(value as object))
        walk(child, path ? `${path}.${name}` : name);
  };
  walk(JSON.parse(readFileSync(join(locales, language, `${namespace}.json`), 'utf8')), '');
  return texts;
}

/** Keys without their plural endings: languages have different numbers of those. */
function keysOf(language: string, namespace: string): Set<string> {
  return new Set([...textsOf(language, namespace).keys()].map((key) => key.replace(PLURAL, '')));
}

interface Use {
  readonly file: string;
  readonly namespace: string;
  /** With `*` where the key is put together at run time. */
  readonly key: string;
  /** Whether the screen fetches the namespace. */
  readonly isLoaded: boolean;
}

/** The code up to the comma or bracket that ends the first argument. */
function firstArgument(code: string): string {
  let depth = 0;
  let quote: string | null = null;
  for (const [at, sign] of [...code].entries()) {
    if (quote) quote = sign === quote ? null : quote;
    else if (/['"`]/.test(sign)) quote = sign;
    else if (/[([{]/.test(sign)) depth += 1;
    else if (/[)\]}]/.test(sign) && depth > 0) depth -= 1;
    else if (/[),]/.test(sign) && depth === 0) return code.slice(0, at);
  }
  return code;
}

/** Texts in quotes, without those that something is only compared with. */
function literalsIn(code: string): string[] {
  return [...code.matchAll(/(['`])((?:(?!\1).)+)\1/g)]
    .filter(({ index }) => !/[=!]==? *$/.test(code.slice(0, index)))
    .map(([, , literal]) => literal!);
}

function usesIn(file: string): Use[] {
  const text = readFileSync(join(src, file), 'utf8');
  const named = [...text.matchAll(/useTranslation\((\[[^\]]*\]|'[a-z]+')?\)/g)].flatMap(([, list]) =>
    list ? [...list.matchAll(/'([a-z]+)'/g)].map(([, name]) => name!) : [],
  );
  const home = named[0] ?? 'common';
  const literals = [...text.matchAll(/(?<![.\w])t\(/g)].flatMap(({ index, 0: { length } }) =>
    literalsIn(firstArgument(text.slice(index + length))),
  );
  const inData = [...text.matchAll(/['`]([a-z]+:[a-zA-Z][\w.${}]*)['`]/g)].map(([, key]) => key!);
  return [...new Set([...literals, ...inData])].flatMap((literal) => {
    const pattern = literal.replaceAll(/\$\{[^}]*\}/g, '*');
    const [, prefix, rest] = /^([a-z]+):(.+)$/.exec(pattern) ?? [];
    if (prefix && !namespaces.includes(prefix)) return [];
    const namespace = prefix ?? home;
    return [
      {
        file,
        namespace,
        key: rest ?? pattern,
        isLoaded: SHARED.includes(namespace) || named.includes(namespace),
      },
    ];
  });
}

function covers(pattern: string, key: string): boolean {
  const parts = pattern.split('*').map((part) => part.replaceAll(/[.\\+?^()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`).test(key);
}

const sources = globSync('**/*.{ts,tsx}', { cwd: src }).filter((file) => !file.endsWith('.d.ts'));
const uses = sources.flatMap(usesIn);

describe('the texts of the web app', () => {
  test.each(namespaces)('%s has the same keys in every language', (namespace) => {
    for (const language of languages) {
      expect([language, [...keysOf(language, namespace)].sort()]).toEqual([
        language,
        [...keysOf('en', namespace)].sort(),
      ]);
    }
  });

  test.each(namespaces)('%s names the same values in every language', (namespace) => {
    const valuesOf = (text: string) => [...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name).sort();
    for (const language of languages) {
      const texts = textsOf(language, namespace);
      for (const [key, english] of textsOf('en', namespace)) {
        // "One" may say the number in words.
        if (key.endsWith('_one')) continue;
        const text = texts.get(key) ?? texts.get(key.replace(PLURAL, '_other'));
        expect([language, key, text && valuesOf(text)]).toEqual([language, key, valuesOf(english)]);
      }
    }
  });

  test('no screen asks for a text that is missing', () => {
    const keys = new Map(namespaces.map((namespace) => [namespace, [...keysOf('en', namespace)]]));
    const missing = uses.filter(
      ({ namespace, key }) =>
        /^[a-z]/i.test(key) && !keys.get(namespace)!.some((known) => covers(key, known)),
    );
    expect(missing.map(({ file, namespace, key }) => `${file}: ${namespace}:${key}`)).toEqual([]);
  });

  test('every screen fetches the texts that it shows', () => {
    const unfetched = uses.filter(
      ({ isLoaded, file }) => !isLoaded && !/navigation\.ts|problem-text/.test(file),
    );
    expect(unfetched.map(({ file, namespace, key }) => `${file}: ${namespace}:${key}`)).toEqual([]);
  });

  test('no text is left over', () => {
    const unused = namespaces.flatMap((namespace) =>
      [...keysOf('en', namespace)]
        .filter((key) => !uses.some((use) => use.namespace === namespace && covers(use.key, key)))
        .map((key) => `${namespace}:${key}`),
    );
    expect(unused).toEqual([]);
  });

  test('every refusal of the API has a text in every language', () => {
    const root = join(src, '../../..');
    const schema = readFileSync(join(root, 'schema/schema.graphql'), 'utf8');
    const refusals = [...schema.matchAll(/^type (\w+) implements Refusal/gm)].map(([, type]) => type!);
    expect(refusals.length).toBeGreaterThan(30);
    // A refusal of the schema is named for the domain error that it comes from; that knows its code.
    const codes = new Map(
      globSync('libs/*/src/**/*.ts', { cwd: root }).flatMap((file) =>
        [
          ...readFileSync(join(root, file), 'utf8').matchAll(
            /class (\w+) extends DomainError(?:(?!\nclass |\nexport class )[^])*?readonly code = '([A-Z_]+)'/g,
          ),
        ].map(([, error, code]) => [error!, code!] as const),
      ),
    );
    for (const language of languages) {
      const texts = textsOf(language, 'refusals');
      const untold = refusals.filter((type) => !texts.has(`code.${codes.get(type)}`));
      expect([language, untold]).toEqual([language, []]);
    }
  });
});
