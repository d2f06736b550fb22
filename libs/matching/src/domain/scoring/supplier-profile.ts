import type { ConceptGraph } from './concept-graph.js';
import type { CapabilityFacts, CertificateFacts, SupplierFacts, SupplierPool } from './match-facts.js';

/** How a supplier covers a concept that was asked for. */
export interface Cover {
  /** The nearest concept that it has: the one asked for, a narrower one, or a machine for it. */
  readonly by: string;
  /** Steps down from what was asked to `by`. */
  readonly distance: number;
  /** All capabilities that cover it; empty when a certificate does. */
  readonly capabilities: readonly CapabilityFacts[];
  readonly certificate: CertificateFacts | null;
}

/** A supplier's facts, arranged for being asked what they cover. Certificates count when valid on `day`. */
export class SupplierProfile {
  /** The certificates that are valid on the day, in the order of their concepts. */
  readonly validCertificates: readonly CertificateFacts[];
  private readonly byConcept = new Map<string, CapabilityFacts[]>();
  private readonly covers = new Map<string, Cover | null>();
  private readonly parts = new Map<string, SupplierProfile>();

  constructor(
    readonly facts: SupplierFacts,
    private readonly graph: ConceptGraph,
    private readonly day: string,
  ) {
    for (const capability of facts.capabilities) {
      for (const conceptId of new Set(capability.conceptIds)) {
        if (graph.isCertificate(conceptId)) continue;
        const holding = this.byConcept.get(conceptId);
        if (holding) holding.push(capability);
        else this.byConcept.set(conceptId, [capability]);
      }
    }
    this.validCertificates = facts.certificates
      .filter(({ issuedOn, expiresOn }) => (issuedOn ?? '') <= day && day <= (expiresOn ?? '9999-12-31'))
      .sort(
        (one, other) =>
          compare(one.conceptId, other.conceptId) ||
          // Of two for the same concept the one that lasts longer speaks.
          compare(other.expiresOn ?? '9999-12-31', one.expiresOn ?? '9999-12-31'),
      );
  }

  /** The supplier as if it had no capability that involves one of the concepts, or one below them. */
  without(conceptIds: readonly string[]): SupplierProfile {
    if (conceptIds.length === 0) return this;
    const key = conceptIds.join(' ');
    let part = this.parts.get(key);
    if (!part) {
      const unwanted = conceptIds.map((id) => this.graph.narrowerOf(id));
      const capabilities = this.facts.capabilities.filter(
        (capability) => !capability.conceptIds.some((id) => unwanted.some((narrower) => narrower.has(id))),
      );
      part =
        capabilities.length === this.facts.capabilities.length
          ? this
          : new SupplierProfile({ ...this.facts, capabilities }, this.graph, this.day);
      this.parts.set(key, part);
    }
    return part;
  }

  /** null when the supplier doesn't cover it. */
  coverOf(conceptId: string): Cover | null {
    let cover = this.covers.get(conceptId);
    if (cover === undefined) {
      cover = this.graph.isCertificate(conceptId) ? this.certified(conceptId) : this.capable(conceptId);
      this.covers.set(conceptId, cover);
    }
    return cover;
  }

  /** Until when a certificate for the concept was held last, valid or not; null when there never was one that ends. */
  lastHeldUntil(conceptId: string): string | null {
    const accepted = this.graph.narrowerOf(conceptId);
    return this.facts.certificates.reduce<string | null>(
      (latest, held) =>
        accepted.has(held.conceptId) && held.expiresOn !== null && held.expiresOn > (latest ?? '')
          ? held.expiresOn
          : latest,
      null,
    );
  }

  isCertificate(conceptId: string): boolean {
    return this.graph.isCertificate(conceptId);
  }

  /** Whether one of two concepts lies within the other. */
  isAkin(one: string, other: string): boolean {
    return this.graph.narrowerOf(one).has(other) || this.graph.narrowerOf(other).has(one);
  }

  private capable(asked: string): Cover | null {
    const [accepted, machines] = [this.graph.narrowerOf(asked), this.graph.machinesFor(asked)];
    let nearest: { by: string; distance: number } | null = null;
    const capabilities = new Set<CapabilityFacts>();
    for (const [by, holding] of this.byConcept) {
      const distance = accepted.get(by) ?? machines.get(by);
      if (distance === undefined) continue;
      for (const capability of holding) capabilities.add(capability);
      if (!nearest || isNearer({ by, distance }, nearest)) nearest = { by, distance };
    }
    return nearest && { ...nearest, capabilities: [...capabilities], certificate: null };
  }

  private certified(asked: string): Cover | null {
    const accepted = this.graph.narrowerOf(asked);
    let nearest: Cover | null = null;
    for (const certificate of this.validCertificates) {
      const distance = accepted.get(certificate.conceptId);
      if (distance === undefined) continue;
      const cover = { by: certificate.conceptId, distance, capabilities: [], certificate };
      if (!nearest || isNearer(cover, nearest)) nearest = cover;
    }
    return nearest;
  }
}

/** The pool that a set of profiles is. */
export function poolOf(profiles: readonly SupplierProfile[]): SupplierPool {
  const holders = new Map<string, number>();
  return {
    size: profiles.length,
    holdersOf(conceptId) {
      let count = holders.get(conceptId);
      if (count === undefined) {
        count = profiles.filter((profile) => profile.coverOf(conceptId) !== null).length;
        holders.set(conceptId, count);
      }
      return count;
    },
  };
}

function isNearer(one: { by: string; distance: number }, other: { by: string; distance: number }): boolean {
  return one.distance < other.distance || (one.distance === other.distance && one.by < other.by);
}

/** By code point, so that the order is the same wherever it runs. */
export function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
