/** The largest flow through a network, by Dinic's algorithm; on unit edges between two sides near-linear. */
export class FlowNetwork {
  readonly #head: Int32Array;
  #next: Int32Array;
  #to: Int32Array;
  #room: Int32Array;
  #edges = 0;

  constructor(nodes: number, edges: number) {
    this.#head = new Int32Array(nodes).fill(-1);
    this.#next = new Int32Array(2 * edges);
    this.#to = new Int32Array(2 * edges);
    this.#room = new Int32Array(2 * edges);
  }

  /** Gives the edge's number. */
  add(from: number, to: number, capacity: number): number {
    const edge = this.#edges;
    this.#put(edge, from, to, capacity);
    this.#put(edge + 1, to, from, 0);
    this.#edges += 2;
    return edge;
  }

  flowOn(edge: number): number {
    return this.#room[edge + 1]!;
  }

  maximise(source: number, sink: number): number {
    const nodes = this.#head.length;
    const level = new Int32Array(nodes);
    const at = new Int32Array(nodes);
    const queue = new Int32Array(nodes);
    const path = new Int32Array(nodes);
    let total = 0;
    while (this.#levels(source, sink, level, queue)) {
      at.set(this.#head);
      for (;;) {
        const pushed = this.#push(source, sink, { level, at, path });
        if (pushed === 0) break;
        total += pushed;
      }
    }
    return total;
  }

  #put(edge: number, from: number, to: number, capacity: number): void {
    this.#to[edge] = to;
    this.#room[edge] = capacity;
    this.#next[edge] = this.#head[from]!;
    this.#head[from] = edge;
  }

  #levels(source: number, sink: number, level: Int32Array, queue: Int32Array): boolean {
    level.fill(-1);
    level[source] = 0;
    queue[0] = source;
    for (let first = 0, last = 1; first < last; first++) {
      const node = queue[first]!;
      for (let edge = this.#head[node]!; edge >= 0; edge = this.#next[edge]!) {
        const to = this.#to[edge]!;
        const isOpen = this.#room[edge]! > 0 && level[to] === -1;
        if (!isOpen) continue;
        level[to] = level[node]! + 1;
        queue[last++] = to;
      }
    }
    return level[sink] !== -1;
  }

  /** One augmenting path along the levels; 0 when there is none any more. */
  #push(
    source: number,
    sink: number,
    { level, at, path }: { level: Int32Array; at: Int32Array; path: Int32Array },
  ): number {
    let depth = 0;
    let node = source;
    for (;;) {
      if (node === sink) {
        let pushed = Infinity;
        for (let step = 0; step < depth; step++) pushed = Math.min(pushed, this.#room[path[step]!]!);
        for (let step = 0; step < depth; step++) {
          this.#room[path[step]!]! -= pushed;
          this.#room[path[step]! ^ 1]! += pushed;
        }
        return pushed;
      }
      let edge = at[node]!;
      while (edge >= 0 && !(this.#room[edge]! > 0 && level[this.#to[edge]!] === level[node]! + 1)) {
        edge = this.#next[edge]!;
      }
      at[node] = edge;
      if (edge >= 0) {
        path[depth++] = edge;
        node = this.#to[edge]!;
      } else {
        if (depth === 0) return 0;
        // A dead end: nothing on this level leads on from here.
        level[node] = -1;
        node = this.#to[path[--depth]! ^ 1]!;
      }
    }
  }
}
