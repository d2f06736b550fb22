import { checkEligibility, isEligible } from './eligibility.js';
import type { NeedFacts, SupplierFacts } from './match-facts.js';
import {
  DAY,
  capabilityFacts,
  certificateFacts,
  needFacts,
  smallGraph,
  supplierFacts,
} from './scoring.fixtures.js';
import { SupplierProfile } from './supplier-profile.js';

function check(need: Partial<NeedFacts>, supplier: Partial<SupplierFacts>) {
  const profile = new SupplierProfile(supplierFacts(supplier), smallGraph, DAY);
  const rules = checkEligibility(needFacts(need), profile);
  expect(isEligible(needFacts(need), profile)).toBe(rules.every(({ passed }) => passed));
  return rules;
}

const failed = (...args: Parameters<typeof check>) =>
  check(...args)
    .filter(({ passed }) => !passed)
    .map(({ code, values }) => ({ code, ...values }));

const must = (...conceptIds: string[]) =>
  conceptIds.map((conceptId) => ({ conceptId, importance: 'must' as const }));

describe('eligibility', () => {
  it('takes a narrower capability for a broader need, and not the reverse', () => {
    const fiveAxis = { capabilities: [capabilityFacts({ conceptIds: ['process.five-axis'] })] };
    expect(check({ concepts: must('process.milling') }, fiveAxis)).toContainEqual({
      code: 'must-concept',
      passed: true,
      values: { conceptId: 'process.milling', by: 'process.five-axis' },
    });
    const milling = { capabilities: [capabilityFacts({ conceptIds: ['process.milling'] })] };
    expect(failed({ concepts: must('process.five-axis') }, milling)).toContainEqual({
      code: 'must-concept',
      conceptId: 'process.five-axis',
    });
  });

  it('counts a certificate through its last day, and says when it ran out', () => {
    const need = { concepts: must('process.cnc-milling', 'certificate.quality') };
    const expiring = (expiresOn: string) => ({ certificates: [certificateFacts({ expiresOn })] });
    expect(failed(need, expiring('2026-11-25'))).toEqual([]);
    expect(failed(need, expiring('2026-11-24'))).toEqual([
      { code: 'must-certificate', conceptId: 'certificate.quality', expiresOn: '2026-11-24' },
    ]);
    const future = { certificates: [certificateFacts({ issuedOn: '2026-11-26' })] };
    expect(failed(need, future)).toHaveLength(1);
  });

  it('takes no claim of a capability for a certificate', () => {
    const claim = {
      capabilities: [capabilityFacts({ conceptIds: ['process.cnc-milling', 'certificate.iso-9001'] })],
    };
    expect(failed({ concepts: must('certificate.iso-9001') }, claim)).toContainEqual({
      code: 'must-certificate',
      conceptId: 'certificate.iso-9001',
    });
  });

  it('keeps to the countries that are asked for', () => {
    expect(failed({ countries: ['TH', 'MY'] }, {})).toEqual([
      { code: 'country', country: 'VN', asked: 'TH MY' },
    ]);
    expect(failed({ countries: ['TH', 'VN'] }, {})).toEqual([]);
  });

  it('looks at tolerance and size only where both sides state them', () => {
    expect(failed({ toleranceUm: 20, partSizeMm: 500 }, {})).toEqual([]);
    const stated = { capabilities: [capabilityFacts({ toleranceUm: 50, partSizeMaxMm: 400 })] };
    expect(failed({}, stated)).toEqual([]);
    expect(failed({ toleranceUm: 20, partSizeMm: 500 }, stated)).toEqual([
      { code: 'tolerance', askedUm: 20, heldUm: 50 },
      { code: 'part-size', askedMm: 500, maxMm: 400 },
    ]);
    expect(failed({ toleranceUm: 50, partSizeMm: 400 }, stated)).toEqual([]);
    const large = { capabilities: [capabilityFacts({ partSizeMinMm: 600 })] };
    expect(failed({ partSizeMm: 500 }, large)).toEqual([{ code: 'part-size', askedMm: 500, minMm: 600 }]);
  });

  it('does not let an unstated tolerance of another process stand in for one that is too loose', () => {
    const supplier = {
      capabilities: [
        capabilityFacts({ id: 'a', toleranceUm: 50 }),
        capabilityFacts({ id: 'b', conceptIds: ['process.anodising'] }),
      ],
    };
    const need = { concepts: must('process.cnc-milling', 'process.anodising'), toleranceUm: 20 };
    expect(failed(need, supplier)).toEqual([{ code: 'tolerance', askedUm: 20, heldUm: 50 }]);
  });

  it('wants tolerance and size of the same capability', () => {
    const supplier = {
      capabilities: [
        capabilityFacts({ id: 'fine', toleranceUm: 5, partSizeMaxMm: 50 }),
        capabilityFacts({ id: 'large', toleranceUm: 100, partSizeMaxMm: 2000 }),
      ],
    };
    expect(failed({ toleranceUm: 10, partSizeMm: 800 }, supplier)).toEqual([
      { code: 'tolerance-at-part-size', askedUm: 10, askedMm: 800 },
    ]);
    expect(failed({ toleranceUm: 10, partSizeMm: 40 }, supplier)).toEqual([]);
  });

  it('refuses whoever has nothing of what is only wished for, and the buyer itself', () => {
    const wish = [{ conceptId: 'process.anodising', importance: 'nice' as const }];
    expect(failed({ concepts: wish }, {})).toEqual([{ code: 'something-in-common', covered: 0, asked: 1 }]);
    expect(failed({ buyerOrganisationId: 'supplier' }, {})).toEqual([{ code: 'other-organisation' }]);
  });
});
