import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, assertVersion, found, lockInOrder, once } from '#database';
import { Organisation } from '#directory';
import { HOME_TIME_ZONE, Clock, InvalidInputError, foldText } from '#kernel';
import { Vocabulary } from '#vocabulary';
import { AlreadyRecognisedError, RecognitionWithdrawnError } from '../domain/recognition.errors.js';
import { Recognition, type RecognitionKind } from '../domain/recognition.entity.js';
import { type RecognitionDetails, recognitionProblems } from '../domain/recognition-rules.js';

/** Keeps what was recognised by which decision. Every change announces `recognition.changed`. */
@Injectable()
export class RecognitionsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly vocabulary: Vocabulary,
  ) {}

  today(): string {
    return this.clock.today(HOME_TIME_ZONE).toString();
  }

  /**
   * Records a recognition. One for a product that the enterprise has had recognised before renews it: it counts as
   * the same product. @throws InvalidInputError, AlreadyRecognisedError
   */
  record(
    input: RecognitionDetails & { organisationId: string; idempotencyKey?: string | null },
  ): Promise<string> {
    this.check(input);
    return this.transactions.run((em) =>
      once(em, 'recordRecognition', input, async () => {
        const { organisationId } = input;
        found(await em.findOne(Organisation, { id: organisationId }), 'organisation', organisationId);
        await lockProducts(em, [organisationId]);
        const known = await em.find(Recognition, {
          kind: input.kind,
          organisation: organisationId,
          foldedProduct: foldText(input.productName),
        });
        const same = known.find(({ decisionNumber }) => decisionNumber === input.decisionNumber.trim());
        if (same) throw new AlreadyRecognisedError(same.id);
        const recognition = addRecognition(em, organisationId, input, known[0]?.productId);
        await announce(em, 'recognition.changed', { organisationId });
        return recognition.id;
      }),
    );
  }

  /** Corrects what was entered; the audit log keeps what it was. @throws StaleVersionError, InvalidInputError */
  revise(id: string, version: number, details: RecognitionDetails): Promise<void> {
    this.check(details);
    return this.transactions.run(async (em) => {
      const recognition = await locked(em, id);
      assertVersion(recognition, version);
      const other = await em.findOne(Recognition, {
        kind: details.kind,
        organisation: recognition.organisation,
        foldedProduct: foldText(details.productName),
        decisionNumber: details.decisionNumber.trim(),
        id: { $ne: id },
      });
      if (other) throw new AlreadyRecognisedError(other.id);
      em.assign(recognition, fieldsOf(details));
      await announce(em, 'recognition.changed', { organisationId: recognition.organisation.id });
    });
  }

  /** Ends a recognition before its time, by a decision. @throws StaleVersionError, RecognitionWithdrawnError */
  withdraw(
    id: string,
    version: number,
    by: { withdrawnOn: string; decision?: string | null; reason: string },
  ): Promise<void> {
    return this.transactions.run(async (em) => {
      const recognition = await locked(em, id);
      assertVersion(recognition, version);
      if (recognition.withdrawnOn) throw new RecognitionWithdrawnError(recognition.withdrawnOn);
      if (by.reason.trim() === '') throw InvalidInputError.at('input.reason', 'is missing');
      if (by.withdrawnOn < recognition.decidedOn)
        throw InvalidInputError.at('input.withdrawnOn', 'is before the decision that it withdraws');
      if (by.withdrawnOn > this.today())
        throw InvalidInputError.at('input.withdrawnOn', 'is a day still to come');
      em.assign(recognition, {
        withdrawnOn: by.withdrawnOn,
        withdrawalReason: by.reason.trim(),
        withdrawalDecision: by.decision?.trim() || null,
      });
      await announce(em, 'recognition.changed', { organisationId: recognition.organisation.id });
    });
  }

  private check(details: RecognitionDetails): void {
    const problems = recognitionProblems(details, { vocabulary: this.vocabulary, today: this.today() });
    if (problems.length > 0) throw new InvalidInputError(problems);
  }
}

/** Two clerks who enter the same product of an enterprise follow each other. */
export function lockProducts(em: EntityManager, organisationIds: readonly string[]): Promise<void> {
  return lockInOrder(
    em,
    [...new Set(organisationIds)].map((id) => `recognition:${id}`),
  );
}

/** Writes a recognition; with `productId` it renews one of that product. */
export function addRecognition(
  em: EntityManager,
  organisationId: string,
  details: RecognitionDetails,
  productId?: string,
): Recognition {
  return em.create(Recognition, {
    organisation: organisationId,
    ...fieldsOf(details),
    ...(productId && { productId }),
  });
}

function fieldsOf({ productName, decisionNumber, validUntil, ...rest }: RecognitionDetails) {
  const { kind, conceptIds, year, decidedOn } = rest;
  return {
    ...{ kind: kind as RecognitionKind, conceptIds, year, decidedOn },
    productName: productName.trim(),
    decisionNumber: decisionNumber.trim(),
    validUntil: validUntil ?? null,
  };
}

async function locked(em: EntityManager, id: string): Promise<Recognition> {
  return found(
    await em.findOne(Recognition, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
    'recognition',
    id,
  );
}
