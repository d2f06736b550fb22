import type { CapabilityFacts, NeedFacts } from './match-facts.js';
import { type Fit, carrierGroupsOf, leadTimeFit, sizeFit, toleranceFit } from './physical-fit.js';
import type { SupplierProfile } from './supplier-profile.js';

export const RULE_CODES = [
  'other-organisation',
  'country',
  'must-concept',
  'must-certificate',
  'something-in-common',
  'excluded-concept',
  'tolerance',
  'part-size',
  'tolerance-at-part-size',
  'lead-time',
] as const;
export type RuleCode = (typeof RULE_CODES)[number];

/** What one rule says of a pair, with the values that it looked at. */
export interface RuleResult {
  readonly code: RuleCode;
  readonly passed: boolean;
  readonly values: Record<string, string | number>;
}

/** Whether the supplier may be proposed for the need at all. */
export function isEligible(need: NeedFacts, supplier: SupplierProfile): boolean {
  for (const rule of rulesOf(need, supplier)) if (!rule.passed) return false;
  return true;
}

/** Rule by rule, those that apply: why, or why not. */
export function checkEligibility(need: NeedFacts, supplier: SupplierProfile): RuleResult[] {
  return [...rulesOf(need, supplier)];
}

/** One after the other, so that the first that fails can end it. */
function* rulesOf(need: NeedFacts, whole: SupplierProfile): Generator<RuleResult> {
  const { facts } = whole;
  const supplier = whole.without(need.excludedConceptIds);
  if (need.buyerOrganisationId === facts.organisationId) {
    yield { code: 'other-organisation', passed: false, values: {} };
  }
  if (need.countries.length > 0) {
    yield {
      code: 'country',
      passed: need.countries.includes(facts.country),
      values: { country: facts.country, asked: need.countries.join(' ') },
    };
  }
  yield* mustsOf(need, supplier);
  const covered = (one: SupplierProfile) =>
    need.concepts.filter(({ conceptId }) => one.coverOf(conceptId) !== null);
  const common = covered(supplier).length;
  if (supplier !== whole) {
    for (const conceptId of need.excludedConceptIds) {
      const part = whole.without([conceptId]);
      if (part === whole) continue;
      // What it can do with the unwanted alone counts against it, unless it would only have been nice.
      const left = new Set(covered(part));
      const isLost = covered(whole).some((one) => one.importance === 'must' && !left.has(one));
      yield { code: 'excluded-concept', passed: !isLost && left.size > 0, values: { conceptId } };
    }
  }
  yield {
    code: 'something-in-common',
    passed: common > 0,
    values: { covered: common, asked: need.concepts.length },
  };
  yield* physicalRulesOf(need, supplier);
}

function* mustsOf(need: NeedFacts, supplier: SupplierProfile): Generator<RuleResult> {
  for (const { conceptId, importance } of need.concepts) {
    if (importance !== 'must') continue;
    const cover = supplier.coverOf(conceptId);
    const isCertificate = supplier.isCertificate(conceptId);
    const expiresOn = cover?.certificate?.expiresOn ?? (cover ? null : supplier.lastHeldUntil(conceptId));
    yield {
      code: isCertificate ? 'must-certificate' : 'must-concept',
      passed: cover !== null,
      values: {
        conceptId,
        ...(cover && { by: cover.by }),
        ...(isCertificate && expiresOn && { expiresOn }),
      },
    };
  }
}

function* physicalRulesOf(need: NeedFacts, supplier: SupplierProfile): Generator<RuleResult> {
  const { toleranceUm, partSizeMm, partSizeMinMm, leadTimeDays } = need;
  // A must that nothing covers has failed already.
  const groups = carrierGroupsOf(need, supplier).filter((group) => group.length > 0);
  const everyGroup = (fit: (capability: CapabilityFacts) => Fit) =>
    groups.every((group) => group.some((capability) => fit(capability) !== 'misfit'));
  const held = toleranceUm !== null && everyGroup((capability) => toleranceFit(capability, toleranceUm));
  const sized =
    partSizeMm !== null && everyGroup((capability) => sizeFit(capability, partSizeMm, partSizeMinMm));
  if (toleranceUm !== null) {
    yield {
      code: 'tolerance',
      passed: held,
      values: { askedUm: toleranceUm, ...statedTolerance(groups, toleranceUm) },
    };
  }
  if (partSizeMm !== null) {
    yield { code: 'part-size', passed: sized, values: { askedMm: partSizeMm, ...statedSize(groups) } };
  }
  if (held && sized) {
    yield {
      code: 'tolerance-at-part-size',
      // A tight tolerance on small parts and large parts at a loose one don't make a tight tolerance on a large part.
      passed: groups.every((group) =>
        group.some(
          (capability) =>
            toleranceFit(capability, toleranceUm) !== 'misfit' &&
            sizeFit(capability, partSizeMm, partSizeMinMm) !== 'misfit',
        ),
      ),
      values: { askedUm: toleranceUm, askedMm: partSizeMm },
    };
  }
  if (leadTimeDays !== null) {
    const stated = groups.map((group) =>
      group.map((one) => one.leadTimeDays).filter((days) => days !== null),
    );
    const fastest = stated.filter((days) => days.length > 0).map((days) => Math.min(...days));
    yield {
      code: 'lead-time',
      passed: everyGroup((capability) => leadTimeFit(capability, leadTimeDays)),
      values: { askedDays: leadTimeDays, ...(fastest.length > 0 && { heldDays: Math.max(...fastest) }) },
    };
  }
}

/** The tightest tolerance of the set that decides: the one that doesn't fit, if there is one. */
function statedTolerance(
  groups: readonly (readonly CapabilityFacts[])[],
  askedUm: number,
): { heldUm?: number } {
  const best = groups.map((group) => tightest(group, askedUm)).filter((um) => um !== null);
  if (best.length === 0) return {};
  return { heldUm: best.find((um) => um > askedUm) ?? Math.max(...best) };
}

/** null when nothing is stated, or when one that states nothing may still hold it. */
function tightest(group: readonly CapabilityFacts[], askedUm: number): number | null {
  const stated = group.map(({ toleranceUm }) => toleranceUm).filter((um) => um !== null);
  const best = stated.length > 0 ? Math.min(...stated) : null;
  return best !== null && best > askedUm && stated.length < group.length ? null : best;
}

function statedSize(groups: readonly (readonly CapabilityFacts[])[]): { maxMm?: number; minMm?: number } {
  const all = groups.flat();
  const largest = all.map(({ partSizeMaxMm }) => partSizeMaxMm).filter((mm) => mm !== null);
  const smallest = all.map(({ partSizeMinMm }) => partSizeMinMm).filter((mm) => mm !== null);
  return {
    ...(largest.length > 0 && { maxMm: Math.max(...largest) }),
    ...(smallest.length > 0 && { minMm: Math.min(...smallest) }),
  };
}
