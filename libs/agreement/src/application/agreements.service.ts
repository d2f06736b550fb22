import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AccessDeniedError, type Viewer } from '#access';
import { Transactions, announce, assertVersion, found, once } from '#database';
import { Clock, InvalidInputError } from '#kernel';
import { AgreementStatusError, AgreementVerifiedError } from '../domain/agreement.errors.js';
import type { AgreementTerms } from '../domain/agreement-checks.js';
import { changesTheDeal } from '../domain/agreement-revision.js';
import {
  VERIFIED_STATUSES,
  actorsOf,
  possibleActions,
  stepConditionOf,
  stepOf,
} from '../domain/agreement-state.js';
import { Agreement } from '../domain/agreement.entity.js';
import { AgreementFactsReader } from './agreement-facts.js';
import { AgreementLetters } from './agreement-letters.js';
import { nextAgreementNumber } from './agreement-numbers.js';
import { addEvent } from './agreement-events.js';
import { columnsOf, originColumnsOf, termsOf, writeParties, writeParts } from './agreement-terms.js';

/** How somebody states terms. */
export interface Statement {
  /** For which party; needed only from somebody who speaks for several of them. */
  reportedByOrganisationId?: string | null;
  /** Whoever states the terms has looked at what is unusual about them, and it is right. */
  confirmUnusual?: boolean | null;
  /** It is only written down, and told to nobody yet. */
  asDraft?: boolean | null;
}

/** The register's year turns in Vietnam. */
const REGISTER_TIME_ZONE = 'Asia/Ho_Chi_Minh';

/** What is written of agreements. What becomes of them is in AgreementStepsService. */
@Injectable()
export class AgreementsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: AgreementFactsReader,
    private readonly letters: AgreementLetters,
    private readonly clock: Clock,
  ) {}

  /**
   * Enters an agreement, reported by a party through one of its people, or by staff, under the next number of the
   * year. A repeat with the same idempotency key gets the first one's id.
   * @throws AccessDeniedError, InvalidInputError, UnusualAgreementError
   */
  async record(
    input: AgreementTerms & Statement & { idempotencyKey?: string | null },
    viewer: Viewer,
  ): Promise<string> {
    const reporter = reporterOf(input, viewer);
    return this.transactions.run((em) =>
      once(em, 'recordAgreement', input, async () => {
        const unusualPoints = await this.facts.check(em, input, {
          viewer,
          confirmUnusual: input.confirmUnusual === true,
        });
        const status = input.asDraft ? ('drafted' as const) : ('reported' as const);
        const agreement = em.create(Agreement, {
          ...columnsOf(input),
          ...(await originColumnsOf(em, input)),
          number: await nextAgreementNumber(em, this.clock.today(REGISTER_TIME_ZONE).year),
          status,
          reportedByOrganisation: reporter,
          reportedById: viewer.personId,
          unusualPoints,
        });
        writeParties(em, agreement, input);
        writeParts(em, agreement, input);
        await em.flush();
        addEvent(em, agreement, { action: 'record', from: null, viewer, organisationId: reporter });
        if (status === 'reported')
          await this.letters.tell(em, agreement, { about: 'reported', to: ['other-parties'], viewer });
        await announceAgreement(em, 'agreement.recorded', agreement);
        return agreement.id;
      }),
    );
  }

  /**
   * Replaces the terms while they aren't verified. A change of what the parties agreed on makes it a report of
   * whoever revised it, to be confirmed anew; only staff take a party out.
   * @throws AccessDeniedError, StaleVersionError, AgreementVerifiedError, AgreementStatusError, InvalidInputError,
   *   UnusualAgreementError
   */
  async revise(
    id: string,
    version: number,
    input: AgreementTerms & Statement,
    viewer: Viewer,
  ): Promise<void> {
    await this.transactions.run(async (em) => {
      const agreement = await lockedAgreement(em, id);
      const actors = actorsOf(viewer, originOf(agreement));
      if (actors.size === 0) throw new AccessDeniedError('people of the parties, staff', true);
      assertVersion(agreement, version);
      if (VERIFIED_STATUSES.some((status) => status === agreement.status))
        throw new AgreementVerifiedError(id);
      const step = stepOf(agreement.status, 'revise');
      const condition = stepConditionOf(agreement);
      if (!step || (condition.isAmendment && step.needs.includes('base'))) {
        const possible = possibleActions(agreement.status, actors, condition);
        throw new AgreementStatusError('revise', agreement.status, possible);
      }
      if (!actors.has('staff')) assertNoPartyTakenOut(agreement, input);
      const reporter = reporterOf(input, viewer);
      const unusualPoints = await this.facts.check(em, input, {
        viewer,
        confirmUnusual: input.confirmUnusual === true,
      });
      const isAnotherDeal = changesTheDeal(termsOf(agreement), input);
      const before = partyIdsOf(agreement);
      const from = agreement.status;
      em.assign(agreement, { ...columnsOf(input), ...(await originColumnsOf(em, input)), unusualPoints });
      if (isAnotherDeal) {
        em.assign(agreement, {
          status: step.to,
          reportedByOrganisation: reporter,
          reportedById: viewer.personId,
          confirmedByOrganisation: null,
          confirmedById: null,
          confirmedAt: null,
          ...NOT_DISPUTED,
        });
      }
      writeParties(em, agreement, input);
      writeParts(em, agreement, input);
      // The parties are part of the record, so that a change of theirs alone is a new version too.
      agreement.updatedAt = new Date();
      await em.flush();
      addEvent(em, agreement, { action: 'revise', from, viewer, organisationId: reporter });
      if (isAnotherDeal && step.to === 'reported')
        await this.letters.tell(em, agreement, { about: 'revised', to: step.notifies, viewer });
      await announceAgreement(em, 'agreement.revised', agreement, before);
    });
  }
}

/** The agreement with its parties, held until the transaction ends: two steps at once follow each other. */
export async function lockedAgreement(em: EntityManager, id: string): Promise<Agreement> {
  const agreement = found(
    await em.findOne(Agreement, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
    'agreement',
    id,
  );
  await em.populate(agreement, ['parties', 'parts'], {
    orderBy: { parties: { position: 'asc', id: 'asc' } },
  });
  return agreement;
}

/** Needs `parties` to be loaded. */
export function partyIdsOf(agreement: Agreement): string[] {
  return agreement.parties.getItems().map(({ organisation }) => organisation.id);
}

/** Needs `parties` to be loaded. */
export function originOf(agreement: Agreement) {
  return {
    partyIds: partyIdsOf(agreement),
    reportedByOrganisationId: agreement.reportedByOrganisation?.id ?? null,
    reportedById: agreement.reportedById ?? null,
  };
}

/** Nobody disputes the figure any more. */
export const NOT_DISPUTED = {
  disputedMinor: null,
  disputedCurrency: null,
  disputedByOrganisation: null,
  disputedAt: null,
  disputeNote: null,
} as const;

export type AgreementVerb =
  | 'recorded'
  | 'reported'
  | 'confirmed'
  | 'disputed'
  | 'resolved'
  | 'verified'
  | 'terminated'
  | 'revised'
  | 'amended'
  | 'activated'
  | 'fulfilled'
  | 'lapsed'
  | 'merged'
  | 'separated'
  | 'documented';

/** Tells what happened; also those who have just been taken out of it. */
export function announceAgreement(
  em: EntityManager,
  topic: `agreement.${AgreementVerb}`,
  agreement: Agreement,
  formerPartyIds: readonly string[] = [],
): Promise<void> {
  return announce(em, topic, {
    agreementId: agreement.id,
    fairId: agreement.fair?.id ?? null,
    organisationIds: [...new Set([...partyIdsOf(agreement), ...formerPartyIds])],
  });
}

/**
 * The party for which the terms are stated; null for staff who speak for none of them.
 * @throws AccessDeniedError for a stranger, InvalidInputError when it has to be said for which party
 */
export function reporterOf(
  input: Pick<AgreementTerms, 'parties'> & Statement,
  viewer: Viewer,
): string | null {
  const own = [...new Set(input.parties.map(({ organisationId }) => organisationId))].filter((id) =>
    viewer.organisationIds.has(id),
  );
  const isStaff = viewer.isStaff || viewer.isAdmin;
  const named = input.reportedByOrganisationId;
  if (named) {
    if (own.includes(named)) return named;
    // Staff write down what a party tells them; then that party has reported it.
    if (isStaff && input.parties.some(({ organisationId }) => organisationId === named)) return named;
    throw InvalidInputError.at('input.reportedByOrganisationId', 'You speak for no such party.');
  }
  if (own.length === 1) return own[0]!;
  if (isStaff) return null;
  if (own.length === 0) throw new AccessDeniedError('people of the parties, staff', viewer.personId !== null);
  throw InvalidInputError.at(
    'input.reportedByOrganisationId',
    'You speak for several of the parties: say for which.',
  );
}

function assertNoPartyTakenOut(agreement: Agreement, terms: AgreementTerms): void {
  const kept = new Set(terms.parties.map(({ organisationId }) => organisationId));
  if (partyIdsOf(agreement).some((id) => !kept.has(id))) {
    throw InvalidInputError.at('input.parties', 'Only staff take a party out of an agreement.');
  }
}
