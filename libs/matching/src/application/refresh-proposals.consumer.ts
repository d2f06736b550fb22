import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ReadEvent, runAs } from '#database';
import { OutboxConsumers } from '#jobs';
import { RefreshProposalsService } from './refresh-proposals.service.js';

/** Scores proposals anew when what they rest on has been changed. */
@Injectable()
export class RefreshProposals implements OnModuleInit {
  constructor(
    private readonly service: RefreshProposalsService,
    private readonly consumers: OutboxConsumers,
  ) {}

  onModuleInit(): void {
    this.consumers.register({
      name: 'refresh-proposals',
      topics: [
        'organisation.changed',
        'capability.changed',
        'need.changed',
        'wishes.changed',
        'conflicts.changed',
        'match-separation.changed',
      ],
      handle: (events) => this.handle(events),
    });
  }

  private async handle(events: readonly ReadEvent[]): Promise<void> {
    const organisationIds = new Set<string>();
    const needIds = new Set<string>();
    for (const { topic, payload } of events) {
      const {
        needId,
        organisationId,
        separatedOrganisationIds = [],
      } = payload as {
        needId?: string;
        organisationId?: string;
        separatedOrganisationIds?: string[];
      };
      // A changed need names its buyer too, but of the buyer's other needs nothing has changed.
      if (topic === 'need.changed') needIds.add(needId!);
      else
        for (const id of organisationId ? [organisationId] : separatedOrganisationIds)
          organisationIds.add(id);
    }
    await runAs({ personId: null, requestId: null, via: 'job' }, () =>
      this.service.refresh({ organisationIds: [...organisationIds], needIds: [...needIds] }),
    );
  }
}
