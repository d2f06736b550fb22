import type { EntityManager } from '@mikro-orm/postgresql';
import { Delegate, MeetingTable, Participation, Slot } from '#fair';
import type { PlacedMeeting } from '#planning';
import type { Repair } from '../domain/repair.entity.js';

/** Where a meeting was or is, in words. */
export interface NamedPlace {
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly tableLabel: string | null;
  readonly hallName: string | null;
  readonly people: string[];
}

/** Finds the names of all that repairs speak of, in one statement a kind. */
export class RepairNames {
  private constructor(
    private readonly slots: ReadonlyMap<string, Slot>,
    private readonly tables: ReadonlyMap<string, MeetingTable>,
    private readonly organisations: ReadonlyMap<string, string>,
    private readonly people: ReadonlyMap<string, string>,
  ) {}

  static async of(em: EntityManager, repairs: readonly Repair[]): Promise<RepairNames> {
    const places = repairs.flatMap(({ plan }) => [
      ...plan.changed.flatMap(({ before, after }) => [before, after]),
      ...plan.lost.map(({ before }) => before),
    ]);
    const changes = repairs.map(({ change }) => change);
    const idsOf = (ids: readonly (string | null)[]) => ({
      id: { $in: [...new Set(ids.filter((id): id is string => id !== null))] },
    });
    const named = changes.flatMap((change) =>
      change.kind === 'table-lost'
        ? []
        : change.kind === 'swapped'
          ? [change.delegateId, change.substituteId]
          : change.delegateIds,
    );
    const lost = changes.flatMap((change) => (change.kind === 'table-lost' ? [change.tableId] : []));
    const parties = places.flatMap(({ supplierId, buyerId }) => [supplierId, buyerId]);
    const [slots, tables, participations, delegates] = [
      await em.find(Slot, idsOf(places.map(({ slotId }) => slotId))),
      await em.find(MeetingTable, idsOf([...lost, ...places.map(({ tableId }) => tableId)]), {
        populate: ['hall'],
      }),
      await em.find(Participation, idsOf(parties), { populate: ['organisation'] }),
      await em.find(Delegate, idsOf([...named, ...places.flatMap(({ delegateIds }) => delegateIds)])),
    ];
    const people = new Map(delegates.map(({ id, name }) => [id, name]));
    for (const change of changes) {
      if (change.kind === 'swapped' && change.substitute) {
        people.set(change.substitute.id, change.substitute.name);
      }
    }
    return new RepairNames(
      new Map(slots.map((slot) => [slot.id, slot])),
      new Map(tables.map((table) => [table.id, table])),
      new Map(participations.map(({ id, organisation }) => [id, organisation.unwrap().displayName])),
      people,
    );
  }

  organisation(participationId: string): string {
    return this.organisations.get(participationId) ?? '';
  }

  pair({ supplierId, buyerId }: PlacedMeeting): string {
    return `${this.organisation(supplierId)} – ${this.organisation(buyerId)}`;
  }

  place({ slotId, tableId, delegateIds }: PlacedMeeting): NamedPlace {
    const slot = this.slots.get(slotId);
    const table = this.tables.get(tableId ?? '');
    return {
      startsAt: slot?.startsAt ?? null,
      endsAt: slot?.endsAt ?? null,
      tableLabel: table?.label ?? null,
      hallName: table?.hall.unwrap().name ?? null,
      people: delegateIds.flatMap((id) => this.people.get(id) ?? []),
    };
  }

  /** What the change is about: people, or a table. */
  subject({ change }: Repair): string {
    if (change.kind === 'table-lost') return this.tables.get(change.tableId)?.label ?? '';
    const ids = change.kind === 'swapped' ? [change.delegateId] : change.delegateIds;
    return ids.flatMap((id) => this.people.get(id) ?? []).join(', ');
  }

  substitute({ change }: Repair): string | null {
    return change.kind === 'swapped' ? (this.people.get(change.substituteId) ?? null) : null;
  }
}
