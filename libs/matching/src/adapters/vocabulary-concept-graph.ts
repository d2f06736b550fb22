import { Injectable } from '@nestjs/common';
import { Vocabulary } from '#vocabulary';
import { ConceptGraph } from '../domain/scoring/concept-graph.js';

/** The shipped vocabulary, as matching looks at it. */
@Injectable()
export class VocabularyConceptGraph extends ConceptGraph {
  constructor(private readonly vocabulary: Vocabulary) {
    super();
  }

  has(conceptId: string): boolean {
    return this.vocabulary.has(conceptId);
  }

  narrowerOf(conceptId: string): ReadonlyMap<string, number> {
    return this.vocabulary.has(conceptId)
      ? this.vocabulary.narrowerClosure(conceptId)
      : new Map([[conceptId, 0]]);
  }

  isCertificate(conceptId: string): boolean {
    return conceptId.startsWith('certificate.');
  }
}
