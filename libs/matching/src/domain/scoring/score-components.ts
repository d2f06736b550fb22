import { assessCoverage } from './concept-coverage.js';
import { assessDelivery, assessNovelty, assessResponsiveness, assessWishes } from './business-components.js';
import { type Assessment, type Component, type Pair, single } from './component.js';
import type { CapabilityFacts } from './match-facts.js';
import { inUnit } from './units.js';
import { carrierGroupsOf, sizeFit, toleranceFit } from './physical-fit.js';
import type { ComponentName } from './scoring-rules.js';

export const COMPONENTS: Readonly<Record<ComponentName, Component>> = {
  'concept-coverage': assessCoverage,
  tolerance: assessTolerance,
  'part-size': assessPartSize,
  capacity: assessCapacity,
  certificates: assessCertificates,
  location: assessLocation,
  language: assessLanguage,
  'delivery-record': assessDelivery,
  responsiveness: assessResponsiveness,
  'supplier-wishes': assessWishes,
  'profile-evidence': assessEvidence,
  novelty: assessNovelty,
};

/** Just holding it is worth 0.6; four times tighter than asked is all that counts. */
function assessTolerance({ need, supplier, rules }: Pair): Assessment | null {
  const askedUm = need.toleranceUm;
  if (askedUm === null) return null;
  return weakest(carrierGroupsOf(need, supplier), (capability) => {
    const fit = toleranceFit(capability, askedUm);
    if (fit === 'misfit') return null;
    if (fit === 'unknown') return single(rules.unknown, 'tolerance-not-stated', { askedUm });
    const heldUm = capability.toleranceUm!;
    return single(0.6 + 0.4 * Math.min(1, Math.log2(askedUm / heldUm) / 2), 'tolerance-held', {
      heldUm,
      askedUm,
    });
  });
}

/** Within the range is worth 0.8; with a tenth to spare at the top, all; a part of a family of parts as much less. */
function assessPartSize({ need, supplier, rules }: Pair): Assessment | null {
  const askedMm = need.partSizeMm;
  if (askedMm === null) return null;
  const askedMinMm = need.partSizeMinMm ?? askedMm;
  return weakest(carrierGroupsOf(need, supplier), (capability) => {
    const fit = sizeFit(capability, askedMm, askedMinMm);
    if (fit === 'misfit') return null;
    if (fit === 'unknown') return single(rules.unknown, 'part-size-not-stated', { askedMm });
    const maxMm = capability.partSizeMaxMm!;
    const [from, to] = [Math.max(askedMinMm, capability.partSizeMinMm ?? 0), Math.min(askedMm, maxMm)];
    if (from > askedMinMm || to < askedMm) {
      const part = askedMm > askedMinMm ? (to - from) / (askedMm - askedMinMm) : 0;
      return single(Math.max(rules.unknown, 0.8 * part), 'part-size-in-part', { askedMinMm, askedMm, maxMm });
    }
    return single(askedMm <= maxMm * 0.9 ? 1 : 0.8, 'part-size-covered', { askedMm, maxMm });
  });
}

/** The whole volume is worth 0.8, twice as much all; a part of it as much less. */
function assessCapacity({ need, supplier, rules }: Pair): Assessment | null {
  const { monthlyVolume: asked, volumeUnit: unit } = need;
  if (asked === null || unit === null) return null;
  return weakest(carrierGroupsOf(need, supplier), (capability) => {
    const capacity = inUnit(capability.monthlyCapacity, capability.capacityUnit, unit);
    if (capacity === null) return single(rules.unknown, 'capacity-not-stated', { asked, unit });
    const ratio = capacity / asked;
    const covers = ratio >= 1 ? 0.8 + 0.2 * Math.min(1, ratio - 1) : 0.8 * ratio;
    const minimum = inUnit(capability.minimumOrder, capability.capacityUnit, unit);
    if (minimum !== null && minimum > asked) {
      return single(covers / 2, 'minimum-order-above-volume', { asked, unit, capacity, minimum });
    }
    return single(covers, ratio >= 1 ? 'capacity-covers' : 'capacity-in-part', { asked, unit, capacity });
  });
}

/** Each certificate beyond those asked for closes half of the rest. */
function assessCertificates({ need, supplier }: Pair): Assessment {
  const asked = new Set(
    need.concepts.flatMap(({ conceptId }) => supplier.coverOf(conceptId)?.certificate?.conceptId ?? []),
  );
  const further = new Map<string, string | null>();
  for (const { conceptId, expiresOn } of supplier.validCertificates) {
    if (!asked.has(conceptId) && !further.has(conceptId)) further.set(conceptId, expiresOn);
  }
  const reasons = [...further].map(([conceptId, expiresOn], index) => ({
    code: 'further-certificate' as const,
    part: 0.5 ** (index + 1),
    values: { conceptId, ...(expiresOn && { expiresOn }) },
  }));
  return { value: 1 - 0.5 ** further.size, reasons };
}

/** The same province is worth all, the same country 0.8, another 0.4. */
function assessLocation({ need, supplier: { facts } }: Pair): Assessment | null {
  const { buyerCountry, buyerProvinceCode } = need;
  if (buyerCountry === null) return null;
  const { country, provinceCode } = facts;
  if (country !== buyerCountry) return single(0.4, 'other-country', { country });
  const isSameProvince = provinceCode !== null && provinceCode === buyerProvinceCode;
  return isSameProvince
    ? single(1, 'same-province', { provinceCode })
    : single(0.8, 'same-country', { country });
}

/** One language in common is enough to talk. */
function assessLanguage({ need, supplier, rules }: Pair): Assessment | null {
  if (need.buyerLanguages.length === 0) return null;
  if (supplier.facts.languages.length === 0) return single(rules.unknown, 'languages-not-stated', {});
  const theirs = new Set(supplier.facts.languages.map(primaryTag));
  const shared = need.buyerLanguages.map(primaryTag).find((tag) => theirs.has(tag));
  return shared ? single(1, 'language-shared', { language: shared }) : { value: 0, reasons: [] };
}

function primaryTag(tag: string): string {
  return tag.split('-')[0]!.toLowerCase();
}

/** How much of what a buyer can check is there to be checked. */
function assessEvidence({ supplier: { facts } }: Pair): Assessment {
  const { capabilities, certificates } = facts;
  const evidence = [
    facts.hasDescription,
    facts.hasWebsite,
    capabilities.some(({ hasEquipment }) => hasEquipment),
    capabilities.some(({ toleranceUm }) => toleranceUm !== null),
    capabilities.some(({ partSizeMaxMm }) => partSizeMaxMm !== null),
    capabilities.some(({ monthlyCapacity }) => monthlyCapacity !== null),
    capabilities.some(({ leadTimeDays }) => leadTimeDays !== null),
    certificates.some(({ hasNumber }) => hasNumber),
  ];
  const given = evidence.filter(Boolean).length;
  return single(given / evidence.length, 'profile-evidence', { given, of: evidence.length });
}

/**
 * Of every set of capabilities that must do its part of the work the best, and of these the weakest: a large line of coils
 * makes no boards, however well both are tested. 0 without any that fits.
 */
function weakest(
  groups: readonly (readonly CapabilityFacts[])[],
  worth: (capability: CapabilityFacts) => Assessment | null,
): Assessment {
  const [first, ...rest] = groups.map((group) => best(group, worth));
  return rest.reduce((found, one) => (one.value < found.value ? one : found), first ?? NOTHING);
}

const NOTHING: Assessment = { value: 0, reasons: [] };

function best(
  capabilities: readonly CapabilityFacts[],
  worth: (capability: CapabilityFacts) => Assessment | null,
): Assessment {
  let found: Assessment | null = null;
  for (const capability of capabilities) {
    const assessment = worth(capability);
    if (assessment && (!found || assessment.value > found.value)) found = assessment;
  }
  return found ?? NOTHING;
}
