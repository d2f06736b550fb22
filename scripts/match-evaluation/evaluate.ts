import { tmpdir } from 'node:os';
import { EntityManager } from '@mikro-orm/postgresql';
import { Transactions } from '#database';
import { DEMO_SEED, Random, makeSuppliers } from '#demo';
import { FixedClock } from '#kernel';
import {
  COMPONENT_NAMES,
  type ComponentWeights,
  DEFAULT_RULES,
  type NeedFacts,
  SupplierFactsReader,
  SupplierProfile,
  VocabularyConceptGraph,
  poolOf,
  scoreAll,
} from '#matching';
import { loadVocabulary } from '#vocabulary';
import { createApp } from '../../apps/api/src/create-app.js';
import { holds } from '../search-evaluation/condition.js';
import { readFacts } from '../search-evaluation/facts.js';
import { type Grade, mean, ndcg } from '../search-evaluation/measures.js';
import type { JudgedNeed, Label } from './judged-need.js';
import { METAL } from './metal.js';
import { OTHER } from './other.js';

export const JUDGED_NEEDS: readonly JudgedNeed[] = [...METAL, ...OTHER];
/** The day on which the demo catalogue is judged: certificates end. */
const TODAY = '2026-11-22';
const DEPTH = 10;
const GRADE: Readonly<Record<Label, Grade>> = { good: 3, possible: 1, no: 0 };

/** A supplier and a need with the engineer's judgement and what the scorer says under some weights. */
export interface JudgedPair {
  readonly need: string;
  readonly supplier: string;
  readonly label: Label;
  readonly isEligible: boolean;
}

export interface Quality {
  /** Of the suppliers in the order of their scores, those that may not be proposed left out. */
  readonly ndcg: number;
  /** Of as many of the first ten as there are good ones: how many are good. */
  readonly precision: number;
}

export interface Evaluation {
  readonly pairs: readonly JudgedPair[];
  readonly quality: Quality;
  readonly perNeed: readonly (Quality & {
    readonly title: string;
    readonly good: number;
    readonly possible: number;
  })[];
  /** The quality without each component, all others as they are. */
  readonly without: ReadonlyMap<string, Quality>;
  /** Good pairs that the rules shut out, and judged as no that they let through. */
  readonly shutOut: number;
  readonly letThrough: number;
}

/** Judges and scores every supplier of the demo catalogue for every judged need, in an empty, migrated database. */
export async function evaluateMatching(databaseUrl: string): Promise<Evaluation> {
  const app = await createApp({
    ...{ databaseUrl, publicUrl: 'http://127.0.0.1', logLevel: 'silent', runsJobs: false },
    files: { store: { folder: tmpdir() }, clamav: null },
    clock: new FixedClock(`${TODAY}T02:00:00Z`),
  });
  try {
    await app.init();
    await app
      .get(Transactions, { strict: false })
      .run(async (em) => makeSuppliers(em, new Random(DEMO_SEED), Temporal.PlainDate.from(TODAY)));
    const em = app.get(EntityManager, { strict: false }).fork();
    const judgedBy = new Map((await readFacts(em)).map((one) => [one.organisationId, one]));
    const facts = await app.get(SupplierFactsReader, { strict: false }).read(em, [...judgedBy.keys()]);
    const graph = new VocabularyConceptGraph(loadVocabulary());
    const suppliers = facts.map((one) => new SupplierProfile(one, graph, TODAY));
    const labels = JUDGED_NEEDS.map((need) =>
      suppliers.map(({ facts: { organisationId } }): Label => {
        const judged = judgedBy.get(organisationId)!;
        if (holds(need.good, judged, TODAY)) return 'good';
        return holds(need.possible, judged, TODAY) ? 'possible' : 'no';
      }),
    );
    const needs = JUDGED_NEEDS.map(({ asks }, index) => needFactsOf(`need ${index}`, asks));
    const table = await scoreAll({ needs, suppliers, pool: poolOf(suppliers), rules: DEFAULT_RULES });
    const eligible = new Set<string>();
    for (let row = 0; row < table.size; row++) eligible.add(`${table.needOf(row)} ${table.supplierOf(row)}`);

    const qualityUnder = (weights: ComponentWeights) => {
      const scores = table.scores(weights);
      const rows = Array.from({ length: table.size }, (_, row) => row);
      const byNeed = Map.groupBy(rows, (row) => table.needOf(row));
      return needs.map((_, n): Quality => {
        const ranked = (byNeed.get(n) ?? [])
          .sort((a, b) => scores[b]! - scores[a]! || table.supplierOf(a) - table.supplierOf(b))
          .map((row) => labels[n]![table.supplierOf(row)]!);
        const grades = (of: readonly Label[]) => of.map((label) => GRADE[label]);
        const depth = Math.min(DEPTH, labels[n]!.filter((label) => label === 'good').length);
        return {
          ndcg: ndcg(grades(ranked), grades(labels[n]!), DEPTH),
          precision: ranked.slice(0, depth).filter((label) => label === 'good').length / depth,
        };
      });
    };
    const all = qualityUnder(DEFAULT_RULES.weights);
    const pairs = labels.flatMap((of, n) =>
      of.map((label, s): JudgedPair => ({
        need: JUDGED_NEEDS[n]!.title,
        supplier: suppliers[s]!.facts.organisationId,
        label,
        isEligible: eligible.has(`${n} ${s}`),
      })),
    );
    return {
      pairs,
      quality: meanOf(all),
      perNeed: all.map((quality, n) => ({
        ...quality,
        title: JUDGED_NEEDS[n]!.title,
        good: labels[n]!.filter((label) => label === 'good').length,
        possible: labels[n]!.filter((label) => label === 'possible').length,
      })),
      without: new Map(
        COMPONENT_NAMES.map((name) => [name, meanOf(qualityUnder({ ...DEFAULT_RULES.weights, [name]: 0 }))]),
      ),
      shutOut: pairs.filter(({ label, isEligible }) => label === 'good' && !isEligible).length,
      letThrough: pairs.filter(({ label, isEligible }) => label === 'no' && isEligible).length,
    };
  } finally {
    await app.close();
  }
}

function meanOf(qualities: readonly Quality[]): Quality {
  return {
    ndcg: mean(qualities.map((one) => one.ndcg)),
    precision: mean(qualities.map((one) => one.precision)),
  };
}

/** A buyer in Hanoi that speaks English: what isn't judged is alike for all. */
function needFactsOf(id: string, asks: JudgedNeed['asks']): NeedFacts {
  return {
    ...{
      id,
      buyerOrganisationId: 'buyer',
      buyerLanguages: ['en'],
      buyerCountry: 'VN',
      buyerProvinceCode: '01',
    },
    ...{
      excludedConceptIds: [],
      toleranceUm: null,
      partSizeMinMm: null,
      partSizeMm: null,
      leadTimeDays: null,
    },
    ...{ monthlyVolume: null, volumeUnit: null, countries: [] },
    ...asks,
  };
}
