import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, assertVersion, found, once } from '#database';
import { Fair } from '#fair';
import { Clock, InvalidInputError } from '#kernel';
import { Activity, ActivityAttendance, ActivitySession } from '../domain/activity.entity.js';
import { PlacesTakenError, SessionAttendedError, SignUpClosedError } from '../domain/activity.errors.js';
import { type ActivityDetails, activityProblems } from '../domain/activity-rules.js';
import { fillPlaces, takenPlaces } from './places.js';

/** Plans what the programme offers. Every change announces `activity.changed`. */
@Injectable()
export class ActivitiesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Plans an activity as a draft. @throws InvalidInputError */
  plan(input: ActivityDetails & { idempotencyKey?: string | null }): Promise<string> {
    check(input);
    return this.transactions.run((em) =>
      once(em, 'planActivity', input, async () => {
        const activity = em.create(Activity, { ...fieldsOf(input), fair: await fairOf(em, input.fairId) });
        for (const { startsAt, endsAt, title } of input.sessions)
          em.create(ActivitySession, { activity, startsAt, endsAt, title: title?.trim() || null });
        await announce(em, 'activity.changed', {});
        return activity.id;
      }),
    );
  }

  /**
   * Replaces what was planned. With more places those who wait get them; sessions that people came to stay.
   * @throws StaleVersionError, InvalidInputError, PlacesTakenError, SessionAttendedError, SignUpClosedError
   */
  revise(id: string, version: number, details: ActivityDetails): Promise<void> {
    check(details);
    return this.transactions.run(async (em) => {
      const activity = await lockedActivity(em, id);
      assertVersion(activity, version);
      if (activity.status === 'cancelled') throw new SignUpClosedError('cancelled');
      const taken = await takenPlaces(em, activity);
      if (details.places && details.places < taken) throw new PlacesTakenError(taken);
      em.assign(activity, { ...fieldsOf(details), fair: await fairOf(em, details.fairId) });
      // Sessions are rows of their own: without this an edit of them alone would leave the version as it was.
      activity.updatedAt = this.clock.nowDate();
      await this.replaceSessions(em, activity, details);
      await fillPlaces(em, activity);
      await announce(em, 'activity.changed', {});
    });
  }

  /** Lets organisations sign up. Doing it twice changes nothing. @throws SignUpClosedError */
  open(id: string): Promise<void> {
    return this.transactions.run(async (em) => {
      const activity = await lockedActivity(em, id);
      if (activity.status === 'cancelled') throw new SignUpClosedError('cancelled');
      activity.status = 'open';
      await announce(em, 'activity.changed', {});
    });
  }

  /** Says that it isn't held, and why. What was signed up and attended stays on record. */
  cancel(id: string, reason: string): Promise<void> {
    return this.transactions.run(async (em) => {
      const activity = await lockedActivity(em, id);
      if (reason.trim() === '') throw InvalidInputError.at('reason', 'is missing');
      if (activity.status === 'cancelled') return;
      em.assign(activity, { status: 'cancelled', cancelReason: reason.trim() });
      await announce(em, 'activity.changed', {});
    });
  }

  private async replaceSessions(
    em: EntityManager,
    activity: Activity,
    { sessions }: ActivityDetails,
  ): Promise<void> {
    const earlier = new Map((await em.find(ActivitySession, { activity })).map((one) => [one.id, one]));
    for (const [index, { id, startsAt, endsAt, title }] of sessions.entries()) {
      const fields = { startsAt, endsAt, title: title?.trim() || null };
      const kept = id ? earlier.get(id) : undefined;
      if (id && !kept)
        throw InvalidInputError.at(`input.sessions.${index}.id`, 'is no session of this activity');
      if (kept) em.assign(kept, fields);
      else em.create(ActivitySession, { activity, ...fields });
      if (id) earlier.delete(id);
    }
    for (const session of earlier.values()) {
      if ((await em.count(ActivityAttendance, { session })) > 0) throw new SessionAttendedError(session.id);
      em.remove(session);
    }
    await em.flush();
  }
}

/** Held until the end of the transaction: places are given by one at a time. */
export async function lockedActivity(em: EntityManager, id: string): Promise<Activity> {
  return found(await em.findOne(Activity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }), 'activity', id);
}

function check(details: ActivityDetails): void {
  const problems = activityProblems(details);
  if (problems.length > 0) throw new InvalidInputError(problems);
}

async function fairOf(em: EntityManager, fairId: string | null | undefined): Promise<Fair | null> {
  return fairId ? found(await em.findOne(Fair, { id: fairId }), 'fair', fairId) : null;
}

function fieldsOf(details: ActivityDetails) {
  const { kind, topic, title, description, place, timeZone, signUpUntil, requiredAttendance } = details;
  return {
    ...{ kind, topic, title, description, timeZone, signUpUntil, requiredAttendance, place: place.trim() },
    provider: details.provider?.trim() || null,
    places: details.places ?? null,
  };
}
