/** What matching needs to know of the vocabulary. */
export abstract class ConceptGraph {
  abstract has(conceptId: string): boolean;

  /**
   * The concept and everything narrower, with the number of steps down (0 for itself): whoever can do one of these
   * can do what was asked. A concept that the vocabulary doesn't know any more has only itself.
   */
  abstract narrowerOf(conceptId: string): ReadonlyMap<string, number>;

  /**
   * The machines that do a process or a narrower one, with a step more than that: whoever has a five-axis machining centre
   * can mill with five axes, also where only milling is on its list.
   */
  abstract machinesFor(conceptId: string): ReadonlyMap<string, number>;

  /** Whether it is covered by a certificate that is held, never by a claim. */
  abstract isCertificate(conceptId: string): boolean;
}
