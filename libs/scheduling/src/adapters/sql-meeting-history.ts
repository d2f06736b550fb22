import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { type DeliveryRecord, MeetingHistory } from '#matching';

/** Tells the library of proposals what meetings have shown of suppliers, and who has met whom. */
@Injectable()
export class SqlMeetingHistory extends MeetingHistory {
  override async recordsOf(
    em: EntityManager,
    organisationIds: readonly string[],
  ): Promise<Map<string, DeliveryRecord>> {
    const ids = arrayOf(organisationIds);
    const rows: (DeliveryRecord & { id: string })[] = await em.execute(
      `select id, sum(held)::int as held, sum(missed)::int as missed, sum(judged)::int as judged,
              sum(fruitful)::int as fruitful, sum(asked)::int as asked, sum(in_time)::int as "inTime"
         from (select supplier.organisation_id as id,
                      (meeting.status = 'held')::int as held,
                      (meeting.status = 'no-show' and meeting.absent_side in ('supplier', 'both'))::int as missed,
                      (meeting.status = 'held' and meeting.outcome_kind is not null)::int as judged,
                      (meeting.status = 'held'
                       and meeting.outcome_kind in ('cooperation-possible', 'cooperation-agreed'))::int as fruitful,
                      0 as asked, 0 as in_time
                 from meeting
                 join participation supplier on supplier.id = meeting.supplier_id
                where supplier.organisation_id = any(?::uuid[]) and meeting.status in ('held', 'no-show')
               union all
               select supplier.organisation_id, 0, 0, 0, 0, 1, (request.status in ('accepted', 'declined'))::int
                 from meeting_request request
                 join participation supplier on supplier.id = request.supplier_id
                 join fair on fair.id = request.fair_id
                where supplier.organisation_id = any(?::uuid[]) and request.asked_by = 'buyer'
                  and request.status <> 'withdrawn' and fair.status = 'closed') as fact
        group by id`,
      [ids, ids],
    );
    return new Map(rows.map(({ id, ...record }) => [id, record]));
  }

  override heldPairs(em: EntityManager, fairId: string): Promise<{ supplierId: string; buyerId: string }[]> {
    return em.execute(
      `select supplier_id as "supplierId", buyer_id as "buyerId" from meeting where fair_id = ? and status = 'held'`,
      [fairId],
    );
  }

  override async outcomesOf(
    em: EntityManager,
    proposalIds: readonly string[],
  ): Promise<Map<string, boolean>> {
    const rows: { id: string; fruitful: boolean }[] = await em.execute(
      `select proposal_id as id, bool_or(outcome_kind in ('cooperation-possible', 'cooperation-agreed')) as fruitful
         from meeting
        where proposal_id = any(?::uuid[]) and status = 'held'
          and outcome_kind in ('no-interest', 'informative', 'cooperation-possible', 'cooperation-agreed')
        group by proposal_id`,
      [arrayOf(proposalIds)],
    );
    return new Map(rows.map(({ id, fruitful }) => [id, fruitful]));
  }

  override async meetingsBetween(
    em: EntityManager,
    supplierOrganisationIds: readonly string[],
    exceptFairId: string | null,
  ): Promise<Map<string, Map<string, number>>> {
    const rows: { supplierId: string; buyerId: string; times: number }[] = await em.execute(
      `select supplier.organisation_id as "supplierId", buyer.organisation_id as "buyerId", count(*)::int as times
         from meeting
         join participation supplier on supplier.id = meeting.supplier_id
         join participation buyer on buyer.id = meeting.buyer_id
        where supplier.organisation_id = any(?::uuid[]) and meeting.status = 'held'
          and meeting.fair_id is distinct from ?::uuid
        group by supplier.organisation_id, buyer.organisation_id`,
      [arrayOf(supplierOrganisationIds), exceptFairId],
    );
    const met = new Map<string, Map<string, number>>();
    for (const { supplierId, buyerId, times } of rows) {
      const buyers = met.get(supplierId) ?? new Map<string, number>();
      met.set(supplierId, buyers.set(buyerId, times));
    }
    return met;
  }

  override bookedPairs(
    em: EntityManager,
    fairId: string,
  ): Promise<{ supplierId: string; buyerId: string }[]> {
    return em.execute(
      `select distinct supplier_id as "supplierId", buyer_id as "buyerId"
         from meeting where fair_id = ? and status <> 'cancelled' order by 1, 2`,
      [fairId],
    );
  }
}

function arrayOf(ids: readonly string[]): string {
  return `{${ids.join(',')}}`;
}
