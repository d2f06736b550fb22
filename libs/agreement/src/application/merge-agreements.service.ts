import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { Transactions, assertVersion, found } from '#database';
import { Clock, InvalidInputError } from '#kernel';
import { COUNTED_STATUSES, VERIFIED_STATUSES } from '../domain/agreement-state.js';
import { Agreement, AgreementDocument, DistinctAgreements } from '../domain/agreement.entity.js';
import { FollowUpAnswer } from '../domain/follow-up.entity.js';
import { addEvent } from './agreement-events.js';
import { AgreementLetters } from './agreement-letters.js';
import { NOT_DISPUTED, announceAgreement, lockedAgreement, partyIdsOf } from './agreements.service.js';

/** Against counting twice: doubles become one, orders go under their framework. Staff do it; it can be taken back. */
@Injectable()
export class MergeAgreementsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly letters: AgreementLetters,
    private readonly clock: Clock,
  ) {}

  /**
   * Says that `doubleId` is the same deal as `keepId`: it stays on record, leaves the figures, and gives its documents to
   * the one that is kept, and where that lacks it what was delivered and paid and what it came from. Where the other
   * party had reported the double, that confirms the kept one, or disputes its figure when it is another.
   * @throws NotFoundError, StaleVersionError, InvalidInputError when they can't be one, or a verified figure would go
   */
  async merge(
    keep: { id: string; version: number },
    double: { id: string; version: number },
    viewer: Viewer,
  ): Promise<void> {
    if (keep.id === double.id) throw InvalidInputError.at('doubleId', 'These are one record already.');
    await this.transactions.run(async (em) => {
      // In one order, so that two clerks who merge the same pair the other way round don't wait for each other.
      for (const id of [keep.id, double.id].sort()) await lockedAgreement(em, id);
      const kept = await lockedAgreement(em, keep.id);
      const gone = await lockedAgreement(em, double.id);
      assertVersion(kept, keep.version);
      assertVersion(gone, double.version);
      await assertOneDeal(em, kept, gone);
      const from = gone.status;
      em.assign(gone, { status: 'merged', mergedInto: kept, statusBeforeMerge: from });
      const keptFrom = kept.status;
      letTheDoubleSpeak(em, kept, gone, this.clock.nowDate());
      takeOver(em, kept, gone);
      kept.updatedAt = this.clock.nowDate();
      await moveDocuments(em, kept, gone);
      await em.nativeUpdate(Agreement, { framework: gone }, { framework: kept });
      addEvent(em, gone, { action: 'merge', from, viewer, note: kept.number });
      addEvent(em, kept, { action: 'merge', from: keptFrom, viewer, note: gone.number });
      await em.flush();
      await this.letters.tell(em, gone, { about: 'merged', to: ['parties'], viewer, note: kept.number });
      await announceAgreement(em, 'agreement.merged', kept, partyIdsOf(gone));
      await announceAgreement(em, 'agreement.merged', gone);
    });
  }

  /**
   * Takes a merge back: the double counts again as it did, and what was delivered of it with it. Documents stay where
   * they are, and so does what its report said of the other.
   * @throws NotFoundError, StaleVersionError, InvalidInputError when it wasn't merged
   */
  async separate(id: string, version: number, viewer: Viewer): Promise<void> {
    await this.transactions.run(async (em) => {
      const [merge]: { into: string | null }[] = await em.execute(
        'select merged_into_id as into from agreement where id = ?',
        [id],
      );
      // In the order in which a merge takes them.
      for (const one of [id, merge?.into ?? id].sort()) await lockedAgreement(em, one);
      const agreement = await lockedAgreement(em, id);
      assertVersion(agreement, version);
      const { mergedInto, statusBeforeMerge } = agreement;
      if (!mergedInto || !statusBeforeMerge)
        throw InvalidInputError.at('id', 'This agreement was not merged.');
      const kept = await lockedAgreement(em, mergedInto.id);
      if (isOfTheDouble(kept, agreement) && !(await hasAnswerOfItsOwn(em, kept)))
        em.assign(kept, { deliveredMinor: null, paidMinor: null, progressOn: null });
      em.assign(agreement, { status: statusBeforeMerge, mergedInto: null, statusBeforeMerge: null });
      addEvent(em, agreement, { action: 'separate', from: 'merged', viewer });
      await this.distinct(em, id, mergedInto.id, viewer);
      await announceAgreement(em, 'agreement.separated', agreement);
    });
  }

  /** Says that two agreements that look alike are two; they aren't offered for merging any more. Repeats do nothing. */
  async markDistinct(firstId: string, secondId: string, viewer: Viewer): Promise<void> {
    await this.transactions.run(async (em) => {
      for (const id of [firstId, secondId]) found(await em.findOne(Agreement, { id }), 'agreement', id);
      await this.distinct(em, firstId, secondId, viewer);
    });
  }

  /**
   * Puts an order under the framework by which it was placed, or (null) takes it out: then it counts by itself.
   * @throws NotFoundError, StaleVersionError, InvalidInputError when it is no framework of these parties
   */
  async placeUnder(id: string, version: number, frameworkId: string | null, viewer: Viewer): Promise<void> {
    await this.transactions.run(async (em) => {
      const order = await lockedAgreement(em, id);
      assertVersion(order, version);
      const framework = frameworkId ? await lockedAgreement(em, frameworkId) : null;
      if (order.amends) throw InvalidInputError.at('id', 'An amendment goes with what it amends.');
      if (
        framework &&
        (framework.kind !== 'framework' || framework.id === id || !sharesParties(framework, order))
      )
        throw InvalidInputError.at('frameworkId', 'This is no framework between these parties.');
      order.framework = framework as never;
      await em.flush();
      await em.nativeUpdate(Agreement, { amends: order }, { framework });
      addEvent(em, order, {
        action: 'framework',
        from: order.status,
        viewer,
        note: framework?.number ?? null,
      });
      await announceAgreement(em, 'agreement.revised', order);
    });
  }

  private async distinct(em: EntityManager, one: string, other: string, viewer: Viewer): Promise<void> {
    const [first, second] = [one, other].sort() as [string, string];
    if (first === second) throw InvalidInputError.at('secondId', 'These are one record.');
    if (!(await em.findOne(DistinctAgreements, { first, second })))
      em.create(DistinctAgreements, { first, second, decidedById: viewer.personId });
  }
}

async function assertOneDeal(em: EntityManager, kept: Agreement, gone: Agreement): Promise<void> {
  for (const [path, agreement] of [
    ['keepId', kept],
    ['doubleId', gone],
  ] as const) {
    if (agreement.amends) throw InvalidInputError.at(path, 'An amendment goes with what it amends.');
    if (!COUNTED_STATUSES.some((status) => status === agreement.status))
      throw InvalidInputError.at(path, `It is ${agreement.status} and counts nowhere.`);
  }
  if (isVerified(gone) && !isVerified(kept))
    throw InvalidInputError.at('keepId', `${gone.number} was verified by its document: keep that one.`);
  if (!sharesParties(kept, gone)) throw InvalidInputError.at('doubleId', 'They are between other parties.');
  if ((await em.count(Agreement, { amends: gone, status: { $nin: ['terminated', 'merged'] } })) > 0)
    throw InvalidInputError.at('doubleId', 'It has amendments: merge the other one into it.');
}

function isVerified({ status }: Agreement): boolean {
  return VERIFIED_STATUSES.some((verified) => verified === status);
}

/** What only the double knows of the deal goes on with the one that is kept. */
function takeOver(em: EntityManager, kept: Agreement, gone: Agreement): void {
  const isUntold = kept.deliveredMinor == null && kept.paidMinor == null;
  if (isUntold && kept.currency === gone.currency)
    em.assign(kept, {
      ...{ deliveredMinor: gone.deliveredMinor, paidMinor: gone.paidMinor, progressOn: gone.progressOn },
    });
  // Of another fair it would be another origin.
  if (kept.fair?.id === gone.fair?.id && !kept.meeting && !kept.proposal && !kept.need)
    em.assign(kept, { meeting: gone.meeting, proposal: gone.proposal, need: gone.need });
}

function isOfTheDouble(kept: Agreement, gone: Agreement): boolean {
  const told = ({ deliveredMinor, paidMinor, progressOn }: Agreement) =>
    [deliveredMinor, paidMinor, progressOn].map((value) => String(value ?? null)).join();
  return told(kept) === told(gone);
}

/** Whether a follow-up of the agreement itself told what was delivered or paid. */
async function hasAnswerOfItsOwn(em: EntityManager, agreement: Agreement): Promise<boolean> {
  const answers = await em.count(FollowUpAnswer, {
    followUp: { agreement },
    $or: [{ deliveredMinor: { $ne: null } }, { paidMinor: { $ne: null } }],
  });
  return answers > 0;
}

function sharesParties(one: Agreement, other: Agreement): boolean {
  const ids = new Set(partyIdsOf(one));
  return partyIdsOf(other).filter((id) => ids.has(id)).length >= 2;
}

/** Two parties that report the same deal confirm each other, or name two figures. */
function letTheDoubleSpeak(em: EntityManager, kept: Agreement, gone: Agreement, now: Date): void {
  const reporter = gone.reportedByOrganisation;
  if (kept.status !== 'reported' || !reporter || reporter.id === kept.reportedByOrganisation?.id) return;
  if (!partyIdsOf(kept).includes(reporter.id)) return;
  const { value } = gone;
  if (!value || (kept.value && kept.value.equals(value))) {
    em.assign(kept, {
      ...{ status: 'confirmed', confirmedByOrganisation: reporter, confirmedById: gone.reportedById },
      ...{ confirmedAt: now, ...NOT_DISPUTED },
    });
  } else {
    em.assign(kept, {
      ...{ disputedMinor: value.minor, disputedCurrency: value.currency, disputedByOrganisation: reporter },
      ...{ disputedAt: now, disputeNote: gone.number },
    });
  }
}

async function moveDocuments(em: EntityManager, kept: Agreement, gone: Agreement): Promise<void> {
  const own = await em.find(AgreementDocument, { agreement: kept });
  const last = new Map<string, number>();
  for (const { title, versionNumber } of own) last.set(title, Math.max(last.get(title) ?? 0, versionNumber));
  for (const document of await em.find(AgreementDocument, { agreement: gone }, { orderBy: { id: 'asc' } })) {
    const versionNumber = (last.get(document.title) ?? 0) + 1;
    last.set(document.title, versionNumber);
    em.assign(document, { agreement: kept, versionNumber });
  }
}
