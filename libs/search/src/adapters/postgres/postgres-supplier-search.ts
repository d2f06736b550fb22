import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, lockInOrder } from '#database';
import type { SupplierDocument } from '../../domain/supplier-document.js';
import {
  type SupplierAnswer,
  type SupplierHit,
  type SupplierQuery,
  type SupplierRank,
  SupplierSearch,
  type VocabularyChange,
  type WordLookup,
} from '../../domain/supplier-search.port.js';
import { bestOf } from '../../domain/ranges.js';
import { conditionsOf, scoreOf, wholeCondition } from './conditions.js';
import { type FacetRow, facetSql, toFacets, toRanges } from './facets.js';
import { DOCUMENT_INDEXES } from './search-document.entity.js';
import { type Sql, joined, raw, sql, textArray } from './sql.js';
import { textQueryOf, vectorsOf } from './text-vector.js';
import { lookUpWords, recountWords, remakeWords } from './word-list.js';

const GIN_INDEXES = Object.keys(DOCUMENT_INDEXES);
/** Of each of them: some hundred documents. */
const COLLECTED_KB = 32_768;

const RELEVANCE = 'score desc, completeness desc, sort_name, organisation_id';

interface HitRow {
  readonly source: SupplierHit['document'];
  readonly score: number;
  readonly total: number;
}

/** The search engine that is always there: tables of the product's own database. */
@Injectable()
export class PostgresSupplierSearch extends SupplierSearch {
  readonly engine = 'postgresql';
  /** Between `prepare` and `settle`, in this process. */
  private isPrepared = false;

  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
  ) {
    super();
  }

  async search(query: SupplierQuery): Promise<SupplierAnswer> {
    const conditions = conditionsOf(query);
    const where = wholeCondition(conditions);
    // Two connections side by side: facets take about as long as hits.
    const [rows, facetRows] = await Promise.all([
      query.limit > 0 ? this.found<HitRow>(hitSql(query, where)) : [],
      query.facets.length + query.ranges.length > 0 ? this.found<FacetRow>(facetSql(query, conditions)) : [],
    ]);
    return {
      hits: rows.map(({ source, score }) => ({ document: source, score })),
      // Nothing on this page says nothing about the pages before.
      total: rows[0]?.total ?? (query.offset > 0 || query.limit === 0 ? await this.count(where) : 0),
      facets: toFacets(query.facets, facetRows),
      ranges: toRanges(query.ranges, facetRows),
    };
  }

  async rank(organisationId: string, query: SupplierQuery): Promise<SupplierRank> {
    const where = wholeCondition(conditionsOf(query));
    const [row] = await this.found<SupplierRank>(
      sql`with found as (${foundSql(query, where)}), placed as (
          select organisation_id, (row_number() over (order by ${orderOf(query)}))::int as place from found
        )
        select (select count(*)::int from found) as total,
          (select place from placed where organisation_id = ${organisationId}::uuid) as place`,
    );
    return row!;
  }

  lookUp(words: readonly string[]): Promise<ReadonlyMap<string, WordLookup>> {
    return lookUpWords((statement) => this.rows(statement), words);
  }

  /** Everything is in the documents. */
  async takeVocabulary(): Promise<void> {}

  async touchedBy({ conceptIds, names }: VocabularyChange): Promise<string[]> {
    const written = names.map(textQueryOf).filter((query) => query !== '');
    const rows = await this.found<{ id: string }>(
      sql`select d.organisation_id as id from search_document d
        where d.findable_ids && ${textArray(conceptIds)}
        ${raw(written.length > 0 ? 'or' : '')} ${joined(
          written.map((query) => sql`d.words @@ ${query}::tsquery`),
          ' or ',
        )}
        order by 1`,
    );
    return rows.map(({ id }) => id);
  }

  async put(documents: readonly SupplierDocument[]): Promise<void> {
    if (documents.length === 0) return;
    await this.changing(
      documents.map(({ organisationId }) => organisationId),
      (em) => run(em, upsertSql(documents)),
    );
  }

  async remove(organisationIds: readonly string[]): Promise<void> {
    if (organisationIds.length === 0) return;
    await this.changing(organisationIds, (em) =>
      run(
        em,
        sql`delete from search_document where organisation_id = any(${textArray(organisationIds)}::uuid[])`,
      ),
    );
  }

  /**
   * Until `settle` the indexes collect what is new and take it in by the lot, and the word list waits: one document after
   * the other each of its thousand words would be looked up in both. Searches meanwhile read what is collected too.
   */
  async prepare(): Promise<void> {
    this.isPrepared = true;
    await this.setGinOptions(`fastupdate = on, gin_pending_list_limit = ${COLLECTED_KB}`);
  }

  /** Also makes new statistics, so that the planner knows what it has. */
  async settle(): Promise<void> {
    const em = this.em.fork();
    if (this.isPrepared) {
      for (const index of GIN_INDEXES) await em.execute(`select gin_clean_pending_list('${index}')`);
      await this.setGinOptions('fastupdate = off');
      await this.transactions.run(async (tx) => {
        await lockInOrder(tx, ['search:words']);
        await remakeWords((statement) => run(tx, statement));
        this.isPrepared = false;
      });
    }
    for (const table of ['search_document', 'search_word']) await em.execute(`vacuum (analyze) ${table}`);
  }

  async versions(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.rows<{ id: string; version: string }>(
      raw('select organisation_id as id, version from search_document'),
    );
    return new Map(rows.map(({ id, version }) => [id, version]));
  }

  /** Changes documents and keeps the word list in step; one at a time, because changes share words. */
  private async changing(
    ids: readonly string[],
    change: (em: EntityManager) => Promise<unknown>,
  ): Promise<void> {
    await this.transactions.run(async (em): Promise<unknown> => {
      await lockInOrder(em, ['search:words']);
      if (this.isPrepared) return change(em);
      await recountWords(
        (statement) => run(em, statement),
        ids,
        () => change(em),
      );
    });
  }

  /** For what is found out about all texts together; see IndexedTexts. */
  textsAfter(
    after: string | null,
    limit: number,
  ): Promise<{ organisationId: string; passages: SupplierDocument['passages'] }[]> {
    return this.rows(
      sql`select organisation_id as "organisationId", source->'passages' as passages from search_document
        where organisation_id > ${after ?? '00000000-0000-0000-0000-000000000000'}::uuid
        order by organisation_id limit ${limit}`,
    );
  }

  private async setGinOptions(options: string): Promise<void> {
    for (const index of GIN_INDEXES) await this.em.fork().execute(`alter index ${index} set (${options})`);
  }

  private async count(where: Sql): Promise<number> {
    const [row] = await this.found<{ total: number }>(
      sql`select count(*)::int as total from search_document d where ${where}`,
    );
    return row!.total;
  }

  /**
   * What is asked for by its words is looked up in the index, whatever the planner makes of it: it doesn't count that
   * going through the table unpacks the thousand words of every document.
   */
  private found<Row>(statement: Sql): Promise<Row[]> {
    if (!statement.text.includes('@@')) return this.rows(statement);
    return this.em.fork().transactional(
      async (em) => {
        await em.execute('set local enable_seqscan = off');
        return run<Row>(em, statement);
      },
      { readOnly: true },
    );
  }

  private rows<Row>(statement: Sql): Promise<Row[]> {
    return run<Row>(this.em.fork(), statement);
  }
}

async function run<Row>(em: EntityManager, { text, values }: Sql): Promise<Row[]> {
  return (await em.execute(text, values as unknown[])) as Row[];
}

function hitSql(query: SupplierQuery, where: Sql): Sql {
  return sql`with found as (${foundSql(query, where)}
    ), page as (
      select *, count(*) over ()::int as total, row_number() over (order by ${orderOf(query)}) as place
      from found order by place limit ${query.limit} offset ${query.offset}
    )
    select page.score, page.total, d.source
    from page join search_document d using (organisation_id) order by page.place`;
}

/** What is sorted, without what is shown. */
function foundSql(query: SupplierQuery, where: Sql): Sql {
  return sql`select d.organisation_id, (${scoreOf(query)})::float8 as score, d.completeness, d.sort_name,
      ${sortValue(query)} as sort_value
    from search_document d where ${where}`;
}

function orderOf({ sort }: SupplierQuery): Sql {
  if (sort === 'relevance') return raw(RELEVANCE);
  return raw(sort === 'name' ? 'sort_name, organisation_id' : `sort_value nulls last, ${RELEVANCE}`);
}

/** Least first. */
function sortValue({ sort, amountUnit, near }: SupplierQuery): Sql {
  if (sort === 'tolerance') return raw('d.tolerance_um');
  if (sort === 'capacity') return sql`-(d.capacities->>${amountUnit})::int`;
  if (sort === 'completeness') return raw('-d.completeness');
  if (sort === 'distance' && near) {
    // Grows with the distance on the sphere; the rest of the formula wouldn't change the order.
    return sql`(sin(radians(d.latitude - ${near.latitude}::float8) / 2) ^ 2 + cos(radians(d.latitude))
      * cos(radians(${near.latitude}::float8)) * sin(radians(d.longitude - ${near.longitude}::float8) / 2) ^ 2)`;
  }
  return raw('null::int');
}

function upsertSql(documents: readonly SupplierDocument[]): Sql {
  const columns = [
    ['organisation_id', 'uuid'],
    ['version', 'text'],
    ['sort_name', 'text'],
    ['country', 'text'],
    ['province_code', 'text'],
    ['ward_code', 'text'],
    ['zone_id', 'text'],
    ['latitude', 'float8'],
    ['longitude', 'float8'],
    ['ownership', 'text'],
    ['size', 'text'],
    ['languages', 'text[]'],
    ['fair_ids', 'text[]'],
    ['free_times', 'jsonb'],
    ['concept_ids', 'text[]'],
    ['closure_ids', 'text[]'],
    ['mentioned_ids', 'text[]'],
    ['findable_ids', 'text[]'],
    ['certificates', 'jsonb'],
    ['capabilities', 'jsonb'],
    ['tolerance_um', 'int'],
    ['part_size_mm', 'int'],
    ['press_force_t', 'int'],
    ['lead_time_days', 'int'],
    ['capacities', 'jsonb'],
    ['minimum_orders', 'jsonb'],
    ['completeness', 'smallint'],
    ['words', 'tsvector'],
    ['text_words', 'tsvector'],
    ['source', 'jsonb'],
  ] as const;
  const names = columns.map(([name]) => name).join(', ');
  const types = columns.map(([name, type]) => `${name} ${type}`).join(', ');
  const updates = columns.slice(1).map(([name]) => `${name} = excluded.${name}`);
  return sql`insert into search_document (${raw(names)})
    select ${raw(names)} from json_to_recordset(${JSON.stringify(documents.map(rowOf))}::json) as r(${raw(types)})
    on conflict (organisation_id) do update set ${raw(updates.join(', '))}`;
}

function rowOf(document: SupplierDocument) {
  const { organisationId, conceptIds, certificates, capabilities, passages } = document;
  const { provinceCode, wardCode, zoneId, position } = document;
  const certified = certificates.map(({ conceptId }) => conceptId);
  const best = bestOf(document);
  const { texts, textsAndNames } = vectorsOf(document);
  return {
    organisation_id: organisationId,
    version: document.version,
    sort_name: document.sortName,
    country: document.country,
    province_code: provinceCode,
    ward_code: wardCode,
    zone_id: zoneId,
    latitude: position?.latitude ?? null,
    longitude: position?.longitude ?? null,
    ownership: document.ownership,
    size: document.size,
    languages: document.languages,
    fair_ids: document.fairIds,
    free_times: document.freeTimes,
    concept_ids: conceptIds,
    closure_ids: document.closureIds,
    mentioned_ids: document.mentionedIds,
    findable_ids: [...new Set([...document.closureIds, ...document.mentionedIds, ...certified])],
    certificates,
    capabilities,
    tolerance_um: best.tolerance,
    part_size_mm: best.partSize,
    press_force_t: best.pressForce,
    lead_time_days: best.leadTime,
    capacities: best.capacities,
    minimum_orders: best.minimumOrders,
    completeness: document.completeness,
    words: textsAndNames,
    text_words: texts,
    source: {
      ...{ organisationId, conceptIds, certificates, capabilities, passages },
      ...{ provinceCode, wardCode, zoneId, position },
    },
  };
}
