import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Subject, SubjectRegistry } from '#access';
import { CheckIn } from '../domain/check-in.entity.js';
import { FloorCall } from '../domain/floor-call.entity.js';
import { Repair } from '../domain/repair.entity.js';
import { SlotOffer } from '../domain/slot-offer.entity.js';

/** Tells policies whose check-ins, calls, offers and repairs are. */
@Injectable()
export class FloorSubjects implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register({ kind: 'check-in', load: (ids) => this.ofFair(CheckIn, ids) });
    this.subjects.register({ kind: 'repair', load: (ids) => this.ofFair(Repair, ids) });
    this.subjects.register({ kind: 'floor-call', load: (ids) => this.calls(ids) });
    this.subjects.register({ kind: 'slot-offer', load: (ids) => this.offers(ids) });
  }

  private async ofFair(
    entity: typeof CheckIn | typeof Repair,
    ids: readonly string[],
  ): Promise<Map<string, Subject>> {
    const found = await this.em.fork().find<CheckIn | Repair>(entity, { id: { $in: [...ids] } });
    return new Map(found.map(({ id, fair }) => [id, { fairIds: [fair.id] }]));
  }

  /** A call is for the side that is called. */
  private async calls(ids: readonly string[]): Promise<Map<string, Subject>> {
    const calls = await this.em
      .fork()
      .find(FloorCall, { id: { $in: [...ids] } }, { populate: ['meeting.supplier', 'meeting.buyer'] });
    return new Map(
      calls.map(({ id, fair, meeting, side }) => [
        id,
        { fairIds: [fair.id], organisationIds: [meeting.unwrap()[side].unwrap().organisation.id] },
      ]),
    );
  }

  private async offers(ids: readonly string[]): Promise<Map<string, Subject>> {
    const offers = await this.em
      .fork()
      .find(SlotOffer, { id: { $in: [...ids] } }, { populate: ['supplier', 'buyer'] });
    return new Map(
      offers.map(({ id, fair, supplier, buyer }) => [
        id,
        {
          fairIds: [fair.id],
          organisationIds: [supplier.unwrap().organisation.id, buyer.unwrap().organisation.id],
        },
      ]),
    );
  }
}
