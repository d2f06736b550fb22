import { conceptsWithinReach } from './concepts-within-reach.js';
import type { NeedFacts } from './match-facts.js';
import { DAY, capabilityFacts, needFacts, smallGraph, supplierFacts } from './scoring.fixtures.js';

type Asked = NeedFacts['concepts'][number];
const must = (conceptId: string): Asked => ({ conceptId, importance: 'must' });
const should = (conceptId: string): Asked => ({ conceptId, importance: 'should' });
const need = (...concepts: Asked[]) => needFacts({ concepts });

describe('what a supplier could add', () => {
  const miller = supplierFacts({ capabilities: [capabilityFacts()], certificates: [] });
  const reach = (needs: NeedFacts[], facts = miller) =>
    conceptsWithinReach(facts, needs, smallGraph, () => DAY);

  it('counts the needs that one more concept opens, those that open most first', () => {
    expect(
      reach([
        need(must('process.cnc-milling')),
        need(must('process.cnc-milling'), must('certificate.iso-9001')),
        need(must('process.anodising')),
        need(must('certificate.iso-9001')),
      ]),
    ).toEqual([
      { conceptId: 'certificate.iso-9001', needs: 2 },
      { conceptId: 'process.anodising', needs: 1 },
    ]);
  });

  it('leaves out needs that one concept alone does not open', () => {
    expect(reach([need(must('process.anodising'), must('certificate.iso-9001'))])).toEqual([]);
    expect(reach([needFacts({ concepts: [must('process.anodising')], countries: ['JP'] })])).toEqual([]);
    const own = needFacts({
      concepts: [must('process.anodising')],
      buyerOrganisationId: miller.organisationId,
    });
    expect(reach([own])).toEqual([]);
  });

  it('takes any of what is asked for where nothing is a must', () => {
    expect(reach([need(should('process.anodising'), should('material.steel'))])).toEqual([
      { conceptId: 'material.steel', needs: 1 },
      { conceptId: 'process.anodising', needs: 1 },
    ]);
  });

  it('counts a certificate that has expired as missing', () => {
    const expired = {
      conceptId: 'certificate.iso-9001',
      issuedOn: null,
      expiresOn: '2020-01-01',
      hasNumber: true,
    };
    const facts = { ...miller, certificates: [expired] };
    expect(reach([need(must('certificate.quality'))], facts)).toEqual([
      { conceptId: 'certificate.quality', needs: 1 },
    ]);
    expect(
      reach([need(must('certificate.quality'))], {
        ...facts,
        certificates: [{ ...expired, expiresOn: null }],
      }),
    ).toEqual([]);
  });
});
