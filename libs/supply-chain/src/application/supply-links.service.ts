import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, found, lockInOrder } from '#database';
import { Organisation } from '#directory';
import { Clock, InvalidInputError } from '#kernel';
import { Vocabulary } from '#vocabulary';
import { SupplyLink } from '../domain/supply-link.entity.js';
import { AlreadyLinkedError, LinkOverError, NotYoursToConfirmError } from '../domain/supply-link.errors.js';

export interface SupplyClaim {
  supplierId: string;
  customerId: string;
  conceptIds: string[];
  subject?: string | null;
  sinceYear?: number | null;
}

/** Who supplies whom. Every change announces `supply-link.changed` to both sides. */
@Injectable()
export class SupplyLinksService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly vocabulary: Vocabulary,
  ) {}

  /**
   * Says for one side that it supplies, or is supplied by, the other; private to both until that one confirms.
   * @param own the organisations that whoever claims it speaks for
   * @throws AlreadyLinkedError, InvalidInputError
   */
  claim(input: SupplyClaim, own: ReadonlySet<string>): Promise<string> {
    this.check(input);
    const { supplierId, customerId } = input;
    return this.transactions.run(async (em) => {
      for (const id of [supplierId, customerId])
        found(await em.findOne(Organisation, { id, withdrawnAt: null }), 'organisation', id);
      await lockInOrder(em, [`supply-link:${supplierId}:${customerId}`]);
      const standing = await em.findOne(SupplyLink, {
        supplier: supplierId,
        customer: customerId,
        status: { $in: ['claimed', 'confirmed'] },
      });
      if (standing) throw new AlreadyLinkedError(standing.id, standing.status);
      const link = em.create(SupplyLink, {
        ...{ supplier: supplierId, customer: customerId, conceptIds: input.conceptIds },
        subject: input.subject?.trim() || null,
        sinceYear: input.sinceYear ?? null,
        claimedBy: own.has(supplierId) ? supplierId : customerId,
      });
      await announce(em, 'supply-link.changed', { organisationIds: [supplierId, customerId] });
      return link.id;
    });
  }

  /** The other side's answer. Doing it twice changes nothing. @throws NotYoursToConfirmError, LinkOverError */
  answer(id: string, isTrue: boolean, own: ReadonlySet<string>): Promise<void> {
    return this.transactions.run(async (em) => {
      const link = await locked(em, id);
      const other = link.claimedBy.id === link.supplier.id ? link.customer.id : link.supplier.id;
      if (!own.has(other)) throw new NotYoursToConfirmError(id);
      const status = isTrue ? 'confirmed' : 'refused';
      if (link.status === status) return;
      if (link.status !== 'claimed') throw new LinkOverError(link.status);
      em.assign(link, { status, answeredAt: this.clock.nowDate() });
      await announceBoth(em, link);
    });
  }

  /** Takes a claim back, or says that the supply is over; either side may. Doing it twice changes nothing. */
  end(id: string): Promise<void> {
    return this.transactions.run(async (em) => {
      const link = await locked(em, id);
      if (link.status === 'ended') return;
      if (link.status === 'refused') throw new LinkOverError(link.status);
      em.assign(link, { status: 'ended', endedAt: this.clock.nowDate() });
      await announceBoth(em, link);
    });
  }

  private check({ supplierId, customerId, conceptIds, sinceYear }: SupplyClaim): void {
    if (supplierId === customerId)
      throw InvalidInputError.at('input.customerId', 'An organisation can’t supply itself.');
    const wrong = conceptIds.findIndex(
      (id) => !['product', 'process'].includes(this.vocabulary.byId(id)?.kind ?? ''),
    );
    if (wrong >= 0)
      throw InvalidInputError.at(`input.conceptIds.${wrong}`, 'is no product or process of the vocabulary');
    const thisYear = this.clock.today('Asia/Ho_Chi_Minh').year;
    if (sinceYear && (sinceYear < 1950 || sinceYear > thisYear))
      throw InvalidInputError.at('input.sinceYear', `must be a year from 1950 to ${thisYear}`);
  }
}

function announceBoth(em: EntityManager, link: SupplyLink): Promise<void> {
  return announce(em, 'supply-link.changed', { organisationIds: [link.supplier.id, link.customer.id] });
}

async function locked(em: EntityManager, id: string): Promise<SupplyLink> {
  return found(
    await em.findOne(SupplyLink, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
    'supply link',
    id,
  );
}
