import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Delegate, Fair, Participation } from '#fair';
import { InvalidInputError } from '#kernel';
import { CheckInSerial, FloorKey } from '../domain/check-in.entity.js';
import { codeOf, fairTag, isSameCode, readCode, tagOf } from '../domain/check-in-code.js';
import { CodeRevokedError, CodeUnknownError, OtherFairsCodeError } from '../domain/floor.errors.js';

/** Makes and reads check-in codes. They aren't stored: they follow from the installation's secret. */
@Injectable()
export class CheckInCodes {
  private secret: string | null = null;

  /** The codes of delegates of one fair, by the delegate's id. Reads only. */
  async of(em: EntityManager, fairId: string, delegateIds: readonly string[]): Promise<Map<string, string>> {
    const secret = await this.secretOf(em);
    const serials = await this.serials(em, delegateIds);
    return new Map(
      delegateIds.map((delegateId) => {
        const serial = serials.get(delegateId)?.serial ?? 0;
        return [delegateId, codeOf(secret, { fairId, delegateId, serial })];
      }),
    );
  }

  /**
   * Whose code it is at the fair; of delegates who have withdrawn too.
   * @throws CodeUnknownError, CodeRevokedError, OtherFairsCodeError
   */
  async delegateOf(em: EntityManager, fairId: string, text: string): Promise<string> {
    const code = readCode(text);
    if (!code) throw new CodeUnknownError();
    const secret = await this.secretOf(em);
    if (tagOf(code) !== fairTag(secret, fairId)) {
      const fairs = await em.find(
        Fair,
        { id: { $ne: fairId } },
        { fields: ['id'], disableIdentityMap: true },
      );
      throw fairs.some(({ id }) => fairTag(secret, id) === tagOf(code))
        ? new OtherFairsCodeError()
        : new CodeUnknownError();
    }
    const rows: { id: string }[] = await em.execute(
      `select d.id from delegate d join participation p on p.id = d.participation_id where p.fair_id = ?`,
      [fairId],
    );
    const serials = await this.serials(
      em,
      rows.map(({ id }) => id),
    );
    for (const { id: delegateId } of rows) {
      const newest = serials.get(delegateId);
      for (let serial = newest?.serial ?? 0; serial >= 0; serial--) {
        if (!isSameCode(code, codeOf(secret, { fairId, delegateId, serial }))) continue;
        if (newest && serial < newest.serial) throw new CodeRevokedError(newest.renewedAt);
        return delegateId;
      }
    }
    throw new CodeUnknownError();
  }

  /** Voids the code that a delegate has, in the transaction of `em`; the next one is another. */
  async renew(em: EntityManager, delegate: Delegate, now: Date): Promise<void> {
    const participation = await em.findOneOrFail(Participation, { id: delegate.participation.id });
    if (delegate.withdrawnAt || participation.withdrawnAt) {
      throw InvalidInputError.at('delegateId', 'The delegate has been taken off the fair.');
    }
    const standing = await em.findOne(CheckInSerial, { delegate });
    if (standing) em.assign(standing, { serial: standing.serial + 1, renewedAt: now });
    else em.create(CheckInSerial, { delegate, serial: 1, renewedAt: now });
  }

  private async serials(
    em: EntityManager,
    delegateIds: readonly string[],
  ): Promise<Map<string, { serial: number; renewedAt: Date }>> {
    const rows = await em.find(CheckInSerial, { delegate: { $in: [...delegateIds] } });
    return new Map(rows.map(({ delegate, serial, renewedAt }) => [delegate.id, { serial, renewedAt }]));
  }

  private async secretOf(em: EntityManager): Promise<string> {
    if (!this.secret) {
      const [key] = await em.find(FloorKey, {}, { orderBy: { createdAt: 'asc' }, limit: 1 });
      if (!key) throw new Error('The secret of check-in codes is missing: table floor_key is empty.');
      this.secret = key.secret;
    }
    return this.secret;
  }
}
