import type { EntityManager } from '@mikro-orm/postgresql';
import { ActivityAttendance } from '#activity';
import { IndustrialZone } from '#directory';
import { newId } from '#kernel';
import { Programme, ProgrammeTarget } from '#target';
import { makeActivity, makeEnrolment } from '../../factories/activities.js';
import { makeRecognition } from '../../factories/recognitions.js';
import {
  makeAssessment,
  makeBudget,
  makeCriteriaSet,
  makePayment,
  makeRound,
} from '../../factories/support.js';
import { makeSupplyLink } from '../../factories/supply-links.js';
import type { Viewers } from './viewers.js';
import type { Presence } from './world.js';

interface Frame {
  readonly n: number;
  readonly word: (name: string) => string;
  readonly people: Viewers['people'];
  readonly supplier: Presence;
  readonly buyer: Presence;
  readonly foreignSupplier: Presence;
}

/** What the programme keeps of the own supplier, and what nobody else may learn of it. */
export async function makeProgrammeRecords(
  em: EntityManager,
  { n, word, people, supplier, buyer, foreignSupplier }: Frame,
) {
  const own = supplier.organisation;
  const recognition = makeRecognition(em, own, {
    productName: `Shaft ${n}`,
    withdrawalReason: null,
  });
  makeRecognition(em, own, {
    productName: `Withdrawn ${n}`,
    withdrawnOn: '2026-02-01',
    withdrawalReason: word('withdrawal-reason'),
  });
  const criteriaSet = makeCriteriaSet(em, { code: `used-${n}`, status: 'in-use' });
  const draftSet = makeCriteriaSet(em, { code: `draft-${n}`, status: 'draft' });
  const round = makeRound(em, criteriaSet, { name: { en: word('round-name') } });
  const assessment = makeAssessment(em, round, own, {
    subject: word('assessment-subject'),
    sheets: [{ assessor: people.staff, note: word('sheet-note') }],
  });
  const closedRound = makeRound(em, criteriaSet, { name: { en: `Closed ${n}` }, status: 'closed' });
  makeAssessment(em, closedRound, own, {
    subject: word('result-subject'),
    sheets: [
      { assessor: people.staff, note: word('submitted-note'), isSubmitted: true },
      { assessor: people.admin, note: word('submitted-note'), isSubmitted: true },
    ],
    result: { reason: word('result-reason'), decidedBy: people.staff },
  });
  const budget = makeBudget(em, { code: word('budget-code') });
  const payment = makePayment(em, budget, own, {
    purpose: word('payment-purpose'),
    reason: word('payment-reason'),
    number: `1990-${n}`,
  });
  makePayment(em, budget, foreignSupplier.organisation, {
    purpose: word('payment-foreign-purpose'),
    number: `1991-${n}`,
  });
  const draftActivity = makeActivity(em, { title: { en: word('draft-activity-title') }, status: 'draft' });
  const activity = makeActivity(em, { title: { en: `Course ${n}` }, status: 'open' });
  const { enrolment, participants } = makeEnrolment(em, activity.activity, own, {
    people: [{ name: word('participant-name'), email: `${word('participant-email')}@example.com` }],
  });
  const held = makeActivity(em, { title: { en: `Held ${n}` }, days: ['2026-10-20'] });
  const { participants: came } = makeEnrolment(em, held.activity, own, {
    people: [{ name: word('participant-name') }],
  });
  em.create(ActivityAttendance, { session: held.sessions[0]!, participant: came[0]! });
  const claimedLink = makeSupplyLink(em, own, buyer.organisation, { subject: word('claimed-link-subject') });
  const zone = em.create(IndustrialZone, {
    ...{ kind: 'cluster', name: `Zone ${n}`, foldedName: `zone ${newId()}`, provinceCode: '01' },
  });
  const programme = em.create(Programme, {
    ...{ code: `programme-${n}`, name: { en: word('programme-name') } },
    ...{ startsOn: '2026-01-01', endsOn: '2026-12-31' },
  });
  const target = em.create(ProgrammeTarget, {
    ...{ programme, year: 2026, definition: 'supporting-enterprises', goal: 900 },
  });
  return {
    ...{ recognition, criteriaSet, draftSet, round, assessment, budget, payment },
    ...{ draftActivity: draftActivity.activity, activity: activity.activity },
    ...{ activitySession: activity.sessions[0]!, enrolment, participant: participants[0]! },
    certificateNumber: `CN-2026-${came[0]!.id.slice(-8).toUpperCase()}`,
    ...{ claimedLink, zone, programme, target },
  };
}
