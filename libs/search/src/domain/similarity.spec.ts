import { loadVocabulary } from '#vocabulary';
import { supplierFacts } from '../testing/supplier-facts.js';
import { buildDocument } from './build-document.js';
import { missingFacts } from './missing-facts.js';
import { similarityOf } from './similarity.js';

const vocabulary = loadVocabulary();
const documentOf = (...args: Parameters<typeof supplierFacts>) =>
  buildDocument(supplierFacts(...args), vocabulary);
const like = (a: ReturnType<typeof documentOf>, b: ReturnType<typeof documentOf>) =>
  similarityOf(a, b, vocabulary);

describe('how alike suppliers are', () => {
  const own = documentOf('A', ['process.cnc-milling', 'material.aluminium'], {
    capability: { toleranceUm: 10 },
  });

  it('is all for the same, and the same from both sides', () => {
    const twin = documentOf('B', ['process.cnc-milling', 'material.aluminium'], {
      capability: { toleranceUm: 10 },
    });
    expect(like(own, twin)).toEqual({
      score: 1,
      sharedConceptIds: expect.arrayContaining(['process.cnc-milling', 'material.aluminium']),
      closeNumbers: ['tolerance'],
      distanceKm: 0,
    });
    const other = documentOf('C', ['process.milling'], { organisation: { provinceCode: '79' } });
    expect(like(own, other).score).toBeCloseTo(like(other, own).score, 10);
  });

  it('falls with what they do, then with numbers, then with distance', () => {
    const scores = [
      documentOf('same', ['process.cnc-milling', 'material.aluminium'], { capability: { toleranceUm: 10 } }),
      documentOf('far', ['process.cnc-milling', 'material.aluminium'], {
        ...{ capability: { toleranceUm: 10 }, organisation: { provinceCode: '79' } },
      }),
      documentOf('coarse', ['process.cnc-milling', 'material.aluminium'], {
        capability: { toleranceUm: 200 },
      }),
      documentOf('akin', ['process.milling', 'material.aluminium'], { capability: { toleranceUm: 10 } }),
      documentOf('other', ['process.die-casting'], { capability: { toleranceUm: 10 } }),
    ].map((one) => like(own, one).score);
    expect(scores).toEqual(scores.toSorted((a, b) => b - a));
    expect(new Set(scores).size).toBe(5);
  });

  it('counts a broader and a narrower concept as shared, and leaves out what cannot be compared', () => {
    const broad = documentOf('B', ['process.milling'], {
      organisation: { country: 'JP', provinceCode: null },
    });
    expect(like(own, broad)).toMatchObject({
      sharedConceptIds: ['process.milling'],
      closeNumbers: [],
      distanceKm: null,
    });
    expect(like(broad, own).sharedConceptIds).toEqual(['process.cnc-milling']);
    expect(like(own, documentOf('C', ['process.die-casting'])).sharedConceptIds).toEqual([]);
  });
});

describe('what a profile leaves unanswered', () => {
  it('is everything at first, and nothing in the end', () => {
    const empty = supplierFacts('A', [], {
      capabilities: [],
      organisation: { languages: [], provinceCode: null },
    });
    expect(missingFacts(empty, '2026-11-22')).toHaveLength(15);
    const full = supplierFacts('A', ['process.turning'], {
      organisation: {
        internationalName: 'A Ltd',
        description: { en: 'We turn.' },
        website: 'https://a.example',
      },
      capability: {
        ...{
          toleranceUm: 10,
          partSizeMaxMm: 80,
          monthlyCapacity: 1,
          capacityUnit: 'pieces',
          leadTimeDays: 7,
        },
        ...{ minimumOrder: 1, equipment: [{ name: 'Lathe', count: 1 }] },
      },
      certificates: [{ conceptId: 'certificate.iso-9001', expiresOn: '2026-11-22' }],
    });
    expect(missingFacts(full, '2026-11-22')).toEqual([]);
    expect(missingFacts(full, '2026-11-23')).toEqual(['valid-certificate']);
    const inVietnamese = { ...full.organisation, description: { vi: 'Tiện.', en: ' ' } };
    expect(missingFacts({ ...full, organisation: inVietnamese }, '2026-11-22')).toEqual([
      'english-description',
    ]);
  });
});
