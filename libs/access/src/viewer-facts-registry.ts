import { NOBODY, type Viewer, type ViewerFacts } from './viewer.js';

/** Collects what the domain libraries know of a person into one viewer. */
export class ViewerFactsRegistry {
  private readonly sources: ViewerFacts[] = [];

  register(source: ViewerFacts): void {
    this.sources.push(source);
  }

  async viewerOf(person: {
    personId: string;
    sessionId: string;
    isAdmin: boolean;
    isStaff: boolean;
  }): Promise<Viewer> {
    const parts = await Promise.all(this.sources.map((source) => source.factsOf(person.personId)));
    return Object.assign({}, NOBODY, person, ...parts) as Viewer;
  }
}
