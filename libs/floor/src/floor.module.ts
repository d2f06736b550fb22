import { Module } from '@nestjs/common';
import { FairModule } from '#fair';
import { PlanningModule } from '#planning';
import { SchedulingModule } from '#scheduling';
import { CallsService } from './application/calls.service.js';
import { CheckInCodes } from './application/check-in-codes.js';
import { CheckInService } from './application/check-in.service.js';
import { FloorReader } from './application/floor.reader.js';
import { FloorSubjects } from './application/floor.subjects.js';
import { FloorTermsService } from './application/floor-terms.service.js';
import { FreedSlotsConsumer } from './application/freed-slots.consumer.js';
import { GroupDayService } from './application/group-day.service.js';
import { KiosksService } from './application/kiosks.service.js';
import { MyDayReader } from './application/my-day.reader.js';
import { NoShowsService } from './application/no-shows.service.js';
import { OffersService } from './application/offers.service.js';
import { RepairsService } from './application/repairs.service.js';
import { WalkInsService } from './application/walk-ins.service.js';
import { CheckInResolver } from './graphql/check-in.resolver.js';
import { DayResolver } from './graphql/day.resolver.js';
import { FloorResolver } from './graphql/floor.resolver.js';
import { GroupDayResolver } from './graphql/group-day.resolver.js';
import { RepairResolver } from './graphql/repair.resolver.js';
import { SlotOfferResolver } from './graphql/slot-offer.resolver.js';

const services = [
  CheckInCodes,
  CheckInService,
  WalkInsService,
  KiosksService,
  CallsService,
  GroupDayService,
  NoShowsService,
  OffersService,
  RepairsService,
  FloorTermsService,
  FloorReader,
  MyDayReader,
];

@Module({
  imports: [FairModule, SchedulingModule, PlanningModule],
  providers: [
    ...services,
    FloorSubjects,
    FreedSlotsConsumer,
    FloorResolver,
    CheckInResolver,
    DayResolver,
    GroupDayResolver,
    RepairResolver,
    SlotOfferResolver,
  ],
  exports: services,
})
export class FloorModule {}
