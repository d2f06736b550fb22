import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { found } from '#database';
import { Clock } from '#kernel';
import { Need } from '../domain/need.entity.js';
import { type Feasibility, feasibilityOf } from '../domain/scoring/feasibility.js';
import { ConceptGraph } from '../domain/scoring/concept-graph.js';
import { SupplierProfile } from '../domain/scoring/supplier-profile.js';
import { needFactsOf } from './match-facts.reader.js';
import { certificateDayOf } from './matching-day.js';
import { SupplierFactsReader } from './supplier-facts.reader.js';

/** As many suppliers of the directory are looked at for a need that is meant for no fair. */
const MOST_SUPPLIERS = 3_000;

/** Says how many suppliers a need leaves, and which of its conditions keep the others out. Reads only. */
@Injectable()
export class NeedFeasibilityService {
  constructor(
    private readonly graph: ConceptGraph,
    private readonly clock: Clock,
    private readonly suppliers: SupplierFactsReader,
  ) {}

  /** Among the suppliers at the need's fair, or without one those of the directory. @throws NotFoundError */
  async of(em: EntityManager, needId: string): Promise<Feasibility> {
    const need = found(
      await em.findOne(Need, { id: needId }, { populate: ['buyer', 'concepts', 'fair'] }),
      'need',
      needId,
    );
    const fair = need.fair?.getEntity() ?? null;
    const rows: { id: string }[] = fair
      ? await em.execute(
          `select organisation_id as id from participation
            where fair_id = ? and side = 'supplier' and withdrawn_at is null`,
          [fair.id],
        )
      : await em.execute(
          `select id from organisation where is_supplier and withdrawn_at is null order by id limit ?`,
          [MOST_SUPPLIERS],
        );
    const day = certificateDayOf(this.clock, fair);
    const facts = await this.suppliers.read(
      em,
      rows.map(({ id }) => id),
      fair?.id ?? null,
    );
    const profiles = facts.map((one) => new SupplierProfile(one, this.graph, day));
    return feasibilityOf(needFactsOf(need), profiles);
  }
}
