import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, assertVersion, found, once } from '#database';
import { OrganisationsService } from '#directory';
import { foldEmail } from '#identity';
import { Clock, InvalidInputError } from '#kernel';
import { Slot } from '../domain/fair.entity.js';
import { Delegate, DelegateAbsence, Participation } from '../domain/participation.entity.js';
import { MeetingsInTheWay } from './meetings-in-the-way.js';

/** What people enter of a delegate. */
export interface DelegateDetails {
  name: string;
  jobTitle?: string | null;
  email?: string | null;
  phone?: string | null;
  /** BCP 47 tags. */
  languages: string[];
}

/** The people whom organisations send, and when they can meet. */
@Injectable()
export class DelegatesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly organisations: OrganisationsService,
    private readonly clock: Clock,
    private readonly meetings: MeetingsInTheWay,
  ) {}

  /** @throws InvalidInputError when the organisation has withdrawn from the fair. */
  add(input: DelegateDetails & { participationId: string; idempotencyKey?: string | null }): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'addDelegate', input, async () => {
        const { participationId } = input;
        // Locked, so that the organisation doesn't withdraw at the same moment and leave somebody behind.
        const participation = found(
          await em.findOne(Participation, { id: participationId }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
          'participation',
          participationId,
        );
        if (participation.withdrawnAt) {
          throw InvalidInputError.at(
            'input.participationId',
            'The organisation has withdrawn from the fair.',
          );
        }
        const delegate = em.create(Delegate, { ...fieldsOf(input), participation });
        await announce(em, 'delegate.added', eventOf(delegate, participation));
        return delegate.id;
      }),
    );
  }

  /** @throws StaleVersionError */
  async revise(id: string, version: number, details: DelegateDetails): Promise<void> {
    await this.change(id, version, 'delegate.revised', async (em, delegate) => {
      em.assign(delegate, fieldsOf(details));
    });
  }

  /** Takes a delegate off the fair; the records stay. @throws StaleVersionError, HasMeetingsError */
  async withdraw(id: string, version: number): Promise<void> {
    await this.change(id, version, 'delegate.withdrawn', async (em, delegate) => {
      if (delegate.withdrawnAt) return;
      await this.meetings.ofDelegates(em, [id]);
      delegate.withdrawnAt = this.clock.nowDate();
    });
  }

  /**
   * Gives a delegate an account: the person with the address, invited when they are new, speaks for the organisation
   * from then on. Two transactions, the invitation first; when the second fails, repeating finishes the work.
   * @throws StaleVersionError, InvalidInputError
   */
  async linkAccount(id: string, version: number, email?: string | null): Promise<void> {
    const { organisationId, who } = await this.transactions.run(async (em) => {
      const delegate = await this.locked(em, id);
      assertVersion(delegate, version);
      const address = email || delegate.email;
      if (!address) throw InvalidInputError.at('input.email', 'Say to which address the invitation goes.');
      if (delegate.withdrawnAt) throw InvalidInputError.at('input.delegateId', 'The delegate has withdrawn.');
      return {
        organisationId: delegate.participation.unwrap().organisation.id,
        who: { email: address, name: delegate.name, jobTitle: delegate.jobTitle },
      };
    });
    const personId = await this.organisations.inviteMember(organisationId, who);
    await this.change(id, version, 'delegate.linked', async (em, delegate) => {
      const { participation } = delegate;
      const twin = await em.findOne(Delegate, {
        participation: participation.id,
        person: personId,
        withdrawnAt: null,
        id: { $ne: id },
      });
      if (twin) throw InvalidInputError.at('input.email', `${twin.name} is the delegate with this account.`);
      em.assign(delegate, { person: personId, email: delegate.email ?? foldEmail(who.email) });
    });
  }

  /**
   * Replaces the slots in which a delegate can't meet; in all others they can. Meetings that already stand in such a
   * slot stay: whoever makes the timetable hears of it by `delegate.availability-set`.
   * @throws InvalidInputError naming each slot that isn't one of the fair.
   */
  async setAvailability(id: string, unavailableSlotIds: readonly string[]): Promise<void> {
    await this.transactions.run(async (em) => {
      const delegate = await this.locked(em, id);
      const participation = delegate.participation.unwrap();
      const slots = await em.find(Slot, { fair: participation.fair.id });
      const ofFair = new Map(slots.map((slot) => [slot.id, slot]));
      const problems = unavailableSlotIds.flatMap((slotId, index) =>
        ofFair.has(slotId)
          ? []
          : { path: ['unavailableSlotIds', String(index)], message: 'This is no slot of the fair.' },
      );
      if (problems.length > 0) throw new InvalidInputError(problems);
      const wanted = new Set(unavailableSlotIds);
      const absences = await em.find(DelegateAbsence, { delegate });
      const standing = new Set(absences.map(({ slot }) => slot.id));
      em.remove(absences.filter(({ slot }) => !wanted.has(slot.id)));
      for (const slotId of wanted) {
        if (!standing.has(slotId)) em.create(DelegateAbsence, { delegate, slot: ofFair.get(slotId)! });
      }
      await announce(em, 'delegate.availability-set', eventOf(delegate, participation));
    });
  }

  private async change(
    id: string,
    version: number,
    topic: string,
    work: (em: EntityManager, delegate: Delegate) => Promise<void>,
  ): Promise<void> {
    await this.transactions.run(async (em) => {
      const delegate = await this.locked(em, id);
      assertVersion(delegate, version);
      await work(em, delegate);
      await announce(em, topic, eventOf(delegate, delegate.participation.unwrap()));
    });
  }

  /** With its participation. The row lock makes bookings wait, which refer to the delegate. */
  private async locked(em: EntityManager, id: string) {
    const delegate = await em.findOne(Delegate, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    found(delegate, 'delegate', id);
    await em.populate(delegate!, ['participation']);
    return delegate!;
  }
}

function fieldsOf({ name, jobTitle, email, phone, languages }: DelegateDetails) {
  return {
    name: name.trim(),
    jobTitle: jobTitle?.trim() || null,
    email: email ? foldEmail(email) : null,
    phone: phone?.trim() || null,
    languages,
  };
}

function eventOf(delegate: Delegate, { fair, organisation }: Participation): Record<string, unknown> {
  return {
    fairId: fair.id,
    organisationIds: [organisation.id],
    participationId: delegate.participation.id,
    delegateId: delegate.id,
  };
}
