import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { Transactions, announce, assertVersion, found } from '#database';
import { Person } from '#identity';
import { HOME_TIME_ZONE, Clock, InvalidInputError, Money } from '#kernel';
import { Agreement } from '../domain/agreement.entity.js';
import { LARGEST_MINOR } from '../domain/agreement-value.js';
import { FollowUp, FollowUpAnswer, FollowUpInvitation } from '../domain/follow-up.entity.js';
import { FollowUpClosedError, FollowUpLinkError, UnusualAnswerError } from '../domain/follow-up.errors.js';
import {
  type AnswerState,
  OPEN_FOLLOW_UPS,
  type UnusualAnswerCode,
  unusualIn,
} from '../domain/follow-up-rules.js';
import { countedAmendments, valueInForce } from './amendment-chain.js';
import { FollowUpLettersService, hashFollowUpToken } from './follow-up-letters.service.js';

export interface AnswerDetails {
  state: AnswerState;
  /** So far, in the agreement's currency. */
  delivered?: Money | null;
  paid?: Money | null;
  note?: string | null;
  answeredBy?: string | null;
  /** Whoever answers has looked at what is unusual about the figures, and they are right. */
  confirmUnusual?: boolean | null;
}

/** What people do with follow-ups. What happens by the clock is FollowUpPlanner's. */
@Injectable()
export class FollowUpsService {
  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly letters: FollowUpLettersService,
    private readonly clock: Clock,
  ) {}

  /**
   * What a link is for, as long as it can be used.
   * @throws FollowUpLinkError when it is unknown, used, expired or pointless
   */
  async invitationOf(token: string, em: EntityManager = this.em.fork()): Promise<FollowUpInvitation> {
    const invitation = await em.findOne(
      FollowUpInvitation,
      { tokenHash: hashFollowUpToken(token) },
      { populate: ['followUp', 'followUp.agreement', 'organisation'] },
    );
    const now = this.clock.nowDate();
    if (!invitation || invitation.usedAt || invitation.expiresAt <= now) throw new FollowUpLinkError();
    if (invitation.followUp.unwrap().status === 'skipped') throw new FollowUpLinkError();
    return invitation;
  }

  /**
   * A party answers by its link, which then is used up.
   * @throws FollowUpLinkError, InvalidInputError, UnusualAnswerError
   */
  async answerByLink(token: string, details: AnswerDetails): Promise<void> {
    await this.transactions.run(async (em) => {
      const { id } = await this.invitationOf(token, em);
      // Two presses at once: the second waits, and finds the link used.
      const invitation = await em.findOneOrFail(
        FollowUpInvitation,
        { id },
        { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
      );
      if (invitation.usedAt) throw new FollowUpLinkError();
      invitation.usedAt = this.clock.nowDate();
      await this.write(em, invitation.followUp.id, details, {
        organisationId: invitation.organisation.id,
        personId: null,
        answeredBy: details.answeredBy?.trim() || invitation.email,
      });
    });
  }

  /** Staff write down what they found out. @throws NotFoundError, FollowUpClosedError, InvalidInputError, UnusualAnswerError */
  async answerAsStaff(id: string, details: AnswerDetails, viewer: Viewer): Promise<void> {
    await this.transactions.run((em) =>
      this.write(em, id, details, { organisationId: null, personId: viewer.personId, answeredBy: null }),
    );
  }

  /** Gives it to a member of staff, or (null) to nobody. @throws NotFoundError, StaleVersionError, InvalidInputError */
  async assign(id: string, version: number, assigneeId: string | null): Promise<void> {
    await this.transactions.run(async (em) => {
      const followUp = await locked(em, id);
      assertVersion(followUp, version);
      if (assigneeId && !(await em.findOne(Person, { id: assigneeId, isStaff: true, disabledAt: null })))
        throw InvalidInputError.at('assigneeId', 'This is nobody of staff.');
      followUp.assigneeId = assigneeId;
      await announce(em, 'follow-up.changed', { followUpId: id });
    });
  }

  /** Sends fresh links to the parties. @throws NotFoundError, FollowUpClosedError, InvalidInputError without an address */
  async askNow(id: string): Promise<void> {
    await this.transactions.run(async (em) => {
      const followUp = await locked(em, id);
      if (followUp.status === 'answered' || followUp.status === 'skipped')
        throw new FollowUpClosedError(followUp.status);
      if ((await this.letters.askAgain(em, followUp)) === 0)
        throw InvalidInputError.at(
          'id',
          'None of the parties has an address: call them, and write down the answer.',
        );
      em.assign(followUp, {
        status: 'asked',
        askedAt: this.clock.nowDate(),
        reminders: 0,
        escalatedAt: null,
      });
      await announce(em, 'follow-up.changed', { followUpId: id });
    });
  }

  /** It makes no sense any more. @throws NotFoundError, StaleVersionError, FollowUpClosedError, InvalidInputError */
  async skip(id: string, version: number, reason: string): Promise<void> {
    if (reason.trim() === '') throw InvalidInputError.at('reason', 'Say why.');
    await this.transactions.run(async (em) => {
      const followUp = await locked(em, id);
      assertVersion(followUp, version);
      if (followUp.status !== 'planned' && !OPEN_FOLLOW_UPS.some((open) => open === followUp.status))
        throw new FollowUpClosedError(followUp.status);
      em.assign(followUp, { status: 'skipped', skipReason: reason.trim() });
      await announce(em, 'follow-up.changed', { followUpId: id });
    });
  }

  private async write(
    em: EntityManager,
    id: string,
    details: AnswerDetails,
    by: { organisationId: string | null; personId: string | null; answeredBy: string | null },
  ): Promise<void> {
    const followUp = await locked(em, id);
    if (followUp.status === 'skipped') throw new FollowUpClosedError(followUp.status);
    const agreement = followUp.agreement
      ? await em.findOneOrFail(
          Agreement,
          { id: followUp.agreement.id },
          { lockMode: LockMode.PESSIMISTIC_WRITE },
        )
      : null;
    const { state, delivered = null, paid = null } = details;
    const currency = agreement?.currency ?? delivered?.currency ?? paid?.currency ?? null;
    for (const [path, amount] of [
      ['input.delivered', delivered],
      ['input.paid', paid],
    ] as const) {
      if (!amount) continue;
      if (amount.minor < 0n || amount.minor > LARGEST_MINOR)
        throw InvalidInputError.at(path, 'At least nothing.');
      if (amount.currency !== currency) throw InvalidInputError.at(path, `The agreement is in ${currency}.`);
    }
    const points = agreement ? await unusualPointsOf(em, agreement, { delivered, paid }) : [];
    if (points.length > 0 && details.confirmUnusual !== true) throw new UnusualAnswerError(points);
    em.create(FollowUpAnswer, {
      unusualPoints: points,
      ...{
        followUp,
        organisation: by.organisationId,
        personId: by.personId,
        answeredBy: by.answeredBy,
        state,
      },
      ...{ deliveredMinor: delivered?.minor ?? null, paidMinor: paid?.minor ?? null, currency },
      note: details.note?.trim() || null,
    });
    em.assign(followUp, { status: 'answered', answeredAt: this.clock.nowDate() });
    if (agreement && (delivered || paid)) {
      em.assign(agreement, {
        ...(delivered && { deliveredMinor: delivered.minor }),
        ...(paid && { paidMinor: paid.minor }),
        ...(!agreement.currency && { deliveredMinor: null, paidMinor: null }),
        progressOn: this.clock.today(HOME_TIME_ZONE).toString(),
      });
    }
    await announce(em, 'follow-up.changed', {
      ...{ followUpId: id, agreementId: agreement?.id ?? null, fairId: followUp.fair?.id ?? null },
    });
  }
}

async function unusualPointsOf(
  em: EntityManager,
  agreement: Agreement,
  told: { delivered: Money | null; paid: Money | null },
): Promise<UnusualAnswerCode[]> {
  const amendments = await countedAmendments(em, agreement);
  const inForce = valueInForce(agreement, amendments)?.minor ?? null;
  // A range that nobody has amended holds up to its upper end.
  const signed = inForce !== null && inForce === agreement.valueMinor ? agreement.valueMaxMinor : null;
  return unusualIn(
    { delivered: told.delivered?.minor ?? null, paid: told.paid?.minor ?? null },
    { delivered: agreement.deliveredMinor ?? null, paid: agreement.paidMinor ?? null },
    signed ?? inForce,
  );
}

async function locked(em: EntityManager, id: string): Promise<FollowUp> {
  return found(await em.findOne(FollowUp, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }), 'follow-up', id);
}
