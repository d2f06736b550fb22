import { GroupPartyRecord, GroupRecord } from '#floor';
import { Need } from '#matching';
import { Meeting, Outcome } from '#scheduling';
import { buildAgreement } from '../../../../test/factories/agreements.js';
import { makeFair, makeSlots, makeTables } from '../../../../test/factories/fairs.js';
import { makeGroupSession } from '../../../../test/factories/groups.js';
import {
  type MeetingScene,
  type Participant,
  makeMeeting,
  makeMeetingScene,
  makeParticipant,
  makeRequest,
} from '../../../../test/factories/meetings.js';
import { makeNeed, makeProposal } from '../../../../test/factories/needs.js';
import { makeOrganisation } from '../../../../test/factories/organisations.js';
import { fewestStatements } from '../../../../test/support/count-statements.js';
import { type TestApp, startTestApp } from '../../../../test/support/test-app.js';
import { runAs } from '#database';
import type { FunnelRow, FunnelStage } from '../domain/funnel.js';
import { FunnelService } from './funnel.service.js';

/** Real: the whole application on PostgreSQL; nothing is replaced but the clock. */
describe('the outcome funnel', () => {
  let test: TestApp;
  let service: FunnelService;
  let scene: MeetingScene;
  let others: Participant[];
  let need: Need;

  beforeAll(async () => {
    test = await startTestApp({ now: '2026-12-20T02:00:00Z' });
    service = test.get(FunnelService);
    const em = test.em();
    scene = await makeMeetingScene(em, { slots: 6, tables: 2 });
    const host = await makeOrganisation(em, { legalName: 'Promotion Centre', isSupplier: false });
    scene.fair.host = host as never;
    await em.flush();
    others = [];
    for (const name of ['second', 'third', 'fourth'])
      others.push(await makeParticipant(em, scene.fair, name, 'supplier'));
    const [second, third, fourth] = others as [Participant, Participant, Participant];
    need = await makeNeed(em, scene.buyer.organisation, {
      fair: scene.fair,
      should: ['industry.electronics'],
    });
    const another = await makeNeed(em, scene.buyer.organisation, { fair: scene.fair });
    const sides = (one: Participant) => ({ supplier: one.participation, buyer: scene.buyer.participation });
    const wish = { supplierAnswer: 'meet', buyerAnswer: 'must' } as const;
    // The first supplier, proposed twice, comes the whole way.
    const first = await makeProposal(em, need, sides(scene.supplier), { ...wish, score: 0.9 });
    first.createdAt = new Date('2026-11-01T00:00:00Z');
    first.supplierAnsweredAt = new Date('2026-11-03T00:00:00Z');
    first.buyerAnsweredAt = new Date('2026-11-05T00:00:00Z');
    await makeProposal(em, another, sides(scene.supplier), { score: 0.2 });
    // The second is wanted by one side alone; the third was taken back; the fourth met without a proposal.
    await makeProposal(em, need, sides(second), { supplierAnswer: 'meet', buyerAnswer: 'no-thanks' });
    await makeProposal(em, need, sides(third), { withdrawnAt: new Date() });
    await makeRequest(em, { ...scene, supplier: fourth });
    const [slot, slot2, slot3] = scene.slots as [
      MeetingScene['slots'][0],
      MeetingScene['slots'][0],
      MeetingScene['slots'][0],
    ];
    const [table, table2] = scene.tables as [MeetingScene['tables'][0], MeetingScene['tables'][0]];
    const met = await makeMeeting(em, scene, { slot, table, status: 'held' });
    await makeMeeting(em, { ...scene, supplier: fourth }, { slot: slot2, table, status: 'held' });
    await makeMeeting(em, { ...scene, supplier: second }, { slot: slot3, table: table2, status: 'no-show' });
    met.outcomeKind = 'cooperation-possible';
    em.create(Outcome, { meeting: met, recordedFor: 'buyer', kind: 'cooperation-possible' });
    for (const [supplier, rest] of [
      [scene.supplier, { signedOn: '2026-12-05', sectorConceptId: 'industry.automotive' }],
      [scene.supplier, { signedOn: '2026-12-15' }],
      [second, { status: 'terminated' }],
      [third, { signedOn: '2026-12-10' }],
    ] as const) {
      const agreement = buildAgreement(em, {
        ...rest,
        fair: scene.fair,
        supplier: supplier.organisation,
        buyer: scene.buyer.organisation,
      });
      if (supplier === scene.supplier)
        Object.assign(agreement, { deliveredMinor: 100_000n, progressOn: '2027-01-14' });
    }
    buildAgreement(em, { fair: null, supplier: fourth.organisation, buyer: scene.buyer.organisation });
    await em.flush();
  });
  afterAll(() => test.close());

  const step = (row: FunnelRow, stage: FunnelStage) => row.steps.find((one) => one.stage === stage)!;

  it('counts each pair once, whatever way it came', async () => {
    const { total } = await service.funnel({});
    expect(total.steps.map(({ stage, count, through }) => [stage, count, through])).toEqual([
      ['proposed', 2, 2],
      ['agreed', 2, 1],
      ['met', 2, 2],
      ['cooperation-possible', 1, 1],
      ['signed', 2, 1],
      ['delivered', 1, 1],
    ]);
    expect(step(total, 'agreed')).toMatchObject({ conversion: 0.5, medianDays: 4 });
    expect(step(total, 'met').conversion).toBe(1);
    expect(step(total, 'delivered')).toMatchObject({ conversion: 0.5, medianDays: 40 });
  });

  it('tells it by fair, sector, country, organiser and year, each adding up to the whole', async () => {
    const { total, splits } = await service.funnel({});
    for (const rows of Object.values(splits))
      for (const { stage, count, through } of total.steps)
        expect([stage, ...sums(rows, stage)]).toEqual([stage, count, through]);
    expect(splits.sector.map(({ key }) => key)).toEqual([
      'industry.automotive',
      'industry.electronics',
      null,
    ]);
    expect(splits.organiser[0]!.labels.en).toBe('Promotion Centre');
    expect(splits.year[0]!.key).toBe('2026');
    expect(splits.fair[0]!.labels.vi).toBe('Hanoi Supporting Industries Fair 2026');
  });

  function sums(rows: readonly FunnelRow[], stage: FunnelStage): [number, number] {
    const steps = rows.map((row) => step(row, stage));
    return [
      steps.reduce((sum, { count }) => sum + count, 0),
      steps.reduce((sum, { through }) => sum + through, 0),
    ];
  }

  it('opens the pairs behind every number', async () => {
    const { total, splits } = await service.funnel({});
    for (const [by, rows] of [['all', [total]] as const, ...Object.entries(splits)]) {
      for (const row of rows) {
        for (const { stage, count, through } of row.steps) {
          const narrowed = by === 'all' ? {} : { by: by as 'fair', key: row.key };
          const list = await service.pairsBehind({}, { stage, ...narrowed }, { offset: 0, limit: 100 });
          expect([by, row.key, stage, list.total, list.pairs.length]).toEqual([
            by,
            row.key,
            stage,
            count,
            count,
          ]);
          if (stage === 'proposed') continue;
          const came = await service.pairsBehind(
            {},
            { stage, ...narrowed, through: true },
            { offset: 0, limit: 100 },
          );
          const outside = await service.pairsBehind(
            {},
            { stage, ...narrowed, through: false },
            { offset: 0, limit: 1 },
          );
          expect([came.total, outside.total]).toEqual([through, count - through]);
        }
      }
    }
    const { pairs } = await service.pairsBehind(
      {},
      { stage: 'cooperation-possible' },
      { offset: 0, limit: 5 },
    );
    const [meeting] = await test.em().find(Meeting, { outcomeKind: 'cooperation-possible' });
    expect(pairs).toMatchObject([
      { supplierId: scene.supplier.organisation.id, meetingId: meeting!.id, sector: 'industry.automotive' },
    ]);
    expect(await service.pairsBehind({}, { stage: 'met' }, { offset: 7, limit: 5 })).toEqual({
      pairs: [],
      total: 2,
    });
  });

  it('narrows to fairs, years, sectors and countries, and to nothing', async () => {
    const proposed = async (filter: object) => step((await service.funnel(filter)).total, 'proposed').count;
    expect(await proposed({ fairIds: [scene.fair.id] })).toBe(2);
    expect(await proposed({ fairIds: [] })).toBe(0);
    expect(await proposed({ fromYear: 2027 })).toBe(0);
    expect(await proposed({ sector: 'industry.automotive' })).toBe(1);
    expect(await proposed({ country: 'VN' })).toBe(2);
    expect(await proposed({ country: 'JP' })).toBe(0);
    expect(await proposed({ abroadOnly: true })).toBe(0);
    await expect(service.funnel({ fromYear: 2020, toYear: 2019 })).rejects.toThrow('filter.toYear');
  });

  it('sends as many statements for many pairs as for few', async () => {
    const asRequest = () =>
      runAs({ personId: null, requestId: 'request', via: 'web' }, () => service.funnel({}));
    const few = await fewestStatements(test, asRequest);
    const em = test.em();
    const fair = await makeFair(em, { code: 'larger', startsOn: '2025-11-25', endsOn: '2025-11-26' });
    for (let index = 0; index < 10; index++) {
      const supplier = await makeParticipant(em, fair, `more-${index}`, 'supplier');
      const buyer = await makeParticipant(em, fair, `taker-${index}`, 'buyer');
      await makeProposal(em, need, { supplier: supplier.participation, buyer: buyer.participation });
    }
    expect(await fewestStatements(test, asRequest)).toBe(few);
    expect(few).toBe(3);
    expect(step((await service.funnel({})).total, 'proposed').count).toBe(12);
  });

  it('counts a supplier and a buyer who came to a group meeting that was held, by what counts of it', async () => {
    const em = test.em();
    const fair = await makeFair(em, { code: 'groups', startsOn: '2026-12-01', endsOn: '2026-12-01' });
    const [slot] = (await makeSlots(em, fair, { count: 1 })) as [MeetingScene['slots'][0]];
    const [table] = (await makeTables(em, fair)) as [MeetingScene['tables'][0]];
    const [tools, moulds, buyer, late] = [
      await makeParticipant(em, fair, 'tools', 'supplier'),
      await makeParticipant(em, fair, 'moulds', 'supplier'),
      await makeParticipant(em, fair, 'asks', 'buyer'),
      await makeParticipant(em, fair, 'late', 'buyer'),
    ];
    const { startsAt, endsAt } = slot;
    const session = await makeGroupSession(em, { fair }, [tools, moulds, buyer, late], {
      table,
      startsAt,
      endsAt,
    });
    const record = em.create(GroupRecord, {
      ...{ fair: fair.id, session, status: 'held', outcomeKind: 'cooperation-agreed' },
    });
    const { participation } = late;
    em.create(GroupPartyRecord, { record, participation: participation.id, absentAt: startsAt });
    await em.flush();
    const counts = async () => {
      const { total } = await service.funnel({ fairIds: [fair.id] });
      return total.steps.map(({ count }) => count);
    };
    // Two suppliers with the one buyer that came.
    expect(await counts()).toEqual([0, 0, 2, 2, 0, 0]);
    const narrow = { offset: 0, limit: 10 };
    const { pairs } = await service.pairsBehind({ fairIds: [fair.id] }, { stage: 'met' }, narrow);
    expect(pairs.map(({ buyerId, reachedAt }) => [buyerId, reachedAt.met])).toEqual(
      [tools, moulds].map(() => [buyer.organisation.id, startsAt]),
    );
    record.outcomeKind = 'informative';
    await em.flush();
    expect(await counts()).toEqual([0, 0, 2, 0, 0, 0]);
    record.status = 'no-show';
    await em.flush();
    expect(await counts()).toEqual([0, 0, 0, 0, 0, 0]);
  });
});
