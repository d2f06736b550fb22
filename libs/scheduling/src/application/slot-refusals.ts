import { EntityManager } from '@mikro-orm/postgresql';
import { DriverException } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { SlotTakenError, type Taken } from '../domain/scheduling.errors.js';
import { delegateStates, freeSlots, tableState } from './availability.js';
import { interpreterStates, interpretersFor } from './interpreting.js';
import { PlaceTaken, type Wish } from './place-chooser.js';

const ALTERNATIVES = 5;

/** The constraints behind the locks. */
const CONSTRAINTS = new Set(['meeting_table_once', 'meeting_delegate_once', 'meeting_interpreter_once']);
const EXCLUSION_VIOLATION = '23P01';

/** Turns "something is taken" into a refusal that says what, and where the two could meet instead. */
@Injectable()
export class SlotRefusals {
  constructor(
    private readonly em: EntityManager,
    private readonly clock: Clock,
  ) {}

  /**
   * Runs `work`, a whole transaction; when it fails because something is taken, looks for alternatives after it, with
   * no lock held. `wishOf` is asked only then.
   * @throws SlotTakenError
   */
  async explain<T>(work: () => Promise<T>, wishOf: () => Wish): Promise<T> {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof PlaceTaken)) throw error;
      const wish = wishOf();
      const em = this.em.fork();
      const alternatives = await freeSlots(em, {
        ...wish,
        now: this.clock.nowDate(),
        nearSlotId: wish.slotId,
        limit: ALTERNATIVES,
      });
      throw new SlotTakenError(
        error.taken ?? (await this.whatIsTaken(em, wish)),
        alternatives.map(({ slotId, tableId }) => ({ slotId, tableId })),
        error.languagePair,
      );
    }
  }

  /** Looks again at what only the database's constraint knew. */
  private async whatIsTaken(em: EntityManager, wish: Wish): Promise<Taken[]> {
    const delegates = await delegateStates(em, wish);
    const table = wish.tableId ? await tableState(em, { ...wish, tableId: wish.tableId }) : null;
    const who = await interpretersFor(em, wish);
    const interpreters = who
      ? await interpreterStates(em, {
          ...{ fairId: wish.fairId, slotId: wish.slotId, who },
          ...{ except: wish.except, now: this.clock.nowDate() },
        })
      : [];
    return [
      ...delegates
        .filter(
          ({ delegateId, isBusy }) =>
            isBusy && (wish.delegateIds.length === 0 || wish.delegateIds.includes(delegateId)),
        )
        .map(({ delegateId, name }) => ({ kind: 'delegate' as const, id: delegateId, name })),
      ...(table?.isTaken ? [{ kind: 'table' as const, id: table.tableId, name: table.label }] : []),
      ...interpreters
        .filter(({ isBusy }) => isBusy)
        .map(({ interpreterId, name }) => ({ kind: 'interpreter' as const, id: interpreterId, name })),
    ];
  }
}

/** Writes what is pending, with a violation of the booking constraints told as what it means. @throws PlaceTaken */
export async function flushPlace(em: EntityManager): Promise<void> {
  try {
    await em.flush();
  } catch (error) {
    const { code, constraint } = error as { code?: string; constraint?: string };
    if (
      error instanceof DriverException &&
      code === EXCLUSION_VIOLATION &&
      CONSTRAINTS.has(constraint ?? '')
    ) {
      throw new PlaceTaken(null);
    }
    throw error;
  }
}
