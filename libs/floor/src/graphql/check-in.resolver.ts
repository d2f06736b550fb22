import type { EntityManager } from '@mikro-orm/postgresql';
import { Args, Context, Mutation, Query, Resolver } from '@nestjs/graphql';
import { Allow } from '#access';
import { found } from '#database';
import { Delegate, FairSession } from '#fair';
import { IDEMPOTENCY_KEY, IdArg, type RequestContext, orRefusal, toLocalizedTexts } from '#graphql';
import { Clock } from '#kernel';
import { FAIR_NOT_OPEN, Meeting } from '#scheduling';
import { CheckInCodes } from '../application/check-in-codes.js';
import { CheckInService } from '../application/check-in.service.js';
import { dayOf } from '../application/fair-day.js';
import { KiosksService } from '../application/kiosks.service.js';
import { WalkInsService } from '../application/walk-ins.service.js';
import { CheckIn } from '../domain/check-in.entity.js';
import { Kiosk } from '../domain/kiosk.entity.js';
import { AdmitWalkInInput, CheckInInput, OpenKioskInput } from './floor.inputs.js';
import {
  CheckInModel,
  KioskModel,
  KioskScreen,
  KioskWelcome,
  OpenedKiosk,
  toCheckInModel,
  toKioskModel,
} from './floor-parts.model.js';
import { holdsKioskKey, looksAfterDelegate, runsFloor, runsFloorOf } from './floor.policies.js';
import {
  ALREADY_CHECKED_IN,
  AdmitWalkInResult,
  CHECK_IN_UNDONE,
  CODE_REVOKED,
  CODE_UNKNOWN,
  CheckInResult,
  DELEGATE_GONE,
  KioskCheckInResult,
  OTHER_FAIRS_CODE,
  OpenKioskResult,
  UndoCheckInResult,
  WRONG_DAY,
} from './floor.results.js';
import { CheckInBadge } from './my-day.model.js';

const CHECK_IN_PARTS = ['delegate.participation.organisation'] as const;
const KEY = { type: () => String, description: 'That the kiosk was opened with.' };

/** Who comes in at the entrances. */
@Resolver()
export class CheckInResolver {
  constructor(
    private readonly checkIns: CheckInService,
    private readonly walkIns: WalkInsService,
    private readonly kiosks: KiosksService,
    private readonly codes: CheckInCodes,
    private readonly clock: Clock,
  ) {}

  @Query(() => CheckInBadge, { description: 'A delegate’s badge, with the code that is good now.' })
  @Allow(looksAfterDelegate('delegateId'))
  async checkInBadge(
    @IdArg('delegateId') id: string,
    @Context() { em }: RequestContext,
  ): Promise<CheckInBadge> {
    const delegate = found(
      await em.findOne(Delegate, { id }, { populate: ['participation.organisation', 'participation.fair'] }),
      'delegate',
      id,
    );
    const { fair, organisation } = delegate.participation.unwrap();
    const { timeZone } = fair.unwrap();
    const today = await em.findOne(CheckIn, {
      ...{ delegate: id, undoneAt: null, date: dayOf(this.clock.nowDate(), timeZone) },
    });
    return Object.assign(new CheckInBadge(), {
      delegateId: id,
      name: delegate.name,
      organisationName: organisation.unwrap().displayName,
      code: (await this.codes.of(em, fair.id, [id])).get(id)!,
      checkedInAt: today?.at ?? null,
    });
  }

  @Mutation(() => CheckInResult, { description: 'Checks a delegate in for the day on which they came.' })
  @Allow(runsFloor('input.fairId'))
  checkIn(
    @Args('input') input: CheckInInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof CheckInResult> {
    return orRefusal(
      async () => freshCheckIn(em, await this.checkIns.checkIn(input)),
      CODE_UNKNOWN,
      CODE_REVOKED,
      OTHER_FAIRS_CODE,
      DELEGATE_GONE,
      ALREADY_CHECKED_IN,
      WRONG_DAY,
      FAIR_NOT_OPEN,
    );
  }

  @Mutation(() => UndoCheckInResult, { description: 'Takes a check-in back that was made by mistake.' })
  @Allow(runsFloorOf('check-in', 'checkInId'))
  undoCheckIn(
    @IdArg('checkInId') id: string,
    @Context() { em }: RequestContext,
  ): Promise<typeof UndoCheckInResult> {
    return orRefusal(async () => {
      await this.checkIns.undo(id);
      return freshCheckIn(em, id);
    }, CHECK_IN_UNDONE);
  }

  @Mutation(() => AdmitWalkInResult, {
    description:
      'Lets somebody in who was not announced: makes what is missing of organisation, participation and delegate, and checks them in.',
  })
  @Allow(runsFloor('input.fairId'))
  admitWalkIn(
    @Args('input') input: AdmitWalkInInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof AdmitWalkInResult> {
    return orRefusal(async () => freshCheckIn(em, await this.walkIns.admit(input)), WRONG_DAY, FAIR_NOT_OPEN);
  }

  @Mutation(() => CheckInBadge, {
    description: 'Voids a delegate’s check-in code and gives them another one: for a badge that was lost.',
  })
  @Allow(looksAfterDelegate('delegateId'))
  async renewCheckInCode(
    @IdArg('delegateId') id: string,
    @Context() context: RequestContext,
  ): Promise<CheckInBadge> {
    await this.checkIns.renewCode(id);
    return this.checkInBadge(id, context);
  }

  @Mutation(() => OpenKioskResult, {
    description: 'Lets a device at an entrance check people in by their codes, until it is closed.',
  })
  @Allow(runsFloor('input.fairId'))
  openKiosk(
    @Args('input') input: OpenKioskInput,
    @Context() { em }: RequestContext,
  ): Promise<typeof OpenKioskResult> {
    return orRefusal(async () => {
      const { id, key } = await this.kiosks.open(input);
      const kiosk = toKioskModel(await em.findOneOrFail(Kiosk, { id }));
      return Object.assign(new OpenedKiosk(), { kiosk, key, fairId: kiosk.fairId });
    }, FAIR_NOT_OPEN);
  }

  @Mutation(() => KioskModel, { description: 'The kiosk’s key is void from then on.' })
  @Allow(runsFloorOf('kiosk', 'kioskId'))
  async closeKiosk(@IdArg('kioskId') id: string, @Context() { em }: RequestContext): Promise<KioskModel> {
    await this.kiosks.close(id);
    return toKioskModel(await em.findOneOrFail(Kiosk, { id }, { refresh: true }));
  }

  @Query(() => KioskScreen, { description: 'What a kiosk shows of itself.' })
  @Allow(holdsKioskKey)
  async kiosk(@Args('key', KEY) key: string): Promise<KioskScreen> {
    const kiosk = found(await this.kiosks.holding(key), 'kiosk', 'of this key');
    const { name, timeZone } = kiosk.fair.unwrap();
    return Object.assign(new KioskScreen(), {
      name: kiosk.name,
      fairName: toLocalizedTexts(name),
      timeZone,
      at: this.clock.nowDate(),
      expiresAt: kiosk.expiresAt,
    });
  }

  @Mutation(() => KioskCheckInResult, { description: 'Checks in whoever shows their code at a kiosk.' })
  @Allow(holdsKioskKey)
  async kioskCheckIn(
    @Args('key', KEY) key: string,
    @Args('code', { type: () => String, description: 'As it was scanned or typed.' }) code: string,
    @Args('idempotencyKey', IDEMPOTENCY_KEY) idempotencyKey: string | null,
    @Context() { em }: RequestContext,
  ): Promise<typeof KioskCheckInResult> {
    const kiosk = found(await this.kiosks.holding(key), 'kiosk', 'of this key');
    return orRefusal(
      async () => {
        const id = await this.checkIns.checkIn({ fairId: kiosk.fair.id, code, idempotencyKey }, kiosk.id);
        return this.welcome(em, id);
      },
      CODE_UNKNOWN,
      CODE_REVOKED,
      OTHER_FAIRS_CODE,
      DELEGATE_GONE,
      ALREADY_CHECKED_IN,
      WRONG_DAY,
      FAIR_NOT_OPEN,
    );
  }

  private async welcome(em: EntityManager, checkInId: string): Promise<KioskWelcome> {
    const { at, delegate } = await em.findOneOrFail(CheckIn, { id: checkInId }, { populate: CHECK_IN_PARTS });
    const meeting = await em.findOne(
      Meeting,
      {
        ...{ status: 'released', endsAt: { $gt: this.clock.nowDate() } },
        attendances: { $some: { delegate: delegate.id } },
      },
      { orderBy: { startsAt: 'asc' }, populate: ['table.hall'] },
    );
    const session = await em.findOne(
      FairSession,
      { endsAt: { $gt: this.clock.nowDate() }, attendances: { $some: { delegate: delegate.id } } },
      { orderBy: { startsAt: 'asc', id: 'asc' }, populate: ['table.hall'] },
    );
    const next = meeting && (!session || meeting.startsAt <= session.startsAt) ? meeting : session;
    const table = next?.table?.unwrap();
    return Object.assign(new KioskWelcome(), {
      name: delegate.unwrap().name,
      organisationName: delegate.unwrap().participation.unwrap().organisation.unwrap().displayName,
      at,
      nextAt: next?.startsAt ?? null,
      nextTable: table?.label ?? null,
      nextHall: table?.hall.unwrap().name ?? null,
    });
  }
}

async function freshCheckIn(em: EntityManager, id: string): Promise<CheckInModel> {
  return toCheckInModel(await em.findOneOrFail(CheckIn, { id }, { populate: CHECK_IN_PARTS, refresh: true }));
}
