import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { LocalDate, Refusal, StaleVersionModel, enumOf, refusal, resultUnion } from '#graphql';
import { FAIR_ACTIONS, type FairAction } from '../domain/fair-state.js';
import {
  DaysPlannedError,
  FairActionImpossibleError,
  FairCodeTakenError,
  HallNameTakenError,
  HasMeetingsError,
  LastOrganizerError,
  SlotOverlapError,
  TableLabelsTakenError,
} from '../domain/fair.errors.js';
import { FairModel, FairStatusEnum } from './fair.model.js';
import { HallModel, SlotModel, TableModel } from './venue.model.js';

export const FairActionEnum = enumOf('FairAction', FAIR_ACTIONS, {
  description: 'What the organiser can do next: `openFair`, `startFair`, `closeFair`.',
});

@ObjectType('FairCodeTakenError', {
  implements: () => Refusal,
  description: 'Another fair has this code.',
})
@Allow(everyone)
export class FairCodeTakenModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  fairId!: string;
}

@ObjectType('FairActionImpossibleError', {
  implements: () => Refusal,
  description: "A fair in this state can't be opened, started or closed.",
})
@Allow(everyone)
export class FairActionImpossibleModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => FairStatusEnum)
  status!: string;

  @Field(() => [FairActionEnum])
  possibleActions!: FairAction[];
}

@ObjectType('DaysPlannedError', {
  implements: () => Refusal,
  description:
    'Days are planned already that the change would leave out, or whose times another zone would shift.',
})
@Allow(everyone)
export class DaysPlannedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => [LocalDate])
  dates!: string[];
}

@ObjectType('LastOrganizerError', {
  implements: () => Refusal,
  description: 'Somebody must organise the fair.',
})
@Allow(everyone)
export class LastOrganizerModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  personId!: string;
}

@ObjectType('HasMeetingsError', {
  implements: () => Refusal,
  description: 'Meetings depend on what was to be taken away.',
})
@Allow(everyone)
export class HasMeetingsModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => Int, { description: 'How many, those included that the viewer may not see.' })
  meetings!: number;

  /** All of them, the earliest first; shown by the library that knows meetings. Not in the schema. */
  meetingIds!: string[];
}

@ObjectType('SlotOverlapError', {
  implements: () => Refusal,
  description: 'Another slot of the fair is at this time.',
})
@Allow(everyone)
export class SlotOverlapModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID, { description: 'The other slot.' })
  slotId!: string;
}

@ObjectType('HallNameTakenError', {
  implements: () => Refusal,
  description: 'Another hall of the fair has this name.',
})
@Allow(everyone)
export class HallNameTakenModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID, { description: 'The other hall.' })
  hallId!: string;
}

@ObjectType('TableLabelsTakenError', {
  implements: () => Refusal,
  description: 'Other tables of the hall have these labels.',
})
@Allow(everyone)
export class TableLabelsTakenModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => [String])
  labels!: string[];
}

export const FAIR_CODE_TAKEN = refusal(FairCodeTakenError, FairCodeTakenModel);
export const FAIR_ACTION_IMPOSSIBLE = refusal(FairActionImpossibleError, FairActionImpossibleModel);
export const DAYS_PLANNED = refusal(DaysPlannedError, DaysPlannedModel);
export const LAST_ORGANIZER = refusal(LastOrganizerError, LastOrganizerModel);
export const HAS_MEETINGS = refusal(HasMeetingsError, HasMeetingsModel);
export const SLOT_OVERLAP = refusal(SlotOverlapError, SlotOverlapModel);
export const HALL_NAME_TAKEN = refusal(HallNameTakenError, HallNameTakenModel);
export const TABLE_LABELS_TAKEN = refusal(TableLabelsTakenError, TableLabelsTakenModel);

/** Of an argument by which somebody says that they know what they are doing. */
export const DESPITE = 'Meetings that are known to stand in the way, and stay there to be moved later.';

export const CreateFairResult = resultUnion('CreateFairResult', [FairModel, FairCodeTakenModel]);
export const ReviseFairResult = resultUnion('ReviseFairResult', [
  FairModel,
  StaleVersionModel,
  FairCodeTakenModel,
  DaysPlannedModel,
]);
export const FairActionResult = resultUnion('FairActionResult', [FairModel, FairActionImpossibleModel]);
export const RemoveFairOrganizerResult = resultUnion('RemoveFairOrganizerResult', [
  FairModel,
  LastOrganizerModel,
]);
export const PlanDaysResult = resultUnion('PlanDaysResult', [FairModel, HasMeetingsModel]);
export const AddSlotResult = resultUnion('AddSlotResult', [SlotModel, SlotOverlapModel]);
export const AddHallResult = resultUnion('AddHallResult', [HallModel, HallNameTakenModel]);
export const AddTablesResult = resultUnion('AddTablesResult', [HallModel, TableLabelsTakenModel]);
export const RenameHallResult = resultUnion('RenameHallResult', [HallModel, HallNameTakenModel]);
export const RemoveTablesResult = resultUnion('RemoveTablesResult', [FairModel, HasMeetingsModel]);
export const BlockTableResult = resultUnion('BlockTableResult', [TableModel, HasMeetingsModel]);
export const RenameTableResult = resultUnion('RenameTableResult', [TableModel, TableLabelsTakenModel]);
