import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, assertVersion, found, once } from '#database';
import { Membership, Organisation } from '#directory';
import { Person } from '#identity';
import { Clock, InvalidInputError } from '#kernel';
import {
  Assessment,
  AssessmentResult,
  AssessmentRound,
  type GivenScore,
  ScoreSheet,
} from '../domain/assessment.entity.js';
import { CriteriaSet, Criterion } from '../domain/criteria-set.entity.js';
import { scoreProblems, totalHundredths } from '../domain/scoring.js';
import { AssessorNotPossibleError, RoundClosedError, SheetsMissingError } from '../domain/support.errors.js';

/** How many people score an enterprise. */
export const ASSESSORS = 2;

/** Scores enterprises in rounds: two people each by themselves, then one result with its reasons. */
@Injectable()
export class AssessmentsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidInputError when the criteria aren't in use */
  openRound(input: {
    name: Record<string, string>;
    year: number;
    criteriaSetId: string;
    threshold?: number | null;
    idempotencyKey?: string | null;
  }): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'openAssessmentRound', input, async () => {
        const { name, year, criteriaSetId, threshold = null } = input;
        const set = found(
          await em.findOne(CriteriaSet, { id: criteriaSetId }),
          'criteria set',
          criteriaSetId,
        );
        if (set.status !== 'in-use')
          throw InvalidInputError.at('input.criteriaSetId', 'Only criteria in use can be scored by.');
        if (Object.values(name).every((text) => text.trim() === ''))
          throw InvalidInputError.at('input.name', 'is missing');
        const round = em.create(AssessmentRound, { name, year, threshold, criteriaSet: set });
        await announce(em, 'assessment.changed', {});
        return round.id;
      }),
    );
  }

  /** Ends a round; what isn't reconciled by then has no place in the ranking. Doing it twice changes nothing. */
  closeRound(id: string): Promise<void> {
    return this.transactions.run(async (em) => {
      const round = await lockedRound(em, id);
      round.status = 'closed';
      await announce(em, 'assessment.changed', {});
    });
  }

  /** Takes an enterprise into a round; one that is in it stays as it is. @throws RoundClosedError */
  enter(input: { roundId: string; organisationId: string; subject: string }): Promise<string> {
    return this.transactions.run(async (em) => {
      const round = await lockedRound(em, input.roundId);
      if (round.status === 'closed') throw new RoundClosedError(round.id);
      const { organisationId } = input;
      const organisation = found(
        await em.findOne(Organisation, { id: organisationId, withdrawnAt: null }),
        'organisation',
        organisationId,
      );
      const earlier = await em.findOne(Assessment, { round, organisation });
      if (earlier) return earlier.id;
      const assessment = em.create(Assessment, { round, organisation, subject: input.subject.trim() });
      await announce(em, 'assessment.changed', { organisationId });
      return assessment.id;
    });
  }

  /**
   * Says who scores an enterprise: two of the staff who don't speak for it. A sheet that is submitted stays; one that
   * isn't gives way to another assessor's. @throws AssessorNotPossibleError, RoundClosedError
   */
  assign(assessmentId: string, personIds: readonly string[]): Promise<void> {
    return this.transactions.run(async (em) => {
      const assessment = await lockedAssessment(em, assessmentId);
      assertOpen(assessment);
      const wanted = [...new Set(personIds)];
      if (wanted.length > ASSESSORS) throw new AssessorNotPossibleError('two-already');
      const people = await em.find(Person, { id: { $in: wanted } });
      if (people.length < wanted.length || people.some(({ isStaff, isAdmin }) => !isStaff && !isAdmin))
        throw new AssessorNotPossibleError('not-staff');
      const biased = await em.count(Membership, {
        organisation: assessment.organisation,
        person: { $in: wanted },
      });
      if (biased > 0) throw new AssessorNotPossibleError('of-the-enterprise');
      const sheets = await em.find(ScoreSheet, { assessment });
      for (const sheet of sheets) {
        if (wanted.includes(sheet.assessor.id)) continue;
        if (sheet.submittedAt) throw new AssessorNotPossibleError('submitted');
        em.remove(sheet);
      }
      const there = new Set(sheets.map(({ assessor }) => assessor.id));
      for (const assessor of wanted.filter((id) => !there.has(id)))
        em.create(ScoreSheet, { assessment, assessor });
      await announce(em, 'assessment.changed', { personIds: wanted });
    });
  }

  /**
   * Keeps one's own scores, and with `submit` hands them in: they don't change any more then.
   * @throws InvalidInputError, AssessorNotPossibleError, RoundClosedError; NotFoundError for whoever isn't an assessor
   */
  saveScores(
    assessmentId: string,
    personId: string,
    { scores, submit }: { scores: GivenScore[]; submit: boolean },
  ): Promise<void> {
    return this.transactions.run(async (em) => {
      const assessment = await lockedAssessment(em, assessmentId);
      assertOpen(assessment);
      const sheet = found(
        await em.findOne(ScoreSheet, { assessment, assessor: personId }),
        'sheet of yours for the assessment',
        assessmentId,
      );
      if (sheet.submittedAt) throw new AssessorNotPossibleError('submitted');
      const measures = await em.find(Criterion, { set: assessment.round.getEntity().criteriaSet });
      const problems = scoreProblems(measures, scores, { isComplete: submit });
      if (problems.length > 0) throw new InvalidInputError(problems);
      sheet.scores = scores;
      if (submit) sheet.submittedAt = this.clock.nowDate();
      await announce(em, 'assessment.changed', {});
    });
  }

  /**
   * Writes the result of both sheets, or a further edition of it. Each score that isn't what both gave needs its
   * reason. @throws SheetsMissingError, StaleVersionError, RoundClosedError, InvalidInputError
   */
  reconcile(
    assessmentId: string,
    personId: string,
    input: { version: number; scores: GivenScore[]; reason: string },
  ): Promise<void> {
    return this.transactions.run(async (em) => {
      const assessment = await lockedAssessment(em, assessmentId);
      assertOpen(assessment);
      assertVersion(assessment, input.version);
      const sheets = (await em.find(ScoreSheet, { assessment })).filter(({ submittedAt }) => submittedAt);
      if (sheets.length < ASSESSORS) throw new SheetsMissingError(sheets.length);
      const measures = await em.find(Criterion, { set: assessment.round.getEntity().criteriaSet });
      // Where both agree and the result is theirs, their notes say why.
      const problems = scoreProblems(
        measures,
        input.scores.map((given) => ({ ...given, note: isAgreed(sheets, given) ? 'agreed' : given.note })),
        { isComplete: true },
      );
      input.scores.forEach((given, index) => {
        if (!isAgreed(sheets, given) && given.note.trim() === '' && given.score === 0)
          problems.push({ path: ['input', 'scores', String(index), 'note'], message: 'Say why.' });
      });
      if (input.reason.trim() === '') problems.push({ path: ['input', 'reason'], message: 'is missing' });
      if (problems.length > 0) throw new InvalidInputError(problems);
      const edition = 1 + (await em.count(AssessmentResult, { assessment }));
      em.create(AssessmentResult, {
        ...{ assessment, edition, scores: input.scores, reason: input.reason.trim(), decidedBy: personId },
        totalHundredths: totalHundredths(measures, input.scores),
      });
      // The version of what was looked at: two people who reconcile at once don't write over each other.
      assessment.updatedAt = this.clock.nowDate();
      await announce(em, 'assessment.changed', { organisationId: assessment.organisation.id });
    });
  }
}

function isAgreed(sheets: readonly ScoreSheet[], { criterionId, score }: GivenScore): boolean {
  return sheets.every((sheet) =>
    sheet.scores.some((one) => one.criterionId === criterionId && one.score === score),
  );
}

function assertOpen(assessment: Assessment): void {
  const round = assessment.round.getEntity();
  if (round.status === 'closed') throw new RoundClosedError(round.id);
}

async function lockedRound(em: EntityManager, id: string): Promise<AssessmentRound> {
  return found(
    await em.findOne(AssessmentRound, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
    'assessment round',
    id,
  );
}

async function lockedAssessment(em: EntityManager, id: string): Promise<Assessment> {
  const assessment = found(
    await em.findOne(Assessment, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
    'assessment',
    id,
  );
  await em.populate(assessment, ['round']);
  return assessment;
}
