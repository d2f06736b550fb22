import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import {
  StaleVersionError,
  Transactions,
  announce,
  assertVersion,
  found,
  lockInOrder,
  once,
} from '#database';
import { Organisation } from '#directory';
import { Fair, Participation } from '#fair';
import { InvalidInputError } from '#kernel';
import { MatchSettings } from '../domain/match-settings.entity.js';
import { type MatchTerms, quotaProblems, termsProblems } from '../domain/match-terms.js';
import { ParticipationTerms } from '../domain/participation-terms.entity.js';
import { MeetingExclusion } from '../domain/separation.entity.js';

/** What an organiser sets for one participant. */
export interface ParticipationTermsDetails {
  tags: string[];
  minMeetings?: number | null;
  maxMeetings?: number | null;
  isSponsored: boolean;
}

/** By what the proposals of a fair are scored and chosen. */
@Injectable()
export class MatchSettingsService {
  constructor(private readonly transactions: Transactions) {}

  /**
   * Replaces all of it; `version` is 0 as long as the fair has the defaults.
   * @throws StaleVersionError, InvalidInputError with every wrong field.
   */
  revise(fairId: string, version: number, terms: MatchTerms): Promise<void> {
    return this.transactions.run((em) => this.reviseIn(em, fairId, version, terms));
  }

  /** The same within a transaction of the caller. */
  async reviseIn(em: EntityManager, fairId: string, version: number, terms: MatchTerms): Promise<void> {
    const problems = termsProblems(terms);
    if (problems.length > 0) throw new InvalidInputError(problems);
    const fair = found(await em.findOne(Fair, { id: fairId }), 'fair', fairId);
    await this.hold(em, fairId);
    const settings = await em.findOne(MatchSettings, { fair });
    if ((settings?.version ?? 0) !== version) throw new StaleVersionError(settings?.version ?? 0);
    const { weights, minScore, isFair, meetingRules, supplierQuota, buyerQuota, optIn } = terms;
    const values = {
      ...{ weights, minScore, isFair, optIn },
      digestDays: [...terms.digestDays].sort(),
      meetingRules: [...meetingRules],
      supplierMinimum: supplierQuota.minimum,
      supplierMaximum: supplierQuota.maximum,
      buyerMinimum: buyerQuota.minimum,
      buyerMaximum: buyerQuota.maximum,
    };
    if (settings) em.assign(settings, values);
    else em.create(MatchSettings, { fair, ...values });
    await announce(em, 'match-settings.changed', { fairId });
  }

  /** Nobody else revises what a fair has set before the transaction ends. A first record can't be locked, but this key can. */
  async hold(em: EntityManager, fairId: string): Promise<void> {
    await lockInOrder(em, [`match-settings:${fairId}`]);
  }

  /**
   * Replaces what is set for one participant; `version` is 0 as long as nothing is.
   * @throws StaleVersionError, InvalidInputError
   */
  setParticipation(id: string, version: number, details: ParticipationTermsDetails): Promise<void> {
    return this.transactions.run(async (em) => {
      const { minMeetings = null, maxMeetings = null, isSponsored } = details;
      const upsideDown = quotaProblems({ minimum: minMeetings ?? 0, maximum: maxMeetings }, 'quota');
      if (upsideDown.length > 0) {
        throw InvalidInputError.at('input.minMeetings', 'must not be above the maximum');
      }
      if (isSponsored && !minMeetings) {
        throw InvalidInputError.at('input.minMeetings', 'say how many meetings are sponsored');
      }
      const participation = found(
        await em.findOne(Participation, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
        'participation',
        id,
      );
      const terms = await em.findOne(ParticipationTerms, { participation });
      const values = { tags: distinct(details.tags), minMeetings, maxMeetings, isSponsored };
      if (terms) {
        assertVersion(terms, version);
        em.assign(terms, values);
      } else {
        if (version !== 0) throw new StaleVersionError(0);
        em.create(ParticipationTerms, { participation, ...values });
      }
      await announce(em, 'match-settings.changed', { fairId: participation.fair.id });
    });
  }

  /** Keeps two organisations apart at a fair; doing it twice changes nothing but the note. */
  exclude(input: {
    fairId: string;
    supplierOrganisationId: string;
    buyerOrganisationId: string;
    note?: string | null;
    idempotencyKey?: string | null;
  }): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'excludeMeeting', input, async () => {
        const { fairId, supplierOrganisationId, buyerOrganisationId, note = null } = input;
        const fair = found(
          await em.findOne(Fair, { id: fairId }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
          'fair',
          fairId,
        );
        if (supplierOrganisationId === buyerOrganisationId) {
          throw InvalidInputError.at('input.buyerOrganisationId', 'must be another organisation');
        }
        const supplier = await this.presentAt(em, fair, { side: 'supplier', id: supplierOrganisationId });
        const buyer = await this.presentAt(em, fair, { side: 'buyer', id: buyerOrganisationId });
        const standing = await em.findOne(MeetingExclusion, { fair, supplier, buyer });
        if (standing) standing.note = note;
        const exclusion = standing ?? em.create(MeetingExclusion, { fair, supplier, buyer, note });
        await announceSeparation(em, fairId, [supplierOrganisationId, buyerOrganisationId]);
        return exclusion.id;
      }),
    );
  }

  /** Lets them meet again; one that isn't there any more is no error. Gives the fair's id. */
  async liftExclusion(id: string): Promise<void> {
    await this.transactions.run(async (em) => {
      const exclusion = await em.findOne(MeetingExclusion, { id });
      if (!exclusion) return;
      em.remove(exclusion);
      await announceSeparation(em, exclusion.fair.id, [exclusion.supplier.id, exclusion.buyer.id]);
    });
  }

  private async presentAt(
    em: EntityManager,
    fair: Fair,
    { side, id }: { side: 'supplier' | 'buyer'; id: string },
  ): Promise<Organisation> {
    const there = await em.findOne(
      Participation,
      { fair, side, organisation: id, withdrawnAt: null },
      { populate: ['organisation'] },
    );
    if (!there) {
      throw InvalidInputError.at(
        `input.${side}OrganisationId`,
        `does not take part in this fair as a ${side}`,
      );
    }
    return there.organisation.getEntity();
  }
}

/** Told to the organisers alone: the two aren't to learn of it. */
async function announceSeparation(
  em: EntityManager,
  fairId: string,
  separatedOrganisationIds: string[],
): Promise<void> {
  await announce(em, 'match-separation.changed', { fairId, separatedOrganisationIds });
}

function distinct(tags: readonly string[]): string[] {
  return [...new Set(tags.map((tag) => tag.trim().toLowerCase()))].sort();
}
