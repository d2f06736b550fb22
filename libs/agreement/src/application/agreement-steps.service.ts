import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AccessDeniedError, type Viewer } from '#access';
import { Transactions, assertVersion } from '#database';
import { Clock, InvalidInputError, Money } from '#kernel';
import { LARGEST_MINOR } from '../domain/agreement-value.js';
import {
  AgreementDisputedError,
  AgreementStatusError,
  DocumentMissingError,
  OwnReportError,
} from '../domain/agreement.errors.js';
import {
  type AgreementAction,
  actorsOf,
  possibleActions,
  stepConditionOf,
  stepOf,
} from '../domain/agreement-state.js';
import { Agreement, AgreementDocument } from '../domain/agreement.entity.js';
import { addEvent } from './agreement-events.js';
import { AgreementLetters } from './agreement-letters.js';
import { differenceTo, rebaseAmendments, valueBefore } from './amendment-chain.js';
import {
  NOT_DISPUTED,
  announceAgreement,
  lockedAgreement,
  originOf,
  partyIdsOf,
} from './agreements.service.js';

interface Taken {
  id: string;
  version: number;
  viewer: Viewer;
  note?: string | null;
}

/** What becomes of an agreement: every step is a row of AGREEMENT_STEPS, taken in one transaction. */
@Injectable()
export class AgreementStepsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly letters: AgreementLetters,
    private readonly clock: Clock,
  ) {}

  /**
   * A draft becomes a report, of which the other parties are told.
   * @throws AccessDeniedError, StaleVersionError, AgreementStatusError
   */
  async report(id: string, version: number, viewer: Viewer): Promise<void> {
    await this.take('report', { id, version, viewer }, () => ({}));
  }

  /**
   * The other party says that it is so, of exactly the version that it has read.
   * @throws AccessDeniedError, StaleVersionError, OwnReportError, AgreementStatusError, AgreementDisputedError
   */
  async confirm(id: string, version: number, viewer: Viewer): Promise<void> {
    await this.take('confirm', { id, version, viewer }, (agreement) => ({
      confirmedByOrganisation: ownParty(agreement, viewer),
      confirmedById: viewer.personId,
      confirmedAt: this.clock.nowDate(),
    }));
  }

  /**
   * The other party names another figure: both are shown until staff settle it. Of an amendment that is what the
   * agreement is worth from then on, in the agreement's currency, as it is when somebody states one.
   * @throws AccessDeniedError, StaleVersionError, OwnReportError, AgreementStatusError, InvalidInputError
   */
  async dispute(
    id: string,
    version: number,
    viewer: Viewer,
    value: Money,
    note?: string | null,
  ): Promise<void> {
    if (value.minor <= 0n || value.minor > LARGEST_MINOR)
      throw InvalidInputError.at('value.amount', 'A value is more than nothing.');
    await this.take('dispute', { id, version, viewer, note }, async (agreement, em) => {
      if (agreement.amends) {
        const before = await valueBefore(em, agreement);
        const currency = agreement.currency ?? before?.currency;
        if (currency && value.currency !== currency)
          throw InvalidInputError.at('value.currency', `The agreement is in ${currency}.`);
      }
      const isReported = agreement.amends
        ? agreement.amendedToMinor === value.minor
        : agreement.value?.equals(value);
      if (isReported)
        throw InvalidInputError.at('value.amount', 'This is the figure that was reported: confirm it.');
      return {
        disputedMinor: value.minor,
        disputedCurrency: value.currency,
        disputedByOrganisation: ownParty(agreement, viewer),
        disputedAt: this.clock.nowDate(),
        disputeNote: note?.trim() || null,
      };
    });
  }

  /**
   * Staff settle which of the two figures it is. A split that no longer makes the value is given up; amendments after
   * an amendment still lead to the values that they name.
   * @throws AccessDeniedError, StaleVersionError, AgreementStatusError
   */
  async resolve(
    id: string,
    version: number,
    viewer: Viewer,
    take: 'reported' | 'disputed',
    note: string,
  ): Promise<void> {
    if (note.trim() === '') throw InvalidInputError.at('note', 'Say on what it rests.');
    await this.take('resolve', { id, version, viewer, note }, async (agreement, em) => {
      if (take === 'reported') return NOT_DISPUTED;
      if (agreement.amends) {
        const settled = agreement.disputedValue!;
        const difference = differenceTo(settled, await valueBefore(em, agreement));
        return {
          ...{ ...difference, amendedToMinor: settled.minor, valueBasis: 'fixed', ...NOT_DISPUTED },
        };
      }
      agreement.parts.removeAll();
      return {
        ...{ valueMinor: agreement.disputedMinor, currency: agreement.disputedCurrency, valueBasis: 'fixed' },
        ...{ valueMaxMinor: null, recurringMinor: null, recurrence: null, recurringTimes: null },
        ...NOT_DISPUTED,
      };
    });
  }

  /**
   * Staff have seen the signed document; its reference may be named with it, or it has been handed in.
   * @throws AccessDeniedError, StaleVersionError, AgreementStatusError, DocumentMissingError, AgreementDisputedError
   */
  async verify(
    id: string,
    version: number,
    viewer: Viewer,
    documentReference?: string | null,
  ): Promise<void> {
    await this.take('verify', { id, version, viewer }, async (agreement, em) => ({
      documentReference:
        documentReference?.trim() || agreement.documentReference || (await handedIn(em, agreement)),
      verifiedById: viewer.personId,
      verifiedAt: this.clock.nowDate(),
    }));
  }

  /**
   * It is being carried out, was carried out, or its time ran out.
   * @throws AccessDeniedError, StaleVersionError, AgreementStatusError, InvalidInputError without a reason for `lapse`
   */
  async carryOn(
    action: 'activate' | 'fulfil' | 'lapse',
    { id, version, viewer, note }: Taken,
  ): Promise<void> {
    await this.take(action, { id, version, viewer, note }, () =>
      action === 'activate' ? {} : { endedAt: this.clock.nowDate() },
    );
  }

  /**
   * It holds no more, or never did; it stays on record and leaves the figures, and its amendments with it.
   * @throws AccessDeniedError, StaleVersionError, AgreementStatusError, InvalidInputError without a reason
   */
  async terminate(id: string, version: number, viewer: Viewer, reason: string): Promise<void> {
    await this.take('terminate', { id, version, viewer, note: reason }, () => ({
      terminationReason: reason.trim() || null,
      terminatedById: viewer.personId,
      terminatedAt: this.clock.nowDate(),
    }));
  }

  private async take(
    action: keyof typeof STEPS,
    { id, version, viewer, note }: Taken,
    changes: (
      agreement: Agreement,
      em: EntityManager,
    ) => Partial<Record<keyof Agreement, unknown>> | Promise<Partial<Record<keyof Agreement, unknown>>>,
  ): Promise<void> {
    await this.transactions.run(async (em: EntityManager) => {
      const base = await lockedBaseOf(em, id);
      const agreement = await lockedAgreement(em, id);
      const actors = actorsOf(viewer, originOf(agreement));
      if (actors.size === 0) throw new AccessDeniedError('people of the parties, staff', true);
      assertVersion(agreement, version);
      const condition = stepConditionOf(agreement);
      const step = stepOf(agreement.status, action);
      if (!step || (condition.isAmendment && step.needs.includes('base'))) {
        const possible = possibleActions(agreement.status, actors, condition);
        throw new AgreementStatusError(action, agreement.status, possible);
      }
      if (!step.by.some((actor) => actors.has(actor))) {
        if (step.by.includes('other-party') && actors.has('party')) throw new OwnReportError();
        throw new AccessDeniedError(step.by.join(', '), viewer.personId !== null);
      }
      if (step.needs.includes('undisputed') && condition.isDisputed) throw new AgreementDisputedError(id);
      if (step.needs.includes('disputed') && !condition.isDisputed)
        throw new AgreementStatusError(
          action,
          agreement.status,
          possibleActions(agreement.status, actors, condition),
        );
      if (step.needs.includes('reason') && !note?.trim())
        throw InvalidInputError.at('reason', 'Say why it ends.');
      const from = agreement.status;
      em.assign(agreement, { ...(await changes(agreement, em)), status: step.to } as never);
      if (step.needs.includes('document') && !agreement.documentReference) throw new DocumentMissingError(id);
      const organisationId = ownParty(agreement, viewer);
      addEvent(em, agreement, { action, from, viewer, organisationId, note });
      if (action === 'terminate')
        await takeAlong(em, agreement, { viewer, note: note ?? '' }, this.clock.nowDate());
      if (base && (action === 'terminate' || action === 'resolve')) await rebaseAmendments(em, base);
      const { verb } = STEPS[action];
      if (step.notifies.length > 0)
        await this.letters.tell(em, agreement, { about: verb, to: step.notifies, viewer, note });
      await announceAgreement(em, `agreement.${verb}`, agreement);
    });
  }
}

const STEPS = {
  report: { verb: 'reported' },
  confirm: { verb: 'confirmed' },
  dispute: { verb: 'disputed' },
  resolve: { verb: 'resolved' },
  verify: { verb: 'verified' },
  activate: { verb: 'activated' },
  fulfil: { verb: 'fulfilled' },
  lapse: { verb: 'lapsed' },
  terminate: { verb: 'terminated' },
} as const satisfies Partial<Record<AgreementAction, { verb: string }>>;

/**
 * What an amendment amends, locked before it: whoever amends or ends the agreement locks it first too, and nobody waits
 * for each other. null for an agreement.
 */
async function lockedBaseOf(em: EntityManager, id: string): Promise<Agreement | null> {
  const [row]: { base: string | null }[] = await em.execute(
    'select amends_id as base from agreement where id = ?',
    [id],
  );
  return row?.base ? lockedAgreement(em, row.base) : null;
}

function ownParty(agreement: Agreement, viewer: Viewer): string | null {
  return partyIdsOf(agreement).find((party) => viewer.organisationIds.has(party)) ?? null;
}

/** The last document that was handed in, as what the figure is traced to. */
async function handedIn(em: EntityManager, agreement: Agreement): Promise<string | null> {
  const document = await em.findOne(AgreementDocument, { agreement }, { orderBy: { id: 'desc' } });
  return document && `${document.title} (${document.versionNumber})`;
}

/** Amendments follow what they amend: a figure without its base would mean nothing. */
export async function takeAlong(
  em: EntityManager,
  agreement: Agreement,
  { viewer, note }: { viewer: Viewer; note: string },
  now: Date,
): Promise<void> {
  const amendments = await em.find(Agreement, {
    amends: agreement,
    status: { $nin: ['terminated', 'merged'] },
  });
  for (const amendment of amendments) {
    const from = amendment.status;
    em.assign(amendment, {
      ...{ status: 'terminated', terminatedAt: now, terminatedById: viewer.personId },
      terminationReason: note.trim(),
    });
    addEvent(em, amendment, { action: 'terminate', from, viewer, note });
  }
}
