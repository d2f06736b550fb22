import { enumOf } from '#graphql';
import { CHECK_IN_WAYS } from '../domain/check-in.entity.js';
import { DAY_CHANGE_KINDS } from '../domain/day-change.js';
import { WRONG_DAYS } from '../domain/floor.errors.js';
import { VERDICTS } from '../domain/no-show-report.entity.js';
import { REPAIR_STATES } from '../domain/repair.entity.js';
import { FREED_STATES, OFFER_STATES } from '../domain/slot-offer.entity.js';

export const CheckInWayEnum = enumOf('CheckInWay', CHECK_IN_WAYS, {
  describe: {
    code: 'Scanned or typed by somebody who runs the fair.',
    name: 'Looked up by name.',
    'walk-in': 'Came unannounced.',
  },
});
export const WrongDayEnum = enumOf('WrongDay', WRONG_DAYS, {
  describe: { between: 'The fair has no such day.', 'not-yet': 'Expected on a later day.' },
});
export const VerdictEnum = enumOf('NoShowVerdict', VERDICTS, {
  description: 'Whose no-show it was, or that the meeting was held.',
});
export const OfferStateEnum = enumOf('SlotOfferState', OFFER_STATES, {
  describe: {
    lapsed: 'Nobody answered in time.',
    withdrawn: 'The place was taken in the meantime.',
  },
});
export const FreedStateEnum = enumOf('FreedSlotState', FREED_STATES, {
  describe: {
    open: 'Being offered.',
    filled: 'Somebody took it.',
    exhausted: 'Nobody on the waiting list could or would.',
    over: 'Nobody took it in time, or what was to be there takes place after all.',
  },
});
export const FreedReasonEnum = enumOf('FreedSlotReason', ['cancelled', 'no-show']);
export const RepairStateEnum = enumOf('RepairState', REPAIR_STATES);
export const DayChangeKindEnum = enumOf('DayChangeKind', DAY_CHANGE_KINDS, {
  description: 'What happened on the day.',
  describe: {
    gone: 'They don’t come, or have left for good.',
    late: 'They come later.',
    leaves: 'They leave early.',
    swapped: 'Somebody else comes instead.',
    'table-lost': 'A table can’t be used any more.',
    'table-removed': 'A table is taken out of the fair, on the day or before.',
    'slot-removed': 'A slot is taken out of the fair, on the day or before.',
    'day-removed': 'A day is taken out of the fair with its slots.',
    'hall-removed': 'A hall is taken out of the fair with its tables.',
    'days-laid': 'The slots of days are laid out anew.',
  },
});
export const RepairReasonEnum = enumOf('RepairReason', ['hit', 'made-room', 'people'], {
  describe: {
    hit: 'It could not be held where it was.',
    'made-room': 'It gave its place to another.',
    people: 'It stays where it is, with others of the same organisation.',
  },
});
export const LossReasonEnum = enumOf('LossReason', ['no-common-slot', 'no-room'], {
  describe: {
    'no-common-slot': 'There is no slot left in which both sides have somebody.',
    'no-room': 'In all of them somebody or every table is taken, and moving so few others does not help.',
  },
});
