import { Injectable } from '@nestjs/common';
import type { CapacityUnit } from '#capability';
import { Clock, InvalidInputError } from '#kernel';
import { type GeoPoint, distanceKm } from '#places';
import { type ConceptKind, Vocabulary } from '#vocabulary';
import { isCorrectable, tolerated } from '../domain/typos.js';
import { NAME, conceptSets } from '../domain/relevance.js';
import { type Highlight, highlight } from '../domain/highlight.js';
import {
  type ConceptMatch,
  type NumberReason,
  type Reason,
  conceptMatches,
  reasonsOf,
  unstatedIn,
} from '../domain/reasons.js';
import {
  type FacetName,
  type RangeName,
  type SupplierAnswer,
  type SupplierFilter,
  type SupplierHit,
  type SupplierQuery,
  SupplierSearch,
  type SupplierSort,
  type WordLookup,
} from '../domain/supplier-search.port.js';
import {
  type Chip,
  type ReadingOptions,
  type Understanding,
  amountUnitOf,
  asked,
  queryWords,
  understand,
} from '../domain/understand.js';
import { type Stretch, uncoveredIn } from '../domain/uncovered.js';
import { type Correction, correct } from '../domain/correct.js';
import { type EmptyReason, explainEmpty } from './explain-empty.js';
import { PlaceNames } from './place-names.port.js';

/** What somebody asks for. */
export interface SupplierRequest {
  readonly text: string;
  readonly filter: SupplierFilter;
  readonly sort: SupplierSort;
  readonly offset: number;
  readonly limit: number;
  readonly facets: readonly FacetName[];
  readonly ranges?: readonly RangeName[];
  /** Pieces unless told otherwise, or as the filter or the text has it. */
  readonly amountUnit?: CapacityUnit;
  /** For the sort by distance, and to tell each supplier's distance. */
  readonly near?: GeoPoint;
  /** Ids of chips that an earlier answer gave: these parts of the text are left out, with their words. */
  readonly ignored?: readonly string[];
  /** Whether to say why nobody meets everything, when that is so: up to two dozen more questions to the engine. */
  readonly explains?: boolean;
}

export interface FoundSupplier {
  readonly organisationId: string;
  readonly score: number;
  readonly matches: readonly ConceptMatch[];
  readonly highlights: readonly Highlight[];
  readonly reasons: readonly Reason[];
  /** Numbers of the text that it doesn't state. */
  readonly unstated: readonly NumberReason[];
  /** From `near` to the centre of its ward or province; null when either isn't known. */
  readonly distanceKm: number | null;
}

export interface FoundSuppliers extends Omit<SupplierAnswer, 'hits'> {
  readonly suppliers: readonly FoundSupplier[];
  /** The text that the answer is for: as typed, or with the words corrected. */
  readonly text: string;
  readonly chips: readonly Chip[];
  readonly rest: string;
  /** Of that the words that could be names of concepts. */
  readonly uncovered: readonly Stretch[];
  /** The corrected text, when words were corrected. */
  readonly didYouMean: string | null;
  /** Nobody has everything; these have a part of it. */
  readonly isRelaxed: boolean;
  /** Of capacities and minimum orders in the ranges. */
  readonly amountUnit: CapacityUnit;
  /** When nobody has everything and the request asks why: what each part is in the way of. */
  readonly emptyReasons: readonly EmptyReason[] | null;
  readonly engine: string;
  /** The engine that should have answered didn't in time. */
  readonly isFallback: boolean;
  readonly tookMs: number;
}

const LONGEST_TEXT = 300;

interface Asked {
  readonly query: SupplierQuery;
  readonly correction: Correction;
  readonly answer: SupplierAnswer;
  /** That everything be met; another than `query` when nobody meets it. */
  readonly strict: { readonly query: SupplierQuery; readonly understanding: Understanding };
}

/**
 * Finds suppliers: understands the text, corrects words that nobody uses, asks the engine, and says why each supplier
 * was found. Asks again, more widely, when nobody has everything; so it takes two statements as a rule.
 */
@Injectable()
export class SupplierFinder {
  constructor(
    private readonly engine: SupplierSearch,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
    private readonly places: PlaceNames,
  ) {}

  /** @throws InvalidInputError for concepts that don't exist, with their path under `filter`. */
  async find(request: SupplierRequest): Promise<FoundSuppliers> {
    const began = performance.now();
    this.assertConcepts(request.filter);
    const options = { places: await this.places.reader(), ignored: new Set(request.ignored) };
    const typed = understand(request.text.slice(0, LONGEST_TEXT), this.vocabulary, options);
    const { query, correction, answer, strict } = await this.ask(request, typed, options);
    const isUnmet = strict.query !== query || answer.total === 0;
    const { understanding } = correction;
    return {
      suppliers: answer.hits.map((hit) => this.tell(hit, query, request.near)),
      total: answer.total,
      facets: answer.facets,
      ranges: answer.ranges,
      text: understanding.text,
      chips: understanding.chips,
      rest: understanding.words.map(({ start, end }) => understanding.text.slice(start, end)).join(' '),
      uncovered: uncoveredIn(understanding),
      didYouMean: understanding.text === typed.text ? null : understanding.text.trim(),
      isRelaxed: query.match === 'any' && answer.total > 0,
      amountUnit: query.amountUnit,
      emptyReasons:
        request.explains && isUnmet
          ? await explainEmpty(this.engine, strict.query, strict.understanding)
          : null,
      engine: answer.answeredBy?.engine ?? this.engine.engine,
      isFallback: answer.answeredBy?.isFallback ?? false,
      tookMs: performance.now() - began,
    };
  }

  /** What takes time to say of a hit is worked out when it is read: most lists show a part of it. */
  private tell(
    { document, score }: SupplierHit,
    query: SupplierQuery,
    near: GeoPoint | undefined,
  ): FoundSupplier {
    const { vocabulary } = this;
    const conceptIds = [...query.conceptIds, ...(query.filter.conceptIds ?? [])];
    return {
      organisationId: document.organisationId,
      score,
      get matches() {
        return conceptMatches(document, query, vocabulary);
      },
      get highlights() {
        return highlight(document.passages, { conceptIds, words: query.words }, vocabulary);
      },
      get reasons() {
        return reasonsOf(document, query, vocabulary);
      },
      unstated: unstatedIn(document, query),
      distanceKm: near && document.position ? distanceKm(near, document.position) : null,
    };
  }

  /** The first of the readings of a text, from strict to wide, that finds anybody; the strict one when none does. */
  private async ask(request: SupplierRequest, typed: Understanding, options: ReadingOptions): Promise<Asked> {
    const lookups = await this.lookUp(typed);
    const strict = correct(typed, lookups, this.vocabulary, 'unknown', options);
    const first = await this.askFor(request, strict, 'all');
    if (first.answer.total > 0) {
      const named = correct(typed, lookups, this.vocabulary, 'named', options);
      return named.understanding.text === strict.understanding.text
        ? first
        : this.byNameOrWider(request, first, named);
    }
    // Words that exist may be mistyped too; and in the end a part is better than nothing.
    const wide = correct(typed, lookups, this.vocabulary, 'all', options);
    if (wide.hasChanged) {
      const again = await this.askFor(request, wide, 'all');
      if (again.answer.total > 0) return again;
    }
    if (conceptSets(first.query).length + first.query.words.length < 2) return first;
    return { ...(await this.askFor(request, strict, 'any')), strict: first.strict };
  }

  /** A concept's name with one word that exists but isn't its own, unless a firm is called so, or as many use the word. */
  private async byNameOrWider(request: SupplierRequest, first: Asked, named: Correction): Promise<Asked> {
    const best = { ...first.query, sort: 'relevance', offset: 0, limit: 1, facets: [], ranges: [] } as const;
    const [top] = (await this.engine.search(best)).hits;
    if (top && top.score >= NAME) return first;
    const again = await this.askFor(request, named, 'all');
    return again.answer.total > first.answer.total ? again : first;
  }

  private async askFor(
    request: SupplierRequest,
    correction: Correction,
    match: SupplierQuery['match'],
  ): Promise<Asked> {
    const query = this.queryOf(request, correction, match);
    const strict = { query, understanding: correction.understanding };
    return { query, correction, answer: await this.engine.search(query), strict };
  }

  private queryOf(
    { filter, sort, offset, limit, facets, ranges = [], amountUnit, near }: SupplierRequest,
    { understanding, meant }: Correction,
    match: SupplierQuery['match'],
  ): SupplierQuery {
    const unit = amountUnit ?? filter.monthlyCapacityAtLeast?.unit ?? filter.minimumOrderAtMost?.unit;
    return {
      ...asked(understanding),
      words: queryWords(understanding.words, meant),
      nameWords: queryWords(understanding.nameWords, meant),
      mayBeName: understanding.mayBeName,
      match,
      filter,
      sort,
      amountUnit: unit ?? amountUnitOf(understanding) ?? 'pieces',
      near,
      offset,
      limit,
      facets,
      ranges,
      today: this.clock.today('UTC').toString(),
      now: this.clock.nowDate().toISOString(),
    };
  }

  /** Nothing is looked up for a text that was understood whole. */
  private async lookUp({ words }: Understanding): Promise<ReadonlyMap<string, WordLookup>> {
    const doubtful = words.filter(
      ({ folded, isCjk }) => !isCjk && isCorrectable(folded) && tolerated(folded.length) > 0,
    );
    if (doubtful.length === 0) return new Map();
    return this.engine.lookUp([...new Set(doubtful.map(({ folded }) => folded))]);
  }

  private assertConcepts({ conceptIds = [], certificateIds = [] }: SupplierFilter): void {
    const problems = [
      ...this.problems('concepts', conceptIds, (kind) => kind !== 'certificate'),
      ...this.problems('certificates', certificateIds, (kind) => kind === 'certificate'),
    ];
    if (problems.length > 0) throw new InvalidInputError(problems);
  }

  private problems(field: string, ids: readonly string[], fits: (kind: ConceptKind) => boolean) {
    return ids.flatMap((id, index) => {
      const concept = this.vocabulary.byId(id);
      if (concept && fits(concept.kind)) return [];
      const message = concept
        ? `"${id}" is of the kind ${concept.kind}, which has no place here.`
        : `"${id}" is not a concept of the vocabulary.`;
      return [{ path: ['filter', field, String(index)], message }];
    });
  }
}
