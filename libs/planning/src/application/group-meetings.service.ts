import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, announce, assertVersion, found, lockInOrder, once } from '#database';
import {
  Delegate,
  Fair,
  FairSession,
  MeetingTable,
  Participation,
  SessionNews,
  announceSessions,
  assertNotOver,
} from '#fair';
import { Clock, type InputProblem, InvalidInputError } from '#kernel';
import { removeSessionOf } from './group-sessions.js';
import { GroupMeeting, GroupParty } from '../domain/group-meeting.entity.js';
import { GroupPlacedError } from '../domain/planning.errors.js';

export interface GroupMeetingDetails {
  title: string;
  isMust: boolean;
  /** Once in the timetable, a search leaves it where it is. */
  isFixed: boolean;
  /** The only table that it may take. */
  tableId?: string | null;
  parties: readonly { participationId: string; delegateId?: string | null }[];
}

/** Fewer are a pair. */
const FEWEST_PARTIES = 3;

/** Asking for group meetings; placing them is for searches and drafts. Every method is one transaction. */
@Injectable()
export class GroupMeetingsService {
  constructor(
    private readonly transactions: Transactions,
    private readonly news: SessionNews,
    private readonly clock: Clock,
  ) {}

  /** @returns its id @throws InvalidInputError */
  add(input: GroupMeetingDetails & { fairId: string; idempotencyKey?: string | null }): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'addGroupMeeting', input, async () => {
        await lockInOrder(em, [`fair:${input.fairId}`]);
        const fair = found(await em.findOne(Fair, { id: input.fairId }), 'fair', input.fairId);
        const group = em.create(GroupMeeting, { fair, ...(await this.fieldsOf(em, fair.id, input)) });
        for (const { participationId, delegateId } of input.parties) {
          em.create(GroupParty, { group, participation: participationId, delegate: delegateId ?? null });
        }
        await announce(em, 'fair.groups-changed', { fairId: fair.id });
        return group.id;
      }),
    );
  }

  /**
   * Edits a group meeting that is to be placed. Of one in the timetable only the title changes, its session's too, and what
   * searches may do with it.
   * @throws StaleVersionError, GroupPlacedError, InvalidInputError
   */
  revise(id: string, version: number, details: GroupMeetingDetails): Promise<void> {
    return this.edit(id, async (em, group) => {
      assertVersion(group, version);
      const fields = await this.fieldsOf(em, group.fair.id, details);
      const parties = group.parties.getItems();
      const wanted = new Map(details.parties.map((one) => [one.participationId, one.delegateId ?? null]));
      const isSame =
        parties.length === wanted.size &&
        parties.every(
          ({ participation, delegate }) => wanted.get(participation.id) === (delegate?.id ?? null),
        ) &&
        (group.table?.id ?? null) === fields.table;
      if (group.session) {
        if (!isSame) throw new GroupPlacedError(group.session.id);
        (await em.findOneOrFail(FairSession, { id: group.session.id })).title = fields.title;
      }
      // With other parties it is another version too.
      em.assign(group, { ...fields, updatedAt: new Date() });
      for (const party of parties) {
        const delegate = wanted.get(party.participation.id);
        if (delegate === undefined) group.parties.remove(party);
        else em.assign(party, { delegate });
        wanted.delete(party.participation.id);
      }
      for (const [participation, delegate] of wanted)
        em.create(GroupParty, { group, participation, delegate });
    });
  }

  /**
   * Takes a group meeting out of the timetable, to be placed anew: its session goes, and those who were to come are told.
   * One that isn't in the timetable stays as it is.
   */
  unplace(id: string): Promise<void> {
    return this.edit(id, (em, group) => this.cancelSession(em, group));
  }

  /** Takes a group meeting off the fair; those who were to come are told. */
  remove(id: string): Promise<void> {
    return this.edit(id, async (em, group) => {
      await this.cancelSession(em, group);
      em.remove(group);
    });
  }

  private async edit(
    id: string,
    work: (em: EntityManager, group: GroupMeeting) => Promise<void>,
  ): Promise<void> {
    await this.transactions.run(async (em) => {
      const { fair } = found(await em.findOne(GroupMeeting, { id }), 'group meeting', id);
      await lockInOrder(em, [`fair:${fair.id}`]);
      const group = found(
        await em.findOne(GroupMeeting, { id }, { refresh: true, lockMode: LockMode.PESSIMISTIC_WRITE }),
        'group meeting',
        id,
      );
      await em.populate(group, ['parties']);
      await work(em, group);
      await announce(em, 'fair.groups-changed', { fairId: fair.id });
    });
  }

  private async cancelSession(em: EntityManager, group: GroupMeeting): Promise<void> {
    if (!group.session) return;
    const session = await em.findOneOrFail(
      FairSession,
      { id: group.session.id },
      { populate: ['attendances'] },
    );
    assertNotOver(session, this.clock.nowDate(), 'groupMeetingId');
    const delegateIds = session.attendances.getItems().map(({ delegate }) => delegate.id);
    const { title, startsAt, endsAt, table } = session;
    if (startsAt > this.clock.nowDate()) {
      const before = { title, startsAt, endsAt, tableId: table?.id ?? null, delegateIds };
      await this.news.tell(em, { fairId: group.fair.id, before, after: null });
    }
    await removeSessionOf(em, group);
    await announceSessions(em, group.fair.id, delegateIds);
  }

  /** @throws InvalidInputError at the path of everything that isn't of the fair, all at once */
  private async fieldsOf(
    em: EntityManager,
    fairId: string,
    { title, isMust, isFixed, tableId, parties }: GroupMeetingDetails,
  ): Promise<{ title: string; isMust: boolean; isFixed: boolean; table: string | null }> {
    const problems: InputProblem[] = [];
    const report = (path: string, message: string) =>
      problems.push({ path: ['input', ...path.split('.')], message });
    const participations = await em.find(Participation, {
      ...{ id: { $in: parties.map(({ participationId }) => participationId) } },
      ...{ fair: fairId, withdrawnAt: null },
    });
    const byId = new Map(participations.map((one) => [one.id, one]));
    const delegates = await em.find(Delegate, {
      ...{ id: { $in: parties.flatMap(({ delegateId }) => delegateId ?? []) } },
      withdrawnAt: null,
    });
    const seen = new Set<string>();
    parties.forEach(({ participationId, delegateId }, index) => {
      if (!byId.has(participationId))
        report(`parties.${index}.participationId`, 'This organisation isn’t at the fair.');
      if (seen.has(participationId)) report(`parties.${index}.participationId`, 'It is named twice.');
      seen.add(participationId);
      const delegate = delegates.find(({ id }) => id === delegateId);
      if (delegateId && delegate?.participation.id !== participationId)
        report(`parties.${index}.delegateId`, 'The organisation doesn’t send this delegate.');
    });
    if (seen.size < FEWEST_PARTIES) report('parties', 'A group is three organisations or more.');
    else if (participations.length > 0 && new Set(participations.map(({ side }) => side)).size < 2)
      report('parties', 'A group has a supplier and a buyer at least.');
    if (tableId && !(await em.findOne(MeetingTable, { id: tableId, fair: fairId })))
      report('tableId', 'The fair has no such table.');
    if (problems.length > 0) throw new InvalidInputError(problems);
    return { title: title.trim(), isMust, isFixed, table: tableId ?? null };
  }
}
