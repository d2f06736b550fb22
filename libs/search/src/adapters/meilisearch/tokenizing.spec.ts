import fc from 'fast-check';
import { FixedClock } from '#kernel';
import { loadVocabulary } from '#vocabulary';
import { buildDocument } from '../../domain/build-document.js';
import { plainQuery } from '../../domain/plain-query.js';
import { tokensOf } from '../../domain/search-text.js';
import { supplierFacts } from '../../testing/supplier-facts.js';
import { conceptNamesIn } from './concept-names.js';
import { indexSettings } from './index-settings.js';
import { toMeiliDocument } from './meili-document.js';
import { sharesOf } from './meili-search.js';

/** Written alike by every tokenizer: Latin words, one space between two. */
const LATIN_WORDS = /^[\p{Script=Latin}\p{N}]+( [\p{Script=Latin}\p{N}]+)*$/u;

/** Builds of Meilisearch differ in the languages that they have dictionaries of, and guess which language a text is in. */
describe('what Meilisearch’s tokenizer gets to see', () => {
  const vocabulary = loadVocabulary();
  const searchable = indexSettings(vocabulary).searchableAttributes!;
  const text = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '精密加工',
          'アルミ',
          '알루미늄',
          '数控铣',
          'Đúc áp lực',
          'ＣＮＣ',
          '①',
          'ไทย',
          '±0.01',
          'ß',
        ),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
      ),
      { minLength: 1, maxLength: 6 },
    )
    .map((parts) => parts.join(' '));

  it('is Latin in every document, whatever it says', () => {
    fc.assert(
      fc.property(text, text, (name, description) => {
        const facts = supplierFacts(name, ['process.cnc-milling'], {
          capability: { title: name, description },
        });
        const document = toMeiliDocument(buildDocument(facts, vocabulary));
        for (const attribute of searchable) {
          const value = document[attribute];
          if (value !== undefined && value !== '') expect(value).toMatch(LATIN_WORDS);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('is Latin in every query', () => {
    fc.assert(
      fc.property(text, (asked) => {
        const words = tokensOf(asked).map(({ folded, isCjk }) => ({
          ...{ alternatives: [folded], isPrefix: true, isCjk },
        }));
        const query = { ...plainQuery(new FixedClock('2026-11-22T02:00:00Z')), words };
        const page = { offset: 0, limit: 20, attributesToRetrieve: [] };
        for (const { search } of sharesOf(query, '', page, conceptNamesIn(vocabulary))) {
          const said = search.q!.replaceAll('"', '').trim();
          if (said !== '') expect(said).toMatch(LATIN_WORDS);
        }
      }),
      { numRuns: 200 },
    );
  });
});
