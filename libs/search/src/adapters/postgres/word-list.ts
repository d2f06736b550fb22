import type { NearWord, WordLookup } from '../../domain/supplier-search.port.js';
import { deletionKeys, indexKeys, isCorrectable, mistakesIn, tolerated } from '../../domain/typos.js';
import { type Sql, anyOf, sql, textArray } from './sql.js';

type Run = <Row>(statement: Sql) => Promise<Row[]>;

/** Words of a mistyped one's kind that are looked at; the nearest and most frequent are among them. */
const MOST_CANDIDATES = 3_000;
const MOST_NEAR = 8;

/** One statement for all the words: they themselves, words that begin with them, words that share a key. */
export async function lookUpWords(
  run: Run,
  words: readonly string[],
): Promise<ReadonlyMap<string, WordLookup>> {
  if (words.length === 0) return new Map();
  const keys = words.flatMap((word) => deletionKeys(word, tolerated(word.length)));
  const rows = await run<{ word: string; documents: number }>(
    sql`(select word, documents from search_word
          where keys && ${textArray([...new Set(keys)])} order by documents desc limit ${MOST_CANDIDATES})
        union
        (select word, documents from search_word where word = any(${textArray(words)}))
        union
        (select min(word), 0 from search_word where ${anyOf(words.map((word) => sql`starts_with(word, ${word})`))}
          group by ${beginningOf(words)})`,
  );
  return new Map(words.map((word) => [word, lookupOf(word, rows)]));
}

/** Which of the words a word of the list begins with, as a number. */
function beginningOf(words: readonly string[]): Sql {
  let cases = sql`case`;
  words.forEach((word, index) => {
    cases = sql`${cases} when starts_with(word, ${word}) then ${index}::int`;
  });
  return sql`${cases} end`;
}

function lookupOf(word: string, rows: readonly { word: string; documents: number }[]): WordLookup {
  const near = rows
    .filter((row) => row.documents > 0 && row.word !== word)
    .flatMap((row): NearWord[] => {
      const mistakes = mistakesIn(word, row.word);
      return mistakes === null ? [] : [{ ...row, distance: mistakes }];
    })
    .sort((a, b) => a.distance - b.distance || b.documents - a.documents || (a.word < b.word ? -1 : 1));
  return {
    isKnown: rows.some((row) => row.documents > 0 && row.word === word),
    isBeginning: rows.some((row) => row.word.startsWith(word)),
    near: near.slice(0, MOST_NEAR),
  };
}

/** Counts the words of documents before and after a change, and brings the list up to the difference. */
export async function recountWords(
  run: Run,
  organisationIds: readonly string[],
  change: () => Promise<unknown>,
): Promise<void> {
  const counts = new Map<string, number>();
  const count = async (sign: 1 | -1) => {
    const rows = await run<{ word: string; documents: number }>(
      sql`select word, count(*)::int as documents
        from search_document d, unnest(tsvector_to_array(d.words)) as word
        where d.organisation_id = any(${textArray(organisationIds)}::uuid[]) group by word`,
    );
    for (const { word, documents } of rows) counts.set(word, (counts.get(word) ?? 0) + sign * documents);
  };
  await count(-1);
  await change();
  await count(1);
  const changes = [...counts].filter(([word, by]) => by !== 0 && isCorrectable(word));
  if (changes.length === 0) return;
  const rows = changes.map(([word, documents]) => ({ word, documents, keys: indexKeys(word) }));
  await run(
    sql`insert into search_word as w (word, documents, keys)
      select word, documents, keys
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(word text, documents int, keys text[])
      on conflict (word) do update set documents = w.documents + excluded.documents`,
  );
  const gone = changes.filter(([, by]) => by < 0).map(([word]) => word);
  if (gone.length > 0) {
    await run(sql`delete from search_word where documents <= 0 and word = any(${textArray(gone)})`);
  }
}

const WRITTEN_AT_A_TIME = 5_000;

/** Counts all words anew: after many documents were changed without recounting. */
export async function remakeWords(run: Run): Promise<void> {
  await run(sql`delete from search_word`);
  const rows = await run<{ word: string; documents: number }>(
    sql`select word, ndoc as documents from ts_stat('select words from search_document')`,
  );
  const words = rows.filter(({ word }) => isCorrectable(word));
  for (let from = 0; from < words.length; from += WRITTEN_AT_A_TIME) {
    const some = words.slice(from, from + WRITTEN_AT_A_TIME);
    const counted = some.map(({ word, documents }) => ({ word, documents, keys: indexKeys(word) }));
    await run(
      sql`insert into search_word (word, documents, keys)
        select word, documents, keys
        from jsonb_to_recordset(${JSON.stringify(counted)}::jsonb) as r(word text, documents int, keys text[])`,
    );
  }
}
