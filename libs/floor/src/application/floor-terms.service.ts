import { Injectable } from '@nestjs/common';
import { Transactions, announce, found, lockInOrder } from '#database';
import { Fair } from '#fair';
import { InvalidInputError } from '#kernel';
import { FloorTerms } from '../domain/floor-terms.entity.js';
import type { Terms } from './floor-terms.js';

/** What the organiser settles for the days of the fair. */
@Injectable()
export class FloorTermsService {
  constructor(private readonly transactions: Transactions) {}

  /** Replaces all of it. Announces `floor.terms-set`. @throws InvalidInputError */
  async set(fairId: string, terms: Terms): Promise<void> {
    const { graceMinutes, offerMinutes } = terms;
    if (!(graceMinutes >= 0 && graceMinutes <= 60)) {
      throw InvalidInputError.at('input.graceMinutes', 'Between 0 and 60 minutes.');
    }
    if (!(offerMinutes >= 1 && offerMinutes <= 60)) {
      throw InvalidInputError.at('input.offerMinutes', 'Between 1 and 60 minutes.');
    }
    await this.transactions.run(async (em) => {
      const fair = found(await em.findOne(Fair, { id: fairId }), 'fair', fairId);
      await lockInOrder(em, [`floor-terms:${fairId}`]);
      const standing = await em.findOne(FloorTerms, { fair });
      if (standing) em.assign(standing, terms);
      else em.create(FloorTerms, { fair, ...terms });
      await announce(em, 'floor.terms-set', { fairId });
    });
  }
}
