import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Subject, SubjectRegistry } from '#access';
import { PortfolioRun } from '../domain/portfolio-run.entity.js';
import { WeightLesson } from '../domain/weight-lesson.entity.js';
import { NeedAccess, NeedDocument } from '../domain/need-document.entity.js';
import { Proposal } from '../domain/proposal.entity.js';
import { MeetingExclusion } from '../domain/separation.entity.js';

/**
 * Tells policies whose needs and proposals are:
 * `need`: its buyer and the fair it is meant for, who may change it;
 * `need-audience`: these, the suppliers that it is proposed to, the fairs where it is or could be proposed, and everybody
 * when it is public and open;
 * `proposal`: both sides and the fair;
 * `need-document`, `need-access`: the buyer of the need;
 * `portfolio`, `meeting-exclusion`, `weight-lesson`: the fair alone.
 */
@Injectable()
export class MatchingSubjects implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register({ kind: 'need', load: (ids) => this.needs(ids) });
    this.subjects.register({ kind: 'need-audience', load: (ids) => this.audiences(ids) });
    this.subjects.register({ kind: 'proposal', load: (ids) => this.proposals(ids) });
    this.subjects.register({ kind: 'need-document', load: (ids) => this.ofBuyer(NeedDocument, ids) });
    this.subjects.register({ kind: 'need-access', load: (ids) => this.ofBuyer(NeedAccess, ids) });
    this.subjects.register({ kind: 'portfolio', load: (ids) => this.ofFair(PortfolioRun, ids) });
    this.subjects.register({ kind: 'weight-lesson', load: (ids) => this.ofFair(WeightLesson, ids) });
    this.subjects.register({ kind: 'meeting-exclusion', load: (ids) => this.ofFair(MeetingExclusion, ids) });
  }

  private async needs(ids: readonly string[]): Promise<Map<string, Subject>> {
    const rows: { id: string; buyer: string; fair: string | null }[] = await this.em
      .fork()
      .execute('select id, buyer_id as buyer, fair_id as fair from need where id = any(?::uuid[])', [
        arrayOf(ids),
      ]);
    return new Map(
      rows.map(({ id, buyer, fair }) => [id, { organisationIds: [buyer], fairIds: fair ? [fair] : [] }]),
    );
  }

  /** Who may read needs, by their ids. */
  async audiences(ids: readonly string[]): Promise<Map<string, Subject>> {
    const rows: { id: string; isPublic: boolean; organisationIds: string[]; fairIds: string[] }[] =
      await this.em.fork().execute(
        `select need.id,
                need.is_public and need.status = 'open' and buyer.withdrawn_at is null as "isPublic",
                array_append(array_remove(array_agg(distinct supplier.organisation_id), null),
                             need.buyer_id) as "organisationIds",
                array_remove(array_agg(distinct proposal.fair_id) || array_agg(distinct visited.fair_id)
                             || need.fair_id, null) as "fairIds"
           from need
           join organisation buyer on buyer.id = need.buyer_id
           left join proposal on proposal.need_id = need.id and proposal.withdrawn_at is null
           left join participation supplier on supplier.id = proposal.supplier_id
           left join participation visited on need.is_public and need.fair_id is null
                 and visited.organisation_id = need.buyer_id and visited.side = 'buyer'
                 and visited.withdrawn_at is null
          where need.id = any(?::uuid[])
          group by need.id, buyer.id`,
        [arrayOf(ids)],
      );
    return new Map(rows.map(({ id, ...subject }) => [id, subject]));
  }

  private async ofFair(
    entity: typeof PortfolioRun | typeof MeetingExclusion | typeof WeightLesson,
    ids: readonly string[],
  ): Promise<Map<string, Subject>> {
    const records = await this.em
      .fork()
      .find<PortfolioRun | MeetingExclusion | WeightLesson>(entity, { id: { $in: [...ids] } });
    return new Map(records.map(({ id, fair }) => [id, { fairIds: [fair.id] }]));
  }

  private async ofBuyer(
    entity: typeof NeedDocument | typeof NeedAccess,
    ids: readonly string[],
  ): Promise<Map<string, Subject>> {
    const records = await this.em
      .fork()
      .find<NeedDocument | NeedAccess>(entity, { id: { $in: [...ids] } }, { populate: ['need'] as never });
    return new Map(records.map(({ id, need }) => [id, { organisationIds: [need.getEntity().buyer.id] }]));
  }

  private async proposals(ids: readonly string[]): Promise<Map<string, Subject>> {
    const proposals = await this.em.fork().find(
      Proposal,
      { id: { $in: [...ids] } },
      {
        fields: ['id', 'fair', 'supplier.organisation', 'buyer.organisation'],
        populate: ['supplier', 'buyer'],
      },
    );
    return new Map(
      proposals.map(({ id, fair, supplier, buyer }) => [
        id,
        {
          organisationIds: [supplier.getEntity().organisation.id, buyer.getEntity().organisation.id],
          fairIds: [fair.id],
        },
      ]),
    );
  }
}

function arrayOf(ids: readonly string[]): string {
  return `{${ids.map((id) => JSON.stringify(id)).join(',')}}`;
}
