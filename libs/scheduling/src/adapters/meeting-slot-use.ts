import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { SlotUse } from '#fair';
import { Meeting, MeetingAttendance } from '../domain/meeting.entity.js';

/** Still to be attended: in the timetable or its draft. */
const AHEAD = { status: { $in: ['draft', 'released'] } } as const;

/** Tells the library of fairs what meetings depend on its slots and people. */
@Injectable()
export class MeetingSlotUse extends SlotUse {
  override meetingsInSlots(em: EntityManager, slotIds: readonly string[]): Promise<number> {
    return em.count(Meeting, { slot: { $in: [...slotIds] } });
  }

  override async meetingsOfDelegates(em: EntityManager, delegateIds: readonly string[]): Promise<number> {
    const attendances = await em.find(MeetingAttendance, {
      delegate: { $in: [...delegateIds] },
      isActive: true,
      meeting: AHEAD,
    });
    // Two of them at one meeting don't make it two.
    return new Set(attendances.map(({ meeting }) => meeting.id)).size;
  }

  override meetingsOfParticipation(em: EntityManager, participationId: string): Promise<number> {
    return em.count(Meeting, {
      ...AHEAD,
      $or: [{ supplier: participationId }, { buyer: participationId }],
    });
  }
}
