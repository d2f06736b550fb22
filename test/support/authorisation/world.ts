import { createHash } from 'node:crypto';
import type { RequiredEntityData } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import {
  type Agreement,
  AgreementDocument,
  AgreementEvent,
  AgreementPart,
  type AgreementStatus,
  ExchangeRate,
  FollowUp,
  FollowUpAnswer,
  PipelineCard,
  PipelineMove,
} from '#agreement';
import { type Organisation, OrganisationContact } from '#directory';
import {
  Delegate,
  type Fair,
  FairSession,
  SessionAttendance,
  Hall,
  Interpreter,
  MeetingPrecedence,
  type MeetingTable,
  type Participation,
  type Side,
  type Slot,
} from '#fair';
import {
  CheckIn,
  FloorCall,
  FreedSlot,
  GroupPartyRecord,
  GroupRecord,
  Kiosk,
  NoShowReport,
  Repair,
  SlotOffer,
} from '#floor';
import { FileDownload, StoredFile } from '#files';
import { ImportProblem, ImportRun } from '#import';
import {
  DEFAULT_TERMS,
  MeetingExclusion,
  type Need,
  NeedAccess,
  NeedDocument,
  OrganisationConflict,
  ParticipationTerms,
  WeightLesson,
} from '#matching';
import { newId } from '#kernel';
import { MailMessage } from '#notification';
import { DraftGroup, DraftMeeting, GroupMeeting, GroupParty, PlanRun, TimetableDraft } from '#planning';
import { FairCost, FrozenReport, type OfficialContent } from '#report';
import { AddedName, LocalConcept, UncoveredTerm } from '#terminology';
import { Meeting, MeetingAttendance, MeetingRequest, Outcome } from '#scheduling';
import { buildAgreement } from '../../factories/agreements.js';
import { makeCapability, makeCertificate } from '../../factories/capabilities.js';
import { makeDelegate, makeFair, makeParticipation, makeSlots, makeTables } from '../../factories/fairs.js';
import { makeNeed, makePortfolio, makeProposal } from '../../factories/needs.js';
import { makeOrganisation } from '../../factories/organisations.js';
import { makeSavedSearch, makeShortlist } from '../../factories/sourcing.js';
import { makeProgrammeRecords } from './programme-records.js';
import type { SignedInName, Viewers } from './viewers.js';

/** When a world is: on the first morning of its fairs, after the first slots. */
export const WORLD_NOW = '2026-11-25T03:10:00Z';

/** Somebody at the fair, with one delegate. */
export interface Presence {
  readonly organisation: Organisation;
  readonly at: Participation;
  readonly delegate: Delegate;
}

let made = 0;

/**
 * Three fairs and the organisations of the viewers, with every state of every record that somebody isn't to see.
 * `fair` is the organizer's, `otherFair` the other organizer's, `draftFair` the organizer's and not open yet; own and
 * foreign organisations are all at `fair`, the foreign ones also at `otherFair`. The own two have agreed to meet.
 *
 * Every private text holds a word of its own that names it (see canaries.ts), ended by `-w` and the world's number.
 */
export async function makeWorld(em: EntityManager, { people }: Viewers) {
  // The factories write after every record; here all of them are written at once, which is much faster.
  const flush = em.flush.bind(em);
  em.flush = () => Promise.resolve();
  const n = ++made;
  const word = (name: string) => `${name}-w${n}`;

  const fair = await makeFair(em, { code: `fair-${n}`, organizers: [people.organizer, people.staff] });
  const otherFair = await makeFair(em, { code: `other-${n}`, organizers: [people.otherOrganizer] });
  const draftFair = await makeFair(em, {
    code: word('draft-fair-code'),
    name: { en: word('draft-fair-name') },
    status: 'draft',
    organizers: [people.organizer],
  });
  Object.assign(draftFair, { venue: word('draft-fair-venue'), city: word('draft-fair-city') });

  const slots = await makeSlots(em, fair, { count: 12 });
  const [freeSlot] = (await makeSlots(em, fair, { date: '2026-11-26', from: '15:00', count: 1 })) as [Slot];
  const tables = await makeTables(em, fair, { count: 3 });
  const emptyHall = em.create(Hall, { fair, name: `Empty hall ${n}` });
  const session = em.create(FairSession, {
    ...{ fair, title: word('session-title') },
    startsAt: new Date('2026-11-26T07:00:00Z'),
    endsAt: new Date('2026-11-26T07:30:00Z'),
  });
  const interpreter = em.create(Interpreter, {
    ...{ fair, name: word('interpreter-name'), languagePairs: ['ja-vi'] },
  });
  const otherSlots = await makeSlots(em, otherFair, { count: 6 });
  const otherTables = await makeTables(em, otherFair, { count: 2 });
  await makeSlots(em, draftFair, { count: 1 });
  const [draftTable] = (await makeTables(em, draftFair, { hall: word('draft-hall-name'), count: 1 })) as [
    MeetingTable,
  ];
  draftTable.label = word('draft-table-label');

  const organisations = {
    supplierOwn: await privateOrganisation('supplierOwn', 'supplier'),
    supplierForeign: await privateOrganisation('supplierForeign', 'supplier'),
    buyerOwn: await privateOrganisation('buyerOwn', 'buyer'),
    buyerForeign: await privateOrganisation('buyerForeign', 'buyer'),
  };
  async function privateOrganisation(owner: SignedInName, side: Side): Promise<Organisation> {
    const organisation = await makeOrganisation(em, {
      legalName: `${owner} ${n}`,
      taxCode: word(`tax-code-${owner}`),
      isSupplier: side === 'supplier',
      isBuyer: side === 'buyer',
      members: [people[owner]],
    });
    em.create(OrganisationContact, {
      organisation,
      name: word(`contact-name-${owner}`),
      jobTitle: word(`contact-job-${owner}`),
      email: `${word(`contact-email-${owner}`)}@example.com`,
      phone: word(`contact-phone-${owner}`),
    });
    return organisation;
  }
  const withdrawn = await makeOrganisation(em, {
    legalName: word('withdrawn-organisation-name'),
    taxCode: word('tax-code-withdrawn'),
    isSupplier: true,
    isBuyer: true,
  });
  withdrawn.withdrawnAt = new Date('2026-11-01T00:00:00Z');

  const presence = async (owner: keyof typeof organisations, where: Fair, tag = ''): Promise<Presence> => {
    const side: Side = owner.startsWith('supplier') ? 'supplier' : 'buyer';
    const organisation = organisations[owner];
    const at = await makeParticipation(em, where, organisation, { side });
    const delegate = await makeDelegate(em, at, {
      name: word(`delegate-name-${tag}${owner}`),
      email: `${word(`delegate-email-${tag}${owner}`)}@example.com`,
      phone: word(`delegate-phone-${tag}${owner}`),
    });
    delegate.jobTitle = word(`delegate-job-${tag}${owner}`);
    return { organisation, at, delegate };
  };
  const supplier = await presence('supplierOwn', fair);
  const buyer = await presence('buyerOwn', fair);
  const foreignSupplier = await presence('supplierForeign', fair);
  const foreignBuyer = await presence('buyerForeign', fair);
  const elsewhere = {
    supplier: await presence('supplierForeign', otherFair, 'elsewhere-'),
    buyer: await presence('buyerForeign', otherFair, 'elsewhere-'),
  };
  const inDraft = {
    supplier: await presence('supplierOwn', draftFair, 'draft-'),
    buyer: await presence('buyerOwn', draftFair, 'draft-'),
  };
  inDraft.supplier.at.booth = word('draft-booth');
  supplier.at.note = word('participation-note');
  const formerDelegate = em.create(Delegate, {
    participation: supplier.at.id,
    name: word('delegate-former-name'),
    email: `${word('delegate-former-email')}@example.com`,
    withdrawnAt: new Date('2026-11-02T00:00:00Z'),
  });
  const spareDelegate = await makeDelegate(em, supplier.at, { name: word('delegate-spare-name') });
  const withdrawnAtFair = await makeParticipation(em, fair, withdrawn, { side: 'supplier' });

  const capability = await makeCapability(em, supplier.organisation);
  await makeCapability(em, foreignSupplier.organisation);
  const hiddenCapability = await makeCapability(em, supplier.organisation, {
    title: word('capability-withdrawn-title'),
    description: word('capability-withdrawn-text'),
    withdrawnAt: new Date('2026-11-02T00:00:00Z'),
  });
  await makeCapability(em, withdrawn, { title: word('withdrawn-organisation-capability') });
  const certificate = await makeCertificate(em, supplier.organisation);

  const privateNeed = await need(buyer, 'need-private', {
    ...{ isPublic: false, fair, priceMaxAmount: 734_551_917n, priceCurrency: 'JPY' },
  });
  const closedNeed = await need(buyer, 'need-closed', { status: 'closed' });
  const foreignNeed = await need(foreignBuyer, 'need-foreign', { isPublic: false, fair });
  const elsewhereNeed = await need(foreignBuyer, 'need-elsewhere', { isPublic: false, fair: otherFair });
  const publicNeed = await makeNeed(em, buyer.organisation, { fair });
  const foreignPublicNeed = await makeNeed(em, foreignBuyer.organisation, { fair });
  const draftFairNeed = await makeNeed(em, buyer.organisation, { fair: draftFair });
  const withdrawnNeed = await makeNeed(em, withdrawn, { title: word('withdrawn-organisation-need') });
  function need(
    of: Presence,
    name: string,
    rest: Omit<Partial<RequiredEntityData<Need>>, 'buyer' | 'fair' | 'concepts'> & { fair?: Fair },
  ): Promise<Need> {
    return makeNeed(em, of.organisation, {
      title: word(`${name}-title`),
      description: word(`${name}-text`),
      createdAt: new Date('2026-11-20T00:00:00Z'),
      ...rest,
    });
  }

  const precedence = em.create(MeetingPrecedence, {
    fair,
    firstSupplier: supplier.at.id,
    firstBuyer: buyer.at.id,
    thenSupplier: foreignSupplier.at.id,
    thenBuyer: foreignBuyer.at.id,
  });

  const between = (one: Presence, other: Presence) => ({ supplier: one.at, buyer: other.at });
  const proposal = await makeProposal(em, privateNeed, between(supplier, buyer), {
    supplierAnswer: 'meet',
    supplierReason: word('wish-supplier'),
    buyerAnswer: 'must',
    buyerReason: word('wish-buyer'),
  });
  proposal.reasons = [{ code: 'concept-covered', weight: 1, values: { concept: word('proposal-reasons') } }];
  const refusedBySupplier = await makeProposal(em, publicNeed, between(foreignSupplier, buyer), {
    supplierAnswer: 'no-thanks',
    supplierReason: word('no-thanks-supplier'),
    buyerAnswer: 'meet',
    buyerReason: word('lone-wish-of-buyer'),
  });
  const refusedByBuyer = await makeProposal(em, foreignPublicNeed, between(supplier, foreignBuyer), {
    buyerAnswer: 'no-thanks',
    buyerReason: word('no-thanks-buyer'),
  });
  const foreignProposal = await makeProposal(em, foreignNeed, between(foreignSupplier, foreignBuyer));

  const request = (one: Presence, other: Presence, rest: Partial<MeetingRequest>): MeetingRequest =>
    em.create(MeetingRequest, {
      fair: fair.id,
      supplier: one.at.id,
      buyer: other.at.id,
      askedBy: 'supplier',
      expiresAt: new Date('2026-12-20T00:00:00Z'),
      ...rest,
    } as RequiredEntityData<MeetingRequest>);
  const accepted = request(supplier, buyer, {
    status: 'accepted',
    note: word('request-accepted-note'),
    answerNote: word('request-accepted-answer'),
  });
  const declined = request(supplier, foreignBuyer, {
    askedBy: 'buyer',
    status: 'declined',
    note: word('request-declined-note'),
    answerNote: word('request-declined-answer'),
  });
  const pending = request(foreignSupplier, buyer, { status: 'pending', note: word('request-pending-note') });
  /** Asked by the own buyer, to be answered by the own supplier. */
  const open = request(supplier, buyer, {
    askedBy: 'buyer',
    status: 'pending',
    note: word('request-open-note'),
  });
  const foreignRequest = request(foreignSupplier, foreignBuyer, {
    status: 'withdrawn',
    note: word('request-foreign-note'),
  });

  const meeting = (
    one: Presence,
    other: Presence,
    place: { slot: Slot; table: MeetingTable },
    rest: Partial<RequiredEntityData<Meeting>>,
  ): Meeting => {
    const { startsAt, endsAt } = place.slot;
    const created = em.create(Meeting, {
      fair: place.slot.fair.id,
      slot: place.slot.id,
      table: place.table.id,
      ...{ startsAt, endsAt, supplier: one.at.id, buyer: other.at.id },
      status: 'released',
      releasedAt: new Date('2026-11-20T00:00:00Z'),
      ...rest,
    });
    for (const { delegate } of [one, other]) {
      em.create(MeetingAttendance, {
        meeting: created,
        delegate: delegate.id,
        ...{ startsAt, endsAt, isActive: created.status !== 'cancelled' },
      });
    }
    return created;
  };
  const [table, table2, freeTable] = tables as [MeetingTable, MeetingTable, MeetingTable];
  const draft = { status: 'draft', releasedAt: null } as const;
  const past = meeting(
    supplier,
    buyer,
    { slot: slots[0]!, table },
    { proposal: proposal.id, request: accepted.id },
  );
  for (const recordedFor of ['supplier', 'buyer', 'organiser'] as const) {
    const note = word(`outcome-note-${recordedFor}`);
    em.create(Outcome, { meeting: past, recordedFor, kind: 'cooperation-agreed', note });
  }
  const coming = meeting(supplier, buyer, { slot: slots[8]!, table }, {});
  const held = meeting(supplier, buyer, { slot: slots[1]!, table }, { status: 'held' });
  const ownDraft = meeting(supplier, buyer, { slot: slots[9]!, table: table2 }, draft);
  const foreignDraft = meeting(foreignSupplier, foreignBuyer, { slot: slots[10]!, table: table2 }, draft);
  const crossDraft = meeting(supplier, foreignBuyer, { slot: slots[11]!, table: table2 }, draft);
  const cancelled = meeting(
    supplier,
    buyer,
    { slot: slots[7]!, table: table2 },
    {
      status: 'cancelled',
      cancelReason: word('meeting-cancel-reason'),
    },
  );
  const cancelledDraft = meeting(
    supplier,
    foreignBuyer,
    { slot: slots[6]!, table: table2 },
    {
      status: 'cancelled',
      releasedAt: null,
      cancelReason: word('meeting-draft-cancel-reason'),
    },
  );
  const missed = meeting(
    supplier,
    buyer,
    { slot: slots[2]!, table },
    { status: 'no-show', absentSide: 'supplier' },
  );
  em.create(NoShowReport, {
    ...{ fair, meeting: missed, absentSide: 'supplier', reportedFor: 'buyer', reportedAt: new Date() },
    contradictedAt: new Date(),
    contradiction: word('no-show-contradiction'),
  });
  const checkIn = em.create(CheckIn, {
    ...{ fair, delegate: buyer.delegate, date: '2026-11-25', at: new Date(WORLD_NOW), way: 'name' },
  });
  const call = em.create(FloorCall, { fair, meeting: coming, side: 'supplier' });
  const kioskKey = `kiosk-key-of-world-${n}`;
  const kiosk = em.create(Kiosk, {
    ...{ fair, name: 'North entrance', expiresAt: new Date('2026-12-20T00:00:00Z') },
    keyHash: createHash('sha256').update(kioskKey).digest('hex'),
  });
  const freed = em.create(FreedSlot, {
    ...{ fair, slot: slots[7]!, meeting: cancelled, table: table2, reason: 'cancelled' },
  });
  const offer = em.create(SlotOffer, {
    ...{ fair, freed, slot: slots[7]!, supplier: supplier.at, buyer: buyer.at, worth: 1 },
    ...{ asksSupplier: true, asksBuyer: true, expiresAt: new Date('2026-12-20T00:00:00Z') },
  });
  const appliedRepair = em.create(Repair, {
    ...{ fair, basis: 'of another day', state: 'applied', appliedAt: new Date() },
    change: { kind: 'gone', delegateIds: [supplier.delegate.id] },
    plan: { limit: 3, changed: [], lost: [], othersMoved: 0, milliseconds: 1, alternatives: [] },
  });
  const weights = { bothMust: 10, oneMust: 6, bothMeet: 3, request: 3, fit: 2, fairness: 0 };
  const timetableDraft = em.create(TimetableDraft, {
    ...{ fair, number: 1, name: word('timetable-draft-name'), weights },
  });
  /** Changes nothing of the timetable, and so can be released. */
  const readyDraft = em.create(TimetableDraft, { fair, number: 2, weights });
  const planRun = em.create(PlanRun, {
    ...{ fair, weights, seconds: 5, seed: 1, mayMovePlanned: false, draft: timetableDraft },
    // At work in a process that is not lost yet: nobody starts it, and it can be cancelled.
    ...{ status: 'running', heartbeatAt: new Date(Date.now() + 3_600_000) },
  });
  const inDraftAt = (slot: Slot, one: Presence, other: Presence) =>
    em.create(DraftMeeting, {
      draft: timetableDraft,
      meetingId: newId(),
      ...{ supplierId: one.at.id, buyerId: other.at.id, slotId: slot.id, tableId: table.id },
      delegateIds: [one.delegate.id, other.delegate.id],
    });
  const draftMeeting = inDraftAt(slots[10]!, foreignSupplier, foreignBuyer);
  const otherDraftMeeting = inDraftAt(slots[11]!, supplier, foreignBuyer);
  const group = (title: string, rest: Partial<{ session: FairSession }> = {}) => {
    const made = em.create(GroupMeeting, { fair, title, ...rest });
    for (const { at, delegate } of [supplier, foreignSupplier, buyer])
      em.create(GroupParty, { group: made, participation: at.id, delegate: delegate.id });
    return made;
  };
  const groupMeeting = group(word('group-title'));
  const groupInterpreter = em.create(Interpreter, {
    ...{ fair, name: word('group-interpreter-name'), languagePairs: ['en-vi'] },
  });
  const groupSession = em.create(FairSession, {
    ...{ fair, title: word('group-session-title'), table: table.id, interpreter: groupInterpreter.id },
    startsAt: new Date('2026-11-26T10:00:00Z'),
    endsAt: new Date('2026-11-26T10:20:00Z'),
  });
  em.create(SessionAttendance, { session: groupSession, delegate: foreignSupplier.delegate.id });
  group(word('placed-group-title'), { session: groupSession });
  /** Group meetings of the day, early and late enough to be in nobody's way. */
  const groupOfDay = (title: string, from: string, until: string, status: 'released' | 'held') => {
    const its = em.create(FairSession, {
      ...{ fair, title, table: table2.id },
      ...{ startsAt: new Date(`2026-11-25T${from}:00Z`), endsAt: new Date(`2026-11-25T${until}:00Z`) },
    });
    const record = em.create(GroupRecord, { fair, session: its, status });
    for (const { delegate } of [supplier, buyer])
      em.create(SessionAttendance, { session: its, delegate: delegate.id });
    return { session: its, record };
  };
  const comingGroup = groupOfDay(`Coming group ${n}`, '13:00', '13:20', 'released');
  em.create(GroupPartyRecord, {
    ...{ record: comingGroup.record, participation: supplier.at, calledAt: new Date(WORLD_NOW) },
  });
  const pastGroup = groupOfDay(`Past group ${n}`, '00:30', '00:50', 'released');
  const heldGroup = groupOfDay(`Held group ${n}`, '01:00', '01:20', 'held');
  heldGroup.record.organiserNote = word('group-outcome-note-organiser');
  em.create(GroupPartyRecord, {
    ...{ record: heldGroup.record, participation: supplier.at, absentAt: new Date(WORLD_NOW) },
    ...{ contradictedAt: new Date(WORLD_NOW), contradiction: word('group-no-show-contradiction') },
  });
  em.create(GroupPartyRecord, {
    ...{ record: heldGroup.record, participation: buyer.at, outcomeKind: 'informative' },
    outcomeNote: word('group-outcome-note-buyer'),
  });
  em.create(DraftGroup, {
    ...{ draft: timetableDraft, groupId: groupMeeting.id, slotId: slots[8]!.id, tableId: freeTable.id },
    delegateIds: [supplier.delegate.id, foreignSupplier.delegate.id, buyer.delegate.id],
  });
  const elsewhereMeeting = meeting(
    elsewhere.supplier,
    elsewhere.buyer,
    { slot: otherSlots[0]!, table: otherTables[0]! },
    {},
  );
  const agreement = await privateAgreement(
    'own',
    supplier,
    buyer,
    { fair, meeting: past.id },
    '7311931.17 USD',
  );
  const elsewhereAgreement = await privateAgreement(
    'elsewhere',
    elsewhere.supplier,
    elsewhere.buyer,
    { fair: otherFair },
    '8422042.28 USD',
  );
  const terminated = await privateAgreement(
    'terminated',
    supplier,
    foreignBuyer,
    { status: 'terminated' },
    '9533153.39 USD',
  );
  const verified = await privateAgreement(
    'verified',
    supplier,
    buyer,
    { fair, status: 'verified' },
    '6211821.16 USD',
  );
  const drafted = await privateAgreement(
    'drafted',
    supplier,
    buyer,
    { fair, status: 'drafted' },
    '5100711.15 USD',
  );
  const disputed = await privateAgreement('disputed', supplier, buyer, { fair }, '4099601.14 USD');
  Object.assign(disputed, {
    ...{ disputedMinor: 399950113n, disputedCurrency: 'USD', disputedByOrganisation: buyer.organisation.id },
    ...{ disputedAt: new Date(WORLD_NOW), disputeNote: word('agreement-disputed-figure') },
  });
  const merged = await privateAgreement(
    'merged',
    supplier,
    buyer,
    { fair, status: 'reported' },
    '2988401.12 USD',
  );
  em.create(AgreementPart, { agreement, kind: 'delivery', title: word('agreement-part-title') });
  em.create(AgreementEvent, {
    ...{ agreement, action: 'record', toStatus: 'reported', note: word('agreement-event-note') },
  });
  const paper = em.create(StoredFile, {
    ...{ id: newId(), name: word('agreement-file-name'), mediaType: 'application/pdf', size: 8 },
    ...{ sha256: String(n).padStart(64, 'f'), purpose: 'agreement-document', storedAt: new Date(WORLD_NOW) },
  });
  em.create(AgreementDocument, {
    ...{
      agreement,
      file: paper,
      title: word('agreement-paper-title'),
      versionNumber: 1,
      sha256: paper.sha256,
    },
  });
  const followUp = em.create(FollowUp, {
    ...{ agreement: verified, fair, months: 3, dueOn: '2026-11-25', status: 'asked', skipReason: null },
    askedAt: new Date(WORLD_NOW),
  });
  em.create(FollowUpAnswer, { followUp, state: 'under-way', note: word('follow-up-note') });
  const pipelineCard = em.create(PipelineCard, {
    ...{ supplier: supplier.organisation, buyer: buyer.organisation, stageSince: new Date(WORLD_NOW) },
    nextStep: word('pipeline-next-step'),
  });
  em.create(PipelineMove, { card: pipelineCard, toStage: 'talking', note: word('pipeline-move-note') });
  terminated.terminationReason = word('agreement-terminated-reason');
  terminated.outsideReason = word('agreement-terminated-outside');
  async function privateAgreement(
    name: string,
    one: Presence,
    other: Presence,
    { meeting: of, ...rest }: { fair?: Fair; meeting?: string; status?: AgreementStatus },
    value: string,
  ): Promise<Agreement> {
    const created = buildAgreement(em, {
      ...rest,
      supplier: one.organisation,
      buyer: other.organisation,
      number: `1998-${name}-${n}`,
      value,
    });
    Object.assign(created, {
      signedOn: '2026-11-25',
      title: word(`agreement-${name}-title`),
      place: word(`agreement-${name}-place`),
      note: word(`agreement-${name}-note`),
      documentReference: word(`agreement-${name}-document`),
      reportedByOrganisation: one.organisation.id,
      ...(of && { meeting: of }),
    });
    for (const party of created.parties.getItems()) {
      party.signatory = word(`agreement-${name}-signatory`);
    }
    return created;
  }

  const cost = costOf('own', fair);
  costOf('elsewhere', otherFair);
  function costOf(name: string, of: Fair): FairCost {
    return em.create(FairCost, {
      fair: of.id,
      kind: 'venue',
      description: word(`cost-description-${name}`),
      incurredOn: '2026-11-20',
      ...{ amountMinor: 1_200_000n, currency: 'USD' },
      documentReference: word(`cost-document-${name}`),
    });
  }

  const frozenReport = frozenOf('own', fair);
  const elsewhereReport = frozenOf('elsewhere', otherFair);
  function frozenOf(name: string, of: Fair): FrozenReport {
    return em.create(FrozenReport, {
      number: `BC-1998-${name}-${n}`,
      note: word(`frozen-note-${name}`),
      fairIds: [of.id],
      content: reportContent(of),
      hash: createHash('sha256').update(`${name} ${n}`).digest('hex'),
    });
  }

  const ownImport = importRun('organizer');
  const otherImport = importRun('otherOrganizer');
  function importRun(by: 'organizer' | 'otherOrganizer'): ImportRun {
    const header = word(`import-column-${by}`);
    const run = em.create(ImportRun, {
      startedBy: people[by].id,
      fileName: word(`import-file-${by}`),
      mapping: {},
      content: Buffer.from(`${header};Country\n${word(`import-value-${by}`)};VN\n`),
      ...{ encoding: 'UTF-8', delimiter: ';', headerLine: 1, columns: [header, 'Country'], totalRows: 1 },
    });
    em.create(ImportProblem, {
      run,
      line: 2,
      column: header,
      value: word(`import-bad-value-${by}`),
      severity: 'warning',
      reason: 'unknown-country',
      message: word(`import-message-${by}`),
    });
    return run;
  }
  const shortlist = await makeShortlist(em, buyer.organisation, people.buyerOwn, {
    name: word('shortlist-name'),
    note: word('shortlist-note'),
    suppliers: [supplier.organisation, foreignSupplier.organisation],
  });
  const savedSearch = await makeSavedSearch(em, people.buyerOwn, {
    organisation: buyer.organisation,
    name: word('saved-search-name'),
    text: word('saved-search-text'),
    matches: [supplier.organisation],
  });
  const exclusion = em.create(MeetingExclusion, {
    fair: fair.id,
    supplier: foreignSupplier.organisation.id,
    buyer: buyer.organisation.id,
    note: word('exclusion-note'),
  });
  em.create(ParticipationTerms, { participation: supplier.at.id, tags: [word('terms-tag')], maxMeetings: 7 });
  for (const [of, against, owner] of [
    [supplier, foreignBuyer, 'supplierOwn'],
    [foreignBuyer, supplier, 'buyerForeign'],
  ] as const) {
    em.create(OrganisationConflict, {
      organisation: of.organisation.id,
      against: against.organisation.id,
      note: word(`conflict-note-${owner}`),
    });
  }
  const foresight = { auc: 0.5, brier: 0.25, reliability: [] };
  const lesson = em.create(WeightLesson, {
    ...{
      fair,
      current: DEFAULT_TERMS.weights,
      learned: DEFAULT_TERMS.weights,
      before: foresight,
      after: foresight,
    },
    ...{ examples: 100, positives: 50, needs: 10 },
  });
  const portfolio = makePortfolio(em, fair, [
    { supplier: supplier.at, buyer: buyer.at, needs: [privateNeed] },
    { supplier: foreignSupplier.at, buyer: foreignBuyer.at, needs: [foreignNeed] },
  ]);
  em.create(MailMessage, {
    to: `${word('mail-to')}@example.com`,
    subject: word('mail-subject'),
    text: word('mail-text'),
  });
  // Uploaded, and not yet part of any record.
  const storedFile = em.create(StoredFile, {
    ...{ id: newId(), name: word('stored-file-name'), mediaType: 'application/pdf', size: 8 },
    ...{
      sha256: String(n).padStart(64, '0'),
      purpose: 'agreement-document',
      uploadedById: people.supplierOwn.id,
    },
    ...{ storedAt: new Date(WORLD_NOW), keepUntil: new Date('2099-01-01') },
  });
  const storedDrawing = em.create(StoredFile, {
    ...{ id: newId(), name: 'drawing.pdf', mediaType: 'application/pdf', size: 8 },
    ...{ sha256: String(n).padStart(64, '1'), purpose: 'need-document', uploadedById: people.buyerOwn.id },
    ...{ storedAt: new Date(WORLD_NOW), keepUntil: new Date('2099-01-01') },
  });
  const drawing = em.create(StoredFile, {
    ...{ id: newId(), name: word('drawing-file'), mediaType: 'application/pdf', size: 8 },
    ...{ sha256: String(n).padStart(64, '2'), purpose: 'need-document', storedAt: new Date(WORLD_NOW) },
  });
  const needDrawing = em.create(NeedDocument, {
    need: privateNeed,
    file: drawing,
    title: word('drawing-title'),
  });
  const needAccess = em.create(NeedAccess, {
    ...{ need: privateNeed, organisation: supplier.organisation, terms: word('terms-accepted') },
    signedName: word('terms-signer'),
  });
  const drawingDownload = em.create(FileDownload, {
    ...{ fileId: drawing.id, fileName: drawing.name, purpose: 'need-document', personId: people.buyerOwn.id },
  });
  em.create(FileDownload, {
    ...{ fileId: storedFile.id, fileName: storedFile.name, purpose: 'nothing', personId: people.admin.id },
  });
  if (n === 1) {
    em.create(ExchangeRate, {
      currency: 'VND',
      usdPerUnit: '0.00004',
      validFrom: '2026-01-01',
      source: 'test',
    });
  }
  const programmeRecords = await makeProgrammeRecords(em, {
    n,
    word,
    people,
    supplier,
    buyer,
    foreignSupplier,
  });
  const conceptOf = (name: string, withdrawnAt: Date | null) =>
    em.create(LocalConcept, {
      conceptId: `process.local-${name}-${n}`,
      kind: 'process',
      names: { en: `${name} concept ${n}` },
      withdrawnAt,
    });
  const localConcept = conceptOf('used', null);
  const withdrawnConcept = conceptOf('withdrawn', new Date('2026-11-02T00:00:00Z'));
  const addedName = em.create(AddedName, {
    ...{ conceptId: 'process.cnc-turning', language: 'en' as const, text: `added name ${n}` },
    withdrawnAt: new Date('2026-11-02T00:00:00Z'),
  });
  const uncoveredTerm = em.create(UncoveredTerm, {
    ...{ key: word('uncovered-term'), text: word('uncovered-term'), language: 'en' as const },
    ...{ queries: 3, weight: 3, lastSeenAt: new Date('2026-11-20T00:00:00Z') },
  });
  await flush();
  // What refers to a record of its own kind comes after that.
  Object.assign(merged, { status: 'merged', mergedInto: agreement, statusBeforeMerge: 'reported' });
  await flush();

  return {
    ...programmeRecords,
    ...{ localConcept, withdrawnConcept, addedName, uncoveredTerm },
    ...{
      n,
      word,
      people,
      fair,
      otherFair,
      draftFair,
      slots,
      freeSlot,
      freeTable,
      table,
      otherSlots,
      otherTables,
    },
    ...{ exclusion, portfolio, lesson, needDrawing, drawingDownload, needAccess, storedDrawing },
    ...{ missed, checkIn, call, kiosk, kioskKey, offer, appliedRepair },
    hallId: table.hall.id,
    emptyHall,
    session,
    interpreter,
    precedence,
    timetableDraft,
    readyDraft,
    planRun,
    draftMeeting,
    otherDraftMeeting,
    groupMeeting,
    ...{ comingGroup: comingGroup.session, pastGroup: pastGroup.session, heldGroup: heldGroup.session },
    ...{ supplier, buyer, foreignSupplier, foreignBuyer, elsewhere, inDraft, formerDelegate, spareDelegate },
    ...{ withdrawn, withdrawnAtFair, capability, hiddenCapability, certificate },
    ...{
      privateNeed,
      closedNeed,
      foreignNeed,
      elsewhereNeed,
      publicNeed,
      foreignPublicNeed,
      draftFairNeed,
      withdrawnNeed,
    },
    ...{ proposal, refusedBySupplier, refusedByBuyer, foreignProposal },
    ...{ accepted, declined, pending, open, foreignRequest },
    ...{
      past,
      coming,
      held,
      ownDraft,
      foreignDraft,
      crossDraft,
      cancelled,
      cancelledDraft,
      elsewhereMeeting,
    },
    ...{ shortlist: shortlist.list, shortlistEntry: shortlist.entries[0]!, savedSearch },
    ...{ verified, drafted, disputed, merged, followUp, pipelineCard },
    ...{ cost, frozenReport, elsewhereReport },
    ...{ agreement, elsewhereAgreement, terminated, ownImport, otherImport, storedFile },
  };
}

export type World = Awaited<ReturnType<typeof makeWorld>>;

/** What a report of one fair with one agreement said. */
function reportContent(fair: Fair): OfficialContent {
  const money = { minor: '100', currency: 'USD' };
  const labels = { vi: 'Tất cả', en: 'All' };
  return {
    format: 'fairmatch-report/1',
    takenAt: '1998-12-01T00:00:00Z',
    number: null,
    filter: {
      ...{ fairIds: [fair.id], fromYear: null, toYear: null, sector: null, country: null },
      ...{ abroadOnly: false, currency: 'USD' },
    },
    scope: { vi: 'Một hội chợ', en: 'One fair' },
    sentences: { vi: 'Câu', en: 'Sentence' },
    includesDemo: false,
    people: {
      ...{ directEnterprises: 0, directTimes: 0, indirectEnterprises: 0, indirectTimes: 0 },
      ...{ fairs: 1, fairsAbroad: 0, fairsAtHome: 1 },
    },
    agreements: { key: null, labels, count: 1, value: money, verified: money, valued: 1, unconverted: 0 },
    ...{ byStatus: [], byKind: [], byYear: [], bySector: [], byCountry: [], byFair: [], unconverted: [] },
    funnel: {
      total: { key: null, labels, steps: [] },
      ...{ fair: [], sector: [], country: [], organiser: [], year: [] },
    },
    returns: [],
    unmet: { asOf: '1998-12-01', months: 12, fewerThan: 3, found: 0, rows: [] },
    records: {},
  };
}
