/** Whose a thing is: what a policy compares a viewer with. */
export interface Subject {
  /** Organisations that it belongs to or is between. */
  readonly organisationIds?: readonly string[];
  /** Fairs that it belongs to, or at which an organisation is. */
  readonly fairIds?: readonly string[];
  /** Of those, the fairs whose organisers may change it in the place of its own people. */
  readonly caretakerFairIds?: readonly string[];
  readonly personId?: string | null;
  /** Whether anybody at all may see it, such as a published fair. */
  readonly isPublic?: boolean;
}

/** Finds whose the things of one kind are. */
export interface SubjectLoader {
  /** The name by which policies ask: `meeting`, `agreement`. */
  readonly kind: string;
  /** One look-up for many ids; an id that doesn't exist is left out of the map. */
  load(ids: readonly string[]): Promise<ReadonlyMap<string, Subject>>;
}

/** Every domain library registers how the subjects of its kinds are found. */
export class SubjectRegistry {
  private readonly loaders = new Map<string, SubjectLoader>();

  register(loader: SubjectLoader): void {
    if (this.loaders.has(loader.kind)) throw new Error(`Two subject loaders for "${loader.kind}".`);
    this.loaders.set(loader.kind, loader);
  }

  async load(kind: string, ids: readonly string[]): Promise<ReadonlyMap<string, Subject>> {
    const loader = this.loaders.get(kind);
    if (!loader) throw new Error(`No subject loader for "${kind}".`);
    return loader.load(ids);
  }
}
