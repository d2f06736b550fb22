import type { NeedFacts, SupplierPool } from './match-facts.js';
import { isEligible } from './eligibility.js';
import { COMPONENTS } from './score-components.js';
import { COMPONENT_NAMES, type ComponentWeights, type ScoringRules } from './scoring-rules.js';
import type { SupplierProfile } from './supplier-profile.js';

const WIDTH = COMPONENT_NAMES.length;

/**
 * The components of many pairs in columns, without their reasons: some fifty bytes a pair, and other weights give other
 * scores without looking at the facts again.
 */
export class ScoreTable {
  /** Indices of need and supplier, pair by pair. */
  readonly #needs: number[] = [];
  readonly #suppliers: number[] = [];
  #values = new Float32Array(1024 * WIDTH);

  get size(): number {
    return this.#needs.length;
  }

  needOf(row: number): number {
    return this.#needs[row]!;
  }

  supplierOf(row: number): number {
    return this.#suppliers[row]!;
  }

  /** NaN for a component of which the need says nothing. */
  add(need: number, supplier: number, values: readonly number[]): void {
    const start = this.size * WIDTH;
    if (start + WIDTH > this.#values.length) {
      const larger = new Float32Array(this.#values.length * 2);
      larger.set(this.#values);
      this.#values = larger;
    }
    this.#values.set(values, start);
    this.#needs.push(need);
    this.#suppliers.push(supplier);
  }

  /** The score of every row under `weights`, 0 to 1. */
  scores(weights: ComponentWeights): Float64Array {
    const weightOf = COMPONENT_NAMES.map((name) => weights[name]);
    return Float64Array.from({ length: this.size }, (_, row) => {
      let [sum, whole] = [0, 0];
      for (let at = 0; at < WIDTH; at++) {
        const value = this.#values[row * WIDTH + at]!;
        if (Number.isNaN(value)) continue;
        sum += weightOf[at]! * value;
        whole += weightOf[at]!;
      }
      return whole > 0 ? sum / whole : 0;
    });
  }
}

/** How many pairs are looked at before others get a turn. */
const BREATH = 5_000;

/**
 * The components of all pairs that may be proposed, and of those that are wanted whether they may or not. `mayMeet` is
 * asked first, `breathe` in between, so that a server goes on answering.
 */
export async function scoreAll(
  {
    needs,
    suppliers,
    pool,
    rules,
  }: {
    needs: readonly NeedFacts[];
    suppliers: readonly SupplierProfile[];
    pool: SupplierPool;
    rules: ScoringRules;
  },
  {
    mayMeet = () => true,
    isWanted = () => false,
    breathe,
  }: {
    mayMeet?: (need: number, supplier: number) => boolean;
    isWanted?: (need: number, supplier: number) => boolean;
    breathe?: () => Promise<void>;
  } = {},
): Promise<ScoreTable> {
  const table = new ScoreTable();
  let seen = 0;
  for (const [n, need] of needs.entries()) {
    for (const [s, supplier] of suppliers.entries()) {
      if (++seen % BREATH === 0) await breathe?.();
      if (!(mayMeet(n, s) && isEligible(need, supplier)) && !isWanted(n, s)) continue;
      const pair = { need, supplier: supplier.without(need.excludedConceptIds), pool, rules };
      table.add(
        n,
        s,
        COMPONENT_NAMES.map((name) => COMPONENTS[name](pair)?.value ?? NaN),
      );
    }
  }
  return table;
}
