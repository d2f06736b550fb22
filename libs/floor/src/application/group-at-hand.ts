import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Viewer } from '#access';
import { announce, found, lockInOrder } from '#database';
import { FairSession, Participation } from '#fair';
import { InvalidInputError, NotFoundError } from '#kernel';
import { type MeetingAction, MeetingStateError, nextStatus, settledKind } from '#scheduling';
import { GroupPartyRecord, GroupRecord } from '../domain/group-record.entity.js';

/** A group meeting that somebody says or does something about, locked until the transaction ends. */
export interface GroupAtHand {
  readonly session: FairSession;
  readonly record: GroupRecord;
  /** Whose people attend it, whatever is recorded of them. */
  readonly parties: readonly Participation[];
  /** Of those, for whom the viewer speaks. */
  readonly own: readonly Participation[];
  readonly runsFair: boolean;
}

/** @throws NotFoundError also for a session that is no group meeting: of that nobody is called or missed */
export async function lockGroup(em: EntityManager, id: string, viewer: Viewer): Promise<GroupAtHand> {
  await lockInOrder(em, [`floor-group:${id}`]);
  const session = found(
    await em.findOne(FairSession, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true }),
    'session',
    id,
  );
  if (!session.table) throw new NotFoundError('group meeting', id);
  // From now on a release leaves it where it is.
  session.recordedAt ??= new Date();
  const fair = session.fair;
  const record =
    (await em.findOne(GroupRecord, { session: id }, { populate: ['parties'] })) ??
    em.create(GroupRecord, { fair, session });
  const parties = await em.find(
    Participation,
    { fair, delegates: { $some: { id: { $in: await attending(em, id) } } } },
    { orderBy: { id: 'asc' } },
  );
  return {
    ...{ session, record, parties },
    own: parties.filter(({ organisation }) => viewer.organisationIds.has(organisation.id)),
    runsFair: viewer.isStaff || viewer.isAdmin || viewer.organisedFairIds.has(fair.id),
  };
}

async function attending(em: EntityManager, sessionId: string): Promise<string[]> {
  const rows: { id: string }[] = await em.execute(
    `select delegate_id as id from session_attendance where session_id = ?`,
    [sessionId],
  );
  return rows.map(({ id }) => id);
}

/**
 * The party that is meant: the one named, or the viewer's own. Who doesn't run the fair speaks for their own alone.
 * @throws InvalidInputError
 */
export function partyMeant({ parties, own, runsFair }: GroupAtHand, id?: string | null): Participation {
  const meant = id ? (runsFair ? parties : own).find((one) => one.id === id) : own[0];
  if (meant) return meant;
  const why = id ? 'Name a party for which you may speak.' : 'Say which party.';
  throw InvalidInputError.at('input.participationId', why);
}

/** One of its parties, whoever asks. @throws InvalidInputError */
export function partyNamed({ parties }: GroupAtHand, id: string): Participation {
  const named = parties.find((one) => one.id === id);
  if (!named) throw InvalidInputError.at('participationId', 'Name a party of this group meeting.');
  return named;
}

export function recordOf(
  em: EntityManager,
  { record }: GroupAtHand,
  participation: Participation,
): GroupPartyRecord {
  const known = record.parties.getItems().find((one) => one.participation.id === participation.id);
  if (known) return known;
  const fresh = em.create(GroupPartyRecord, { record, participation });
  record.parties.add(fresh);
  return fresh;
}

/** Those who aren't recorded as absent. */
export function present({ parties, record }: GroupAtHand): Participation[] {
  const absent = new Set(
    record.parties.getItems().flatMap((one) => (one.absentAt ? [one.participation.id] : [])),
  );
  return parties.filter(({ id }) => !absent.has(id));
}

/** Brings it into the state after `action`, by the rules of a meeting of two. @throws MeetingStateError */
export function advanceGroup({ record }: GroupAtHand, action: MeetingAction): void {
  const next = nextStatus(record.status, action);
  if (!next) throw new MeetingStateError(record.status, action);
  record.status = next;
}

/** Writes down the outcome by which it counts: the organiser's, else the most cautious of what the parties say. */
export function settleGroup({ record, parties }: GroupAtHand): void {
  const { status, organiserKind } = record;
  const sideOf = new Map(parties.map(({ id, side }) => [id, side]));
  record.outcomeKind = settledKind(status, [
    ...(organiserKind ? [{ recordedFor: 'organiser' as const, kind: organiserKind }] : []),
    ...record.parties.getItems().flatMap(({ participation, outcomeKind, absentAt }) => {
      const recordedFor = sideOf.get(participation.id);
      // Whoever wasn't there has no say in what came of it.
      return outcomeKind && recordedFor && (!absentAt || status === 'no-show')
        ? [{ recordedFor, kind: outcomeKind }]
        : [];
    }),
  ]);
}

/** Tells the fair and the parties named. */
export function tellGroup(
  em: EntityManager,
  topic: string,
  { session }: GroupAtHand,
  parties: readonly Participation[],
): Promise<void> {
  return announce(em, topic, {
    fairId: session.fair.id,
    sessionId: session.id,
    organisationIds: parties.map(({ organisation }) => organisation.id),
  });
}
