/** A set of indexes below `size`, in no order, from which one is drawn or taken in constant time. */
export class IndexSet {
  readonly members: number[] = [];
  readonly #place: Int32Array;

  constructor(size: number) {
    this.#place = new Int32Array(size).fill(-1);
  }

  add(index: number): void {
    if (this.#place[index]! >= 0) return;
    this.#place[index] = this.members.length;
    this.members.push(index);
  }

  delete(index: number): void {
    const place = this.#place[index]!;
    if (place < 0) return;
    const last = this.members.pop()!;
    if (last !== index) {
      this.members[place] = last;
      this.#place[last] = place;
    }
    this.#place[index] = -1;
  }
}
