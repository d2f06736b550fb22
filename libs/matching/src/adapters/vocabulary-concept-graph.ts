import { Injectable } from '@nestjs/common';
import { Vocabulary, derivedFrom } from '#vocabulary';
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

  machinesFor(conceptId: string): ReadonlyMap<string, number> {
    const known = machinesByProcess(this.vocabulary);
    let machines = known.get(conceptId);
    if (!machines) {
      machines = this.machinesOf(conceptId);
      known.set(conceptId, machines);
    }
    return machines;
  }

  isCertificate(conceptId: string): boolean {
    return conceptId.startsWith('certificate.');
  }

  private machinesOf(conceptId: string): ReadonlyMap<string, number> {
    const machines = new Map<string, number>();
    if (!conceptId.startsWith('process.')) return machines;
    for (const [id, distance] of this.narrowerOf(conceptId)) {
      for (const related of this.vocabulary.byId(id)?.related ?? []) {
        if (!related.startsWith('equipment.')) continue;
        machines.set(related, Math.min(distance + 1, machines.get(related) ?? Infinity));
      }
    }
    return machines;
  }
}

const machinesByProcess = derivedFrom(() => new Map<string, ReadonlyMap<string, number>>());
