import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Transactions, lockInOrder } from '#database';
import { Organisation } from '#directory';
import { PUBLIC_URL, Person } from '#identity';
import { OutboxConsumers, PeriodicJobs } from '#jobs';
import { Clock, InvalidInputError } from '#kernel';
import { postMail } from '#notification';
import { type DigestPart, writeDigest } from '../domain/digest.js';
import { SavedSearch, SavedSearchMatch } from '../domain/saved-search.entity.js';
import { announceChange, insertMatches } from './saved-searches.service.js';
import { type SearchMatches, SearchMatchesReader } from './search-matches.js';
import { STILL_THEIRS } from './still-theirs.js';

const EVERY_SECONDS = 60;
/** So that a round ends before the next begins: some 20 ms each. */
const SEARCHES_A_ROUND = 200;
const LETTERS_A_ROUND = 100;
const NAMES_IN_A_LETTER = 5;
const HOURS_BETWEEN_LETTERS = 24;
/** Certificates begin and end with the days, without anybody changing anything. */
const HOURS_UNTIL_CHECKED_ANYWAY = 24;
/** The consumer that keeps the index; see libs/search. */
const INDEX_CONSUMER = 'search';

/**
 * Finds what is new in watched searches, and writes people a letter about it.
 *
 * Whole searches are asked again, rather than changed suppliers put to each search: what a text finds depends on all
 * suppliers together (which words are known, whether anybody has everything), so that a supplier by itself can't be
 * judged as the search page would. The cost is bounded by three things: a search is only watched while it finds no more
 * than MOST_WATCHED; it is asked again only when the index has taken something in since it was asked last, or a day has
 * passed; and a round asks SEARCHES_A_ROUND at most, those that have waited longest first. With nothing changing a round
 * is two statements.
 */
@Injectable()
export class SavedSearchWatch implements OnModuleInit {
  private readonly logger = new Logger('SavedSearchWatch');

  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly matches: SearchMatchesReader,
    private readonly consumers: OutboxConsumers,
    private readonly jobs: PeriodicJobs,
    private readonly clock: Clock,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  onModuleInit(): void {
    this.jobs.register({ name: 'watch-saved-searches', everySeconds: EVERY_SECONDS, run: () => this.run() });
  }

  /** One round. Doing it twice, or late, does no harm. */
  async run(): Promise<void> {
    const mark = await this.indexMark();
    for (const search of await this.due(mark)) await this.check(search, mark);
    for (const personId of await this.owedALetter()) await this.writeTo(personId);
  }

  /**
   * The last event about suppliers that the index has taken in; null when there was none. Read before searching, so that
   * whatever comes in meanwhile makes another mark.
   */
  private async indexMark(): Promise<string | null> {
    const index = this.consumers.all().find(({ name }) => name === INDEX_CONSUMER);
    if (!index) throw new Error(`No outbox consumer is named "${INDEX_CONSUMER}".`);
    const patterns = index.topics.map((topic) => topic.replace(/\*$/, '%'));
    const rows: { mark: string }[] = await this.em.fork().execute(
      `select e."transaction"::text || ':' || e.seq as mark
         from outbox_event e join outbox_consumer c on c.name = ?
        where (e."transaction", e.seq) <= (c."transaction"::text::xid8, c.seq) and e.topic like any(?::text[])
        order by e."transaction" desc, e.seq desc limit 1`,
      [INDEX_CONSUMER, `{${patterns.join(',')}}`],
    );
    return rows[0]?.mark ?? null;
  }

  private async due(mark: string | null): Promise<SavedSearch[]> {
    const dayAgo = this.hoursAgo(HOURS_UNTIL_CHECKED_ANYWAY);
    return this.em.fork().find(
      SavedSearch,
      {
        isWatched: true,
        $or: [{ checkedMark: null }, { checkedMark: { $ne: mark } }, { checkedAt: { $lt: dayAgo } }],
      },
      { orderBy: { checkedAt: 'asc', id: 'asc' }, limit: SEARCHES_A_ROUND },
    );
  }

  private async check(search: SavedSearch, mark: string | null): Promise<void> {
    let matches: SearchMatches | null = null;
    try {
      matches = await this.matches.of(search);
    } catch (error) {
      // A concept has left the vocabulary: the person sees it when opening the search; others go on.
      if (!(error instanceof InvalidInputError)) throw error;
      this.logger.warn(`Saved search ${search.id} can't be asked any more: ${error.message}`);
    }
    await this.transactions.run(async (em) => {
      const checkedAt = this.clock.nowDate();
      // Not through the entity, which would count it as an edit and make the person's own one stale.
      const stillWatched: unknown[] = await em.execute(
        `update saved_search
            set checked_at = ?::timestamptz, checked_mark = ?,
                total = coalesce(?::int, total), is_too_wide = coalesce(?::boolean, is_too_wide)
          where id = ? and is_watched returning id`,
        [checkedAt.toISOString(), mark, matches?.total ?? null, matches?.isTooWide ?? null, search.id],
      );
      if (stillWatched.length === 0 || !matches || matches.isTooWide) return;
      const gone = await em.nativeDelete(SavedSearchMatch, {
        search: search.id,
        supplier: { $nin: [...matches.supplierIds] },
      });
      const added = await insertMatches(em, search.id, matches.supplierIds, checkedAt, false);
      if (gone + added > 0) await announceChange(em, search);
    });
  }

  /** People with news that no letter has told of yet, and who haven't had one today. */
  private async owedALetter(): Promise<string[]> {
    const rows: { id: string }[] = await this.em.fork().execute(
      `select distinct s.person_id as id
         from saved_search_match n
         join saved_search s on s.id = n.search_id and s.is_watched
         join person on person.id = s.person_id
        where n.seen_at is null and n.mailed_at is null and ${STILL_THEIRS}
          and not exists (select from saved_search o where o.person_id = s.person_id and o.mailed_at > ?::timestamptz)
        limit ?`,
      [this.hoursAgo(HOURS_BETWEEN_LETTERS).toISOString(), LETTERS_A_ROUND],
    );
    return rows.map(({ id }) => id);
  }

  private async writeTo(personId: string): Promise<void> {
    await this.transactions.run(async (em) => {
      await lockInOrder(em, [`saved-searches:${personId}`]);
      const person = await em.findOneOrFail(Person, { id: personId });
      const news = await em.find(
        SavedSearchMatch,
        {
          search: { person: personId, isWatched: true },
          ...{ seenAt: null, mailedAt: null, supplier: { withdrawnAt: null } },
        },
        { orderBy: { id: 'asc' }, populate: ['search', 'supplier'] },
      );
      const theirs = new Set(await this.searchesOf(em, personId));
      const bySearch = Map.groupBy(
        news.filter(({ search }) => theirs.has(search.id)),
        ({ search }) => search.getEntity(),
      );
      if (bySearch.size === 0) return;
      const list = `${this.publicUrl}/saved-searches`;
      const parts = Array.from(bySearch, ([search, found]): DigestPart => ({
        name: search.name,
        link: `${list}/${search.id}`,
        suppliers: found.slice(0, NAMES_IN_A_LETTER).map(({ supplier }) => nameOf(supplier.getEntity())),
        count: found.length,
      }));
      await postMail(em, { to: person.email, ...writeDigest(person, parts, list) });
      const mailedAt = this.clock.nowDate();
      const searches = [...bySearch.keys()].map(({ id }) => id);
      await em.nativeUpdate(SavedSearchMatch, { search: { $in: searches }, mailedAt: null }, { mailedAt });
      await em.execute('update saved_search set mailed_at = ?::timestamptz where id = any(?::uuid[])', [
        mailedAt.toISOString(),
        `{${searches.join(',')}}`,
      ]);
    });
  }

  private async searchesOf(em: EntityManager, personId: string): Promise<string[]> {
    const rows: { id: string }[] = await em.execute(
      `select s.id from saved_search s join person on person.id = s.person_id
        where s.person_id = ? and ${STILL_THEIRS}`,
      [personId],
    );
    return rows.map(({ id }) => id);
  }

  private hoursAgo(hours: number): Date {
    return new Date(this.clock.now().subtract({ hours }).epochMilliseconds);
  }
}

function nameOf(supplier: Organisation): string {
  return supplier.displayName;
}
