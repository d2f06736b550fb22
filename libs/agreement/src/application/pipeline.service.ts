import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Viewer } from '#access';
import { Transactions, announce, assertVersion, found, once } from '#database';
import { Organisation } from '#directory';
import { Person } from '#identity';
import { OutboxConsumers } from '#jobs';
import { Clock, InvalidInputError } from '#kernel';
import { Agreement } from '../domain/agreement.entity.js';
import { PIPELINE_STAGES, type PipelineStage, stageOfKind } from '../domain/pipeline-rules.js';
import { PipelineCard, PipelineMove } from '../domain/pipeline.entity.js';

export interface CardDetails {
  supplierId: string;
  buyerId: string;
  fairId?: string | null;
  stage?: PipelineStage | null;
  assigneeId?: string | null;
  nextStep?: string | null;
  nextStepOn?: string | null;
  idempotencyKey?: string | null;
}

/** Who is on the way to a contract, how far, and since when. Every move is kept. */
@Injectable()
export class PipelineService implements OnModuleInit {
  constructor(
    private readonly transactions: Transactions,
    private readonly consumers: OutboxConsumers,
    private readonly clock: Clock,
  ) {}

  /** Outcomes that promise something open a card; what is signed moves it on. */
  onModuleInit(): void {
    this.consumers.register({
      name: 'pipeline',
      topics: [
        'meeting.*',
        'agreement.recorded',
        'agreement.reported',
        'agreement.confirmed',
        'agreement.verified',
      ],
      handle: async (events) => {
        for (const { topic, payload } of events) {
          if (topic.startsWith('meeting.')) await this.openFor(payload.meetingId as string | undefined);
          else await this.moveBy(payload.agreementId as string);
        }
      },
    });
  }

  /** Opens a card by hand; gives its id. @throws InvalidInputError */
  async open(input: CardDetails, viewer: Viewer): Promise<string> {
    return this.transactions.run((em) =>
      once(em, 'openPipelineCard', input, async () => {
        if (input.supplierId === input.buyerId)
          throw InvalidInputError.at('input.buyerId', 'These are two organisations.');
        for (const [path, id] of [
          ['input.supplierId', input.supplierId],
          ['input.buyerId', input.buyerId],
        ] as const) {
          if (!(await em.findOne(Organisation, { id })))
            throw InvalidInputError.at(path, `There is no organisation with the id ${id}.`);
        }
        await assertStaff(em, input.assigneeId);
        const card = em.create(PipelineCard, {
          ...{ supplier: input.supplierId, buyer: input.buyerId, fair: input.fairId ?? null },
          ...{ stage: input.stage ?? 'talking', stageSince: this.clock.nowDate() },
          assigneeId: input.assigneeId ?? viewer.personId,
          ...{ nextStep: input.nextStep?.trim() || null, nextStepOn: input.nextStepOn ?? null },
        });
        await em.flush();
        await this.recordMove(em, card, null, viewer.personId, null);
        return card.id;
      }),
    );
  }

  /** Moves a card to another stage. @throws NotFoundError, StaleVersionError, InvalidInputError when it is lost without a word */
  async move(
    id: string,
    version: number,
    stage: PipelineStage,
    viewer: Viewer,
    note?: string | null,
  ): Promise<void> {
    if (stage === 'lost' && !note?.trim()) throw InvalidInputError.at('note', 'Say why nothing came of it.');
    await this.transactions.run(async (em) => {
      const card = await locked(em, id);
      assertVersion(card, version);
      if (card.stage === stage) return;
      const from = card.stage;
      em.assign(card, { stage, stageSince: this.clock.nowDate() });
      await this.recordMove(em, card, from, viewer.personId, note ?? null);
    });
  }

  /** Says whose it is and what happens next. @throws NotFoundError, StaleVersionError, InvalidInputError */
  async revise(
    id: string,
    version: number,
    changes: { assigneeId: string | null; nextStep?: string | null; nextStepOn?: string | null },
  ): Promise<void> {
    await this.transactions.run(async (em) => {
      const card = await locked(em, id);
      assertVersion(card, version);
      await assertStaff(em, changes.assigneeId);
      em.assign(card, {
        ...{ assigneeId: changes.assigneeId, nextStep: changes.nextStep?.trim() || null },
        nextStepOn: changes.nextStepOn ?? null,
      });
      await announce(em, 'pipeline.changed', { cardId: id });
    });
  }

  private async openFor(meetingId: string | undefined): Promise<void> {
    if (!meetingId) return;
    await this.transactions.run(async (em) => {
      const [meeting]: { supplier: string; buyer: string; fair: string }[] = await em.execute(
        `select s.organisation_id as supplier, b.organisation_id as buyer, m.fair_id as fair
           from meeting m join participation s on s.id = m.supplier_id join participation b on b.id = m.buyer_id
          where m.id = ? and m.outcome_kind in ('cooperation-possible', 'cooperation-agreed')
            and not exists (select 1 from pipeline_card c where c.meeting_id = m.id
                             or (c.supplier_id = s.organisation_id and c.buyer_id = b.organisation_id
                                 and c.stage not in ('contract', 'lost')))`,
        [meetingId],
      );
      if (!meeting) return;
      const card = em.create(PipelineCard, {
        ...{ ...meeting, meeting: meetingId, stage: 'talking', stageSince: this.clock.nowDate() },
      });
      await em.flush();
      await this.recordMove(em, card, null, null, null);
    });
  }

  /** Only forward: an agreement of less than what a card has reached changes nothing. */
  private async moveBy(agreementId: string): Promise<void> {
    await this.transactions.run(async (em) => {
      const agreement = await em.findOne(Agreement, { id: agreementId }, { populate: ['parties'] });
      const stage = agreement && stageOfKind(agreement.kind);
      if (
        !agreement ||
        !stage ||
        agreement.amends ||
        ['drafted', 'terminated', 'merged'].includes(agreement.status)
      )
        return;
      const ids = (role: string) =>
        agreement.parties.getItems().flatMap((party) => (party.role === role ? [party.organisation.id] : []));
      const cards = await em.find(
        PipelineCard,
        {
          supplier: { $in: ids('supplier') },
          buyer: { $in: ids('buyer') },
          stage: { $nin: ['lost', 'contract'] },
        },
        { lockMode: LockMode.PESSIMISTIC_WRITE },
      );
      for (const card of cards) {
        const from = card.stage;
        if (PIPELINE_STAGES.indexOf(stage) <= PIPELINE_STAGES.indexOf(from)) continue;
        em.assign(card, { stage, stageSince: this.clock.nowDate(), agreement });
        await this.recordMove(em, card, from, null, agreement.number);
      }
    });
  }

  private async recordMove(
    em: EntityManager,
    card: PipelineCard,
    fromStage: PipelineStage | null,
    personId: string | null,
    note: string | null,
  ): Promise<void> {
    em.create(PipelineMove, { card, fromStage, toStage: card.stage, personId, note: note?.trim() || null });
    await announce(em, 'pipeline.changed', { cardId: card.id });
  }
}

async function locked(em: EntityManager, id: string): Promise<PipelineCard> {
  return found(
    await em.findOne(PipelineCard, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
    'pipeline card',
    id,
  );
}

async function assertStaff(em: EntityManager, id: string | null | undefined): Promise<void> {
  if (id && !(await em.findOne(Person, { id, isStaff: true, disabledAt: null })))
    throw InvalidInputError.at('input.assigneeId', 'This is nobody of staff.');
}
