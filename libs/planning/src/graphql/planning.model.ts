import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { connectionOf, enumOf } from '#graphql';
import type { FactNames } from '../domain/name-faults.js';
import type { PlacedMeeting } from '../domain/placed-meeting.js';
import type { NamedFault } from '../domain/planning-faults.js';
import {
  PLAN_OUTCOMES,
  PLAN_RUN_STATUSES,
  type PlanFigures,
  type PlanOutcome,
  type PlanRun,
  type PlanRunStatus,
} from '../domain/plan-run.entity.js';
import type { PlanWeights } from '../domain/plan-weights.js';
import {
  CHANGE_KINDS,
  type ChangeKind,
  type MeetingChange,
  type ParticipantBalance,
} from '../domain/timetable-diff.js';
import { DRAFT_STATUSES, type DraftStatus, type TimetableDraft } from '../domain/timetable-draft.entity.js';
import {
  CHANGE_ORIGINS,
  type ChangeOrigin,
  type TimetableChange,
  type TimetableVersion,
} from '../domain/timetable-version.entity.js';
import type { PlacedDraftMeeting } from '../application/draft-records.js';
import type { Recipient } from '../application/release-letters.js';
import { whoeverPlans } from './planning.policies.js';

export const PlanRunStatusEnum = enumOf('PlanRunStatus', PLAN_RUN_STATUSES, {
  describe: {
    cancelled: 'Told to stop; the best it had is its draft.',
    interrupted: 'The process that searched has ended.',
  },
});
export const PlanOutcomeEnum = enumOf('PlanOutcome', PLAN_OUTCOMES, {
  describe: {
    optimal: 'Proved that no timetable is better.',
    feasible: 'A valid timetable; the bounds say how much better another could be.',
    infeasible: 'Proved that what must be in the timetable doesn’t fit together.',
    unknown: 'Something that must be in the timetable found no place, and nothing is proved.',
  },
});
export const DraftStatusEnum = enumOf('TimetableDraftStatus', DRAFT_STATUSES);
export const ChangeKindEnum = enumOf('TimetableChangeKind', CHANGE_KINDS, {
  describe: { moved: 'Another slot, table or interpreter, or other people.' },
});
export const ChangeOriginEnum = enumOf('TimetableChangeOrigin', CHANGE_ORIGINS, {
  describe: { release: 'With the release.', hand: 'By hand since the release before.' },
});
const CULPRIT_KINDS = [
  'slot',
  'table',
  'participant',
  'pair',
  'interpreter',
  'delegate',
  'language',
  'other',
] as const;
const CulpritKindEnum = enumOf('CulpritKind', CULPRIT_KINDS);

@ObjectType({ description: 'Something that a fault is about.' })
@Allow(everyone)
export class Culprit {
  @Field(() => CulpritKindEnum)
  kind!: (typeof CULPRIT_KINDS)[number];

  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'The name under which people know it.' })
  name!: string;
}

@ObjectType({
  description: 'Something wrong with the facts of a fair, or a rule that takes part in a contradiction.',
})
@Allow(everyone)
export class PlanningFault {
  @Field(() => String, { description: 'Stable.' })
  code!: string;

  @Field(() => Boolean, { description: 'A timetable can be made all the same.' })
  isWarning!: boolean;

  @Field(() => [Culprit])
  culprits!: Culprit[];
}

export function toFaults(faults: readonly NamedFault[]): PlanningFault[] {
  return faults.map(({ code, isWarning, culprits }) =>
    Object.assign(new PlanningFault(), {
      ...{ code, isWarning },
      culprits: culprits.map((culprit) => Object.assign(new Culprit(), culprit)),
    }),
  );
}

@ObjectType('PlanWeights', { description: 'What a pair’s agreement is worth; only the ratios matter.' })
@Allow(everyone)
export class PlanWeightsModel implements PlanWeights {
  @Field(() => Float)
  bothMust!: number;

  @Field(() => Float)
  oneMust!: number;

  @Field(() => Float)
  bothMeet!: number;

  @Field(() => Float, { description: 'An accepted request without a proposal.' })
  request!: number;

  @Field(() => Float, { description: 'Added for a proposal with a score of 1.' })
  fit!: number;

  @Field(() => Float, {
    description: 'Share of the worth, up to 0.05, given up to serve the worst-served better.',
  })
  fairness!: number;
}

@ObjectType('PlanFigures', {
  description: 'What a timetable is worth, next to what is proved to be possible.',
})
@Allow(everyone)
export class PlanFiguresModel implements PlanFigures {
  @Field(() => Float)
  seconds!: number;

  @Field(() => Int, { description: 'Pairs that want to meet, and meetings that stand.' })
  requests!: number;

  @Field(() => Int)
  scheduled!: number;

  @Field(() => Float)
  worth!: number;

  @Field(() => Float, { description: 'Proved: no timetable is worth more.' })
  worthBound!: number;

  @Field(() => Int, { description: 'Proved: no timetable has more meetings.' })
  scheduledBound!: number;

  @Field(() => Float, { description: 'Of what each participant could have had, the smallest share: 0 to 1.' })
  worstShare!: number;

  @Field(() => Float, { description: 'Proved: in no timetable worth as much is it larger.' })
  worstShareBound!: number;

  @Field(() => Int, { description: 'Idle gaps between two meetings of a participant.' })
  breaks!: number;

  @Field(() => Int, { description: 'Proved: with every request in, no timetable has fewer.' })
  breaksBound!: number;

  @Field(() => Int, { description: 'How often a buyer changes tables within a day.' })
  tableChanges!: number;
}

@ObjectType('PlanRun', { description: 'One search for a timetable.' })
@Allow(whoeverPlans)
export class PlanRunModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => PlanRunStatusEnum)
  status!: PlanRunStatus;

  @Field(() => PlanOutcomeEnum, { nullable: true })
  outcome!: PlanOutcome | null;

  @Field(() => Int, { description: 'Time budget.' })
  seconds!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'Budget in search moves instead: the same seed and facts then give the same timetable.',
  })
  moves!: number | null;

  @Field(() => Int)
  seed!: number;

  @Field(() => Boolean)
  mayMovePlanned!: boolean;

  @Field(() => PlanWeightsModel)
  weights!: PlanWeightsModel;

  @Field(() => PlanFiguresModel, { nullable: true, description: 'The best so far.' })
  figures!: PlanFiguresModel | null;

  @Field(() => [PlanningFault])
  faults!: PlanningFault[];

  @Field(() => Date, { nullable: true })
  startedAt!: Date | null;

  @Field(() => Date, { nullable: true })
  finishedAt!: Date | null;

  @Field(() => Boolean, { description: 'It was told to stop and is about to.' })
  isStopping!: boolean;

  @Field(() => ID, { nullable: true, description: 'What came of it.' })
  draftId!: string | null;

  /** For policies; not in the schema. */
  fairId!: string;
}

@ObjectType('PlanRunConnection')
@Allow(everyone)
export class PlanRunConnection extends connectionOf(PlanRunModel, 'PlanRun') {}

export function toPlanRunModel(run: PlanRun): PlanRunModel {
  const { id, createdAt, status, outcome, seconds, moves, seed, mayMovePlanned } = run;
  return Object.assign(new PlanRunModel(), {
    ...{
      id,
      createdAt,
      status,
      outcome: outcome ?? null,
      seconds,
      moves: moves ?? null,
      seed,
      mayMovePlanned,
    },
    weights: Object.assign(new PlanWeightsModel(), run.weights),
    figures: run.figures ? Object.assign(new PlanFiguresModel(), run.figures) : null,
    faults: toFaults(run.faults),
    startedAt: run.startedAt ?? null,
    finishedAt: run.finishedAt ?? null,
    isStopping: run.status === 'running' && Boolean(run.cancelRequestedAt),
    draftId: run.draft?.id ?? null,
    fairId: run.fair.id,
  });
}

@ObjectType('PlacedMeeting', {
  description: 'Where, when and with whom a meeting is in a draft or a version.',
})
@Allow(whoeverPlans)
export class PlacedMeetingModel {
  @Field(() => ID, { description: 'The meeting that it is, or will be once released.' })
  meetingId!: string;

  @Field(() => ID)
  supplierId!: string;

  @Field(() => ID)
  buyerId!: string;

  @Field(() => String)
  supplierName!: string;

  @Field(() => String)
  buyerName!: string;

  @Field(() => ID)
  slotId!: string;

  @Field(() => ID, { nullable: true, description: 'None for a meeting that is held on line.' })
  tableId!: string | null;

  @Field(() => String, { nullable: true })
  tableLabel!: string | null;

  @Field(() => ID, { nullable: true })
  interpreterId!: string | null;

  @Field(() => String, { nullable: true })
  interpreterName!: string | null;

  @Field(() => [ID])
  delegateIds!: string[];

  @Field(() => [String], { description: 'In the order of `delegateIds`.' })
  delegateNames!: string[];

  @Field(() => Boolean, { description: 'A search leaves it where it is.' })
  isFixed!: boolean;

  /** For policies; not in the schema. */
  fairId!: string;
}

export function toPlacedMeetingModel(
  meeting: PlacedMeeting | PlacedDraftMeeting,
  names: FactNames,
  fairId: string,
): PlacedMeetingModel {
  const { supplierId, buyerId, tableId, interpreterId, delegateIds } = meeting;
  return Object.assign(new PlacedMeetingModel(), {
    isFixed: false,
    ...meeting,
    supplierName: names.of(supplierId).name,
    buyerName: names.of(buyerId).name,
    tableLabel: tableId && names.of(tableId).name,
    interpreterName: interpreterId && names.of(interpreterId).name,
    delegateIds: [...delegateIds],
    delegateNames: delegateIds.map((id) => names.of(id).name),
    fairId,
  });
}

@ObjectType('TimetableDraft', {
  description: 'A timetable that isn’t the fair’s yet; several can exist side by side.',
})
@Allow(whoeverPlans)
export class TimetableDraftModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when changing it; grows with every change.' })
  version!: number;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date)
  updatedAt!: Date;

  @Field(() => Int, { description: 'Counted within the fair.' })
  number!: number;

  @Field(() => String, { nullable: true })
  name!: string | null;

  @Field(() => DraftStatusEnum)
  status!: DraftStatus;

  @Field(() => PlanFiguresModel, { nullable: true, description: 'As the search left it; none made by hand.' })
  figures!: PlanFiguresModel | null;

  @Field(() => Int, { description: 'How many meetings it has.' })
  meetingCount?: number;

  @Field(() => [PlacedMeetingModel], { description: 'All of them: what a board shows.' })
  meetings?: PlacedMeetingModel[];

  /** For field resolvers and policies; not in the schema. */
  fairId!: string;
}

@ObjectType('TimetableDraftConnection')
@Allow(everyone)
export class TimetableDraftConnection extends connectionOf(TimetableDraftModel, 'TimetableDraft') {}

export function toDraftModel(draft: TimetableDraft): TimetableDraftModel {
  const { id, version, createdAt, updatedAt, number, name, status, figures } = draft;
  return Object.assign(new TimetableDraftModel(), {
    ...{ id, version, createdAt, updatedAt, number, name: name ?? null, status },
    figures: figures ? Object.assign(new PlanFiguresModel(), figures) : null,
    fairId: draft.fair.id,
  });
}

@ObjectType('TimetableDifference', { description: 'One difference between two timetables.' })
@Allow(whoeverPlans)
export class DifferenceModel {
  @Field(() => ChangeKindEnum)
  kind!: ChangeKind;

  @Field(() => PlacedMeetingModel, { nullable: true, description: 'None when it was added.' })
  before!: PlacedMeetingModel | null;

  @Field(() => PlacedMeetingModel, { nullable: true, description: 'None when it was cancelled.' })
  after!: PlacedMeetingModel | null;

  /** For policies; not in the schema. */
  fairId!: string;
}

export function toDifferences(
  changes: readonly MeetingChange[],
  names: FactNames,
  fairId: string,
): DifferenceModel[] {
  return changes.map(({ kind, before, after }) =>
    Object.assign(new DifferenceModel(), {
      ...{ kind, fairId },
      before: before && toPlacedMeetingModel(before, names, fairId),
      after: after && toPlacedMeetingModel(after, names, fairId),
    }),
  );
}

@ObjectType('ParticipantBalance', { description: 'What a participant has in one timetable and in another.' })
@Allow(whoeverPlans)
export class ParticipantBalanceModel implements ParticipantBalance {
  @Field(() => ID)
  participationId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => Int)
  meetingsBefore!: number;

  @Field(() => Int)
  meetingsAfter!: number;

  @Field(() => Float)
  worthBefore!: number;

  @Field(() => Float)
  worthAfter!: number;

  /** For policies; not in the schema. */
  fairId!: string;
}

@ObjectType('TimetableComparison', { description: 'Two timetables side by side.' })
@Allow(whoeverPlans)
export class ComparisonModel {
  @Field(() => Int)
  added!: number;

  @Field(() => Int)
  moved!: number;

  @Field(() => Int)
  cancelled!: number;

  @Field(() => [DifferenceModel], { description: 'The first of them.' })
  differences!: DifferenceModel[];

  @Field(() => [ParticipantBalanceModel], {
    description: 'Those for whom it makes a difference: who loses most first, who gains most last.',
  })
  balances!: ParticipantBalanceModel[];

  /** For policies; not in the schema. */
  fairId!: string;
}

@ObjectType('UnscheduledReason', { description: 'Why a pair has no meeting.' })
@Allow(everyone)
export class UnscheduledReasonModel {
  @Field(() => String, { description: 'Stable: NO_COMMON_SLOT, PARTY_FULL, TABLES_FULL, LOWER_WORTH, …' })
  code!: string;

  @Field(() => [Culprit])
  culprits!: Culprit[];
}

@ObjectType('RoomMaker', { description: 'The smallest change found that would make room.' })
@Allow(everyone)
export class RoomMakerModel {
  @Field(() => String, {
    description: 'Stable: NOTHING, MOVE_MEETINGS, MORE_AVAILABILITY, ONE_MORE_TABLE, …',
  })
  kind!: string;

  @Field(() => ID, { nullable: true, description: 'The slot that it would make room in.' })
  slotId!: string | null;

  @Field(() => [Culprit])
  culprits!: Culprit[];
}

@ObjectType('UnscheduledPair', {
  description: 'A pair that has agreed to meet and has no meeting in a draft.',
})
@Allow(whoeverPlans)
export class UnscheduledPairModel {
  @Field(() => ID)
  supplierId!: string;

  @Field(() => ID)
  buyerId!: string;

  @Field(() => String, { description: 'The names of the two.' })
  pair!: string;

  @Field(() => Float)
  worth!: number;

  @Field(() => [UnscheduledReasonModel])
  reasons!: UnscheduledReasonModel[];

  @Field(() => RoomMakerModel, { nullable: true })
  room!: RoomMakerModel | null;

  /** For policies; not in the schema. */
  fairId!: string;
}

@ObjectType('UnscheduledPairConnection')
@Allow(everyone)
export class UnscheduledPairConnection extends connectionOf(UnscheduledPairModel, 'UnscheduledPair') {}

@ObjectType('ReleaseRecipient', { description: 'Somebody who is told what a release changes for them.' })
@Allow(whoeverPlans)
export class ReleaseRecipientModel {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  email!: string;

  @Field(() => [DifferenceModel])
  differences!: DifferenceModel[];

  /** For policies; not in the schema. */
  fairId!: string;
}

@ObjectType('ReleasePreview', { description: 'What a release would change, and whom it would tell.' })
@Allow(whoeverPlans)
export class ReleasePreviewModel {
  @Field(() => Int)
  added!: number;

  @Field(() => Int)
  moved!: number;

  @Field(() => Int)
  cancelled!: number;

  @Field(() => [PlanningFault], {
    description: 'Why it can’t be released as it is; see `rebaseTimetableDraft`.',
  })
  conflicts!: PlanningFault[];

  @Field(() => Int, { description: 'How many people get a letter.' })
  letters!: number;

  @Field(() => [ReleaseRecipientModel], { description: 'The first of them.' })
  recipients!: ReleaseRecipientModel[];

  @Field(() => [String], {
    description:
      'Names of organisations that it concerns and where nobody has an address: they hear it from you.',
  })
  unreached!: string[];

  /** For policies; not in the schema. */
  fairId!: string;
}

export function toRecipientModel(
  { name, email, changes }: Recipient,
  names: FactNames,
  fairId: string,
): ReleaseRecipientModel {
  return Object.assign(new ReleaseRecipientModel(), {
    ...{ name, email, fairId },
    differences: toDifferences(changes, names, fairId),
  });
}

@ObjectType('TimetableVersion', { description: 'A release of a fair’s timetable.' })
@Allow(whoeverPlans)
export class TimetableVersionModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Int)
  number!: number;

  @Field(() => String, { nullable: true })
  note!: string | null;

  @Field(() => Int, { description: 'In the timetable then.' })
  meetings!: number;

  @Field(() => Int)
  added!: number;

  @Field(() => Int)
  moved!: number;

  @Field(() => Int)
  cancelled!: number;

  @Field(() => Int, { description: 'How many people got a letter.' })
  letters!: number;

  @Field(() => ID, { nullable: true })
  draftId!: string | null;

  /** For policies; not in the schema. */
  fairId!: string;
}

@ObjectType('TimetableVersionConnection')
@Allow(everyone)
export class TimetableVersionConnection extends connectionOf(TimetableVersionModel, 'TimetableVersion') {}

export function toVersionModel(version: TimetableVersion): TimetableVersionModel {
  const { id, createdAt, number, note, meetings, added, moved, cancelled, letters } = version;
  return Object.assign(new TimetableVersionModel(), {
    ...{ id, createdAt, number, note: note ?? null, meetings, added, moved, cancelled, letters },
    draftId: version.draft?.id ?? null,
    fairId: version.fair.id,
  });
}

@ObjectType('TimetableChange', { description: 'One difference of a version to the one before.' })
@Allow(whoeverPlans)
export class TimetableChangeModel extends DifferenceModel {
  @Field(() => ID)
  id!: string;

  @Field(() => ChangeOriginEnum)
  origin!: ChangeOrigin;

  @Field(() => String, { nullable: true, description: 'Of a cancelled meeting.' })
  reason!: string | null;
}

@ObjectType('TimetableChangeConnection')
@Allow(everyone)
export class TimetableChangeConnection extends connectionOf(TimetableChangeModel, 'TimetableChange') {}

export function toChangeModel(
  { id, kind, origin, reason, before, after }: TimetableChange,
  names: FactNames,
  fairId: string,
): TimetableChangeModel {
  return Object.assign(new TimetableChangeModel(), {
    ...{ id, kind, origin, reason: reason ?? null, fairId },
    before: before ? toPlacedMeetingModel(before, names, fairId) : null,
    after: after ? toPlacedMeetingModel(after, names, fairId) : null,
  });
}
