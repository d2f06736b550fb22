import type { ConceptGraph } from './concept-graph.js';
import type { CapabilityFacts, CertificateFacts, NeedFacts, SupplierFacts } from './match-facts.js';

/** A small vocabulary: milling ⊃ cnc-milling ⊃ five-axis; quality ⊃ iso-9001. */
const NARROWER: Record<string, string[]> = {
  'process.milling': ['process.cnc-milling'],
  'process.cnc-milling': ['process.five-axis'],
  'process.five-axis': [],
  'process.anodising': [],
  'material.aluminium': [],
  'material.steel': [],
  'certificate.quality': ['certificate.iso-9001'],
  'certificate.iso-9001': [],
  'certificate.iso-14001': [],
  'industry.vehicles': ['industry.motorcycles'],
  'industry.motorcycles': [],
};

/** A five-axis centre does all milling. */
const MACHINES: Record<string, [string, number][]> = {
  'process.five-axis': [['equipment.five-axis-centre', 1]],
  'process.cnc-milling': [['equipment.five-axis-centre', 2]],
  'process.milling': [['equipment.five-axis-centre', 3]],
};

export const CONCEPT_IDS = Object.keys(NARROWER);

export const smallGraph: ConceptGraph = {
  has: (id) => id in NARROWER,
  isCertificate: (id) => id.startsWith('certificate.'),
  machinesFor: (id) => new Map(MACHINES[id]),
  narrowerOf(id) {
    const distances = new Map([[id, 0]]);
    for (const [step, distance] of distances) {
      for (const next of NARROWER[step] ?? []) distances.set(next, distance + 1);
    }
    return distances;
  },
};

export const DAY = '2026-11-25';

export function needFacts(rest: Partial<NeedFacts> = {}): NeedFacts {
  return {
    id: 'need',
    buyerOrganisationId: 'buyer',
    buyerLanguages: [],
    buyerCountry: null,
    buyerProvinceCode: null,
    concepts: [{ conceptId: 'process.cnc-milling', importance: 'must' }],
    excludedConceptIds: [],
    toleranceUm: null,
    partSizeMinMm: null,
    partSizeMm: null,
    leadTimeDays: null,
    monthlyVolume: null,
    volumeUnit: null,
    countries: [],
    ...rest,
  };
}

export function capabilityFacts(rest: Partial<CapabilityFacts> = {}): CapabilityFacts {
  return {
    id: 'capability',
    conceptIds: ['process.cnc-milling'],
    toleranceUm: null,
    partSizeMinMm: null,
    partSizeMaxMm: null,
    monthlyCapacity: null,
    capacityUnit: null,
    minimumOrder: null,
    leadTimeDays: null,
    hasEquipment: false,
    ...rest,
  };
}

export function certificateFacts(rest: Partial<CertificateFacts> = {}): CertificateFacts {
  return { conceptId: 'certificate.iso-9001', issuedOn: null, expiresOn: null, hasNumber: false, ...rest };
}

export function supplierFacts(rest: Partial<SupplierFacts> = {}): SupplierFacts {
  return {
    organisationId: 'supplier',
    country: 'VN',
    provinceCode: null,
    languages: [],
    hasDescription: false,
    hasWebsite: false,
    capabilities: [capabilityFacts()],
    certificates: [],
    record: null,
    wishes: null,
    met: new Map(),
    ...rest,
  };
}
