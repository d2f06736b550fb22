import highsModule from 'highs';
import type { Pairs } from '../model/problem.js';
import type { Floors } from './floors.js';
import type { Residual } from './residual.js';

// The package's types describe its CommonJS build, where the loader is a property; the ES module exports it itself.
type Loader = typeof highsModule.default;
let loading: ReturnType<Loader> | undefined;
/** One WASM instance per thread. */
const loadHighs = (): ReturnType<Loader> => (loading ??= (highsModule as unknown as Loader)());

/** What it costs to give a party one meeting fewer than its floor; 0 where the floor must be kept, null for all of a side. */
export interface Penalties {
  readonly supplier: Float64Array | null;
  readonly buyer: Float64Array | null;
}

export interface Program {
  readonly residual: Residual;
  readonly pairs: Pairs;
  readonly floors: Floors;
  readonly penalties: Penalties;
  /** What a pair counts; 0 for all to look for the least shortfall alone. */
  readonly weigh: (pair: number) => number;
  /** Open pairs that keep to the floors, when some are known. */
  readonly start: Uint32Array | null;
  /** Seconds left; the solver stops then. */
  readonly seconds: number;
}

export interface Optimum {
  readonly chosen: Uint32Array;
  /** Meetings below the floor, for each party. */
  readonly shortfall: Floors;
  /** No solution of the program, whole or divided, counts more than this: by the duals, whatever the solver says. */
  readonly bound: number;
}

/** Of each party's pairs, how many the program starts with; the others come in when their price is right. */
const FIRST_PER_PARTY = 12;
const TOLERANCE = 1e-7;

/**
 * Solves a b-matching with floors, capacities and a budget as a linear program. Its rows are two families of nested sets
 * (each supplier's pairs within all pairs; each buyer's pairs), so the matrix is totally unimodular and the vertex that
 * the simplex method ends in is whole (Schrijver, Combinatorial Optimization, theorem 41.11). It begins with the best
 * pairs of each party and takes in others as long as the duals say that they could add something: the optimum is that
 * of all pairs. null when the solver stopped short.
 */
export async function solveProgram(program: Program): Promise<Optimum | null> {
  const { residual, floors } = program;
  const { open, supplier, buyer } = residual;
  if (open.length === 0) {
    // The solver calls a program without columns empty, and says nothing more of it.
    return {
      chosen: open,
      shortfall: { supplier: Int32Array.from(floors.supplier), buyer: Int32Array.from(floors.buyer) },
      bound: 0,
    };
  }
  const endsAt = performance.now() + program.seconds * 1000;
  const [S, B] = [supplier.capacity.length, buyer.capacity.length];
  const slacks = slackColumns(program, S);
  const limits = limitsOf(program);
  let fresh = firstColumns(program);
  const isIn = new Uint8Array(open.length);
  const columns: number[] = [];
  const highs = await loadHighs();
  const model = highs.createModel();
  try {
    model.options.set('output_flag', false);
    model.options.set('solver', 'simplex');
    model.changeObjectiveSense(highs.constants.objectiveSense.maximize);
    model.addRows({ lower: limits.lower, upper: limits.upper, matrix: emptyRows(S + B + 1) });
    addColumns(
      model,
      slacks.map(({ row, penalty, most }) => ({ rows: [row], cost: -penalty, upper: most })),
      S + B + 1,
    );
    for (;;) {
      for (const index of fresh) {
        isIn[index] = 1;
        columns.push(index);
      }
      addColumns(
        model,
        fresh.map((index) => columnOf(program, index, S, B)),
        S + B + 1,
      );
      model.options.set('time_limit', Math.max(0.01, (endsAt - performance.now()) / 1000));
      model.run();
      if (model.getModelStatus() !== highs.constants.modelStatus.optimal) return null;
      const { colValue, rowDual } = model.getSolution();
      fresh = [];
      let bound = boundOfRows(limits, rowDual) + boundOfSlacks(slacks, rowDual);
      for (let index = 0; index < open.length; index++) {
        const pair = open[index]!;
        const gain =
          program.weigh(pair) -
          rowDual[program.pairs.supplier[pair]!]! -
          rowDual[S + program.pairs.buyer[pair]!]! -
          rowDual[S + B]!;
        if (gain > 0) bound += gain;
        if (gain > TOLERANCE && isIn[index] === 0) fresh.push(index);
      }
      if (fresh.length > 0) continue;
      const shortfall = { supplier: new Int32Array(S), buyer: new Int32Array(B) };
      slacks.forEach(({ row }, index) => {
        const missing = Math.round(colValue[index]!);
        if (row < S) shortfall.supplier[row] = missing;
        else shortfall.buyer[row - S] = missing;
      });
      const chosen = columns.filter((_, at) => colValue[slacks.length + at]! > 0.5);
      return { chosen: Uint32Array.from(chosen, (index) => open[index]!), shortfall, bound };
    }
  } finally {
    model.dispose();
  }
}

type Model = ReturnType<Awaited<ReturnType<Loader>>['createModel']>;

interface Column {
  readonly rows: readonly number[];
  readonly cost: number;
  readonly upper: number;
}

function addColumns(model: Model, columns: readonly Column[], rows: number): void {
  if (columns.length === 0) return;
  const starts = new Int32Array(columns.length + 1);
  columns.forEach((column, index) => (starts[index + 1] = starts[index]! + column.rows.length));
  const entries = starts[columns.length]!;
  model.addCols({
    cost: Float64Array.from(columns, ({ cost }) => cost),
    lower: new Float64Array(columns.length),
    upper: Float64Array.from(columns, ({ upper }) => upper),
    matrix: {
      format: 'csc',
      numRows: rows,
      numCols: columns.length,
      starts,
      indices: Int32Array.from(columns.flatMap((column) => column.rows)),
      values: new Float64Array(entries).fill(1),
    },
  });
}

function emptyRows(rows: number): Parameters<Model['addRows']>[0]['matrix'] {
  return {
    format: 'csr',
    numRows: rows,
    numCols: 0,
    starts: new Int32Array(rows + 1),
    indices: new Int32Array(0),
    values: new Float64Array(0),
  };
}

function columnOf({ residual, pairs, weigh }: Program, index: number, S: number, B: number): Column {
  const pair = residual.open[index]!;
  return {
    rows: [pairs.supplier[pair]!, S + pairs.buyer[pair]!, S + B],
    cost: weigh(pair),
    upper: 1,
  };
}

/** Positions among the open pairs: the best of each party, and what is known to keep to the floors. */
function firstColumns({ residual, pairs, start }: Program): number[] {
  const { open, supplier, buyer } = residual;
  const leftS = new Int32Array(supplier.capacity.length).fill(FIRST_PER_PARTY);
  // A buyer's places are the scarce ones: all that could be filled are looked at from the beginning.
  const leftB = buyer.capacity.map((places) => places + FIRST_PER_PARTY);
  const known = new Set(start);
  return [...open.keys()].filter((index) => {
    const pair = open[index]!;
    const isFirstOfSupplier = leftS[pairs.supplier[pair]!]!-- > 0;
    const isFirstOfBuyer = leftB[pairs.buyer[pair]!]!-- > 0;
    return isFirstOfSupplier || isFirstOfBuyer || known.has(pair);
  });
}

interface Limits {
  readonly lower: Float64Array;
  readonly upper: Float64Array;
}

function limitsOf({ residual, floors }: Program): Limits {
  const { supplier, buyer, budget } = residual;
  return {
    lower: Float64Array.from([...floors.supplier, ...floors.buyer, 0]),
    upper: Float64Array.from([...supplier.capacity, ...buyer.capacity, budget]),
  };
}

interface Slack {
  readonly row: number;
  readonly penalty: number;
  readonly most: number;
}

function slackColumns({ floors, penalties }: Program, S: number): Slack[] {
  return [
    [floors.supplier, penalties.supplier, 0] as const,
    [floors.buyer, penalties.buyer, S] as const,
  ].flatMap(([floor, penalty, offset]) =>
    penalty === null
      ? []
      : [...floor].flatMap((most, index) =>
          most > 0 && penalty[index]! > 0 ? [{ row: offset + index, penalty: penalty[index]!, most }] : [],
        ),
  );
}

// Weak duality: any multipliers of the rows give a bound, so a rounding of the solver's can't make it wrong.

function boundOfRows({ lower, upper }: Limits, price: ArrayLike<number>): number {
  return lower.reduce((sum, least, row) => sum + Math.max(price[row]! * least, price[row]! * upper[row]!), 0);
}

function boundOfSlacks(slacks: readonly Slack[], price: ArrayLike<number>): number {
  return slacks.reduce((sum, { row, penalty, most }) => sum + Math.max(0, -penalty - price[row]!) * most, 0);
}
