import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, found, once } from '#database';
import { Clock, InvalidInputError } from '#kernel';
import { Hall, MeetingTable } from '../domain/fair.entity.js';
import { HallNameTakenError, TableLabelsTakenError } from '../domain/fair.errors.js';
import { lockedFair } from './locked-fair.js';

/** More than any fair has; a request for more is a slip of the pen. */
const MOST_TABLES = 2000;

/** Halls and their tables. */
@Injectable()
export class HallsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws HallNameTakenError */
  addHall(input: { fairId: string; name: string; idempotencyKey?: string | null }): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'addHall', input, async () => {
        const fair = await lockedFair(em, input.fairId);
        const name = input.name.trim();
        const other = await em.findOne(Hall, { fair, name });
        if (other) throw new HallNameTakenError(name, other.id);
        const hall = em.create(Hall, { fair, name });
        await announce(em, 'fair.tables-changed', { fairId: fair.id });
        return hall.id;
      }),
    );
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

  /**
   * Takes a table out of use, or puts it back; doing it twice changes nothing. Meetings at it stay where they are:
   * whoever makes the timetable hears of it by `fair.tables-changed` and moves them.
   */
  async setBlocked(tableId: string, isBlocked: boolean): Promise<void> {
    await this.changeTable(tableId, async (_, table) => {
      table.blockedAt = isBlocked ? (table.blockedAt ?? this.clock.nowDate()) : null;
    });
  }

  private async changeTable(
    tableId: string,
    change: (em: EntityManager, table: MeetingTable) => Promise<void>,
  ): Promise<void> {
    await this.transactions.run(async (em) => {
      const { fair } = found(await em.findOne(MeetingTable, { id: tableId }), 'table', tableId);
      await lockedFair(em, fair.id);
      const table = await em.findOneOrFail(MeetingTable, { id: tableId }, { refresh: true });
      await change(em, table);
      await announce(em, 'fair.tables-changed', { fairId: fair.id, tableId });
    });
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
