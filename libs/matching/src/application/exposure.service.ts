import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type ExposedSupplier, type ExposureGroup, exposureOf } from '../domain/exposure.js';
import { SupplierFactsReader } from './supplier-facts.reader.js';

/** Of how many suppliers proposed for a need it is said that they stand among the best. */
const TOP_PLACES = 3;

/** Shows whether a fair's proposals favour some suppliers: by size, province and ownership. Reads only. */
@Injectable()
export class ExposureService {
  constructor(private readonly suppliers: SupplierFactsReader) {}

  async of(em: EntityManager, fairId: string): Promise<ExposureGroup[]> {
    const rows: (Omit<ExposedSupplier, 'met'> & { id: string })[] = await em.execute(
      `with ranked as (
         select supplier_id, supplier_answer in ('must', 'meet') and buyer_answer in ('must', 'meet') as is_agreed,
                row_number() over (partition by need_id order by score desc, id) as place
           from proposal where fair_id = ? and withdrawn_at is null)
       select here.id, organisation.size, organisation.province_code as province, organisation.ownership,
              count(ranked.place)::int as proposed, count(*) filter (where ranked.place <= ?)::int as top,
              count(*) filter (where ranked.is_agreed)::int as agreed
         from participation here
         join organisation on organisation.id = here.organisation_id
         left join ranked on ranked.supplier_id = here.id
        where here.fair_id = ? and here.side = 'supplier' and here.withdrawn_at is null
        group by here.id, organisation.id`,
      [fairId, TOP_PLACES, fairId],
    );
    const held = await this.suppliers.heldPairs(em, fairId);
    const metBy = new Map<string, number>();
    for (const { supplierId } of held) metBy.set(supplierId, (metBy.get(supplierId) ?? 0) + 1);
    return exposureOf(rows.map(({ id, ...one }) => ({ ...one, met: metBy.get(id) ?? 0 })));
  }
}
