import type { EntityManager } from '@mikro-orm/postgresql';
import type { RecognitionKind } from '../domain/recognition.entity.js';

export interface RecognitionCount {
  readonly products: number;
  readonly enterprises: number;
}

export interface RecognitionFigures {
  readonly from: string | null;
  readonly asOf: string;
  /** Recognised in the time, each product once however often it was renewed; those withdrawn since included. */
  readonly recognised: RecognitionCount;
  /** Of these, in force on the day. */
  readonly inForce: RecognitionCount;
  readonly expired: RecognitionCount;
  readonly withdrawn: RecognitionCount;
  /** By year of the selection: new products, and what was recognised in all by then. */
  readonly byYear: readonly {
    readonly year: number;
    readonly added: RecognitionCount;
    readonly inAll: RecognitionCount;
  }[];
}

/**
 * The counts of decrees and reports. A product counts in the time in which it was first recognised; its newest
 * recognition by `asOf` says whether it is in force. Two statements, whatever there is.
 */
export async function recognitionFigures(
  em: EntityManager,
  { kind, from, asOf }: { kind: RecognitionKind; from: string | null; asOf: string },
): Promise<RecognitionFigures> {
  const products = `
    with taken as (
      select distinct on (product_id) product_id, organisation_id, valid_until,
             case when withdrawn_on <= ?::date then withdrawn_on end as withdrawn_on,
             min(decided_on) over (partition by product_id) as first_decided,
             first_value(year) over (partition by product_id order by decided_on, id) as first_year
        from recognition
       where kind = ? and decided_on <= ?::date
       order by product_id, decided_on desc, id desc
    ), stated as (
      select *, case when withdrawn_on is not null then 'withdrawn'
                     when valid_until < ?::date then 'expired' else 'in-force' end as state
        from taken where first_decided >= coalesce(?::date, '-infinity'::date)
    )`;
  const params = [asOf, kind, asOf, asOf, from];
  const [states, years] = [
    await em.execute<{ state: string | null; products: number; enterprises: number }[]>(
      `${products} select state, count(*)::int as products, count(distinct organisation_id)::int as enterprises
         from stated group by rollup (state)`,
      params,
    ),
    await em.execute<
      { year: number; products: number; enterprises: number; all_products: number; all_enterprises: number }[]
    >(
      `${products}, first_of_enterprise as (select organisation_id, min(first_year) as year from stated group by 1)
       select first_year as year, count(*)::int as products, count(distinct organisation_id)::int as enterprises,
              (sum(count(*)) over (order by first_year))::int as all_products,
              (select count(*) from first_of_enterprise e where e.year <= first_year)::int as all_enterprises
         from stated group by first_year order by first_year`,
      params,
    ),
  ];
  const of = (state: string | null): RecognitionCount => {
    const found = states.find((row) => row.state === state);
    return { products: found?.products ?? 0, enterprises: found?.enterprises ?? 0 };
  };
  return {
    ...{ from, asOf, recognised: of(null), inForce: of('in-force') },
    ...{ expired: of('expired'), withdrawn: of('withdrawn') },
    byYear: years.map((row) => ({
      year: row.year,
      added: { products: row.products, enterprises: row.enterprises },
      inAll: { products: row.all_products, enterprises: row.all_enterprises },
    })),
  };
}
