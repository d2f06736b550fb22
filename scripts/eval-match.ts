/**
 * How well the scorer agrees with what an engineer said of suppliers of the demo catalogue for 27 needs, pair by pair
 * (match-evaluation/judgements.tsv), and what each of its components is worth: without it, all others as they are.
 * `--cards [NEED]` prints what was read instead, with the digests that a judgement is entered with.
 */
import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { migrate } from '#assembly';
import { openScratchPostgres } from '#embedded-postgres';
import { type JudgedPair, evaluateMatching, readingsFor } from './match-evaluation/evaluate.js';
import { table } from './search-evaluation/table.js';

const { values, positionals } = parseArgs({
  options: { cards: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const postgres = await openScratchPostgres();
try {
  await migrate(postgres.url);
  if (values.cards) console.log(await readingsFor(postgres.url, positionals[0]));
  else await report();
} finally {
  await postgres.stop();
}

async function report(): Promise<void> {
  const { pairs, stale, quality, perNeed, without, shutOut, letThrough } = await evaluateMatching(
    postgres.url,
  );
  const count = (label: string) => pairs.filter((pair) => pair.label === label).length;
  console.log(
    `${perNeed.length} needs, ${pairs.length} pairs judged by hand: ${count('good')} good, ${count('possible')} possible, ${count('no')} no`,
  );
  if (stale.length > 0) console.log(`to be judged again, their facts have changed: ${stale.length}`);
  const figure = (value: number) => value.toFixed(3);
  console.log(
    `\n${table(
      ['need', 'good', 'possible', 'no', 'nDCG@10', 'precision of good'],
      perNeed.map((one) => [
        ...[one.need, String(one.good), String(one.possible), String(one.no)],
        ...[figure(one.ndcg), figure(one.precision)],
      ]),
    )}`,
  );
  const change = (value: number, of: number) => `${value >= of ? '+' : '−'}${figure(Math.abs(value - of))}`;
  const row = (name: string, one: typeof quality) => [
    ...[name, figure(one.ndcg), change(one.ndcg, quality.ndcg)],
    ...[figure(one.precision), change(one.precision, quality.precision)],
  ];
  console.log(
    `\n${table(
      ['weights', 'nDCG@10', 'change', 'precision of good', 'change'],
      [row('all components', quality), ...[...without].map(([name, one]) => row(`without ${name}`, one))],
    )}`,
  );
  list('good, but shut out by a rule', shutOut);
  list('judged as no, but let through', letThrough);
}

function list(title: string, pairs: readonly JudgedPair[]): void {
  console.log(`\n${title}: ${pairs.length}`);
  for (const { need, supplier, why } of pairs) console.log(`  ${need}  ${supplier}  ${why}`);
}
