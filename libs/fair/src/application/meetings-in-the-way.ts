import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { HasMeetingsError } from '../domain/fair.errors.js';
import { SlotUse } from './slot-use.port.js';

/** Refuses to take away what meetings depend on, as far as somebody provides SlotUse. */
@Injectable()
export class MeetingsInTheWay {
  // Looked up by need and in all modules: the library that provides it is built after this one, and knows it.
  constructor(private readonly modules: ModuleRef) {}

  /** @throws HasMeetingsError */
  async ofSlots(em: EntityManager, slotIds: readonly string[]): Promise<void> {
    if (slotIds.length > 0) refuseAny(await this.slotUse()?.meetingsInSlots(em, slotIds));
  }

  /** @throws HasMeetingsError */
  async ofDelegates(em: EntityManager, delegateIds: readonly string[]): Promise<void> {
    if (delegateIds.length > 0) refuseAny(await this.slotUse()?.meetingsOfDelegates(em, delegateIds));
  }

  /** @throws HasMeetingsError */
  async ofParticipation(em: EntityManager, participationId: string): Promise<void> {
    refuseAny(await this.slotUse()?.meetingsOfParticipation(em, participationId));
  }

  private slotUse(): SlotUse | null {
    try {
      return this.modules.get<SlotUse>(SlotUse, { strict: false });
    } catch {
      return null;
    }
  }
}

function refuseAny(meetings: number | undefined): void {
  if (meetings) throw new HasMeetingsError(meetings);
}
