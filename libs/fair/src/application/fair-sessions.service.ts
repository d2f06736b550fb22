import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Transactions, announce, assertVersion, found, once } from '#database';
import { Clock, InvalidInputError, TimeRange } from '#kernel';
import { MeetingTable, Slot } from '../domain/fair.entity.js';
import { Delegate, Participation } from '../domain/participation.entity.js';
import { FairSession, SessionAttendance } from '../domain/planning-terms.entity.js';
import { lockedFair } from './locked-fair.js';
import { type Claim, MeetingsInTheWay } from './meetings-in-the-way.js';
import { SessionNews, type SessionState } from './session-news.port.js';

/** With a table it is a group meeting, and nobody else meets at the table then. */
export interface SessionDetails {
  title: string;
  startsAt: Date;
  endsAt: Date;
  tableId?: string | null;
  delegateIds: string[];
  /** Meetings that are known to stand in the way, and stay there to be moved later. */
  despiteMeetingIds?: string[];
}

/** Openings, workshops and tours on the side of a fair, and group meetings: who attends one has no other meetings then. */
@Injectable()
export class FairSessionsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly meetings: MeetingsInTheWay,
    private readonly clock: Clock,
    // SessionNews is looked up by need and in all modules: the library that provides it is built after this one.
    private readonly modules: ModuleRef,
  ) {}

  /** @returns the fair's id @throws InvalidInputError, HasMeetingsError */
  addSession(input: SessionDetails & { fairId: string; idempotencyKey?: string | null }): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'addFairSession', input, async () => {
        const fair = await lockedFair(em, input.fairId);
        const { title, startsAt, endsAt } = input;
        const table = await this.place(em, fair.id, null, input);
        const session = em.create(FairSession, { fair, title: title.trim(), startsAt, endsAt, table });
        const attending = await this.attend(
          em,
          session,
          { delegateIds: [], tableId: null, slotIds: [] },
          input,
        );
        await this.tell(em, fair.id, null, stateOf(session, attending));
        return fair.id;
      }),
    );
  }

  /**
   * Edits a session: what it is called, when and where it is, and who attends it. Of meetings one is told once: those in
   * its way before aren't named again.
   * @returns the fair's id
   * @throws StaleVersionError, InvalidInputError, HasMeetingsError
   */
  reviseSession(id: string, version: number, details: SessionDetails): Promise<string> {
    return this.ofFair(id, async (em, session) => {
      assertVersion(session, version);
      const { title, startsAt, endsAt } = details;
      const attendances = await em.find(SessionAttendance, { session: id });
      const before: Claim = {
        delegateIds: attendances.map(({ delegate }) => delegate.id),
        tableId: session.table?.id ?? null,
        slotIds: await slotsDuring(em, session),
      };
      const told = stateOf(session, before.delegateIds);
      const table = await this.place(em, session.fair.id, id, details);
      // With other people it is another version too.
      em.assign(session, { title: title.trim(), startsAt, endsAt, table, updatedAt: new Date() });
      const wanted = await this.attend(em, session, before, details);
      for (const attendance of attendances) {
        if (!wanted.has(attendance.delegate.id)) em.remove(attendance);
      }
      await this.tell(em, session.fair.id, told, stateOf(session, wanted));
    });
  }

  /** Who attended it is free then. @returns the fair's id @throws InvalidInputError */
  removeSession(id: string): Promise<string> {
    return this.ofFair(id, async (em, session) => {
      assertNotOver(session, this.clock.nowDate(), 'sessionId');
      const attendances = await em.find(SessionAttendance, { session: id });
      const told = stateOf(
        session,
        attendances.map(({ delegate }) => delegate.id),
      );
      await this.tell(em, session.fair.id, told, null);
      await takeOutSession(em, session);
    });
  }

  private async ofFair(
    id: string,
    work: (em: EntityManager, session: FairSession) => Promise<void>,
  ): Promise<string> {
    return this.transactions.run(async (em) => {
      const fairId = found(await em.findOne(FairSession, { id }), 'session', id).fair.id;
      await lockedFair(em, fairId);
      // Whoever held the lock may have changed or removed it.
      await work(em, found(await em.findOne(FairSession, { id }, { refresh: true }), 'session', id));
      return fairId;
    });
  }

  /** Announces it to all concerned; what changes of a group meeting that is still to come, they also get told. */
  private async tell(
    em: EntityManager,
    fairId: string,
    before: SessionState | null,
    after: SessionState | null,
  ): Promise<void> {
    await announceSessions(em, fairId, [...(before?.delegateIds ?? []), ...(after?.delegateIds ?? [])]);
    const isGroup = (before?.tableId ?? after?.tableId ?? null) !== null;
    const until = Math.max(...[before, after].map((state) => state?.endsAt.getTime() ?? 0));
    if (!isGroup || until <= this.clock.nowDate().getTime()) return;
    await this.news()?.tell(em, { fairId, before, after });
  }

  private news(): SessionNews | null {
    try {
      return this.modules.get<SessionNews>(SessionNews, { strict: false });
    } catch {
      return null;
    }
  }

  /** Where a group meets. The row lock makes bookings at the table wait, which hold it. */
  private async place(
    em: EntityManager,
    fairId: string,
    sessionId: string | null,
    { tableId, startsAt, endsAt }: SessionDetails,
  ): Promise<MeetingTable | null> {
    if (endsAt <= startsAt) {
      throw InvalidInputError.at('input.endsAt', 'A session must end after it begins.');
    }
    if (!tableId) return null;
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const table = await em.findOne(MeetingTable, { id: tableId, fair: fairId }, { lockMode });
    if (!table) throw InvalidInputError.at('input.tableId', 'The fair has no such table.');
    const other = await em.findOne(FairSession, {
      ...{ table: tableId, freedAt: null, startsAt: { $lt: endsAt }, endsAt: { $gt: startsAt } },
      ...(sessionId !== null && { id: { $ne: sessionId } }),
    });
    if (other) {
      throw InvalidInputError.at('input.tableId', `“${other.title}” is at this table then.`);
    }
    return table;
  }

  /** Lets those attend who don't yet, unless meetings are in the way of what is new. @returns who attends */
  private async attend(
    em: EntityManager,
    session: FairSession,
    before: Claim,
    { delegateIds, despiteMeetingIds = [] }: SessionDetails,
  ): Promise<Set<string>> {
    const wanted = new Set(delegateIds);
    const delegates = await em.find(Delegate, {
      ...{ id: { $in: [...wanted] }, participation: { fair: session.fair.id } },
    });
    if (delegates.length < wanted.size) {
      throw InvalidInputError.at('input.delegateIds', 'Name delegates of this fair only.');
    }
    const slotIds = await slotsDuring(em, session);
    const newSlotIds = slotIds.filter((id) => !before.slotIds.includes(id));
    const tableId = session.table?.id ?? null;
    const newcomers = delegateIds.filter((id) => !before.delegateIds.includes(id));
    const others = delegateIds.filter((id) => before.delegateIds.includes(id));
    const staysAt = tableId === before.tableId;
    await this.meetings.ofSession(
      em,
      [
        { delegateIds: newcomers, tableId: staysAt ? null : tableId, slotIds },
        {
          ...{ delegateIds: others, tableId: staysAt ? tableId : null, slotIds: newSlotIds },
          interpreterId: session.interpreter?.id ?? null,
        },
      ],
      despiteMeetingIds,
    );
    for (const delegate of new Set(newcomers)) em.create(SessionAttendance, { session, delegate });
    return wanted;
  }
}

function stateOf(
  { title, startsAt, endsAt, table }: FairSession,
  delegateIds: Iterable<string>,
): SessionState {
  return { title, startsAt, endsAt, tableId: table?.id ?? null, delegateIds: [...delegateIds] };
}

/** What is recorded of a group meeting that is over stays. @throws InvalidInputError at `path` */
export function assertNotOver({ recordedAt, endsAt, title }: FairSession, now: Date, path: string): void {
  if (!recordedAt || endsAt > now) return;
  const why = `“${title}” is over, and what became of it is recorded: it stays.`;
  throw InvalidInputError.at(path, why);
}

/** Removes a session. Of a group meeting `fair.group-removed` is announced, with the place that it leaves. */
export async function takeOutSession(em: EntityManager, session: FairSession): Promise<void> {
  const { id: sessionId, fair, title, startsAt, endsAt, table } = session;
  em.remove(session);
  if (!table) return;
  await announce(em, 'fair.group-removed', {
    ...{ fairId: fair.id, sessionId, title, tableId: table.id },
    ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
  });
}

/** Tells those who run the fair and those who come that sessions have changed. */
export async function announceSessions(
  em: EntityManager,
  fairId: string,
  delegateIds: readonly string[],
): Promise<void> {
  const parties = await em.find(Participation, { delegates: { $some: { id: { $in: [...delegateIds] } } } });
  const organisationIds = [...new Set(parties.map(({ organisation }) => organisation.id))];
  await announce(em, 'fair.sessions-changed', { fairId, organisationIds });
}

async function slotsDuring(em: EntityManager, session: FairSession): Promise<string[]> {
  const during = TimeRange.of(session.startsAt, session.endsAt);
  return (await em.find(Slot, { fair: session.fair.id }))
    .filter(({ startsAt, endsAt }) => TimeRange.of(startsAt, endsAt).overlaps(during))
    .map(({ id }) => id);
}
