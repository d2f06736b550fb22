/**
 * How well each search engine answers what buyers ask, over the demo's catalogue:
 *
 *   eval-search [--failures 10] [--queries-only]
 *
 * PostgreSQL is always measured; Meilisearch when MEILI_URL (and MEILI_KEY) name a server. `--failures` shows so many
 * of the worst queries and of what failed at each bar.
 */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { migrate } from '#assembly';
import { openScratchPostgres } from '#embedded-postgres';
import { loadVocabulary } from '#vocabulary';
import { type Bar, diacriticsBar, languagesBar, typoBar } from './search-evaluation/bars.js';
import { type Catalogue, openCatalogue } from './search-evaluation/catalogue.js';
import { describeEngines, givenEngines } from './search-evaluation/engines.js';
import { type Result, evaluate, judge, summarise } from './search-evaluation/evaluate.js';
import { table } from './search-evaluation/table.js';

const { values } = parseArgs({
  options: {
    failures: { type: 'string', default: '10' },
    'queries-only': { type: 'boolean', default: false },
  },
});
const SHOWN = Number(values.failures);

const engines = givenEngines();
console.log(describeEngines(engines));
const postgres = await openScratchPostgres();
try {
  const answered: [string, Result[]][] = [];
  const bars: [string, Record<string, Bar>][] = [];
  for (const engine of engines) {
    const catalogue = await openCatalogue(await newDatabase(engine.name), engine);
    try {
      answered.push([engine.name, await evaluate(catalogue, judge(catalogue.facts))]);
      if (!values['queries-only']) bars.push([engine.name, await barsOf(catalogue)]);
    } finally {
      await catalogue.close();
    }
  }
  printQueries(answered);
  printBars(bars);
} finally {
  await postgres.stop();
}

async function newDatabase(name: string): Promise<string> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  await client.query(`create database eval_${name}`);
  await client.end();
  const url = Object.assign(new URL(postgres.url), { pathname: `/eval_${name}` }).href;
  await migrate(url);
  return url;
}

async function barsOf(catalogue: Catalogue): Promise<Record<string, Bar>> {
  const vocabulary = loadVocabulary();
  return {
    'diacritics: same answer (bar 100 %)': await diacriticsBar(catalogue, vocabulary),
    'one typo: right hit in first 20 (bar 85 %)': await typoBar(catalogue, vocabulary),
    'five languages: overlap of first 20 (bar 90 %)': await languagesBar(catalogue, vocabulary),
  };
}

function printQueries(answered: readonly [string, Result[]][]): void {
  const summaries = answered.map(([, results]) => summarise(results));
  const groups = [...summaries[0]!.keys()];
  console.log('');
  console.log(
    table(
      [
        'queries',
        'number',
        ...answered.flatMap(([engine]) => [
          `${engine} nDCG@10`,
          'recall@50 of the best',
          'recall@50 of the good',
        ]),
      ],
      groups.map((group) => [
        group,
        String(summaries[0]!.get(group)!.queries),
        ...summaries.flatMap((summary) => {
          const { ndcg, recallOfBest, recallOfGood } = summary.get(group)!;
          return [ndcg.toFixed(3), recallOfBest.toFixed(3), recallOfGood.toFixed(3)];
        }),
      ]),
    ),
  );
  for (const [engine, results] of answered) {
    const worst = [...results].sort((a, b) => a.ndcg - b.ndcg).slice(0, SHOWN);
    console.log(`\nworst on ${engine}:`);
    for (const { ndcg, recallOfBest, found, query } of worst) {
      console.log(
        `  nDCG ${ndcg.toFixed(2)}  recall ${recallOfBest.toFixed(2)}  found ${String(found.length).padStart(2)}  ` +
          `${query.language} [${query.kinds.join(', ')}] ${query.text}`,
      );
    }
  }
}

function printBars(bars: readonly [string, Record<string, Bar>][]): void {
  if (bars.length === 0) return;
  console.log('');
  console.log(
    table(
      ['bar', 'asked', ...bars.map(([engine]) => engine)],
      Object.entries(bars[0]![1]).map(([name, { asked }]) => [
        name,
        String(asked),
        ...bars.map(([, one]) => `${(one[name]!.share * 100).toFixed(1)} %`),
      ]),
    ),
  );
  for (const [engine, one] of bars) {
    for (const [name, { failures }] of Object.entries(one)) {
      if (failures.length === 0) continue;
      console.log(`\n${name}, ${engine}: ${failures.length} failed`);
      for (const failure of failures.slice(0, SHOWN)) console.log(`  ${failure}`);
    }
  }
}
