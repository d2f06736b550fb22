import type { EntityManager } from '@mikro-orm/postgresql';
import { Module } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { HasMeetingsError } from '../domain/fair.errors.js';
import { MeetingsInTheWay } from './meetings-in-the-way.js';
import { SlotUse } from './slot-use.port.js';

const em = {} as EntityManager;

class OneMeetingEach extends SlotUse {
  async meetingsInSlots(_: EntityManager, slotIds: readonly string[]) {
    return slotIds.length;
  }
  async meetingsOfDelegates(_: EntityManager, delegateIds: readonly string[]) {
    return delegateIds.length;
  }
  async meetingsOfParticipation() {
    return 1;
  }
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
      facts: { meetings: 3 },
    });
    await expect(meetings.ofDelegates(em, ['a'])).rejects.toThrow(HasMeetingsError);
    await expect(meetings.ofParticipation(em, 'a')).rejects.toThrow(HasMeetingsError);
    await expect(meetings.ofSlots(em, [])).resolves.toBeUndefined();
  });

  it('refuses nothing where meetings are unknown', async () => {
    const meetings = await meetingsAmong(FairPart);
    await expect(meetings.ofSlots(em, ['a'])).resolves.toBeUndefined();
    await expect(meetings.ofParticipation(em, 'a')).resolves.toBeUndefined();
  });
});
