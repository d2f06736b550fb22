import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, found, once } from '#database';
import { Organisation, derived } from '#directory';
import { Delegate, Fair, Participation, type Side } from '#fair';
import { foldEmail } from '#identity';
import { InvalidInputError } from '#kernel';
import { FairNotOpenError } from '#scheduling';
import { CheckInService } from './check-in.service.js';

export interface WalkIn {
  fairId: string;
  side: Side;
  /** Of the directory; or one that is at the fair already; or `organisationName` when it isn't known yet. */
  organisationId?: string | null;
  participationId?: string | null;
  organisationName?: string | null;
  /** ISO 3166-1 alpha-2, of a new organisation. */
  country?: string | null;
  name: string;
  jobTitle?: string | null;
  email?: string | null;
  phone?: string | null;
  languages: string[];
  /** When they came, when it is told later. */
  at?: Date | null;
  anyway?: boolean;
  idempotencyKey?: string | null;
}

/** People who come without having been announced. */
@Injectable()
export class WalkInsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly checkIns: CheckInService,
  ) {}

  /**
   * Lets somebody in on the spot: makes what is missing of organisation, participation and delegate, and checks them in.
   * An organisation that had withdrawn from the fair is back; its former delegates aren't.
   * Announces `organisation.changed`, `participation.registered` and `delegate.added` of what is new.
   * @returns the check-in's id
   * @throws WrongDayError, AlreadyCheckedInError, FairNotOpenError, InvalidInputError
   */
  admit(input: WalkIn): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'admitWalkIn', input, async () => {
        const fair = found(await em.findOne(Fair, { id: input.fairId }), 'fair', input.fairId);
        if (fair.status !== 'open' && fair.status !== 'running') throw new FairNotOpenError(fair.status);
        const there = input.participationId ? await this.presentOf(em, fair, input) : null;
        const organisation = there?.organisation.unwrap() ?? (await this.organisationOf(em, input));
        const participation = there ?? (await this.participationOf(em, fair, organisation, input.side));
        const delegate = em.create(Delegate, {
          participation,
          name: input.name.trim(),
          jobTitle: input.jobTitle?.trim() || null,
          email: input.email ? foldEmail(input.email) : null,
          phone: input.phone?.trim() || null,
          languages: input.languages,
        });
        await em.flush();
        await announce(em, 'delegate.added', {
          fairId: fair.id,
          organisationIds: [organisation.id],
          participationId: participation.id,
          delegateId: delegate.id,
        });
        return this.checkIns.checkInWithin(
          em,
          { fairId: fair.id, delegateId: delegate.id, at: input.at, anyway: input.anyway },
          null,
          true,
        );
      }),
    );
  }

  /** Whoever was at the fair when they came is there again, if it has withdrawn since. */
  private async presentOf(em: EntityManager, fair: Fair, input: WalkIn): Promise<Participation> {
    if (input.organisationId || input.organisationName) {
      throw InvalidInputError.at('input.organisationName', 'Choose an organisation, or name a new one.');
    }
    const there = await em.findOne(
      Participation,
      { id: input.participationId!, fair, side: input.side },
      { populate: ['organisation'] },
    );
    if (!there) throw InvalidInputError.at('input.participationId', 'This organisation isn’t at the fair.');
    return this.participationOf(em, fair, there.organisation.unwrap(), input.side);
  }

  private async organisationOf(em: EntityManager, input: WalkIn): Promise<Organisation> {
    const name = input.organisationName?.trim();
    if (Boolean(input.organisationId) === Boolean(name)) {
      throw InvalidInputError.at('input.organisationName', 'Choose an organisation, or name a new one.');
    }
    if (input.organisationId) {
      const known = await em.findOne(Organisation, { id: input.organisationId, withdrawnAt: null });
      if (!known) throw InvalidInputError.at('input.organisationId', 'There is no such organisation.');
      return known;
    }
    const details = {
      legalName: name!,
      country: input.country ?? 'VN',
      isSupplier: input.side === 'supplier',
      isBuyer: input.side === 'buyer',
    };
    const organisation = em.create(Organisation, { ...details, ...derived(details), source: 'staff' });
    await em.flush();
    await announce(em, 'organisation.changed', { organisationId: organisation.id });
    return organisation;
  }

  private async participationOf(
    em: EntityManager,
    fair: Fair,
    organisation: Organisation,
    side: Side,
  ): Promise<Participation> {
    const there = await em.findOne(Participation, { fair, organisation, side });
    if (there && !there.withdrawnAt) return there;
    const participation =
      there ?? em.create(Participation, { fair, organisation, side, kind: 'direct', withdrawnAt: null });
    participation.withdrawnAt = null;
    await em.flush();
    await announce(em, 'participation.registered', {
      fairId: fair.id,
      organisationIds: [organisation.id],
      participationIds: [participation.id],
    });
    return participation;
  }
}
