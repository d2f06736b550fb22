import { createHash, randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Subject, SubjectRegistry } from '#access';
import { Transactions, announce, currentActor, found } from '#database';
import { Fair } from '#fair';
import { Clock, InvalidInputError, toDate } from '#kernel';
import { FairNotOpenError } from '#scheduling';
import { Kiosk } from '../domain/kiosk.entity.js';

/** A kiosk is for the days of the fair, not for ever. */
const LONGEST_DAYS = 14;

/** Devices at the entrances: each has a key of its own, which lets it check people in by their codes and nothing else. */
@Injectable()
export class KiosksService implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly subjects: SubjectRegistry,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.subjects.register({ kind: 'kiosk', load: (ids) => this.byId(ids) });
    this.subjects.register({ kind: 'kiosk-key', load: (keys) => this.byKey(keys) });
  }

  /** @returns the kiosk's id and its key, which isn't told again */
  open(input: { fairId: string; name: string; hours: number }): Promise<{ id: string; key: string }> {
    if (!(input.hours >= 1 && input.hours <= LONGEST_DAYS * 24)) {
      throw InvalidInputError.at('input.hours', `Between an hour and ${LONGEST_DAYS} days.`);
    }
    return this.transactions.run(async (em) => {
      const fair = found(await em.findOne(Fair, { id: input.fairId }), 'fair', input.fairId);
      if (fair.status !== 'open' && fair.status !== 'running') throw new FairNotOpenError(fair.status);
      const key = randomBytes(24).toString('base64url');
      const kiosk = em.create(Kiosk, {
        ...{ fair, name: input.name.trim(), keyHash: hashOf(key), openedById: currentActor().personId },
        expiresAt: toDate(this.clock.now().add({ hours: input.hours })),
      });
      await announce(em, 'floor.kiosks-changed', { fairId: fair.id });
      return { id: kiosk.id, key };
    });
  }

  /** Its key is void from then on. Repeating changes nothing. */
  async close(id: string): Promise<void> {
    await this.transactions.run(async (em) => {
      const kiosk = found(
        await em.findOne(Kiosk, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
        'kiosk',
        id,
      );
      kiosk.closedAt ??= this.clock.nowDate();
      await announce(em, 'floor.kiosks-changed', { fairId: kiosk.fair.id });
    });
  }

  /** The kiosk whose key it is, if it is good; null otherwise. */
  async holding(key: string): Promise<Kiosk | null> {
    const kiosk = await this.em.fork().findOne(Kiosk, { keyHash: hashOf(key) }, { populate: ['fair'] });
    return kiosk && this.isGood(kiosk) ? kiosk : null;
  }

  private isGood({ closedAt, expiresAt }: Kiosk): boolean {
    return !closedAt && expiresAt > this.clock.nowDate();
  }

  private async byId(ids: readonly string[]): Promise<Map<string, Subject>> {
    const kiosks = await this.em.fork().find(Kiosk, { id: { $in: [...ids] } });
    return new Map(kiosks.map(({ id, fair }) => [id, { fairIds: [fair.id] }]));
  }

  /** Whoever has the key of an open kiosk may do what a kiosk may: for them its subject is public. */
  private async byKey(keys: readonly string[]): Promise<Map<string, Subject>> {
    const byHash = new Map(keys.map((key) => [hashOf(key), key]));
    const kiosks = await this.em.fork().find(Kiosk, { keyHash: { $in: [...byHash.keys()] } });
    return new Map(
      kiosks
        .filter((kiosk) => this.isGood(kiosk))
        .map(({ keyHash, fair }) => [byHash.get(keyHash)!, { fairIds: [fair.id], isPublic: true }]),
    );
  }
}

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}
