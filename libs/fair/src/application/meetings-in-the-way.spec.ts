import type { EntityManager } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { HasMeetingsError } from '../domain/fair.errors.js';
import { MeetingsInTheWay } from './meetings-in-the-way.js';
import { SlotUse } from './slot-use.port.js';

const em = {} as EntityManager;

class OneMeetingEach extends SlotUse {
  async meetingsInSlots(_: EntityManager, slotIds: readonly string[]) {
    return slotIds.map((id) => `in ${id}`);
  }
  async meetingsAtTables(_: EntityManager, tableIds: readonly string[]) {
    return tableIds.map((id) => `at ${id}`);
  }
  async meetingsAheadAt(_: EntityManager, tableId: string) {
    return [`ahead at ${tableId}`];
  }
  async meetingsAtTableIn(_: EntityManager, tableId: string, slotIds: readonly string[]) {
    return slotIds.map((id) => `at ${tableId} in ${id}`);
  }
  async meetingsOfDelegates(_: EntityManager, delegateIds: readonly string[]) {
    return delegateIds.map((id) => `of ${id}`);
  }
  async meetingsOfDelegateIn(_: EntityManager, delegateId: string, slotIds: readonly string[]) {
    return slotIds.map((id) => `of ${delegateId} in ${id}`);
  }
  async meetingsOfParticipation() {
    return ['of it'];
  }
  async meetingsOfInterpreter(_: EntityManager, interpreterId: string) {
    return [`of ${interpreterId}`];
  }
  async meetingsOfInterpreterIn(_: EntityManager, interpreterId: string, slotIds: readonly string[]) {
    return slotIds.map((id) => `of ${interpreterId} in ${id}`);
  }
  async closeRequestsOf() {}
}

@Module({ providers: [MeetingsInTheWay] })
class FairPart {}
/** Neither global nor exporting: as any library that is built after this one. */
@Module({ providers: [{ provide: SlotUse, useClass: OneMeetingEach }] })
class LaterPart {}

async function meetingsAmong(...imports: (typeof FairPart)[]): Promise<MeetingsInTheWay> {
  const module = await Test.createTestingModule({ imports }).compile();
  return module.get(MeetingsInTheWay, { strict: false });
}

describe('MeetingsInTheWay', () => {
  it('refuses with the number of meetings, whichever module knows them', async () => {
    const meetings = await meetingsAmong(FairPart, LaterPart);
    await expect(meetings.ofSlots(em, ['a', 'b', 'c'])).rejects.toMatchObject({
      code: 'HAS_MEETINGS',
      facts: { meetings: 3, meetingIds: ['in a', 'in b', 'in c'] },
    });
    await expect(meetings.ofTables(em, ['a'])).rejects.toThrow(HasMeetingsError);
    await expect(meetings.ofDelegates(em, ['a'])).rejects.toThrow(HasMeetingsError);
    await expect(meetings.ofParticipation(em, 'a')).rejects.toThrow(HasMeetingsError);
    await expect(meetings.ofSlots(em, [])).resolves.toBeUndefined();
  });

  it('lets go on who names every meeting, and tells of all of them as soon as one is not named', async () => {
    const meetings = await meetingsAmong(FairPart, LaterPart);
    const now = new Date();
    await expect(meetings.aheadAt(em, 'a', now, [])).rejects.toThrow(HasMeetingsError);
    await expect(meetings.aheadAt(em, 'a', now, ['ahead at a', 'another'])).resolves.toBeUndefined();
    const absent = (known: string[]) =>
      meetings.ofDelegateIn(em, 'd', ['a', 'b'], { withDrafts: true, known });
    await expect(absent(['of d in a'])).rejects.toMatchObject({
      facts: { meetings: 2, meetingIds: ['of d in a', 'of d in b'] },
    });
    await expect(absent(['of d in b', 'of d in a'])).resolves.toBeUndefined();
  });

  it('refuses nothing where meetings are unknown', async () => {
    const meetings = await meetingsAmong(FairPart);
    await expect(meetings.ofSlots(em, ['a'])).resolves.toBeUndefined();
    await expect(meetings.ofParticipation(em, 'a')).resolves.toBeUndefined();
  });
});
