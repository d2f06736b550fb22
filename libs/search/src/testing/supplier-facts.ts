import { newId } from '#kernel';
import type { SupplierFacts } from '../domain/build-document.js';

type Organisation = SupplierFacts['organisation'];
type Capability = SupplierFacts['capabilities'][number];

/** A supplier in Hanoi with one capability that has the concepts. */
export function supplierFacts(
  legalName: string,
  conceptIds: readonly string[],
  more: {
    organisation?: Partial<Organisation>;
    capability?: Partial<Capability>;
    capabilities?: readonly Partial<Capability>[];
    certificates?: SupplierFacts['certificates'];
    fairIds?: readonly string[];
    freeTimes?: SupplierFacts['freeTimes'];
  } = {},
): SupplierFacts {
  const capabilities = more.capabilities ?? [{ conceptIds, ...more.capability }];
  return {
    organisation: {
      id: newId(),
      legalName,
      country: 'VN',
      provinceCode: '01',
      languages: ['vi'],
      description: {},
      ...more.organisation,
    },
    capabilities: capabilities.map((capability) => ({
      id: newId(),
      title: 'Sản xuất',
      conceptIds: [],
      equipment: [],
      ...capability,
    })),
    certificates: more.certificates ?? [],
    fairIds: more.fairIds ?? [],
    freeTimes: more.freeTimes ?? [],
  };
}
