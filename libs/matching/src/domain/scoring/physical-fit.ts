import type { CapabilityFacts, NeedFacts } from './match-facts.js';
import type { SupplierProfile } from './supplier-profile.js';

/** unknown: one of the two doesn't state it. */
export type Fit = 'fits' | 'unknown' | 'misfit';

export function toleranceFit(capability: CapabilityFacts, askedUm: number): Fit {
  if (capability.toleranceUm === null) return 'unknown';
  return capability.toleranceUm <= askedUm ? 'fits' : 'misfit';
}

/** Of a family of parts, `askedMinMm` to `askedMm`, making some is enough to fit: the ranges overlap. */
export function sizeFit(
  { partSizeMinMm, partSizeMaxMm }: CapabilityFacts,
  askedMm: number,
  askedMinMm: number | null = null,
): Fit {
  if ((partSizeMinMm ?? 0) > askedMm) return 'misfit';
  if (partSizeMaxMm === null) return 'unknown';
  return partSizeMaxMm >= (askedMinMm ?? askedMm) ? 'fits' : 'misfit';
}

export function leadTimeFit({ leadTimeDays }: CapabilityFacts, askedDays: number): Fit {
  if (leadTimeDays === null) return 'unknown';
  return leadTimeDays <= askedDays ? 'fits' : 'misfit';
}

/**
 * The capabilities that would do the work: those that cover something that is asked for, or all of them when only
 * certificates are.
 */
function carriersOf(need: NeedFacts, supplier: SupplierProfile): readonly CapabilityFacts[] {
  const carriers = new Set<CapabilityFacts>();
  let asksForWork = false;
  for (const { conceptId } of need.concepts) {
    if (supplier.isCertificate(conceptId)) continue;
    asksForWork = true;
    for (const capability of supplier.coverOf(conceptId)?.capabilities ?? []) carriers.add(capability);
  }
  return asksForWork ? [...carriers] : supplier.facts.capabilities;
}

/**
 * The sets of capabilities of each of which one must fit physically: whoever mills to 10 µm but anodises only small
 * parts can't do a large part that must be milled and anodised. One set for every must, empty where nothing covers it;
 * without a must for work, one for all that would do it.
 */
export function carrierGroupsOf(
  need: NeedFacts,
  supplier: SupplierProfile,
): readonly (readonly CapabilityFacts[])[] {
  const musts = need.concepts.filter(
    ({ conceptId, importance }) => importance === 'must' && !supplier.isCertificate(conceptId),
  );
  return musts.length > 0
    ? musts.map(({ conceptId }) => supplier.coverOf(conceptId)?.capabilities ?? [])
    : [carriersOf(need, supplier)];
}
