import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { SIDES, type Side } from '#fair';
import { Clock, InvalidInputError } from '#kernel';
import { lockKeys } from '../domain/lock-keys.js';
import {
  DelegateUnavailableError,
  TableBlockedError,
  TableReservedError,
  type Taken,
} from '../domain/scheduling.errors.js';
import { type DelegateState, delegateStates, freeTables, meetOnLine, tableState } from './availability.js';
import { BookingLocks } from './booking-locks.js';
import {
  type InterpreterState,
  type Interpreters,
  interpreterStates,
  interpretersFor,
} from './interpreting.js';

/** Where and with whom a meeting is wanted. */
export interface Wish {
  readonly fairId: string;
  readonly slotId: string;
  /** Chosen when left out: the first that is free. */
  readonly tableId?: string | null;
  /** Chosen before others when `tableId` is left out. */
  readonly preferredTableId?: string;
  readonly supplierId: string;
  readonly buyerId: string;
  /** Of a side of which nobody is named, one is chosen who is free. */
  readonly delegateIds: readonly string[];
  /** Chosen before others where somebody has to interpret; otherwise comes along. */
  readonly preferredInterpreterId?: string;
  /** Whoever interprets, or doesn't, is not asked about. */
  readonly keepsInterpreter?: boolean;
  /** A meeting that is being moved: what it has itself doesn't stand in its way. */
  readonly except?: string;
}

export interface Choice {
  /** null when one of the two takes part from afar. */
  readonly tableId: string | null;
  readonly delegateIds: string[];
  /** null when they need nobody, or nobody at the fair interprets between their languages. */
  readonly interpreterId: string | null;
}

/**
 * Something wanted has another meeting. It becomes a SlotTakenError with alternatives once the transaction is rolled
 * back and its locks are free for others. null: only the database's constraint knows what.
 */
export class PlaceTaken extends Error {
  /** @param languagePair set when nobody who interprets between these is free; they are what is taken */
  constructor(
    readonly taken: readonly Taken[] | null,
    readonly languagePair: string | null = null,
  ) {
    super('Something wanted is taken.');
  }
}

/** Tables looked at when one is to be chosen; others that book at the same time may take the first ones. */
const CANDIDATES = 40;

/** Who could interpret at a meeting, in the order in which they would be chosen; null when nobody has to. */
type Interpreting = { readonly who: Interpreters; readonly states: readonly InterpreterState[] } | null;

/** Finds table, people and interpreter for a meeting, under the locks that keep everybody else from choosing the same. */
@Injectable()
export class PlaceChooser {
  constructor(
    private readonly locks: BookingLocks,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes the locks and chooses. What it gives stays free until the transaction ends. What is plainly taken already is
   * refused before waiting for any lock: when hundreds want one table, only the first few ever queue for it.
   * @throws PlaceTaken, DelegateUnavailableError, TableBlockedError, TableReservedError, InvalidInputError
   */
  async choose(em: EntityManager, wish: Wish, lockPair: boolean): Promise<Choice> {
    const onLine = await meetOnLine(em, wish);
    if (onLine && wish.tableId) {
      throw InvalidInputError.at('input.tableId', 'One of the two takes part on line: they need no table.');
    }
    const before = await delegateStates(em, wish);
    this.assertKnown(before, wish);
    await this.assertFree(em, wish, before);
    const interpreting = await this.interpreting(em, wish);
    interpreterFor(interpreting);
    await this.lock(em, wish, before, interpreting, lockPair);
    const now = await delegateStates(em, wish, true);
    const tableId = await this.assertFree(em, wish, now, true);
    const interpreterId = interpreterFor(await this.interpreting(em, wish));
    return {
      interpreterId,
      tableId: onLine ? null : (tableId ?? (await this.freeTable(em, wish))),
      delegateIds: this.delegatesFor(now, wish).map(({ delegateId }) => delegateId),
    };
  }

  private assertKnown(states: readonly DelegateState[], wish: Wish): void {
    const known = new Set(states.map(({ delegateId }) => delegateId));
    const foreign = wish.delegateIds.find((id) => !known.has(id));
    if (foreign) {
      throw InvalidInputError.at('input.delegateIds', `${foreign} is no delegate of the two sides.`);
    }
  }

  private async interpreting(em: EntityManager, wish: Wish): Promise<Interpreting> {
    if (wish.keepsInterpreter) return null;
    const who = await interpretersFor(em, wish);
    if (!who) return null;
    const states = await interpreterStates(em, {
      ...{ fairId: wish.fairId, slotId: wish.slotId, who, except: wish.except },
      ...{ prefer: wish.preferredInterpreterId, now: this.clock.nowDate() },
    });
    return { who, states };
  }

  /** Locks whoever may be chosen, not only who will be: afterwards the choice is the locker's alone. */
  private lock(
    em: EntityManager,
    wish: Wish,
    states: readonly DelegateState[],
    interpreting: Interpreting,
    lockPair: boolean,
  ): Promise<void> {
    const candidates = states.filter(
      ({ delegateId, side }) => wish.delegateIds.includes(delegateId) || !isNamed(side, states, wish),
    );
    const keys = lockKeys({
      slotId: wish.slotId,
      tableIds: wish.tableId ? [wish.tableId] : [],
      delegates: candidates,
      interpreterIds: interpreting?.states.map(({ interpreterId }) => interpreterId) ?? [],
      ...(lockPair && { pair: wish }),
    });
    return this.locks.take(em, keys);
  }

  /** Sees that the people and the table named are free. @returns the table named, null when one is to be chosen. */
  private async assertFree(
    em: EntityManager,
    wish: Wish,
    states: DelegateState[],
    hold = false,
  ): Promise<string | null> {
    const taken: Taken[] = this.delegatesFor(states, wish)
      .filter(({ isBusy }) => isBusy)
      .map(({ delegateId, name }) => ({ kind: 'delegate', id: delegateId, name }));
    if (wish.tableId) {
      const table = await tableState(em, { ...wish, tableId: wish.tableId }, hold);
      if (!table) throw InvalidInputError.at('input.tableId', 'The fair has no such table.');
      if (table.isBlocked) throw new TableBlockedError(table.tableId, table.label);
      if (table.isNotTheirs) throw new TableReservedError(table.tableId, table.label);
      if (table.isTaken) taken.push({ kind: 'table', id: table.tableId, name: table.label });
    }
    if (taken.length > 0) throw new PlaceTaken(taken);
    return wish.tableId ?? null;
  }

  private delegatesFor(states: DelegateState[], wish: Wish): DelegateState[] {
    return SIDES.flatMap((side) => this.delegatesOf(side, states, wish));
  }

  /** Those named of a side, or the one chosen; busy ones are given too, for the refusal to name them. */
  private delegatesOf(side: Side, states: DelegateState[], wish: Wish): DelegateState[] {
    const ofSide = states.filter((state) => state.side === side);
    const named = ofSide.filter(({ delegateId }) => wish.delegateIds.includes(delegateId));
    if (named.length > 0) {
      const missing = named.filter(({ isAbsent, isWithdrawn }) => isAbsent || isWithdrawn);
      if (missing.length > 0) throw new DelegateUnavailableError(null, missing.map(unavailable));
      return named;
    }
    const present = ofSide.filter(({ isAbsent, isWithdrawn }) => !isAbsent && !isWithdrawn);
    if (present.length === 0) throw new DelegateUnavailableError(side, ofSide.map(unavailable));
    const free = present.find(({ isBusy }) => !isBusy);
    return free ? [free] : present;
  }

  /** Chooses a table, last of all, because it is locked without waiting. */
  private async freeTable(em: EntityManager, wish: Wish): Promise<string> {
    const free = await freeTables(em, { ...wish, prefer: wish.preferredTableId, limit: CANDIDATES });
    for (const { tableId } of free) {
      const [key] = lockKeys({ slotId: wish.slotId, tableIds: [tableId], delegates: [], interpreterIds: [] });
      if (!(await this.locks.tryTake(em, key!))) continue;
      // Whoever had the lock a moment ago may have booked the table.
      const table = await tableState(em, { ...wish, tableId }, true);
      if (table && !table.isTaken && !table.isBlocked && !table.isNotTheirs) return tableId;
    }
    throw new PlaceTaken([]);
  }
}

/** The first who is free. @throws PlaceTaken naming all who may interpret */
function interpreterFor(interpreting: Interpreting): string | null {
  if (!interpreting) return null;
  const { states, who } = interpreting;
  const free = states.find(({ isBusy }) => !isBusy);
  if (free) return free.interpreterId;
  throw new PlaceTaken(
    states.map(({ interpreterId, name }) => ({ kind: 'interpreter', id: interpreterId, name })),
    'languagePair' in who ? who.languagePair : null,
  );
}

function isNamed(side: Side, states: readonly DelegateState[], wish: Wish): boolean {
  return states.some((state) => state.side === side && wish.delegateIds.includes(state.delegateId));
}

function unavailable({ delegateId, name, isWithdrawn }: DelegateState) {
  return { id: delegateId, name, reason: isWithdrawn ? ('withdrawn' as const) : ('absent' as const) };
}
