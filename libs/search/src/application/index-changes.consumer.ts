import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ReadEvent } from '#database';
import { Participation } from '#fair';
import { OutboxConsumers } from '#jobs';
import { SupplierIndex } from './supplier-index.service.js';

/** A fair that opens becomes public with everybody who is at it; its slots decide who is free there. */
const EVERYBODY_AT_THE_FAIR = ['fair.opened', 'fair.closed', 'fair.days-planned'];

/** Brings what has been committed into the index. */
@Injectable()
export class IndexChanges implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly index: SupplierIndex,
    private readonly consumers: OutboxConsumers,
  ) {}

  onModuleInit(): void {
    this.consumers.register({
      name: 'search',
      topics: [
        'organisation.changed',
        'capability.changed',
        'participation.*',
        'delegate.*',
        'meeting.*',
        ...EVERYBODY_AT_THE_FAIR,
      ],
      handle: (events) => this.handle(events),
    });
  }

  private async handle(events: readonly ReadEvent[]): Promise<void> {
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
    await this.index.indexOrganisations([...ids]);
  }
}

function organisationsIn(payload: Record<string, unknown>): string[] {
  const { organisationId, organisationIds } = payload as {
    organisationId?: string;
    organisationIds?: string[];
  };
  return [...(organisationId ? [organisationId] : []), ...(organisationIds ?? [])];
}
