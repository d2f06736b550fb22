import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, found, once } from '#database';
import { Clock, InvalidInputError } from '#kernel';
import { Hall, MeetingTable } from '../domain/fair.entity.js';
import { FairSession } from '../domain/planning-terms.entity.js';
import { HallNameTakenError, TableLabelsTakenError } from '../domain/fair.errors.js';
import { lockedFair } from './locked-fair.js';
import { MeetingsInTheWay } from './meetings-in-the-way.js';

/** More than any fair has; a request for more is a slip of the pen. */
const MOST_TABLES = 2000;

/** Halls and their tables. */
@Injectable()
export class HallsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly meetings: MeetingsInTheWay,
  ) {}

  /** @throws HallNameTakenError */
  addHall(input: { fairId: string; name: string; idempotencyKey?: string | null }): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'addHall', input, async () => {
        const fair = await lockedFair(em, input.fairId);
        const name = input.name.trim();
        await this.assertNameFree(em, fair.id, name);
        const hall = em.create(Hall, { fair, name });
        await announce(em, 'fair.tables-changed', { fairId: fair.id });
        return hall.id;
      }),
    );
  }

  /** @throws HallNameTakenError */
  async renameHall(hallId: string, newName: string): Promise<void> {
    await this.transactions.run((em) =>
      this.changeHallWithin(em, hallId, async (hall) => {
        const name = newName.trim();
        if (name !== hall.name) await this.assertNameFree(em, hall.fair.id, name);
        hall.name = name;
      }),
    );
  }

  /** Removes a hall with its tables, and gives the fair's id. @throws HasMeetingsError */
  removeHall(hallId: string): Promise<string> {
    return this.transactions.run((em) => this.removeHallWithin(em, hallId));
  }

  /** `removeHall` in the transaction of `em`. */
  removeHallWithin(em: EntityManager, hallId: string): Promise<string> {
    return this.changeHallWithin(em, hallId, async (hall) => {
      await this.removeTables(em, { hall: hall.id });
      em.remove(hall);
    });
  }

  /** Adds tables to a hall, and gives its id. @throws InvalidInputError, TableLabelsTakenError */
  addTables(input: { hallId: string; labels: string[]; idempotencyKey?: string | null }): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'addTables', input, async () => {
        const hall = found(await em.findOne(Hall, { id: input.hallId }), 'hall', input.hallId);
        const fair = await lockedFair(em, hall.fair.id);
        const labels = input.labels.map((label) => label.trim());
        const twice = labels.find((label, index) => labels.indexOf(label) < index);
        if (twice !== undefined) throw InvalidInputError.at('input.labels', `${twice} comes twice.`);
        await this.assertFree(em, hall, labels);
        const total = (await em.count(MeetingTable, { fair })) + labels.length;
        if (total > MOST_TABLES) {
          throw InvalidInputError.at(
            'input',
            `These would be ${total} tables; a fair has at most ${MOST_TABLES}.`,
          );
        }
        for (const label of labels) em.create(MeetingTable, { fair, hall, label });
        await announce(em, 'fair.tables-changed', { fairId: fair.id });
        return hall.id;
      }),
    );
  }

  /** @throws TableLabelsTakenError */
  async renameTable(tableId: string, newLabel: string): Promise<void> {
    await this.changeTable(tableId, async (em, table) => {
      const label = newLabel.trim();
      if (label !== table.label) await this.assertFree(em, table.hall, [label]);
      table.label = label;
    });
  }

  /** Removes a table, and gives the fair's id. @throws HasMeetingsError */
  removeTable(tableId: string): Promise<string> {
    return this.transactions.run((em) => this.removeTableWithin(em, tableId));
  }

  /** `removeTable` in the transaction of `em`. */
  removeTableWithin(em: EntityManager, tableId: string): Promise<string> {
    return this.changeTableWithin(em, tableId, () => this.removeTables(em, { id: tableId }));
  }

  /**
   * Takes a table out of use from now on; doing it twice changes nothing. Meetings that are still to be held at it
   * stay where they are, and only when whoever does it names all of them: they know what is to be moved.
   * @throws HasMeetingsError
   */
  async block(tableId: string, knownMeetingIds: readonly string[]): Promise<void> {
    await this.changeTable(tableId, async (em, table) => {
      if (table.blockedAt) return;
      const now = this.clock.nowDate();
      await this.meetings.aheadAt(em, tableId, now, knownMeetingIds);
      table.blockedAt = now;
    });
  }

  /** Puts a table back into use; doing it twice changes nothing. */
  async unblock(tableId: string): Promise<void> {
    await this.changeTable(tableId, async (_, table) => {
      table.blockedAt = null;
    });
  }

  private async changeHallWithin(
    em: EntityManager,
    hallId: string,
    change: (hall: Hall) => Promise<void>,
  ): Promise<string> {
    const { fair } = found(await em.findOne(Hall, { id: hallId }), 'hall', hallId);
    await lockedFair(em, fair.id);
    const hall = found(await em.findOne(Hall, { id: hallId }, { refresh: true }), 'hall', hallId);
    await change(hall);
    await announce(em, 'fair.tables-changed', { fairId: fair.id });
    return fair.id;
  }

  /** The row locks make bookings wait, which hold the table that they take. */
  private async removeTables(em: EntityManager, where: { id: string } | { hall: string }): Promise<void> {
    const tables = await em.find(MeetingTable, where, {
      orderBy: { id: 'asc' },
      lockMode: LockMode.PESSIMISTIC_WRITE,
    });
    await this.meetings.ofTables(
      em,
      tables.map(({ id }) => id),
    );
    const [group] = await em.find(FairSession, { table: { $in: tables } }, { populate: ['table'], limit: 1 });
    if (group) {
      const { label } = group.table!.unwrap();
      throw InvalidInputError.at('tableId', `“${group.title}” is held at table ${label}: remove it first.`);
    }
    em.remove(tables);
  }

  /** The row lock makes bookings at the table wait, which hold it. @returns the fair's id */
  private changeTable(
    tableId: string,
    change: (em: EntityManager, table: MeetingTable) => Promise<void>,
  ): Promise<string> {
    return this.transactions.run((em) => this.changeTableWithin(em, tableId, change));
  }

  private async changeTableWithin(
    em: EntityManager,
    tableId: string,
    change: (em: EntityManager, table: MeetingTable) => Promise<void>,
  ): Promise<string> {
    const { fair } = found(await em.findOne(MeetingTable, { id: tableId }), 'table', tableId);
    await lockedFair(em, fair.id);
    const table = found(
      await em.findOne(
        MeetingTable,
        { id: tableId },
        { refresh: true, lockMode: LockMode.PESSIMISTIC_WRITE },
      ),
      'table',
      tableId,
    );
    await change(em, table);
    await announce(em, 'fair.tables-changed', { fairId: fair.id, tableId });
    return fair.id;
  }

  private async assertNameFree(em: EntityManager, fairId: string, name: string): Promise<void> {
    const other = await em.findOne(Hall, { fair: fairId, name });
    if (other) throw new HallNameTakenError(name, other.id);
  }

  private async assertFree(
    em: EntityManager,
    hall: Hall | MeetingTable['hall'],
    labels: string[],
  ): Promise<void> {
    const taken = await em.find(
      MeetingTable,
      { hall: hall.id, label: { $in: labels } },
      { orderBy: { label: 'asc' } },
    );
    if (taken.length > 0) throw new TableLabelsTakenError(taken.map(({ label }) => label));
  }
}
