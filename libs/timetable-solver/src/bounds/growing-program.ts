import { loadHighs } from './worth-bound.js';

export type Entries = readonly (readonly [index: number, value: number])[];

/** A solved program: the value of each column and the dual of each row. */
export interface ProgramSolution {
  readonly values: Float64Array;
  readonly duals: Float64Array;
  readonly objective: number;
}

/** A linear program to be minimised, with columns of 0 and more, to which rows and columns are added between runs. */
export class GrowingProgram {
  rows = 0;
  columns = 0;
  readonly #highs: Awaited<ReturnType<typeof loadHighs>>;
  readonly #model: ReturnType<Awaited<ReturnType<typeof loadHighs>>['createModel']>;

  private constructor(highs: Awaited<ReturnType<typeof loadHighs>>) {
    this.#highs = highs;
    this.#model = highs.createModel();
    this.#model.options.set('output_flag', false);
  }

  static async create(): Promise<GrowingProgram> {
    return new GrowingProgram(await loadHighs());
  }

  /** Entries are over the columns there are. @returns the index of the first new row */
  addRows(rows: readonly { lower: number; upper: number; entries: Entries }[]): number {
    const first = this.rows;
    if (rows.length === 0) return first;
    this.#model.addRows({
      lower: Float64Array.from(rows, (row) => row.lower),
      upper: Float64Array.from(rows, (row) => row.upper),
      matrix: {
        format: 'csr',
        numRows: rows.length,
        numCols: this.columns,
        ...packed(rows.map((row) => row.entries)),
      },
    });
    this.rows += rows.length;
    return first;
  }

  /** Entries are over the rows there are. @returns the index of the first new column */
  addColumns(columns: readonly { cost: number; entries: Entries }[]): number {
    const first = this.columns;
    if (columns.length === 0) return first;
    this.#model.addCols({
      cost: Float64Array.from(columns, (column) => column.cost),
      lower: new Float64Array(columns.length),
      upper: new Float64Array(columns.length).fill(Infinity),
      matrix: {
        format: 'csc',
        numRows: this.rows,
        numCols: columns.length,
        ...packed(columns.map((column) => column.entries)),
      },
    });
    this.columns += columns.length;
    return first;
  }

  /** Undefined when it can't be solved to the end. */
  solve(): ProgramSolution | undefined {
    // The duals of an interior point lie amid the optimal ones: a fraction of the rounds that those of a vertex need.
    if (!this.#isSolvedBy('ipm', 'off') && !this.#isSolvedBy('simplex', 'on')) return undefined;
    const { colValue, rowDual } = this.#model.getSolution();
    return {
      values: Float64Array.from(colValue),
      duals: Float64Array.from(rowDual),
      objective: this.#model.getObjectiveValue(),
    };
  }

  #isSolvedBy(solver: 'ipm' | 'simplex', crossover: 'off' | 'on'): boolean {
    this.#model.options.set('solver', solver);
    this.#model.options.set('run_crossover', crossover);
    this.#model.run();
    return this.#model.getModelStatus() === this.#highs.constants.modelStatus.optimal;
  }

  /** Frees its memory. */
  dispose(): void {
    this.#model.dispose();
  }
}

function packed(lists: readonly Entries[]): {
  starts: Int32Array;
  indices: Int32Array;
  values: Float64Array;
} {
  const starts = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => (starts[i + 1] = starts[i]! + list.length));
  return {
    starts,
    indices: Int32Array.from(lists.flatMap((list) => list.map(([index]) => index))),
    values: Float64Array.from(lists.flatMap((list) => list.map(([, value]) => value))),
  };
}
