import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { Organisation } from '#directory';
import { Fair, Participation } from '#fair';
import { HOME_TIME_ZONE, Clock, InvalidInputError } from '#kernel';
import { Need, Proposal } from '#matching';
import { Meeting } from '#scheduling';
import { Vocabulary } from '#vocabulary';
import { UnusualAgreementError } from '../domain/agreement.errors.js';
import {
  type AgreementFacts,
  type AgreementTerms,
  type UnusualPointCode,
  problemsOf,
  unusualPointsOf,
} from '../domain/agreement-checks.js';
import { countedValue } from '../domain/agreement-value.js';
import { Agreement } from '../domain/agreement.entity.js';
import { BASE_CURRENCY } from '../domain/conversion.js';
import { ratesFor } from './exchange-rates.service.js';

/** Holds the terms of an agreement against what the records say. Reads only. */
@Injectable()
export class AgreementFactsReader {
  constructor(
    private readonly clock: Clock,
    private readonly vocabulary: Vocabulary,
  ) {}

  /**
   * Gives the codes of what is unusual about the terms, all of it confirmed.
   * @throws InvalidInputError naming every wrong field, UnusualAgreementError when something needs confirming
   */
  async check(
    em: EntityManager,
    terms: AgreementTerms,
    { viewer, confirmUnusual }: { viewer: Viewer; confirmUnusual: boolean },
  ): Promise<UnusualPointCode[]> {
    const facts = await this.factsOf(em, terms, viewer);
    const problems = problemsOf(terms, facts);
    if (problems.length > 0) throw new InvalidInputError(problems);
    const points = unusualPointsOf(terms, facts);
    if (points.length > 0 && !confirmUnusual) throw new UnusualAgreementError(points);
    return [...new Set(points.map(({ code }) => code))];
  }

  private async factsOf(em: EntityManager, terms: AgreementTerms, viewer: Viewer): Promise<AgreementFacts> {
    const seesAll = viewer.isStaff || viewer.isAdmin;
    const partyIds = terms.parties.map(({ organisationId }) => organisationId);
    const fair = terms.fairId ? await em.findOne(Fair, { id: terms.fairId }) : null;
    // What somebody can't see elsewhere they don't find out here: drafts, and organisations that have left.
    const visibleFair = fair && (seesAll || fair.status !== 'draft') ? fair : null;
    const organisations = await em.find(Organisation, { id: { $in: partyIds } });
    const known = organisations.filter(
      ({ id, withdrawnAt }) => seesAll || !withdrawnAt || viewer.organisationIds.has(id),
    );
    const participations = visibleFair
      ? await em.find(Participation, {
          fair: visibleFair,
          organisation: { $in: partyIds },
          withdrawnAt: null,
        })
      : [];
    return {
      today: this.clock.today(visibleFair?.timeZone ?? HOME_TIME_ZONE).toString(),
      fair: visibleFair && { id: visibleFair.id, startsOn: visibleFair.startsOn },
      meeting: terms.meetingId ? await this.meeting(em, terms.meetingId, seesAll) : null,
      isKnownSector: this.vocabulary.byId(terms.sectorConceptId ?? '')?.kind === 'industry',
      knownOrganisationIds: new Set(known.map(({ id }) => id)),
      organisationIdsAtFair: new Set(participations.map(({ organisation }) => organisation.id)),
      unknownConceptIds: new Set(
        (terms.productConceptIds ?? []).filter((concept) => !this.vocabulary.byId(concept)),
      ),
      framework: terms.frameworkId ? await this.framework(em, terms.frameworkId, partyIds) : null,
      proposal: terms.proposalId ? await this.proposal(em, terms, partyIds) : null,
      need: terms.needId ? await em.findOne(Need, { id: terms.needId, buyer: { $in: partyIds } }) : null,
      hasValue: countedValue(terms) !== null,
      valueInDollars: await this.valueInDollars(em, terms),
    };
  }

  private async framework(em: EntityManager, id: string, partyIds: string[]) {
    const framework = await em.findOne(Agreement, { id, kind: 'framework' }, { populate: ['parties'] });
    if (!framework || ['drafted', 'terminated', 'merged'].includes(framework.status)) return null;
    const shared = framework.parties
      .getItems()
      .filter(({ organisation }) => partyIds.includes(organisation.id));
    return shared.length >= 2 ? { id } : null;
  }

  private async proposal(em: EntityManager, { proposalId, fairId }: AgreementTerms, partyIds: string[]) {
    if (!fairId) return null;
    return em.findOne(Proposal, {
      id: proposalId!,
      fair: fairId,
      supplier: { organisation: { $in: partyIds } },
    });
  }

  /** For its two sides a draft isn't there yet, and one that was called off led to nothing. */
  private async meeting(em: EntityManager, id: string, seesAll: boolean): Promise<AgreementFacts['meeting']> {
    const meeting = await em.findOne(
      Meeting,
      { id, ...(!seesAll && { status: { $nin: ['draft', 'cancelled'] } }) },
      { populate: ['supplier', 'buyer'] },
    );
    return (
      meeting && {
        fairId: meeting.fair.id,
        organisationIds: [meeting.supplier, meeting.buyer].map((side) => side.unwrap().organisation.id),
      }
    );
  }

  private async valueInDollars(em: EntityManager, terms: AgreementTerms) {
    const value = countedValue(terms);
    if (!value) return null;
    return (await ratesFor(em, [value.currency])).convert(value, BASE_CURRENCY, terms.signedOn);
  }
}
