import { CheckIn, CheckInSerial, FloorKey } from './domain/check-in.entity.js';
import { FloorCall, LateNotice } from './domain/floor-call.entity.js';
import { FloorTerms } from './domain/floor-terms.entity.js';
import { GroupPartyRecord, GroupRecord } from './domain/group-record.entity.js';
import { Kiosk } from './domain/kiosk.entity.js';
import { NoShowReport } from './domain/no-show-report.entity.js';
import { Repair } from './domain/repair.entity.js';
import { FreedSlot, SlotOffer } from './domain/slot-offer.entity.js';

export { CallsService } from './application/calls.service.js';
export { CheckInCodes } from './application/check-in-codes.js';
export { CheckInService } from './application/check-in.service.js';
export {
  FloorReader,
  type FloorDay,
  type FloorMeeting,
  type FloorPerson,
} from './application/floor.reader.js';
export { GroupDayService } from './application/group-day.service.js';
export { KiosksService } from './application/kiosks.service.js';
export { NoShowsService } from './application/no-shows.service.js';
export { OffersService } from './application/offers.service.js';
export { RepairNames, type NamedPlace } from './application/repair-names.js';
export { RepairsService, type RepairRequest } from './application/repairs.service.js';
export { type DayChange, afterChange, delegatesIn } from './domain/day-change.js';
export { planRepair, type RepairPlan } from './domain/plan-repair.js';
export { FloorModule } from './floor.module.js';
export {
  CheckIn,
  CheckInSerial,
  FloorCall,
  FloorKey,
  FloorTerms,
  FreedSlot,
  GroupPartyRecord,
  GroupRecord,
  Kiosk,
  LateNotice,
  NoShowReport,
  Repair,
  SlotOffer,
};
export const floorEntities = [
  FloorKey,
  FloorTerms,
  Kiosk,
  CheckInSerial,
  CheckIn,
  FloorCall,
  LateNotice,
  NoShowReport,
  GroupRecord,
  GroupPartyRecord,
  FreedSlot,
  SlotOffer,
  Repair,
];
