import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { HasMeetingsError } from '../domain/fair.errors.js';
import { SlotUse } from './slot-use.port.js';

/** What a session takes: people, and a group meeting a table and perhaps an interpreter, in slots. */
export interface Claim {
  readonly delegateIds: readonly string[];
  readonly tableId: string | null;
  readonly interpreterId?: string | null;
  readonly slotIds: readonly string[];
}

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
  async ofTables(em: EntityManager, tableIds: readonly string[]): Promise<void> {
    if (tableIds.length > 0) refuseAny(await this.slotUse()?.meetingsAtTables(em, tableIds));
  }

  /** Of a table that goes out of use at `from`. @throws HasMeetingsError unless all of them are among `known` */
  async aheadAt(em: EntityManager, tableId: string, from: Date, known: readonly string[]): Promise<void> {
    refuseUnknown(await this.slotUse()?.meetingsAheadAt(em, tableId, from), known);
  }

  /** @throws HasMeetingsError */
  async ofDelegates(em: EntityManager, delegateIds: readonly string[]): Promise<void> {
    if (delegateIds.length > 0) refuseAny(await this.slotUse()?.meetingsOfDelegates(em, delegateIds));
  }

  /** Of a delegate who can't meet in the slots. @throws HasMeetingsError unless all of them are among `known` */
  async ofDelegateIn(
    em: EntityManager,
    delegateId: string,
    slotIds: readonly string[],
    { withDrafts, known }: { withDrafts: boolean; known: readonly string[] },
  ): Promise<void> {
    if (slotIds.length === 0) return;
    refuseUnknown(await this.slotUse()?.meetingsOfDelegateIn(em, delegateId, slotIds, withDrafts), known);
  }

  /** Of a table that can't be used in the slots. @throws HasMeetingsError unless all of them are among `known` */
  async atTableIn(
    em: EntityManager,
    tableId: string,
    slotIds: readonly string[],
    known: readonly string[],
  ): Promise<void> {
    if (slotIds.length === 0) return;
    refuseUnknown(await this.slotUse()?.meetingsAtTableIn(em, tableId, slotIds), known);
  }

  /** Of a session, for which people and perhaps a table are wanted: all at once. @throws HasMeetingsError as above */
  async ofSession(em: EntityManager, claims: readonly Claim[], known: readonly string[]): Promise<void> {
    const use = this.slotUse();
    const ids = new Set<string>();
    for (const { delegateIds, tableId, interpreterId, slotIds } of claims) {
      if (!use || slotIds.length === 0) continue;
      const atTable = tableId === null ? [] : await use.meetingsAtTableIn(em, tableId, slotIds);
      const interpreted = interpreterId ? await use.meetingsOfInterpreterIn(em, interpreterId, slotIds) : [];
      for (const id of [...atTable, ...interpreted]) ids.add(id);
      for (const delegateId of delegateIds) {
        for (const id of await use.meetingsOfDelegateIn(em, delegateId, slotIds, true)) ids.add(id);
      }
    }
    refuseUnknown([...ids], known);
  }

  /** @throws HasMeetingsError */
  async ofParticipation(em: EntityManager, participationId: string): Promise<void> {
    refuseAny(await this.slotUse()?.meetingsOfParticipation(em, participationId));
  }

  /** Of an interpreter who leaves the fair. @throws HasMeetingsError */
  async ofInterpreter(em: EntityManager, interpreterId: string): Promise<void> {
    refuseAny(await this.slotUse()?.meetingsOfInterpreter(em, interpreterId));
  }

  /** Closes what a participation that leaves has open with others. */
  async closeRequestsOf(em: EntityManager, participationId: string): Promise<void> {
    await this.slotUse()?.closeRequestsOf(em, participationId);
  }

  private slotUse(): SlotUse | null {
    try {
      return this.modules.get<SlotUse>(SlotUse, { strict: false });
    } catch {
      return null;
    }
  }
}

function refuseAny(meetingIds: string[] | undefined): void {
  refuseUnknown(meetingIds, []);
}

/** Whoever knows of every meeting goes on with open eyes; of one that has come since, they are told first. */
function refuseUnknown(meetingIds: string[] | undefined, known: readonly string[]): void {
  if (meetingIds?.some((id) => !known.includes(id))) throw new HasMeetingsError(meetingIds);
}
