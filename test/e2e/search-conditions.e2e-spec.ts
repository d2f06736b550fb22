import { ref } from '@mikro-orm/core';
import { IndustrialZone, Organisation, ZonesService } from '#directory';
import { SupplierIndex } from '#search';
import { foldText } from '#kernel';
import { loadPlaces } from '#places';
import { makeCapability, makeCertificate, makeSupplier } from '../factories/capabilities.js';
import { makeDelegate, makeFair, makeParticipation, makeSlots, makeTables } from '../factories/fairs.js';
import { makeMeeting, makeParticipant } from '../factories/meetings.js';
import { makeNeed } from '../factories/needs.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { fewestStatements } from '../support/count-statements.js';
import { eventually } from '../support/eventually.js';
import type { TestApp } from '../support/test-app.js';

const SEARCH = `query ($query: String, $filter: SupplierFilter, $sort: SupplierSort, $near: SupplierSearchNear,
    $amountUnit: CapacityUnit, $ignore: [ID!]) {
  searchSuppliers(query: $query, filter: $filter, sort: $sort, near: $near, amountUnit: $amountUnit, ignore: $ignore) {
    totalCount isRelaxed
    parts { id kind text range { start end } concept { id } placeIds label value unit }
    understood { concept { id } }
    ranges { name unit min max suppliers buckets { from to count } }
    facets { name values { value count label zone { name } fair { code } } }
    emptyReasons { part { id } word field and { part { id } word field } without alone }
    edges { node { distanceKm organisation { legalName } reasons { kind value } } }
  }
}`;
const SIMILAR = `query ($id: ID!, $first: Int) { similarSuppliers(organisationId: $id, first: $first) {
  score distanceKm closeNumbers sharedConcepts { id } organisation { legalName }
} }`;
const VISIBILITY = `query ($id: ID!) {
  profileVisibility(organisationId: $id) { missing concepts { place total concept { id } } }
  conceptsWithinReach(supplierOrganisationId: $id) { needs concept { id } }
}`;

describe('conditions of a search', () => {
  let test: TestApp;
  let fine: Organisation;
  let zone: IndustrialZone;

  beforeEach(async () => {
    test = await borrowTestApp();
    const em = test.em();
    zone = em.create(IndustrialZone, {
      ...{ kind: 'park', name: 'Khu công nghiệp Quế Võ', provinceCode: '24' },
      foldedName: foldText('Khu công nghiệp Quế Võ'),
    });
    fine = await makeSupplier(em, {
      legalName: 'Minh Phát',
      provinceCode: '24',
      members: [await makePerson(em, { email: 'member@minhphat.example' })],
    });
    fine.zone = ref(zone);
    await makeCapability(em, fine, {
      ...{ conceptIds: ['process.stamping', 'material.aluminium'], toleranceUm: 10, partSizeMaxMm: 600 },
      ...{ monthlyCapacity: 600_000, minimumOrder: 500, capacityUnit: 'pieces', leadTimeDays: 21 },
      equipment: [{ name: 'Aida 600T', conceptId: 'equipment.mechanical-press', count: 1 }],
    });
    await makeCertificate(em, fine);
    const coarse = await makeSupplier(em, { legalName: 'Đại Nam', provinceCode: '79' });
    await makeCapability(em, coarse, {
      ...{ conceptIds: ['process.stamping'], toleranceUm: 100, leadTimeDays: 60 },
      ...{ monthlyCapacity: 20_000, capacityUnit: 'pieces' },
    });
    await test.get(SupplierIndex).rebuild();
  });
  afterEach(() => test.close());

  const search = async (variables: object) => (await test.client().data(SEARCH, variables)).searchSuppliers;
  const names = async (variables: object): Promise<string[]> =>
    (await search(variables)).edges.map(
      ({ node }: { node: { organisation: { legalName: string } } }) => node.organisation.legalName,
    );

  it('are read from the text, shown part by part, and taken back', async () => {
    const query = 'stamping ±0.01 mm 600 t 500k pcs/month 4 weeks MOQ 1000 ISO 9001 KCN Quế Võ Bắc Ninh';
    const { parts, understood, totalCount, edges } = await search({ query });
    expect(parts.map(({ id }: { id: string }) => id)).toEqual([
      'concept:process.stamping',
      'tolerance:10',
      'press-force:600',
      'monthly-capacity:500000:pieces',
      'lead-time:28',
      'minimum-order:1000:pieces',
      'concept:certificate.iso-9001',
      `zone:${zone.id}`,
      'province:24',
    ]);
    expect(parts[3]).toEqual({
      ...{ id: 'monthly-capacity:500000:pieces', kind: 'MONTHLY_CAPACITY', text: '500k pcs/month' },
      ...{ range: { start: 24, end: 38 }, concept: null, placeIds: [], label: null },
      ...{ value: 500_000, unit: 'PIECES' },
    });
    expect(parts[8]).toMatchObject({ kind: 'PROVINCE', label: 'Bắc Ninh', placeIds: ['24'] });
    expect(understood.map(({ concept }: any) => concept.id)).toEqual([
      'process.stamping',
      'certificate.iso-9001',
    ]);
    expect(totalCount).toBe(1);
    expect(edges[0].node.reasons.map(({ kind, value }: any) => [kind, value])).toEqual([
      ['CONCEPT', null],
      ['CERTIFICATE', null],
      ['TOLERANCE', 10],
      ['PRESS_FORCE', 600],
      ['CAPACITY', 600_000],
      ['LEAD_TIME', 21],
      ['MINIMUM_ORDER', 500],
    ]);
    expect(await names({ query: 'stamping in Hải Phòng' })).toEqual([]);
    expect((await names({ query: 'stamping in Hải Phòng', ignore: ['province:31'] })).sort()).toEqual([
      'Minh Phát',
      'Đại Nam',
    ]);
  });

  it('say what is in the way when nobody meets them all', async () => {
    const { totalCount, emptyReasons } = await search({
      query: 'stamping 900 t gizmos',
      filter: { provinceCodes: ['24'] },
    });
    expect(totalCount).toBe(0);
    const told = (reasons: any[]) =>
      reasons.map(({ part, word, field, and, without, alone }) => [
        part?.id ?? word ?? field,
        and && (and.part?.id ?? and.word ?? and.field),
        ...[without, alone],
      ]);
    // Neither is in the way alone, both together are.
    expect(told(emptyReasons)).toContainEqual(['press-force:900', 'gizmos', 1, null]);
    expect(told(emptyReasons)).toContainEqual(['press-force:900', null, 0, 0]);
    const one = await search({ query: 'stamping lead time 10 days', filter: { sizes: ['LARGE'] } });
    expect(told(one.emptyReasons)).toEqual([
      ['lead-time:10', 'SIZES', 2, null],
      ['lead-time:10', null, 0, 0],
      ['SIZES', null, 0, 0],
      ['concept:process.stamping', null, 0, 2],
    ]);
    expect((await search({ query: 'stamping' })).emptyReasons).toBeNull();
  });

  it('narrow by everything that the filter knows', async () => {
    for (const filter of [
      { zoneIds: [zone.id] },
      { pressForceTAtLeast: 500 },
      { leadTimeDaysAtMost: 30 },
      { minimumOrderAtMost: 1_000 },
      { minimumOrderAtMost: 500, monthlyCapacityAtLeast: 500_000, capacityUnit: 'PIECES' },
    ]) {
      expect([filter, await names({ filter })]).toEqual([filter, ['Minh Phát']]);
    }
    expect(await names({ filter: { wardCodes: ['00454'] } })).toEqual([]);
    const { facets } = await search({});
    const facet = (name: string) => facets.find((one: any) => one.name === name).values;
    expect(facet('ZONE')).toEqual([
      { value: zone.id, count: 1, label: null, zone: { name: 'Khu công nghiệp Quế Võ' }, fair: null },
    ]);
  });

  it('come with how the numbers are spread', async () => {
    const { ranges } = await search({ filter: { leadTimeDaysAtMost: 30 } });
    expect(ranges.find(({ name }: any) => name === 'LEAD_TIME')).toEqual({
      ...{ name: 'LEAD_TIME', unit: null, min: 21, max: 60, suppliers: 2 },
      buckets: [
        { from: 20, to: 50, count: 1 },
        { from: 50, to: 100, count: 1 },
      ],
    });
    expect(ranges.find(({ name }: any) => name === 'MONTHLY_CAPACITY')).toMatchObject({
      ...{ unit: 'PIECES', min: 600_000, max: 600_000, suppliers: 1 },
    });
    const inKg = await search({ amountUnit: 'KG' });
    expect(inKg.ranges.some(({ name }: any) => name === 'MONTHLY_CAPACITY')).toBe(false);
  });

  it('sort by distance from a place, and by what is stated', async () => {
    const near = (place: object) => search({ sort: 'DISTANCE', near: place });
    const { edges } = await near({ zoneId: zone.id });
    expect(edges.map(({ node }: any) => [node.organisation.legalName, node.distanceKm > 500])).toEqual([
      ['Minh Phát', false],
      ['Đại Nam', true],
    ]);
    expect((await near({ provinceCode: '79' })).edges[0].node).toMatchObject({
      distanceKm: 0,
      organisation: { legalName: 'Đại Nam' },
    });
    expect(await names({ sort: 'CAPACITY' })).toEqual(['Minh Phát', 'Đại Nam']);
    expect(await names({ sort: 'COMPLETENESS' })).toEqual(['Minh Phát', 'Đại Nam']);
    for (const [variables, path] of [
      [{ sort: 'DISTANCE' }, ['near']],
      [{ near: {} }, ['near']],
      [{ near: { provinceCode: '99' } }, ['near', 'provinceCode']],
      [{ near: { wardCode: '00454', provinceCode: '01' } }, ['near']],
    ] as const) {
      const { errors } = await test.client().ask(SEARCH, variables);
      expect(errors![0]!.extensions.problems).toMatchObject([{ path }]);
    }
  });

  it('follow a park that gets another name and a ward', async () => {
    const [ward] = loadPlaces().province('24')!.wards;
    const province = { sort: 'DISTANCE', near: { provinceCode: '24' } };
    expect((await search(province)).edges[0].node.distanceKm).toBe(0);
    await test.get(ZonesService).revise(zone.id, zone.version, {
      ...{ kind: 'park', status: 'operating', name: 'Khu công nghiệp Gia Bình' },
      ...{ provinceCode: '24', wardCode: ward!.code },
    });
    await eventually(async () => {
      // Whose ward isn't known is where the park is.
      const { edges } = await search(province);
      expect(edges[0].node.organisation.legalName).toBe('Minh Phát');
      expect(edges[0].node.distanceKm).toBeGreaterThan(0);
    });
    expect(await names({ query: 'Gia Bình' })).toEqual(['Minh Phát']);
    const atPark = { sort: 'DISTANCE', near: { zoneId: zone.id } };
    expect((await search(atPark)).edges[0].node.distanceKm).toBe(0);
    expect((await search({ ...atPark, near: { organisationId: fine.id } })).edges[0].node.distanceKm).toBe(0);
  });

  it('know who is free at a fair, as bookings and absences come', async () => {
    const em = test.em();
    const fair = await makeFair(em);
    const slots = await makeSlots(em, fair, { count: 1 });
    const at = await makeParticipation(em, fair, await em.findOneOrFail(Organisation, { id: fine.id }));
    const delegate = await makeDelegate(em, at);
    const buyer = await makeParticipant(em, fair, 'buyer', 'buyer');
    const free = async () => names({ filter: { freeAtFairIds: [fair.id] } });
    await test.get(SupplierIndex).indexOrganisation(fine.id);
    expect(await free()).toEqual(['Minh Phát']);
    const { facets } = await search({});
    expect(facets.find((one: any) => one.name === 'FREE_AT_FAIR').values).toMatchObject([
      { value: fair.id, count: 1, fair: { code: 'hsif-2026' } },
    ]);

    const member = await test.client().signIn('member@minhphat.example', TEST_PASSWORD);
    const setAbsent = (slotIds: string[]) =>
      member.data(
        `mutation ($id: ID!, $absent: [ID!]!) {
          setDelegateAvailability(delegateId: $id, unavailableSlotIds: $absent) { __typename }
        }`,
        { id: delegate.id, absent: slotIds },
      );
    await setAbsent([slots[0]!.id]);
    await eventually(async () => expect(await free()).toEqual([]));
    await setAbsent([]);
    await eventually(async () => expect(await free()).toEqual(['Minh Phát']));

    // A draft is the organiser's own affair: nobody can tell from the search that there is one.
    const [table] = await makeTables(em, fair);
    const supplier = { organisation: fine, participation: at, delegate, member: buyer.member };
    const meeting = await makeMeeting(
      em,
      { fair, supplier, buyer },
      { slot: slots[0]!, table: table!, status: 'draft' },
    );
    await test.get(SupplierIndex).indexOrganisation(fine.id);
    expect(await free()).toEqual(['Minh Phát']);
    await em.execute(`update meeting set status = 'released' where id = ?`, [meeting.id]);
    await test.get(SupplierIndex).indexOrganisation(fine.id);
    expect(await free()).toEqual([]);
    await em.execute(`update meeting set status = 'cancelled' where id = ?`, [meeting.id]);
    await em.execute(`update meeting_attendance set is_active = false where meeting_id = ?`, [meeting.id]);
    await test.get(SupplierIndex).indexOrganisation(fine.id);
    expect(await free()).toEqual(['Minh Phát']);
    test.clock.set('2026-12-24T00:00:00Z');
    expect(await free()).toEqual([]);
    test.clock.set('2026-11-22T02:00:00Z');
  });

  it('lead from one supplier to others like it', async () => {
    const { similarSuppliers } = await test.client().data(SIMILAR, { id: fine.id });
    expect(similarSuppliers).toMatchObject([
      {
        organisation: { legalName: 'Đại Nam' },
        sharedConcepts: [{ id: 'process.stamping' }],
        closeNumbers: [],
      },
    ]);
    expect(similarSuppliers[0].distanceKm).toBeGreaterThan(500);
    expect(await test.client().errorCode(SIMILAR, { id: zone.id })).toBe('NOT_FOUND');
    expect(await test.client().errorCode(SIMILAR, { id: fine.id, first: 21 })).toBe('BAD_USER_INPUT');
    const count = (first: number) =>
      fewestStatements(test, () => test.client().data(SIMILAR, { id: fine.id, first }));
    expect(await count(20)).toBe(await count(1));
  });

  it('tell a supplier how it is found, and what it could add', async () => {
    const em = test.em();
    const buyer = await makeSupplier(em, { legalName: 'Buyer', isSupplier: false, isBuyer: true });
    const asked = { must: ['process.stamping', 'certificate.iso-14001'] };
    await makeNeed(em, buyer, asked);
    await makeNeed(em, buyer, { ...asked, isPublic: false });
    await makeNeed(em, buyer, { must: ['process.anodising', 'certificate.iatf-16949'] });
    const member = await test.client().signIn('member@minhphat.example', TEST_PASSWORD);
    const { profileVisibility, conceptsWithinReach } = await member.data(VISIBILITY, { id: fine.id });
    expect(profileVisibility.concepts).toContainEqual({
      ...{ place: 1, total: 2, concept: { id: 'process.stamping' } },
    });
    expect(profileVisibility.concepts).toContainEqual({
      ...{ place: 1, total: 1, concept: { id: 'certificate.iso-9001' } },
    });
    expect(profileVisibility.missing).toEqual([
      'DESCRIPTION',
      'ENGLISH_DESCRIPTION',
      'INTERNATIONAL_NAME',
      'LANGUAGES',
      'WEBSITE',
    ]);
    // The private need doesn't count.
    expect(conceptsWithinReach).toEqual([{ needs: 1, concept: { id: 'certificate.iso-14001' } }]);
    expect(await test.client().errorCode(VISIBILITY, { id: fine.id })).toBe('UNAUTHENTICATED');
  });
});
