import type { EntityManager } from '@mikro-orm/postgresql';
import type { ModuleRef } from '@nestjs/core';
import { Transactions } from '#database';
import { OrganisationsService } from '#directory';
import { Clock } from '#kernel';
import { makeDelegate, makeFair, makeParticipation, makeSlots } from '../../../../test/factories/fairs.js';
import { makeOrganisation } from '../../../../test/factories/organisations.js';
import { borrowTestApp } from '../../../../test/support/borrow-test-app.js';
import type { TestApp } from '../../../../test/support/test-app.js';
import { Slot } from '../domain/fair.entity.js';
import { Delegate, Participation } from '../domain/participation.entity.js';
import { DelegatesService } from './delegates.service.js';
import { FairDaysService } from './fair-days.service.js';
import { MeetingsInTheWay } from './meetings-in-the-way.js';
import { ParticipationsService } from './participations.service.js';
import { SlotUse } from './slot-use.port.js';

/** Everything real but what is known of meetings: they are where the test says. */
class MeetingsAt extends SlotUse {
  readonly places = new Set<string>();

  private async among(ids: readonly string[]): Promise<string[]> {
    return ids.filter((id) => this.places.has(id));
  }
  meetingsInSlots(_: EntityManager, slotIds: readonly string[]) {
    return this.among(slotIds);
  }
  meetingsAtTables(_: EntityManager, tableIds: readonly string[]) {
    return this.among(tableIds);
  }
  meetingsAheadAt(_: EntityManager, tableId: string) {
    return this.among([tableId]);
  }
  meetingsAtTableIn(_: EntityManager, __: string, slotIds: readonly string[]) {
    return this.among(slotIds);
  }
  meetingsOfInterpreter(_: EntityManager, interpreterId: string) {
    return this.among([interpreterId]);
  }
  meetingsOfDelegates(_: EntityManager, delegateIds: readonly string[]) {
    return this.among(delegateIds);
  }
  meetingsOfDelegateIn(_: EntityManager, __: string, slotIds: readonly string[]) {
    return this.among(slotIds);
  }
  meetingsOfParticipation(_: EntityManager, participationId: string) {
    return this.among([participationId]);
  }
  meetingsOfInterpreterIn(_: EntityManager, interpreterId: string) {
    return this.among([interpreterId]);
  }
  async closeRequestsOf() {}
}

describe('taking away what meetings depend on', () => {
  let test: TestApp;
  let use: MeetingsAt;
  let days: FairDaysService;
  let participations: ParticipationsService;
  let delegates: DelegatesService;
  const refused = (meetings: number) => ({ code: 'HAS_MEETINGS', facts: { meetings } });

  beforeEach(async () => {
    test = await borrowTestApp();
    use = new MeetingsAt();
    const meetings = new MeetingsInTheWay({ get: () => use } as unknown as ModuleRef);
    const [transactions, clock] = [test.get(Transactions), test.app.get(Clock, { strict: false })];
    days = new FairDaysService(transactions, meetings, clock);
    participations = new ParticipationsService(transactions, clock, meetings);
    delegates = new DelegatesService(transactions, test.get(OrganisationsService), clock, meetings);
  });
  afterEach(() => test.close());

  it('refuses a plan that drops slots with meetings, says how many, and changes nothing', async () => {
    const fair = await makeFair(test.em());
    const slots = await makeSlots(test.em(), fair, { count: 4 });
    slots.slice(1, 3).forEach(({ id }) => use.places.add(id));
    const plan = (slotMinutes: number, closesAt: string) =>
      days.planDays(fair.id, {
        slotMinutes,
        bufferMinutes: 0,
        days: [{ date: '2026-11-25', opensAt: '09:00', closesAt, breaks: [] }],
      });
    await expect(plan(30, '11:00')).rejects.toMatchObject(refused(2));
    expect(await test.em().count(Slot, { id: { $in: slots.map(({ id }) => id) } })).toBe(4);
    // Without the last slot, and with one without a meeting: nothing is lost.
    await plan(20, '10:00');
    await plan(20, '11:00');
    const now = await test.em().find(Slot, { fair: fair.id }, { orderBy: { startsAt: 'asc' } });
    expect(now.slice(0, 3).map(({ id }) => id)).toEqual(slots.slice(0, 3).map(({ id }) => id));
    expect(now).toHaveLength(6);
  });

  it('refuses to remove a slot or day with meetings', async () => {
    const fair = await makeFair(test.em());
    const [used, unused] = await makeSlots(test.em(), fair, { count: 2 });
    use.places.add(used!.id);
    await expect(days.removeSlot(used!.id)).rejects.toMatchObject(refused(1));
    await expect(days.removeDay(fair.id, '2026-11-25')).rejects.toMatchObject(refused(1));
    await expect(days.removeSlot(unused!.id)).resolves.toBe(fair.id);
    expect((await test.em().find(Slot, {})).map(({ id }) => id)).toEqual([used!.id]);
  });

  it('refuses to withdraw an organisation or delegate with meetings ahead; without, delegates go too', async () => {
    const em = test.em();
    const organisation = await makeOrganisation(em, { legalName: 'Precision Works' });
    const participation = await makeParticipation(em, await makeFair(em), organisation);
    const [busy, free] = [await makeDelegate(em, participation), await makeDelegate(em, participation)];
    use.places.add(busy.id).add(participation.id);
    await expect(delegates.withdraw(busy.id, 1)).rejects.toMatchObject(refused(1));
    await expect(participations.withdraw(participation.id, 1)).rejects.toMatchObject(refused(1));
    await delegates.withdraw(free.id, 1);
    expect(await test.em().count(Delegate, { withdrawnAt: null })).toBe(1);
    use.places.clear();
    await participations.withdraw(participation.id, 1);
    expect(await test.em().count(Delegate, { withdrawnAt: null })).toBe(0);
    expect(await test.em().count(Participation, { withdrawnAt: null })).toBe(0);
    await expect(
      delegates.add({ participationId: participation.id, name: 'Late', languages: [] }),
    ).rejects.toThrow(/has withdrawn/);
  });

  it('keeps slots apart when several plans come at once: the last one stands', async () => {
    const fair = await makeFair(test.em());
    const plan = (slotMinutes: number) =>
      days.planDays(fair.id, {
        slotMinutes,
        bufferMinutes: 0,
        days: [{ date: '2026-11-25', opensAt: '09:00', closesAt: '12:00', breaks: [] }],
      });
    await Promise.all([plan(30), plan(20), plan(45), plan(60)]);
    const slots = await test.em().find(Slot, { fair: fair.id });
    const lengths = new Set(slots.map(({ startsAt, endsAt }) => endsAt.getTime() - startsAt.getTime()));
    expect(lengths.size).toBe(1);
    expect(slots.length * ([...lengths][0]! / 60_000)).toBe(180);
  });
});
