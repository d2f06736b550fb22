import { type EnqueuedTask, Meilisearch } from 'meilisearch';
import type { Vocabulary } from '#vocabulary';
import { SearchEngineAwayError } from '../../domain/engine-away.error.js';
import { type Rebuild, RebuildableSearch } from '../../domain/rebuildable-search.js';
import type { SupplierDocument } from '../../domain/supplier-document.js';
import type {
  FacetName,
  FacetValue,
  HitDocument,
  SupplierAnswer,
  SupplierQuery,
  SupplierRank,
  SupplierSearch,
  VocabularyChange,
  WordLookup,
} from '../../domain/supplier-search.port.js';
import type { MeilisearchSettings } from '../../meilisearch-settings.js';
import { conceptNamesIn } from './concept-names.js';
import { conditionWithout, conditionsOf } from './conditions.js';
import { ORDERED_BY, indexSettings, settingsVersion, synonymsOf } from './index-settings.js';
import { type MeiliHit, toMeiliDocument } from './meili-document.js';
import {
  type Count,
  type Found,
  type Search,
  countsOf,
  facetsIn,
  rangesIn,
  sharesOf,
  timedCountsOf,
  topOf,
} from './meili-search.js';
import { LONG_PAUSES_MS, MeiliTasks, codeOf, isAway } from './meili-tasks.js';
import { type ScoredHit, mergedHits } from './merged-hits.js';

/** Documents a task: some two megabytes. */
const BATCH = 250;
/** Tasks of a rebuild that may wait in the queue before more are given to it. */
const MOST_WAITING = 20;
const VERSIONS_A_PAGE = 5_000;
const RANKED_A_PAGE = 1_000;
/** A request that changes something, or reads for maintenance; a search has a budget of its own. */
const REQUEST_LIMIT_MS = 10_000;

/** The id of no supplier. */
const NOBODY = 'nobody';

/** Where words are looked up. */
export type WordList = Pick<SupplierSearch, 'lookUp' | 'touchedBy'>;

/**
 * Suppliers on a Meilisearch server. What is found is said by filters over folded words and concepts, so it is what
 * PostgreSQL finds; Meilisearch orders, counts and is quick.
 *
 * The index's name carries the version of its settings. It appears all at once, when a rebuild has filled it beside the
 * one in use; until then searches fail, and writing to it does nothing.
 */
export class MeilisearchSupplierSearch extends RebuildableSearch {
  readonly engine = 'meilisearch';
  private readonly client: Meilisearch;
  private readonly tasks: MeiliTasks;
  private readonly rebuildTasks: MeiliTasks;
  private readonly settings;
  /** The index that answers. */
  private readonly live: string;
  /** The one that a rebuild fills. */
  private readonly next: string;

  constructor(
    private readonly server: MeilisearchSettings,
    private readonly vocabulary: Vocabulary,
    private readonly words: WordList,
  ) {
    super();
    const { url: host, key } = server;
    this.client = new Meilisearch({ host, apiKey: key ?? undefined, timeout: REQUEST_LIMIT_MS });
    this.tasks = new MeiliTasks(this.client, this.engine);
    this.rebuildTasks = new MeiliTasks(this.client, this.engine, LONG_PAUSES_MS);
    this.settings = indexSettings(vocabulary);
    this.live = `${server.indexPrefix}suppliers_${settingsVersion(this.settings)}`;
    this.next = `${this.live}_next`;
  }

  /** It knows no distances: see `indexSettings`. */
  answers({ sort, near }: SupplierQuery): boolean {
    return sort !== 'distance' || !near;
  }

  /** @throws SearchEngineAwayError also when the answer takes longer than the budget */
  async search(query: SupplierQuery): Promise<SupplierAnswer> {
    const conditions = conditionsOf(query, conceptNamesIn(this.vocabulary));
    const counts = countsOf(query, conditions);
    const page = {
      offset: query.offset,
      limit: query.limit,
      attributesToRetrieve: [...ORDERED_BY, 'source'],
    };
    const shares =
      query.limit > 0
        ? sharesOf(query, conditionWithout(conditions, null), page, conceptNamesIn(this.vocabulary))
        : [];
    const found = await this.ask([...shares, ...counts].map(({ search }) => search));
    const counted = found.slice(shares.length);
    const hits = mergedHits(query, shares, found);
    const timed = await this.timedFacets(query, counts, counted);
    return {
      hits: hits.map(({ hit, score }) => ({ document: JSON.parse(hit.source) as HitDocument, score })),
      total: totalOf(counted[0]!),
      facets: Object.fromEntries([
        ...counts.flatMap((count, index) => facetsIn(count, counted[index]!)),
        ...timed,
      ]),
      ranges: Object.fromEntries(counts.flatMap((count, index) => rangesIn(query, count, counted[index]!))),
    };
  }

  /** Reads ids, page by page, until it comes to the supplier: Meilisearch counts no places. */
  async rank(organisationId: string, query: SupplierQuery): Promise<SupplierRank> {
    const conditions = conditionsOf(query, conceptNamesIn(this.vocabulary));
    const [count] = countsOf({ ...query, facets: [], ranges: [] }, conditions);
    const whole = conditionWithout(conditions, null);
    for (let offset = 0, total = Infinity; ; offset += RANKED_A_PAGE) {
      const page = { offset, limit: RANKED_A_PAGE, attributesToRetrieve: [...ORDERED_BY] };
      const shares = sharesOf(query, whole, page, conceptNamesIn(this.vocabulary));
      const found = await this.ask([...shares, count!].map(({ search }) => search));
      total = totalOf(found.at(-1)!);
      const hits: ScoredHit[] = mergedHits({ ...query, ...page }, shares, found);
      const at = hits.findIndex(({ hit }) => hit.id === organisationId);
      if (at >= 0) return { place: offset + at + 1, total };
      if (offset + RANKED_A_PAGE >= total) return { place: null, total };
    }
  }

  /**
   * In the word list of the engine that stands in, which has the same texts: both then read a mistyped query alike. What
   * Meilisearch forgives by itself decides about the order only.
   */
  lookUp(words: readonly string[]): Promise<ReadonlyMap<string, WordLookup>> {
    return this.words.lookUp(words);
  }

  touchedBy(change: VocabularyChange): Promise<string[]> {
    return this.words.touchedBy(change);
  }

  async put(documents: readonly SupplierDocument[]): Promise<void> {
    if (documents.length === 0) return;
    await this.change((index) => batches(documents).map((batch) => () => this.enqueue(index, batch)));
  }

  async remove(organisationIds: readonly string[]): Promise<void> {
    if (organisationIds.length === 0) return;
    await this.change((index) => [() => this.client.index(index).deleteDocuments([...organisationIds])]);
  }

  async takeVocabulary(): Promise<void> {
    await this.change((index) => [
      () => this.client.index(index).updateSynonyms(synonymsOf(this.vocabulary)),
    ]);
  }

  /** Meilisearch takes a lot in by the lot anyway, and tidies up by itself. */
  async prepare(): Promise<void> {}
  async settle(): Promise<void> {}

  async versions(): Promise<ReadonlyMap<string, string>> {
    const versions = new Map<string, string>();
    for (let offset = 0; ; offset += VERSIONS_A_PAGE) {
      const { results, total } = await this.tasks.request(() =>
        this.client
          .index<{ id: string; version: string }>(this.live)
          .getDocuments({ fields: ['id', 'version'], limit: VERSIONS_A_PAGE, offset }),
      );
      for (const { id, version } of results) versions.set(id, version);
      if (offset + VERSIONS_A_PAGE >= total) return versions;
    }
  }

  async hasIndex(): Promise<boolean> {
    return (await this.existing([this.live])).length > 0;
  }

  async startRebuild(): Promise<Rebuild> {
    const settings = { ...this.settings, synonyms: synonymsOf(this.vocabulary) };
    await this.drop(this.next);
    await this.tasks.run(() => this.client.createIndex(this.next, { primaryKey: 'id' }));
    await this.tasks.run(() => this.client.index(this.next).updateSettings(settings));
    let waiting: EnqueuedTask[] = [];
    return {
      put: async (documents) => {
        for (const batch of batches(documents)) {
          // So that the queue stays short, and a failure shows before everything has been sent.
          if (waiting.length >= MOST_WAITING) await this.rebuildTasks.follow(waiting.shift()!);
          waiting.push(await this.rebuildTasks.request(() => this.enqueue(this.next, batch)));
        }
      },
      settle: async () => {
        for (const task of waiting) await this.rebuildTasks.follow(task);
        waiting = [];
      },
      finish: () => this.replaceLive(),
      abandon: () => this.drop(this.next),
    };
  }

  private async replaceLive(): Promise<void> {
    const isReplacing = await this.hasIndex();
    const made = await this.madeAt(this.next);
    const swap = { indexes: [this.next, this.live] as [string, string], rename: !isReplacing };
    await this.tasks.request(() => this.client.swapIndexes([swap]));
    // A key for some indexes may not see tasks of several: so one is followed that comes after.
    await this.tasks.run(() => this.client.index(this.live).deleteDocuments([NOBODY]));
    if ((await this.madeAt(this.live)) !== made) {
      throw new Error(`Meilisearch didn't put ${this.next} into the place of ${this.live}.`);
    }
    await this.drop(this.next);
    await this.dropOlderVersions();
  }

  /** Tells an index from others that had its name. */
  private async madeAt(index: string): Promise<string> {
    const { createdAt } = await this.tasks.request(() => this.client.index(index).getRawInfo());
    return createdAt;
  }

  /** Processes that still run an older version answer from PostgreSQL then. */
  private async dropOlderVersions(): Promise<void> {
    const { results } = await this.tasks.request(() => this.client.getRawIndexes({ limit: 1_000 }));
    const ours = results
      .map(({ uid }) => uid)
      .filter((uid) => uid.startsWith(`${this.server.indexPrefix}suppliers_`));
    for (const uid of ours) if (uid !== this.live && uid !== this.next) await this.drop(uid);
  }

  private async drop(index: string): Promise<void> {
    if ((await this.existing([index])).length === 0) return;
    await this.tasks.run(() => this.client.index(index).delete());
  }

  private enqueue(index: string, documents: readonly SupplierDocument[]): Promise<EnqueuedTask> {
    return this.client.index<Record<string, unknown>>(index).addDocuments(documents.map(toMeiliDocument));
  }

  /** Changes the index that answers, and the one that is being filled; tasks are done in the order of their coming. */
  private async change(requests: (index: string) => (() => Promise<EnqueuedTask>)[]): Promise<void> {
    const enqueued: EnqueuedTask[] = [];
    for (const index of await this.existing([this.live, this.next])) {
      for (const request of requests(index)) enqueued.push(await this.tasks.request(request));
    }
    for (const task of enqueued) await this.tasks.follow(task);
  }

  private async existing(indexes: readonly string[]): Promise<string[]> {
    const there = await Promise.all(
      indexes.map((index) =>
        this.tasks.request(() =>
          this.client
            .index(index)
            .getRawInfo()
            .then(
              () => true,
              (error: unknown) => {
                if (codeOf(error) === 'index_not_found') return false;
                throw error;
              },
            ),
        ),
      ),
    );
    return indexes.filter((_, place) => there[place]);
  }

  private async timedFacets(
    query: SupplierQuery,
    counts: readonly Count[],
    counted: readonly Found[],
  ): Promise<[FacetName, FacetValue[]][]> {
    const timed = counts.flatMap((count, index) => timedCountsOf(query, count, counted[index]!));
    const found = timed.length > 0 ? await this.ask(timed.map(({ search }) => search)) : [];
    const totals = timed.map(({ facet, value }, index) => ({ facet, value, count: totalOf(found[index]!) }));
    return query.facets
      .filter((facet) => facet === 'certificate' || facet === 'free-at-fair')
      .map((facet) => [
        facet,
        topOf(totals.filter((one) => one.facet === facet).map(({ value, count }) => [value, count])),
      ]);
  }

  /** One request, whatever the number of searches; never asked twice, because there is a budget. */
  private async ask(searches: readonly Search[]): Promise<Found[]> {
    try {
      const { results } = await this.client.multiSearch<
        { queries: (Search & { indexUid: string })[] },
        MeiliHit
      >(
        { queries: searches.map((search) => ({ indexUid: this.live, ...search })) },
        { signal: AbortSignal.timeout(this.server.budgetMs) },
      );
      return results;
    } catch (error) {
      throw isAway(error) ? new SearchEngineAwayError(this.engine, error) : error;
    }
  }
}

function totalOf(found: Found): number {
  return found.estimatedTotalHits ?? found.totalHits ?? 0;
}

function batches(documents: readonly SupplierDocument[]): SupplierDocument[][] {
  return Array.from({ length: Math.ceil(documents.length / BATCH) }, (_, index) =>
    documents.slice(index * BATCH, (index + 1) * BATCH),
  );
}
