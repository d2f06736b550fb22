import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AccessDeniedError, type Viewer } from '#access';
import { Transactions, assertVersion, once } from '#database';
import { HOME_TIME_ZONE, Clock, InvalidInputError, type InputProblem, Money } from '#kernel';
import { LARGEST_MINOR } from '../domain/agreement-value.js';
import { AgreementStatusError, UnusualAgreementError } from '../domain/agreement.errors.js';
import { type UnusualPoint, addValuePoints } from '../domain/agreement-checks.js';
import { BASE_CURRENCY } from '../domain/conversion.js';
import {
  COUNTED_STATUSES,
  actorsOf,
  possibleActions,
  stepConditionOf,
  stepOf,
} from '../domain/agreement-state.js';
import { Agreement } from '../domain/agreement.entity.js';
import { addEvent } from './agreement-events.js';
import { AgreementLetters } from './agreement-letters.js';
import { ratesFor } from './exchange-rates.service.js';
import { writeParties } from './agreement-terms.js';
import { announceAgreement, lockedAgreement, originOf, reporterOf } from './agreements.service.js';
import { differenceTo, valueInForce } from './amendment-chain.js';

export interface AmendmentTerms {
  title: string;
  /** From then on it holds. */
  signedOn: string;
  place?: string | null;
  /** What the agreement is worth from then on; null when the value stays. */
  newValue?: Money | null;
  /** Until when the agreement holds from then on; null when that stays. */
  validUntil?: string | null;
  documentReference?: string | null;
  note?: string | null;
  reportedByOrganisationId?: string | null;
  /** Whoever states it has looked at what is unusual about the new value, and it is right. */
  confirmUnusual?: boolean | null;
  idempotencyKey?: string | null;
}

/** Changes of what has been verified: each is a record of its own, with a life and documents of its own. */
@Injectable()
export class AmendAgreementService {
  constructor(
    private readonly transactions: Transactions,
    private readonly letters: AgreementLetters,
    private readonly clock: Clock,
  ) {}

  /**
   * Records an amendment of a verified or active agreement; nothing of that is overwritten: its value in force is its
   * own and what its amendments add or take. Amendments follow each other by day. Gives the amendment's id.
   * @throws AccessDeniedError, StaleVersionError, AgreementStatusError, InvalidInputError, UnusualAgreementError
   */
  async amend(id: string, version: number, input: AmendmentTerms, viewer: Viewer): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'amendAgreement', { ...input, ...{ id, version } } as AmendmentTerms, async () => {
        const agreement = await lockedAgreement(em, id);
        const actors = actorsOf(viewer, originOf(agreement));
        if (actors.size === 0) throw new AccessDeniedError('people of the parties, staff', true);
        assertVersion(agreement, version);
        const condition = stepConditionOf(agreement);
        const step = stepOf(agreement.status, 'amend');
        if (!step || condition.isAmendment)
          throw new AgreementStatusError(
            'amend',
            agreement.status,
            possibleActions(agreement.status, actors, condition),
          );
        const parties = agreement.parties.getItems().map(({ organisation, role, signatory }) => ({
          ...{ organisationId: organisation.id, role, signatory },
        }));
        const reporter = reporterOf(
          { parties, reportedByOrganisationId: input.reportedByOrganisationId },
          viewer,
        );
        const earlier = await em.find(
          Agreement,
          { amends: agreement },
          { orderBy: { signedOn: 'asc', id: 'asc' } },
        );
        const counted = earlier.filter(({ status }) => COUNTED_STATUSES.some((one) => one === status));
        const problems = problemsOf(input, agreement, counted, this.clock.today(HOME_TIME_ZONE).toString());
        if (problems.length > 0) throw new InvalidInputError(problems);
        const points = await unusualPointsOf(em, input);
        if (points.length > 0 && input.confirmUnusual !== true) throw new UnusualAgreementError(points);
        const inForce = valueInForce(agreement, counted);
        const { newValue } = input;
        const amendment = em.create(Agreement, {
          ...{ amends: agreement, kind: agreement.kind, title: input.title.trim(), status: 'reported' },
          number: `${agreement.number}/A${earlier.length + 1}`,
          ...{
            signedOn: input.signedOn,
            place: input.place?.trim() || null,
            validUntil: input.validUntil ?? null,
          },
          ...{ fair: agreement.fair, outsideReason: agreement.outsideReason, meeting: agreement.meeting },
          ...{
            proposal: agreement.proposal,
            need: agreement.need,
            sectorConceptId: agreement.sectorConceptId,
          },
          framework: agreement.framework,
          valueBasis: newValue ? 'fixed' : 'none',
          ...(newValue && differenceTo(newValue, inForce)),
          amendedToMinor: newValue?.minor ?? null,
          documentReference: input.documentReference?.trim() || null,
          note: input.note?.trim() || null,
          ...{ reportedByOrganisation: reporter, reportedById: viewer.personId, isDemo: agreement.isDemo },
          unusualPoints: points.map(({ code }) => code),
        });
        writeParties(em, amendment, { parties });
        // What was amended is another record to whoever has read it.
        agreement.updatedAt = this.clock.nowDate();
        await em.flush();
        addEvent(em, amendment, { action: 'record', from: null, viewer, organisationId: reporter });
        addEvent(em, agreement, {
          ...{ action: 'amend', from: agreement.status, viewer, organisationId: reporter },
          note: amendment.number,
        });
        await this.letters.tell(em, amendment, { about: 'amended', to: ['other-parties'], viewer });
        await announceAgreement(em, 'agreement.amended', agreement);
        return amendment.id;
      }),
    );
  }
}

function problemsOf(
  input: AmendmentTerms,
  agreement: Agreement,
  counted: readonly Agreement[],
  today: string,
): InputProblem[] {
  const problems: InputProblem[] = [];
  const add = (path: string, message: string) =>
    problems.push({ path: ['input', ...path.split('.')], message });
  const { newValue, signedOn } = input;
  const last = counted.at(-1)?.signedOn ?? agreement.signedOn;
  if (input.title.trim() === '') add('title', 'Say what it changes.');
  if (signedOn > today) add('signedOn', `It is ${today}: what isn't signed yet can't be recorded.`);
  else if (signedOn < last) add('signedOn', `What it amends was last signed on ${last}.`);
  if (!newValue && !input.validUntil) add('newValue', 'Say what it changes: the value, the term, or both.');
  if (input.validUntil && input.validUntil < signedOn) add('validUntil', 'It ended before it was signed.');
  if (newValue) {
    const { currency } = valueInForce(agreement, counted) ?? newValue;
    if (newValue.currency !== currency)
      add(
        'newValue.currency',
        `The agreement is in ${currency}; in another currency it is another agreement.`,
      );
    if (newValue.minor <= 0n)
      add('newValue.amount', 'A value is more than nothing; an end is a termination.');
    if (newValue.minor > LARGEST_MINOR) add('newValue.amount', 'This is more than can be recorded.');
  }
  return problems;
}

async function unusualPointsOf(em: EntityManager, input: AmendmentTerms): Promise<UnusualPoint[]> {
  const { newValue, signedOn } = input;
  if (!newValue) return [];
  const rates = await ratesFor(em, [newValue.currency]);
  const points: UnusualPoint[] = [];
  addValuePoints(
    { hasValue: true, valueInDollars: rates.convert(newValue, BASE_CURRENCY, signedOn) },
    { amount: 'newValue.amount', currency: 'newValue.currency' },
    (code, path, message) => points.push({ code, path: ['input', ...path.split('.')], message }),
  );
  return points;
}
