import type { SupplierFacts } from './build-document.js';

/** What buyers ask of a supplier before they meet it; those that are ranked and filtered by first. */
export const PROFILE_FACTS = [
  'capability',
  'process',
  'tolerance',
  'part-size',
  'monthly-capacity',
  'lead-time',
  'minimum-order',
  'equipment',
  'valid-certificate',
  'description',
  'english-description',
  'international-name',
  'languages',
  'place',
  'website',
] as const;
export type ProfileFact = (typeof PROFILE_FACTS)[number];

/** Which of them a supplier leaves unanswered, in their order. `today`: ISO date on which certificates must be valid. */
export function missingFacts(facts: SupplierFacts, today: string): ProfileFact[] {
  const { organisation, capabilities, certificates } = facts;
  const some = (fact: (capability: SupplierFacts['capabilities'][number]) => unknown) =>
    capabilities.some((capability) => (fact(capability) ?? null) !== null);
  const texts = Object.entries(organisation.description).filter(([, text]) => text.trim() !== '');
  const isThere: Record<ProfileFact, boolean> = {
    capability: capabilities.length > 0,
    process: capabilities.some(({ conceptIds }) => conceptIds.some((id) => id.startsWith('process.'))),
    tolerance: some(({ toleranceUm }) => toleranceUm),
    'part-size': some(({ partSizeMaxMm }) => partSizeMaxMm),
    'monthly-capacity': some(({ monthlyCapacity }) => monthlyCapacity),
    'lead-time': some(({ leadTimeDays }) => leadTimeDays),
    'minimum-order': some(({ minimumOrder }) => minimumOrder),
    equipment: capabilities.some(({ equipment }) => equipment.length > 0),
    'valid-certificate': certificates.some(
      ({ issuedOn, expiresOn }) => (issuedOn ?? '') <= today && today <= (expiresOn ?? '9999'),
    ),
    description: texts.length > 0,
    'english-description': texts.some(([language]) => language.split('-')[0] === 'en'),
    'international-name': Boolean(organisation.internationalName),
    languages: organisation.languages.length > 0,
    place: Boolean(organisation.provinceCode) || organisation.country !== 'VN',
    website: Boolean(organisation.website),
  };
  return PROFILE_FACTS.filter((fact) => !isThere[fact]);
}
