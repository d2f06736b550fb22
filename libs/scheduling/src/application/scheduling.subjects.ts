import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Subject, SubjectRegistry } from '#access';
import { MeetingRequest } from '../domain/meeting-request.entity.js';
import { isShownToSides } from '../domain/meeting-state.js';
import { Meeting } from '../domain/meeting.entity.js';

/** Tells policies whose meetings and requests are, and who has agreed to meet whom. */
@Injectable()
export class SchedulingSubjects implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register({ kind: 'contacts', load: (ids) => this.contacts(ids) });
    this.subjects.register({ kind: 'meeting', load: (ids) => this.meetings(ids) });
    this.subjects.register({ kind: 'meeting-request', load: (ids) => this.requests(ids, 'both') });
    this.subjects.register({ kind: 'meeting-request-asker', load: (ids) => this.requests(ids, 'asker') });
    this.subjects.register({ kind: 'meeting-request-asked', load: (ids) => this.requests(ids, 'asked') });
  }

  /** A meeting is between its two organisations as soon as they may see it; before that it is its fair's alone. */
  private async meetings(ids: readonly string[]): Promise<Map<string, Subject>> {
    const meetings = await this.em
      .fork()
      .find(Meeting, { id: { $in: [...ids] } }, { populate: ['supplier', 'buyer'] });
    return new Map(
      meetings.map((meeting) => [
        meeting.id,
        { fairIds: [meeting.fair.id], organisationIds: isShownToSides(meeting) ? sidesOf(meeting) : [] },
      ]),
    );
  }

  /** Who asks and who answers are different people: there is a kind for each. */
  private async requests(
    ids: readonly string[],
    whose: 'both' | 'asker' | 'asked',
  ): Promise<Map<string, Subject>> {
    const requests = await this.em
      .fork()
      .find(MeetingRequest, { id: { $in: [...ids] } }, { populate: ['supplier', 'buyer'] });
    return new Map(
      requests.map((request) => {
        const [supplier, buyer] = sidesOf(request);
        const [asker, asked] = request.askedBy === 'supplier' ? [supplier, buyer] : [buyer, supplier];
        const organisationIds = { both: [supplier, buyer], asker: [asker], asked: [asked] }[whose];
        return [request.id, { fairIds: [request.fair.id], organisationIds }];
      }),
    );
  }

  /**
   * The contacts of an organisation are open to those with whom it has agreed to meet: a proposal that both sides
   * want, an accepted request, or a meeting that isn't cancelled. (Drafts of a timetable open nothing.)
   */
  private async contacts(organisationIds: readonly string[]): Promise<Map<string, Subject>> {
    const rows: { one: string; other: string }[] = await this.em.fork().execute(
      `with agreed as (
         select supplier_id, buyer_id from proposal
          where supplier_answer in ('must', 'meet') and buyer_answer in ('must', 'meet')
         union
         select supplier_id, buyer_id from meeting_request where status = 'accepted'
         union
         select supplier_id, buyer_id from meeting where status in ('released', 'held', 'no-show')
       ), pairs as (
         select s.organisation_id as supplier, b.organisation_id as buyer
           from agreed
           join participation s on s.id = agreed.supplier_id
           join participation b on b.id = agreed.buyer_id
       )
       select supplier as one, buyer as other from pairs where supplier = any(?::uuid[])
       union
       select buyer, supplier from pairs where buyer = any(?::uuid[])`,
      [`{${organisationIds.join(',')}}`, `{${organisationIds.join(',')}}`],
    );
    const partners = new Map<string, Subject & { organisationIds: string[] }>(
      organisationIds.map((id) => [id, { organisationIds: [] }]),
    );
    for (const { one, other } of rows) partners.get(one)?.organisationIds.push(other);
    return partners;
  }
}

function sidesOf({ supplier, buyer }: Pick<Meeting, 'supplier' | 'buyer'>): [string, string] {
  return [supplier.unwrap().organisation.id, buyer.unwrap().organisation.id];
}
