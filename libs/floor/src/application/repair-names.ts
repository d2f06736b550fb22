import type { EntityManager } from '@mikro-orm/postgresql';
import { Delegate, MeetingTable, Participation, Slot } from '#fair';
import type { PlacedMeeting } from '#planning';
import { delegatesIn, slotsRemovedBy, tablesLostBy } from '../domain/day-change.js';
import type { Repair } from '../domain/repair.entity.js';
import type { GroupPlace } from '../domain/repair-groups.js';

/** Where a meeting was or is, in words. */
export interface NamedPlace {
  readonly startsAt: Date | null;
  readonly endsAt: Date | null;
  readonly tableLabel: string | null;
  readonly hallName: string | null;
  readonly people: string[];
}

interface NamedSlot {
  readonly startsAt: Date;
  readonly endsAt: Date;
}

interface NamedTable {
  readonly label: string;
  readonly hallName: string;
}

/** Finds the names of all that repairs speak of, in one statement a kind. */
export class RepairNames {
  private constructor(
    private readonly slots: ReadonlyMap<string, NamedSlot>,
    private readonly tables: ReadonlyMap<string, NamedTable>,
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
    const groups = repairs.flatMap(({ plan }) => plan.groups ?? []);
    const groupPlaces = groups.flatMap(({ before, after }) => (after ? [before, after] : [before]));
    const named = changes.flatMap((change) => [
      ...delegatesIn(change),
      ...(change.kind === 'swapped' ? [change.substituteId] : []),
    ]);
    const lost = changes.flatMap(tablesLostBy);
    const parties = [
      ...places.flatMap(({ supplierId, buyerId }) => [supplierId, buyerId]),
      ...groups.flatMap(({ partyIds }) => partyIds),
    ];
    const atTables = [...places, ...groupPlaces].map(({ tableId }) => tableId);
    const coming = [...places, ...groupPlaces].flatMap(({ delegateIds }) => delegateIds);
    const [slots, tables, participations, delegates] = [
      await em.find(Slot, idsOf(places.map(({ slotId }) => slotId))),
      await em.find(MeetingTable, idsOf([...lost, ...atTables]), {
        populate: ['hall'],
      }),
      await em.find(Participation, idsOf(parties), { populate: ['organisation'] }),
      await em.find(Delegate, idsOf([...named, ...coming])),
    ];
    const people = new Map(delegates.map(({ id, name }) => [id, name]));
    for (const change of changes) {
      if (change.kind === 'swapped' && change.substitute) {
        people.set(change.substitute.id, change.substitute.name);
      }
    }
    const times = new Map<string, NamedSlot>(slots.map((slot) => [slot.id, slot]));
    const labels = new Map<string, NamedTable>(
      tables.map(({ id, label, hall }) => [id, { label, hallName: hall.unwrap().name }]),
    );
    // What was taken out of the fair, or comes with the repair, is known from the repair alone.
    for (const change of changes) {
      if (change.kind === 'table-removed') labels.set(change.tableId, change);
      if (change.kind === 'hall-removed')
        for (const { id, label } of change.tables) labels.set(id, { label, hallName: change.name });
      const added = change.kind === 'days-laid' ? change.layout.added : [];
      for (const { id, startsAt, endsAt } of [...slotsRemovedBy(change), ...added])
        times.set(id, { startsAt: new Date(startsAt), endsAt: new Date(endsAt) });
    }
    return new RepairNames(
      times,
      labels,
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

  place(place: PlacedMeeting): NamedPlace {
    return this.named(place, this.slots.get(place.slotId) ?? null);
  }

  groupPlace(place: GroupPlace): NamedPlace {
    const { startsAt, endsAt } = place;
    return this.named(place, { startsAt: new Date(startsAt), endsAt: new Date(endsAt) });
  }

  private named(
    { tableId, delegateIds }: Pick<GroupPlace, 'tableId' | 'delegateIds'>,
    slot: NamedSlot | null,
  ): NamedPlace {
    const table = this.tables.get(tableId ?? '');
    return {
      ...{ startsAt: slot?.startsAt ?? null, endsAt: slot?.endsAt ?? null },
      ...{ tableLabel: table?.label ?? null, hallName: table?.hallName ?? null },
      people: delegateIds.flatMap((id) => this.people.get(id) ?? []),
    };
  }

  /** What the change is about: people, a table or a hall; empty of slots and days. */
  subject({ change }: Repair): string {
    if (change.kind === 'hall-removed') return change.name;
    const [table] = tablesLostBy(change);
    if (table !== undefined) return this.tables.get(table)?.label ?? '';
    return delegatesIn(change)
      .flatMap((id) => this.people.get(id) ?? [])
      .join(', ');
  }

  substitute({ change }: Repair): string | null {
    return change.kind === 'swapped' ? (this.people.get(change.substituteId) ?? null) : null;
  }
}
