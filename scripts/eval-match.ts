/**
 * How well the scorer agrees with what a buyer's engineer would say of the suppliers of the demo catalogue, and what
 * each of its components is worth: without it, all others as they are. See match-evaluation/judged-need.ts.
 */
import 'reflect-metadata';
import { migrate } from '#assembly';
import { openScratchPostgres } from '#embedded-postgres';
import { evaluateMatching } from './match-evaluation/evaluate.js';
import { table } from './search-evaluation/table.js';

const postgres = await openScratchPostgres();
try {
  await migrate(postgres.url);
  const { pairs, quality, perNeed, without, shutOut, letThrough } = await evaluateMatching(postgres.url);
  const count = (label: string) => pairs.filter((pair) => pair.label === label).length;
  console.log(
    `${perNeed.length} needs, ${pairs.length} judged pairs: ${count('good')} good, ${count('possible')} possible, ${count('no')} no`,
  );
  console.log(
    `good pairs that the rules shut out: ${shutOut}; "no" pairs that they let through: ${letThrough}\n`,
  );
  const figure = (value: number) => value.toFixed(3);
  console.log(
    table(
      ['need', 'good', 'possible', 'nDCG@10', 'precision of good'],
      perNeed.map(({ title, good, possible, ndcg, precision }) => [
        ...[title, String(good), String(possible), figure(ndcg), figure(precision)],
      ]),
    ),
  );
  const row = (name: string, one: typeof quality) => [
    ...[name, figure(one.ndcg), figure(one.precision)],
    `${one.ndcg >= quality.ndcg ? '+' : '−'}${figure(Math.abs(one.ndcg - quality.ndcg))}`,
  ];
  console.log(
    `\n${table(
      ['weights', 'nDCG@10', 'precision of good', 'change'],
      [row('all components', quality), ...[...without].map(([name, one]) => row(`without ${name}`, one))],
    )}`,
  );
} finally {
  await postgres.stop();
}
