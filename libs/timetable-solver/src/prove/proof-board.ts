const FIELDS = ['best', 'bound', 'niceness'] as const;
/** Breaks of a timetable that nobody has found yet. */
export const NONE_FOUND = 0x7fffffff;

/**
 * What is known of the breaks of a problem, for threads that read it while they work: how many the best complete timetable
 * has, the bound, and how far its readers come after others.
 */
export class ProofBoard {
  readonly memory: SharedArrayBuffer;
  readonly #fields: Int32Array;

  constructor(memory: SharedArrayBuffer) {
    this.memory = memory;
    this.#fields = new Int32Array(memory);
  }

  static create(): ProofBoard {
    const board = new ProofBoard(new SharedArrayBuffer(FIELDS.length * Int32Array.BYTES_PER_ELEMENT));
    board.#set('best', NONE_FOUND);
    return board;
  }

  /** Breaks of the best complete timetable that is known. */
  get best(): number {
    return this.#get('best');
  }

  /** Proved: no complete timetable has fewer breaks. */
  get bound(): number {
    return this.#get('bound');
  }

  /** Steps by which its readers come after other threads. */
  get niceness(): number {
    return this.#get('niceness');
  }

  tellBest(breaks: number): void {
    this.#set('best', Math.min(this.best, breaks));
  }

  tellBound(breaks: number): void {
    this.#set('bound', Math.max(this.bound, breaks));
  }

  tellNiceness(steps: number): void {
    this.#set('niceness', steps);
  }

  #get(field: (typeof FIELDS)[number]): number {
    return Atomics.load(this.#fields, FIELDS.indexOf(field));
  }

  #set(field: (typeof FIELDS)[number], value: number): void {
    Atomics.store(this.#fields, FIELDS.indexOf(field), value);
  }
}
