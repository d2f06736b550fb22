import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Subject, SubjectRegistry } from '#access';
import { FairCost } from '../domain/fair-cost.entity.js';
import { FrozenReport } from '../domain/frozen-report.entity.js';

/** Tells policies whose costs and frozen reports are: the organisers' of the fairs that they are about. */
@Injectable()
export class ReportSubjects implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register({ kind: 'fair cost', load: (ids) => this.costs(ids) });
    this.subjects.register({ kind: 'frozen report', load: (ids) => this.frozen(ids) });
  }

  private async costs(ids: readonly string[]): Promise<Map<string, Subject>> {
    const costs = await this.em.fork().find(FairCost, { id: { $in: [...ids] } }, { fields: ['fair'] });
    return new Map(costs.map(({ id, fair }) => [id, { fairIds: [fair.id] }]));
  }

  /** One over several fairs is for those who organise all of them; policies ask for any, so it is nobody's but staff's. */
  private async frozen(ids: readonly string[]): Promise<Map<string, Subject>> {
    const reports = await this.em
      .fork()
      .find(FrozenReport, { id: { $in: [...ids] } }, { fields: ['fairIds', 'frozenById'] });
    return new Map(
      reports.map(({ id, fairIds, frozenById }) => [
        id,
        { fairIds: fairIds?.length === 1 ? fairIds : [], personId: frozenById ?? null },
      ]),
    );
  }
}
