import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { Transactions, announce, assertVersion, found, once } from '#database';
import { OrganisationsService } from '#directory';
import { foldEmail } from '#identity';
import { Clock, InvalidInputError } from '#kernel';
import { Slot } from '../domain/fair.entity.js';
import { Delegate, DelegateAbsence, Participation } from '../domain/participation.entity.js';
import { MeetingsInTheWay } from './meetings-in-the-way.js';
import { isRunBy } from './run-by.js';

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
   * Puts a delegate back who was taken off the fair.
   * @throws StaleVersionError; InvalidInputError when the organisation has withdrawn, or somebody else came instead
   */
  async restore(id: string, version: number): Promise<void> {
    await this.change(id, version, 'delegate.restored', async (em, delegate) => {
      if (!delegate.withdrawnAt) return;
      if (delegate.participation.unwrap().withdrawnAt) {
        throw InvalidInputError.at('id', 'The organisation has withdrawn from the fair.');
      }
      if (delegate.person) await this.assertOnlyOne(em, delegate, delegate.person.id, 'id');
      delegate.withdrawnAt = null;
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
      await this.assertOnlyOne(em, delegate, personId, 'input.email');
      em.assign(delegate, { person: personId, email: delegate.email ?? foldEmail(who.email) });
    });
  }

  /**
   * Replaces the slots in which a delegate can't meet; in all others they can. Meetings that stand in a slot which is
   * new among them stay where they are, and only when whoever does it names all of them: they know what is to be moved.
   * Whoever doesn't run the fair isn't hindered by its draft, of which they don't know; releasing it will tell.
   * @throws HasMeetingsError; InvalidInputError naming each slot that isn't one of the fair.
   */
  async setAvailability(
    id: string,
    unavailableSlotIds: readonly string[],
    viewer: Viewer,
    knownMeetingIds: readonly string[] = [],
  ): Promise<void> {
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
      const added = [...wanted].filter((slotId) => !standing.has(slotId));
      const withDrafts = isRunBy(viewer, participation.fair.id);
      await this.meetings.ofDelegateIn(em, id, added, { withDrafts, known: knownMeetingIds });
      em.remove(absences.filter(({ slot }) => !wanted.has(slot.id)));
      for (const slotId of added) em.create(DelegateAbsence, { delegate, slot: ofFair.get(slotId)! });
      await announce(em, 'delegate.availability-set', eventOf(delegate, participation));
    });
  }

  /** One person is one delegate of a participation. @throws InvalidInputError at `path` */
  private async assertOnlyOne(
    em: EntityManager,
    { id, participation }: Delegate,
    personId: string,
    path: string,
  ): Promise<void> {
    const twin = await em.findOne(Delegate, {
      participation: participation.id,
      person: personId,
      withdrawnAt: null,
      id: { $ne: id },
    });
    if (twin) throw InvalidInputError.at(path, `${twin.name} is the delegate with this account.`);
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
