import type { ConceptGraph } from './concept-graph.js';
import { isEligible } from './eligibility.js';
import type { NeedFacts, SupplierFacts } from './match-facts.js';
import { SupplierProfile, compare } from './supplier-profile.js';

/** A concept that a supplier lacks, and how many needs it would become eligible for with it alone. */
export interface ConceptWithinReach {
  readonly conceptId: string;
  readonly needs: number;
}

/**
 * What a supplier could add that would open needs to it, what opens most first: each need that it isn't eligible for is
 * tried again with one more concept, as a valid certificate or as a capability that states no numbers. `dayOf` gives the
 * day on which certificates must be valid for a need.
 */
export function conceptsWithinReach(
  facts: SupplierFacts,
  needs: readonly NeedFacts[],
  graph: ConceptGraph,
  dayOf: (need: NeedFacts) => string,
): ConceptWithinReach[] {
  const profiles = new Map<string, SupplierProfile>();
  const profileWith = (conceptId: string | null, day: string) => {
    const key = `${day} ${conceptId}`;
    let profile = profiles.get(key);
    if (!profile) {
      profile = new SupplierProfile(conceptId ? withConcept(facts, conceptId, graph) : facts, graph, day);
      profiles.set(key, profile);
    }
    return profile;
  };
  const opened = new Map<string, number>();
  for (const need of needs) {
    const day = dayOf(need);
    const today = profileWith(null, day);
    if (need.buyerOrganisationId === facts.organisationId || isEligible(need, today)) continue;
    const lacking = need.concepts.filter(({ conceptId }) => today.coverOf(conceptId) === null);
    const musts = lacking.filter(({ importance }) => importance === 'must');
    // Where two are missing no one of them helps.
    for (const { conceptId } of musts.length > 0 ? musts.slice(0, musts.length > 1 ? 0 : 1) : lacking) {
      if (!isEligible(need, profileWith(conceptId, day))) continue;
      opened.set(conceptId, (opened.get(conceptId) ?? 0) + 1);
    }
  }
  return Array.from(opened, ([conceptId, count]) => ({ conceptId, needs: count })).sort(
    (one, other) => other.needs - one.needs || compare(one.conceptId, other.conceptId),
  );
}

function withConcept(facts: SupplierFacts, conceptId: string, graph: ConceptGraph): SupplierFacts {
  if (graph.isCertificate(conceptId)) {
    const certificate = { conceptId, issuedOn: null, expiresOn: null, hasNumber: true };
    return { ...facts, certificates: [...facts.certificates, certificate] };
  }
  const capability = {
    ...{ id: '', conceptIds: [conceptId], toleranceUm: null, partSizeMinMm: null, partSizeMaxMm: null },
    ...{ monthlyCapacity: null, capacityUnit: null, minimumOrder: null, leadTimeDays: null },
    hasEquipment: false,
  };
  return { ...facts, capabilities: [...facts.capabilities, capability] };
}
