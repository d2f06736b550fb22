import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, assertVersion, found, once } from '#database';
import { Organisation } from '#directory';
import { Clock, InvalidInputError } from '#kernel';
import type { Fair } from '../domain/fair.entity.js';
import { AlreadyParticipatingError } from '../domain/fair.errors.js';
import {
  Delegate,
  Participation,
  type ParticipationKind,
  type Side,
} from '../domain/participation.entity.js';
import { lockedFair } from './locked-fair.js';
import { MeetingsInTheWay } from './meetings-in-the-way.js';

/** What became of a bulk registration, each in the order of the input. */
export interface RegisteredParticipations {
  readonly registeredIds: string[];
  readonly alreadyThereIds: string[];
}

/** Who is at a fair. */
@Injectable()
export class ParticipationsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly meetings: MeetingsInTheWay,
  ) {}

  /**
   * Registers one organisation; one that has withdrawn is put back, with the delegates who left with it.
   * @throws AlreadyParticipatingError, InvalidInputError
   */
  register(input: {
    fairId: string;
    organisationId: string;
    side: Side;
    kind: ParticipationKind;
    booth?: string | null;
    idempotencyKey?: string | null;
  }): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'registerParticipation', input, async () => {
        const { fairId, organisationId, side, kind, booth } = input;
        const fair = await lockedFair(em, fairId);
        await this.assertOrganisations(em, [organisationId], () => 'input.organisationId');
        const there = await em.findOne(Participation, { fair, organisation: organisationId, side });
        if (there && !there.withdrawnAt) throw new AlreadyParticipatingError(there.id);
        const id = await this.put(em, fair, there, { organisationId, side, kind, booth });
        await this.announceNew(em, fair, [organisationId], [id]);
        return id;
      }),
    );
  }

  /**
   * Registers many organisations at once. Those that are there in this role already are reported and left as they
   * are, so that a list can be sent again after it has grown.
   * @throws InvalidInputError naming each organisation that isn't in the directory.
   */
  registerAll(input: {
    fairId: string;
    organisationIds: string[];
    side: Side;
    kind: ParticipationKind;
    idempotencyKey?: string | null;
  }): Promise<RegisteredParticipations> {
    return this.transactions.run((em) =>
      once(em, 'registerParticipations', input, async () => {
        const { fairId, side, kind } = input;
        const fair = await lockedFair(em, fairId);
        await this.assertOrganisations(
          em,
          input.organisationIds,
          (index) => `input.organisationIds.${index}`,
        );
        const organisationIds = [...new Set(input.organisationIds)];
        const there = new Map(
          (await em.find(Participation, { fair, organisation: { $in: organisationIds }, side })).map(
            (participation) => [participation.organisation.id, participation],
          ),
        );
        const registeredIds: string[] = [];
        const alreadyThereIds: string[] = [];
        const newOrganisationIds: string[] = [];
        for (const organisationId of organisationIds) {
          const standing = there.get(organisationId) ?? null;
          if (standing && !standing.withdrawnAt) {
            alreadyThereIds.push(standing.id);
          } else {
            registeredIds.push(await this.put(em, fair, standing, { organisationId, side, kind }));
            newOrganisationIds.push(organisationId);
          }
        }
        if (registeredIds.length > 0) await this.announceNew(em, fair, newOrganisationIds, registeredIds);
        return { registeredIds, alreadyThereIds };
      }),
    );
  }

  /** @throws StaleVersionError */
  async revise(
    id: string,
    version: number,
    { kind, booth, note }: { kind: ParticipationKind; booth?: string | null; note?: string | null },
  ): Promise<void> {
    await this.transactions.run(async (em) => {
      const participation = await this.locked(em, id);
      assertVersion(participation, version);
      em.assign(participation, { kind, booth: textOf(booth), note: textOf(note) });
      await announceOne(em, 'participation.revised', participation);
    });
  }

  /**
   * Takes an organisation off the fair, with its delegates; its records stay, its open requests are closed.
   * @throws StaleVersionError; HasMeetingsError while it has meetings ahead.
   */
  async withdraw(id: string, version: number): Promise<void> {
    await this.transactions.run(async (em) => {
      const participation = await this.locked(em, id);
      assertVersion(participation, version);
      if (participation.withdrawnAt) return;
      await this.meetings.ofParticipation(em, id);
      await this.meetings.closeRequestsOf(em, id);
      participation.withdrawnAt = this.clock.nowDate();
      const delegates = await em.find(Delegate, { participation, withdrawnAt: null });
      for (const delegate of delegates) delegate.withdrawnAt = participation.withdrawnAt;
      await announceOne(em, 'participation.withdrawn', participation);
    });
  }

  private async put(
    em: EntityManager,
    fair: Fair,
    withdrawn: Participation | null,
    details: { organisationId: string; side: Side; kind: ParticipationKind; booth?: string | null },
  ): Promise<string> {
    const { organisationId, side, kind } = details;
    const booth = textOf(details.booth);
    if (!withdrawn)
      return em.create(Participation, { fair, organisation: organisationId, side, kind, booth }).id;
    const { id, withdrawnAt } = withdrawn;
    const leftWithIt = await em.find(Delegate, { participation: id, withdrawnAt: withdrawnAt! });
    for (const delegate of leftWithIt) delegate.withdrawnAt = null;
    em.assign(withdrawn, { kind, booth, withdrawnAt: null });
    return id;
  }

  /** One event for all of them: whoever listens reads a list at once. */
  private announceNew(
    em: EntityManager,
    fair: Fair,
    organisationIds: string[],
    participationIds: string[],
  ): Promise<void> {
    return announce(em, 'participation.registered', eventOf(fair, organisationIds, participationIds));
  }

  private async assertOrganisations(
    em: EntityManager,
    ids: string[],
    pathOf: (index: number) => string,
  ): Promise<void> {
    const known = new Set(
      (await em.find(Organisation, { id: { $in: ids }, withdrawnAt: null })).map(({ id }) => id),
    );
    const problems = ids.flatMap((id, index) =>
      known.has(id)
        ? []
        : { path: pathOf(index).split('.'), message: `There is no organisation ${id} in the directory.` },
    );
    if (problems.length > 0) throw new InvalidInputError(problems);
  }

  /** The row lock makes bookings for it wait, which refer to it. */
  private async locked(em: EntityManager, id: string): Promise<Participation> {
    return found(
      await em.findOne(Participation, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
      'participation',
      id,
    );
  }
}

function textOf(text: string | null | undefined): string | null {
  return text?.trim() || null;
}

async function announceOne(
  em: EntityManager,
  topic: 'participation.revised' | 'participation.withdrawn',
  participation: Participation,
): Promise<void> {
  const { id, organisation } = participation;
  await em.populate(participation, ['fair']);
  await announce(em, topic, eventOf(participation.fair.getEntity(), [organisation.id], [id]));
}

/** Of a draft only its organisers hear: for the organisations there is no such fair yet. */
function eventOf(fair: Fair, organisationIds: string[], participationIds: string[]): Record<string, unknown> {
  return {
    fairId: fair.id,
    organisationIds: fair.status === 'draft' ? [] : organisationIds,
    participationIds,
  };
}
