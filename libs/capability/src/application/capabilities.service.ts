import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, assertVersion, found, lockInOrder, once } from '#database';
import { Organisation } from '#directory';
import { Clock } from '#kernel';
import { Vocabulary } from '#vocabulary';
import { type CapabilityDetails, capabilityProblems, refuseProblems } from '../domain/capability-rules.js';
import { Capability } from '../domain/capability.entity.js';
import { LimitReachedError } from '../domain/capability.errors.js';

/** More than any supplier describes; keeps the list of an organisation one that can be shown whole. */
export const MOST_CAPABILITIES = 200;

/** Writing of capabilities. Every change announces `capability.changed` with the organisation. */
@Injectable()
export class CapabilitiesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives the id of the new capability.
   * @throws InvalidInputError, NotFoundError (organisation), LimitReachedError
   */
  add(
    input: CapabilityDetails & { organisationId: string; idempotencyKey?: string | null },
  ): Promise<string> {
    refuseProblems(capabilityProblems(input, this.vocabulary));
    const { organisationId } = input;
    return this.transactions.run((em) =>
      once(em, 'addCapability', input, async () => {
        const organisation = found(
          await em.findOne(Organisation, { id: organisationId }),
          'organisation',
          organisationId,
        );
        await this.assertRoom(em, organisationId);
        const capability = em.create(Capability, { organisation, ...fieldsOf(input) });
        await announce(em, 'capability.changed', { organisationId });
        return capability.id;
      }),
    );
  }

  /** Replaces what is entered. @throws InvalidInputError, NotFoundError, StaleVersionError */
  revise(id: string, version: number, details: CapabilityDetails): Promise<void> {
    refuseProblems(capabilityProblems(details, this.vocabulary));
    return this.transactions.run(async (em) => {
      const capability = found(await em.findOne(Capability, { id }), 'capability', id);
      assertVersion(capability, version);
      em.assign(capability, fieldsOf(details));
      await announce(em, 'capability.changed', { organisationId: capability.organisation.id });
    });
  }

  /** Hides a capability from others, or shows it again; doing it twice changes nothing. @throws LimitReachedError */
  setWithdrawn(id: string, withdrawn: boolean): Promise<void> {
    return this.transactions.run(async (em) => {
      const capability = found(await em.findOne(Capability, { id }), 'capability', id);
      if ((capability.withdrawnAt !== null) === withdrawn) return;
      if (!withdrawn) await this.assertRoom(em, capability.organisation.id);
      capability.withdrawnAt = withdrawn ? this.clock.nowDate() : null;
      await announce(em, 'capability.changed', { organisationId: capability.organisation.id });
    });
  }

  private async assertRoom(em: EntityManager, organisationId: string): Promise<void> {
    await lockInOrder(em, [`capabilities:${organisationId}`]);
    const there = await em.count(Capability, { organisation: organisationId, withdrawnAt: null });
    if (there >= MOST_CAPABILITIES) throw new LimitReachedError('capabilities', MOST_CAPABILITIES);
  }
}

/** A field left out is an empty one: what is entered is replaced as a whole. */
function fieldsOf(details: CapabilityDetails) {
  return {
    title: details.title.trim(),
    description: details.description?.trim() || null,
    conceptIds: details.conceptIds,
    toleranceUm: details.toleranceUm ?? null,
    partSizeMinMm: details.partSizeMinMm ?? null,
    partSizeMaxMm: details.partSizeMaxMm ?? null,
    monthlyCapacity: details.monthlyCapacity ?? null,
    capacityUnit: details.capacityUnit ?? null,
    leadTimeDays: details.leadTimeDays ?? null,
    minimumOrder: details.minimumOrder ?? null,
    equipment: details.equipment.map(({ name, conceptId, count, maker, year }) => ({
      name: name.trim(),
      conceptId: conceptId ?? null,
      count,
      maker: maker?.trim() || null,
      year: year ?? null,
    })),
  };
}
