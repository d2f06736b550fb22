import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type FreeTime, SupplierFreeTime } from '#search';

/** Tells the search which suppliers still have time at a fair. Whoever is free is so by the rule of booking. */
@Injectable()
export class SqlSupplierFreeTime extends SupplierFreeTime {
  override async of(em: EntityManager, organisationIds: readonly string[]): Promise<FreeTime[]> {
    // Meetings of the draft are the organiser's: were they counted, the public could tell that there are some.
    const busy = `exists (
      select 1 from meeting_attendance a join meeting m on m.id = a.meeting_id join delegate o on o.id = a.delegate_id
       where (o.id = d.id or o.person_id = d.person_id) and a.is_active and m.status <> 'draft'
         and tstzrange(a.starts_at, a.ends_at) && tstzrange(s.starts_at, s.ends_at))`;
    const rows: (Omit<FreeTime, 'until'> & { until: string })[] = await em.execute(
      `select p.organisation_id as "organisationId", p.fair_id as "fairId", max(s.starts_at) as until
         from participation p
         join fair f on f.id = p.fair_id and f.status in ('open', 'running')
         join delegate d on d.participation_id = p.id and d.withdrawn_at is null
         join slot s on s.fair_id = p.fair_id
        where p.organisation_id = any(?::uuid[]) and p.side = 'supplier' and p.withdrawn_at is null
          and not exists (select 1 from delegate_absence x where x.delegate_id = d.id and x.slot_id = s.id)
          and not ${busy}
        group by p.organisation_id, p.fair_id`,
      [`{${organisationIds.join(',')}}`],
    );
    return rows.map((row) => ({ ...row, until: new Date(row.until) }));
  }
}
