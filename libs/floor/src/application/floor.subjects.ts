import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Subject, SubjectRegistry } from '#access';
import { CheckIn } from '../domain/check-in.entity.js';
import { FloorCall } from '../domain/floor-call.entity.js';
import { Repair } from '../domain/repair.entity.js';
import { SlotOffer } from '../domain/slot-offer.entity.js';

/** Tells policies whose check-ins, calls, offers, repairs and group meetings are. */
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
    this.subjects.register({ kind: 'floor-group', load: (ids) => this.groups(ids) });
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

  /** A group meeting is for the organisations whose people attend it; of a draft fair for its organisers alone. */
  private async groups(ids: readonly string[]): Promise<Map<string, Subject>> {
    const rows: { id: string; fairId: string; organisationIds: string[] }[] = await this.em.fork().execute(
      `select e.id, e.fair_id as "fairId",
              array(select distinct p.organisation_id::text from session_attendance a
                      join delegate d on d.id = a.delegate_id join participation p on p.id = d.participation_id
                     where a.session_id = e.id and f.status <> 'draft') as "organisationIds"
         from fair_session e join fair f on f.id = e.fair_id
        where e.id = any(?::uuid[]) and e.table_id is not null`,
      [`{${ids.join(',')}}`],
    );
    return new Map(
      rows.map(({ id, fairId, organisationIds }) => [id, { fairIds: [fairId], organisationIds }]),
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
