import type { FilterQuery } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { SlotUse } from '#fair';
import { MeetingRequestsService } from '../application/meeting-requests.service.js';
import { Meeting } from '../domain/meeting.entity.js';
import type { MeetingStatus } from '../domain/meeting-state.js';

/** Still to be attended: in the timetable or its draft. */
const AHEAD: MeetingStatus[] = ['draft', 'released'];

/** Tells the library of fairs what meetings depend on its slots, tables and people. */
@Injectable()
export class MeetingSlotUse extends SlotUse {
  constructor(private readonly requests: MeetingRequestsService) {
    super();
  }

  override meetingsInSlots(em: EntityManager, slotIds: readonly string[]): Promise<string[]> {
    return idsOf(em, { slot: { $in: [...slotIds] }, status: { $ne: 'cancelled' } });
  }

  override meetingsAtTables(em: EntityManager, tableIds: readonly string[]): Promise<string[]> {
    return idsOf(em, { table: { $in: [...tableIds] }, status: { $ne: 'cancelled' } });
  }

  override meetingsAheadAt(em: EntityManager, tableId: string, from: Date): Promise<string[]> {
    return idsOf(em, { table: tableId, status: { $in: AHEAD }, endsAt: { $gt: from } });
  }

  override meetingsAtTableIn(
    em: EntityManager,
    tableId: string,
    slotIds: readonly string[],
  ): Promise<string[]> {
    return idsOf(em, { table: tableId, slot: { $in: [...slotIds] }, status: { $in: AHEAD } });
  }

  override meetingsOfDelegates(em: EntityManager, delegateIds: readonly string[]): Promise<string[]> {
    return idsOf(em, { status: { $in: AHEAD }, attendances: { $some: activeOf(delegateIds) } });
  }

  override meetingsOfDelegateIn(
    em: EntityManager,
    delegateId: string,
    slotIds: readonly string[],
    withDrafts: boolean,
  ): Promise<string[]> {
    return idsOf(em, {
      slot: { $in: [...slotIds] },
      status: { $in: withDrafts ? AHEAD : ['released'] },
      attendances: { $some: activeOf([delegateId]) },
    });
  }

  override meetingsOfParticipation(em: EntityManager, participationId: string): Promise<string[]> {
    return idsOf(em, {
      status: { $in: AHEAD },
      $or: [{ supplier: participationId }, { buyer: participationId }],
    });
  }

  override meetingsOfInterpreter(em: EntityManager, interpreterId: string): Promise<string[]> {
    return idsOf(em, { interpreter: interpreterId });
  }

  override meetingsOfInterpreterIn(
    em: EntityManager,
    interpreterId: string,
    slotIds: readonly string[],
  ): Promise<string[]> {
    return idsOf(em, {
      ...{ interpreter: interpreterId, slot: { $in: [...slotIds] }, status: { $in: AHEAD } },
    });
  }

  override closeRequestsOf(em: EntityManager, participationId: string): Promise<void> {
    return this.requests.closeAllOf(em, participationId);
  }
}

function activeOf(delegateIds: readonly string[]) {
  return { delegate: { $in: [...delegateIds] }, isActive: true };
}

async function idsOf(em: EntityManager, where: FilterQuery<Meeting>): Promise<string[]> {
  const found = await em.find(Meeting, where, {
    fields: ['id'],
    orderBy: { startsAt: 'asc', id: 'asc' },
    disableIdentityMap: true,
  });
  return found.map(({ id }) => id);
}
