import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Fair, FairDay, Slot } from '#fair';
import { CheckIn, GroupPartyRecord } from '#floor';
import {
  MeetingExclusion,
  NeedAccess,
  OrganisationConflict,
  ParticipationTerms,
  SupplierWishes,
} from '#matching';
import { recognitionFigures } from '#recognition';
import { ReportService } from '#report';
import { Meeting } from '#scheduling';
import { targetProgress } from '#target';
import { type TestApp, startTestApp } from '../../../test/support/test-app.js';
import { loadDemo } from './load-demo.js';
import { DEMO_FAIR_CODE } from './make-fair.js';

/** Real: the whole application on PostgreSQL; nothing is replaced but the clock. */
describe('the demo fair', () => {
  let test: TestApp;
  let home: string;

  beforeAll(async () => {
    test = await startTestApp({ now: '2026-11-22T02:00:00Z' });
    home = await mkdtemp(join(tmpdir(), 'fairmatch-demo-'));
    await loadDemo(test.app, home);
  });
  afterAll(async () => {
    await test?.close();
    if (home) await rm(home, { recursive: true });
  });

  it('reproduces the sentence of the programme from its records', async () => {
    const report = await test.get(ReportService).report({ abroadOnly: true, fromYear: 2017, toYear: 2020 });
    expect(report.sentences.en).toBe(
      'From 2017 to 2020, 55 enterprises have taken part directly and nearly 200 enterprise-times indirectly, by promotion, at 4 specialised fairs abroad; 140 agreements and contracts were signed, worth about US$6.5 million in all.',
    );
    const { count, value } = report.agreements;
    expect([count, report.indirectTimes.count, value.toString()]).toEqual([140, 198, '6518400.00 USD']);
  });

  it('shows a drawing under terms, one supplier allowed and its own waiting, and loads only once', async () => {
    await loadDemo(test.app, home);
    const accesses = await test.em().find(NeedAccess, {}, { orderBy: { status: 'asc' } });
    expect(accesses.map(({ status }) => status)).toEqual(['allowed', 'asked']);
    // Of the day's groups one has a record, with a dispute to decide.
    const [party] = await test
      .em()
      .find(GroupPartyRecord, { contradictedAt: { $ne: null } }, { populate: ['record'] });
    expect([party!.decidedAt, party!.record.unwrap().status]).toEqual([null, 'held']);
    const groups = await test.em().find(ParticipationTerms, {});
    expect(groups.map(({ minMeetings }) => minMeetings).sort()).toEqual([2, 2, 2, 2, 2, 3]);
    expect(await test.em().count(MeetingExclusion, {})).toBe(1);
    expect(await test.em().count(OrganisationConflict, {})).toBe(1);
    expect(await test.em().count(SupplierWishes, {})).toBe(1);
  });

  it.each([
    ['2010-12-31', null, 53, 48],
    ['2020-06-30', null, 91, 58],
    ['2020-12-31', null, 117, 77],
    ['2024-12-31', '2021-01-01', 172, 114],
  ])(
    'has recognised products by %s (from %s): %i of %i enterprises',
    async (asOf, from, products, enterprises) => {
      const { recognised } = await recognitionFigures(test.em(), {
        kind: 'key-industrial-product',
        asOf,
        from,
      });
      expect(recognised).toEqual({ products, enterprises });
    },
  );

  it('gives the supplier account meetings', async () => {
    const [own] = await test.em().execute<{ count: number }[]>(
      `select count(*)::int as count from meeting m join participation p on p.id = m.supplier_id
         join membership k on k.organisation_id = p.organisation_id join person one on one.id = k.person_id
        where one.email like 'supplier@%'`,
    );
    expect(own!.count).toBeGreaterThanOrEqual(3);
  });

  it('has records that its programme’s goals can be believed beside', async () => {
    const progress = await targetProgress(test.em(), {}, '2026-11-22');
    expect(progress).toHaveLength(11);
    const far = progress.filter(
      ({ target, count }) => count.actual < target.goal * 0.2 || count.actual > target.goal * 1.2,
    );
    expect(far.map(({ target, count }) => [target.year, target.definition, count.actual])).toEqual([]);
  });

  it('has follow-ups of what was signed at once, and goes on with a home that an older build made', async () => {
    const em = test.em();
    const unchecked = `select count(*)::int as count from agreement a where a.amends_id is null
      and a.status in ('reported', 'confirmed', 'verified', 'active', 'fulfilled', 'lapsed')
      and not exists (select 1 from follow_up f where f.agreement_id = a.id)`;
    expect(await em.execute(unchecked)).toEqual([{ count: 0 }]);
    for (const table of ['pipeline_move', 'pipeline_card']) await em.execute(`delete from ${table}`);
    await loadDemo(test.app, home);
    const [cards]: { count: number }[] = await em.execute('select count(*)::int as count from pipeline_card');
    expect(cards!.count).toBeGreaterThan(10);
  });

  it.each(['2026-12-03T07:10:00Z', '2026-12-03T18:40:00Z', '2027-03-01T23:30:00Z'])(
    'is under way whenever it is started: at %s',
    async (now) => {
      test.clock.set(now);
      await loadDemo(test.app, home);
      const at = new Date(now);
      const fair = await test.em().findOneOrFail(Fair, { code: DEMO_FAIR_CODE });
      const days = await test.em().find(FairDay, { fair }, { orderBy: { date: 'asc' } });
      const today = Temporal.Instant.from(now).toZonedDateTimeISO(fair.timeZone).toPlainDate();
      expect(days.map(({ date }) => date)).toEqual([today.subtract({ days: 1 }), today].map(String));
      expect([fair.startsOn, fair.endsOn]).toEqual(days.map(({ date }) => date));
      const slots = await test.em().find(Slot, { day: days[1]! }, { orderBy: { startsAt: 'asc' } });
      expect(slots.some(({ endsAt }) => endsAt < at)).toBe(true);
      expect(slots.some(({ startsAt }) => startsAt > at)).toBe(true);

      const meetings = await test.em().find(Meeting, { fair }, { populate: ['slot'] });
      const odd = meetings.filter(
        ({ status, startsAt, endsAt, slot }) =>
          startsAt.getTime() !== slot!.unwrap().startsAt.getTime() ||
          (status === 'released' && endsAt <= at) ||
          ((status === 'held' || status === 'no-show') && startsAt > at),
      );
      expect(odd.map(({ id, status }) => [id, status])).toEqual([]);
      expect(meetings.some(({ status }) => status === 'released')).toBe(true);
      const checkIns = await test.em().find(CheckIn, { fair });
      expect(checkIns.length).toBeGreaterThan(0);
      expect(checkIns.every(({ date }) => date === String(today))).toBe(true);

      // A second start on that day finds it as it was left.
      test.clock.set(new Date(at.getTime() + 10 * 60_000).toISOString());
      await loadDemo(test.app, home);
      expect(await test.em().findOneOrFail(Slot, { id: slots[0]!.id })).toMatchObject({
        startsAt: slots[0]!.startsAt,
      });
      expect(await test.em().count(CheckIn, { fair })).toBe(checkIns.length);
    },
  );
});
