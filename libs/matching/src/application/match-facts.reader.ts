import type { EntityManager } from '@mikro-orm/postgresql';
import type { Need } from '../domain/need.entity.js';
import type { NeedFacts, SupplierPool } from '../domain/scoring/match-facts.js';
import type { ConceptGraph } from '../domain/scoring/concept-graph.js';

/** `need` with its buyer and concepts loaded. */
export function needFactsOf(need: Need): NeedFacts {
  const buyer = need.buyer.getEntity();
  return {
    id: need.id,
    buyerOrganisationId: buyer.id,
    buyerLanguages: buyer.languages,
    buyerCountry: buyer.country,
    buyerProvinceCode: buyer.provinceCode ?? null,
    concepts: need.concepts.getItems().map(({ conceptId, importance }) => ({ conceptId, importance })),
    excludedConceptIds: need.excludedConceptIds,
    toleranceUm: need.toleranceUm ?? null,
    partSizeMinMm: need.partSizeMinMm ?? null,
    partSizeMm: need.partSizeMm ?? null,
    leadTimeDays: need.leadTimeDays ?? null,
    monthlyVolume: need.monthlyVolume ?? null,
    volumeUnit: need.volumeUnit ?? null,
    countries: need.countries,
  };
}

/**
 * All suppliers of the directory as a pool, without reading them: how many there are and how many hold each of the
 * concepts that `needs` ask for, in two statements. Somebody who has two narrower concepts of one that is asked for
 * is counted twice, and who only has a machine for it isn't: it may look a little less or more rare than it is.
 */
export async function readDirectoryPool(
  em: EntityManager,
  needs: readonly NeedFacts[],
  graph: ConceptGraph,
): Promise<SupplierPool> {
  const asked = new Set(needs.flatMap(({ concepts }) => concepts.map(({ conceptId }) => conceptId)));
  const wanted = new Set([...asked].flatMap((conceptId) => [...graph.narrowerOf(conceptId).keys()]));
  const counted: { size: number }[] = await em.execute(
    `select count(distinct organisation_id)::int as size from capability where withdrawn_at is null`,
  );
  const size = counted[0]!.size;
  const rows: { conceptId: string; holders: number }[] = await em.execute(
    `select concept_id as "conceptId", count(distinct organisation_id)::int as holders
       from (select organisation_id, unnest(concept_ids) as concept_id
               from capability
              where withdrawn_at is null and concept_ids && ?::text[]
             union all
             select organisation_id, concept_id from certificate where concept_id = any(?::text[])) as held
      group by concept_id`,
    [textArray(wanted), textArray(wanted)],
  );
  const direct = new Map(rows.map(({ conceptId, holders }) => [conceptId, holders]));
  return {
    size,
    holdersOf(conceptId) {
      let holders = 0;
      for (const narrower of graph.narrowerOf(conceptId).keys()) holders += direct.get(narrower) ?? 0;
      return Math.min(holders, size);
    },
  };
}

function textArray(values: Iterable<string>): string {
  return `{${[...values].map((value) => JSON.stringify(value)).join(',')}}`;
}
