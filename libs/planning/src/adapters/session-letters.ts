import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Delegate, Fair, type SessionChange, SessionNews, type SessionState } from '#fair';
import { FairFactsReader } from '../application/fair-facts.reader.js';
import { postLetters } from '../application/release-letters.js';
import { type GroupChange, recipientsOf } from '../application/release-recipients.js';

/** Writes to those whom a change of a group meeting by hand concerns, each with what it is for them. */
@Injectable()
export class SessionLetters extends SessionNews {
  constructor(private readonly reader: FairFactsReader) {
    super();
  }

  async tell(em: EntityManager, { fairId, before, after }: SessionChange): Promise<void> {
    const [was, is] = [before?.delegateIds ?? [], after?.delegateIds ?? []];
    const delegates = await em.find(
      Delegate,
      { id: { $in: [...was, ...is] } },
      { populate: ['participation'] },
    );
    const partiesOf = (ids: readonly string[]) =>
      [
        ...new Map(
          delegates
            .filter(({ id }) => ids.includes(id))
            .map(({ participation }) => [participation.id, participation]),
        ).values(),
      ].map((one) => ({ participationId: one.id, side: one.unwrap().side, delegateId: null }));
    const placeOf = (state: SessionState, slotId: string, delegateIds: readonly string[]) => ({
      ...{ groupId: '', slotId, tableId: state.tableId, interpreterId: null, delegateIds: [...delegateIds] },
    });
    const changeOf = (
      kind: GroupChange['kind'],
      state: SessionState,
      concerned: readonly string[],
    ): GroupChange[] =>
      concerned.length === 0
        ? []
        : [
            {
              kind,
              group: { groupId: '', title: state.title, parties: partiesOf(state.delegateIds) },
              place: placeOf(state, kind === 'cancelled' ? BEFORE : AFTER, concerned),
              before: kind === 'moved' ? placeOf(before!, BEFORE, concerned) : null,
              concerned: partiesOf(concerned).map(({ participationId }) => participationId),
            },
          ];
    const isMoved =
      before !== null &&
      after !== null &&
      (before.startsAt.getTime() !== after.startsAt.getTime() || before.tableId !== after.tableId);
    const changes = [
      ...(before
        ? changeOf(
            'cancelled',
            before,
            was.filter((id) => !is.includes(id)),
          )
        : []),
      ...(after
        ? changeOf(
            'added',
            after,
            is.filter((id) => !was.includes(id)),
          )
        : []),
      ...(isMoved
        ? changeOf(
            'moved',
            after,
            is.filter((id) => was.includes(id)),
          )
        : []),
    ];
    if (changes.length === 0) return;
    const facts = await this.reader.read(em, fairId);
    // Set by hand to another time than a slot's, it is told at that time.
    const slotOf = (id: string, state: SessionState | null) =>
      state ? [{ id, dayId: '', startsAt: state.startsAt, endsAt: state.endsAt }] : [];
    const slots = [...facts.slots, ...slotOf(BEFORE, before), ...slotOf(AFTER, after)];
    const fair = await em.findOneOrFail(Fair, { id: fairId });
    await postLetters(em, fair, { ...facts, slots }, await recipientsOf(em, [], changes));
  }
}

const BEFORE = 'before';
const AFTER = 'after';
