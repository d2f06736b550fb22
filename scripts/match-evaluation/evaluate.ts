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
import { type Grade, mean, ndcg } from '../search-evaluation/measures.js';
import type { JudgedNeed, Label } from './judged-need.js';
import { type Judgement, readJudgements, readingOf } from './judgements.js';
import { METAL } from './needs-metal.js';
import { OTHER } from './needs-other.js';
import { type SupplierCard, readCards } from './supplier-card.js';

export const JUDGED_NEEDS: readonly JudgedNeed[] = [...METAL, ...OTHER];
/** The day on which the demo catalogue is judged: certificates end. */
const TODAY = '2026-11-22';
const DEPTH = 10;
const GRADE: Readonly<Record<Label, Grade>> = { good: 3, possible: 1, no: 0 };

/** A judged pair and what the rules say of it. */
export interface JudgedPair extends Judgement {
  readonly isEligible: boolean;
}

/** Of the suppliers judged for a need, in the order of their scores, those that may not be proposed left out. */
export interface Quality {
  readonly ndcg: number;
  /** Of as many of the first ten as there are good ones: how many are good. */
  readonly precision: number;
}

export interface Evaluation {
  readonly pairs: readonly JudgedPair[];
  /** Judged pairs of which the need or the supplier isn't what was judged any more. */
  readonly stale: readonly Judgement[];
  readonly quality: Quality;
  readonly perNeed: readonly (Quality & {
    readonly need: string;
    readonly good: number;
    readonly possible: number;
    readonly no: number;
  })[];
  /** The quality without each component, all others as they are. */
  readonly without: ReadonlyMap<keyof ComponentWeights, Quality>;
  /** Good pairs that the rules shut out, and judged as no that they let through. */
  readonly shutOut: readonly JudgedPair[];
  readonly letThrough: readonly JudgedPair[];
}

/** The catalogue of the demo in an empty, migrated database, ready to be scored or read. */
interface Catalogue {
  readonly cards: readonly SupplierCard[];
  readonly suppliers: readonly SupplierProfile[];
}

/** Scores the judged pairs, each among all suppliers of the catalogue, in an empty, migrated database. */
export async function evaluateMatching(databaseUrl: string): Promise<Evaluation> {
  const { cards, suppliers } = await readCatalogue(databaseUrl);
  const judgements = readJudgements();
  const cardOf = new Map(cards.map((card) => [card.key, card]));
  const rowOf = new Map(suppliers.map(({ facts }, row) => [facts.organisationId, row]));
  const needOf = new Map(JUDGED_NEEDS.map((need) => [need.key, need]));
  const stale = judgements.filter(({ need, supplier, reading }) => {
    const [asked, card] = [needOf.get(need), cardOf.get(supplier)];
    return !asked || !card || readingOf(asked, card) !== reading;
  });
  const needs = JUDGED_NEEDS.map(({ asks }, index) => needFactsOf(`need ${index}`, asks));
  const table = await scoreAll({ needs, suppliers, pool: poolOf(suppliers), rules: DEFAULT_RULES });
  /** By need and supplier: the row in the table; those that may not be proposed have none. */
  const proposed = new Map(
    Array.from({ length: table.size }, (_, row) => [`${table.needOf(row)} ${table.supplierOf(row)}`, row]),
  );
  const judged = JUDGED_NEEDS.map(({ key }, need) =>
    judgements
      .filter((one) => one.need === key && cardOf.has(one.supplier))
      .map((one) => {
        const supplier = rowOf.get(cardOf.get(one.supplier)!.organisationId)!;
        return { ...one, row: proposed.get(`${need} ${supplier}`) ?? null };
      }),
  );
  const qualityUnder = (weights: ComponentWeights) => {
    const scores = table.scores(weights);
    return judged.map((of): Quality => {
      const ranked = of
        .filter(({ row }) => row !== null)
        .sort((a, b) => scores[b.row!]! - scores[a.row!]! || compare(a.supplier, b.supplier));
      const grades = (some: readonly Judgement[]) => some.map(({ label }) => GRADE[label]);
      const depth = Math.min(DEPTH, count(of, 'good'));
      return {
        ndcg: ndcg(grades(ranked), grades(of), DEPTH),
        precision: count(ranked.slice(0, depth), 'good') / depth,
      };
    });
  };
  const all = qualityUnder(DEFAULT_RULES.weights);
  const pairs = judged.flat().map(({ row, ...one }): JudgedPair => ({ ...one, isEligible: row !== null }));
  return {
    pairs,
    stale,
    quality: meanOf(all),
    perNeed: all.map((quality, n) => ({
      ...quality,
      need: JUDGED_NEEDS[n]!.key,
      good: count(judged[n]!, 'good'),
      possible: count(judged[n]!, 'possible'),
      no: count(judged[n]!, 'no'),
    })),
    without: new Map(
      COMPONENT_NAMES.map((name) => [name, meanOf(qualityUnder({ ...DEFAULT_RULES.weights, [name]: 0 }))]),
    ),
    shutOut: pairs.filter(({ label, isEligible }) => label === 'good' && !isEligible),
    letThrough: pairs.filter(({ label, isEligible }) => label === 'no' && isEligible),
  };
}

/** What was read of the judged pairs of one need, or of all: need, cards, and the digests to enter with a judgement. */
export async function readingsFor(databaseUrl: string, key?: string): Promise<string> {
  const { cards } = await readCatalogue(databaseUrl);
  const judgements = readJudgements();
  return JUDGED_NEEDS.filter((need) => !key || need.key === key)
    .map((need) => {
      const of = judgements.filter((one) => one.need === need.key);
      const shown = cards.flatMap((card) => {
        const judgement = of.find(({ supplier }) => supplier === card.key);
        if (!judgement && !key) return [];
        const said = judgement ? `${judgement.label} ${judgement.why}` : 'not judged';
        return `${[card.key, readingOf(need, card), said].join('\t')}\n${card.text}`;
      });
      return [`${need.key}: ${need.brief}`, ...shown].join('\n\n');
    })
    .join('\n\n\n');
}

async function readCatalogue(databaseUrl: string): Promise<Catalogue> {
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
    const cards = await readCards(em, TODAY);
    const ids = cards.map(({ organisationId }) => organisationId);
    const facts = await app.get(SupplierFactsReader, { strict: false }).read(em, ids);
    const graph = new VocabularyConceptGraph(loadVocabulary());
    return { cards, suppliers: facts.map((one) => new SupplierProfile(one, graph, TODAY)) };
  } finally {
    await app.close();
  }
}

function count(pairs: readonly Judgement[], label: Label): number {
  return pairs.filter((pair) => pair.label === label).length;
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
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
