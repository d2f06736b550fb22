import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { Transactions, lockInOrder } from '#database';
import type { SupplierDocument } from '../../domain/supplier-document.js';
import {
  type SupplierAnswer,
  type SupplierHit,
  type SupplierQuery,
  SupplierSearch,
  type SupplierSort,
  type WordLookup,
} from '../../domain/supplier-search.port.js';
import { conditionsOf, scoreOf, wholeCondition } from './conditions.js';
import { type FacetRow, facetSql, toFacets } from './facets.js';
import { type Sql, raw, sql, textArray } from './sql.js';
import { vectorOf } from './text-vector.js';
import { lookUpWords, recountWords } from './word-list.js';

const ORDER: Record<SupplierSort, string> = {
  relevance: 'score desc, completeness desc, sort_name, organisation_id',
  name: 'sort_name, organisation_id',
  tolerance: 'tolerance_um nulls last, score desc, sort_name, organisation_id',
};

interface HitRow {
  readonly source: SupplierHit['document'];
  readonly score: number;
  readonly total: number;
}

/** The search engine that is always there: tables of the product's own database. */
@Injectable()
export class PostgresSupplierSearch extends SupplierSearch {
  readonly engine = 'postgresql';

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
      query.limit > 0 ? this.rows<HitRow>(hitSql(query, where)) : [],
      query.facets.length > 0 ? this.rows<FacetRow>(facetSql(query, conditions)) : [],
    ]);
    return {
      hits: rows.map(({ source, score }) => ({ document: source, score })),
      // Nothing on this page says nothing about the pages before.
      total: rows[0]?.total ?? (query.offset > 0 || query.limit === 0 ? await this.count(where) : 0),
      facets: toFacets(query.facets, facetRows),
    };
  }

  lookUp(words: readonly string[]): Promise<ReadonlyMap<string, WordLookup>> {
    return lookUpWords((statement) => this.rows(statement), words);
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

  /** New statistics, so that the planner knows what it has. */
  async settle(): Promise<void> {
    const em = this.em.fork();
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
    await this.transactions.run(async (em) => {
      await lockInOrder(em, ['search:words']);
      await recountWords(
        (statement) => run(em, statement),
        ids,
        () => change(em),
      );
    });
  }

  private async count(where: Sql): Promise<number> {
    const [row] = await this.rows<{ total: number }>(
      sql`select count(*)::int as total from search_document d where ${where}`,
    );
    return row!.total;
  }

  private rows<Row>(statement: Sql): Promise<Row[]> {
    return run<Row>(this.em.fork(), statement);
  }
}

async function run<Row>(em: EntityManager, { text, values }: Sql): Promise<Row[]> {
  return (await em.execute(text, values as unknown[])) as Row[];
}

function hitSql(query: SupplierQuery, where: Sql): Sql {
  const order = raw(ORDER[query.sort]);
  return sql`with found as (
      select d.organisation_id, (${scoreOf(query)})::float8 as score, d.completeness, d.sort_name, d.tolerance_um
      from search_document d where ${where}
    ), page as (
      select *, count(*) over ()::int as total, row_number() over (order by ${order}) as place
      from found order by place limit ${query.limit} offset ${query.offset}
    )
    select page.score, page.total, d.source
    from page join search_document d using (organisation_id) order by page.place`;
}

function upsertSql(documents: readonly SupplierDocument[]): Sql {
  const columns = [
    ['organisation_id', 'uuid'],
    ['version', 'text'],
    ['sort_name', 'text'],
    ['country', 'text'],
    ['province_code', 'text'],
    ['ownership', 'text'],
    ['size', 'text'],
    ['languages', 'text[]'],
    ['fair_ids', 'text[]'],
    ['concept_ids', 'text[]'],
    ['closure_ids', 'text[]'],
    ['mentioned_ids', 'text[]'],
    ['findable_ids', 'text[]'],
    ['certificates', 'jsonb'],
    ['capabilities', 'jsonb'],
    ['tolerance_um', 'int'],
    ['completeness', 'smallint'],
    ['words', 'tsvector'],
    ['text_words', 'tsvector'],
    ['source', 'jsonb'],
  ] as const;
  const names = columns.map(([name]) => name).join(', ');
  const types = columns.map(([name, type]) => `${name} ${type}`).join(', ');
  const updates = columns.slice(1).map(([name]) => `${name} = excluded.${name}`);
  return sql`insert into search_document (${raw(names)})
    select ${raw(names)} from jsonb_to_recordset(${JSON.stringify(documents.map(rowOf))}::jsonb) as r(${raw(types)})
    on conflict (organisation_id) do update set ${raw(updates.join(', '))}`;
}

function rowOf(document: SupplierDocument) {
  const { organisationId, conceptIds, certificates, capabilities, passages } = document;
  const tolerances = capabilities.flatMap(({ toleranceUm }) => toleranceUm ?? []);
  const certified = certificates.map(({ conceptId }) => conceptId);
  return {
    organisation_id: organisationId,
    version: document.version,
    sort_name: document.sortName,
    country: document.country,
    province_code: document.provinceCode,
    ownership: document.ownership,
    size: document.size,
    languages: document.languages,
    fair_ids: document.fairIds,
    concept_ids: conceptIds,
    closure_ids: document.closureIds,
    mentioned_ids: document.mentionedIds,
    findable_ids: [...new Set([...document.closureIds, ...document.mentionedIds, ...certified])],
    certificates,
    capabilities,
    tolerance_um: tolerances.length > 0 ? Math.min(...tolerances) : null,
    completeness: document.completeness,
    words: vectorOf(document, 'texts-and-names'),
    text_words: vectorOf(document, 'texts'),
    source: { organisationId, conceptIds, certificates, capabilities, passages },
  };
}
