import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AccessDeniedError, type Viewer } from '#access';
import { Transactions, assertVersion } from '#database';
import { Clock, InvalidInputError } from '#kernel';
import { AgreementStatusError, DocumentMissingError, OwnReportError } from '../domain/agreement.errors.js';
import { type AgreementAction, actorsOf, possibleActions, stepOf } from '../domain/agreement-state.js';
import type { Agreement } from '../domain/agreement.entity.js';
import { announceAgreement, lockedAgreement, originOf, partyIdsOf } from './agreements.service.js';

/** What becomes of an agreement: every step is a row of AGREEMENT_STEPS, taken in one transaction. */
@Injectable()
export class AgreementStepsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * The other party says that it is so, of exactly the version that it has read.
   * @throws AccessDeniedError, StaleVersionError, OwnReportError, AgreementStatusError
   */
  async confirm(id: string, version: number, viewer: Viewer): Promise<void> {
    await this.take('confirm', { id, version, viewer }, (agreement) => ({
      confirmedByOrganisation:
        partyIdsOf(agreement).find((party) => viewer.organisationIds.has(party)) ?? null,
      confirmedById: viewer.personId,
      confirmedAt: this.clock.nowDate(),
    }));
  }

  /**
   * Staff have seen the signed document; its reference may be named with it.
   * @throws AccessDeniedError, StaleVersionError, AgreementStatusError, DocumentMissingError
   */
  async verify(
    id: string,
    version: number,
    viewer: Viewer,
    documentReference?: string | null,
  ): Promise<void> {
    await this.take('verify', { id, version, viewer }, (agreement) => ({
      documentReference: documentReference?.trim() || agreement.documentReference,
      verifiedById: viewer.personId,
      verifiedAt: this.clock.nowDate(),
    }));
  }

  /**
   * It holds no more, or never did; it stays on record and leaves the figures.
   * @throws AccessDeniedError, StaleVersionError, AgreementStatusError, InvalidInputError without a reason
   */
  async terminate(id: string, version: number, viewer: Viewer, reason: string): Promise<void> {
    await this.take('terminate', { id, version, viewer }, () => ({
      terminationReason: reason.trim() || null,
      terminatedById: viewer.personId,
      terminatedAt: this.clock.nowDate(),
    }));
  }

  private async take(
    action: keyof typeof TOPICS,
    { id, version, viewer }: { id: string; version: number; viewer: Viewer },
    changes: (agreement: Agreement) => Partial<Record<keyof Agreement, unknown>>,
  ): Promise<void> {
    await this.transactions.run(async (em: EntityManager) => {
      const agreement = await lockedAgreement(em, id);
      const actors = actorsOf(viewer, originOf(agreement));
      if (actors.size === 0) throw new AccessDeniedError('people of the parties, staff', true);
      assertVersion(agreement, version);
      const step = stepOf(agreement.status, action);
      if (!step) {
        throw new AgreementStatusError(action, agreement.status, possibleActions(agreement.status, actors));
      }
      if (!step.by.some((actor) => actors.has(actor))) {
        if (action === 'confirm' && actors.has('party')) throw new OwnReportError();
        throw new AccessDeniedError(step.by.join(', '), viewer.personId !== null);
      }
      em.assign(agreement, { ...changes(agreement), status: step.to } as never);
      if (step.needs.includes('document-reference') && !agreement.documentReference)
        throw new DocumentMissingError(id);
      if (step.needs.includes('reason') && !agreement.terminationReason)
        throw InvalidInputError.at('reason', 'Say why it ends.');
      await announceAgreement(em, TOPICS[action], agreement);
    });
  }
}

const TOPICS = {
  confirm: 'agreement.confirmed',
  verify: 'agreement.verified',
  terminate: 'agreement.terminated',
} as const satisfies Partial<Record<AgreementAction, string>>;
