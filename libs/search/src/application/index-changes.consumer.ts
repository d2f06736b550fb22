import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ReadEvent } from '#database';
import { Organisation } from '#directory';
import { Participation } from '#fair';
import { ConsumerPausedError, OutboxConsumers } from '#jobs';
import { SearchEngineAwayError } from '../domain/engine-away.error.js';
import type { EngineIndex } from './engine-index.js';
import { SupplierIndex } from './supplier-index.service.js';

/** A fair that opens becomes public with everybody who is at it; its slots decide who is free there. */
const EVERYBODY_AT_THE_FAIR = ['fair.opened', 'fair.closed', 'fair.days-planned'];

/**
 * Brings what has been committed into the engines. Each has a place of its own in the outbox, so one that is away holds
 * up nobody else; its changes wait there, where they are anyway, until it is back.
 */
@Injectable()
export class IndexChanges implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly index: SupplierIndex,
    private readonly consumers: OutboxConsumers,
  ) {}

  onModuleInit(): void {
    for (const index of this.index.indexes) {
      this.consumers.register({
        name: consumerNameOf(index.engine.engine),
        topics: [
          'organisation.changed',
          'industrial-zone.changed',
          'capability.changed',
          'participation.*',
          'delegate.*',
          'meeting.*',
          ...EVERYBODY_AT_THE_FAIR,
        ],
        takesAnyOrder: true,
        handle: (events) => this.handle(index, events),
      });
    }
  }

  private async handle(index: EngineIndex, events: readonly ReadEvent[]): Promise<void> {
    const ids = new Set(events.flatMap(({ payload }) => organisationsIn(payload)));
    const fairs = events
      .filter(({ topic }) => EVERYBODY_AT_THE_FAIR.includes(topic))
      .map(({ payload }) => payload.fairId);
    if (fairs.length > 0) {
      const there = await this.em
        .fork()
        .find(Participation, { fair: { $in: [...new Set(fairs as string[])] }, side: 'supplier' });
      there.forEach(({ organisation }) => ids.add(organisation.id));
    }
    // Its suppliers are found by its name, and are where it is.
    const zones = events.flatMap(({ topic, payload }) =>
      topic === 'industrial-zone.changed' && payload.zoneId ? [payload.zoneId as string] : [],
    );
    if (zones.length > 0) {
      const tenants = await this.em
        .fork()
        .find(Organisation, { zone: { $in: zones }, isSupplier: true }, { fields: ['id'] });
      tenants.forEach(({ id }) => ids.add(id));
    }
    try {
      await index.indexOrganisations([...ids]);
    } catch (error) {
      throw error instanceof SearchEngineAwayError ? new ConsumerPausedError(error) : error;
    }
  }
}

/** The engine that was alone before keeps its place. */
export function consumerNameOf(engine: string): string {
  return engine === 'postgresql' ? 'search' : `search-${engine}`;
}

function organisationsIn(payload: Record<string, unknown>): string[] {
  const { organisationId, organisationIds } = payload as {
    organisationId?: string;
    organisationIds?: string[];
  };
  return [...(organisationId ? [organisationId] : []), ...(organisationIds ?? [])];
}
