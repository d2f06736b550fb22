import { loadVocabulary } from '#vocabulary';
import {
  type CapabilityDetails,
  type CertificateDetails,
  capabilityProblems,
  certificateProblems,
} from './capability-rules.js';

const vocabulary = loadVocabulary();
const capability = (details: Partial<CapabilityDetails> = {}) =>
  capabilityProblems(
    { title: 'CNC milling', conceptIds: ['process.cnc-milling'], equipment: [], ...details },
    vocabulary,
  ).map(({ path, message }) => `${path.join('.')}: ${message}`);
const certificate = (details: Partial<CertificateDetails> = {}) =>
  certificateProblems({ conceptId: 'certificate.iso-9001', ...details }, vocabulary).map(
    ({ path, message }) => `${path.join('.')}: ${message}`,
  );

describe('what a capability may say', () => {
  it('takes what makes sense', () => {
    expect(
      capability({
        conceptIds: ['process.cnc-milling', 'industry.automotive', 'material.aluminium'],
        toleranceUm: 1,
        partSizeMinMm: 100,
        partSizeMaxMm: 100,
        monthlyCapacity: 1,
        minimumOrder: 1,
        capacityUnit: 'sets',
        equipment: [{ name: 'Mazak', count: 1, conceptId: vocabulary.ofKind('equipment')[0]!.id }],
      }),
    ).toEqual([]);
  });

  it.each<[string, Partial<CapabilityDetails>, string]>([
    [
      'unknown concepts',
      { conceptIds: ['process.cnc-milling', 'process.magic'] },
      'input.conceptIds.1: "process.magic"',
    ],
    ['a certificate among the concepts', { conceptIds: ['certificate.iso-9001'] }, 'input.conceptIds.0: '],
    ['a concept twice', { conceptIds: ['process.turning', 'process.turning'] }, 'input.conceptIds.1: '],
    ['a tolerance of nothing', { toleranceUm: 0 }, 'input.toleranceUm: '],
    ['the least above the most', { partSizeMinMm: 101, partSizeMaxMm: 100 }, 'input.partSizeMinMm: '],
    ['a capacity of no unit', { monthlyCapacity: 5 }, 'input.capacityUnit: '],
    ['a minimum order of no unit', { minimumOrder: 5 }, 'input.capacityUnit: '],
    [
      'equipment that is a process',
      {
        equipment: [
          { name: 'x', count: 1 },
          { name: 'y', count: 1, conceptId: 'process.turning' },
        ],
      },
      'input.equipment.1.conceptId: ',
    ],
  ])('refuses %s', (_, details, beginning) => {
    const problems = capability(details);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(beginning);
  });
});

describe('what a certificate may say', () => {
  it('takes one that is valid for a single day', () => {
    expect(certificate({ issuedOn: '2026-01-01', expiresOn: '2026-01-01' })).toEqual([]);
  });

  it.each<[string, Partial<CertificateDetails>, string]>([
    ['an unknown concept', { conceptId: 'certificate.none' }, 'input.conceptId: '],
    ['a process', { conceptId: 'process.turning' }, 'input.conceptId: '],
    ['an end before the beginning', { issuedOn: '2026-01-02', expiresOn: '2026-01-01' }, 'input.expiresOn: '],
  ])('refuses %s', (_, details, beginning) => {
    expect(certificate(details)).toEqual([expect.stringContaining(beginning)]);
  });
});
