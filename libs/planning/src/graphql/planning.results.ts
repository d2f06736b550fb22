import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { Refusal, StaleVersionModel, refusal, resultUnion } from '#graphql';
import { FairNotOpenError, FairNotOpenModel, MeetingStateError, MeetingStateModel } from '#scheduling';
import * as errors from '../domain/planning.errors.js';
import type { DraftStatus } from '../domain/timetable-draft.entity.js';
import type { PlanRunStatus } from '../domain/plan-run.entity.js';
import { DraftStatusEnum, TimetableDraftModel } from './drafts.model.js';
import { PlanRunModel, PlanRunStatusEnum } from './plan-runs.model.js';
import { PlanningFault } from './planning-faults.model.js';
import { TimetableVersionModel } from './releases.model.js';

@ObjectType('PlanImpossibleError', {
  implements: () => Refusal,
  description: 'The facts of the fair make every timetable impossible.',
})
@Allow(everyone)
export class PlanImpossibleModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => [PlanningFault])
  faults!: PlanningFault[];
}

@ObjectType('PlanRunOverError', { implements: () => Refusal, description: 'The run isn’t at work any more.' })
@Allow(everyone)
export class PlanRunOverModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => PlanRunStatusEnum)
  status!: PlanRunStatus;
}

@ObjectType('DraftClosedError', {
  implements: () => Refusal,
  description: 'A draft that was released or discarded is changed no more.',
})
@Allow(everyone)
export class DraftClosedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => DraftStatusEnum)
  status!: DraftStatus;
}

@ObjectType('PlacementRefusedError', {
  implements: () => Refusal,
  description: 'That would break rules of the fair.',
})
@Allow(everyone)
export class PlacementRefusedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => [PlanningFault])
  faults!: PlanningFault[];
}

@ObjectType('TimetableChangedError', {
  implements: () => Refusal,
  description: 'The timetable has changed since the draft was made, in places that the draft changes too.',
})
@Allow(everyone)
export class TimetableChangedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => [PlanningFault])
  conflicts!: PlanningFault[];
}

@ObjectType('DraftRebased', { description: 'A draft was brought up to date with the timetable.' })
@Allow(everyone)
export class DraftRebasedModel {
  @Field(() => TimetableDraftModel)
  draft!: TimetableDraftModel;

  @Field(() => Int, { description: 'Meetings that found another place than the draft had for them.' })
  moved!: number;

  @Field(() => Int, { description: 'Meetings that found none.' })
  dropped!: number;
}

@ObjectType('MeetingsRearranged', { description: 'Planned meetings were moved.' })
@Allow(everyone)
export class MeetingsRearrangedModel {
  @Field(() => Int)
  moved!: number;
}

export const PLAN_IMPOSSIBLE = refusal(errors.PlanImpossibleError, PlanImpossibleModel);
export const PLAN_RUN_OVER = refusal(errors.PlanRunOverError, PlanRunOverModel);
export const DRAFT_CLOSED = refusal(errors.DraftClosedError, DraftClosedModel);
export const PLACEMENT_REFUSED = refusal(errors.PlacementRefusedError, PlacementRefusedModel);
export const TIMETABLE_CHANGED = refusal(errors.TimetableChangedError, TimetableChangedModel);
export const MEETING_STATE = refusal(MeetingStateError, MeetingStateModel);
export const FAIR_NOT_OPEN = refusal(FairNotOpenError, FairNotOpenModel);

export const PlanTimetableResult = resultUnion('PlanTimetableResult', [PlanRunModel, PlanImpossibleModel]);
export const CancelPlanRunResult = resultUnion('CancelPlanRunResult', [PlanRunModel, PlanRunOverModel]);
export const CloseDraftResult = resultUnion('CloseDraftResult', [
  TimetableDraftModel,
  StaleVersionModel,
  DraftClosedModel,
]);
export const EditDraftResult = resultUnion('EditDraftResult', [
  TimetableDraftModel,
  StaleVersionModel,
  DraftClosedModel,
  PlacementRefusedModel,
]);
export const ReleaseTimetableResult = resultUnion('ReleaseTimetableResult', [
  TimetableVersionModel,
  StaleVersionModel,
  DraftClosedModel,
  TimetableChangedModel,
  FairNotOpenModel,
]);
export const RebaseDraftResult = resultUnion('RebaseDraftResult', [
  DraftRebasedModel,
  StaleVersionModel,
  DraftClosedModel,
]);
export const RearrangeMeetingsResult = resultUnion('RearrangeMeetingsResult', [
  MeetingsRearrangedModel,
  StaleVersionModel,
  MeetingStateModel,
  FairNotOpenModel,
  PlacementRefusedModel,
]);
