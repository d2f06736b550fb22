import { Injectable, type OnModuleInit } from '@nestjs/common';
import { PeriodicJobs } from '#jobs';
import { UncoveredTermsService } from '#terminology';
import { TermCounter } from '../domain/uncovered.js';
import { IndexedTexts } from './indexed-texts.port.js';

const LOOK_SECONDS = 60;
const EVERY_HOURS = 6;
const BATCH = 200;
const MOST_TERMS = 300;

/** Looks through what suppliers write of their capabilities for words that the vocabulary lacks. */
@Injectable()
export class UncoveredTexts implements OnModuleInit {
  private lastRun = -Infinity;
  private stopped = false;

  constructor(
    private readonly texts: IndexedTexts,
    private readonly terms: UncoveredTermsService,
    private readonly jobs: PeriodicJobs,
  ) {}

  onModuleInit(): void {
    this.jobs.register({
      name: 'uncovered-terms',
      everySeconds: LOOK_SECONDS,
      run: () => (this.isDue() ? this.collect().then(() => {}) : Promise.resolve()),
      stop: () => (this.stopped = true),
    });
  }

  /** Gives how many terms are used by several suppliers. Doing it twice changes nothing. */
  async collect(): Promise<number> {
    this.lastRun = performance.now();
    const counter = new TermCounter();
    let suppliers = 0;
    for (let after: string | null = null; ;) {
      if (this.stopped) return 0;
      const batch: Awaited<ReturnType<IndexedTexts['textsAfter']>> = await this.texts.textsAfter(
        after,
        BATCH,
      );
      if (batch.length === 0) break;
      for (const { organisationId, passages } of batch) counter.add(organisationId, passages);
      suppliers += batch.length;
      after = batch.at(-1)!.organisationId;
    }
    // What two among very many have in common is chance.
    const found = counter.result(Math.max(2, Math.ceil(suppliers / 2_000)), MOST_TERMS);
    await this.terms.replaceSuppliers(found);
    return found.length;
  }

  private isDue(): boolean {
    return performance.now() - this.lastRun > EVERY_HOURS * 3_600_000;
  }
}
