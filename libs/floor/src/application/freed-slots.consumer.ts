import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type ReadEvent, runAs } from '#database';
import { OutboxConsumers, PeriodicJobs } from '#jobs';
import { OffersService, type RemovedGroup } from './offers.service.js';

/** How often it is looked for offers that have run out. */
const EVERY_SECONDS = 5;

/** Offers freed slots at once, and goes on to the next of the list when an offer has run out. */
@Injectable()
export class FreedSlotsConsumer implements OnModuleInit {
  constructor(
    private readonly consumers: OutboxConsumers,
    private readonly jobs: PeriodicJobs,
    private readonly offers: OffersService,
  ) {}

  onModuleInit(): void {
    this.consumers.register({
      name: 'freed-slots',
      topics: [
        ...['meeting.cancelled', 'meeting.no-show', 'meeting.held', 'meeting.reopened'],
        ...['floor.group-freed', 'floor.group-taken-back', 'fair.group-removed'],
      ],
      handle: (events) => this.handle(events),
    });
    this.jobs.register({
      name: 'lapse-slot-offers',
      everySeconds: EVERY_SECONDS,
      run: async () => {
        await this.offers.lapseDue();
      },
    });
  }

  private handle(events: readonly ReadEvent[]): Promise<void> {
    return runAs({ personId: null, requestId: null, via: 'job' }, async () => {
      for (const { topic, payload } of events) {
        const of = String(payload.meetingId ?? payload.sessionId);
        if (topic === 'meeting.cancelled') await this.offers.noteFreed(of, 'cancelled');
        else if (topic === 'meeting.no-show') await this.offers.noteFreed(of, 'no-show');
        else if (topic === 'floor.group-freed') await this.offers.noteGroupFreed(of);
        else if (topic === 'fair.group-removed')
          await this.offers.noteGroupRemoved(payload as unknown as RemovedGroup);
        else if (topic === 'floor.group-taken-back') await this.offers.noteTakenBack({ session: of });
        else await this.offers.noteTakenBack({ meeting: of });
      }
    });
  }
}
