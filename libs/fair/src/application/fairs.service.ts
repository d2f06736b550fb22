import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, assertVersion, found, once } from '#database';
import { Organisation } from '#directory';
import { PeopleService } from '#identity';
import { type InputProblem, InvalidInputError, NotFoundError, isTimeZone } from '#kernel';
import {
  DaysPlannedError,
  FairActionImpossibleError,
  FairCodeTakenError,
  LastOrganizerError,
} from '../domain/fair.errors.js';
import { Fair, FairDay, FairOrganizer } from '../domain/fair.entity.js';
import { type FairAction, nextStatus } from '../domain/fair-state.js';
import { lockedFair } from './locked-fair.js';

/** What people enter of a fair. Dates are ISO dates, both inclusive. */
export interface FairDetails {
  code: string;
  /** Text by language. */
  name: Record<string, string>;
  venue: string;
  city: string;
  country: string;
  timeZone: string;
  startsOn: string;
  endsOn: string;
  hostId?: string | null;
}

const LONGEST_FAIR_DAYS = 60;
const TOPICS: Record<FairAction, string> = {
  open: 'fair.opened',
  start: 'fair.started',
  close: 'fair.closed',
};

@Injectable()
export class FairsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly people: PeopleService,
  ) {}

  /** Makes a draft; `creatorId` becomes its first organiser. @throws InvalidInputError, FairCodeTakenError */
  create(
    details: FairDetails & { idempotencyKey?: string | null },
    creatorId: string | null,
    { isDemo = false }: { isDemo?: boolean } = {},
  ): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'createFair', details, async () => {
        const fields = await this.check(em, details);
        const fair = em.create(Fair, { ...fields, isDemo });
        if (creatorId) em.create(FairOrganizer, { fair, person: creatorId });
        await announce(em, 'fair.created', { fairId: fair.id });
        return fair.id;
      }),
    );
  }

  /** @throws StaleVersionError, InvalidInputError, FairCodeTakenError, DaysPlannedError */
  async revise(id: string, version: number, details: FairDetails): Promise<void> {
    await this.transactions.run(async (em) => {
      const fair = await lockedFair(em, id);
      assertVersion(fair, version);
      if (fair.status !== 'draft' && details.code !== fair.code) {
        throw InvalidInputError.at('input.code', 'Addresses with this code are in use; it stays as it is.');
      }
      const fields = await this.check(em, details, fair);
      await this.assertDaysFit(em, fair, details);
      em.assign(fair, fields);
      await announce(em, 'fair.revised', { fairId: id });
    });
  }

  /** Opens, starts or closes a fair. @throws FairActionImpossibleError */
  async changeStatus(id: string, action: FairAction): Promise<void> {
    await this.transactions.run(async (em) => {
      const fair = await lockedFair(em, id);
      const next = nextStatus(fair.status, action);
      if (!next) throw new FairActionImpossibleError(action, fair.status);
      fair.status = next;
      await announce(em, TOPICS[action], { fairId: id });
    });
  }

  /** Lets a person organise the fair, inviting them when they are new; doing it twice changes nothing. */
  async addOrganizer(fairId: string, who: { email: string; name: string }): Promise<void> {
    await this.transactions.run(async (em) => {
      const fair = await lockedFair(em, fairId);
      const person = await this.people.findOrInvite(em, { ...who, to: `organise ${displayName(fair)}` });
      if (await em.findOne(FairOrganizer, { fair, person })) return;
      em.create(FairOrganizer, { fair, person });
      await announce(em, 'fair.organizers-changed', { fairId });
    });
  }

  /** @throws LastOrganizerError; NotFoundError when the person doesn't organise the fair. */
  async removeOrganizer(fairId: string, personId: string): Promise<void> {
    await this.transactions.run(async (em) => {
      const fair = await lockedFair(em, fairId);
      const organizers = await em.find(FairOrganizer, { fair });
      const leaving = organizers.find(({ person }) => person.id === personId);
      if (!leaving) throw new NotFoundError('organiser of this fair', personId);
      if (organizers.length === 1) throw new LastOrganizerError(personId);
      em.remove(leaving);
      await announce(em, 'fair.organizers-changed', { fairId });
    });
  }

  private async check(em: EntityManager, details: FairDetails, fair?: Fair) {
    const { code, name, venue, city, country, timeZone, startsOn, endsOn, hostId } = details;
    const problems: InputProblem[] = [];
    const problem = (field: string, message: string) => problems.push({ path: ['input', field], message });
    if (Object.keys(name).length === 0) problem('name', 'Name the fair in at least one language.');
    if (!isTimeZone(timeZone))
      problem('timeZone', `${timeZone} is not a time zone such as Asia/Ho_Chi_Minh.`);
    const days = Temporal.PlainDate.from(startsOn).until(endsOn).days + 1;
    if (days < 1) problem('endsOn', 'A fair ends on the day on which it starts, or later.');
    if (days > LONGEST_FAIR_DAYS) problem('endsOn', `A fair lasts ${LONGEST_FAIR_DAYS} days at most.`);
    if (problems.length > 0) throw new InvalidInputError(problems);
    const other = await em.findOne(Fair, { code, ...(fair && { id: { $ne: fair.id } }) });
    if (other) throw new FairCodeTakenError(code, other.id);
    const host = hostId
      ? found(await em.findOne(Organisation, { id: hostId }), 'organisation', hostId)
      : null;
    return { code, name, venue, city, country, timeZone, startsOn, endsOn, host };
  }

  /** Slots are instants: another zone, or dates that leave days out, would make them mean something else. */
  private async assertDaysFit(em: EntityManager, fair: Fair, details: FairDetails): Promise<void> {
    const days = await em.find(FairDay, { fair }, { orderBy: { date: 'asc' } });
    const inTheWay =
      details.timeZone === fair.timeZone
        ? days.filter(({ date }) => date < details.startsOn || date > details.endsOn)
        : days;
    if (inTheWay.length > 0) throw new DaysPlannedError(inTheWay.map(({ date }) => date));
  }
}

/** For letters: the English name, or the first there is. */
function displayName(fair: Fair): string {
  return fair.name.en ?? Object.values(fair.name)[0] ?? fair.code;
}
