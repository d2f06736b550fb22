import { createHash, randomBytes } from 'node:crypto';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '#kernel';
import { type SeenTerm, UncoveredTermsService } from '#terminology';
import type { Stretch } from '../domain/uncovered.js';

/** What was asked, as far as it matters here. */
export interface AskedText {
  readonly text: string;
  readonly uncovered: readonly Stretch[];
}

interface Pending extends AskedText {
  readonly at: number;
}

interface Seen {
  readonly stretch: Stretch;
  readonly askers: Set<string>;
  /** Of those, how many have been written already. */
  written: number;
  example: string | null;
}

const ROUND_MS = 5_000;
/** Somebody who hasn't typed on for so long meant what is there. */
const SETTLED_MS = 4_000;
/** What one person alone asks for is never kept: it may say something about them. */
const LEAST_ASKERS = 2;
const MOST_PENDING = 5_000;
const MOST_TERMS = 20_000;

const SALT = randomBytes(16);

/** A mark that stands for a person or address in this process, and from which neither can be read. */
export function askerOf(who: string): string {
  return createHash('sha256').update(SALT).update(who).digest('base64url').slice(0, 16);
}

/**
 * Notices words of queries that no concept covers. Nothing is kept of who asked: an asker is a mark that means something
 * in this process and on this day alone, so that typing letter by letter, or asking again, counts once.
 */
@Injectable()
export class UncoveredQueries implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger('UncoveredQueries');
  private readonly pending = new Map<string, Pending>();
  private seen = new Map<string, Seen>();
  private day = '';
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly em: EntityManager,
    private readonly terms: UncoveredTermsService,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.timer = setInterval(() => {
      this.settle(SETTLED_MS).catch((error: Error) => this.logger.warn(error.message));
    }, ROUND_MS).unref();
  }

  onModuleDestroy(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** @param asker whoever it is, always the same mark */
  note(asker: string, { text, uncovered }: AskedText): void {
    const last = this.pending.get(asker);
    const isTypingOn = last && (text.startsWith(last.text) || last.text.startsWith(text));
    if (last && !isTypingOn) this.count(asker, last);
    if (uncovered.length === 0) this.pending.delete(asker);
    else if (last || this.pending.size < MOST_PENDING) {
      this.pending.set(asker, { text, uncovered, at: performance.now() });
    }
  }

  /** Writes down what several have asked for. @param afterMs of silence a query counts as meant */
  async settle(afterMs: number): Promise<void> {
    const now = performance.now();
    for (const [asker, pending] of this.pending) {
      if (now - pending.at < afterMs) continue;
      this.pending.delete(asker);
      this.count(asker, pending);
    }
    const news = [...this.seen.values()].filter(
      ({ askers, written }) => askers.size >= LEAST_ASKERS && askers.size > written,
    );
    if (news.length === 0) return;
    const names = await this.namesAmong(news.map(({ stretch }) => stretch.key));
    const counted = news.map((one): SeenTerm & { readonly one: Seen } => ({
      ...one.stretch,
      one,
      count: one.askers.size - one.written,
      examples: one.example ? [{ text: one.example, organisationId: null }] : [],
    }));
    await this.terms.countQueries(
      counted.filter(({ key }) => !names.has(key)).map(({ one: _, ...term }) => term),
    );
    for (const { one } of counted) one.written = one.askers.size;
  }

  private count(asker: string, { text, uncovered }: AskedText): void {
    const today = this.clock.today('UTC').toString();
    if (this.day !== today) {
      this.day = today;
      this.seen = new Map();
    }
    for (const stretch of uncovered) {
      const known = this.seen.get(stretch.key);
      if (!known && this.seen.size >= MOST_TERMS) continue;
      const seen = known ?? { stretch, askers: new Set<string>(), written: 0, example: null };
      if (!known) this.seen.set(stretch.key, seen);
      seen.askers.add(asker);
      // A text with further unknown words might say who is meant.
      if (uncovered.length === 1) seen.example ??= text.trim();
    }
  }

  /** Whoever looks a firm up by its name doesn't miss a concept. */
  private async namesAmong(keys: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = (await this.em.fork().execute(
      `select distinct k.key from jsonb_array_elements_text(?::jsonb) as k(key)
         join organisation o on ' ' || o.folded_name || ' ' like '% ' || k.key || ' %'`,
      [JSON.stringify(keys)],
    )) as { key: string }[];
    return new Set(rows.map(({ key }) => key));
  }
}
