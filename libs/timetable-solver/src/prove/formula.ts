/**
 * A conjunction of clauses that grows. Literals are as in DIMACS: a variable is a number from 1, its negation the same below
 * zero.
 */
export class Formula {
  readonly clauses: number[][] = [];
  #variables = 0;

  variable(): number {
    return ++this.#variables;
  }

  /** At least one of the literals. */
  add(...literals: number[]): void {
    this.clauses.push(literals);
  }

  atMostOne(literals: readonly number[]): void {
    literals.forEach((one, i) => {
      for (let j = 0; j < i; j++) this.add(-one, -literals[j]!);
    });
  }

  atMost(limit: number, literals: readonly number[]): void {
    if (limit === 1) this.atMostOne(literals);
    else if (limit < literals.length) {
      const count = this.count(literals, limit + 1);
      this.add(-count[limit]!);
    }
  }

  /**
   * A literal for each of 1 … `most` (or as many as there are literals), true when so many of the literals are: the
   * totalizer of Bailleux and Boufkhad, cut off above `most`. They follow from the literals, not the other way round.
   */
  count(literals: readonly number[], most: number): readonly number[] {
    if (literals.length <= 1) return literals.slice(0, most);
    const half = literals.length >> 1;
    const left = this.count(literals.slice(0, half), most);
    const right = this.count(literals.slice(half), most);
    const sum = Array.from({ length: Math.min(most, left.length + right.length) }, () => this.variable());
    for (let l = 0; l <= left.length; l++) {
      for (let r = 0; r <= right.length; r++) {
        if (l + r === 0) continue;
        const both = [...(l > 0 ? [-left[l - 1]!] : []), ...(r > 0 ? [-right[r - 1]!] : [])];
        this.add(...both, sum[Math.min(most, l + r) - 1]!);
      }
    }
    for (let k = 1; k < sum.length; k++) this.add(-sum[k]!, sum[k - 1]!);
    return sum;
  }
}
